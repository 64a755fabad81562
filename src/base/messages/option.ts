import type { Catalogue } from "./catalogue.ts";

/** Codes of the area `option/` with what their messages are made of. */
// biome-ignore lint/complexity/noBannedTypes: the area has no codes yet
export type OptionCodes = {};

/** The texts of the area `option/`. */
export const optionMessages: Catalogue<OptionCodes> = {};
