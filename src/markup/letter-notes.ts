import { type Diagnostic, error } from "../base/diagnostic.ts";
import type { Location } from "../base/location.ts";
import { ptToSp, spToPt } from "../base/units.ts";
import { smallKanji, toFullWidth } from "../language/kanji-numeral.ts";
import type { Block, Inline, ListItem, ScriptText } from "../model/letter.ts";
import type { NoteLink } from "../model/note-link.ts";
import type { PageFormat } from "../model/page-format.ts";
import { partFormat } from "../model/part-format.ts";
import { noteSize } from "../model/text-sizes.ts";
import type { LetterPart } from "./letter-part.ts";
import { isMarkupAt, type ManuscriptLine, placeBetween } from "./manuscript-line.ts";

/** A note in a letter by where it stands: at the end of its part (注), under its paragraph (※), at the foot of its page (脚注). */
export type NoteKind = NoteLink["place"];

/** The notes of one letter, while it is read. */
export interface LetterNotes {
  /** What sentences call the notes that have a name. */
  readonly byName: ReadonlyMap<string, string>;
  /** Begins a paragraph, or a table with all its lines: those of it that have a mark are told apart if there are several. */
  readonly beginBlock: (block: LetterPart) => void;
  /** Begins a 別紙, whose notes are its own. */
  readonly beginPart: (name: string) => void;
  /** Says where the notes of a part stand: before the next of its blocks, of which there are so many already. */
  readonly placeHere: (blockCount: number, at: Location) => void;
  /** Takes a note; gives the mark that stands where it was written. */
  readonly take: (
    note: { readonly kind: NoteKind; readonly place: number | undefined },
    inlines: readonly Inline[],
    at: Location,
  ) => ScriptText;
  /** Gives the notes of what was read since `beginBlock` that follow it: those at the foot of its pages, then those under it. */
  readonly beneath: () => readonly ListItem[];
  /** How many notes were taken and places said: a line for which this grows adds to the letter more than its own block. */
  readonly count: () => number;
  /** Puts the other notes of each part at its end, or where their place is. */
  readonly gathered: (blocks: readonly Block[]) => readonly Block[];
}

/** The notes of a part that stand together. */
interface PartNotes {
  readonly notes: ListItem[];
  /** How many blocks of the letter are before them, where a line says so. */
  at: number | undefined;
}

/**
 * Follows the notes of a letter. Numbers are counted in each part by themselves, 注１ or in vertical lines 注一, over what a letter has:
 * what it leaves out has none. Those of footnotes run through the whole letter, as Word counts them, and are figures in both
 * directions, since a small 一 alone would be taken for a dash.
 *
 * Errors: markup/item-name-twice; markup/notes-place-twice.
 * Source: JLReq 4.2.2 (note numbers), 4.2.3 (marks), 4.2.4 (後注, in lines of both directions, in smaller characters).
 */
export function letterNotes(
  lines: readonly ManuscriptLine[],
  format: PageFormat,
  names: ReadonlyMap<string, string>,
  report: (found: Diagnostic) => void,
): LetterNotes {
  const ended: PartNotes[] = [{ notes: [], at: undefined }];
  const last = (): PartNotes => ended.at(-1) ?? { notes: [], at: undefined };
  let under: ListItem[] = [];
  let foot: ListItem[] = [];
  let open: LetterPart | undefined;
  let expected: number | undefined;
  let number = 0;
  let placeCount = 0;
  let footCount = 0;
  let part = format;
  return {
    byName: lines.some(mayHaveNumbered) ? namesOf(lines, format, names, report) : names,
    beginBlock: (block) => {
      open = block;
      expected = undefined;
    },
    beginPart: (name) => {
      part = partFormat(format, name);
      ended.push({ notes: [], at: undefined });
    },
    placeHere: (blockCount, at) => {
      if (last().at !== undefined) report(error("markup/notes-place-twice", at, {}));
      last().at = blockCount;
      placeCount += 1;
    },
    take: ({ kind, place }, inlines, at) => {
      const list = { beneath: under, foot, end: last().notes }[kind];
      if (kind === "foot") footCount += 1;
      const count = kind === "foot" ? footCount : list.length + 1;
      if (kind === "beneath") expected ??= beneathIn(open);
      const mark = markOf(kind, count, kind === "beneath" ? (expected ?? 0) : 0, part);
      number += 1;
      const note = { number, place: kind, name: kind === "foot" ? footName(count) : mark };
      const item = noteItem(mark, note, inlines, part, at);
      list.push(place === undefined ? item : { ...item, place });
      return {
        type: "script-text",
        place: "above",
        children: [{ type: "text", text: mark, origin: at }],
        note,
      };
    },
    beneath: () => {
      if (foot.length + under.length === 0) return NOTHING;
      const notes = [...foot, ...under];
      under = [];
      foot = [];
      return notes;
    },
    count: () => number + placeCount,
    gathered: (blocks) =>
      ended.every(({ notes }) => notes.length === 0) ? blocks : gather(blocks, ended),
  };
}

const NUMBERED = /［＃(?<kind>脚?注)(?:「(?<name>[^「」［］]+)」)?］/gu;
const BENEATH = /［＃※］/gu;
const NONE: readonly RegExpExecArray[] = [];
const NOTHING: readonly ListItem[] = [];
const PART = /^［＃別紙(?:「(?<name>[^「」［］]+)」)?］/u;

function openings(line: ManuscriptLine, opening: RegExp): readonly RegExpExecArray[] {
  if (!line.text.includes("［＃")) return NONE;
  return [...line.text.matchAll(opening)].filter(({ index }) => isMarkupAt(line, index));
}

/** How many notes under its paragraph a block has. */
function beneathIn(block: LetterPart | undefined): number {
  if (block === undefined) return 0;
  const lines = block.kind === "table" ? block.lines : [block.line];
  return lines.reduce((sum, line) => sum + openings(line, BENEATH).length, 0);
}

function mayHaveNumbered({ text }: ManuscriptLine): boolean {
  return text.includes("［＃注") || text.includes("［＃脚注");
}

/** Sentences may name a note that comes later, so all are counted before the first line is read. */
function namesOf(
  lines: readonly ManuscriptLine[],
  format: PageFormat,
  items: ReadonlyMap<string, string>,
  report: (found: Diagnostic) => void,
): ReadonlyMap<string, string> {
  const names = new Map(items);
  const count = noteCounter(format);
  for (const line of lines) {
    count.beginLine(line);
    for (const opening of openings(line, NUMBERED)) {
      const { name, kind } = opening.groups ?? {};
      const called = count.next(kind === "脚注" ? "foot" : "end");
      if (name === undefined) continue;
      const at = placeBetween(line, opening.index, opening.index + opening[0].length);
      if (names.has(name)) report(error("markup/item-name-twice", at, { name }));
      names.set(name, called);
    }
  }
  return names.size === items.size ? items : names;
}

/** Counts notes line by line; gives what sentences call the next one. */
function noteCounter(format: PageFormat): {
  readonly beginLine: (line: ManuscriptLine) => void;
  readonly next: (kind: "end" | "foot") => string;
} {
  let part = format;
  const counts = { end: 0, foot: 0 };
  return {
    beginLine: (line) => {
      const begun = isMarkupAt(line, 0) ? PART.exec(line.text) : null;
      if (begun === null) return;
      part = partFormat(format, begun.groups?.["name"] ?? "");
      counts.end = 0;
    },
    next: (kind) => {
      counts[kind] += 1;
      const count = counts[kind];
      return kind === "foot" ? footName(count) : markOf(kind, count, 0, part);
    },
  };
}

/** One alone under its paragraph needs no number. */
function markOf(kind: NoteKind, count: number, of: number, { writingMode }: PageFormat): string {
  const figures = toFullWidth(String(count));
  if (kind === "foot") return figures;
  const own = writingMode === "vertical-rl" ? smallKanji(count) : figures;
  if (kind === "end") return `注${own}`;
  return of <= 1 ? "※" : `※${own}`;
}

function footName(count: number): string {
  return `脚注${toFullWidth(String(count))}`;
}

function noteItem(
  mark: string,
  note: NoteLink,
  inlines: readonly Inline[],
  { characterSize }: PageFormat,
  origin: Location,
): ListItem {
  const label: readonly Inline[] = [{ type: "text", text: `${mark}　`, origin }];
  const placement = { characterSize: ptToSp(noteSize(spToPt(characterSize))) };
  return { type: "list-item", label, inlines, placement, origin, depth: 0, note };
}

/** After each part, or at their place, an empty line and its notes; a page that would begin after the last of them is not begun. */
function gather(blocks: readonly Block[], ended: readonly PartNotes[]): readonly Block[] {
  const parts: { readonly from: number; readonly own: Block[] }[] = [{ from: 0, own: [] }];
  for (const [index, block] of blocks.entries()) {
    if (block.type === "part-break") parts.push({ from: index, own: [] });
    parts.at(-1)?.own.push(block);
  }
  return parts.flatMap(({ from, own }, index) => {
    const { notes, at } = ended[index] ?? { notes: [], at: undefined };
    const [first] = notes;
    if (first === undefined) return own;
    const atEnd =
      own.findLastIndex(({ type }) => type !== "page-break" && type !== "blank-line") + 1;
    const end = at === undefined ? atEnd : at - from;
    const blank: Block = { type: "blank-line", origin: first.origin };
    return [...own.slice(0, end), blank, ...notes, ...own.slice(end)];
  });
}
