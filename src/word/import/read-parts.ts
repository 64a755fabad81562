import type { XmlElement } from "../xml-tree.ts";
import type { Lose } from "./loss.ts";
import { type Measures, measuresOf } from "./measures.ts";
import { childElements, childNamed, childValue, elementsWithin } from "./properties.ts";
import { type ReadPage, readPage } from "./read-page.ts";
import type { StyleSheet } from "./style-sheet.ts";
import { sectionEndedBy, wordSections } from "./word-sections.ts";

/** A section of a Word file, which is the letter or a 別紙 in it. */
export interface ReadPart {
  readonly section: XmlElement | undefined;
  readonly page: ReadPage;
  readonly measures: Measures;
  /** What a file of ours calls its pages; undefined for those of the letter, and in files of others. */
  readonly name: string | undefined;
}

/** Reads the pages of each section and the size of its text: at least those of the last one. */
export function readParts(
  body: XmlElement,
  styles: StyleSheet,
  isOurs: boolean,
  lose: Lose,
): readonly [ReadPart, ...ReadPart[]] {
  const whole = measuresOf(body, styles);
  const sections = wordSections(body);
  const bodies = sections.length > 1 ? bodiesOf(body) : [body];
  const [first, ...others] = sections.map((section, at): ReadPart => {
    const own = bodies[at] ?? body;
    const name = isOurs ? nameIn(own, styles) : undefined;
    const measures = partMeasures(own, whole, styles, isOurs, name);
    return { section, page: readPage(section, measures.bodySize, lose), measures, name };
  });
  if (first === undefined) throw new Error("invariant broken: a body has a section");
  return [first, ...others];
}

/** The size of a letter of ours is said once; that of a 別紙 on its own pages is in the style of its text. */
function partMeasures(
  body: XmlElement,
  whole: Measures,
  styles: StyleSheet,
  isOurs: boolean,
  name: string | undefined,
): Measures {
  if (!isOurs) return { ...whole, bodySize: measuresOf(body, styles).bodySize };
  const style = name === undefined ? undefined : styles.idOf(`公文書 本文（${name}）`);
  return style === undefined ? whole : { ...whole, bodySize: whole.sizeOf(style) };
}

/** The name of the pages that the styles of a section are for: 公文書 本文（表）. */
function nameIn(body: XmlElement, styles: StyleSheet): string | undefined {
  const names = elementsWithin(body)
    .filter(({ name }) => name === "w:p")
    .map((one) => styles.nameOf(childValue(childNamed(one, "w:pPr"), "w:pStyle")) ?? "");
  const found = names.map((name) => /^公文書 [^（]+（(?<part>.+)）$/u.exec(name)?.groups?.["part"]);
  return found.find((name) => name !== undefined);
}

/** The paragraphs and tables of each section. */
function bodiesOf(body: XmlElement): readonly XmlElement[] {
  const all: XmlElement[][] = [[]];
  for (const node of childElements(body)) {
    all.at(-1)?.push(node);
    if (sectionEndedBy(node) !== undefined) all.push([]);
  }
  return all.map((children) => ({ ...body, children }));
}
