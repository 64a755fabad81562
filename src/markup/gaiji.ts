import { JIS_X_0213_PAIRS, JIS_X_0213_ROWS } from "../text/tables/jis-x-0213.ts";

/**
 * Gives the character that a note stands for (外字注記), or undefined if the note does not say.
 *
 * Shape: the text between ［＃ and ］, e.g. `「葛」の異体字、U+845B U+E0100`, `「特のへん＋廴＋聿」、第3水準1-87-71`
 * or `始め二重山括弧、1-1-52`; a code point counts before a position. Characters that show nothing are refused.
 * Source: 青空文庫 外字注記; positions are men-ku-ten of JIS X 0213:2004.
 */
export function characterOfNote(note: string): string | undefined {
  const points = [...note.matchAll(/U\+(?<hex>[0-9A-Fa-f]{4,6})/gu)].map(({ groups }) =>
    Number.parseInt(groups?.["hex"] ?? "", 16),
  );
  if (points.length > 0) {
    return points.every(isCharacter) ? String.fromCodePoint(...points) : undefined;
  }
  const place =
    /(?:^|、|水準)(?<men>[12])-(?<ku>\d{1,2})-(?<ten>\d{1,2})(?:$|、)/u.exec(note)?.groups ?? {};
  return characterAt(Number(place["men"]), Number(place["ku"]), Number(place["ten"]));
}

// Controls, marks of direction, zero-width signs, surrogates, noncharacters: nothing that a letter shows.
const UNSEEN = /[\p{Cc}\p{Cf}\p{Cs}\p{Noncharacter_Code_Point}]/u;

function isCharacter(point: number): boolean {
  return point <= 0x10ffff && !UNSEEN.test(String.fromCodePoint(point));
}

/** Gives the character at a position of JIS X 0213: plane, row and cell, from 1 on. */
function characterAt(men: number, ku: number, ten: number): string | undefined {
  const pair = JIS_X_0213_PAIRS.get(`${men}-${ku}-${ten}`);
  if (pair !== undefined) return pair;
  const character = [...(JIS_X_0213_ROWS.get(`${men}-${ku}`) ?? "")][ten - 1];
  return character === " " ? undefined : character;
}

// Descriptions of the notation's own marks. Source: 青空文庫 注記一覧, 特殊文字.
const NOTES: ReadonlyMap<string, string> = new Map([
  ["｜", "縦線、1-1-35"],
  ["［", "始め角括弧、1-1-46"],
  ["］", "終わり角括弧、1-1-47"],
  ["《", "始め二重山括弧、1-1-52"],
  ["》", "終わり二重山括弧、1-1-53"],
  ["＃", "井げた、1-1-84"],
  ["※", "米印、1-2-8"],
]);

/** Writes a character as a note, so that it is not read as markup. */
export function noteOfCharacter(character: string): string {
  const points = [...character].map(
    (one) => `U+${(one.codePointAt(0) ?? 0).toString(16).toUpperCase().padStart(4, "0")}`,
  );
  return `※［＃${NOTES.get(character) ?? points.join(" ")}］`;
}
