import { type Diagnostic, error } from "../base/diagnostic.ts";
import { placeIn, type SourceText } from "./source-text.ts";

// Controls but tab and line feed, marks of direction, soft hyphens, invisible fillers and joiners, noncharacters.
const INVISIBLE =
  // biome-ignore lint/suspicious/noControlCharactersInRegex: control characters are what is looked for
  /[\u0000-\u0008\u000b-\u001f\u007f-\u009f\u00ad\u061c\u115f\u1160\u180e\u200b\u200e\u200f\u202a-\u202e\u2060-\u2069\u3164\ufeff\uffa0\ufff9-\ufffd\ufdd0-\ufdef\ufffe\uffff]/gu;

// Kangxi and CJK radicals, which look like kanji but are other characters. They come from copied PDFs.
const RADICALS = /[\u2e80-\u2eff\u2f00-\u2fdf]/gu;

/**
 * Reports characters that nobody sees, or that only look like what they should be.
 *
 * Errors: template/invisible-character, template/look-alike.
 * Source: Unicode 16.0, blocks Kangxi Radicals and CJK Radicals Supplement; UAX #9 for the marks of direction.
 */
export function checkSource(source: SourceText): readonly Diagnostic[] {
  const invisible = [...source.text.matchAll(INVISIBLE)].map(({ index, 0: character }) =>
    error("template/invisible-character", placeIn(source, index, index + 1), {
      code: codeOf(character),
    }),
  );
  const alike = [...source.text.matchAll(RADICALS)].map(({ index, 0: character }) => {
    const kanji = character.normalize("NFKC");
    return error("template/look-alike", placeIn(source, index, index + 1), {
      found: character,
      code: codeOf(character),
      instead: kanji === character ? "" : kanji,
    });
  });
  return [...invisible, ...alike];
}

/** The code of the first character in a text that nobody sees, if there is one: what an escape of YAML may stand for. */
export function invisibleIn(text: string): string | undefined {
  const [found] = text.match(INVISIBLE) ?? [];
  return found === undefined ? undefined : codeOf(found);
}

function codeOf(character: string): string {
  return `U+${(character.codePointAt(0) ?? 0).toString(16).toUpperCase().padStart(4, "0")}`;
}
