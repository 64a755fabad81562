import { toFullWidth } from "../../language/kanji-numeral.ts";
import type { XmlElement } from "../xml-tree.ts";
import type { Lose } from "./loss.ts";
import { type Measures, measuresOf } from "./measures.ts";
import { childElements, childNamed, childValue, elementsWithin } from "./properties.ts";
import { type ReadPage, readPage } from "./read-page.ts";
import { anchorOf } from "./references.ts";
import type { StyleSheet } from "./style-sheet.ts";
import { sectionEndedBy, wordSections } from "./word-sections.ts";

/** A section of a Word file, which is the letter or a 別紙 in it. */
export interface ReadPart {
  readonly section: XmlElement | undefined;
  /** Its paragraphs and tables. */
  readonly body: XmlElement;
  readonly page: ReadPage;
  readonly measures: Measures;
  /**
   * What a file of ours calls its pages; undefined for those of the letter, and in files of others. Where two have the same, sentences
   * lead to the second by a name of its own.
   */
  readonly name: string | undefined;
  /** Whether its name is such a one: its styles are those of another. */
  readonly hasOthersStyles?: true;
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
    return { section, body: own, page: readPage(section, measures.bodySize, lose), measures, name };
  });
  if (first === undefined) throw new Error("invariant broken: a body has a section");
  return [first, ...namedApart(others)];
}

/** Where sentences lead to one of the 別紙 that have the same pages, each has a name of its own: two of one name are nobody's. */
function namedApart(parts: readonly ReadPart[]): readonly ReadPart[] {
  const ledTo = new Set(parts.filter(isLedTo).map(({ name }) => name));
  const taken = new Set<string>();
  const styled = new Set(parts.map(({ name }) => name));
  const free = (number: number): string => {
    const name = `別紙${toFullWidth(String(number))}`;
    return taken.has(name) || styled.has(name) ? free(number + 1) : name;
  };
  return parts.map((part, at) => {
    const isTaken = part.name !== undefined && taken.has(part.name);
    const isRenamed = isTaken && ledTo.has(part.name);
    const name = isRenamed ? free(at + 1) : part.name;
    if (name !== undefined) taken.add(name);
    return { ...part, name, ...(isRenamed && { hasOthersStyles: true }) };
  });
}

/** Whether the first paragraph of a 別紙 has a bookmark for references. */
function isLedTo({ body }: ReadPart): boolean {
  const first = elementsWithin(body).find(({ name }) => name === "w:p");
  return first !== undefined && anchorOf(first) !== undefined;
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
