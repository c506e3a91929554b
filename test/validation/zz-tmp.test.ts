import { it } from "vitest";
import path from "node:path";
import { writeFileSync } from "node:fs";
import { loadWorkspace } from "../../src/workspace/load-workspace.js";
import { createWorkspaceFiles } from "../../src/io/workspace-files.js";
import { validateWorkspace } from "../../src/validation/validate-workspace.js";
import { locateDiagnostics } from "../../src/diagnostics/locate-diagnostics.js";
import { formatPretty } from "../../src/diagnostics/format-pretty.js";
import { formatGithub } from "../../src/diagnostics/format-github.js";
const p = (t: string) => t;
it("x", async () => {
  const loaded = await loadWorkspace({ folder: path.resolve("examples/epi-network"), toolFolder: path.resolve(".") , withBundledWords: true}, createWorkspaceFiles());
  const d = validateWorkspace(loaded, { today: "2026-11-23" });
  const rest = d.filter((x) => x.ruleId !== "i18n/text-missing");
  writeFileSync("/tmp/vx/pretty.txt", formatPretty(locateDiagnostics(rest, loaded.documents), { palette: { error: p, warning: p, info: p, strong: p, dim: p } }));
  console.log(d.length, rest.length);
});
