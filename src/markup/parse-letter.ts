import { assertNever } from "../base/assert.ts";
import { type Diagnostic, error } from "../base/diagnostic.ts";
import type { Location } from "../base/location.ts";
import { type Outcome, outcomeOf } from "../base/outcome.ts";
import type { Block, BlockPlacement, Letter } from "../model/letter.ts";
import type { EditionRead, LetterSettings } from "../model/letter-settings.ts";
import type { Manuscript } from "../model/manuscript.ts";
import type { PageFormat } from "../model/page-format.ts";
import { partFormat } from "../model/part-format.ts";
import { NO_PICTURES } from "../model/picture.ts";
import { addSeal } from "./add-seal.ts";
import type { BlockAnnotation } from "./annotations.ts";
import { aroundKey } from "./around-key.ts";
import { checkCaption } from "./check-caption.ts";
import { followFigure } from "./follow-figure.ts";
import { headAnnotations } from "./head-annotations.ts";
import { createKnownLines, type KnownLines } from "./known-lines.ts";
import { ledTo } from "./led-to.ts";
import { type LetterNotes, letterNotes } from "./letter-notes.ts";
import type { LetterPart } from "./letter-part.ts";
import {
  inlinesBetween,
  type ManuscriptLine,
  manuscriptLines,
  placeBetween,
} from "./manuscript-line.ts";
import { namedPlaces } from "./named-places.ts";
import { numberFigures } from "./number-figures.ts";
import { type NumberedItem, numberItems } from "./number-items.ts";
import { parseRunning } from "./parse-running.ts";
import { parseTable } from "./parse-table.ts";
import { partMarks } from "./part-marks.ts";
import type { NamedPicture } from "./picture-annotation.ts";
import { figureOf } from "./read-picture.ts";
import { watchSpreading } from "./spread-blocks.ts";
import { tablesApart } from "./tables-apart.ts";
import { type LetterReading, type LineHead, textBlock } from "./text-block.ts";
import { trimmedLine } from "./trimmed-line.ts";
import { unknownParts } from "./unknown-parts.ts";

/**
 * Reads a merged letter's annotations: one block for each line that has text.
 *
 * Shape: values from a list are characters, never markup; empty lines give no block. With the lines known from
 * letters of the same template and edition, what the template alone wrote is the same object again.
 * Errors: the codes of the area `markup/`; all of one letter's problems in one pass.
 * Source: 青空文庫 注記一覧 (a subset), with annotations of our own for the parts of a letter.
 */
export function parseLetter(
  manuscript: Manuscript,
  settings: LetterSettings,
  edition: EditionRead,
  known: KnownLines = createKnownLines(),
): Outcome<Letter> {
  const { letter, problems } = readLetter(manuscript, settings, edition, known);
  return outcomeOf(letter, problems);
}

/** The same with the letter as far as it can be read, whatever is wrong with it. */
export function readLetter(
  manuscript: Manuscript,
  settings: LetterSettings,
  edition: EditionRead,
  known: KnownLines,
): { readonly letter: Letter; readonly problems: readonly Diagnostic[] } {
  const problems: Diagnostic[] = [];
  const report = (found: Diagnostic): void => {
    problems.push(found);
  };
  const blocks: Block[] = [];
  let inForce: BlockPlacement = NOWHERE_ELSE;
  const lines = tablesApart(manuscriptLines(manuscript).map(known.sameOf), report);
  const text = linesOf(lines.filter(isLine));
  const numbered = numberItems(text, settings.format, report);
  const figures = numberFigures(text, settings.format, numbered.byName, report);
  const named = new Map([...numbered.byName, ...figures.byName]);
  const marks = partMarks(linesOf(lines), named);
  const names = new Map([...named, ...marks.byName]);
  const notes = letterNotes(linesOf(lines), settings.format, names, report);
  const reading: LetterReading = {
    edition,
    notes,
    itemNames: notes.byName,
    places: namedPlaces(linesOf(lines), notes.byName),
    ...picturesOf(settings),
    report,
    hasBoldHeadings: settings.hasBoldHeadings === true,
  };
  const spreading = watchSpreading(blocks, settings.format, report);
  let inPart: string | undefined;
  for (const part of lines) {
    notes.beginBlock(part);
    if (part.kind === "table") {
      const table = parseTable(part.lines, part.origin, reading);
      if (table !== undefined) blocks.push(table);
      blocks.push(...notes.beneath());
      continue;
    }
    const { line } = part;
    if (spreading.takes(line)) continue;
    inPart = partOf(line, notes) ?? inPart;
    const figure = figures.byLine.get(line);
    const item = numbered.byLine.get(line);
    const format = partFormat(settings.format, inPart);
    const place = reading.places.get(marks.byLine.get(line) ?? "");
    const draft: LetterDraft = { blocks, item, figure, place, format, reading };
    const said = aroundKey(line, {
      item,
      figure,
      place,
      part: inPart,
      names: reading.itemNames,
      places: reading.places,
    });
    inForce = parseKnown({ line, said }, inForce, draft, { known, problems });
    if (figure !== undefined) {
      problems.push(...checkCaption(blocks, problems));
      followFigure(blocks);
    }
    blocks.push(...notes.beneath());
  }
  spreading.finish();
  addSeal(blocks, settings, reading);
  problems.push(...unknownParts(blocks, settings.format));
  const { title, subject, author, date } = settings;
  const properties = { title, subject, author, date };
  const running = parseRunning(manuscript);
  const all = ledTo(notes.gathered(blocks), reading.places.size);
  const letter: Letter = { lang: "ja", properties, blocks: all, ...(running && { running }) };
  return { letter, problems };
}

function picturesOf({
  pictures = NO_PICTURES,
  otherPictures = [],
}: LetterSettings): Pick<LetterReading, "pictures" | "otherPictures"> {
  return { pictures, otherPictures };
}

function isLine({ kind }: LetterPart): boolean {
  return kind === "line";
}

function linesOf(parts: readonly LetterPart[]): readonly ManuscriptLine[] {
  const lines: ManuscriptLine[] = [];
  for (const part of parts) {
    if (part.kind === "table") lines.push(...part.lines);
    else lines.push(part.line);
  }
  return lines;
}

/** The name of the 別紙 that a line begins, before its text. */
function partOf(line: ManuscriptLine, notes: LetterNotes): string | undefined {
  let begun: string | undefined;
  if (!line.text.startsWith("［＃")) return begun;
  for (const { annotation } of headAnnotations(line)) {
    if (annotation.kind !== "part") continue;
    notes.beginPart(annotation.name);
    begun = annotation.name;
  }
  return begun;
}

/**
 * Reads a line, or takes what it gave before; gives the placement that the lines after it are in.
 *
 * Shape: a letter after others is what it is alone. A block is kept where it follows from the line and `said`: not where lines around
 * move it, where something is told, or where the line itself adds to the letter's notes.
 */
function parseKnown(
  { line, said }: { readonly line: ManuscriptLine; readonly said: string },
  inForce: BlockPlacement,
  draft: LetterDraft,
  { known, problems }: { readonly known: KnownLines; readonly problems: readonly Diagnostic[] },
): BlockPlacement {
  const { blocks, reading } = draft;
  const isClear = inForce === NOWHERE_ELSE;
  const before = isClear ? known.find(line, said) : undefined;
  if (before !== undefined) {
    blocks.push(before);
    return inForce;
  }
  const blockCount = blocks.length;
  const problemCount = problems.length;
  const noteCount = reading.notes.count();
  const after = parseLine(line, inForce, draft);
  const isItsOwn = problems.length === problemCount && reading.notes.count() === noteCount;
  const made = isItsOwn ? blocks.slice(blockCount) : [];
  if (isClear && after === NOWHERE_ELSE) keepOne(line, said, made, known);
  return after;
}

/** A line that gave one block gives it again. */
function keepOne(
  line: ManuscriptLine,
  said: string,
  [block, ...others]: readonly Block[],
  known: KnownLines,
): void {
  if (block !== undefined && others.length === 0) known.keep(line, said, block);
}

/** What reading a line needs and adds to. */
interface LetterDraft {
  readonly blocks: Block[];
  readonly item: NumberedItem | undefined;
  /** The number of the figure that the line is the caption of. */
  readonly figure: string | undefined;
  /** The number of the place that the line is as the mark of a 別紙. */
  readonly place: number | undefined;
  /** The pages that the line is on: those of its 別紙. */
  readonly format: PageFormat;
  readonly reading: LetterReading;
}

/** Reads a line; gives the placement that the lines after it are in. */
function parseLine(
  line: ManuscriptLine,
  inForce: BlockPlacement,
  draft: LetterDraft,
): BlockPlacement {
  const { blocks, figure, reading } = draft;
  const { report } = reading;
  if (line.text.length > LONGEST_LINE) {
    report(error("markup/too-long", placeOfLine(line), { limit: LONGEST_LINE }));
    return inForce;
  }
  if (!MARKS.test(line.text)) {
    const block = plainParagraph(line, inForce);
    if (block !== undefined) blocks.push(block);
    return inForce;
  }
  const head = readHead(line, inForce, draft);
  const block = head.picture === undefined ? textBlock(line, head, figure, reading) : undefined;
  if (head.picture !== undefined) addFigure(line, head, head.picture, draft);
  if (block !== undefined) blocks.push(block);
  return head.inForce;
}

/** Most UTF-16 code units of a paragraph: 15 pages of a letter; setting one takes time with its square. */
const LONGEST_LINE = 20_000;

/** The longest value on a line, else where the line begins. */
function placeOfLine(line: ManuscriptLine): Location {
  const values = line.ranges.filter(({ markup }) => !markup);
  const longest = values.reduce<(typeof values)[number] | undefined>(
    (found, range) =>
      found === undefined || range.end - range.start > found.end - found.start ? range : found,
    undefined,
  );
  const isLong = longest !== undefined && longest.end - longest.start > line.text.length / 2;
  return isLong ? longest.at : placeBetween(line, 0, 1);
}

/** A picture stands on its line alone; it is as large as its pages have room for. */
function addFigure(
  line: ManuscriptLine,
  { start, placement }: LineHead,
  named: NamedPicture,
  { blocks, format, reading }: LetterDraft,
): void {
  const at = placeBetween(line, 0, start);
  const rest = trimmedLine(line, start);
  if (rest.start < rest.end) {
    const text = line.text.slice(rest.start, rest.end);
    reading.report(error("markup/figure-line", placeBetween(line, rest.start, rest.end), { text }));
  }
  const figure = figureOf(named, placement, at, format, reading);
  if (figure !== undefined) blocks.push(figure);
}

/** The placement of lines that no annotation has moved. */
const NOWHERE_ELSE: BlockPlacement = {};

const MARKS = /［＃|[《》｜]|／″?＼|\{[^{}|]+\|/u;

/** A line without any mark: the most of a letter. */
function plainParagraph(line: ManuscriptLine, placement: BlockPlacement): Block | undefined {
  const { start, end } = trimmedLine(line, 0);
  if (start >= end) return undefined;
  const inlines = inlinesBetween(line, start, end);
  return { type: "paragraph", inlines, placement, origin: placeBetween(line, start, end) };
}

/** Reads the annotations at a line's head; page breaks and empty lines become blocks at once. */
function readHead(
  line: ManuscriptLine,
  outer: BlockPlacement,
  { blocks, item, place: ofPart, reading }: LetterDraft,
): LineHead & { readonly inForce: BlockPlacement } {
  let head: LineHead = PLAIN_HEAD;
  let inForce = outer;
  for (const { annotation, name, start, end } of headAnnotations(line)) {
    const place = placeBetween(line, start, end);
    if (annotation.kind === "from-here") inForce = annotation.placement;
    if (annotation.kind === "to-here") inForce = NOWHERE_ELSE;
    for (const problem of headProblems(annotation, name, head, place)) reading.report(problem);
    if (annotation.kind === "notes-place") reading.notes.placeHere(blocks.length, place);
    blocks.push(...ownBlocks(annotation, place));
    head = { ...withAnnotation(head, annotation, name), start: end };
    head = { ...head, place: placeOf(annotation, reading) ?? head.place };
    if (annotation.kind === "item" && item !== undefined) {
      head = { ...head, level: item.depth, item: { ...item, at: place } };
    }
  }
  const placement = { ...inForce, ...head.placement };
  return { ...head, place: head.place ?? ofPart, placement, inForce };
}

/** The number of the place that an item or a caption is by its name. */
function placeOf(annotation: BlockAnnotation, { places }: LetterReading): number | undefined {
  const isNamed = annotation.kind === "item" || annotation.kind === "figure-caption";
  return isNamed ? places.get(annotation.name ?? "") : undefined;
}

const PLAIN_HEAD: LineHead = {
  start: 0,
  role: "paragraph",
  roleName: "",
  level: 0,
  item: undefined,
  picture: undefined,
  placement: {},
  place: undefined,
};

function headProblems(
  annotation: BlockAnnotation,
  name: string,
  { roleName }: LineHead,
  place: Location,
): readonly Diagnostic[] {
  const isRole = ["role", "item", "figure-caption"].includes(annotation.kind);
  if (isRole && roleName !== "") {
    return [error("markup/role-twice", place, { role: name })];
  }
  if (annotation.kind.startsWith("spread")) {
    return [error("markup/spread-line", place, { annotation: name })];
  }
  if (!annotation.kind.startsWith("table")) return [];
  return [error("markup/outside-table", place, { annotation: name })];
}

function withAnnotation(head: LineHead, annotation: BlockAnnotation, name: string): LineHead {
  switch (annotation.kind) {
    case "role":
      return { ...head, role: annotation.role, roleName: name, level: annotation.level };
    case "item":
      return { ...head, role: "list-item", roleName: name };
    case "placement":
      return { ...head, placement: { ...head.placement, ...annotation.placement } };
    case "figure":
      return { ...head, picture: annotation.picture };
    case "figure-caption":
      return { ...head, role: "figure-caption", roleName: name };
    case "begin-numbers":
    case "spread-from":
    case "spread-to":
    case "from-here":
    case "to-here":
    case "page-break":
    case "notes-place":
    case "part":
    case "blank-lines":
    case "table":
    case "table-end":
    case "table-caption":
    case "table-head":
    case "table-columns":
      return head;
    default:
      return assertNever(annotation);
  }
}

function ownBlocks(annotation: BlockAnnotation, origin: Location): readonly Block[] {
  if (annotation.kind === "page-break") return [{ type: "page-break", origin }];
  if (annotation.kind === "part") return [{ type: "part-break", name: annotation.name, origin }];
  if (annotation.kind !== "blank-lines") return [];
  return Array.from({ length: annotation.count }, () => ({ type: "blank-line", origin }));
}
