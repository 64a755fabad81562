/** Complimentary closes (結語) that go with a salutation (頭語), the usual one first. Source: 書簡用語, 頭語と結語. */
const PAIRS: ReadonlyMap<string, readonly [string, ...string[]]> = new Map<
  string,
  readonly [string, ...string[]]
>([
  ["拝啓", ["敬具", "拝具", "敬白"]],
  ["拝呈", ["敬具", "拝具"]],
  ["啓上", ["敬具", "拝具"]],
  ["謹啓", ["謹白", "敬白", "謹言", "頓首", "再拝"]],
  ["恭啓", ["謹白", "敬白", "謹言", "頓首", "再拝"]],
  ["粛啓", ["謹白", "敬白", "謹言", "頓首", "再拝"]],
  ["拝復", ["敬具", "拝具", "敬答"]],
  ["復啓", ["敬具", "拝具", "敬答"]],
  ["再啓", ["敬具", "拝具"]],
  ["急啓", ["草々", "早々", "不一", "敬具"]],
  ["急呈", ["草々", "早々", "不一", "敬具"]],
  ["前略", ["草々", "早々", "不一", "不備"]],
  ["冠省", ["草々", "早々", "不一", "不備"]],
  ["略啓", ["草々", "早々", "不一", "不備"]],
]);

/** The closes that go with a salutation, the usual one first; undefined for a salutation we do not know. */
export function closesOf(salutation: string): readonly [string, ...string[]] | undefined {
  return PAIRS.get(salutation);
}

/** Tells whether a word is a salutation; a word that stands alone on its line may be a close as well. */
export function isSalutation(word: string, isAlone: boolean): boolean {
  return PAIRS.has(word) || (isAlone && [...PAIRS.values()].flat().includes(word));
}
