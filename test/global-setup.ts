// Builds dist/ once before the first test, so that test files find the command and do not build it side by side.
import { ensureBuilt } from "./cli/built-command.js";

export async function setup(): Promise<void> {
  await ensureBuilt();
}
