import type { Catalogue } from "./catalogue.ts";

/** Codes of the area `markup/` with what their messages are made of. */
// biome-ignore lint/complexity/noBannedTypes: the area has no codes yet
export type MarkupCodes = {};

/** The texts of the area `markup/`. */
export const markupMessages: Catalogue<MarkupCodes> = {};
