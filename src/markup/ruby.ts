import type { Ruby, Text } from "../model/letter.ts";
import { graphemeCount, graphemesOf } from "../text/graphemes.ts";
import { splitText } from "./manuscript-line.ts";

/** Marks where the reading of one character ends within 《 》: 熟語ルビ `｜漢字《かん｜じ》`. */
export const READING_SEPARATOR = "｜";

// The kinds of characters that a reading without ｜ may cover. Source: 青空文庫 注記一覧, ルビ.
const KINDS = [
  /[\p{Script=Han}々〆仝〇ヶ]|[\u{e0100}-\u{e01ef}]/u,
  /[\p{Script=Hiragana}ー]/u,
  /[\p{Script=Katakana}ー]/u,
  /[A-Za-zＡ-Ｚａ-ｚ0-9０-９]/u,
];

/** Gives the offset at which the run of one kind of characters begins that ends the text. */
export function rubyBaseStart(text: string): number {
  const characters = [...text];
  const last = characters.at(-1) ?? "";
  const kind = KINDS.find((one) => one.test(last));
  if (kind === undefined) return text.length;
  let start = text.length;
  for (const character of characters.reverse()) {
    if (!kind.test(character)) break;
    start -= character.length;
  }
  return start;
}

/**
 * Makes a ruby run from base and reading: mono for one character, jukugo where the reading is split
 * for each character, else group; undefined if the parts do not match the characters.
 */
export function rubyOf(
  base: readonly Text[],
  readings: readonly (readonly Text[])[],
): Ruby | undefined {
  const [only] = readings;
  if (readings.length === 1 && only !== undefined) {
    const isMono = letterCount(base) === 1;
    return { type: "ruby", mode: isMono ? "mono" : "group", pairs: [{ base, ruby: only }] };
  }
  const letters = base.flatMap(lettersOf);
  if (letters.length !== readings.length) return undefined;
  const pairs = letters.map((letter, index) => ({ base: [letter], ruby: readings[index] ?? [] }));
  return { type: "ruby", mode: "jukugo", pairs };
}

function letterCount(texts: readonly Text[]): number {
  return texts.reduce((count, { text }) => count + graphemeCount(text), 0);
}

function lettersOf(text: Text): readonly Text[] {
  const found: Text[] = [];
  let rest = text;
  for (const character of graphemesOf(text.text).slice(0, -1)) {
    const [letter, after] = splitText(rest, character.length);
    found.push(letter);
    rest = after;
  }
  return [...found, rest];
}
