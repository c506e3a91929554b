// Columns of text for a terminal. Widths count what is seen: combining signs take no room, East Asian letters take two.

/** Cells are padded to the widest of their column; columns named in `rightAligned` (from 0) are numbers. */
export function formatTable(rows: readonly (readonly string[])[], rightAligned: readonly number[] = []): string[] {
  const widths: number[] = [];
  for (const row of rows) {
    row.forEach((cell, column) => {
      widths[column] = Math.max(widths[column] ?? 0, displayWidth(cell));
    });
  }
  return rows.map((row) =>
    row
      .map((cell, column) => {
        const gap = " ".repeat(Math.max(0, (widths[column] ?? 0) - displayWidth(cell)));
        return rightAligned.includes(column) ? gap + cell : cell + gap;
      })
      .join("  ")
      .trimEnd(),
  );
}

/** Columns that a text takes on a terminal. */
export function displayWidth(text: string): number {
  // Nearly every cell is plain, and a large table has many.
  if (/^[\x20-\x7e]*$/.test(text)) return text.length;
  let width = 0;
  // Colours are drawn, not shown.
  for (const letter of text.replace(/\u001b\[[0-9;]*m/g, "").normalize("NFC")) {
    if (/[\p{M}\p{Cf}\p{Cc}]/u.test(letter)) continue;
    width += /[\u1100-\u115f\u2e80-\ua4cf\uac00-\ud7a3\uf900-\ufaff\ufe30-\ufe6f\uff00-\uff60\uffe0-\uffe6]|\p{Emoji_Presentation}/u.test(letter) ? 2 : 1;
  }
  return width;
}
