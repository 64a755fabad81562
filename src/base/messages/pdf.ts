import type { Catalogue } from "./catalogue.ts";

/** Codes of the area `pdf/` with what their messages are made of. */
// biome-ignore lint/complexity/noBannedTypes: the area has no codes yet
export type PdfCodes = {};

/** The texts of the area `pdf/`. */
export const pdfMessages: Catalogue<PdfCodes> = {};
