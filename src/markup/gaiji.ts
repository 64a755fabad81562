/**
 * Gives the character that a note stands for (外字注記), or undefined if the note does not say.
 *
 * Shape: the text between ［＃ and ］, e.g. `「葛」の異体字、U+845B U+E0100` or `始め二重山括弧、1-1-52`.
 * Source: 青空文庫 外字注記; positions are men-ku-ten of JIS X 0213:2004.
 */
export function characterOfNote(note: string): string | undefined {
  const points = [...note.matchAll(/U\+(?<hex>[0-9A-Fa-f]{4,6})/gu)].map(({ groups }) =>
    Number.parseInt(groups?.["hex"] ?? "", 16),
  );
  if (points.length > 0) {
    const isScalar = points.every(
      (point) => point <= 0x10ffff && (point < 0xd800 || point > 0xdfff) && point >= 0x20,
    );
    return isScalar ? String.fromCodePoint(...points) : undefined;
  }
  return MARKS.get(
    /(?:^|、|水準)(?<place>1-1-\d{1,2}|1-2-8)$/u.exec(note)?.groups?.["place"] ?? "",
  );
}

// The marks of the notation itself, which cannot be written as they are.
const MARKS: ReadonlyMap<string, string> = new Map([
  ["1-1-35", "｜"],
  ["1-1-46", "［"],
  ["1-1-47", "］"],
  ["1-1-52", "《"],
  ["1-1-53", "》"],
  ["1-1-84", "＃"],
  ["1-2-8", "※"],
]);

const NOTES: ReadonlyMap<string, string> = new Map([
  ["｜", "縦線、1-1-35"],
  ["［", "始め角括弧、1-1-46"],
  ["］", "終わり角括弧、1-1-47"],
  ["《", "始め二重山括弧、1-1-52"],
  ["》", "終わり二重山括弧、1-1-53"],
  ["※", "米印、1-2-8"],
]);

/** Writes a character as a note, so that it is not read as markup. */
export function noteOfCharacter(character: string): string {
  const points = [...character].map(
    (one) => `U+${(one.codePointAt(0) ?? 0).toString(16).toUpperCase().padStart(4, "0")}`,
  );
  return `※［＃${NOTES.get(character) ?? points.join(" ")}］`;
}
