// Where the points of a round table are recorded: needed for one that took place, impossible for an invented one.
import { isGiven } from "../../../workspace/raw-reader.js";
import type { Rule, RoundTableScope } from "../../rule-scope.js";
import { reportSources } from "../source-parts.js";

export const roundTableEvidence: Rule<RoundTableScope> = ({ roundTable, today }, report) => {
  const { raw } = roundTable;
  const { status, source } = roundTable.roundTable;
  const hasSource = isGiven(raw, "source");
  if (raw["status"] === "observed" && !hasSource) {
    report({ ruleId: "roundtable/source-missing", pointer: ["status"], message: "The round table took place and has no source." });
  }
  if (raw["status"] === status && status === "illustrative" && hasSource) {
    report({ ruleId: "roundtable/illustrative-with-source", pointer: ["source"], at: "key", message: "The round table is illustrative and has a source." });
  }
  if (source !== null) reportSources([{ source, pointer: ["source"] }], today, report);
};
