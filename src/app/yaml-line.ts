// Writes single YAML values and comment lines for files that people go on editing by hand.
import { stringify } from "yaml";

/** One value on one line, quoted only where YAML would otherwise read something else (`NO`, `2020`, `a: b`). */
export function yamlScalar(value: string | number): string {
  if (typeof value === "number") return String(value);
  const plain = stringify(value, { lineWidth: 0 }).replace(/\n$/, "");
  // Older readers take these words for booleans although YAML 1.2 does not, and editors colour them so.
  const isTrap = /^(y|n|yes|no|on|off)$/i.test(value);
  // Odd spaces at an end, and line separators that some readers count as line breaks, are kept only within quotes.
  const isFragile = value !== value.trim() || /[\u0085\u2028\u2029\ufeff]/.test(value);
  return plain.includes("\n") || isTrap || isFragile ? JSON.stringify(value) : plain;
}

/** `{lv: Rīga, en: Riga}`, in the order given. */
export function yamlTextMap(texts: Readonly<Record<string, string>>): string {
  const entries = Object.entries(texts).map(([tag, text]) => `${yamlKey(tag)}: ${flowScalar(text)}`);
  return `{${entries.join(", ")}}`;
}

/** `[de, en]`. */
export function yamlList(values: readonly string[]): string {
  return `[${values.map(flowScalar).join(", ")}]`;
}

/** Comment lines at the given indent, wrapped at about 110 columns and never inside a word. */
export function yamlComment(text: string, indent: string, hanging = ""): string[] {
  const width = 110 - indent.length;
  const lines: string[] = [];
  let line = "";
  for (const word of text.split(/\s+/)) {
    if (line !== "" && line.length + 1 + word.length > width) {
      lines.push(line);
      line = hanging + word;
    } else {
      line = line === "" ? word : `${line} ${word}`;
    }
  }
  if (line !== "") lines.push(line);
  return lines.map((text_) => `${indent}# ${text_}`);
}

/** The line by which editors find the schema of a file. */
export function schemaLine(path: string): string {
  return `# yaml-language-server: $schema=${path}`;
}

/** Inside `{…}` and `[…]` commas and brackets end a value. */
function flowScalar(text: string): string {
  const plain = yamlScalar(text);
  return /^["']/.test(plain) || !/[,[\]{}]/.test(plain) ? plain : JSON.stringify(text);
}

/** The language tag `no` must not look like a word of another kind. */
function yamlKey(tag: string): string {
  return /^(no|y|n|on|off|yes)$/i.test(tag) ? JSON.stringify(tag) : tag;
}
