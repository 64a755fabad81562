import { type Diagnostic, error } from "../base/diagnostic.ts";
import type { Location } from "../base/location.ts";
import { countItems, itemMarks, joinedNumbers, levelOfMark } from "../language/item-number.ts";
import type { ItemLevel } from "../model/letter.ts";
import type { PageFormat, WritingMode } from "../model/page-format.ts";
import { partFormat } from "../model/part-format.ts";
import type { BlockAnnotation } from "./annotations.ts";
import { type HeadAnnotation, headAnnotations } from "./head-annotations.ts";
import { type ManuscriptLine, placeBetween } from "./manuscript-line.ts";

/** What the number of an item is. */
export interface NumberedItem {
  /** The number as it is printed. */
  readonly number: string;
  readonly level: ItemLevel;
  /** How many of the levels that the letter, or its 別紙, uses are above its own. */
  readonly depth: number;
}

/** The directions of a letter and of its 別紙. */
type PartFormats = Pick<PageFormat, "writingMode" | "parts">;

/** The numbers of a letter's items. */
export interface ItemNumbers {
  readonly byLine: ReadonlyMap<ManuscriptLine, NumberedItem>;
  /** What the letter's sentences call the items that have a name: 第１の２(1). */
  readonly byName: ReadonlyMap<string, string>;
}

/**
 * Numbers the items of a letter whose lines begin with the first number of a level: ［＃１］, ［＃(1)］.
 *
 * Shape: an item is one after the last of its level within the same item of the level above; all begin anew at a heading, 記, a 別紙
 * and where the template says so. What a letter leaves out is not counted. A 別紙 has the series of its own direction, and depths of its own.
 * Errors: markup/item-mark for a number that is no level's first one; markup/items-too-many; markup/item-name-twice.
 */
export function numberItems(
  lines: readonly ManuscriptLine[],
  format: PartFormats,
  report: (found: Diagnostic) => void,
): ItemNumbers {
  const marked = lines.flatMap((line) =>
    line.text.startsWith("［＃") ? headAnnotations(line).map((head) => ({ line, head })) : [],
  );
  if (!marked.some(({ head }) => head.annotation.kind === "item")) return NO_ITEMS;
  const numbers: ItemNumbers = { byLine: new Map(), byName: new Map() };
  return partsOf(marked, format).reduce(
    (before, part) => numberPart(part, before, report),
    numbers,
  );
}

/** An annotation at the head of a line. */
interface Marked {
  readonly line: ManuscriptLine;
  readonly head: HeadAnnotation;
}

/** A letter without its 別紙, or one of these: the direction of its lines, and what they begin with. */
interface Part {
  readonly writingMode: WritingMode;
  readonly marked: readonly Marked[];
}

function partsOf(marked: readonly Marked[], format: PartFormats): readonly Part[] {
  let inPart: Marked[] = [];
  const parts = [{ writingMode: format.writingMode, marked: inPart }];
  for (const one of marked) {
    const { annotation } = one.head;
    if (annotation.kind === "part") {
      inPart = [];
      parts.push({ writingMode: partFormat(format, annotation.name).writingMode, marked: inPart });
    }
    inPart.push(one);
  }
  return parts;
}

function numberPart(
  { writingMode, marked }: Part,
  before: ItemNumbers,
  report: (found: Diagnostic) => void,
): ItemNumbers {
  const items = new Map<ManuscriptLine, Omit<NumberedItem, "depth">>();
  const byName = new Map(before.byName);
  const counting = countItems(writingMode);
  for (const { line, head } of marked) {
    const { annotation } = head;
    if (beginsAnew(annotation)) counting.beginAnew();
    if (annotation.kind !== "item") continue;
    const at = placeBetween(line, head.start, head.end);
    const level = levelOfMark(annotation.mark, writingMode);
    const numbers = level === undefined ? undefined : counting.next(level);
    if (level === undefined) {
      const marks = itemMarks(writingMode).join("、");
      report(error("markup/item-mark", at, { annotation: head.name, marks }));
    } else if (numbers === undefined) {
      report(error("markup/items-too-many", at, { annotation: head.name }));
    } else {
      items.set(line, { number: numbers.at(-1) ?? "", level });
      name(annotation.name, numbers, at, byName, report);
    }
  }
  return { byLine: new Map([...before.byLine, ...withDepths(items)]), byName };
}

function name(
  called: string | undefined,
  numbers: readonly string[],
  at: Location,
  byName: Map<string, string>,
  report: (found: Diagnostic) => void,
): void {
  if (called === undefined) return;
  if (byName.has(called)) report(error("markup/item-name-twice", at, { name: called }));
  byName.set(called, joinedNumbers(numbers));
}

/** An item is as deep as there are levels above its own: 第１ may be left out, and １ is then outermost. */
function withDepths(
  items: ReadonlyMap<ManuscriptLine, Omit<NumberedItem, "depth">>,
): readonly (readonly [ManuscriptLine, NumberedItem])[] {
  const used = new Set([...items.values()].map(({ level }) => level));
  const levels = [...used].sort((one, other) => one - other);
  return [...items].map(([line, item]) => [line, { ...item, depth: levels.indexOf(item.level) }]);
}

/** A letter without such items. */
export const NO_ITEMS: ItemNumbers = { byLine: new Map(), byName: new Map() };

/** Tells whether the numbers of items begin anew at an annotation. */
function beginsAnew(annotation: BlockAnnotation): boolean {
  if (annotation.kind === "role") {
    return annotation.role === "heading" || annotation.role === "notes-head";
  }
  return annotation.kind === "begin-numbers";
}
