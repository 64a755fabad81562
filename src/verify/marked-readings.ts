/** A text without the marks of its readings, and the readings, one on the left after those on the right of its characters. */
export interface MarkedReadings {
  readonly text: string;
  readonly ruby: readonly { readonly base: string; readonly ruby: string }[];
}

/**
 * Reads what plain text and transcriptions mark of readings: ｜漢字《かんじ》, a note in 〔〕 where `hasNotes`, and a second one
 * for the other side, 《左・…》 or 〔左・…〕, of the same characters or of all since a ｜ before them.
 *
 * Shape: a note counts as a reading in brackets, as it is placed on a page. `isLeft` tells whether 左・ is a mark wherever it
 * stands, or only behind a reading on the right.
 */
export function readMarkedReadings(
  text: string,
  { hasNotes, isLeft }: { readonly hasNotes: boolean; readonly isLeft: boolean },
): MarkedReadings {
  const reading: Reading = { out: "", open: [], ruby: [], closed: undefined, isLeft, latest: -1 };
  const marks = hasNotes ? ALL_MARKS : READING_MARKS;
  let at = 0;
  for (const mark of text.matchAll(marks)) {
    say(text.slice(at, mark.index), reading);
    at = mark.index + mark[0].length;
    if (mark[0] === "｜") reading.open.push(reading.out.length);
    else if (!take(mark[0].slice(1, -1), mark[0].startsWith("〔"), reading)) say(mark[0], reading);
    if (mark[0] === "｜") reading.closed = undefined;
  }
  say(text.slice(at), reading);
  // A bar that begins nothing is text.
  for (const start of reading.open.toReversed()) {
    reading.out = `${reading.out.slice(0, start)}｜${reading.out.slice(start)}`;
  }
  return { text: reading.out, ruby: reading.ruby };
}

interface Reading {
  out: string;
  /** Where the bases begin that have no reading yet. */
  readonly open: number[];
  readonly ruby: { base: string; ruby: string }[];
  /** The reading that has just ended: where its base begins, and on which side it is. */
  closed:
    | { readonly start: number; readonly isLeft: boolean; readonly isNote: boolean }
    | undefined;
  readonly isLeft: boolean;
  /** Where the base of the latest reading begins. */
  latest: number;
}

function say(text: string, reading: Reading): void {
  if (text === "") return;
  reading.out += text;
  reading.closed = undefined;
}

/** Takes a reading or a note; tells whether it belongs to anything. */
function take(written: string, isNote: boolean, reading: Reading): boolean {
  const { closed } = reading;
  const isLeft = written.startsWith(LEFT) && (reading.isLeft || isBehindRight(reading));
  const plain = isLeft ? written.slice(LEFT.length) : written;
  const said = isNote ? `（${plain}）` : plain;
  if (closed !== undefined && closed.isLeft === isLeft) return isNote && takeBehind(said, reading);
  if (closed !== undefined && !isLeft) return false;
  const start = baseStart(reading);
  if (start === undefined) return false;
  reading.ruby.push({ base: reading.out.slice(start), ruby: said });
  reading.closed = { start, isLeft, isNote };
  reading.latest = start;
  return true;
}

/** Whether the characters up to here, or some of them since the last bar, have a reading on the right. */
function isBehindRight({ closed, open, latest }: Reading): boolean {
  return closed !== undefined || latest >= (open.at(-1) ?? Number.POSITIVE_INFINITY);
}

/** A note behind the reading on its side. */
function takeBehind(said: string, reading: Reading): boolean {
  const { closed, ruby } = reading;
  const last = ruby.at(-1);
  if (last === undefined || closed === undefined || closed.isNote) return false;
  last.ruby += said;
  reading.closed = { ...closed, isNote: true };
  return true;
}

/** Where the base begins of what stands here: at the last bar, or where that of the other side begins. */
function baseStart({ open, out, closed }: Reading): number | undefined {
  const last = open.at(-1);
  if (last === undefined) return closed?.start;
  if (last >= out.length) return undefined;
  open.pop();
  return last;
}

const LEFT = "左・";
const READING_MARKS = /｜|《[^《》]*》/gu;
const ALL_MARKS = /｜|《[^《》]*》|〔[^〔〕]*〕/gu;
