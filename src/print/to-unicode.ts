// Reads the ToUnicode map of a PDF font: which character code shows which text. Syntax after ISO 32000-1, 9.10.3.
import { parseContentStream, type Operand } from "./content-stream.js";

/** Text by character code, from the decoded bytes of a CMap. Codes without text are left out. Throws SyntaxError when malformed. */
export function parseToUnicode(bytes: Uint8Array): ReadonlyMap<number, string> {
  const texts = new Map<number, string>();
  for (const { operator, operands } of parseContentStream(bytes)) {
    if (operator === "endbfchar") readCharacters(operands, texts);
    if (operator === "endbfrange") readRanges(operands, texts);
  }
  return texts;
}

function readCharacters(operands: readonly Operand[], texts: Map<number, string>): void {
  for (let index = 0; index + 1 < operands.length; index += 2) {
    texts.set(codeOf(operands[index]), utf16(bytesOf(operands[index + 1])));
  }
}

function readRanges(operands: readonly Operand[], texts: Map<number, string>): void {
  for (let index = 0; index + 2 < operands.length; index += 3) {
    const [first, last, target] = [codeOf(operands[index]), codeOf(operands[index + 1]), operands[index + 2]];
    for (let code = first; code <= last; code += 1) {
      if (target?.type === "array") {
        const item = target.value[code - first];
        if (item) texts.set(code, utf16(bytesOf(item)));
        continue;
      }
      const bytes = Uint8Array.from(bytesOf(target));
      // Only the last byte counts up within a range.
      bytes[bytes.length - 1] = ((bytes.at(-1) ?? 0) + (code - first)) & 0xff;
      texts.set(code, utf16(bytes));
    }
  }
}

function bytesOf(operand: Operand | undefined): Uint8Array {
  if (operand?.type !== "string") throw new SyntaxError("ToUnicode map: a string was expected");
  return operand.value;
}

function codeOf(operand: Operand | undefined): number {
  return bytesOf(operand).reduce((code, byte) => code * 256 + byte, 0);
}

function utf16(bytes: Uint8Array): string {
  return new TextDecoder("utf-16be").decode(bytes);
}
