import type { Catalogue } from "./catalogue.ts";

/** Codes of the area `template/` with what their messages are made of. */
// biome-ignore lint/complexity/noBannedTypes: the area has no codes yet
export type TemplateCodes = {};

/** The texts of the area `template/`. */
export const templateMessages: Catalogue<TemplateCodes> = {};
