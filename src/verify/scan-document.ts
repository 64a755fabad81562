import type { LookKind } from "../base/messages/look.ts";
import type { WritingMode } from "../model/page-format.ts";
import { saidMarks, type TextMark } from "../model/text-marks.ts";
import type { ForeignMark, Paper } from "../model/verification.ts";
import { scanPart } from "./scan-part.ts";
import { DOCUMENT_VOCABULARY, STYLE_ROLES } from "./tables/word-vocabulary.ts";

/** What the document part says besides its text. */
export interface ScannedDocument {
  readonly foreign: readonly ForeignMark[];
  readonly writingMode: WritingMode;
  readonly paper: Paper;
  /** For each page that begins before the one before it is full: how many paragraphs with text are before it. */
  readonly pageStarts: readonly number[];
  /** What each paragraph with text is by its style, and its text. */
  readonly roles: readonly string[];
  readonly texts: readonly string[];
  /** For each paragraph with text what in it has lines, as `markedText` says it. */
  readonly lines: readonly string[];
  /** Its tables, by rows: for each cell whether it has text. */
  readonly tables: readonly (readonly string[])[];
  readonly paragraphCount: number;
  /** The widest indents in hundredths of a character, which Word obeys before those in twips. */
  readonly widestChars: number;
  /** Length of a line in twips. */
  readonly lineLength: number;
  /** The fonts that its runs name. */
  readonly fonts: ReadonlySet<string>;
}

/**
 * Scans the document part.
 *
 * Source: ECMA-376 Part 1, 17.2 and 17.3 (paragraphs and runs), 17.6 (sections).
 */
export function scanDocument(xml: string): ScannedDocument {
  const scan: Scan = {
    marks: [],
    fonts: new Set(),
    fits: new Map(),
    pageStarts: [],
    roles: [],
    texts: [],
    lines: [],
    lined: new Map(),
    around: [],
    tables: [],
    inCell: false,
    hasText: false,
    isSqueezed: false,
    lineHeight: 0,
    rubyBase: 0,
    style: "",
    paragraphCount: 0,
    widestChars: 0,
    text: "",
    unshown: 0,
    run: NO_RUN,
    rubySize: undefined,
    widest: 0,
    sections: 0,
    writingMode: "horizontal-tb",
    width: 0,
    height: 0,
    margins: { along: 0, across: 0 },
  };
  scanPart(xml, DOCUMENT_VOCABULARY, {
    open: (name, attributes, path) => OPENED[name]?.(scan, attributes, path),
    close: (name) => CLOSED[name]?.(scan),
    text: (text, path) => addText(scan, text, path),
    foreign: (kind, name) => mark(scan, kind, name),
  });
  checkSections(scan);
  checkFits(scan);
  const vertical = scan.writingMode === "vertical-rl";
  const lineLength = vertical ? scan.height - scan.margins.along : scan.width - scan.margins.across;
  if (scan.widest >= lineLength) mark(scan, "format", "w:ind");
  const paper = { width: scan.width / TWIPS_PER_PT, height: scan.height / TWIPS_PER_PT };
  return { ...scan, foreign: scan.marks, lineLength, paper };
}

/** A run: what its properties say, and its text as far as it has come. */
interface Run {
  readonly text: string;
  readonly isNarrow: boolean;
  /** Whether its characters have less than their own room. */
  readonly isTight: boolean;
  readonly isHidden: boolean;
  /** Whether it keeps upright letters apart. */
  readonly parts: boolean;
  readonly fit: string | undefined;
  readonly lines: readonly TextMark[];
}

interface Scan {
  readonly marks: { kind: LookKind; paragraph: number; text: string }[];
  readonly fonts: Set<string>;
  /** Stretches that are fitted to a width, by their numbers. */
  readonly fits: Map<string, { readonly width: number; readonly paragraph: number; text: string }>;
  readonly pageStarts: number[];
  readonly roles: string[];
  /** The paragraphs with text so far. */
  readonly texts: string[];
  readonly lines: string[];
  /** What of the paragraph's text has lines so far. */
  readonly lined: Map<TextMark, string>;
  /** What the run has around a word with its reading. */
  around: readonly TextMark[];
  readonly tables: string[][];
  /** Whether the paragraph is in a cell of a table, and whether that cell has text so far. */
  inCell: boolean;
  hasText: boolean;
  /** Whether the paragraph's lines have a height of their own. */
  isSqueezed: boolean;
  /** The height of its lines in twips, and the size of what its readings stand beside in half-points; 0 if it has none. */
  lineHeight: number;
  rubyBase: number;
  /** The paragraph's style. */
  style: string;
  paragraphCount: number;
  widestChars: number;
  /** The paragraph's text so far. */
  text: string;
  /** The first of the marks whose paragraph is not read to its end. */
  unshown: number;
  run: Run;
  rubySize: string | undefined;
  /** The widest indents in twips. */
  widest: number;
  sections: number;
  writingMode: WritingMode;
  width: number;
  height: number;
  margins: { readonly along: number; readonly across: number };
}

type Attributes = ReadonlyMap<string, string>;

const OPENED: Readonly<
  Record<string, (scan: Scan, attributes: Attributes, path: readonly string[]) => void>
> = {
  "w:tbl": (scan) => {
    scan.tables.push([]);
  },
  "w:tr": (scan) => {
    scan.tables.at(-1)?.push("");
  },
  "w:tc": (scan) => {
    scan.hasText = false;
  },
  "w:snapToGrid": (scan) => {
    scan.isSqueezed = true;
  },
  "w:vanish": (scan) => {
    scan.run = { ...scan.run, isHidden: true };
  },
  "w:softHyphen": (scan) => {
    scan.run = { ...scan.run, parts: true };
  },
  "w:spacing": (scan, attributes, path) => {
    if (attributes.has("w:line")) {
      scan.lineHeight = numberOf(attributes, "w:line");
      if (path.at(-1) === "w:pPr") scan.isSqueezed = true;
      else mark(scan, "size", "w:spacing");
    }
    if (numberOf(attributes, "w:val") < 0) scan.run = { ...scan.run, isTight: true };
  },
  "w:p": (scan, _, path) => {
    scan.text = "";
    scan.lined.clear();
    scan.style = "";
    scan.inCell = path.includes("w:tc");
    scan.isSqueezed = false;
    scan.lineHeight = 0;
    scan.rubyBase = 0;
    scan.paragraphCount += 1;
  },
  "w:pStyle": (scan, attributes) => {
    scan.style = attributes.get("w:val") ?? "";
  },
  "w:pageBreakBefore": (scan) => {
    scan.pageStarts.push(scan.texts.length);
  },
  "w:ind": (scan, attributes) => {
    const chars = ["w:leftChars", "w:rightChars", "w:firstLineChars"].map((name) =>
      numberOf(attributes, name),
    );
    scan.widestChars = Math.max(
      scan.widestChars,
      chars.reduce((sum, side) => sum + side, 0),
    );
    const sides = ["w:left", "w:right", "w:firstLine"].map((name) => numberOf(attributes, name));
    scan.widest = Math.max(
      scan.widest,
      sides.reduce((sum, side) => sum + side, 0),
    );
  },
  "w:r": (scan) => {
    scan.run = NO_RUN;
  },
  "w:rStyle": (scan, attributes, path) => {
    const style = attributes.get("w:val");
    if (style === "KobunRubi" && !path.includes("w:rt")) mark(scan, "size", "KobunRubi");
    if (style === "KobunTatechuyoko") narrow(scan);
  },
  "w:rFonts": (scan, attributes) => {
    for (const name of ["w:ascii", "w:eastAsia", "w:hAnsi"]) {
      const font = attributes.get(name);
      if (font !== undefined) scan.fonts.add(font);
    }
  },
  "w:ruby": (scan) => {
    scan.around = scan.run.lines;
    scan.run = NO_RUN;
  },
  "w:strike": (scan, _, path) => addLine(scan, "strike", path),
  "w:bdr": (scan, _, path) => addLine(scan, "frame", path),
  "w:vertAlign": (scan, attributes, path) =>
    addLine(scan, attributes.get("w:val") === "superscript" ? "above" : "below", path),
  "w:u": (scan, attributes, path) =>
    addLine(scan, attributes.get("w:val") === "double" ? "double-side" : "side", path),
  "w:sz": checkSize,
  "w:szCs": checkSize,
  "w:w": narrow,
  "w:eastAsianLayout": (scan, attributes) => {
    if (attributes.has("w:vert")) narrow(scan);
  },
  "w:fitText": (scan, attributes) => {
    const fit = attributes.get("w:id") ?? "";
    scan.run = { ...scan.run, fit };
    const width = numberOf(attributes, "w:val");
    const known = scan.fits.get(fit);
    scan.fits.set(fit, known ?? { width, paragraph: scan.texts.length + 1, text: "" });
  },
  "w:hpsBaseText": (scan, attributes) => {
    scan.rubyBase = Math.max(scan.rubyBase, numberOf(attributes, "w:val"));
  },
  "w:hps": (scan, attributes) => {
    scan.rubySize = attributes.get("w:val");
    if (numberOf(attributes, "w:val") < SMALLEST_READING) mark(scan, "size", "w:hps");
  },
  "w:br": (scan) => addText(scan, "\n", ["w:t"]),
  "w:tab": (scan) => addText(scan, "\t", ["w:t"]),
  "w:sectPr": (scan) => {
    scan.sections += 1;
  },
  "w:textDirection": (scan, attributes) => {
    scan.writingMode = attributes.get("w:val") === "tbRl" ? "vertical-rl" : "horizontal-tb";
  },
  "w:pgSz": (scan, attributes) => {
    scan.width = numberOf(attributes, "w:w");
    scan.height = numberOf(attributes, "w:h");
  },
  "w:pgMar": (scan, attributes) => {
    const [top, bottom, left, right] = ["w:top", "w:bottom", "w:left", "w:right"].map((name) =>
      numberOf(attributes, name),
    );
    scan.margins = {
      along: (top ?? 0) + (bottom ?? 0),
      across: (left ?? 0) + (right ?? 0),
    };
  },
};

const CLOSED: Readonly<Record<string, (scan: Scan) => void>> = {
  "w:tc": (scan) => {
    const rows = scan.tables.at(-1);
    if (rows !== undefined) rows.push((rows.pop() ?? "") + (scan.hasText ? "1" : "0"));
  },
  "w:p": (scan) => {
    const isEmpty = !/\S/u.test(scan.text);
    // What parts two tables is no paragraph of the letter, and no paragraph of the letter is so low.
    const isSeparator = isEmpty && !scan.inCell && scan.style === SEPARATOR_STYLE;
    if (isSeparator) scan.paragraphCount -= 1;
    else if (scan.isSqueezed && !isRubyLine(scan)) mark(scan, "size", "w:spacing");
    if (!isEmpty) {
      scan.hasText = true;
      scan.texts.push(scan.text);
      scan.lines.push(saidMarks((line) => scan.lined.get(line) ?? ""));
      scan.roles.push(STYLE_ROLES.get(scan.style) ?? scan.style);
    }
    for (const it of scan.marks.slice(scan.unshown)) {
      it.paragraph = Math.max(1, scan.texts.length);
      if (it.text === "") it.text = scan.text.trim();
    }
    scan.unshown = scan.marks.length;
  },
  "w:r": (scan) => {
    const { text, isNarrow, isTight, isHidden, parts, fit, lines } = scan.run;
    if (lines.length > 0 && text === "") mark(scan, "element", lines.join(" "));
    if (isHidden && text !== "") mark(scan, "hidden", text);
    // What is hidden is a soft hyphen alone, and no soft hyphen is seen; hidden text is told as that.
    else if (parts !== isHidden) mark(scan, "element", "w:softHyphen");
    if (isTight && /\S/u.test(text)) mark(scan, "size", text);
    // Only half-width characters are brought to one em; a name would not be read any more.
    if (isNarrow && !HALF_WIDTH.test(text)) mark(scan, "size", text);
    const fitted = fit === undefined ? undefined : scan.fits.get(fit);
    if (fitted !== undefined) fitted.text += text;
    scan.run = NO_RUN;
  },
};

function mark(scan: Scan, kind: LookKind, name: string): void {
  scan.marks.push({ kind, paragraph: 0, text: IS_TEXT.has(kind) ? "" : name });
}

function addText(scan: Scan, text: string, path: readonly string[]): void {
  if (path.at(-1) !== "w:t") {
    if (/\S/u.test(text)) mark(scan, "element", text);
    return;
  }
  if (!path.includes("w:rt")) {
    scan.text += text;
    // What is around a word with its reading is said of the word too.
    const isElsewhere = scan.around.some((line) => !scan.run.lines.includes(line));
    if (isElsewhere && path.includes("w:rubyBase")) mark(scan, "element", scan.around.join(" "));
    for (const line of scan.run.lines) scan.lined.set(line, (scan.lined.get(line) ?? "") + text);
  }
  scan.run = { ...scan.run, text: scan.run.text + text };
}

// A reading has none of its own.
function addLine(scan: Scan, line: TextMark, path: readonly string[]): void {
  if (path.includes("w:rt")) mark(scan, "element", line);
  scan.run = { ...scan.run, lines: [...scan.run.lines, line] };
}

function narrow(scan: Scan): void {
  scan.run = { ...scan.run, isNarrow: true };
}

// Only readings have a size of their own, that of their ruby, and titles that are too long for a line in theirs.
function checkSize(scan: Scan, attributes: Attributes, path: readonly string[]): void {
  const isTitle = TITLE_STYLE.test(scan.style) && !path.includes("w:rt");
  if (isTitle && numberOf(attributes, "w:val") >= SMALLEST_TITLE) return;
  if (!path.includes("w:rt") || attributes.get("w:val") !== scan.rubySize) {
    mark(scan, "size", "w:sz");
  }
}

/** Lines with readings have the height of the grid's, in which characters and readings have room. */
function isRubyLine({ lineHeight, rubyBase }: Scan): boolean {
  return rubyBase > 0 && lineHeight >= rubyBase * TWIPS_PER_HALF_POINT * RUBY_LINE;
}

const TWIPS_PER_HALF_POINT = 10;
const RUBY_LINE = 1.5;

function checkSections({ sections, ...scan }: Scan): void {
  if (sections !== 1) scan.marks.push({ kind: "page-break", paragraph: 0, text: "w:sectPr" });
}

function checkFits(scan: Scan): void {
  for (const { width, paragraph, text } of scan.fits.values()) {
    const count = Array.from(text).length;
    if (width < count * SMALLEST_CHARACTER) scan.marks.push({ kind: "size", paragraph, text });
  }
}

function numberOf(attributes: Attributes, name: string): number {
  return Number(attributes.get(name) ?? 0);
}

/** The style of what is in cells, and of the empty paragraphs after tables. */
const SEPARATOR_STYLE = "KobunHyo";
const TITLE_STYLE = /^Kobun(?:Atena|Sashidashinin|Kenmei|Midashi[1-3])$/u;
/** Half-points: 8 points. */
const SMALLEST_TITLE = 16;
const NO_RUN: Run = {
  text: "",
  isNarrow: false,
  isTight: false,
  isHidden: false,
  parts: false,
  fit: undefined,
  lines: [],
};
/** Printable ASCII. */
const HALF_WIDTH = /^[\u0020-\u007e]*$/u;
/** Marks that are shown with the paragraph's text; the others with the name of what was found. */
const IS_TEXT: ReadonlySet<LookKind> = new Set([
  "hidden",
  "struck",
  "colour",
  "size",
  "style",
  "page-break",
  "revision",
]);
const TWIPS_PER_PT = 20;
/** Half-points: 3 points, half of the smallest body. */
const SMALLEST_READING = 6;
/** Twips: 5 points. */
const SMALLEST_CHARACTER = 100;
