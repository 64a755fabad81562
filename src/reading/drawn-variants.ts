import { isIdeographicSelector } from "../text/variation-selector.ts";
import { call, itemsOf, type PdfResources, property, withPdf } from "../verify/open-pdf.ts";
import type { WordShown } from "./compare-by-place.ts";

/**
 * Tells which forms of kanji (異体字) that a Word file asks for a PDF does not draw. Where a font has the form, one glyph says both
 * the kanji and its selector; where it has not, LibreOffice draws the usual form, and the selector as a blank behind it.
 *
 * Shape: each once. A form that stands in a head is counted once for all pages.
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
  const drawn = await drawnVariants(pdf, resources);
  const undrawn = asked.filter((variant) => {
    const at = drawn.indexOf(variant);
    if (at >= 0) drawn.splice(at, 1);
    return at < 0;
  });
  return [...new Set(undrawn)];
}

async function drawnVariants(pdf: Uint8Array, resources: PdfResources): Promise<string[]> {
  return withPdf(pdf, resources, async (document) => {
    const drawn: string[] = [];
    for (let number = 1; number <= document.numPages; number += 1) {
      const page: unknown = await document.getPage(number);
      const list: unknown = await call(page, "getOperatorList", []);
      const operands = itemsOf(property(list, "argsArray"));
      for (const [index, operator] of itemsOf(property(list, "fnArray")).entries()) {
        if (operator !== SHOW_TEXT) continue;
        for (const glyph of itemsOf(itemsOf(operands[index])[0])) {
          drawn.push(...variantsIn(String(property(glyph, "unicode") ?? "")));
        }
      }
      await call(page, "cleanup", []);
    }
    return drawn;
  });
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
