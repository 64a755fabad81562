import type { LocalGovernment } from "../local-governments.ts";

/**
 * Whether a reading (よみ) is a government's. Lists write it in hiragana or katakana, with or without what the name
 * ends with (し, ちょう or まち), after prefecture and county, or with the title's end (しちょう).
 */
export function isReadingOf(value: string, government: LocalGovernment): boolean {
  if (value === government.reading) return true;
  const key = readingKey(value);
  const forms = readingForms(government);
  if (forms.includes(key)) return true;
  const bare = key.replace(TITLE_END, "");
  return forms.some(
    (form) =>
      bare === form || (bare.endsWith(form) && PLACE_BEFORE.test(bare.slice(0, -form.length))),
  );
}

/** The keys that a government's reading is written by: さつぽろし, さつぽろ. */
export function readingForms({ reading, kind }: LocalGovernment): readonly string[] {
  const key = readingKey(reading);
  const ends = ENDS.get(kind) ?? [];
  const own = ends.find((end) => key.endsWith(end)) ?? "";
  const stem = key.slice(0, key.length - own.length);
  return [stem, ...ends.map((end) => `${stem}${end}`)];
}

/**
 * Gives what readings are compared by: hiragana without spaces and signs, small kana large, as old lists write them,
 * づ and ぢ as ず and じ.
 */
export function readingKey(value: string): string {
  return value
    .normalize("NFKC")
    .replaceAll(/[^\p{L}ー]/gu, "")
    .replaceAll(/[ァ-ヶ]/gu, (kana) =>
      String.fromCodePoint((kana.codePointAt(0) ?? 0) - TO_HIRAGANA),
    )
    .replaceAll(/[ぁぃぅぇぉっゃゅょゎゕゖづぢ]/gu, (kana) => LARGE.get(kana) ?? kana);
}

/** How far katakana come after hiragana in Unicode. */
const TO_HIRAGANA = 0x60;

const LARGE: ReadonlyMap<string, string> = new Map(
  [
    "ぁあ",
    "ぃい",
    "ぅう",
    "ぇえ",
    "ぉお",
    "っつ",
    "ゃや",
    "ゅゆ",
    "ょよ",
    "ゎわ",
    "ゕか",
    "ゖが",
    "づず",
    "ぢじ",
  ].map(([small = "", large = ""]) => [small, large]),
);

/** What names of each 種別 end with; a 町 is ちょう or まち by custom of its own. */
const ENDS: ReadonlyMap<string, readonly string[]> = new Map([
  ["都道府県", ["けん", "ふ", "と", "どう"]],
  ["市", ["し"]],
  ["特別区", ["く"]],
  ["町", ["ちよう", "まち"]],
  ["村", ["むら", "そん"]],
]);

const TITLE_END = /(?<=し|く|ちよう|まち|むら|そん)ちよう$|ちじ$/u;
const PLACE_BEFORE = /(?:けん|ふ|と|どう|ぐん)$/u;
