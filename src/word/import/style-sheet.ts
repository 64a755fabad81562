import type { XmlElement } from "../xml-tree.ts";
import type { LetterParts } from "./letter-parts.ts";
import { attributeIn, childElements, childNamed, childValue } from "./properties.ts";

/** The styles of a Word file. */
export interface StyleSheet {
  /** Name of the style of an id, as Word shows it; of the default paragraph style without an id. */
  readonly nameOf: (id: string | undefined) => string | undefined;
  /** Id of the style of a name. */
  readonly idOf: (name: string) => string | undefined;
  /** The elements of a kind (`w:pPr`, `w:rPr`) of a style and those that it is based on, the furthest first. */
  readonly levelsOf: (id: string | undefined, kind: "w:pPr" | "w:rPr") => readonly XmlElement[];
  /** A style and those that it is based on, the furthest first; none for an id that is not in the file. */
  readonly chainOf: (id: string) => readonly XmlElement[];
  /** What holds for all characters, and for all paragraphs. */
  readonly runDefaults: XmlElement | undefined;
  readonly paragraphDefaults: readonly XmlElement[];
  readonly names: readonly string[];
}

/**
 * Reads the styles of a Word file.
 *
 * Source: ISO/IEC 29500-1, 17.7.
 */
export function readStyleSheet({ part }: Pick<LetterParts, "part">): StyleSheet {
  const root = part("styles.xml");
  const defaults = childNamed(root, "w:docDefaults");
  const styles = new Map<string, XmlElement>();
  let usual: string | undefined;
  for (const style of childElements(root).filter(({ name }) => name === "w:style")) {
    const id = attributeIn(style, "w:styleId") ?? "";
    styles.set(id, style);
    const isDefault = isOn(attributeIn(style, "w:default") ?? "0");
    if (isDefault && attributeIn(style, "w:type") === "paragraph") usual = id;
  }
  const chainOf = (id: string | undefined): readonly XmlElement[] => {
    const chain: XmlElement[] = [];
    let style = styles.get(id ?? usual ?? "");
    while (style !== undefined && chain.length < LONGEST_CHAIN) {
      chain.unshift(style);
      style = styles.get(childValue(style, "w:basedOn") ?? "");
    }
    return chain;
  };
  return {
    nameOf: (id) => childValue(styles.get(id ?? usual ?? ""), "w:name"),
    idOf: (name) => [...styles].find(([, style]) => childValue(style, "w:name") === name)?.[0],
    chainOf,
    levelsOf: (id, kind) => chainOf(id).flatMap((style) => childNamed(style, kind) ?? []),
    runDefaults: childNamed(childNamed(defaults, "w:rPrDefault"), "w:rPr"),
    paragraphDefaults: [childNamed(childNamed(defaults, "w:pPrDefault"), "w:pPr")].flatMap(
      (level) => level ?? [],
    ),
    names: [...styles.values()].flatMap((style) => childValue(style, "w:name") ?? []),
  };
}

/** The value of a property at the innermost level that has it. */
export function innermost<T>(
  levels: readonly XmlElement[],
  read: (level: XmlElement) => T | undefined,
): T | undefined {
  for (const level of levels.toReversed()) {
    const value = read(level);
    if (value !== undefined) return value;
  }
  return undefined;
}

/** Whether a switch is on at the innermost level that has it; undefined if none has. */
export function switchOf(levels: readonly XmlElement[], name: string): boolean | undefined {
  return innermost(levels, (level) => {
    const found = childNamed(level, name);
    return found === undefined ? undefined : isOn(attributeIn(found, "w:val") ?? "1");
  });
}

/** Source: ISO/IEC 29500-1, 22.9.2.7 (ST_OnOff). */
function isOn(value: string): boolean {
  return value !== "0" && value !== "false" && value !== "off";
}

/** Styles based on one another; Word allows eleven. */
const LONGEST_CHAIN = 20;
