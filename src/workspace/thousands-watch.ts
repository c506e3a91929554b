// Numbers such as 1.234, which some programs write for a thousand and more: told apart from decimals by the other numbers of their column.

/** Place of a cell: unit and column. */
export type CellPlace = readonly [unit: number, column: number];

export interface AmbiguousNumbers {
  /** Text of the first one and where it stands. */
  readonly text: string;
  readonly place: CellPlace;
  /** The two readings of it, written so that they cannot be mistaken. */
  readonly asThousands: string;
  readonly asDecimals: string;
  /** Cells that can be read in both ways. */
  readonly count: number;
}

/** One to three digits that do not begin with 0, a sign, and exactly three digits. */
const EITHER = /^([+-]?[1-9]\d{0,2})[.,](\d{3})$/;

/** Collects the numbers of one column. */
export class ThousandsWatch {
  private isDecimal = false;
  private first: { readonly text: string; readonly place: CellPlace } | null = null;
  private count = 0;

  /** @param max largest value that the column can hold: where a thousand is impossible, the sign is a decimal one */
  constructor(private readonly max: number) {}

  /** A number that was read; one without a point or comma says nothing. */
  see(text: string, place: CellPlace): void {
    if (!/[.,]/.test(text)) return;
    const match = EITHER.exec(text);
    if (match === null || Math.abs(Number(`${match[1]}${match[2]}`)) > this.max) {
      this.isDecimal = true;
      return;
    }
    this.first ??= { text, place };
    this.count += 1;
  }

  /** null when nothing was written with a sign, or some number shows that the sign is a decimal one. */
  result(): AmbiguousNumbers | null {
    if (this.isDecimal || this.first === null) return null;
    const { text, place } = this.first;
    return { text, place, count: this.count, asThousands: text.replace(/[.,]/, ""), asDecimals: `${text}0` };
  }
}
