import type { LookKind } from "../base/messages/look.ts";
import type { WritingMode } from "../model/page-format.ts";
import { pagesForm } from "../model/pages-form.ts";
import { isDots, saidMarks, type TextMark } from "../model/text-marks.ts";
import { addSetText, nothingSet, saidSettings } from "../model/text-settings.ts";
import type { ForeignMark, Paper } from "../model/verification.ts";
import { addOffset, DRAWINGS_CLOSED, DRAWINGS_OPENED } from "./drawings-in-word.ts";
import { endHeights, isLargeLine, isRubyLine, noteHeight } from "./line-room.ts";
import { marginsOf, sectionOf } from "./read-section.ts";
import { scanPart } from "./scan-part.ts";
import { NO_RUN, newScan, type OwnHeight, type Scan, type ScannedPicture } from "./scan-state.ts";
import { DOCUMENT_VOCABULARY, roleOfStyle } from "./tables/word-vocabulary.ts";
import { wordDots } from "./word-dots.ts";
import type { XmlToken } from "./xml-tokens.ts";

/** What the document part says besides its text. */
export interface ScannedDocument {
  readonly foreign: readonly ForeignMark[];
  readonly writingMode: WritingMode;
  readonly paper: Paper;
  /** The direction and the paper of its sections, as `PagesForm`. */
  readonly forms: readonly string[];
  /** For each page that begins before the one before it is full: how many paragraphs with text are before it. */
  readonly pageStarts: readonly number[];
  /** What each paragraph with text is by its style, and its text. */
  readonly roles: readonly string[];
  readonly texts: readonly string[];
  /** For each paragraph with text what in it has lines, as `markedText` says it. */
  readonly lines: readonly string[];
  /** For each paragraph with text what in it is set in a way of its own, as `settingsOf` says it. */
  readonly settings: readonly string[];
  /** For each paragraph with text the size of its characters in half-points, if it has one of its own; 0 if not. */
  readonly sizes: readonly number[];
  /** The paragraphs whose lines have a height of their own although they have no readings and are in their style's size. */
  readonly ownHeights: readonly OwnHeight[];
  readonly pictures: readonly ScannedPicture[];
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
export function scanDocument(xml: string | Iterable<XmlToken>): ScannedDocument {
  const scan = newScan();
  scanPart(xml, DOCUMENT_VOCABULARY, {
    open: (name, attributes, path) => OPENED[name]?.(scan, attributes, path),
    close: (name) => CLOSED[name]?.(scan),
    text: (text, path) => addText(scan, text, path),
    foreign: (kind, name) => mark(scan, kind, name),
  });
  if (scan.first === undefined) mark(scan, "page-break", "w:sectPr");
  checkFits(scan);
  const { writingMode, paper, lineLength } = scan.first ?? sectionOf(scan);
  return { ...scan, foreign: scan.marks, writingMode, lineLength, paper };
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
    scan.set = nothingSet();
    scan.seenSizes.clear();
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
    if (style === "KobunKenten") scan.run = { ...scan.run, isDotted: true };
    if (style === "KobunJidori") scan.run = { ...scan.run, own: "spread" };
    if (style === "KobunBunkatsukinshi") scan.run = { ...scan.run, own: "whole" };
  },
  "w:rFonts": (scan, attributes) => {
    for (const name of ["w:ascii", "w:eastAsia", "w:hAnsi"]) {
      const font = attributes.get(name);
      if (font !== undefined) scan.fonts.add(font);
    }
  },
  "w:ruby": (scan) => {
    const { isHidden, isTight, isNarrow } = scan.run;
    if (isHidden) mark(scan, "hidden", "w:ruby");
    if (isTight || isNarrow) mark(scan, "size", "w:ruby");
    scan.around = scan.run;
    scan.run = NO_RUN;
  },
  "w:b": (scan, _, path) => addLine(scan, "bold", path),
  "w:strike": (scan, _, path) => addLine(scan, "strike", path),
  "w:bdr": (scan, _, path) => addLine(scan, "frame", path),
  "w:vertAlign": (scan, attributes, path) =>
    addLine(scan, attributes.get("w:val") === "superscript" ? "above" : "below", path),
  "w:u": (scan, attributes, path) =>
    addLine(scan, attributes.get("w:val") === "double" ? "double-side" : "side", path),
  "w:em": (scan, attributes, path) => {
    const dots = wordDots(attributes.get("w:val"));
    if (dots !== undefined) addLine(scan, dots, path);
  },
  "w:sz": (scan, attributes, path) => checkSize(scan, "size", attributes, path),
  "w:szCs": (scan, attributes, path) => checkSize(scan, "complexSize", attributes, path),
  "w:w": narrow,
  "w:eastAsianLayout": (scan, attributes) => {
    if (attributes.has("w:vert")) {
      narrow(scan);
      scan.run = { ...scan.run, isTogether: true };
    }
    if (attributes.has("w:combine")) scan.run = { ...scan.run, isNote: true };
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
  "w:br": (scan) => addBreak(scan, "\n"),
  "w:tab": (scan) => addBreak(scan, "\t"),
  ...DRAWINGS_OPENED,
  "w:sectPr": (scan, _, path) => {
    scan.writingMode = "horizontal-tb";
    scan.endsSection = path.at(-1) === "w:pPr";
  },
  "w:textDirection": (scan, attributes) => {
    scan.writingMode = attributes.get("w:val") === "tbRl" ? "vertical-rl" : "horizontal-tb";
  },
  "w:docGrid": (scan, attributes) => {
    scan.linePitch = numberOf(attributes, "w:linePitch");
  },
  "w:pgSz": (scan, attributes) => {
    scan.width = numberOf(attributes, "w:w");
    scan.height = numberOf(attributes, "w:h");
  },
  "w:pgMar": (scan, attributes) => {
    scan.margins = marginsOf(attributes);
  },
};

const CLOSED: Readonly<Record<string, (scan: Scan) => void>> = {
  ...DRAWINGS_CLOSED,
  "w:sectPr": (scan) => {
    const section = sectionOf(scan);
    scan.first ??= section;
    scan.forms.push(pagesForm(section.writingMode, section.paper));
    if (scan.widest >= section.lineLength) mark(scan, "format", "w:ind");
    scan.widest = 0;
    endHeights(scan);
  },
  "w:tc": (scan) => {
    const rows = scan.tables.at(-1);
    if (rows !== undefined) rows.push((rows.pop() ?? "") + (scan.hasText ? "1" : "0"));
  },
  "w:p": (scan) => {
    const isEmpty = !/\S/u.test(scan.text);
    // What parts two tables is no paragraph of the letter, and no paragraph of the letter is so low.
    const isSeparator = isEmpty && !scan.inCell && SEPARATOR_STYLE.test(scan.style);
    if (isSeparator) scan.paragraphCount -= 1;
    const size = ownSize(scan);
    if (!isSeparator && scan.isSqueezed && !isRubyLine(scan) && !isLargeLine(scan, size)) {
      if (size > 0) mark(scan, "size", "w:spacing");
      else noteHeight(scan);
    }
    if (!isEmpty) {
      scan.sizes.push(size);
      scan.hasText = true;
      scan.texts.push(scan.text);
      scan.lines.push(saidMarks((line) => scan.lined.get(line) ?? ""));
      scan.settings.push(saidSettings(scan.set));
      scan.roles.push(roleOfStyle(scan.style) ?? scan.style);
    }
    for (const it of scan.marks.slice(scan.unshown)) {
      it.paragraph = Math.max(1, scan.texts.length);
      if (it.text === "") it.text = scan.text.trim();
    }
    scan.unshown = scan.marks.length;
    if (scan.endsSection) scan.pageStarts.push(scan.texts.length);
    scan.endsSection = false;
  },
  "w:r": (scan) => {
    const { text, isNarrow, isTight, isHidden, parts, fit, lines, isTogether } = scan.run;
    if (isTogether && text !== "") scan.set.together.push(text);
    if (lines.length > 0 && text === "") mark(scan, "element", lines.join(" "));
    checkBare(scan);
    checkAlike(scan);
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
  if (path.at(-1) === "wp:posOffset") {
    addOffset(scan, text, path);
    return;
  }
  if (path.at(-1) !== "w:t") {
    if (/\S/u.test(text)) mark(scan, "element", text);
    return;
  }
  if (!path.includes("w:rt")) {
    scan.text += text;
    if (path.includes("w:rubyBase")) checkAround(scan);
    if (/\S/u.test(text)) scan.seenSizes.add(scan.run.size);
    addSettings(scan, text);
    for (const line of scan.run.lines) scan.lined.set(line, (scan.lined.get(line) ?? "") + text);
  }
  scan.run = { ...scan.run, text: scan.run.text + text };
}

/** What is spread has a width of its own. */
function addSettings({ set, run }: Scan, text: string): void {
  const own = run.own === "spread" && run.fit === undefined ? undefined : run.own;
  addSetText(set, text, { own, isNote: run.isNote, dots: undefined });
}

function addBreak(scan: Scan, text: string): void {
  addText(scan, text, ["w:t"]);
  scan.run = { ...scan.run, isBreak: true };
}

/** What is around a word with its reading is said of the word too. */
function checkAround(scan: Scan): void {
  const { around, run } = scan;
  const isElsewhere = around.lines.some((line) => !run.lines.includes(line));
  if (isElsewhere) mark(scan, "element", around.lines.join(" "));
  const isFitted = around.fit !== undefined && around.fit !== run.fit;
  if (around.size !== run.size || isFitted) mark(scan, "size", "w:ruby");
}

/** A line break, a tab and what keeps letters apart have nothing of their own: a line beside a tab is drawn, a large break moves the next line. */
function checkBare(scan: Scan): void {
  const { text, lines, size, fit, parts, isBreak, isTight, isNarrow } = scan.run;
  if (!parts && !(isBreak && text.trim() === "")) return;
  if (lines.length > 0) mark(scan, "element", lines.join(" "));
  const isSized = size > 0 || fit !== undefined || isTight || isNarrow;
  if (isSized) mark(scan, "size", parts ? "w:softHyphen" : "w:br");
}

// A reading has none of its own.
function addLine(scan: Scan, line: TextMark, path: readonly string[]): void {
  if (path.includes("w:rt")) mark(scan, "element", line);
  scan.run = { ...scan.run, lines: [...scan.run.lines, line] };
}

function narrow(scan: Scan): void {
  scan.run = { ...scan.run, isNarrow: true };
}

// A paragraph's text has one size, which is compared with the letter's, and readings that of their ruby.
function checkSize(
  scan: Scan,
  kind: "size" | "complexSize",
  attributes: Attributes,
  path: readonly string[],
): void {
  const size = numberOf(attributes, "w:val");
  if (!path.includes("w:rt")) scan.run = { ...scan.run, [kind]: size };
  else if (attributes.get("w:val") !== scan.rubySize) mark(scan, "size", "w:sz");
}

/** Which size a character has, and which marks beside it, Word says by its script and by the run's style too: each says the same. */
function checkAlike(scan: Scan): void {
  const { text, size, complexSize, isDotted, lines } = scan.run;
  if (size !== complexSize) mark(scan, "size", "w:szCs");
  if (isDotted && text !== "" && !lines.some(isDots)) {
    mark(scan, "format", "KobunKenten");
  }
}

/** The size that all of a paragraph's text has. */
function ownSize(scan: Scan): number {
  const [size = 0, ...others] = scan.seenSizes;
  if (others.length > 0 || (size > 0 && size < SMALLEST_TEXT)) mark(scan, "size", "w:sz");
  return size;
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
const SEPARATOR_STYLE = /^KobunHyo(?:B\d{1,2})?$/u;
/** Half-points: 5 points. */
const SMALLEST_TEXT = 10;
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
/** Half-points: 3 points, half of the smallest body. */
const SMALLEST_READING = 6;
/** Twips: 5 points. */
const SMALLEST_CHARACTER = 100;
