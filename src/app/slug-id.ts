// Ids for file and folder names, made from names as people write them.

/** What an id may look like: lower-case Latin letters, digits and single hyphens. */
export const ID_PATTERN = /^[a-z0-9]+(-[a-z0-9]+)*$/;

// Letters that Unicode does not take apart into a base letter and a sign.
const SPELLED: Readonly<Record<string, string>> = {
  ß: "ss", æ: "ae", œ: "oe", ø: "o", đ: "d", ð: "d", ł: "l", þ: "th", ħ: "h", ı: "i", ŋ: "n", ŧ: "t",
};

/**
 * `São "X" & Söhne` → `sao-x-sohne`. Empty when the name has no Latin letter or digit at all (names in other scripts):
 * then a person has to choose.
 */
export function slugId(name: string): string {
  return Array.from(name.toLowerCase().normalize("NFKD"))
    .map((letter) => SPELLED[letter] ?? letter)
    .join("")
    .replace(/\p{M}/gu, "")
    .replace(/['’ʼ`´]/g, "")
    .replace(/[^a-z0-9]+/g, "-")
    .replace(/^-+|-+$/g, "");
}
