/**
 * The character that a form of it stands for: fonts for vertical lines and PDFs made with them often tell the form's code.
 *
 * Shape: `︑` gives `、`, `︵` gives `（`, `⾃` (U+2F83) gives `自`; every other character, and a radical that is not written as a
 * character by itself, is given as it is.
 * Source: The Unicode Standard, blocks Vertical Forms, CJK Compatibility Forms, Kangxi Radicals, CJK Radicals Supplement;
 * EquivalentUnifiedIdeograph.txt for the last.
 */
export function ordinaryCharacter(character: string): string {
  if (/[\u2F00-\u2FD5]/u.test(character)) return character.normalize("NFKC");
  if (/[\uFE10-\uFE19\uFE30-\uFE44\uFE47\uFE48]/u.test(character)) return uprightForm(character);
  return RADICALS.get(character) ?? character;
}

/** Unicode decomposes some of them to ASCII, which is not what stands in a Japanese line. */
function uprightForm(character: string): string {
  const plain = character.normalize("NFKC");
  if (plain === "...") return "…";
  if (plain === "..") return "‥";
  return plain.replace(/^[!-~]$/u, (ascii) =>
    String.fromCodePoint((ascii.codePointAt(0) ?? 0) + FULL_WIDTH),
  );
}

/** From an ASCII character to its full-width form. */
const FULL_WIDTH = 0xfee0;

/** Those of the supplement that are whole Japanese characters, and have no decomposition but 母. */
const RADICALS: ReadonlyMap<string, string> = new Map([
  ["\u2E9F", "母"],
  ["\u2EA0", "民"],
  ["\u2EC1", "虎"],
  ["\u2EC4", "西"],
  ["\u2EC6", "角"],
  ["\u2ED1", "長"],
  ["\u2ED8", "青"],
  ["\u2EDD", "食"],
  ["\u2EE4", "鬼"],
  ["\u2EE8", "麦"],
  ["\u2EE9", "黄"],
  ["\u2EEB", "斉"],
  ["\u2EED", "歯"],
  ["\u2EEF", "竜"],
  ["\u2EF2", "亀"],
]);
