import { type Diagnostic, error } from "../base/diagnostic.ts";
import type { Location } from "../base/location.ts";
import { once } from "../base/once.ts";
import { ptToSp, spToPt } from "../base/units.ts";
import { smallKanji, toFullWidth } from "../language/kanji-numeral.ts";
import type { Block, Inline, ListItem, ScriptText } from "../model/letter.ts";
import type { PageFormat } from "../model/page-format.ts";
import { isMarkupAt, type ManuscriptLine, placeBetween } from "./manuscript-line.ts";

/** A note in a letter: numbered, with all others of its part at its end (後注), or right under its paragraph or table (※). */
export type NoteKind = "numbered" | "beneath";

/** The notes of one letter, while it is read. */
export interface LetterNotes {
  /** What sentences call the notes that have a name. */
  readonly byName: ReadonlyMap<string, string>;
  /** Begins a paragraph, or a table with all its lines: those of it that have a mark are told apart if there are several. */
  readonly beginBlock: (lines: readonly ManuscriptLine[]) => void;
  /** Begins a 別紙, whose notes are its own. */
  readonly beginPart: (name: string) => void;
  /** Takes a note; gives the mark that stands where it was written. */
  readonly take: (kind: NoteKind, inlines: readonly Inline[], at: Location) => ScriptText;
  /** Gives the notes that stand right under what was read since `beginBlock`. */
  readonly beneath: () => readonly ListItem[];
  /** Puts the other notes of each part at its end. */
  readonly gathered: (blocks: readonly Block[]) => readonly Block[];
}

/**
 * Follows the notes of a letter. Numbers are counted in each part by themselves, 注１ or in vertical lines 注一, over what a letter has:
 * what it leaves out has none.
 *
 * Errors: markup/item-name-twice.
 * Source: JLReq 4.2.2 (marks), 4.2.3 (後注, in lines of both directions, in smaller characters).
 */
export function letterNotes(
  lines: readonly ManuscriptLine[],
  format: PageFormat,
  names: ReadonlyMap<string, string>,
  report: (found: Diagnostic) => void,
): LetterNotes {
  const ended: ListItem[][] = [[]];
  let under: ListItem[] = [];
  let expected = (): number => 0;
  let part = format;
  return {
    byName: lines.some(mayHaveNumbered) ? namesOf(lines, format, names, report) : names,
    beginBlock: (own) => {
      expected = once(() => own.reduce((sum, line) => sum + openings(line, BENEATH).length, 0));
    },
    beginPart: (name) => {
      part = partOf(format, name);
      ended.push([]);
    },
    take: (kind, inlines, at) => {
      const list = kind === "beneath" ? under : (ended.at(-1) ?? []);
      const count = list.length + 1;
      const mark =
        kind === "numbered" ? numberedMark(count, part) : beneathMark(count, expected(), part);
      list.push(noteItem(mark, inlines, part, at));
      return {
        type: "script-text",
        place: "above",
        children: [{ type: "text", text: mark, origin: at }],
      };
    },
    beneath: () => {
      const notes = under;
      under = [];
      return notes;
    },
    gathered: (blocks) =>
      ended.every((notes) => notes.length === 0) ? blocks : gather(blocks, ended),
  };
}

/** Tells whether a line has a note: it then says more than its own words. */
export function hasNote({ text }: ManuscriptLine): boolean {
  return text.includes("［＃") && /［＃(?:注|※)(?:「[^「」［］]*」)?］/u.test(text);
}

const NUMBERED = /［＃注(?:「(?<name>[^「」［］]+)」)?］/gu;
const BENEATH = /［＃※］/gu;
const NONE: readonly RegExpExecArray[] = [];
const PART = /^［＃別紙(?:「(?<name>[^「」［］]+)」)?］/u;

function openings(line: ManuscriptLine, opening: RegExp): readonly RegExpExecArray[] {
  if (!line.text.includes("［＃")) return NONE;
  return [...line.text.matchAll(opening)].filter(({ index }) => isMarkupAt(line, index));
}

function mayHaveNumbered({ text }: ManuscriptLine): boolean {
  return text.includes("［＃注");
}

/** Sentences may name a note that comes later, so all are counted before the first line is read. */
function namesOf(
  lines: readonly ManuscriptLine[],
  format: PageFormat,
  items: ReadonlyMap<string, string>,
  report: (found: Diagnostic) => void,
): ReadonlyMap<string, string> {
  const names = new Map(items);
  let part = format;
  let count = 0;
  for (const line of lines) {
    const begun = isMarkupAt(line, 0) ? PART.exec(line.text) : null;
    if (begun !== null) {
      part = partOf(format, begun.groups?.["name"] ?? "");
      count = 0;
    }
    for (const { index, 0: opening, groups } of openings(line, NUMBERED)) {
      count += 1;
      const name = groups?.["name"];
      if (name === undefined) continue;
      const at = placeBetween(line, index, index + opening.length);
      if (names.has(name)) report(error("markup/item-name-twice", at, { name }));
      names.set(name, numberedMark(count, part));
    }
  }
  return names.size === items.size ? items : names;
}

function partOf(format: PageFormat, name: string): PageFormat {
  return (Object.hasOwn(format.parts ?? {}, name) ? format.parts?.[name] : undefined) ?? format;
}

function numberedMark(count: number, { writingMode }: PageFormat): string {
  return `注${writingMode === "vertical-rl" ? smallKanji(count) : toFullWidth(String(count))}`;
}

/** One alone needs no number. */
function beneathMark(count: number, of: number, { writingMode }: PageFormat): string {
  if (of <= 1) return "※";
  return `※${writingMode === "vertical-rl" ? smallKanji(count) : toFullWidth(String(count))}`;
}

function noteItem(
  mark: string,
  inlines: readonly Inline[],
  { characterSize }: PageFormat,
  origin: Location,
): ListItem {
  const label: readonly Inline[] = [{ type: "text", text: `${mark}　`, origin }];
  const points = Math.max(SMALLEST_NOTE, Math.floor(spToPt(characterSize) * NOTE_SIZE));
  const placement = { characterSize: ptToSp(points) };
  return { type: "list-item", label, inlines, placement, origin, depth: 0 };
}

/** The size of a note as a part of the text's, and the least in points. */
const NOTE_SIZE = 0.8;
const SMALLEST_NOTE = 6;

/** After each part an empty line and its notes; a page that would begin after them begins without anything on it no more. */
function gather(
  blocks: readonly Block[],
  ended: readonly (readonly ListItem[])[],
): readonly Block[] {
  const parts: Block[][] = [[]];
  for (const block of blocks) {
    if (block.type === "part-break") parts.push([]);
    parts.at(-1)?.push(block);
  }
  return parts.flatMap((own, index) => {
    const notes = ended[index] ?? [];
    const [first] = notes;
    if (first === undefined) return own;
    const end = own.findLastIndex(({ type }) => type !== "page-break" && type !== "blank-line") + 1;
    const blank: Block = { type: "blank-line", origin: first.origin };
    return [...own.slice(0, end), blank, ...notes, ...own.slice(end)];
  });
}
