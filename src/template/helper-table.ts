import type { TemplateHelper } from "./template-helper.ts";

/** All helpers by name. */
export const HELPERS: ReadonlyMap<string, TemplateHelper> = new Map<string, TemplateHelper>([]);
