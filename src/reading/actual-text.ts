import { withoutSelectors } from "../text/variation-selector.ts";
import { eachOperator, type Operand } from "../verify/content-operators.ts";
import { type PdfObjects, readPdfObjects, resolve, unpacked } from "../verify/pdf-objects.ts";
import { pageTree } from "../verify/pdf-page-tree.ts";
import type { MarkedSpan, PageText } from "../verify/pdf-pages.ts";
import type { PdfValue } from "../verify/pdf-value.ts";

/** What the marked contents of a page say that they mean, in the order in which they begin. */
export type ActualTexts = readonly (string | undefined)[];

/**
 * Reads what pdf.js does not tell: the ActualText of marked contents.
 *
 * Shape: one list a page; empty where a page cannot be read in this way.
 * Source: ISO 32000-1, 14.6 (marked content), 14.9.4 (replacement text).
 */
export function actualTexts(bytes: Uint8Array): readonly ActualTexts[] {
  try {
    const objects = readPdfObjects(bytes);
    return pageTree(objects).pages.map(({ entries }) => textsOf(objects, entries.get("Contents")));
  } catch {
    return [];
  }
}

function textsOf(objects: PdfObjects, contents: PdfValue | undefined): ActualTexts {
  const found: (string | undefined)[] = [];
  try {
    const value = resolve(objects, contents);
    for (const one of value?.kind === "array" ? value.items : [value]) {
      const stream = resolve(objects, one);
      if (stream?.kind !== "dictionary") continue;
      eachOperator(unpacked(stream), (operator, operands) => {
        if (operator === "BMC") found.push(undefined);
        else if (operator === "BDC") found.push(textIn(operands));
      });
    }
  } catch {
    return [];
  }
  return found;
}

function textIn(operands: readonly Operand[]): string | undefined {
  const value = operands[operands.indexOf("/ActualText") + 1];
  if (!(operands.includes("/ActualText") && value instanceof Uint8Array)) return undefined;
  const isUtf16 = value[0] === 0xfe && value[1] === 0xff;
  return isUtf16
    ? new TextDecoder("utf-16be").decode(value)
    : new TextDecoder("latin1").decode(value);
}

/**
 * Puts back what draws nothing: LibreOffice paints blanks and variation selectors with one glyph, which has the meaning of
 * whichever came first, and says what each other one means.
 *
 * Only where the two differ in nothing that is to be seen; a character that is drawn is the one that its glyph means.
 */
export function withActualText(
  texts: readonly PageText[],
  spans: readonly MarkedSpan[],
  actual: ActualTexts,
): readonly PageText[] {
  // Marks within a form are not the page's own: then nobody knows which is which.
  if (spans.length !== actual.length) return texts;
  const mended = [...texts];
  spans.forEach(({ from, to }, index) => {
    const meant = actual[index];
    const within = mended.slice(from, to);
    const read = within.map(({ text }) => text).join("");
    if (meant === undefined || drawn(meant) !== "" || drawn(read) !== "") return;
    within.forEach((item, offset) => {
      mended[from + offset] = { ...item, text: "" };
    });
    // A selector belongs to what was painted before it, wherever it is itself.
    const before = mended.findLastIndex(({ text }, at) => at < from && text !== "");
    const base = mended[before];
    if (base !== undefined) mended[before] = { ...base, text: base.text + meant };
  });
  return mended;
}

function drawn(text: string): string {
  return withoutSelectors(text).replaceAll(/\s/gu, "");
}
