import type { Inline, Ruby, Text } from "../../model/letter.ts";
import { graphemeCount } from "../../text/graphemes.ts";
import type { LatinPolicy } from "../../text/latin-tokens.ts";
import { automaticOrientation } from "./automatic-orientation.ts";
import { bothReadings, putOnLeft } from "./left-reading.ts";
import type { Lose } from "./loss.ts";
import type { LinePiece, PieceLook } from "./piece.ts";

/**
 * Makes inlines of a paragraph's pieces: neighbours of one look become one annotation.
 *
 * Shape: the text of the inlines is that of the pieces. What is set upright by the rules of the house is plain text.
 */
export function foldInlines(
  pieces: readonly LinePiece[],
  vertical: boolean,
  latin: LatinPolicy,
  lose: Lose,
): readonly Inline[] {
  const plain = vertical ? withoutAutomatic(pieces, latin) : pieces;
  const isWhole = wholeStretches(plain);
  // What is small has room for text alone.
  if (plain.some((piece) => piece.kind === "ruby" && piece.look.script !== undefined))
    lose("raised");
  return fold(
    plain.map((piece) => ({ piece, wraps: wrapsOf(piece, isWhole(piece)) })),
    lose,
  );
}

/** Tells of a piece whether its note or its spread stretch, if it is in one, has the same lines from end to end. */
function wholeStretches(pieces: readonly LinePiece[]): (piece: LinePiece) => boolean {
  const keysOf = (piece: LinePiece): readonly string[] => {
    const { warichu, fit } = lookOf(piece) ?? {};
    return [
      warichu === undefined ? "" : `warichu ${warichu}`,
      fit === undefined ? "" : `fit ${fit.id}`,
    ];
  };
  const lines = new Map<string, Set<string>>();
  for (const piece of pieces) {
    for (const key of keysOf(piece)) {
      const found = lines.get(key) ?? new Set();
      lines.set(key, found.add(lookOf(piece)?.lines.join(" ") ?? ""));
    }
  }
  return (piece) => keysOf(piece).every((key) => key === "" || lines.get(key)?.size === 1);
}

/** An annotation around a stretch; stretches with the same key are one. */
interface Wrap {
  readonly key: string;
  readonly make: (children: readonly Inline[]) => Inline;
}

interface Wrapped {
  readonly piece: LinePiece;
  /** From the outside in. */
  readonly wraps: readonly Wrap[];
}

function fold(stretch: readonly Wrapped[], lose: Lose): readonly Inline[] {
  const inlines: Inline[] = [];
  for (let at = 0; at < stretch.length; ) {
    const first = stretch[at];
    if (first === undefined) break;
    const [wrap] = first.wraps;
    if (wrap === undefined) {
      addLeaf(inlines, first.piece);
      at += 1;
      continue;
    }
    let end = at;
    while (stretch[end]?.wraps[0]?.key === wrap.key) end += 1;
    const inner = stretch
      .slice(at, end)
      .map(({ piece, wraps }) => ({ piece, wraps: wraps.slice(1) }));
    const isNote = wrap.key.startsWith("warichu");
    inlines.push(wrap.make(isNote ? noteLines(inner, lose) : fold(inner, lose)));
    at = end;
  }
  return inlines;
}

/** The two lines of a 割注: in them there is room for text alone. */
function noteLines(stretch: readonly Wrapped[], lose: Lose): readonly Inline[] {
  const inlines: Inline[] = [];
  let isNext = lookOf(stretch[0]?.piece)?.isNextLine ?? false;
  let line: Wrapped[] = [];
  const close = (): void => {
    inlines.push(...fold(line, lose));
    line = [];
  };
  for (const { piece, wraps } of stretch) {
    if (piece.kind === "ruby") lose("reading");
    const kept = wraps.filter(({ key }) => key === "no-break");
    if (kept.length < wraps.length) lose("mark");
    const look = lookOf(piece);
    if (look !== undefined && look.isNextLine !== isNext) {
      close();
      inlines.push({ type: "line-break" });
      isNext = look.isNextLine;
    }
    const plain: LinePiece =
      piece.kind === "ruby" ? { kind: "text", text: piece.base, look: piece.look } : piece;
    line.push({ piece: plain, wraps: kept });
  }
  close();
  return inlines;
}

function lookOf(piece: LinePiece | undefined): PieceLook | undefined {
  if (piece === undefined || piece.kind === "line-break" || piece.kind === "note") return undefined;
  return piece.look;
}

function wrapsOf(piece: LinePiece, isWhole: boolean): readonly Wrap[] {
  if (piece.kind === "line-break" || piece.kind === "note") return [];
  const { emphasis, orientation, warichu, fit, noBreak } = piece.look;
  const lined = piece.look.lines.map(
    (line): Wrap => ({
      key: `line ${line}`,
      make: (children) => ({ type: "lined-text", line, children }),
    }),
  );
  const wraps: Wrap[] = isWhole ? [...lined] : [];
  if (warichu !== undefined)
    wraps.push({ key: `warichu ${warichu}`, make: (children) => ({ type: "warichu", children }) });
  if (noBreak)
    wraps.push({ key: "no-break", make: (children) => ({ type: "no-break", children }) });
  if (emphasis !== undefined) {
    const make = (children: readonly Inline[]): Inline => ({
      type: "emphasis-dots",
      mark: emphasis,
      children,
    });
    wraps.push({ key: `emphasis ${emphasis}`, make });
  }
  if (fit !== undefined) {
    const { cells } = fit;
    wraps.push({ key: `fit ${fit.id}`, make: (children) => ({ type: "jidori", cells, children }) });
  }
  if (!isWhole) wraps.push(...lined);
  const { script } = piece.look;
  if (script !== undefined && piece.kind === "text") {
    const make = (children: readonly Inline[]): Inline => ({
      type: "script-text",
      place: script,
      children: children.flatMap((child) => (child.type === "text" ? child : [])),
    });
    wraps.push({ key: `script ${script}`, make });
    return wraps;
  }
  if (
    orientation !== undefined &&
    warichu === undefined &&
    fit === undefined &&
    piece.kind === "text"
  ) {
    const make = (children: readonly Inline[]): Inline => ({
      type: "tate-chu-yoko",
      children: children.flatMap((child) => (child.type === "text" ? child : [])),
    });
    wraps.push({ key: `tate-chu-yoko ${orientation.id}`, make });
  }
  return wraps;
}

function addLeaf(inlines: Inline[], piece: LinePiece): void {
  const last = inlines.at(-1);
  switch (piece.kind) {
    case "line-break":
      inlines.push({ type: "line-break" });
      return;
    case "note":
      inlines.push(piece.mark);
      return;
    case "text":
      if (last?.type === "text") inlines[inlines.length - 1] = text(last.text + piece.text);
      else inlines.push(text(piece.text));
      return;
    case "ruby": {
      const { right, left } = bothReadings(piece.base, piece.reading);
      const own = { ...piece, reading: right };
      if (piece.look.continues && last?.type === "ruby" && last.mode !== "group")
        inlines[inlines.length - 1] = longer(last, own);
      else inlines.push(rubyOrNote(own));
      if (left !== undefined) putOnLeft(inlines, left);
    }
  }
}

function longer(ruby: Ruby, { base, reading }: LinePiece & { readonly kind: "ruby" }): Ruby {
  const pair = { base: [text(base)], ruby: [text(reading)] };
  return { ...ruby, mode: "jukugo", pairs: [...ruby.pairs, pair] };
}

// An editor's note is shown as a reading in brackets, of its own or behind the passage's reading.
function rubyOrNote({ base, reading, isGroup }: LinePiece & { readonly kind: "ruby" }): Inline {
  const note = /^（(?<note>.+)）$/u.exec(reading)?.groups?.["note"];
  if (note !== undefined && (isGroup || note === "ママ"))
    return { type: "editorial-note", note, children: [text(base)] };
  const before = /^(?<before>.+)（ママ）$/u.exec(reading)?.groups?.["before"];
  if (before !== undefined)
    return { type: "editorial-note", note: "ママ", children: [rubyOf(base, before)] };
  return reading === "" ? text(base) : rubyOf(base, reading);
}

function rubyOf(base: string, reading: string): Ruby {
  const mode = graphemeCount(base) === 1 ? "mono" : "group";
  return { type: "ruby", mode, pairs: [{ base: [text(base)], ruby: [text(reading)] }] };
}

function text(characters: string): Text {
  return { type: "text", text: characters, origin: undefined };
}

/** Takes 縦中横 from what the house sets so by itself, as its rules read the line. */
function withoutAutomatic(pieces: readonly LinePiece[], latin: LatinPolicy): readonly LinePiece[] {
  const orientation = pieces.filter((piece) => piece.kind === "text" && piece.look.orientation);
  if (orientation.length > MOST_ORIENTED) return pieces;
  const asked = new Set<number>();
  // What has to be asked for parts the text, and so changes how its neighbours are set: one at a time.
  for (;;) {
    const found = pieces.findIndex(
      (_, index) => !(asked.has(index) || automaticOrientation(pieces, index, asked, latin)),
    );
    if (found < 0) break;
    asked.add(found);
  }
  return pieces.map((piece, index) =>
    asked.has(index) || piece.kind !== "text"
      ? piece
      : { ...piece, look: { ...piece.look, orientation: undefined } },
  );
}

/** 縦中横 in one paragraph for which the rules are tried, which takes time with the square: far more than any letter has. */
const MOST_ORIENTED = 200;
