import type { XmlElement } from "../xml-tree.ts";
import { attributeIn, childNamed, childValue, elementsWithin } from "./properties.ts";
import { inlineText } from "./reading-text.ts";
import { areOurStyles } from "./role-styles.ts";
import { innermost, type StyleSheet } from "./style-sheet.ts";

/** The sizes and the typeface of a Word file. Units: half-points. */
export interface Measures {
  /** The size of most of the letter's characters. */
  readonly bodySize: number;
  /** The size of a style's characters. */
  readonly sizeOf: (styleId: string | undefined) => number;
  /** The typeface of Japanese characters. */
  readonly font: string;
}

/**
 * Finds the size that most characters of a letter have (本文の文字サイズ).
 *
 * Source: ISO/IEC 29500-1, 17.3.2.38 (ten points where nothing is said).
 */
export function measuresOf(body: XmlElement, styles: StyleSheet): Measures {
  const base = styles.runDefaults === undefined ? [] : [styles.runDefaults];
  const sizeIn = (levels: readonly XmlElement[]): number =>
    Number(innermost(levels, (level) => childValue(level, "w:sz")) ?? USUAL_SIZE);
  const counts = new Map<number, number>();
  for (const paragraph of elementsWithin(body)) {
    if (paragraph.name !== "w:p") continue;
    const styleId = childValue(childNamed(paragraph, "w:pPr"), "w:pStyle");
    const levels = [...base, ...styles.levelsOf(styleId, "w:rPr")];
    for (const run of elementsWithin(paragraph)) {
      if (run.name !== "w:r") continue;
      const own = childNamed(run, "w:rPr");
      const size = sizeIn(own === undefined ? levels : [...levels, own]);
      counts.set(size, (counts.get(size) ?? 0) + inlineText(run, []).length);
    }
  }
  const [[bodySize] = [USUAL_SIZE]] = [...counts].sort(([, one], [, other]) => other - one);
  const font = innermost([...base, ...styles.levelsOf(undefined, "w:rPr")], (level) =>
    attributeIn(childNamed(level, "w:rFonts"), "w:eastAsia"),
  );
  return {
    // In a file of ours the size is said once; the addressee may be most of a short letter.
    bodySize: areOurStyles(styles.names) ? sizeIn(base) : bodySize,
    sizeOf: (styleId) => sizeIn([...base, ...styles.levelsOf(styleId, "w:rPr")]),
    font: font ?? "",
  };
}

const USUAL_SIZE = 20;
