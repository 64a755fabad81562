import type { XmlElement } from "../xml-tree.ts";
import type { LetterParts } from "./letter-parts.ts";
import { attributeIn, childElements, childNamed, elementsWithin } from "./properties.ts";
import { type Setting, type SettingMap, textSetting } from "./setting.ts";

/**
 * Reads the places of seals that are half on another sheet (契印・割印) from the heads of a letter's pages: frames with dashed lines on
 * three sides, the open one at the edge of the paper.
 *
 * Shape: 契印 for the one at the head of the first sheet, 割印 for the one at the binding; which of the two names it had the file does
 * not say.
 */
export function readJoints(section: XmlElement | undefined, file: LetterParts): SettingMap {
  const settings = new Map<string, Setting>();
  const heads = childElements(section)
    .filter(({ name }) => name === "w:headerReference")
    .flatMap((one) => file.related(attributeIn(one, "r:id") ?? "") ?? []);
  for (const paragraph of heads.flatMap(elementsWithin)) {
    const joint = jointOf(paragraph);
    if (joint === undefined) continue;
    const [key, place] = joint.isAtHead ? ["契印", "上辺"] : ["割印", "とじ目"];
    const size = textSetting(`${Math.round((joint.size / TWIPS_PER_MM) * 10) / 10}mm`);
    const entries = new Map([
      ["位置", textSetting(place ?? "")],
      ["大きさ", size],
    ]);
    settings.set(key ?? "", { kind: "map", entries });
  }
  return settings;
}

/** Whether a paragraph of a head is such a place and nothing else. */
export function isJoint(paragraph: XmlElement): boolean {
  return jointOf(paragraph) !== undefined;
}

/** Units: twips. */
function jointOf(
  paragraph: XmlElement,
): { readonly isAtHead: boolean; readonly size: number } | undefined {
  if (paragraph.name !== "w:p") return undefined;
  const properties = childNamed(paragraph, "w:pPr");
  const frame = childNamed(properties, "w:framePr");
  const sides = childElements(childNamed(properties, "w:pBdr"));
  const areDashed = sides.every((side) => attributeIn(side, "w:val") === "dashed");
  const isEmpty = childElements(paragraph).every(({ name }) => name === "w:pPr");
  if (!(areDashed && isEmpty) || frame === undefined || sides.length !== 3) return undefined;
  const isAtHead = sides.every(({ name }) => name !== "w:top");
  const size = Number(attributeIn(frame, isAtHead ? "w:w" : "w:h"));
  return size > 0 ? { isAtHead, size } : undefined;
}

const TWIPS_PER_MM = 1440 / 25.4;
