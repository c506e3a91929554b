// Reads plain values of unknown shape without ever throwing: what has the wrong type counts as absent and is remembered.
import type { LocalText } from "../model/text.js";

export type RawRecord = Readonly<Record<string, unknown>>;

/** The value as a map, or null when it is none. */
export function asRecord(value: unknown): RawRecord | null {
  return typeof value === "object" && value !== null && !Array.isArray(value) ? (value as RawRecord) : null;
}

/** Own, non-null entry of a map; inherited names such as `constructor` are no data. */
export function entryOf(record: RawRecord, key: string): unknown {
  return Object.hasOwn(record, key) ? (record[key] ?? undefined) : undefined;
}

/** Whether something stands under the key, however wrong it is. */
export function isGiven(record: RawRecord, key: string): boolean {
  return entryOf(record, key) !== undefined;
}

export class RawReader {
  /** Something had the wrong type; the schema says what. */
  hasErrors = false;

  /** Forgets nothing: a null that stands for something wrong is told apart from one that stands for nothing. */
  private take<T>(value: unknown, fits: (value: unknown) => value is T): T | null {
    if (value === undefined) return null;
    if (fits(value)) return value;
    this.hasErrors = true;
    return null;
  }

  text(record: RawRecord, key: string): string | null {
    return this.take(entryOf(record, key), (value): value is string => typeof value === "string");
  }

  number(record: RawRecord, key: string): number | null {
    return this.take(entryOf(record, key), (value): value is number => typeof value === "number" && Number.isFinite(value));
  }

  integer(record: RawRecord, key: string): number | null {
    return this.take(entryOf(record, key), (value): value is number => Number.isSafeInteger(value));
  }

  flag(record: RawRecord, key: string): boolean | null {
    return this.take(entryOf(record, key), (value): value is boolean => typeof value === "boolean");
  }

  oneOf<T extends string>(record: RawRecord, key: string, allowed: readonly T[]): T | null {
    return this.take(entryOf(record, key), (value): value is T => (allowed as readonly unknown[]).includes(value));
  }

  record(record: RawRecord, key: string): RawRecord | null {
    return this.take(entryOf(record, key), (value): value is RawRecord => asRecord(value) !== null);
  }

  list(record: RawRecord, key: string): readonly unknown[] {
    return this.take(entryOf(record, key), (value): value is unknown[] => Array.isArray(value)) ?? [];
  }

  /** Entries that are no texts are left out. */
  texts(record: RawRecord, key: string): readonly string[] {
    return this.list(record, key).filter((value): value is string => this.take(value ?? 0, isString) !== null);
  }

  /** Entries outside the vocabulary are left out. */
  someOf<T extends string>(record: RawRecord, key: string, allowed: readonly T[]): readonly T[] {
    const fits = (value: unknown): value is T => (allowed as readonly unknown[]).includes(value);
    return this.list(record, key).filter((value): value is T => this.take(value ?? 0, fits) !== null);
  }

  localText(record: RawRecord, key: string): LocalText | null {
    const map = this.record(record, key);
    if (map === null) return null;
    const entries = Object.entries(map).filter((entry): entry is [string, string] => this.take(entry[1] ?? 0, isString) !== null);
    return entries.length === 0 ? null : Object.fromEntries(entries);
  }
}

function isString(value: unknown): value is string {
  return typeof value === "string";
}
