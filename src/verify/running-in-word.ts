import { type DocxParts, partText } from "./docx-parts.ts";
import { withoutJoints } from "./joints-in-word.ts";
import { xmlTokens } from "./xml-tokens.ts";

/**
 * Reads what stands at the heads and the feet of a Word file's sections, as `lettersRunning` says it; nothing where it has no heads.
 *
 * Shape: a head or a foot is one paragraph with two tabs at most: left, middle, right. A section without a head of its own has
 * that of the section before it.
 * Source: ISO/IEC 29500-1, 17.10.
 */
export function runningInWord(parts: DocxParts): readonly string[] {
  if (!hasRunningHeads(parts)) return [];
  const targets = targetsIn(parts);
  const sections = sectionsIn(parts);
  let before: ReadonlyMap<string, string> = new Map();
  const fields = sections.length > 1 ? SECTION_FIELDS : FIELDS;
  return sections.flatMap((section, index) => {
    const { references, hasFirst } = section;
    const texts = new Map(before);
    for (const [kind, id] of references) texts.set(kind, targets.get(id) ?? "");
    before = texts;
    const lines = (type: string, mark: string): readonly string[] =>
      ["header", "footer"].flatMap((edge) =>
        saidIn(parts, texts.get(`${edge} ${type}`), section.width, fields).map(
          (line) => `${mark}${edge}-${line}`,
        ),
      );
    const first = hasFirst ? lines("first", "1 ") : [];
    const none = hasFirst && first.length === 0 ? ["1 -"] : [];
    const others = lines("default", "");
    // A first page with a head of its own, in which there is the same.
    const isSame = first.join("\n") === others.map((line) => `1 ${line}`).join("\n");
    return [...(isSame ? [] : [...none, ...first]), ...others, ...section.misplaced].map((line) =>
      index === 0 ? line : `${index + 1}: ${line}`,
    );
  });
}

/** Tells whether there are words at the heads of pages, and not only places of seals. */
export function hasRunningHeads(parts: DocxParts): boolean {
  return [...parts.keys()].some(
    (name) => HEADER.test(name) && partText(parts, name).includes(RUNNING_STYLE),
  );
}

/** What the paragraphs of running text have, of whichever part. */
const RUNNING_STYLE = 'w:val="KobunHashira';
const HEADER = /^word\/header\d{1,2}\.xml$/u;

interface Section {
  /** By `header default`, the relationship. */
  readonly references: ReadonlyMap<string, string>;
  readonly hasFirst: boolean;
  /** Between the margins. Units: twentieths of a point. */
  readonly width: number;
  /** Where its heads or feet are not beside the text, where ours are. */
  readonly misplaced: readonly string[];
}

function sectionsIn(parts: DocxParts): readonly Section[] {
  const sections: Section[] = [];
  let references = new Map<string, string>();
  let hasFirst = false;
  let page: ReadonlyMap<string, number> = new Map();
  for (const token of xmlTokens(partText(parts, "word/document.xml"))) {
    if (token.kind === "open") {
      const { name, attributes } = token;
      if (PAGE_ELEMENTS.has(name)) {
        page = new Map([
          ...page,
          ...[...attributes].map(([key, value]) => [key, Number(value)] as const),
        ]);
      }
      if (name === "w:titlePg") hasFirst = attributes.get("w:val") !== "0";
      for (const [kind, id] of referenceIn(name, attributes)) references.set(kind, id);
    }
    if (token.kind === "close" && token.name === "w:sectPr") {
      sections.push({ references, hasFirst, ...placesOn((name) => page.get(`w:${name}`) ?? 0) });
      page = new Map();
      references = new Map();
      hasFirst = false;
    }
  }
  return sections;
}

/** By `header default`, the relationship that an element names; nothing of others. */
function referenceIn(
  name: string,
  attributes: ReadonlyMap<string, string>,
): readonly (readonly [string, string])[] {
  const edge = /^w:(?<edge>header|footer)Reference$/u.exec(name)?.groups?.["edge"];
  if (edge === undefined) return [];
  return [[`${edge} ${attributes.get("w:type") ?? "default"}`, attributes.get("r:id") ?? ""]];
}

const PAGE_ELEMENTS: ReadonlySet<string> = new Set(["w:pgSz", "w:pgMar"]);

/** A head or a foot begins within its margin: further in it would push the text away. */
function placesOn(page: (name: string) => number): Pick<Section, "width" | "misplaced"> {
  const misplaced = [
    ["header", "top"],
    ["footer", "bottom"],
  ].flatMap(([edge = "", margin = ""]) =>
    page(edge) > page(margin) ? [`${edge}-place ${page(edge)}`] : [],
  );
  return { width: page("w") - page("left") - page("right"), misplaced };
}

function targetsIn(parts: DocxParts): ReadonlyMap<string, string> {
  const targets = new Map<string, string>();
  for (const token of xmlTokens(partText(parts, "word/_rels/document.xml.rels"))) {
    if (token.kind !== "open" || token.name !== "Relationship") continue;
    targets.set(token.attributes.get("Id") ?? "", `word/${token.attributes.get("Target") ?? ""}`);
  }
  return targets;
}

/** What a head or a foot says: one line for each place with text, and one for what would have it elsewhere. */
function saidIn(
  parts: DocxParts,
  name: string | undefined,
  width: number,
  fields: ReadonlyMap<string, string>,
): readonly string[] {
  if (name === undefined || !parts.has(name)) return [];
  const began = { side: 0, isInField: false, element: "", paragraphs: 0 };
  const reading: Reading = { sides: ["", "", ""], stops: [], fields, ...began };
  for (const token of xmlTokens(withoutJoints(partText(parts, name)))) {
    if (token.kind === "open") open(reading, token.name, token.attributes);
    if (token.kind === "text") add(reading, token.text);
  }
  const said = SIDES.flatMap((place, index) => {
    const text = reading.sides[index] ?? "";
    return text === "" ? [] : [`${place} ${text}`];
  });
  const { stops, paragraphs } = reading;
  const wanted = [Math.round(width / 2), width];
  const isAside =
    stops.length !== 2 || stops.some((stop, at) => Math.abs(stop - (wanted[at] ?? 0)) > 1);
  if (isAside) said.push(`tabs ${stops.join()}`);
  if (paragraphs !== 1) said.push(`paragraphs ${paragraphs}`);
  return said;
}

interface Reading {
  readonly sides: string[];
  /** Where its tabs lead. */
  readonly stops: number[];
  readonly fields: ReadonlyMap<string, string>;
  paragraphs: number;
  side: number;
  /** What a field showed last is not its text here. */
  isInField: boolean;
  element: string;
}

function open(reading: Reading, name: string, attributes: ReadonlyMap<string, string>): void {
  reading.element = name;
  if (name === "w:p") reading.paragraphs += 1;
  // The stops of tabs have the same name, and a place.
  const stop = attributes.get("w:pos");
  if (name === "w:tab" && stop !== undefined) reading.stops.push(Number(stop));
  if (name === "w:tab" && stop === undefined) reading.side += 1;
  if (name === "w:fldChar") reading.isInField = attributes.get("w:fldCharType") !== "end";
}

function add(reading: Reading, text: string): void {
  const { element, fields, isInField, sides } = reading;
  const side = Math.min(reading.side, SIDES.length - 1);
  const isShown = element === "w:t" && !isInField;
  if (element === "w:instrText") sides[side] += fields.get(text.trim()) ?? text;
  else if (isShown) sides[side] += text;
}

const SIDES = ["left", "center", "right"] as const;
const PAGE_FIELDS = [
  ["PAGE", "{page}"],
  ["PAGE \\* Arabic", "{page}"],
] as const;
/** How many pages there are is said of the file where it has one part, of each part where there are several. */
const FIELDS: ReadonlyMap<string, string> = new Map([...PAGE_FIELDS, ["NUMPAGES", "{pages}"]]);
const SECTION_FIELDS: ReadonlyMap<string, string> = new Map([
  ...PAGE_FIELDS,
  ["SECTIONPAGES", "{pages}"],
]);
