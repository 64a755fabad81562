/**
 * Radicals of the CJK Radicals Supplement that look like a kanji of everyday use, with that kanji; text
 * copied from a PDF often has them. The Kangxi radicals (U+2F00–2FD5) need no table: NFKC maps them.
 *
 * Source: Unicode 15.1, EquivalentUnifiedIdeograph.txt, the entries whose kanji is in JIS X 0208.
 */
export const RADICAL_KANJI: ReadonlyMap<string, string> = new Map([
  ["\u2ea0", "民"],
  ["\u2ec1", "虎"],
  ["\u2ec4", "西"],
  ["\u2ec6", "角"],
  ["\u2ed1", "長"],
  ["\u2ed8", "青"],
  ["\u2edd", "食"],
  ["\u2ee3", "骨"],
  ["\u2ee4", "鬼"],
  ["\u2ee8", "麦"],
  ["\u2ee9", "黄"],
  ["\u2eed", "歯"],
  ["\u2eef", "竜"],
  ["\u2ef2", "亀"],
]);
