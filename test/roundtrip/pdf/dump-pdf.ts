import type { PDFObject } from "mupdf";
import { lineOf } from "./content-stream.ts";
import type { Code, PdfFont } from "./pdf-font.ts";
import { frameHead, type ShowingOperation } from "./shown-text.ts";
import {
  type MarkedContent,
  type PdfPage,
  type PdfParts,
  type StructureElement,
  shownOn,
} from "./take-pdf-apart.ts";

/**
 * Shows a letter's PDF as text that a person can review.
 *
 * Shape: the pages with one operator a line, beside it what it says and where; the structure tree; the
 * fonts with what each code says, how far it leads and where its ink stands. Left out is what changes
 * with the program's version: metadata, identifiers, the subset's tag; and the font programs.
 */
export function dumpPdf(parts: PdfParts): string {
  return [
    "== 書類",
    ...entries(parts.catalog, ["Lang", "MarkInfo", "ViewerPreferences", "PageLayout", "PageMode"]),
    ...parts.pages.flatMap((page, index) => ["", `== 頁 ${index + 1}`, ...pageLines(page, parts)]),
    "",
    "== 構造",
    ...elementLines(parts.structure, parts, 0),
    ...[...parts.fonts].flatMap(([name, { object, font }]) => fontLines(name, object, font, parts)),
    "",
  ].join("\n");
}

const PAGE_ENTRIES = [
  "MediaBox",
  "CropBox",
  "TrimBox",
  "BleedBox",
  "ArtBox",
  "Rotate",
  "Tabs",
  "StructParents",
];

function entries(object: PDFObject, keys: readonly string[]): readonly string[] {
  return keys.flatMap((key) => {
    const value = object.get(key);
    return value.isNull() ? [] : [`/${key} ${value.toString(true)}`];
  });
}

function pageLines({ object, streams }: PdfPage, { fonts }: PdfParts): readonly string[] {
  return [
    ...entries(object, PAGE_ENTRIES),
    ...streams.flatMap((operations, index) => [
      `-- 内容 ${index + 1}`,
      ...operations.map((one) => operationLine(one, fonts)),
    ]),
  ];
}

/**
 * An operator, and what it shows: `拝啓 y 500→480` for a column, with x for a horizontal line; what is painted
 * elsewhere than it is shown has the head of its frame too.
 */
function operationLine(
  { operation, shown, end }: ShowingOperation,
  fonts: PdfParts["fonts"],
): string {
  const line = lineOf(operation);
  const [first] = shown;
  if (first === undefined) return line;
  const said = shown.map(({ code }) => visible(code.text)).join("");
  const isVertical = fonts.get(first.font)?.font.isVertical === true;
  const way = isVertical
    ? `y ${rounded(first.y)}→${rounded(end.y)}`
    : `x ${rounded(first.x)}→${rounded(end.x)}`;
  const head = isVertical ? frameHead(first) : first.y;
  const painted = head === first.y ? "" : `  字は y ${rounded(head)} から`;
  return `${line}  % ${said}  ${way}${painted}`;
}

/** An element with its language, attributes and texts, its content below it. */
function elementLines(
  element: StructureElement,
  parts: PdfParts,
  depth: number,
): readonly string[] {
  const indent = "  ".repeat(depth);
  const more = entries(element.object, ["Lang", "A", "ActualText", "Alt", "E", "T", "ID"]);
  return [
    [`${indent}${element.type}`, ...more].join(" "),
    ...element.kids.flatMap((kid) =>
      "mcid" in kid
        ? [`${indent}  頁 ${kid.page} MCID ${kid.mcid}  ${visible(textOf(kid, parts))}`]
        : elementLines(kid, parts, depth + 1),
    ),
  ];
}

function textOf({ page, mcid }: MarkedContent, { pages }: PdfParts): string {
  const on = pages[page - 1];
  const shown = on === undefined ? [] : shownOn(on);
  return shown.flatMap((one) => (one.mcid === mcid ? [one.code.text] : [])).join("");
}

function fontLines(
  name: string,
  object: PDFObject,
  font: PdfFont,
  { pages }: PdfParts,
): readonly string[] {
  const cidFont = object.get("DescendantFonts", 0);
  const used = new Map<number, Code>();
  for (const one of pages.flatMap(shownOn))
    if (one.font === name) used.set(one.code.code, one.code);
  const codes = [...used.values()].sort((left, right) => left.code - right.code);
  return [
    "",
    `== 書体 ${name}`,
    `/BaseFont ${object
      .get("BaseFont")
      .toString()
      .replace(/^\/[A-Z]{6}\+/u, "/……+")}`,
    `/Encoding ${object.get("Encoding").toString()}  % WMode ${font.isVertical ? 1 : 0}`,
    ...entries(cidFont, ["Subtype", "CIDToGIDMap", "DW", "W", "DW2", "W2"]),
    "-- 文字",
    ...codes.map((code) => codeLine(code, font.isVertical)),
  ];
}

/**
 * A code, what it says, its advance, and where its ink stands in thousandths of an em: in a vertical line from
 * the middle of the frame to the right and from its head down, in a horizontal one from its origin to the right and up.
 */
function codeLine(code: Code, isVertical: boolean): string {
  const { text, width, height, origin, ink } = code;
  const hex = code.code.toString(16).toUpperCase().padStart(4, "0");
  const named = [...text].map((character) => codePointOf(character)).join(" ");
  const advance = `送り ${isVertical ? -height : width}`;
  const head = `${hex}  ${/^[\p{L}\p{N}\p{P}\p{S}]+$/u.test(text) ? `${text} ` : ""}${named}  ${advance}`;
  if (ink === undefined) return `${head}  字面なし`;
  const [x, y] = isVertical ? [origin.x, origin.y] : [0, 0];
  const across = `x ${ink.left - x}…${ink.right - x}`;
  const along = isVertical ? `↓ ${y - ink.top}…${y - ink.bottom}` : `↑ ${ink.bottom}…${ink.top}`;
  return `${head}  字面 ${across} ${along}`;
}

/** Text with what nobody sees named by its code point. */
function visible(text: string): string {
  return text.replaceAll(/[^\p{L}\p{N}\p{P}\p{S}]/gu, (unseen) => `〔${codePointOf(unseen)}〕`);
}

function codePointOf(character: string): string {
  return `U+${(character.codePointAt(0) ?? 0).toString(16).toUpperCase().padStart(4, "0")}`;
}

/** A length in points, to the hundredth. */
function rounded(points: number): number {
  return Math.round(points * 100) / 100;
}
