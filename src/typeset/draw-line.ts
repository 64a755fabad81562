import { type Sp, scaleSp, sp } from "../base/units.ts";
import { CL } from "../char/character-class.ts";
import type { EmphasisMark } from "../model/letter.ts";
import { pictureNote } from "../model/picture-note.ts";
import { BESIDE_SIZE } from "../model/text-sizes.ts";
import type { AdjustedLine } from "./adjust-line.ts";
import type { ChosenGlyph } from "./chosen-glyph.ts";
import { drawTextLine, roomOfLines } from "./draw-text-lines.ts";
import type { Span } from "./find-spans.ts";
import type { GlyphChooser } from "./glyph-chooser.ts";
import { BLANK, RunWriter } from "./run-writer.ts";
import type { SetItem, SetLine, SetRun } from "./set-line.ts";
import type {
  Composition,
  FramedPicture,
  PlacedRuby,
  PlacedTextLine,
  PlacedWarichu,
  Unit,
} from "./unit.ts";
import { type NoteUnit, warichuPiece } from "./warichu.ts";

/**
 * A line being drawn.
 *
 * Units: `inlineStart` in sp, where the line's head is.
 */
interface Drawing {
  readonly composition: Composition;
  readonly line: AdjustedLine;
  readonly inlineStart: Sp;
  readonly size: Sp;
  readonly chooser: GlyphChooser;
  /** Units that begin the paragraph's lines. */
  readonly lineStarts: readonly number[];
  readonly spans: readonly Span[];
}

/**
 * Turns a line's units into runs of glyphs with their structure, readings, dots and lines beside text
 * after the line they belong to.
 *
 * Shape: one run per face and size, split only where a ruby's base, a note in two lines or a span begins or
 * ends.
 */
export function drawLine(
  composition: Composition,
  line: AdjustedLine,
  inlineStart: Sp,
  size: Sp,
  chooser: GlyphChooser,
  lineStarts: readonly number[],
  spans: readonly Span[],
): SetLine {
  const drawing: Drawing = { composition, line, inlineStart, size, chooser, lineStarts, spans };
  const items = [
    ...drawText(drawing),
    ...drawReadings(drawing),
    ...drawDots(drawing),
    ...drawLines(drawing),
  ];
  return { size, items };
}

/** Elements that one ruby takes: itself, its base and its text. */
export const TAGS_PER_RUBY = 3;

/** A stretch of the line that is drawn in one way. */
interface Segment {
  readonly start: number;
  readonly end: number;
  /** Index of the ruby over it. */
  readonly ruby?: number;
  readonly note?: PlacedWarichu;
}

/** The text itself, in the tags of its spans. */
function drawText(drawing: Drawing): readonly SetItem[] {
  const { composition, spans } = drawing;
  const items: SetItem[] = [];
  let open: number | undefined;
  for (const segment of segmentsOf(drawing)) {
    const found = spans.findIndex(({ start, end }) => start <= segment.start && segment.end <= end);
    const span = found < 0 ? undefined : found;
    if (span !== open && open !== undefined) items.push({ type: "tag-end" });
    const begun = span === undefined ? undefined : spans[span];
    if (span !== open && span !== undefined && begun !== undefined) {
      const { start, end, ...tag } = begun;
      const local = 1 + composition.rubies.length * TAGS_PER_RUBY + span;
      items.push({ type: "tag-start", ...tag, local });
    }
    open = span;
    items.push(...drawSegment(drawing, segment));
  }
  if (open !== undefined) items.push({ type: "tag-end" });
  return items;
}

function segmentsOf({ composition, line, spans }: Drawing): readonly Segment[] {
  const special: Segment[] = [
    ...rubySegments(composition).filter(
      ({ ruby }) => ruby !== undefined && readingAround(composition, ruby) === undefined,
    ),
    ...composition.warichu.map((note) => ({
      start: Math.max(note.start, line.start),
      end: Math.min(note.end, line.end),
      note,
    })),
  ].filter(({ start, end }) => start >= line.start && end <= line.end && start < end);
  special.sort((left, right) => left.start - right.start);
  const segments: Segment[] = [];
  let at = line.start;
  const addPlain = (end: number): void => {
    const cuts = spans.flatMap((span) => [span.start, span.end]);
    for (const cut of cuts.filter((place) => place > at && place < end)) {
      segments.push({ start: at, end: cut });
      at = cut;
    }
    if (at < end) segments.push({ start: at, end });
    at = end;
  };
  for (const segment of special) {
    addPlain(segment.start);
    segments.push(segment);
    at = segment.end;
  }
  addPlain(line.end);
  return segments;
}

function drawSegment(drawing: Drawing, segment: Segment): readonly SetItem[] {
  if (segment.note !== undefined) return drawNote(drawing, segment, segment.note);
  if (segment.ruby === undefined) return drawUnits(drawing, segment.start, segment.end);
  return [
    ...baseTags(segment.ruby),
    ...drawBase(drawing, segment),
    { type: "tag-end" },
    { type: "tag-end" },
  ];
}

/** A base, in which others may have a reading on the right where this one is on the left. */
function drawBase(drawing: Drawing, { start, end, ruby }: Segment): readonly SetItem[] {
  const items: SetItem[] = [];
  let at = start;
  if (ruby !== undefined && drawing.composition.rubies[ruby]?.isLeft === true) {
    for (const inner of rubySegments(drawing.composition)) {
      if (inner.ruby === ruby || inner.start < start || inner.end > end) continue;
      if (at < inner.start) items.push(...drawUnits(drawing, at, inner.start));
      items.push(...drawSegment(drawing, inner));
      at = inner.end;
    }
  }
  return at < end ? [...items, ...drawUnits(drawing, at, end)] : items;
}

function baseTags(ruby: number): readonly SetItem[] {
  const local = 1 + ruby * TAGS_PER_RUBY;
  return [
    { type: "tag-start", role: "ruby", local },
    { type: "tag-start", role: "ruby-base", local: local + 1 },
  ];
}

function rubySegments({ rubies }: Composition): readonly Segment[] {
  return rubies.map(({ start, end }, ruby) => ({ start, end, ruby }));
}

/** The reading on the left of characters among which are those of another one. */
function readingAround({ rubies }: Composition, index: number): number | undefined {
  const own = rubies[index];
  if (own === undefined || own.isLeft) return undefined;
  const found = rubies.findIndex(
    ({ isLeft, start, end }) => isLeft && start <= own.start && own.end <= end,
  );
  return found < 0 ? undefined : found;
}

function headOf({ line, inlineStart }: Drawing, at: number): number {
  return inlineStart + (line.heads[at - line.start] ?? 0);
}

function drawUnits(drawing: Drawing, start: number, end: number): readonly SetItem[] {
  const { composition, line } = drawing;
  const items: SetItem[] = [];
  let writer = new RunWriter(headOf(drawing, start), sp(0));
  for (let at = start; at < end; at += 1) {
    const unit = composition.units[at];
    if (unit === undefined) continue;
    const own = headOf(drawing, at);
    if (unit.picture !== undefined) {
      items.push(...writer.result(), ...drawPicture(drawing, at, unit, unit.picture));
      writer = new RunWriter(headOf(drawing, at + 1), sp(0));
      continue;
    }
    const body = at < line.inkEnd ? unit.body : 0;
    const next = at + 1 < end ? headOf(drawing, at + 1) : own + body;
    writer.add(unit, sp(next - own));
  }
  return [...items, ...writer.result()];
}

/** A picture in the middle of the frame of a character, followed by a blank that readers take for the words that it stands for. */
function drawPicture(
  drawing: Drawing,
  at: number,
  { size, face, body, origin }: Unit,
  { placed, along, across }: FramedPicture,
): readonly SetItem[] {
  const { composition, spans } = drawing;
  const { units, rubies } = composition;
  const before = pictureCount(units.slice(0, at));
  const local = 1 + rubies.length * TAGS_PER_RUBY + spans.length + before;
  const head = headOf(drawing, at);
  const glyphs = [{ recipe: BLANK, text: " ", advance: body, origin }];
  return [
    { type: "tag-start", role: "picture", local, alt: placed.alt, actual: pictureNote(placed) },
    {
      type: "picture",
      picture: placed.picture,
      origin: placed.origin,
      inlineStart: sp(head + Math.floor((body - along) / 2)),
      inlineLength: along,
      blockStart: sp(-Math.floor(across / 2)),
      blockLength: across,
    },
    { type: "run", face, size, inlineStart: sp(head), blockShift: sp(0), glyphs },
    { type: "tag-end" },
  ];
}

/** How many pictures there are among units, each of which is an element. */
export function pictureCount(units: readonly Unit[]): number {
  return units.filter(({ picture }) => picture !== undefined).length;
}

// The two lines of a note lie on either side of the line's axis, without a gap.
function drawNote(drawing: Drawing, segment: Segment, note: PlacedWarichu): readonly SetRun[] {
  const size = note.units[0]?.size ?? drawing.size;
  const tears = drawing.lineStarts.filter((at) => at > note.start && at < note.end);
  const { upper, lower } = warichuPiece(note, size, tears, segment.start);
  const half = Math.floor(size / 2);
  const head = headOf(drawing, segment.start);
  return [...drawSolid(upper, head, sp(half)), ...drawSolid(lower, head, sp(-half))];
}

// Marks are set in full frames: an opening bracket at the end of its frame, ・ in the middle.
function drawSolid(units: readonly NoteUnit[], head: number, shift: Sp): readonly SetRun[] {
  const writer = new RunWriter(head, shift);
  for (const { unit, advance } of units) writer.add(inFullFrame(unit), advance);
  return writer.result();
}

function inFullFrame(unit: Unit): Unit {
  return unit.recipe.kind === "glyph" ? { ...unit, recipe: { ...unit.recipe, shift: 0 } } : unit;
}

function drawReadings(drawing: Drawing): readonly SetItem[] {
  const { composition, line } = drawing;
  return composition.rubies.flatMap((ruby, index): readonly SetItem[] => {
    if (ruby.start < line.start || ruby.end > line.end) return [];
    const local = 1 + index * TAGS_PER_RUBY;
    const size = ruby.units[0]?.size ?? drawing.size;
    const head = headOf(drawing, ruby.start) + ruby.offset;
    const writer = new RunWriter(
      head,
      besideShift(drawing, ruby, ruby.isLeft ? "end" : "start", size),
    );
    for (const [at, unit] of ruby.units.entries()) {
      writer.add(unit, sp(unit.body + (ruby.spaces[at] ?? 0)));
    }
    const around = readingAround(composition, index);
    const outer = around === undefined ? [] : baseTags(around);
    return [
      ...outer,
      { type: "tag-start", role: "ruby", local },
      { type: "tag-start", role: "ruby-text", local: local + 2 },
      ...writer.result(),
      { type: "tag-end" },
      { type: "tag-end" },
      ...outer.map(() => ({ type: "tag-end" }) as const),
    ];
  });
}

/** From the line's axis to the axis of small characters beside some of its units: they touch these from outside, or the line there. */
function besideShift(
  { composition, size: lineSize }: Drawing,
  over: Pick<PlacedRuby, "start" | "end">,
  side: PlacedTextLine["side"],
  size: Sp,
): Sp {
  const line = roomOfLines(composition.lined, over, side, lineSize);
  const distance = Math.floor((lineSize + size) / 2) + line;
  return sp(side === "start" ? distance : -distance);
}

// Dots are set next to characters, not next to marks and spaces; where a reading takes their side, on the other.
// Source: JLReq §3.3.9.
function drawDots(drawing: Drawing): readonly SetItem[] {
  const { composition, line, chooser } = drawing;
  const hasReading = (at: number): boolean =>
    composition.rubies.some(({ start, end, isLeft }) => !isLeft && start <= at && at < end);
  const items: SetItem[] = [];
  for (let at = line.start; at < line.inkEnd; at += 1) {
    const unit = composition.units[at];
    if (unit?.mark === undefined || WITHOUT_DOTS.has(unit.cls)) continue;
    const { chosen } = chooseDot(unit.mark, chooser);
    const size = scaleSp(unit.size, ...BESIDE_SIZE);
    const centre = headOf(drawing, at) + Math.floor((unit.body - size) / 2);
    const side = hasReading(at) ? "end" : "start";
    items.push(
      { type: "tag-start", role: "artifact", local: 0 },
      {
        type: "run",
        face: chosen.face,
        size,
        inlineStart: sp(centre),
        blockShift: besideShift(drawing, { start: at, end: at + 1 }, side, size),
        glyphs: [{ recipe: chosen.recipe, text: DOT_TEXT, advance: size, origin: unit.origin }],
      },
      { type: "tag-end" },
    );
  }
  return items;
}

/** The lines beside, through and around stretches of text, as far as those are in this line. */
function drawLines(drawing: Drawing): readonly SetItem[] {
  const { composition, line, size } = drawing;
  return composition.lined.flatMap((lined) => {
    const first = Math.max(lined.start, line.start);
    const end = Math.min(lined.end, line.inkEnd);
    const last = composition.units[end - 1];
    if (first >= end || last === undefined) return [];
    const own = { start: headOf(drawing, first), end: headOf(drawing, end - 1) + last.body };
    const part = {
      ...(lined.line === "frame" ? aroundReadings(drawing, { start: first, end }, own) : own),
      opens: lined.start >= line.start,
      closes: lined.end <= line.end,
    };
    return drawTextLine(lined, part, size, composition.lined);
  });
}

/** A frame is around the readings of its characters, which may be longer than these. */
function aroundReadings(
  drawing: Drawing,
  units: Pick<PlacedRuby, "start" | "end">,
  { start, end }: { readonly start: number; readonly end: number },
): { readonly start: number; readonly end: number } {
  const own = drawing.composition.rubies.filter(
    (ruby) => ruby.start >= units.start && ruby.end <= units.end,
  );
  const ends = own.map((ruby): readonly [number, number] => {
    const head = headOf(drawing, ruby.start) + ruby.offset;
    const length = ruby.units.reduce((sum, { body }, at) => sum + body + (ruby.spaces[at] ?? 0), 0);
    return [head, head + length];
  });
  return {
    start: Math.min(start, ...ends.map(([head]) => head)),
    end: Math.max(end, ...ends.map(([, foot]) => foot)),
  };
}

/** Chooses the glyph of a mark for emphasis. */
export function chooseDot(
  mark: EmphasisMark,
  chooser: GlyphChooser,
): { readonly text: string; readonly chosen: ChosenGlyph } {
  const text = DOTS[mark];
  return { text, chosen: chooser.character(text, text.codePointAt(0) ?? 0, CL.ideographic) };
}

/** A dot is not a character of the text: whoever copies the line gets a blank after it, never ﹅ among the words. */
const DOT_TEXT = " ";
const DOTS: Readonly<Record<EmphasisMark, string>> = {
  sesame: "﹅",
  "open-sesame": "﹆",
  dot: "●",
  circle: "○",
};
const WITHOUT_DOTS: ReadonlySet<number> = new Set([
  CL.openingBracket,
  CL.closingBracket,
  CL.hyphen,
  CL.dividing,
  CL.middleDot,
  CL.fullStop,
  CL.comma,
  CL.inseparable,
  CL.ideographicSpace,
  CL.wordSpace,
  CL.westernOpening,
  CL.westernClosing,
  CL.westernMark,
]);
