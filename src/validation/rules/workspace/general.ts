// The rest of epi.yaml: languages, texts, address, and whether there is a city at all.
import { textsOfConfig } from "../../collect-parts.js";
import type { FileScope, Rule } from "../../rule-scope.js";
import { reportLanguages } from "../language-list.js";
import { isWebAddress } from "../source-parts.js";
import { reportTexts } from "../text-languages.js";

export const workspaceGeneral: Rule<FileScope> = ({ loaded, file }, report) => {
  const { config } = loaded;
  reportLanguages(config.languages, ["languages"], report);
  reportTexts(textsOfConfig(config, loaded.documents.get(file)?.value), config.languages, [], report);
  const url = config.contact?.url;
  if (url !== undefined && !isWebAddress(url)) {
    report({ ruleId: "source/url-not-http", pointer: ["contact", "url"], message: `“${url}” is not a whole http or https address.` });
  }
  if (loaded.cities.length === 0) report({ ruleId: "workspace/no-city", pointer: [], at: "key", message: "The workspace has no city yet." });
};
