import { isIdeographicSelector } from "../text/variation-selector.ts";
import { call, itemsOf, type PdfResources, property, withPdf } from "../verify/open-pdf.ts";
import type { WordShown } from "./compare-by-place.ts";

/**
 * Tells which forms of kanji (異体字) that a Word file asks for a PDF does not draw. Where a font has the form, one glyph says both
 * the kanji and its selector; where it has not, LibreOffice draws the usual form, and the selector as a blank behind it.
 *
 * Shape: each once. Wherever a selector has a glyph of its own, the kanji before it is in its usual form, however often the same form
 * is drawn elsewhere: a head stands on every page, and would make up for the text. Besides, each must be drawn as often as the file says it.
 * Errors: throws `UnreadableFile`. Source: ISO 32000-1, 9.10.3 (ToUnicode); pdf.js 5.4, `OPS.showText`, whose operands are glyphs.
 */
export async function undrawnVariants(
  { text }: Pick<WordShown, "text">,
  pdf: Uint8Array,
  resources: PdfResources,
): Promise<readonly string[]> {
  const asked = text.flatMap(({ paragraphs }) => paragraphs.flatMap((one) => variantsIn(one.text)));
  // Few letters ask for any: the others are not opened for it.
  if (asked.length === 0) return [];
  const { drawn, usual } = await drawnVariants(pdf, resources);
  const missing = asked.filter((variant) => {
    const at = drawn.indexOf(variant);
    if (at >= 0) drawn.splice(at, 1);
    return at < 0;
  });
  return [...new Set([...missing, ...usual.filter((variant) => asked.includes(variant))])];
}

/** The forms that are drawn, each by one glyph, and those for which the usual form is. */
interface DrawnVariants {
  readonly drawn: string[];
  readonly usual: string[];
}

async function drawnVariants(pdf: Uint8Array, resources: PdfResources): Promise<DrawnVariants> {
  return withPdf(pdf, resources, async (document) => {
    const drawn: string[] = [];
    const usual: string[] = [];
    for (let number = 1; number <= document.numPages; number += 1) {
      const page: unknown = await document.getPage(number);
      let before = "";
      for (const text of glyphTexts(await call(page, "getOperatorList", []))) {
        drawn.push(...variantsIn(text));
        const isAlone = isIdeographicSelector(text.codePointAt(0) ?? 0);
        if (isAlone && before !== "") usual.push(before + text);
        before = [...text].at(-1) ?? before;
      }
      await call(page, "cleanup", []);
    }
    return { drawn, usual };
  });
}

/** What each glyph of a page means, in the order in which they are drawn. */
function glyphTexts(list: unknown): readonly string[] {
  const operands = itemsOf(property(list, "argsArray"));
  return itemsOf(property(list, "fnArray")).flatMap((operator, index) =>
    operator === SHOW_TEXT
      ? itemsOf(itemsOf(operands[index])[0]).map((one) => String(property(one, "unicode") ?? ""))
      : [],
  );
}

/** The kanji of a text that have a selector, with it. */
function variantsIn(text: string): readonly string[] {
  const characters = [...text];
  return characters.flatMap((character, index) => {
    const before = characters[index - 1];
    const isVariant = isIdeographicSelector(character.codePointAt(0) ?? 0);
    return isVariant && before !== undefined ? [before + character] : [];
  });
}

const SHOW_TEXT = 44;
