// Results for other programs: one JSON document with a final newline.

/** Two spaces, keys in the order given. */
export function formatJsonResult(value: unknown): string {
  return `${JSON.stringify(value, null, 2)}\n`;
}
