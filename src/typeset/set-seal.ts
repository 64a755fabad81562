import { sp } from "../base/units.ts";
import type { PlacedPicture, TextPart } from "../model/letter.ts";
import { picturesIn } from "../model/letter-text.ts";
import type { PageFormat } from "../model/page-format.ts";
import { inLine } from "./set-figure.ts";
import type { SetItem, SetLine, SetRun } from "./set-line.ts";

/** The seals of a part: a sender has one at most. */
export function sealsOf(block: TextPart): readonly PlacedPicture[] {
  return block.type === "sender" ? picturesIn(block).filter(({ use }) => use === "seal") : [];
}

/**
 * Draws the seals of a block over the last character of the name, from its head on and as far to one side of the line's axis as to
 * the other: not over the marks of notes behind the name, which may be in a line of their own.
 *
 * Shape: `first` is the number of the first element that they take.
 */
export function withSeals(
  lines: readonly SetLine[],
  seals: readonly PlacedPicture[],
  first: number,
  format: PageFormat,
): readonly SetLine[] {
  const at = lines.findLastIndex(({ items }) => lastOfName(items) !== undefined);
  const last = lines[at];
  const run = lastOfName(last?.items ?? []);
  if (last === undefined || run === undefined) return lines;
  const drawn = seals.flatMap(({ picture, alt, size, origin }, index): readonly SetItem[] => {
    if (size === undefined) return [];
    const { along, across } = inLine(size, format);
    return [
      { type: "tag-start", role: "picture", local: first + index, alt },
      {
        type: "picture",
        picture,
        origin,
        inlineStart: headOfLast(run),
        inlineLength: along,
        blockStart: sp(-run.blockShift - Math.floor(across / 2)),
        blockLength: across,
      },
      { type: "tag-end" },
    ];
  });
  return lines.with(at, { ...last, items: [...last.items, ...drawn] });
}

function lastOfName(items: readonly SetItem[]): SetRun | undefined {
  const isMark: boolean[] = [];
  let found: SetRun | undefined;
  for (const item of items) {
    if (item.type === "tag-start") isMark.push(item.note?.end === "mark");
    if (item.type === "tag-end") isMark.pop();
    if (item.type === "run" && hasInk(item) && !isMark.includes(true)) found = item;
  }
  return found;
}

function hasInk({ glyphs }: SetRun): boolean {
  return glyphs.some(({ text }) => /\S/u.test(text));
}

/** Where the last character of a run begins. */
function headOfLast({ inlineStart, glyphs }: SetRun): SetRun["inlineStart"] {
  const end = glyphs.findLastIndex(
    ({ text, recipe }) => /\S/u.test(text) && recipe.kind !== "blank",
  );
  const before = glyphs.slice(0, Math.max(0, end));
  return sp(inlineStart + before.reduce((sum, { advance }) => sum + advance, 0));
}
