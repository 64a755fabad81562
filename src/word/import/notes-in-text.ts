import { ptToSp } from "../../base/units.ts";
import { smallKanji, toFullWidth } from "../../language/kanji-numeral.ts";
import type { Block, Inline, ListItem, ScriptText } from "../../model/letter.ts";
import { inlineText, textPartsOf } from "../../model/letter-text.ts";
import { mapInlines } from "../../model/map-inlines.ts";
import { noteSize } from "../../model/text-sizes.ts";
import type { ImportedLine } from "./imported-letter.ts";
import type { References } from "./references.ts";

/** The lines of a letter without the notes that stand among them, and these by their numbers. */
export interface NotesInText {
  readonly lines: readonly ImportedLine[];
  readonly notes: ReadonlyMap<number, ListItem>;
}

/** What decides how notes look that stand among the lines of a letter or of a 別紙. */
export interface NotePages {
  readonly vertical: boolean;
  /** Size of its text in points. */
  readonly size: number;
  /** How many notes are known already. */
  readonly known: number;
  readonly references: References;
}

/**
 * Finds the notes of a letter of ours that are items in its Word file: those behind the text (注), and those under their paragraph or
 * table (※). Marks become their marks again.
 *
 * Shape: only where all marks and items of a kind are as a template would give them; what is not stays a small text and an item. Where
 * notes do not stand at the end of their lines, a line says their place.
 */
export function notesInText(lines: readonly ImportedLine[], pages: NotePages): NotesInText {
  const beneath = withNotesBeneath(lines, pages);
  const known = pages.known + beneath.notes.size;
  const ended = withNotesBehind(beneath.lines, { ...pages, known });
  return { lines: ended.lines, notes: new Map([...beneath.notes, ...ended.notes]) };
}

function withNotesBeneath(lines: readonly ImportedLine[], pages: NotePages): NotesInText {
  const kept: ImportedLine[] = [];
  const notes = new Map<number, ListItem>();
  for (let at = 0; at < lines.length; at += 1) {
    const line = lines[at];
    if (line === undefined) break;
    const count = marksOf(line.block, BENEATH).length;
    const names = namesUpTo(count, (number) =>
      count === 1 ? "※" : `※${numeral(number, pages.vertical)}`,
    );
    const items = lines.slice(at + 1, at + 1 + count);
    if (count === 0 || !areMarked([line], BENEATH, names) || !areNotes(items, names, pages)) {
      kept.push(line);
      continue;
    }
    const taken = takeNotes([line], items, { place: "beneath", mark: BENEATH }, notes, pages);
    kept.push(...taken);
    at += count;
  }
  return { lines: kept, notes };
}

function withNotesBehind(lines: readonly ImportedLine[], pages: NotePages): NotesInText {
  const notes = new Map<number, ListItem>();
  const count = lines.reduce((sum, { block }) => sum + marksOf(block, BEHIND).length, 0);
  const names = namesUpTo(count, (number) => `注${numeral(number, pages.vertical)}`);
  const first = lines.findIndex((line) => areNotes([line], names.slice(0, 1), pages));
  const items = lines.slice(first, first + count);
  const isSet = lines[first - 1]?.block.type === "blank-line";
  const isWhole = count > 0 && first > 0 && isSet && areNotes(items, names, pages);
  if (!(isWhole && areMarked(lines, BEHIND, names))) return { lines, notes };
  const [before, after] = [lines.slice(0, first - 1), lines.slice(first + count)];
  const place = lines[first - 1];
  const isLast = after.every(isEmpty) && !isEmpty(before.at(-1));
  const rest = [
    ...before,
    ...(isLast || place === undefined ? [] : [{ ...place, said: "［＃注の場所］" as const }]),
    ...after,
  ];
  const kept = takeNotes(rest, items, { place: "end", mark: BEHIND }, notes, pages);
  return { lines: kept, notes };
}

function isEmpty(line: ImportedLine | undefined): boolean {
  return line?.block.type === "blank-line" || line?.block.type === "page-break";
}

/** Takes items as the notes of the marks in some lines, in the order of both. */
function takeNotes(
  lines: readonly ImportedLine[],
  items: readonly ImportedLine[],
  { place, mark }: { readonly place: "end" | "beneath"; readonly mark: RegExp },
  notes: Map<number, ListItem>,
  { known, references }: NotePages,
): readonly ImportedLine[] {
  let index = 0;
  return lines.map((line) => {
    const block = mapInlines(line.block, (inlines) =>
      inlines.map((inline): Inline => {
        const item = isMark(inline, mark) ? items[index] : undefined;
        if (item?.block.type !== "list-item") return inline;
        index += 1;
        const number = known + notes.size + 1;
        const name = references.get(item.anchor ?? "") ?? "";
        const note = { number, place, name } as const;
        notes.set(number, { ...item.block, note });
        return { type: "script-text", place: "above", children: [], note };
      }),
    );
    return { ...line, block };
  });
}

function marksOf(block: Block, mark: RegExp): readonly string[] {
  return textPartsOf(block).flatMap(({ inlines }) =>
    inlines.flatMap((inline) => (isMark(inline, mark) ? inlineText(inline.children) : [])),
  );
}

function isMark(inline: Inline, mark: RegExp): inline is ScriptText {
  return (
    inline.type === "script-text" &&
    inline.place === "above" &&
    inline.note === undefined &&
    mark.test(inlineText(inline.children))
  );
}

function areMarked(
  lines: readonly ImportedLine[],
  mark: RegExp,
  names: readonly string[],
): boolean {
  const marks = lines.flatMap(({ block }) => marksOf(block, mark));
  return marks.length === names.length && marks.every((one, index) => one === names[index]);
}

/** Whether lines are items with the labels, and in the size, that notes of these names have. */
function areNotes(
  lines: readonly ImportedLine[],
  names: readonly string[],
  { size }: NotePages,
): boolean {
  return (
    names.length > 0 &&
    lines.length === names.length &&
    lines.every(({ block }, index) => {
      if (block.type !== "list-item" || block.level !== undefined || block.depth > 0) return false;
      const { characterSize, ...others } = block.placement;
      const isPlaced = Object.values(others).every((one) => one === undefined);
      const isSmall = characterSize === ptToSp(noteSize(size));
      return isPlaced && isSmall && inlineText(block.label) === `${names[index]}　`;
    })
  );
}

function namesUpTo(count: number, nameOf: (number: number) => string): readonly string[] {
  return Array.from({ length: count }, (_, index) => nameOf(index + 1));
}

function numeral(number: number, vertical: boolean): string {
  return vertical ? smallKanji(number) : toFullWidth(String(number));
}

const BENEATH = /^※[０-９〇一二三四五六七八九十百]*$/u;
const BEHIND = /^注[０-９〇一二三四五六七八九十百]+$/u;
