import type { PageFrame } from "../../model/page-format.ts";
import type { XmlElement } from "../xml-tree.ts";
import { attributeIn, childElements, childNamed } from "./properties.ts";

/** The words of the setting 枠. */
export const FRAME_WORDS: Readonly<Record<PageFrame, string>> = {
  single: "一重",
  double: "二重",
  "thick-and-thin": "子持ち",
};

/**
 * Reads the frame around a section's pages: one of those that templates have, `other` for any other, or undefined for none.
 *
 * Source: ISO/IEC 29500-1, 17.6.10.
 */
export function readFrame(section: XmlElement | undefined): PageFrame | "other" | undefined {
  const borders = childNamed(section, "w:pgBorders");
  const sides = childElements(borders);
  if (sides.length === 0) return undefined;
  const isOnPage = attributeIn(borders, "w:offsetFrom") === "page" && sides.length === 4;
  const [first, last] = [
    kindsOf(sides, ["w:top", "w:left"]),
    kindsOf(sides, ["w:bottom", "w:right"]),
  ];
  const found = isOnPage ? FRAMES.get(`${first}|${last}`) : undefined;
  return found ?? "other";
}

function kindsOf(sides: readonly XmlElement[], names: readonly string[]): string {
  const kinds = sides
    .filter(({ name }) => names.includes(name))
    .map((side) => `${attributeIn(side, "w:val")} ${attributeIn(side, "w:sz")}`);
  return [...new Set(kinds)].join(",");
}

/** As `docx/package-shell` writes them: the sides at the head, and those at the foot. */
const FRAMES: ReadonlyMap<string, PageFrame> = new Map([
  ["single 6|single 6", "single"],
  ["double 6|double 6", "double"],
  ["thinThickSmallGap 18|thickThinSmallGap 18", "thick-and-thin"],
]);
