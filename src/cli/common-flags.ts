// Flags that mean the same in every command that has them.
import type { FlagSpec } from "./command-spec.js";

export const WORKSPACE_FLAG: FlagSpec = {
  flags: "-w, --workspace <folder>",
  description: "folder with epi.yaml (default: found from the current folder upwards)",
};

export const JSON_FLAG: FlagSpec = {
  flags: "--json",
  description: "print the result as one JSON document on standard output",
};

export const ANSWERS_FLAG: FlagSpec = {
  flags: "--answers <file>",
  description: "take the answers from a YAML file; what it leaves out takes its default",
};

export const YES_FLAG: FlagSpec = {
  flags: "-y, --yes",
  description: "ask nothing, take the default wherever there is one",
};

export const NO_ILLUSTRATIVE_FLAG: FlagSpec = {
  flags: "--no-illustrative",
  description: "leave illustrative values out: the public record alone",
};

/** On every command. */
export const EVERYWHERE_FLAGS: readonly FlagSpec[] = [
  { flags: "-q, --quiet", description: "print results and errors, nothing else" },
  { flags: "--verbose", description: "say more about what is done and why" },
  { flags: "--no-color", description: "print without colours (also: NO_COLOR=1 in the environment)" },
  { flags: "--debug", description: "on an internal error print where it happened" },
];
