// Splits the content stream of a PDF page into its operations, with the place of each in the bytes, so that single ones can be
// rewritten and all others stay as they are. Syntax after ISO 32000-1, 7.2, 7.3 and 7.8.

export type Operand =
  | { readonly type: "number"; readonly value: number }
  | { readonly type: "name"; readonly value: string }
  | { readonly type: "string"; readonly value: Uint8Array }
  | { readonly type: "array"; readonly value: readonly Operand[] }
  | { readonly type: "dictionary"; readonly value: ReadonlyMap<string, Operand> }
  | { readonly type: "word"; readonly value: string };

export interface Operation {
  readonly operator: string;
  readonly operands: readonly Operand[];
  /** Byte range from the first operand up to the end of the operator. */
  readonly start: number;
  readonly end: number;
}

/** Throws SyntaxError, with the byte offset, when the stream is malformed. */
export function parseContentStream(bytes: Uint8Array): readonly Operation[] {
  return new Parser(bytes).parse();
}

const Code = {
  LineFeed: 10,
  CarriageReturn: 13,
  Space: 32,
  Percent: 37,
  ParenOpen: 40,
  ParenClose: 41,
  Slash: 47,
  Zero: 48,
  Seven: 55,
  Less: 60,
  Greater: 62,
  BracketOpen: 91,
  Backslash: 92,
  BracketClose: 93,
} as const;

// Tables instead of sets: these are asked for every byte.
const WHITE = byteTable("\0\t\n\f\r ");
const ENDS_WORD = byteTable("\0\t\n\f\r ()<>[]{}/%");
const NUMBER = /^[+-]?(\d+\.?\d*|\.\d+)$/;
const LITERAL_WORDS = new Set(["true", "false", "null"]);
const ESCAPES: Readonly<Record<string, number>> = { n: 10, r: 13, t: 9, b: 8, f: 12 };

class Parser {
  #at = 0;
  readonly #bytes: Uint8Array;
  /** One character per byte, for cutting out words; strings are read from the bytes. */
  readonly #text: string;

  constructor(bytes: Uint8Array) {
    this.#bytes = bytes;
    this.#text = new TextDecoder("latin1").decode(bytes);
  }

  parse(): readonly Operation[] {
    const operations: Operation[] = [];
    let operands: Operand[] = [];
    let start = -1;
    for (this.#skipSpace(); this.#at < this.#bytes.length; this.#skipSpace()) {
      if (start < 0) start = this.#at;
      const operand = this.#operand();
      if (operand.type !== "word" || LITERAL_WORDS.has(operand.value)) {
        operands.push(operand);
        continue;
      }
      if (operand.value === "ID") this.#skipImageData();
      operations.push({ operator: operand.value, operands, start, end: this.#at });
      operands = [];
      start = -1;
    }
    if (operands.length > 0) throw this.#error("operands without an operator");
    return operations;
  }

  #operand(): Operand {
    switch (this.#bytes[this.#at]) {
      case Code.Slash:
        this.#at += 1;
        return { type: "name", value: this.#name() };
      case Code.ParenOpen:
        return { type: "string", value: this.#literalString() };
      case Code.BracketOpen:
        return { type: "array", value: this.#array() };
      case Code.Less:
        return this.#bytes[this.#at + 1] === Code.Less
          ? { type: "dictionary", value: this.#dictionary() }
          : { type: "string", value: this.#hexString() };
      default: {
        const word = this.#word();
        if (word === "") throw this.#error(`unexpected "${String.fromCharCode(this.#bytes[this.#at] ?? 0)}"`);
        return NUMBER.test(word) ? { type: "number", value: Number(word) } : { type: "word", value: word };
      }
    }
  }

  #word(): string {
    const start = this.#at;
    while (this.#at < this.#bytes.length && !ENDS_WORD[this.#bytes[this.#at] as number]) this.#at += 1;
    return this.#text.slice(start, this.#at);
  }

  #name(): string {
    return this.#word().replace(/#([0-9a-f]{2})/gi, (_all, hex: string) => String.fromCharCode(Number.parseInt(hex, 16)));
  }

  #array(): readonly Operand[] {
    this.#at += 1;
    const items: Operand[] = [];
    for (this.#skipSpace(); this.#bytes[this.#at] !== Code.BracketClose; this.#skipSpace()) {
      this.#expectMore("array");
      items.push(this.#operand());
    }
    this.#at += 1;
    return items;
  }

  #dictionary(): ReadonlyMap<string, Operand> {
    this.#at += 2;
    const entries = new Map<string, Operand>();
    for (this.#skipSpace(); this.#bytes[this.#at] !== Code.Greater; this.#skipSpace()) {
      this.#expectMore("dictionary");
      const key = this.#operand();
      if (key.type !== "name") throw this.#error("a dictionary key that is not a name");
      this.#skipSpace();
      this.#expectMore("dictionary");
      entries.set(key.value, this.#operand());
    }
    this.#at += 2;
    return entries;
  }

  #hexString(): Uint8Array {
    const end = this.#text.indexOf(">", this.#at);
    if (end < 0) throw this.#error("a string without an end");
    const digits = this.#text.slice(this.#at + 1, end).replace(/[\0\t\n\f\r ]+/g, "");
    if (!/^[0-9a-f]*$/i.test(digits)) throw this.#error("a hexadecimal string with other characters");
    this.#at = end + 1;
    const value = new Uint8Array(Math.ceil(digits.length / 2));
    // An odd last digit counts as if a zero followed.
    for (let index = 0; index < value.length; index += 1) value[index] = Number.parseInt(digits.slice(index * 2, index * 2 + 2).padEnd(2, "0"), 16);
    return value;
  }

  #literalString(): Uint8Array {
    const value: number[] = [];
    let depth = 0;
    do {
      this.#expectMore("string");
      const byte = this.#bytes[this.#at] as number;
      this.#at += 1;
      if (byte === Code.Backslash) {
        this.#escape(value);
        continue;
      }
      if (byte === Code.ParenOpen) depth += 1;
      if (byte === Code.ParenClose) depth -= 1;
      const isOuter = (byte === Code.ParenOpen && depth === 1) || (byte === Code.ParenClose && depth === 0);
      if (!isOuter) value.push(byte);
    } while (depth > 0);
    return Uint8Array.from(value);
  }

  #escape(value: number[]): void {
    this.#expectMore("string");
    const byte = this.#bytes[this.#at] as number;
    if (byte >= Code.Zero && byte <= Code.Seven) {
      let octal = "";
      while (octal.length < 3 && (this.#bytes[this.#at] ?? 0) >= Code.Zero && (this.#bytes[this.#at] ?? 0) <= Code.Seven) {
        octal += String.fromCharCode(this.#bytes[this.#at] as number);
        this.#at += 1;
      }
      value.push(Number.parseInt(octal, 8) & 0xff);
      return;
    }
    this.#at += 1;
    // A backslash at the end of a line joins it with the next.
    if (byte === Code.LineFeed) return;
    if (byte === Code.CarriageReturn) {
      if (this.#bytes[this.#at] === Code.LineFeed) this.#at += 1;
      return;
    }
    value.push(ESCAPES[String.fromCharCode(byte)] ?? byte);
  }

  /** Inline image data end at an EI that stands alone; nothing in them can be parsed. */
  #skipImageData(): void {
    for (let at = this.#at + 1; at + 1 < this.#bytes.length; at += 1) {
      const isAlone = WHITE[this.#bytes[at - 1] as number] && (at + 2 === this.#bytes.length || WHITE[this.#bytes[at + 2] as number]);
      if (isAlone && this.#bytes[at] === 69 && this.#bytes[at + 1] === 73) {
        this.#at = at;
        return;
      }
    }
    throw this.#error("an inline image without an end");
  }

  #skipSpace(): void {
    for (; this.#at < this.#bytes.length; this.#at += 1) {
      const byte = this.#bytes[this.#at] as number;
      if (byte === Code.Percent) {
        while (this.#at + 1 < this.#bytes.length && !isLineEnd(this.#bytes[this.#at + 1] as number)) this.#at += 1;
      } else if (!WHITE[byte]) return;
    }
  }

  #expectMore(what: string): void {
    if (this.#at >= this.#bytes.length) throw this.#error(`a ${what} without an end`);
  }

  #error(what: string): SyntaxError {
    return new SyntaxError(`Content stream: ${what} at byte ${this.#at}`);
  }
}

function byteTable(characters: string): readonly boolean[] {
  return Array.from({ length: 256 }, (_, byte) => characters.includes(String.fromCharCode(byte)));
}

function isLineEnd(byte: number): boolean {
  return byte === Code.LineFeed || byte === Code.CarriageReturn;
}
