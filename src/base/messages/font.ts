import type { Catalogue } from "./catalogue.ts";

/** Codes of the area `font/` with what their messages are made of. */
// biome-ignore lint/complexity/noBannedTypes: the area has no codes yet
export type FontCodes = {};

/** The texts of the area `font/`. */
export const fontMessages: Catalogue<FontCodes> = {};
