// Parsed options as the types a command wants.
import { EpiError } from "../model/epi-error.js";
import type { OptionValues } from "./command-spec.js";

/** A text, or undefined when the flag was not given. */
export function textOption(options: OptionValues, name: string): string | undefined {
  const value = options[name];
  return typeof value === "string" ? value : undefined;
}

/** A list, [] when the flag was not given. */
export function listOption(options: OptionValues, name: string): readonly string[] {
  const value = options[name];
  return Array.isArray(value) ? (value as readonly string[]) : typeof value === "string" ? [value] : [];
}

/** A switch; `--no-x` switches are on unless they were given. */
export function switchOption(options: OptionValues, name: string): boolean {
  return options[name] === true;
}

/**
 * A whole number from 1 on.
 * @throws EpiError `usage/invalid-value`
 */
export function countOption(options: OptionValues, name: string, otherwise: number): number {
  const value = textOption(options, name);
  if (value === undefined) return otherwise;
  if (!/^[1-9][0-9]{0,3}$/.test(value)) {
    throw new EpiError({
      kind: "usage",
      code: "usage/invalid-value",
      message: `--${name} cannot be "${value}".`,
      hint: "It takes a whole number from 1 on.",
    });
  }
  return Number(value);
}

/** `{workspace: "x"}` or `{}`, for requests whose optional fields must be absent rather than undefined. */
export function workspaceOf(options: OptionValues): { workspace?: string } {
  const workspace = textOption(options, "workspace");
  return workspace === undefined ? {} : { workspace };
}
