import type { LookKind } from "../base/messages/look.ts";
import type { ForeignMark } from "../model/verification.ts";
import type { DocxParts } from "./docx-parts.ts";
import { partText } from "./docx-parts.ts";
import { hasJoints, withoutJoints } from "./joints-in-word.ts";
import { cutsOff } from "./line-room.ts";
import { hasRunningHeads } from "./running-in-word.ts";
import type { ScannedDocument } from "./scan-document.ts";
import { lookKind, scanPart } from "./scan-part.ts";
import {
  DOCUMENT_TARGETS,
  EMPTY_HEAD_VOCABULARY,
  FOOTER_VOCABULARY,
  NOTES_VOCABULARY,
  PART_NAME,
  RUNNING_VOCABULARY,
  SETTINGS,
  SETTINGS_ATTRIBUTE,
  STYLE_CHARACTERS,
  STYLES_VOCABULARY,
  SYSTEM_FONTS,
} from "./tables/word-vocabulary.ts";
import { elementTexts, xmlTokens } from "./xml-tokens.ts";

/** What the parts around the document say. */
export interface OtherParts {
  readonly foreign: readonly ForeignMark[];
  /** The titles in the file's properties: one, if nobody meddled with it. */
  readonly titles: readonly string[];
}

type Report = (kind: LookKind, text: string) => void;

/** Scans the styles, the settings, the foot of the page, the notes, the fonts, and what else is in the package. */
export function scanOtherParts(parts: DocxParts, document: ScannedDocument): OtherParts {
  const foreign: ForeignMark[] = [];
  const report: Report = (kind, text) => {
    foreign.push({ kind, paragraph: 0, text });
  };
  for (const name of parts.keys()) {
    if (!PART_NAME.test(name)) report(partKind(name), name);
  }
  const once = (name: string, scan: (parts: DocxParts, report: Report) => void): void => {
    foreign.push(...marksOnce(parts, name, scan));
  };
  once("word/_rels/document.xml.rels", scanRelationships);
  checkRelated(parts, report);
  const sizes = scanStyles(parts, document, report);
  foreign.push(...lowLines(document, sizes));
  once("word/settings.xml", scanSettings);
  // Where there are heads, what they and the feet say is compared with the letter.
  const hasHeads = hasRunningHeads(parts);
  for (const name of parts.keys()) {
    if (!EDGE.test(name)) continue;
    if (hasHeads) once(name, (all, marks) => scanRunning(all, name, marks));
    else if (name.startsWith(HEAD) && hasJoints(parts)) {
      once(name, (all, marks) => scanHead(all, name, marks));
    } else once(name, (all, marks) => scanFooter(all, name, marks));
  }
  for (const name of ["word/footnotes.xml", "word/endnotes.xml"]) {
    if (parts.has(name)) once(name, (all, marks) => scanNotes(all, name, marks));
  }
  return { foreign, titles: titlesOf(parts) };
}

/** The lines of a document in which what usual lines hold has no room. */
function lowLines(
  { ownHeights }: ScannedDocument,
  sizes: ReadonlyMap<string, number>,
): readonly ForeignMark[] {
  return ownHeights
    .filter((line) => cutsOff(line, sizes.get(line.style) ?? sizes.get(BODY) ?? 0))
    .map(({ paragraph, text }) => ({ kind: "size", paragraph, text }));
}

/** What was found in parts before: the very same part says the same. */
const found = new WeakMap<Uint8Array, readonly ForeignMark[]>();

/** What scanning a part by itself reports. */
function marksOnce(
  parts: DocxParts,
  name: string,
  scan: (parts: DocxParts, report: Report) => void,
): readonly ForeignMark[] {
  const part = parts.get(name);
  const known = part && found.get(part);
  if (known !== undefined) return known;
  const marks: ForeignMark[] = [];
  scan(parts, (kind, text) => {
    marks.push({ kind, paragraph: 0, text });
  });
  if (part !== undefined) found.set(part, marks);
  return marks;
}

function scanNotes(parts: DocxParts, name: string, report: Report): void {
  const kinds: string[] = [];
  scanPart(partText(parts, name), NOTES_VOCABULARY, {
    open: (element, attributes) => {
      if (/^w:(?:foot|end)note$/u.test(element)) kinds.push(attributes.get("w:type") ?? "note");
      if (SEPARATORS.includes(element)) kinds.push(element);
    },
    text: (text) => reportText("note", text, report),
    foreign: (_, element) => report("note", element),
  });
  if (kinds.join(" ") !== SEPARATORS_ALONE) report("note", kinds.join(" "));
}

const SEPARATORS: readonly string[] = ["w:separator", "w:continuationSeparator"];
/** Beside the notes of a letter there is what parts them from the text, and what does so where one goes on. */
const SEPARATORS_ALONE = "separator w:separator continuationSeparator w:continuationSeparator";

function partKind(name: string): LookKind {
  if (/comment/iu.test(name)) return "comment";
  return /(?:header|footer)/iu.test(name) ? "header-footer" : "element";
}

// A hyperlink or a template that is attached is a relationship, too.
function scanRelationships(parts: DocxParts, report: Report): void {
  for (const token of xmlTokens(partText(parts, "word/_rels/document.xml.rels"))) {
    if (token.kind !== "open" || token.name !== "Relationship") continue;
    const type = token.attributes.get("Type") ?? "";
    const local = type.slice(type.lastIndexOf("/") + 1);
    const target = token.attributes.get("Target") ?? "";
    const isTarget =
      local === "footer" || local === "header"
        ? EDGE.test(`word/${target}`) && target.startsWith(local)
        : (TARGETS.get(local)?.test(`word/${target}`) ?? DOCUMENT_TARGETS.get(local) === target);
    const isOurs = type.startsWith(RELATIONSHIPS) && isTarget;
    if (!isOurs || token.attributes.has("TargetMode")) report(linkKind(local), target);
  }
}

/** What no relationship leads to is not shown. */
function checkRelated(parts: DocxParts, report: Report): void {
  const relations = partText(parts, "word/_rels/document.xml.rels");
  for (const target of DOCUMENT_TARGETS.values()) {
    const isLost = parts.has(`word/${target}`) && !relations.includes(`Target="${target}"`);
    if (isLost) report(target.endsWith("notes.xml") ? "note" : "element", target);
  }
}

/** The head or the foot of the pages of a part. */
const EDGE = /^word\/(?:header|footer)\d{1,2}\.xml$/u;

const HEAD = "word/header";

/** Parts of which a letter may have several. */
const TARGETS: ReadonlyMap<string, RegExp> = new Map([
  ["image", /^word\/media\/picture\d{1,3}\.(?:png|jpeg)$/u],
]);

function linkKind(local: string): LookKind {
  if (local === "comments") return "comment";
  if (local === "header" || local === "footer") return "header-footer";
  if (local === "image") return "picture";
  return local === "hyperlink" ? "field" : "element";
}

/** Gives the size of the characters of the body, and of each style that says one. Units: half-points. */
function scanStyles(
  parts: DocxParts,
  { lineLength, fonts, widestChars }: ScannedDocument,
  report: Report,
): ReadonlyMap<string, number> {
  const carried = carriedFonts(parts);
  for (const font of fonts) if (!carried.has(font)) report("font", font);
  let style: ReadonlyMap<string, string> | undefined;
  const sizes = new Map<string, number>();
  const checkAlike = alikeSizes(sizes, report);
  let bodySize = 0;
  scanPart(partText(parts, "word/styles.xml"), STYLES_VOCABULARY, {
    open: (name, attributes, path) => {
      const inStyle = path.includes("w:style");
      if (name === "w:style") style = attributes;
      if (path.at(-1) === "w:rPr" && inStyle)
        checkCharacters(name, attributes, style, bodySize, report);
      if (name === "w:sz" && !inStyle) bodySize = checkBody(attributes, report);
      checkAlike(name, attributes.get("w:val"), styleName(style));
      if (name === "w:rFonts") checkFonts(attributes, inStyle, carried, report);
      const id = styleName(style);
      if (name === "w:ind" && indentOf(attributes, bodySize) >= lineLength) report("format", id);
      if (isLowLine(name, attributes, bodySize)) report("size", id);
    },
    text: (text) => reportText("element", text, report),
    foreign: (kind, element) =>
      report(kind === "element" ? "style" : kind, `${styleName(style)} ${element}`),
  });
  if (bodySize === 0) report("style", BODY);
  if ((widestChars / 100) * bodySize * TWIPS >= lineLength) report("format", "w:ind");
  return sizes;
}

/** Keeps each style's size, and sees that characters of all scripts have one: Word asks for it twice. */
function alikeSizes(
  sizes: Map<string, number>,
  report: Report,
): (name: string, value: string | undefined, id: string) => void {
  let size: string | undefined;
  return (name, value, id) => {
    if (name === "w:rPr") size = undefined;
    else if (name === "w:sz") {
      size = value;
      sizes.set(id, Number(value));
    } else if (name === "w:szCs" && value !== size) report("size", id);
  };
}

// Characters of a style are of a size that can be read, or what the style is for.
function checkCharacters(
  name: string,
  attributes: ReadonlyMap<string, string>,
  style: ReadonlyMap<string, string> | undefined,
  bodySize: number,
  report: Report,
): void {
  const id = styleName(style);
  if (name === "w:sz" || name === "w:szCs") {
    if (Number(attributes.get("w:val")) * LEAST_SHARE < bodySize) report("size", id);
    return;
  }
  if (STYLE_CHARACTERS.get(id) !== name) report(lookKind(name), `${id} ${name}`);
}

function checkBody(attributes: ReadonlyMap<string, string>, report: Report): number {
  const size = Number(attributes.get("w:val"));
  if (size < SMALLEST_BODY) report("size", "w:docDefaults");
  return size;
}

function checkFonts(
  attributes: ReadonlyMap<string, string>,
  inStyle: boolean,
  carried: ReadonlySet<string>,
  report: Report,
): void {
  for (const [name, font] of attributes) {
    if (name === "w:cs" && font === "Times New Roman") continue;
    if (inStyle || !(carried.has(font) || SYSTEM_FONTS.has(font))) report("font", font);
  }
}

function carriedFonts(parts: DocxParts): ReadonlySet<string> {
  const fonts = new Set<string>();
  let font = "";
  for (const token of xmlTokens(partText(parts, "word/fontTable.xml"))) {
    if (token.kind !== "open") continue;
    if (token.name === "w:font") font = token.attributes.get("w:name") ?? "";
    if (/^w:embed(?:Regular|Bold)$/u.test(token.name)) fonts.add(font);
  }
  return fonts;
}

function scanSettings(parts: DocxParts, report: Report): void {
  for (const token of xmlTokens(partText(parts, "word/settings.xml"))) {
    if (token.kind === "other") report("element", token.text.slice(0, 20));
    if (token.kind !== "open") continue;
    const { name, attributes } = token;
    if (!SETTINGS.has(name)) report(lookKind(name), name);
    for (const attribute of attributes.keys()) {
      if (!SETTINGS_ATTRIBUTE.test(attribute)) report("element", `${name} ${attribute}`);
    }
  }
}

function scanRunning(parts: DocxParts, name: string, report: Report): void {
  scanPart(withoutJoints(partText(parts, name)), RUNNING_VOCABULARY, {
    foreign: (_, element) => report("header-footer", element),
  });
}

/** The head of a page without words: beside the places of seals, which are compared with the letter, it is empty. */
function scanHead(parts: DocxParts, name: string, report: Report): void {
  scanPart(withoutJoints(partText(parts, name)), EMPTY_HEAD_VOCABULARY, {
    text: (text) => reportText("header-footer", text, report),
    foreign: (_, element) => report("header-footer", element),
  });
}

function scanFooter(parts: DocxParts, name: string, report: Report): void {
  scanPart(partText(parts, name), FOOTER_VOCABULARY, {
    text: (text, path) => {
      // A number between dashes: ― 1 ―.
      const isDash = path.at(-1) === "w:t" && (text === "― " || text === " ―");
      if (isDash) return;
      if (path.at(-1) !== "w:instrText") reportText("header-footer", text, report);
      else if (text.trim() !== "PAGE") report("field", text);
    },
    foreign: (_, element) => report("header-footer", element),
  });
}

function titlesOf(parts: DocxParts): readonly string[] {
  return elementTexts(partText(parts, "docProps/core.xml"), "dc:title");
}

function reportText(kind: LookKind, text: string, report: Report): void {
  if (/\S/u.test(text)) report(kind, text);
}

/** The indents of a style, in twips or in characters, whichever is wider. */
function indentOf(attributes: ReadonlyMap<string, string>, bodySize: number): number {
  const sum = (suffix: string): number =>
    ["w:left", "w:right", "w:firstLine"].reduce(
      (total, name) => total + Number(attributes.get(name + suffix) ?? 0),
      0,
    );
  return Math.max(sum(""), (sum("Chars") / 100) * bodySize * TWIPS);
}

function isLowLine(
  name: string,
  attributes: ReadonlyMap<string, string>,
  bodySize: number,
): boolean {
  const line = name === "w:spacing" ? attributes.get("w:line") : undefined;
  return line !== undefined && Number(line) < bodySize * TWIPS * LOWEST_LINE;
}

function styleName(style: ReadonlyMap<string, string> | undefined): string {
  return style?.get("w:styleId") ?? BODY;
}

/** Where the size of the body is said. */
const BODY = "w:docDefaults";

/** Source: ECMA-376 Part 1, annex A (transitional). */
const RELATIONSHIPS = "http://schemas.openxmlformats.org/officeDocument/2006/relationships/";
/** Twips of a half-point. */
const TWIPS = 10;
/** A line of a fixed height that is lower than four fifths of an em cuts its characters off. */
const LOWEST_LINE = 0.8;
/** Half-points: six points. */
const SMALLEST_BODY = 12;
/** The smallest characters of a letter, those of readings, are half of the body's size, rounded down to a half-point. */
const LEAST_SHARE = 3;
