import { base64 } from "../base/bytes/base64.ts";
import { ptToSp, type Sp, sp, spToPt } from "../base/units.ts";
import { namedStyle, type StyleName } from "../model/block-style.ts";
import type { PageFormat, PageFrame } from "../model/page-format.ts";
import { frameDistance } from "../model/page-frame.ts";
import { CELL_PADDING_ELSEWHERE } from "../model/table-layout.ts";
import { partClass } from "./letter-body.ts";
import type { PageFont, PageFonts } from "./page-fonts.ts";
import {
  before,
  marginsOfFrame,
  pageMargins,
  type Taken,
  takenOf,
  whiteAround,
} from "./page-white.ts";
import { placementStyle } from "./placement-style.ts";
import type { RaisedRoom } from "./raised-room.ts";
import { isTurned, turnedRules } from "./turned-part.ts";

/**
 * Gives the style of a letter's page: its paper and grid for printing, the roles of its blocks, its fonts.
 *
 * Units: lengths of the page in points; within the text in ems of the block's own characters.
 */
export function styleSheet(
  format: PageFormat,
  { carried, named }: PageFonts,
  parts: readonly PageFormat[],
  special: {
    readonly hasTable: boolean;
    readonly hasMarks: boolean;
    readonly hasOutside: boolean;
    readonly hasLinks: boolean;
    readonly hasLeft: boolean;
    readonly hasCorner: boolean;
    /** The rules for the heads and the feet of pages. */
    readonly running: readonly string[];
    readonly hasPictures: boolean;
    readonly raised: RaisedRoom;
  },
): string {
  const { characterSize, lineGap, charactersPerLine, writingMode } = format;
  const families = [
    ...carried.filter(({ isForBold }) => !isForBold).map(({ family }) => family),
    ...named.map((name) => `"${name.replaceAll(/["\\]/gu, "")}"`),
    "serif",
  ];
  const bold = carried.filter(({ isForBold }) => isForBold).map(({ family }) => family);
  const isVertical = writingMode === "vertical-rl";
  const { raised } = special;
  return `${[
    ...carried.map(fontFace),
    pageRule("@page", format, pageNumber(format), before(raised.letter, format), parts.length > 0),
    `html { writing-mode: ${writingMode}; text-orientation: mixed; font-family: ${families.join(", ")}; font-size: ${pt(characterSize)}; line-height: ${ratio(characterSize + lineGap, characterSize)}; }`,
    "body { margin: 0; }",
    `main { inline-size: ${charactersPerLine}em; margin-block: ${isVertical ? "0" : "2em"}; margin-inline: auto; padding: ${isVertical ? "2em" : "0"}; line-break: strict; overflow-wrap: anywhere; text-spacing-trim: normal; text-autospace: normal; orphans: 1; widows: 1; }`,
    ...(format.arrangement === "certificate" ? [middleRule(format)] : []),
    ...(raised.letter === 0
      ? ["@media print { main { margin: 0; padding: 0; } }"]
      : raisedRules(raised.letter, isVertical)),
    ...(format.frame === undefined || parts.length > 0 ? [] : [frameRule(format.frame, format)]),
    "h1, h2, h3, p, ul, li { margin: 0; padding: 0; font-size: 1em; font-weight: normal; }",
    "h1, h2, h3, p, li { white-space: pre-wrap; }",
    "ul { list-style-type: none; }",
    ...placeRules(format, special.hasCorner),
    ...(special.hasTable ? tableRules(format) : []),
    ...(special.hasPictures ? pictureRules(format) : []),
    ".page-start { break-before: page; }",
    ".label { display: inline-block; text-indent: 0; min-inline-size: 2em; }",
    ".tcy { text-combine-upright: all; }",
    ".upright { text-orientation: upright; }",
    ".no-break { white-space: nowrap; }",
    ".spread { display: inline-block; text-indent: 0; text-align: justify; text-align-last: justify; }",
    ".warichu { display: inline-block; text-indent: 0; font-size: 0.5em; line-height: 1; vertical-align: middle; }",
    "em { font-style: normal; text-emphasis-position: over right; }",
    ".sesame { text-emphasis-style: filled sesame; }",
    ".open-sesame { text-emphasis-style: open sesame; }",
    ".dot { text-emphasis-style: filled dot; }",
    ".circle { text-emphasis-style: open circle; }",
    ...(special.hasMarks ? MARK_RULES : []),
    ...(special.hasOutside ? OUTSIDE_RULES : []),
    // Links look as the text does.
    ...(special.hasLinks ? ["a { color: inherit; text-decoration: none; }"] : []),
    ...(special.hasLeft
      ? [".left { ruby-position: under; }", ".left ruby { ruby-position: over; }"]
      : []),
    // The face has the heavier strokes: a browser that makes the text bold would thicken them once more.
    ...(bold.length > 0
      ? [
          `b { font-family: ${[...bold, ...families].join(", ")}; font-weight: normal; }`,
          `b rt { font-family: ${families.join(", ")}; }`,
        ]
      : []),
    ...(parts.length === 0 ? [] : [".part { break-before: page; counter-reset: page 1; }"]),
    ...[...new Set(parts)].flatMap((part) => partRules(part, format, special)),
    ...special.running,
  ].join("\n")}\n`;
}

/** A certificate is in the middle of its sheet. */
function middleRule({ linesPerPage, characterSize, lineGap }: PageFormat): string {
  const extent = sp(linesPerPage * (characterSize + lineGap));
  return `main { display: grid; align-content: center; min-block-size: ${pt(extent)}; }`;
}

/** A frame around the sheet: what a browser prints is within the margins, which are those of the frame. */
function frameRule(frame: PageFrame, format: PageFormat): string {
  return `main { ${frameLines(frame, format, whiteAround(format))} }`;
}

/** A frame, and what of the white around the text is within it. */
function frameLines(frame: PageFrame, { trimSize }: PageFormat, white: readonly Sp[]): string {
  const { style, width } = FRAMES[frame];
  const outside = frameDistance(trimSize) + ptToSp(width);
  const within = white.map((length) => pt(sp(Math.max(0, length - outside))));
  return `border: ${width}pt ${style}; padding: ${within.join(" ")};`;
}

const FRAMES: Readonly<Record<PageFrame, { readonly style: string; readonly width: number }>> = {
  single: { style: "solid", width: 0.75 },
  double: { style: "double", width: 3 },
  "thick-and-thin": { style: "double", width: 4.5 },
};

function placeRules(format: PageFormat, hasCorner: boolean, within = ""): readonly string[] {
  const corner: readonly (readonly [StyleName, string])[] = hasCorner
    ? [["corner-mark", ".corner-mark"]]
    : [];
  return [...SELECTORS, ...corner].map(
    ([name, selector]) => `${within}${selector} { ${placementStyle(namedStyle(name, format))} }`,
  );
}

/** The pages of a 別紙: their paper, their grid, and where the roles of its blocks stand in its direction. */
function partRules(
  part: PageFormat,
  letter: PageFormat,
  {
    hasCorner,
    hasTable,
    raised,
  }: { readonly hasCorner: boolean; readonly hasTable: boolean; readonly raised: RaisedRoom },
): readonly string[] {
  const { id } = partClass(part, letter);
  const { characterSize, lineGap, charactersPerLine, writingMode } = part;
  const taken = takenOf(raised, part, letter);
  const lines = [
    `font-size: ${pt(characterSize)};`,
    `line-height: ${ratio(characterSize + lineGap, characterSize)};`,
  ];
  const page = pageRule(`@page ${id}`, part, partNumber(part), taken, true);
  if (isTurned(part, letter)) {
    return [
      page,
      `.${id} { page: ${id}; ${lines.join(" ")} }`,
      ...turnedRules(id, part, letter, raised),
      ...placeRules(part, hasCorner, `.${id} `),
      ...(hasTable
        ? [
            `.${id} table { margin-inline: ${tableMargin(part)}; }`,
            `.${id} .table-caption { text-align: ${namedStyle("table-caption", part).alignment}; }`,
          ]
        : []),
    ];
  }
  const grid = [
    `page: ${id};`,
    `writing-mode: ${writingMode};`,
    ...lines,
    `inline-size: ${charactersPerLine}em;`,
  ];
  return [page, `.${id} { ${grid.join(" ")} }`];
}

/**
 * The paper of pages and the white around their text. Where a letter has parts, each of which may have a frame or none, a frame is
 * around the text of every page; in a letter of one part it is around all its text, as on a screen.
 *
 * Source: CSS Paged Media 3, 4 (a page has borders and padding).
 */
function pageRule(
  selector: string,
  format: PageFormat,
  number: string,
  taken: Taken,
  isOneOfMany: boolean,
): string {
  const { trimSize, frame } = format;
  const white = pageMargins(format, taken);
  const margins = (frame === undefined ? white : marginsOfFrame(format)).map(pt).join(" ");
  const lines = frame === undefined || !isOneOfMany ? "" : ` ${frameLines(frame, format, white)}`;
  return `${selector} { size: ${pt(trimSize.width)} ${pt(trimSize.height)}; margin: ${margins};${lines}${number} }`;
}

/** The heads of lines stay where they are on paper: what the page's margin has less, the text has before it. */
function raisedRules(ems: number, isVertical: boolean): readonly string[] {
  return [
    `main { padding-inline-start: ${rounded((isVertical ? 2 : 0) + ems)}em; }`,
    `@media print { main { margin: 0; padding: 0; padding-inline-start: ${rounded(ems)}em; } }`,
  ];
}

/** Lines beside, through and around text, small characters; pages without any do not have these. A frame is open where its text goes on. */
const MARK_RULES: readonly string[] = [
  "u { text-decoration: underline; text-underline-position: under right; }",
  ".away { text-underline-position: under left; }",
  ".double-side { text-decoration-style: double; }",
  "s { text-decoration: line-through; }",
  "sup, sub { font-size: 0.6em; line-height: 1; }",
  ".frame { border: 0.4pt solid; padding-inline: 0.15em; }",
];

/** Readings outside of lines, frames around them. */
const OUTSIDE_RULES: readonly string[] = [
  ".beyond .left > rt { padding-block-start: 0.25em; }",
  ".double-side.beyond .left > rt { padding-block-start: 0.5em; }",
  ".over { padding-block-start: 0.5em; }",
  ".under { padding-block-end: 0.5em; }",
  ".under:has(.beyond) { padding-block-end: 0.75em; }",
];

/** Pictures; pages without one do not have these. A seal takes no room, and is over the character before it. */
function pictureRules(format: PageFormat): readonly string[] {
  const isVertical = format.writingMode === "vertical-rl";
  return [
    ...(["figure", "figure-caption"] as const).map(
      (name) => `.${name} { ${placementStyle(namedStyle(name, format))} }`,
    ),
    "img { max-width: 100%; }",
    `.character-picture { inline-size: 1em; block-size: 1em; object-fit: contain; vertical-align: ${isVertical ? "baseline" : "-0.12em"}; }`,
    ".figure { break-inside: avoid; break-after: avoid; }",
    ".seal { display: inline-block; position: relative; inline-size: 0; block-size: 1em; vertical-align: middle; }",
    `.seal-picture { position: absolute; ${isVertical ? "top: -1em; left: 50%; translate: -50% 0;" : "left: -1em; top: 50%; translate: 0 -50%;"} max-width: none; }`,
  ];
}

/** A ruled table; pages without one do not have these. */
function tableRules(format: PageFormat): readonly string[] {
  return [
    `table { border-collapse: collapse; table-layout: fixed; margin-block: 0.5lh; margin-inline: ${tableMargin(format)}; font-size: 1em; }`,
    "caption, th, td { font-weight: normal; white-space: pre-wrap; }",
    `th, td { border: 0.4pt solid; padding-inline: ${CELL_PADDING_ELSEWHERE}em; vertical-align: top; }`,
    "thead th { vertical-align: middle; }",
    "thead { display: table-header-group; }",
    "tr { break-inside: avoid; }",
    // The white at a cell's sides is the table's.
    ...TABLE_STYLES.map(
      (name) => `.${name} { text-align: ${namedStyle(name, format).alignment}; }`,
    ),
  ];
}

/** A table is in the middle of horizontal lines, and begins where vertical ones do. */
function tableMargin({ writingMode }: PageFormat): string {
  return writingMode === "vertical-rl" ? "0" : "auto";
}

const TABLE_STYLES: readonly StyleName[] = ["table-caption", "table-head", "table-cell"];

function fontFace({ family, bytes, type }: PageFont): string {
  return `@font-face { font-family: ${family}; src: url("data:font/${type};base64,${base64(bytes)}"); }`;
}

function pageNumber(format: PageFormat): string {
  return format.pageNumber === "none" ? "" : partNumber(format);
}

/**
 * The number at the foot of a page, which is written across on a page of vertical lines too. A page of a 別紙 would have the number
 * that those of the letter have, and as they have it.
 */
function partNumber({ pageNumber: kind }: PageFormat): string {
  const content = kind === "none" ? "none" : COUNTERS[kind];
  return ` @bottom-center { writing-mode: horizontal-tb; content: ${content}; }`;
}

const COUNTERS: Readonly<Record<Exclude<PageFormat["pageNumber"], "none">, string>> = {
  kanji: "counter(page, japanese-informal)",
  arabic: "counter(page)",
  dashed: '"― " counter(page) " ―"',
};

function pt(length: Sp): string {
  return `${rounded(spToPt(length))}pt`;
}

function ratio(part: number, whole: number): string {
  return String(rounded(part / whole));
}

function rounded(value: number): number {
  return Math.round(value * 1000) / 1000;
}

/** How the blocks of a style are found; what is deeper in a list says its own place. */
const SELECTORS: readonly (readonly [StyleName, string])[] = [
  ["salutation", ".salutation"],
  ["paragraph", ".paragraph"],
  ["complimentary-close", ".complimentary-close"],
  ["date-line", ".date-line"],
  ["sender", ".sender"],
  ["addressee", ".addressee"],
  ["document-number", ".document-number"],
  ["subject", ".subject"],
  ["heading-1", "h1.heading"],
  ["heading-2", "h2.heading"],
  ["heading-3", "h3.heading"],
  ["notes-head", ".notes-head"],
  ["notes-end", ".notes-end"],
  ["list-item-0", ".list-item"],
  ["postscript", ".postscript"],
];
