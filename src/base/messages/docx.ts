import type { Catalogue } from "./catalogue.ts";

/** Codes of the area `docx/` with what their messages are made of. */
// biome-ignore lint/complexity/noBannedTypes: the area has no codes yet
export type DocxCodes = {};

/** The texts of the area `docx/`. */
export const docxMessages: Catalogue<DocxCodes> = {};
