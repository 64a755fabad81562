import type { Catalogue } from "./catalogue.ts";

/** Codes of the area `csv/` with what their messages are made of. */
// biome-ignore lint/complexity/noBannedTypes: the area has no codes yet
export type CsvCodes = {};

/** The texts of the area `csv/`. */
export const csvMessages: Catalogue<CsvCodes> = {};
