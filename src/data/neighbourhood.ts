import { MUNICIPALITY_WORDS } from "./column-words.ts";
import type { NamedGovernment } from "./government-code.ts";

/**
 * Whether a row is for a neighbourhood, a hamlet or an association that is called as a municipality is (朝日町, 本町): its head is none
 * that municipalities have.
 *
 * Shape: `heading` is what the list calls the column of the name; undefined for 団体名. A column of municipalities has no others.
 */
export function isNeighbourhood(
  { name, title, kind }: Pick<NamedGovernment, "name" | "title" | "kind">,
  heading: string | undefined,
): boolean {
  if (heading !== undefined && MUNICIPALITY_WORDS.includes(heading)) return false;
  if (kind.trim() !== "" && !/自治会|町内?会|行政区|地区|区会/u.test(kind)) return false;
  return /[町村]$/u.test(name.trim()) && HEADS.test(title.trim());
}

const HEADS =
  /^(?:(?:自治会|町内会|町会|行政区|地区|常会)長|会長|区長|総代|組長|班長|代表|代表者|嘱託員|駐在員)$/u;
