import { createRequire } from "node:module";
import { dirname, join, sep } from "node:path";
import type { PdfResources } from "../verify/open-pdf.ts";

/** The tables that come with pdf.js, which pdf-parse brings. pdf.js reads them as files, by plain paths. */
export function pdfResources(): PdfResources {
  const pdfParse = createRequire(import.meta.url).resolve("pdf-parse");
  const folder = dirname(createRequire(pdfParse).resolve("pdfjs-dist/package.json"));
  return {
    cMapUrl: join(folder, "cmaps") + sep,
    standardFontDataUrl: join(folder, "standard_fonts") + sep,
  };
}
