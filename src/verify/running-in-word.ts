import { type DocxParts, partText } from "./docx-parts.ts";
import { xmlTokens } from "./xml-tokens.ts";

/**
 * Reads what stands at the heads and the feet of a Word file's sections, as `lettersRunning` says it; nothing where it has no heads.
 *
 * Shape: a head or a foot is one paragraph with two tabs at most: left, middle, right. A section without a head of its own has
 * that of the section before it.
 * Source: ISO/IEC 29500-1, 17.10.
 */
export function runningInWord(parts: DocxParts): readonly string[] {
  if (![...parts.keys()].some((name) => HEADER.test(name))) return [];
  const targets = targetsIn(parts);
  const sections = sectionsIn(parts);
  let before: ReadonlyMap<string, string> = new Map();
  return sections.flatMap(({ references, hasFirst }, index) => {
    const texts = new Map(before);
    for (const [kind, id] of references) texts.set(kind, targets.get(id) ?? "");
    before = texts;
    const lines = (type: string, mark: string): readonly string[] =>
      ["header", "footer"].flatMap((edge) =>
        saidIn(parts, texts.get(`${edge} ${type}`)).map((line) => `${mark}${edge}-${line}`),
      );
    const first = hasFirst ? lines("first", "1 ") : [];
    const none = hasFirst && first.length === 0 ? ["1 -"] : [];
    return [...none, ...first, ...lines("default", "")].map((line) =>
      index === 0 ? line : `${index + 1}: ${line}`,
    );
  });
}

const HEADER = /^word\/header\d{1,2}\.xml$/u;

interface Section {
  /** By `header default`, the relationship. */
  readonly references: ReadonlyMap<string, string>;
  readonly hasFirst: boolean;
}

function sectionsIn(parts: DocxParts): readonly Section[] {
  const sections: Section[] = [];
  let references = new Map<string, string>();
  let hasFirst = false;
  for (const token of xmlTokens(partText(parts, "word/document.xml"))) {
    if (token.kind === "open") {
      const { name, attributes } = token;
      if (name === "w:titlePg") hasFirst = attributes.get("w:val") !== "0";
      const edge = /^w:(?<edge>header|footer)Reference$/u.exec(name)?.groups?.["edge"];
      if (edge !== undefined) {
        references.set(
          `${edge} ${attributes.get("w:type") ?? "default"}`,
          attributes.get("r:id") ?? "",
        );
      }
    }
    if (token.kind === "close" && token.name === "w:sectPr") {
      sections.push({ references, hasFirst });
      references = new Map();
      hasFirst = false;
    }
  }
  return sections;
}

function targetsIn(parts: DocxParts): ReadonlyMap<string, string> {
  const targets = new Map<string, string>();
  for (const token of xmlTokens(partText(parts, "word/_rels/document.xml.rels"))) {
    if (token.kind !== "open" || token.name !== "Relationship") continue;
    targets.set(token.attributes.get("Id") ?? "", `word/${token.attributes.get("Target") ?? ""}`);
  }
  return targets;
}

/** What a head or a foot says: one line for each place with text. */
function saidIn(parts: DocxParts, name: string | undefined): readonly string[] {
  if (name === undefined || !parts.has(name)) return [];
  const reading: Reading = { sides: ["", "", ""], side: 0, isInField: false, element: "" };
  for (const token of xmlTokens(partText(parts, name))) {
    if (token.kind === "open") open(reading, token.name, token.attributes);
    if (token.kind === "text") add(reading, token.text);
  }
  return SIDES.flatMap((place, index) => {
    const text = reading.sides[index] ?? "";
    return text === "" ? [] : [`${place} ${text}`];
  });
}

interface Reading {
  readonly sides: string[];
  side: number;
  /** What a field showed last is not its text here. */
  isInField: boolean;
  element: string;
}

function open(reading: Reading, name: string, attributes: ReadonlyMap<string, string>): void {
  reading.element = name;
  // The stops of tabs have the same name, and a place.
  if (name === "w:tab" && !attributes.has("w:pos")) reading.side += 1;
  if (name === "w:fldChar") reading.isInField = attributes.get("w:fldCharType") !== "end";
}

function add(reading: Reading, text: string): void {
  const { element, isInField, sides } = reading;
  const side = Math.min(reading.side, SIDES.length - 1);
  const isShown = element === "w:t" && !isInField;
  if (element === "w:instrText") sides[side] += FIELDS.get(text.trim()) ?? text;
  else if (isShown) sides[side] += text;
}

const SIDES = ["left", "center", "right"] as const;
const FIELDS: ReadonlyMap<string, string> = new Map([
  ["PAGE", "{page}"],
  ["PAGE \\* Arabic", "{page}"],
  ["NUMPAGES", "{pages}"],
  ["SECTIONPAGES", "{pages}"],
]);
