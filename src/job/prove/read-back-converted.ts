import { type Diagnostic, error } from "../../base/diagnostic.ts";
import {
  compareByPlace,
  type PlaceDifference,
  type WordShown,
} from "../../reading/compare-by-place.ts";
import { textByPlace } from "../../reading/text-by-place.ts";
import { excerptPair, excerptStart } from "../../verify/excerpt.ts";
import type { PdfResources } from "../../verify/open-pdf.ts";
import { UnreadableFile } from "../../verify/unreadable-file.ts";

/**
 * Reads a PDF that LibreOffice made of a Word file, and tells what it does not show as the file says it. Nothing that it
 * converts is believed before.
 *
 * Shape: `path` is the Word file's, where the places are. An empty list: every character is there once, in its order.
 * Errors: `office/text-differs`; `office/not-converted` if it cannot be read.
 */
export async function readBackConverted(
  path: string,
  pdf: Uint8Array,
  expected: WordShown,
  resources: PdfResources,
): Promise<readonly Diagnostic[]> {
  try {
    const pages = await textByPlace(pdf, resources);
    return compareByPlace(expected, pages).map((difference) => told(path, difference));
  } catch (cause) {
    if (!(cause instanceof UnreadableFile)) throw cause;
    return [error("office/not-converted", { kind: "file", path }, { why: "broken-file" })];
  }
}

function told(path: string, { place, paragraph, expected, found }: PlaceDifference): Diagnostic {
  const isPair = expected !== "" && found !== "";
  const values = isPair
    ? { ...excerptPair(expected, found) }
    : { expected: excerptStart(expected), found: excerptStart(found) };
  return error(
    "office/text-differs",
    paragraph === 0
      ? { kind: "file", path }
      : { kind: "word", path, part: place, paragraph, around: values.expected },
    values,
  );
}
