import { type Diagnostic, error } from "../base/diagnostic.ts";
import { openFaces } from "../outside/find-fonts.ts";
import {
  compareByPlace,
  type PlaceDifference,
  sameButFigures,
  type WordShown,
} from "../reading/compare-by-place.ts";
import { undrawnVariants } from "../reading/drawn-variants.ts";
import { type Stretch, textByPlace } from "../reading/text-by-place.ts";
import { excerptPair, excerptStart } from "../verify/excerpt.ts";
import type { PdfResources } from "../verify/open-pdf.ts";
import { UnreadableFile } from "../verify/unreadable-file.ts";

/** What reading a converted PDF gave. */
export interface ConvertedReading {
  /** What it does not show as the Word file says it; empty: every character is there once, in its order. */
  readonly faults: readonly Diagnostic[];
  /** Undefined for what cannot be read. */
  readonly pageCount: number | undefined;
}

/**
 * Reads a PDF that LibreOffice made of a Word file, and tells what it does not show as the file says it. Nothing that it
 * converts is trusted before.
 *
 * Marks beside characters (圏点) are drawn and cannot be read; LibreOffice 7.4 leaves them out, so that a file with some is
 * an error however its text came out.
 * Shape: `path` is the Word file's, where the places are.
 * Errors (in the result): `office/text-differs`, `office/number-differs`, `office/emphasis-lost`, `office/variant-lost`; `office/not-converted` if it cannot be read.
 */
export async function readBackConverted(
  path: string,
  pdf: Uint8Array,
  expected: WordShown,
  resources: PdfResources,
): Promise<ConvertedReading> {
  const at = { kind: "file", path } as const;
  try {
    const pages = await textByPlace(pdf, resources);
    const differences = convertedFaults(path, expected, pages);
    const lost = expected.isEmphasised ? [error("office/emphasis-lost", at, {})] : [];
    const variants = await undrawnVariants(expected, pdf, resources);
    const other =
      variants.length === 0
        ? []
        : [
            error("office/variant-lost", at, {
              characters: variants.join("、"),
              font: await fontWith(variants),
            }),
          ];
    return { faults: [...differences, ...lost, ...other], pageCount: pages.length };
  } catch (cause) {
    if (!(cause instanceof UnreadableFile)) throw cause;
    const broken = error("office/not-converted", at, { why: "broken-file" });
    return { faults: [broken], pageCount: undefined };
  }
}

/** The font that comes with the product, if it has all of these forms; else "". */
async function fontWith(variants: readonly string[]): Promise<string> {
  const faces = await openFaces([]);
  const [face] = faces.ok ? faces.value : [];
  const has = (variant: string): boolean => {
    const [kanji, selector] = [...variant].map((one) => one.codePointAt(0) ?? 0);
    return face?.variantOf(kanji ?? 0, selector ?? 0) !== undefined;
  };
  return face !== undefined && variants.every(has) ? face.family : "";
}

/** What the pages of a letter do not show as its Word file says it. */
export function convertedFaults(
  path: string,
  expected: WordShown,
  pages: readonly (readonly Stretch[])[],
): readonly Diagnostic[] {
  return compareByPlace(expected, pages).map((one) => told(path, one, expected));
}

function told(
  path: string,
  { place, paragraph, expected, found }: PlaceDifference,
  { counted }: WordShown,
): Diagnostic {
  const isPair = expected !== "" && found !== "";
  const values = isPair
    ? { ...excerptPair(expected, found) }
    : { expected: excerptStart(expected), found: excerptStart(found) };
  const isCounted = counted.some((one) => one.place === place && one.number === paragraph);
  return error(
    // Of two numbers that a field shows the one in the Word file is old.
    isCounted && isPair && sameButFigures(expected, found)
      ? "office/number-differs"
      : "office/text-differs",
    paragraph === 0
      ? { kind: "file", path }
      : { kind: "word", path, part: place, paragraph, around: values.expected },
    values,
  );
}
