// The results and words of the example network, as the renderer gets them.
import { fileURLToPath } from "node:url";
import { loadDesign } from "../../src/app/load-design.js";
import { loadWords } from "../../src/app/load-words.js";
import type { AppPorts } from "../../src/app/ports.js";
import { scoreNetwork } from "../../src/app/score-network.js";
import { nodeFiles } from "../../src/io/node-files.js";
import { createRenderer } from "../../src/report/create-renderer.js";

export const REPOSITORY = fileURLToPath(new URL("../../", import.meta.url));
export const NETWORK = `${REPOSITORY}examples/epi-network`;
export const LANGUAGES = ["en", "de", "es", "it", "lv", "pl", "ro", "sv"];

export const ports: Pick<AppPorts, "files" | "host"> = {
  files: nodeFiles("test"),
  host: { cwd: REPOSITORY, env: {}, today: "2026-12-31", toolFolder: REPOSITORY, toolVersion: "0.0.0-test", nodeVersion: "v0", icuVersion: "0" },
};

export const exampleResults = async (includeIllustrative = true) =>
  (await scoreNetwork({ workspace: NETWORK, cities: [], includeIllustrative }, ports)).results;

export const wordsOf = async (lang: string) => (await loadWords(lang, "epi@1", NETWORK, ports)).words;

export const exampleRenderer = async () =>
  createRenderer((await loadDesign(`${REPOSITORY}node_modules/@fontsource/noto-sans`, ports)).assets);
