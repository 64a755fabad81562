import type { Point, Rect } from "../base/geometry.ts";
import { type Sp, scaleSp, sp } from "../base/units.ts";
import type { Inline } from "../model/letter.ts";
import type { PageFormat, SealJoint } from "../model/page-format.ts";
import type { GlyphRun, PageItem, TagStart } from "../model/paged-document.ts";
import type { RunningEdge } from "../model/running.ts";
import { drawFrame } from "./draw-frame.ts";
import { drawJoints } from "./draw-joints.ts";
import type { BlockLine, RowedLine } from "./flow-line.ts";
import { footRule, isFootBlock, withoutFootMarks } from "./foot-notes.ts";
import type { KnownBlock } from "./known-block.ts";
import type { SetItem, SetRule, SetRun } from "./set-line.ts";
import type { SetRunning } from "./set-running.ts";

/** What is outside of the text area. */
export interface BesideText {
  readonly number: PageNumber | undefined;
  readonly running: readonly SetRunning[];
  /** The places of seals that are half on the page. */
  readonly joints: readonly SealJoint[];
}

/** What is outside of the text area: the page's number. Units: sp along the foot of the page. */
export interface PageNumber {
  readonly run: SetRun;
  readonly length: Sp;
}

/**
 * Puts lines on a page: from here on directions are those of the paper.
 *
 * Shape: vertical lines go from right to left, horizontal ones from the top; each block's content on the
 * page is in its tags.
 */
export function placePage(
  lines: readonly RowedLine[],
  format: PageFormat,
  { number, running, joints }: BesideText,
): readonly PageItem[] {
  const items: PageItem[] = [
    ...drawFrame(format),
    ...drawJoints(joints, format),
    ...placeRunning(running, "header", format),
  ];
  let open: number | undefined;
  for (const { flow, row, isRepeated } of lines) {
    if (isRepeated) {
      items.push(...repeatedItems(flow, row, format));
      continue;
    }
    if (open !== flow.element) {
      if (open !== undefined) items.push({ type: "tag-end" });
      items.push(blockStart(flow));
      open = flow.element;
    }
    const axis = lineAxis(row, flow.rows, format);
    const line = flow.block.set.lines[flow.lineIndex];
    for (const item of line?.items ?? []) items.push(placeItem(item, flow.element, axis, format));
  }
  if (open !== undefined) items.push({ type: "tag-end" });
  items.push(...placeFootRule(lines, format));
  items.push(...placeRunning(running, "footer", format));
  if (number !== undefined) items.push(...placeNumber(number, format));
  return items;
}

/** The rule between a page's text and the notes at its foot. */
function placeFootRule(lines: readonly RowedLine[], format: PageFormat): readonly PageItem[] {
  const first = lines.find(({ flow }) => isFootBlock(flow.block));
  if (first === undefined) return [];
  const rule = footRule(first.row, first.flow.block.set.lines[0]?.size ?? 0, format);
  return [{ type: "rule", box: boxOf(rule, 0, format) }];
}

function blockStart({ element, block: { block } }: BlockLine): PageItem {
  const note = block.type === "list-item" ? block.note : undefined;
  if (note !== undefined) {
    const { number, name } = note;
    const end = { number, name, end: "note" } as const;
    return { type: "tag-start", role: "note", element, note: end, ...placeOf(block) };
  }
  return { type: "tag-start", role: block.type, element, ...levelOf(block), ...placeOf(block) };
}

/** The place that a block is, where sentences lead to it. */
function placeOf(block: KnownBlock["block"]): Pick<TagStart, "place"> {
  return "place" in block && block.place !== undefined ? { place: block.place } : {};
}

/** The head of a table on the pages after its first: it belongs to the page, since it has been read before. */
function repeatedItems(flow: BlockLine, row: number, format: PageFormat): readonly PageItem[] {
  const axis = lineAxis(row, flow.rows, format);
  const items = flow.block.set.lines[flow.lineIndex]?.items ?? [];
  const shown = withoutFootMarks(items, flow.block.block).filter(
    ({ type }) => type === "run" || type === "rule",
  );
  return [
    { type: "tag-start", role: "repeated", element: 0 },
    ...shown.map((item) => placeItem(item, flow.element, axis, format)),
    { type: "tag-end" },
  ];
}

/** How deep a block is among its like. */
function levelOf(block: KnownBlock["block"]): Pick<TagStart, "level" | "depth" | "alt"> {
  if (block.type === "heading") return { level: block.level };
  if (block.type === "figure") return { alt: block.inlines.map(altOf).join("") };
  return block.type === "list-item" ? { depth: block.depth } : {};
}

function altOf(inline: Inline): string {
  return inline.type === "picture" ? inline.alt : "";
}

function placeItem(item: SetItem, element: number, axis: number, format: PageFormat): PageItem {
  switch (item.type) {
    case "tag-start": {
      const { local, ...tag } = item;
      return { ...tag, element: element + local };
    }
    case "tag-end":
      return item;
    case "run":
      return placeRun(item, axis, format);
    case "rule":
      return { type: "rule", box: boxOf(item, axis, format) };
    case "picture": {
      const { picture, origin } = item;
      return { type: "picture", picture, box: boxOf(item, axis, format), origin };
    }
  }
}

function boxOf(rule: Omit<SetRule, "type">, axis: number, format: PageFormat): Rect {
  const { margins, trimSize } = format;
  const { inlineStart, inlineLength, blockStart, blockLength } = rule;
  return format.writingMode === "vertical-rl"
    ? {
        x: sp(trimSize.width - margins.right - axis - blockStart - blockLength),
        y: sp(margins.top + inlineStart),
        width: blockLength,
        height: inlineLength,
      }
    : {
        x: sp(margins.left + inlineStart),
        y: sp(margins.top + axis + blockStart),
        width: inlineLength,
        height: blockLength,
      };
}

/** The middle of the rows from the block's start of the text area, in sp. */
function lineAxis(row: number, rows: number, format: PageFormat): number {
  const pitch = format.characterSize + format.lineGap;
  return Math.floor(row * pitch) + Math.floor((rows * pitch - format.lineGap) / 2);
}

function placeRun(run: SetRun, axis: number, format: PageFormat): GlyphRun {
  const { face, size, glyphs } = run;
  const direction = format.writingMode === "vertical-rl" ? "vertical" : "horizontal";
  return { type: "glyphs", face, size, direction, at: pointOf(run, axis, format), glyphs };
}

function pointOf(run: SetRun, axis: number, format: PageFormat): Point {
  const { margins, trimSize } = format;
  if (format.writingMode === "vertical-rl") {
    return {
      x: sp(trimSize.width - margins.right - axis + run.blockShift),
      y: sp(margins.top + run.inlineStart),
    };
  }
  return {
    x: sp(margins.left + run.inlineStart),
    y: sp(margins.top + axis - run.blockShift + baselineBelowAxis(run.size)),
  };
}

// The em box reaches from 0.88 em above the baseline to 0.12 below it.
function baselineBelowAxis(size: Sp): Sp {
  return scaleSp(size, 38, 100);
}

/** What stands at the head or the foot, in the middle of the margin, as the page's number is. */
function placeRunning(
  running: readonly SetRunning[],
  edge: RunningEdge,
  { trimSize, margins }: PageFormat,
): readonly PageItem[] {
  const runs = running.flatMap((one) => (one.edge === edge ? one.runs : []));
  if (runs.length === 0) return [];
  const middle =
    edge === "header"
      ? Math.floor(margins.top / 2)
      : trimSize.height - Math.floor(margins.bottom / 2);
  return [
    { type: "tag-start", role: "artifact", element: 0, running: edge },
    ...runs.map(
      ({ face, size, inlineStart, blockShift, glyphs }): GlyphRun => ({
        type: "glyphs",
        face,
        size,
        direction: "horizontal",
        at: {
          x: sp(margins.left + inlineStart),
          y: sp(middle - blockShift + baselineBelowAxis(size)),
        },
        glyphs,
      }),
    ),
    { type: "tag-end" },
  ];
}

// The page's number is horizontal and in the middle of the foot.
function placeNumber({ run, length }: PageNumber, format: PageFormat): readonly PageItem[] {
  const { trimSize, margins } = format;
  const x = Math.floor((trimSize.width - length) / 2);
  const y = trimSize.height - Math.floor(margins.bottom / 2) + baselineBelowAxis(run.size);
  return [
    { type: "tag-start", role: "artifact", element: 0 },
    {
      type: "glyphs",
      face: run.face,
      size: run.size,
      direction: "horizontal",
      at: { x: sp(x), y: sp(y) },
      glyphs: run.glyphs,
    },
    { type: "tag-end" },
  ];
}
