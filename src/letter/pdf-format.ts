import { createPdfCache, writePdf } from "../pdf/write-pdf.ts";
import type { FormatTools, LetterFormats } from "./letter-format.ts";

/** Writes letters as PDF. */
export function pdfFormat({
  layOut,
  settings,
  world,
}: FormatTools): ReturnType<LetterFormats["pdf"]> {
  const cache = createPdfCache();
  const pictures = settings.pictures === undefined ? {} : { pictures: settings.pictures };
  return {
    warnings: [],
    check: () => [],
    make: ({ letter, source }) => {
      const document = layOut(letter);
      return { bytes: writePdf(document, { source, cache, ...pictures }, world), document };
    },
  };
}
