import type { FontFace } from "../model/font-face.ts";
import { JIS_X_0213_PAIRS, JIS_X_0213_ROWS } from "../text/tables/jis-x-0213.ts";

/** How much of a character set a face has. */
export interface Coverage {
  readonly present: number;
  readonly total: number;
  /** What is missing, in the order of the standard. */
  readonly missing: readonly string[];
}

/**
 * Lists the characters of JIS X 0208:1997, 6,879 in the order of the standard (区点).
 *
 * Source: JIS X 0208:1997, rows 1 to 8 and 16 to 84, through the Encoding Standard's index jis0208, whose six
 * Microsoft mappings are put right; the dash 1-29 stays U+2015, as in Unicode's JIS0208.TXT.
 */
export function jisX0208(): readonly string[] {
  const decoder = new TextDecoder("euc-jp");
  const characters: string[] = [];
  for (let row = 1; row <= 84; row++) {
    if (row > 8 && row < 16) continue;
    for (let cell = 1; cell <= 94; cell++) {
      const character = decoder.decode(Uint8Array.of(0xa0 + row, 0xa0 + cell));
      if (character !== "\ufffd") characters.push(STANDARD_FORM.get(character) ?? character);
    }
  }
  return characters;
}

/** Code points that the Encoding Standard takes from Windows, with those of the standard. */
const STANDARD_FORM: ReadonlyMap<string, string> = new Map([
  ["～", "〜"],
  ["∥", "‖"],
  ["－", "−"],
  ["￠", "¢"],
  ["￡", "£"],
  ["￢", "¬"],
]);

/** Lists the characters of JIS X 0213:2004, 11,233: those of JIS X 0208 first, then what it adds. */
export function jisX0213(): readonly string[] {
  const known = new Set(jisX0208());
  const all = [...JIS_X_0213_ROWS.values()].flatMap((row) => [...row]);
  const additions = all.filter((character) => character !== " " && !known.has(character));
  return [...known, ...additions, ...JIS_X_0213_PAIRS.values()];
}

/** Counts which characters of a set a face has; a sequence is present if each of its code points is. */
export function coverageOf(face: FontFace, characters: readonly string[]): Coverage {
  const missing = characters.filter(
    (character) =>
      ![...character].every((part) => face.glyphOf(part.codePointAt(0) ?? 0) !== undefined),
  );
  return { present: characters.length - missing.length, total: characters.length, missing };
}
