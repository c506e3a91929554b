// Turns the bytes of a file into text, or says why they are no text: a wrong encoding must never become wrong letters.

/** Larger files are refused: no review of a city comes near it, and reading one would only stop the machine. */
export const MAX_FILE_BYTES = 10 * 1024 * 1024;

export type FileProblem = "not-utf8" | "binary" | "too-large" | "unreadable";

/** The text of a file without its byte order mark, or the reason why there is none. */
export type FileText =
  | { readonly ok: true; readonly text: string }
  | { readonly ok: false; readonly problem: FileProblem; readonly detail: string };

/** Shape: bytes of one file → its text. Never throws. */
export function decodeFile(bytes: Uint8Array): FileText {
  if (bytes.byteLength > MAX_FILE_BYTES) return tooLarge(bytes.byteLength);
  const [first, second] = bytes;
  if ((first === 0xff && second === 0xfe) || (first === 0xfe && second === 0xff)) {
    return { ok: false, problem: "not-utf8", detail: "it is saved as UTF-16 (“Unicode” in some Windows programs)" };
  }
  if (bytes.includes(0)) {
    return { ok: false, problem: "binary", detail: `byte ${bytes.indexOf(0) + 1} is zero, which no text has` };
  }
  try {
    // The decoder drops a byte order mark, so columns start at the first letter that people see.
    return { ok: true, text: new TextDecoder("utf-8", { fatal: true }).decode(bytes) };
  } catch {
    const good = new TextDecoder("utf-8", { ignoreBOM: true }).decode(bytes);
    const broken = good.indexOf("\uFFFD");
    const line = good.slice(0, broken).split("\n").length;
    return { ok: false, problem: "not-utf8", detail: `line ${line} holds bytes that are no UTF-8` };
  }
}

/** The answer for a file whose size alone rules it out, so that nobody has to read it first. */
export function tooLarge(sizeBytes: number): FileText {
  const megabytes = (sizeBytes / 1024 / 1024).toFixed(1);
  return { ok: false, problem: "too-large", detail: `it has ${megabytes} MB` };
}
