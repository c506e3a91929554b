#!/usr/bin/env node
// Launcher only: checks that this Node can run the tool and that the tool is built, then hands over to dist/cli/main.js.
import { existsSync } from "node:fs";
import process from "node:process";
import { fileURLToPath } from "node:url";

const [major, minor] = process.versions.node.split(".").map(Number);
const entry = new URL("../dist/cli/main.js", import.meta.url);

if (major < 20 || (major === 20 && minor < 19)) {
  process.stderr.write(
    `error: epi needs Node.js 20.19 or newer, this is ${process.version}.\n  Install a current Node.js from https://nodejs.org and run the command again.\n`,
  );
  process.exitCode = 3;
} else if (!existsSync(entry)) {
  process.stderr.write(
    `error: epi is not built yet: ${fileURLToPath(entry)} is missing.\n  Run "npm run build" in the folder of the tool and try again.\n`,
  );
  process.exitCode = 3;
} else {
  // From Node 22 on compiled code is cached between runs; it only makes the start faster and may be refused silently.
  const { enableCompileCache } = await import("node:module");
  enableCompileCache?.();
  const { main } = await import(entry.href);
  await main();
}
