// Refuses texts that nest deeper than any dataset does, before the YAML parser sees them: it recurses, and near the end
// of the stack a regular expression inside it can end the whole process, which no `catch` can stop.
import { Lexer } from "yaml";

/** Levels of nesting that are read; real files need seven. */
export const MAX_DEPTH = 64;

/** Leading spaces or list dashes of one line that are read. */
const MAX_LINE_LEAD = 512;

/** Offset at which the text nests too deeply, or null. */
export function findExcessiveDepth(text: string): number | null {
  const lead = new RegExp(`^[ ]{${MAX_LINE_LEAD}}|^ *(?:[-?] +){${MAX_DEPTH}}`, "m").exec(text);
  if (lead !== null) return lead.index;
  // Brackets inside quotes and prose count here as well, so this only picks the texts worth a true look.
  return looksDeep(text) ? findDeepBracket(text) : null;
}

function looksDeep(text: string): boolean {
  let depth = 0;
  for (const match of text.matchAll(/[[\]{}]/g)) {
    if (match[0] === "[" || match[0] === "{") {
      depth += 1;
      if (depth > MAX_DEPTH) return true;
    } else if (depth > 0) {
      depth -= 1;
    }
  }
  return false;
}

function findDeepBracket(text: string): number | null {
  let depth = 0;
  let offset = 0;
  for (const lexeme of new Lexer().lex(text)) {
    if (lexeme === "[" || lexeme === "{") {
      depth += 1;
      if (depth > MAX_DEPTH) return offset;
    } else if (lexeme === "]" || lexeme === "}") {
      depth -= 1;
    }
    // The lexer marks documents, scalars and flow ends with single control characters that stand for no text.
    if (!/^[\x02\x18\x1f\ufeff]$/.test(lexeme)) offset += lexeme.length;
  }
  return null;
}
