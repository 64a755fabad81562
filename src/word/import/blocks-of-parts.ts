import type { LineRole } from "../../language/line-role.ts";
import type { ImportedLetter } from "./imported-letter.ts";
import { type BlockContext, lineBlocks, numberedPart, unplacedLines } from "./line-blocks.ts";
import { partLines } from "./name-parts.ts";
import { notesInText } from "./notes-in-text.ts";
import { numberThemselves } from "./numbered-items.ts";
import type { ReadLine } from "./read-paragraph.ts";
import type { ReadPart } from "./read-parts.ts";
import type { References } from "./references.ts";

/** The parts of a letter with the lines that were read of it, what these are, and what the parts are called. */
export interface PartsRead {
  readonly parts: readonly ReadPart[];
  readonly lines: readonly ReadLine[];
  readonly roles: ReadonlyMap<ReadLine, LineRole>;
  readonly names: readonly (string | undefined)[];
  /** The notes that stand in parts of their own. */
  readonly notes: ImportedLetter["notes"];
}

/** What making blocks of them needs besides. */
export interface AroundParts
  extends Pick<BlockContext, "isOurs" | "isCertificate" | "hangsByTwo" | "loseAt"> {
  /** Whether notes may stand among the lines as items. */
  readonly hasItems: boolean;
  readonly references: References;
}

/** Makes the blocks of all parts, one after another, and takes the notes that stand among them. */
export function blocksOfParts(
  { parts, lines, roles, names, notes: apart }: PartsRead,
  { hasItems, references, isCertificate, ...shared }: AroundParts,
): Pick<ImportedLetter, "lines" | "notes"> {
  const notes = new Map(apart);
  const read = parts.map((part, at) => {
    const own = lines.filter((line) => line.part === at);
    const certified = isCertificate && at === 0;
    const writingMode = part.page.vertical ? "vertical-rl" : "horizontal-tb";
    const around = { ...shared, page: part.page, writingMode, isCertificate: certified } as const;
    return { part, around, unplaced: unplacedLines(own, roles, around) };
  });
  const anew = numberThemselves(read.map(({ unplaced, around }) => numberedPart(unplaced, around)));
  const all = read.flatMap(({ part, around, unplaced }, at) => {
    const blocks = lineBlocks(unplaced, anew, around);
    const size = part.measures.bodySize / 2;
    const pages = { vertical: part.page.vertical, size, known: notes.size, references };
    const found = hasItems ? notesInText(blocks, pages) : { lines: blocks, notes: [] };
    for (const [number, note] of found.notes) notes.set(number, note);
    return partLines(names[at], found.lines);
  });
  return { lines: all, notes };
}
