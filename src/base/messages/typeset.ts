import type { Catalogue } from "./catalogue.ts";

/** Codes of the area `typeset/` with what their messages are made of. */
// biome-ignore lint/complexity/noBannedTypes: the area has no codes yet
export type TypesetCodes = {};

/** The texts of the area `typeset/`. */
export const typesetMessages: Catalogue<TypesetCodes> = {};
