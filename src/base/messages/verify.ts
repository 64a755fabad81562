import type { Catalogue } from "./catalogue.ts";

/** Codes of the area `verify/` with what their messages are made of. */
// biome-ignore lint/complexity/noBannedTypes: the area has no codes yet
export type VerifyCodes = {};

/** The texts of the area `verify/`. */
export const verifyMessages: Catalogue<VerifyCodes> = {};
