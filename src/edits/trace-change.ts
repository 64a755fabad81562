import { assertNever } from "../base/assert.ts";
import type { Location, TextLocation, WordLocation } from "../base/location.ts";
import { graphemeCount } from "../text/graphemes.ts";
import type { Change, Place, Question } from "./edit.ts";
import type { Stretch, WordPiece, Writer, WrittenParagraph } from "./written-text.ts";

/** Where a change belongs, or what has to be asked. */
export interface Traced {
  readonly places: readonly Place[];
  readonly question: Question | undefined;
}

/**
 * Traces a change within a paragraph to what wrote the characters that it replaces.
 *
 * Shape: what is put in between two characters, or taken out from among equal ones, can be read as several changes that give the
 * same text; it belongs to what holds one of them within itself, if that is one thing alone. What can be read as put in beside a
 * value of the list is asked: 奈良市及び近隣市 adds to the value, or follows it.
 */
export function traceChange({ text, stretches }: WrittenParagraph, change: Change): Traced {
  const moved = sameChanges(text, change);
  const found = moved.flatMap((one) => {
    const stretch = holderOf(stretches, one);
    return stretch === undefined ? [] : [{ stretch, change: one }];
  });
  const holders = [...new Set(found.map(({ stretch }) => stretch))];
  const [first] = found;
  const beside = change.start === change.end ? valuesBeside(stretches, moved) : [];
  if (first !== undefined && beside.length > 0) return asked("border", beside);
  if (first !== undefined && holders.length === 1)
    return inStretch(text, first.stretch, first.change);
  if (holders.length > 1) return asked("border", holders);
  if (change.start === change.end) return atBorder(text, stretches, moved);
  return acrossStretches(text, stretches, change);
}

/** Text that several things wrote, replaced or taken out. */
function acrossStretches(text: string, stretches: readonly Stretch[], change: Change): Traced {
  const touched = stretches.filter(({ start, end }) => start < change.end && change.start < end);
  const isAllOwn = touched.every(({ writer }) => OWN.has(writer.kind));
  const [first] = touched;
  if (first !== undefined && change.text !== "" && isAllOwn && first.writer.kind === "word") {
    return inWordAlone(first.writer.at);
  }
  if (change.text !== "" || !isAllOwn) return asked("several", touched);
  // Taken out of the template's text on both sides of a mark, which stays.
  const parts = touched.map((stretch) => {
    const start = Math.max(stretch.start, change.start);
    return inStretch(text, stretch, { ...change, start, end: Math.min(stretch.end, change.end) });
  });
  return { places: parts.flatMap(({ places }) => places), question: undefined };
}

/** What writes a template's own text, character for character. */
const OWN: ReadonlySet<Writer["kind"]> = new Set(["source", "word"]);

/** All changes that give the same text: a pure insertion or deletion moves past characters that are the same. */
function sameChanges(text: string, change: Change): readonly Change[] {
  const { start, end, text: put } = change;
  if (start < end && put !== "") return [change];
  const unit = start < end ? text.slice(start, end) : put;
  const found = [change];
  const moved = (by: number, turned: string): Change =>
    start < end
      ? { ...change, start: start + by, end: end + by }
      : { ...change, start: start + by, end: end + by, text: turned };
  let turned = unit;
  for (let by = -1; text[start + by] !== undefined && text[start + by] === turned.at(-1); by -= 1) {
    turned = `${turned.at(-1)}${turned.slice(0, -1)}`;
    found.push(moved(by, turned));
  }
  turned = unit;
  for (let by = 1; text[end + by - 1] !== undefined && text[end + by - 1] === turned[0]; by += 1) {
    turned = `${turned.slice(1)}${turned[0]}`;
    found.push(moved(by, turned));
  }
  return found;
}

/** What holds a change within itself: all that is replaced, or what stands on both sides of what is put in. */
function holderOf(stretches: readonly Stretch[], { start, end }: Change): Stretch | undefined {
  return stretches.find((stretch) =>
    start < end
      ? stretch.start <= start && end <= stretch.end
      : stretch.start < start && end < stretch.end,
  );
}

/** What meets where a change puts text in, if a value of the list is among it. */
function valuesBeside(stretches: readonly Stretch[], moved: readonly Change[]): readonly Stretch[] {
  const borders = moved.map((change) =>
    stretches.filter(({ start, end }) => start === change.start || end === change.start),
  );
  const withValue = borders.filter((meeting) =>
    meeting.some(({ writer }) => writer.kind === "cell"),
  );
  return [...new Set(withValue.flat())];
}

/** Text put in where two things meet, or at an end of the paragraph. */
function atBorder(text: string, stretches: readonly Stretch[], moved: readonly Change[]): Traced {
  const beside = moved.flatMap((change) =>
    stretches
      .filter(({ start, end }) => start === change.start || end === change.start)
      .map((stretch) => ({ stretch, change })),
  );
  const outermost = Math.min(...beside.map(({ stretch }) => stretch.depth));
  const isMarkOnly =
    beside.every(({ stretch }) => stretch.writer.kind === "source") &&
    new Set(beside.map(({ stretch }) => stretch.depth)).size > 1;
  // Beside a reading or an emphasised word, new text is outside of it.
  const open = isMarkOnly
    ? beside.filter(({ stretch }) => stretch.depth === outermost)
    : beside.filter(({ stretch }) => stretch.writer.kind !== "mark");
  const holders = [...new Set(open.map(({ stretch }) => stretch))];
  const [first] = open;
  const isAlone = holders.length === 1 && OWN.has(first?.stretch.writer.kind ?? "mark");
  if (first !== undefined && isAlone) return inStretch(text, first.stretch, first.change);
  if (open.length > 0 && open.every(({ stretch }) => stretch.writer.kind === "word")) {
    // What is typed between two looks has that of the one before it.
    const before = open.find(({ stretch, change }) => stretch.end === change.start) ?? first;
    if (before !== undefined) return inStretch(text, before.stretch, before.change);
  }
  return asked("border", holders);
}

function inStretch(text: string, stretch: Stretch, change: Change): Traced {
  const { writer } = stretch;
  const [from, to] = [change.start - stretch.start, change.end - stretch.start];
  switch (writer.kind) {
    case "source": {
      const at = within(writer.at, from, to, text.slice(stretch.start, change.start));
      const place: Place = {
        kind: "source",
        at,
        start: at.span.start,
        end: at.span.end,
        text: change.text,
        isLines: false,
      };
      return { places: [place], question: undefined };
    }
    case "word":
      return inWord(writer, change, { from, to });
    case "cell": {
      const { at, value, start } = writer;
      const span = { start: start + from, end: start + to };
      return {
        places: [{ kind: "cell", at, value, ...span, text: change.text }],
        question: undefined,
      };
    }
    case "made": {
      if (writer.at.kind === "word") return inWordAlone(writer.at);
      const was = text.slice(stretch.start, stretch.end);
      const now = was.slice(0, from) + change.text + was.slice(to);
      return { places: [], question: { why: "made", from: writer.at, was, now } };
    }
    case "mark":
      return asked("several", [stretch]);
    default:
      return assertNever(writer);
  }
}

/** A change in a clerk's own words: what is new goes into the text that it begins in, the others lose what is replaced. */
function inWord(
  { at, part, pieces }: Writer & { readonly kind: "word" },
  change: Change,
  { from, to }: { readonly from: number; readonly to: number },
): Traced {
  // A break is an element of its own.
  if (/[\t\n\r]/u.test(change.text)) return inWordAlone(at);
  const first =
    from < to
      ? pieces.findIndex(({ start, end }) => start <= from && from < end)
      : pieces.findIndex(({ end }) => from <= end);
  const places = pieces.flatMap((piece, index): readonly Place[] => {
    const [left, right] = [Math.max(from, piece.start), Math.min(to, piece.end)];
    if (index !== first && left >= right) return [];
    const put = index === first ? change.text : "";
    const span = { start: inXml(piece, left), end: inXml(piece, Math.max(left, right)) };
    return [{ kind: "word", at, part, ...span, text: put }];
  });
  return { places, question: undefined };
}

function inXml({ start, end, xmlStart, xmlEnd }: WordPiece, offset: number): number {
  return offset === end ? xmlEnd : xmlStart + offset - start;
}

/** A change in a clerk's own words that the clerk alone can make. */
function inWordAlone(from: WordLocation): Traced {
  return { places: [], question: { why: "word", from } };
}

/** A part of a place that is on one line. */
function within(at: TextLocation, from: number, to: number, passed: string): TextLocation {
  const { start } = at.span;
  const span = { start: start + from, end: start + to };
  return { ...at, span, column: at.column + graphemeCount(passed) };
}

function asked(why: "border" | "several", stretches: readonly Stretch[]): Traced {
  const between = stretches.flatMap(({ writer }): readonly Location[] =>
    writer.kind === "mark" ? [] : [writer.at],
  );
  return { places: [], question: { why, between } };
}
