import type { BlockStyle, StyleFormat } from "../../model/block-style.ts";
import type { BlockSurroundings } from "../../model/block-surroundings.ts";
import type { BlockPlacement, TextBlock } from "../../model/letter.ts";
import { placedStyle } from "../../model/placed-style.ts";
import type { XmlElement } from "../xml-tree.ts";
import { attributeIn, childNamed, childValue } from "./properties.ts";
import { innermost } from "./style-sheet.ts";

/** Where a paragraph of a Word file is placed. Units: ems. */
export type WordPlacement = Pick<
  BlockStyle,
  "indentStart" | "indentEnd" | "firstLineIndent" | "alignment"
>;

/**
 * Reads indents and alignment.
 *
 * Units: `advance` is one character of the line in twips.
 * Source: ISO/IEC 29500-1, 17.3.1.12 (characters go over twips), 17.3.1.13; [MS-OI29500] 2.1.47 (`left` counts a hanging
 * indent, `leftChars` does not).
 */
export function readPlacement(levels: readonly XmlElement[], advance: number): WordPlacement {
  const ems = (names: readonly string[]): number | undefined =>
    innermost(levels, (level) => {
      const indent = childNamed(level, "w:ind");
      const [chars, twips] = ["Chars", ""].map((unit) => {
        const found = names.map((name) => attributeIn(indent, `w:${name}${unit}`)).find(isThere);
        return found === undefined ? undefined : Number.parseFloat(found);
      });
      if (chars !== undefined && (chars !== 0 || (twips ?? 0) === 0)) return chars / 100;
      return twips === undefined ? undefined : twips / advance;
    });
  const isByChars = (names: readonly string[]): boolean =>
    innermost(levels, (level) => {
      const indent = childNamed(level, "w:ind");
      const chars = names.map((name) => attributeIn(indent, `w:${name}Chars`)).find(isThere);
      const twips = names.map((name) => attributeIn(indent, `w:${name}`)).find(isThere);
      if (chars === undefined && twips === undefined) return undefined;
      return chars !== undefined && (Number(chars) !== 0 || Number(twips ?? 0) === 0);
    }) ?? false;
  const first = firstLine(levels, advance);
  const hanging = Math.max(0, -first);
  const start = (ems(["left", "start"]) ?? 0) + (isByChars(["left", "start"]) ? hanging : 0);
  return {
    indentStart: tidy(start),
    indentEnd: tidy(ems(["right", "end"]) ?? 0),
    firstLineIndent: tidy(first),
    alignment:
      ALIGNMENTS.get(innermost(levels, (level) => childValue(level, "w:jc")) ?? "both") ??
      "justify",
  };
}

function firstLine(levels: readonly XmlElement[], advance: number): number {
  const found = innermost(levels, (level) => {
    const indent = childNamed(level, "w:ind");
    const of = (name: string): number | undefined => {
      const chars = attributeIn(indent, `w:${name}Chars`);
      const twips = attributeIn(indent, `w:${name}`);
      if (chars !== undefined && (Number(chars) !== 0 || Number(twips ?? 0) === 0))
        return Number(chars) / 100;
      return twips === undefined ? undefined : Number(twips) / advance;
    };
    const hanging = of("hanging");
    return hanging !== undefined && hanging !== 0 ? -hanging : (of("firstLine") ?? hanging);
  });
  return found ?? 0;
}

function isThere(value: string | undefined): value is string {
  return value !== undefined;
}

/** Programs that reckon in twips or millimetres miss whole characters by a little. */
function tidy(ems: number): number {
  const whole = Math.round(ems);
  return Math.abs(ems - whole) <= NEARLY ? whole + 0 : ems;
}

const NEARLY = 0.12;

const ALIGNMENTS: ReadonlyMap<string, BlockStyle["alignment"]> = new Map([
  ["both", "justify"],
  ["distribute", "justify"],
  ["left", "start"],
  ["start", "start"],
  ["center", "center"],
  ["right", "end"],
  ["end", "end"],
]);

/** A placement that the notation can say, and whether it is exactly the paragraph's. */
export interface SaidPlacement {
  readonly placement: BlockPlacement;
  readonly isExact: boolean;
}

/**
 * Gives the least that must be said over a block's role for it to be where the paragraph is.
 *
 * Shape: with what the block says already; whole ems from 0 to 99, as the notation has them; the nearest where nothing is exact.
 */
export function placementFor(
  block: TextBlock,
  wanted: WordPlacement,
  format: StyleFormat,
  around: BlockSurroundings,
): SaidPlacement {
  const [start, end, first] = [wanted.indentStart, wanted.indentEnd, wanted.firstLineIndent].map(
    (ems) => Math.max(-99, Math.min(99, Math.round(ems))),
  );
  if (start === undefined || end === undefined || first === undefined) return NOTHING;
  const place: BlockPlacement = { indentStart: Math.max(0, start) };
  const hung: BlockPlacement = {
    ...place,
    firstLineIndent: Math.max(first, -(place.indentStart ?? 0)),
  };
  const foot: BlockPlacement = { alignment: "end", indentEnd: Math.max(0, end) };
  const candidates: readonly BlockPlacement[] = [
    {},
    place,
    // A line that is raised (擡頭).
    ...(start === 0 && first < 0 && first >= -3 ? [{ deference: -first }] : []),
    // A long title hangs by itself.
    ...(first === -1 && start > 0 ? [{ indentStart: start - 1 }] : []),
    hung,
    { alignment: "center" },
    foot,
    ...[place, hung].flatMap((one): readonly BlockPlacement[] => [
      { ...one, alignment: "center" },
      { ...one, ...foot },
    ]),
  ];
  let best = { placement: block.placement, distance: Number.POSITIVE_INFINITY };
  for (const candidate of candidates) {
    const placement = { ...block.placement, ...candidate };
    const placed = { ...block, placement };
    const distance = distanceOf(placedStyle(placed, format, around), wanted);
    if (distance < best.distance - SMALL) best = { placement, distance };
  }
  return { placement: best.placement, isExact: best.distance < EXACT };
}

function distanceOf(style: BlockStyle, wanted: WordPlacement): number {
  const isEnd = wanted.alignment === "end";
  const isMiddle = wanted.alignment === "center";
  return (
    (sameAlignment(style.alignment, wanted.alignment) ? 0 : 100) +
    (style.alignment === wanted.alignment ? 0 : SMALL * 2) +
    // What is at the foot or in the middle is not moved by what is before it, unless it fills its line.
    Math.abs(style.indentStart - wanted.indentStart) * (isEnd ? 0.5 : 1) +
    Math.abs(style.firstLineIndent - wanted.firstLineIndent) * (isEnd || isMiddle ? 0.5 : 1) +
    Math.abs(style.indentEnd - wanted.indentEnd)
  );
}

function sameAlignment(one: BlockStyle["alignment"], other: BlockStyle["alignment"]): boolean {
  return side(one) === side(other);
}

/** Lines that are filled begin at the head all the same. */
function side(alignment: BlockStyle["alignment"]): string {
  return alignment === "justify" ? "start" : alignment;
}

const SMALL = 0.0001;
/** Ems by which a place may be missed unsaid: less than anybody sees. */
const EXACT = 0.13;
const NOTHING: SaidPlacement = { placement: {}, isExact: false };
