import { assertNever } from "../base/assert.ts";
import { type Diagnostic, error } from "../base/diagnostic.ts";
import type { Location } from "../base/location.ts";
import { nearestName } from "../base/nearest-name.ts";
import type { Inline, Text } from "../model/letter.ts";
import { blockAnnotation, type InlineSpan, inlineAnnotation } from "./annotations.ts";
import type { InlineReading } from "./inline-reading.ts";
import { isInterlinear } from "./interlinear.ts";
import { withKunoji } from "./kunoji.ts";
import type { NoteKind } from "./letter-notes.ts";
import { linesOnce } from "./lines-once.ts";
import {
  inlinesBetween,
  isMarkupAt,
  isTemplateText,
  type ManuscriptLine,
  placeBetween,
} from "./manuscript-line.ts";
import { linksInPlainText } from "./named-places.ts";
import { nearestAnnotation } from "./nearest-annotation.ts";
import { ofEdition } from "./of-edition.ts";
import { ofNote } from "./of-note.ts";
import { hasBothReadings, readable, texts } from "./plain-inlines.ts";
import { readingInstead } from "./reading-instead.ts";
import { resolveNotes } from "./resolve-notes.ts";
import { READING_SEPARATOR, rubyBaseStart, rubyOf } from "./ruby.ts";
import { takeTrailing } from "./trailing.ts";

/** An annotation, a ruby base or a reading that is not closed yet. */
interface Frame {
  readonly kind: "line" | "span" | "base" | "reading";
  readonly span: InlineSpan | undefined;
  /** What closes it. */
  readonly close: string;
  readonly at: Location;
  readonly opening: string;
  readonly inlines: Inline[];
  /** Readings that a separator has ended. */
  readonly readings: (readonly Inline[])[];
  /** Base of a reading. */
  readonly base: readonly Text[];
}

interface Reader extends InlineReading {
  readonly line: ManuscriptLine;
  readonly report: (found: Diagnostic) => void;
  readonly frames: Frame[];
  /** Where the characters begin that are not yet taken. */
  taken: number;
}

/**
 * Reads the annotations within a line from an offset on.
 *
 * Shape: characters that came from values are never read as markup.
 * Errors: markup/unknown-annotation, markup/unclosed, markup/nothing-to-close,
 * markup/not-at-line-start, markup/target-not-found, markup/not-plain, markup/value-in-annotation,
 * markup/ruby-base, markup/ruby-open, markup/ruby-count, markup/unknown-character, markup/too-many,
 * markup/item-unnamed.
 */
export function parseInlines(
  line: ManuscriptLine,
  start: number,
  end: number,
  reading: InlineReading,
): readonly Inline[] {
  const { report } = reading;
  const body: Frame = frame("line", "", placeBetween(line, start, end), "");
  const reader: Reader = { ...reading, line, frames: [body], taken: start };
  const marks = /※?［＃|[《》｜]|／″?＼|\{(?=[^{}|\n]+\|[^{}|\n]+\})/gu;
  marks.lastIndex = start;
  let count = 0;
  for (let mark = marks.exec(line.text); mark !== null; mark = marks.exec(line.text)) {
    if (mark.index >= end) break;
    count += 1;
    if (count > MOST_MARKS || reader.frames.length > MOST_NESTED) {
      const limit = count > MOST_MARKS ? MOST_MARKS : MOST_NESTED;
      report(error("markup/too-many", placeBetween(line, mark.index, mark.index + 1), { limit }));
      return [];
    }
    if (!isMarkupAt(line, mark.index)) {
      marks.lastIndex = mark.index + 1;
      continue;
    }
    flush(reader, mark.index);
    reader.taken = readMark(mark[0], mark.index, end, reader);
    marks.lastIndex = reader.taken;
  }
  flush(reader, end);
  closeAll(reader);
  const inlines = linesOnce(body.inlines);
  return reading.places.size === 0 ? inlines : linksInPlainText(inlines);
}

/** Most marks of a paragraph: a reading on every third character of the longest one. */
const MOST_MARKS = 4_000;

const MOST_NESTED = 16;

function frame(kind: Frame["kind"], close: string, at: Location, opening: string): Frame {
  return { kind, span: undefined, close, at, opening, inlines: [], readings: [], base: [] };
}

/** Takes the characters up to an offset as they are. */
function flush(reader: Reader, end: number): void {
  if (end > reader.taken) {
    innermost(reader).inlines.push(...inlinesBetween(reader.line, reader.taken, end));
  }
  reader.taken = end;
}

function innermost(reader: Reader): Frame {
  const last = reader.frames.at(-1);
  if (last === undefined) throw new Error("invariant broken: the line's own frame is never closed");
  return last;
}

/** Reads what begins at a mark; gives the offset after it. */
function readMark(mark: string, at: number, end: number, reader: Reader): number {
  switch (mark) {
    case "《":
      return openReading(at, reader);
    case "》":
      return closeReading(at, reader);
    case "｜":
      return readBar(at, reader);
    case "／＼":
    case "／″＼":
      return takeKunoji(mark, at, reader);
    case "{":
      return readBraces(at, reader);
    default:
      return readNote(mark, at, end, reader);
  }
}

function takeKunoji(mark: string, at: number, reader: Reader): number {
  const end = at + mark.length;
  const origin = placeBetween(reader.line, at, end);
  innermost(reader).inlines.push({ type: "text", text: withKunoji(mark), origin });
  return end;
}

function readBar(at: number, reader: Reader): number {
  const current = innermost(reader);
  if (current.kind === "reading") {
    current.readings.push([...current.inlines]);
    current.inlines.length = 0;
  } else if (current.kind === "base") {
    reader.report(error("markup/ruby-open", placeBetween(reader.line, at, at + 1), {}));
  } else {
    reader.frames.push(frame("base", "《", placeBetween(reader.line, at, at + 1), "｜"));
  }
  return at + READING_SEPARATOR.length;
}

function openReading(at: number, reader: Reader): number {
  const current = innermost(reader);
  const place = placeBetween(reader.line, at, at + 1);
  const base =
    current.kind === "base"
      ? baseOfFrame(reader)
      : baseBefore(current.inlines, !isMarkupAt(reader.line, at - 1));
  if (base.length === 0 || current.kind === "reading") {
    reader.report(error("markup/ruby-base", place, {}));
  }
  reader.frames.push({ ...frame("reading", "》", place, "《"), base });
  return at + 1;
}

function baseOfFrame(reader: Reader): readonly Text[] {
  const base = reader.frames.pop();
  return base === undefined ? [] : texts(base.inlines, "｜", base.at, reader.report);
}

/** Without ｜ the base is the run of one kind of characters before 《; a merged value is a base as a whole. */
function baseBefore(inlines: Inline[], isValue: boolean): readonly Text[] {
  const last = inlines.at(-1);
  if (last?.type !== "text") return [];
  const run = isValue ? last.text : last.text.slice(rubyBaseStart(last.text));
  const taken = run === "" ? undefined : takeTrailing(inlines, run);
  return (taken ?? []).flatMap((inline) => (inline.type === "text" ? inline : []));
}

function closeReading(at: number, reader: Reader): number {
  const current = innermost(reader);
  if (current.kind !== "reading") {
    reader.report(error("markup/ruby-open", placeBetween(reader.line, at, at + 1), {}));
    return at + 1;
  }
  reader.frames.pop();
  const parts = [...current.readings, current.inlines];
  const readings = parts.map((part) => texts(part, "《", current.at, reader.report));
  const ruby = rubyOf(current.base, readings);
  if (ruby !== undefined && readings.every((reading) => reading.length > 0)) {
    innermost(reader).inlines.push(ruby);
  } else if (current.base.length > 0) {
    const base = current.base.map(({ text }) => text).join("");
    const said = readings.map((reading) => reading.map(({ text }) => text).join("")).join("｜");
    reader.report(error("markup/ruby-count", current.at, { base, ruby: said }));
  }
  return at + 1;
}

/** `{漢字|かん.じ}`, as the e-book notations write ruby. */
function readBraces(at: number, reader: Reader): number {
  const { line } = reader;
  const close = line.text.indexOf("}", at);
  const bar = line.text.indexOf("|", at);
  if (!(isMarkupAt(line, close) && isMarkupAt(line, bar))) return takeLiteral(at, at + 1, reader);
  const place = placeBetween(line, at, close + 1);
  const base = texts(inlinesBetween(line, at + 1, bar), "{", place, reader.report);
  const readings: (readonly Text[])[] = [];
  let start = bar + 1;
  for (const part of line.text.slice(start, close).split(".")) {
    readings.push(
      texts(inlinesBetween(line, start, start + part.length), "{", place, reader.report),
    );
    start += part.length + 1;
  }
  const ruby = rubyOf(base, readings);
  if (ruby === undefined) {
    const values = { base: line.text.slice(at + 1, bar), ruby: line.text.slice(bar + 1, close) };
    reader.report(error("markup/ruby-count", place, values));
  } else {
    innermost(reader).inlines.push(ruby);
  }
  return close + 1;
}

function takeLiteral(start: number, end: number, reader: Reader): number {
  innermost(reader).inlines.push(...inlinesBetween(reader.line, start, end));
  return end;
}

/** Gives the offset of the ］ that closes the ［＃ at an offset; notes within notes pair up. */
export function noteEnd(line: ManuscriptLine, start: number, end: number): number | undefined {
  let depth = 0;
  const brackets = /［＃|］/gu;
  brackets.lastIndex = start;
  for (let mark = brackets.exec(line.text); mark !== null; mark = brackets.exec(line.text)) {
    if (mark.index >= end || depth > MOST_NESTED) return undefined;
    if (!isMarkupAt(line, mark.index)) continue;
    depth += mark[0] === "］" ? -1 : 1;
    if (depth === 0) return mark.index;
  }
  return undefined;
}

function readNote(mark: string, at: number, end: number, reader: Reader): number {
  const { line, report } = reader;
  const opening = at + mark.length - "［＃".length;
  const close = noteEnd(line, opening, end);
  if (close === undefined) {
    report(
      error("markup/unclosed", placeBetween(line, at, at + mark.length), { annotation: mark }),
    );
    return at + mark.length;
  }
  const place = placeBetween(line, at, close + 1);
  const annotation = line.text.slice(opening + "［＃".length, close);
  if (!isTemplateText(line, at, close + 1)) {
    report(error("markup/value-in-annotation", place, { annotation }));
  } else if (mark.startsWith("※")) {
    innermost(reader).inlines.push(...ofNote(annotation, place, reader));
  } else {
    annotate(annotation, place, reader);
  }
  return close + 1;
}

function annotate(annotation: string, at: Location, reader: Reader): void {
  const { report, frames } = reader;
  const found = inlineAnnotation(annotation, (part) => resolveNotes(part, at, report));
  const current = innermost(reader);
  if (found === undefined) {
    if (blockAnnotation(annotation) === undefined) {
      const nearest = nearestAnnotation(annotation);
      report(error("markup/unknown-annotation", at, { annotation, nearest }));
    } else {
      report(error("markup/not-at-line-start", at, { annotation }));
    }
    return;
  }
  switch (found.kind) {
    case "line-break":
      current.inlines.push({ type: "line-break" });
      return;
    case "honorific-space":
      current.inlines.push({ type: "honorific-space", cells: found.cells });
      return;
    case "open":
      frames.push({ ...frame("span", found.name, at, `［＃${annotation}］`), span: found.span });
      return;
    case "close":
      if (current.close === found.name && current.span !== undefined && frames.length > 1) {
        frames.pop();
        innermost(reader).inlines.push(
          ...spanOf(current.span, current.inlines, annotation, at, reader, current.opening),
        );
      } else {
        report(error("markup/nothing-to-close", at, { annotation }));
      }
      return;
    case "item-number":
      nameItem(found.name, at, reader);
      return;
    case "on-target":
    case "edition": {
      const taken = found.target === "" ? [] : takeTrailing(current.inlines, found.target);
      if (taken === undefined) {
        report(error("markup/target-not-found", at, { target: found.target }));
      } else if (found.kind === "on-target") {
        current.inlines.push(...spanOf(found.span, taken, annotation, at, reader));
      } else {
        current.inlines.push(...ofEdition(reader.edition, taken, found.asIssued, at));
      }
      return;
    }
    default:
      assertNever(found);
  }
}

/** Puts what sentences call an item in the place of its name. */
function nameItem(name: string, at: Location, reader: Reader): void {
  const text = reader.itemNames.get(name);
  if (text === undefined) {
    const nearest = nearestName(name, [...reader.itemNames.keys()]) ?? "";
    reader.report(error("markup/item-unnamed", at, { name, nearest }));
  } else {
    const number = reader.places.get(name);
    const to = number !== undefined && { to: { number, name: text } };
    innermost(reader).inlines.push({ type: "text", text, origin: at, ...to });
  }
}

function spanOf(
  span: InlineSpan,
  children: readonly Inline[],
  annotation: string,
  at: Location,
  reader: Reader,
  opening = "",
): readonly Inline[] {
  if (span.type === "note") {
    const place = reader.places.get(/「(?<name>.+)」/u.exec(opening)?.groups?.["name"] ?? "");
    return noteMark({ kind: span.kind, place }, children, annotation, at, reader);
  }
  if (children.length === 0) return [];
  // In the two small lines of a note there is no room beside the characters, and beside two readings none for marks.
  const isFull =
    (span.type === "warichu" && children.some(isInterlinear)) ||
    (span.type === "emphasis-dots" && children.some(hasBothReadings));
  if (isFull) {
    reader.report(error("markup/not-plain", at, { annotation }));
  }
  if (span.type === "left-reading") {
    const base = readable(children, annotation, at, reader.report);
    const ruby: Text = { type: "text", text: span.reading, origin: at };
    return base.length === 0
      ? []
      : [{ type: "ruby", mode: "group", side: "left", pairs: [{ base, ruby: [ruby] }] }];
  }
  if (span.type === "editorial-note" && span.side === "left") {
    return [{ ...span, children: readable(children, annotation, at, reader.report) }];
  }
  return span.type === "tate-chu-yoko" || span.type === "script-text"
    ? [{ ...span, children: texts(children, annotation, at, reader.report) }]
    : [{ ...span, children }];
}

/** Puts a note where its notes stand, and its mark in its own place. */
function noteMark(
  note: { readonly kind: NoteKind; readonly place: number | undefined },
  children: readonly Inline[],
  annotation: string,
  at: Location,
  { notes, report, frames, places }: Reader,
): readonly Inline[] {
  // A note within another, or within what has one look, would have no place of its own.
  const around = frames.length > 1 ? frames.at(-1) : undefined;
  if (around !== undefined) {
    const within =
      around.kind === "span"
        ? (/^［?＃?(?<name>[^「］]+)/u.exec(around.opening)?.groups?.["name"] ?? "")
        : "";
    report(error("markup/note-within", at, { note: annotation.replace(/終わり$/u, ""), within }));
  }
  if (children.length === 0) report(error("markup/empty-block", at, { role: annotation }));
  return [notes.take(note, places.size === 0 ? children : linksInPlainText(children), at)];
}

/** What is still open at the line's end is an error, at the place where it opens. */
function closeAll(reader: Reader): void {
  for (const open of reader.frames.slice(1)) {
    reader.report(
      open.kind === "span"
        ? error("markup/unclosed", open.at, { annotation: open.opening })
        : error("markup/ruby-open", open.at, readingInstead(open)),
    );
  }
}
