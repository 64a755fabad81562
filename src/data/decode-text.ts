import { error } from "../base/diagnostic.ts";
import { textLocation } from "../base/location.ts";
import { failure, type Outcome, success } from "../base/outcome.ts";
import type { SourceFile } from "../base/world.ts";

/** The encodings that lists come in. CP932 is what Excel on Japanese Windows calls CSV. */
export type Encoding = "UTF-8" | "UTF-16LE" | "UTF-16BE" | "CP932";

// The labels of the WHATWG Encoding Standard; its shift_jis is Windows' CP932.
const LABELS: Readonly<Record<Encoding, string>> = {
  "UTF-8": "utf-8",
  "UTF-16LE": "utf-16le",
  "UTF-16BE": "utf-16be",
  CP932: "shift_jis",
};

/** Ctrl-Z, which programs of the time of MS-DOS write at the end of a text. */
const END_OF_FILE = 0x1a;

/** What may follow it: itself, a tab, a line end, a blank. */
const AFTER_THE_END: ReadonlySet<number> = new Set([END_OF_FILE, 0x09, 0x0a, 0x0d, 0x20]);

/**
 * Gives a file's text without its byte order mark and without a Ctrl-Z at its end, decoded strictly.
 *
 * A byte order mark decides; without one the bytes are UTF-8 if all of them are, else CP932 if all of
 * them are. Nothing is guessed from frequencies and no byte is replaced.
 *
 * Errors: `csv/undecodable` with the first byte that does not fit; `csv/utf-16-without-mark`.
 */
export function decodeText(file: SourceFile): Outcome<string> {
  const decoded = decodeWithName(file);
  return decoded.ok ? success(decoded.value.text) : decoded;
}

/** The same, with the encoding that it was in. */
export function decodeWithName(
  file: SourceFile,
): Outcome<{ readonly text: string; readonly encoding: Encoding }> {
  const pieces = decodePieces(file, Infinity);
  if (!pieces.ok) return pieces;
  return success({ text: [...pieces.value.texts()].join(""), encoding: pieces.value.encoding });
}

/** A text in pieces, each of which is made when it is asked for: a long one is never in memory as a whole. */
export interface TextPieces {
  readonly encoding: Encoding;
  /** The pieces from the first one on; each but the last ends behind a line feed. */
  readonly texts: () => Iterable<string>;
}

/** The same in pieces. Units: `pieceBytes` is the least length of a piece in the file. */
export function decodePieces(
  file: SourceFile,
  pieceBytes: number = PIECE_BYTES,
): Outcome<TextPieces> {
  const marked = encodingOfMark(file.bytes);
  if (marked === undefined && looksLikeUtf16(file.bytes))
    return failure([error("csv/utf-16-without-mark", { kind: "file", path: file.path }, {})]);
  const candidates: readonly Encoding[] = marked === undefined ? ["UTF-8", "CP932"] : [marked];
  for (const encoding of candidates) {
    const [first, ...others] = piecesOf(file.bytes, encoding, pieceBytes);
    const text = decodeExactly(first, encoding, true);
    const read = (piece: Uint8Array): string | undefined => decodeExactly(piece, encoding, false);
    // Of the others it is only seen that they can be read.
    if (text === undefined || others.some((piece) => read(piece) === undefined)) continue;
    const texts = function* (): Generator<string> {
      yield text;
      for (const piece of others) yield read(piece) ?? "";
    };
    return success({ encoding, texts });
  }
  return undecodable(file, marked);
}

/** Long enough that no time is lost between pieces. */
const PIECE_BYTES = 1 << 20;

/** Cuts a text's bytes behind line feeds, which are no part of another character in any of the encodings. */
function piecesOf(
  all: Uint8Array,
  encoding: Encoding,
  pieceBytes: number,
): readonly [Uint8Array, ...Uint8Array[]] {
  const isWide = encoding.startsWith("UTF-16");
  const bytes = isWide ? all : withoutEnd(all);
  const pieces: Uint8Array[] = [];
  let start = 0;
  while (bytes.length - start > pieceBytes) {
    const end = isWide
      ? wideFeedAfter(bytes, start + pieceBytes, encoding)
      : bytes.indexOf(LINE_FEED, start + pieceBytes - 1) + 1;
    if (end === 0) break;
    pieces.push(bytes.subarray(start, end));
    start = end;
  }
  const [first = bytes, ...others] = [...pieces, bytes.subarray(start)];
  return [first, ...others];
}

const LINE_FEED = 0x0a;

/** The place behind the first line feed of two bytes that begins at a place or behind it; 0 for none. */
function wideFeedAfter(bytes: Uint8Array, from: number, encoding: Encoding): number {
  const low = encoding === "UTF-16LE" ? 0 : 1;
  for (let at = from - (from % 2); at + 1 < bytes.length; at += 2) {
    if (bytes[at + low] === LINE_FEED && bytes[at + 1 - low] === 0) return at + 2;
  }
  return 0;
}

function encodingOfMark(bytes: Uint8Array): Encoding | undefined {
  if (bytes[0] === 0xef && bytes[1] === 0xbb && bytes[2] === 0xbf) return "UTF-8";
  if (bytes[0] === 0xff && bytes[1] === 0xfe) return "UTF-16LE";
  if (bytes[0] === 0xfe && bytes[1] === 0xff) return "UTF-16BE";
  return undefined;
}

/** Windows' line end in UTF-16, LF with its zero byte: nothing else looks like it. */
function looksLikeUtf16(bytes: Uint8Array): boolean {
  const head = bytes.subarray(0, 4096);
  return head.some(
    (byte, index) =>
      byte === 0x0d &&
      ((head[index + 1] === 0 && head[index + 2] === 0x0a && head[index + 3] === 0) ||
        (head[index - 1] === 0 && head[index + 1] === 0 && head[index + 2] === 0x0a)),
  );
}

function decode(bytes: Uint8Array, encoding: Encoding): string | undefined {
  return decodeExactly(encoding.startsWith("UTF-16") ? bytes : withoutEnd(bytes), encoding, true);
}

/** All of the bytes; what is a mark at a text's beginning is a character of its own further on. */
function decodeExactly(
  bytes: Uint8Array,
  encoding: Encoding,
  isBeginning: boolean,
): string | undefined {
  try {
    const how = { fatal: true, ignoreBOM: !isBeginning };
    return new TextDecoder(LABELS[encoding], how).decode(bytes);
  } catch {
    return undefined; // the decoder says only that it met a wrong byte, not where
  }
}

/**
 * The error with the place of the first wrong byte. Without a mark it is the place in the encoding that
 * reads further: the one the file was most likely meant in.
 */
function undecodable(file: SourceFile, marked: Encoding | undefined): Outcome<never> {
  const candidates: readonly Encoding[] = marked === undefined ? ["UTF-8", "CP932"] : [marked];
  const places = candidates.map((encoding) => ({
    encoding,
    offset: firstWrongByte(file.bytes, encoding),
  }));
  const { encoding, offset } = places.reduce((best, other) =>
    other.offset > best.offset ? other : best,
  );
  const before = decode(file.bytes.subarray(0, offset), encoding) ?? "";
  const at = textLocation(file.path, before, { start: before.length, end: before.length });
  const hex = [...file.bytes.subarray(offset, offset + 4)]
    .map((byte) => byte.toString(16).toUpperCase().padStart(2, "0"))
    .join(" ");
  const tried = candidates.join("、");
  return failure([error("csv/undecodable", at, { encoding, tried, offset, line: at.line, hex })]);
}

/** Offset of the first byte of the first character that cannot be read. */
function firstWrongByte(bytes: Uint8Array, encoding: Encoding): number {
  let good = 0;
  let bad = bytes.length;
  // What comes before `good` is the beginning of some text, what comes before `bad` is not.
  while (bad - good > 1) {
    const middle = good + Math.floor((bad - good) / 2);
    if (mayContinue(bytes.subarray(0, middle), encoding)) good = middle;
    else bad = middle;
  }
  // `good` may be within a character whose first bytes were still right.
  while (good > 0 && decode(bytes.subarray(0, good), encoding) === undefined) good -= 1;
  return good;
}

function mayContinue(bytes: Uint8Array, encoding: Encoding): boolean {
  try {
    new TextDecoder(LABELS[encoding], { fatal: true }).decode(bytes, { stream: true });
    return true;
  } catch {
    return false;
  }
}

/** The bytes before a Ctrl-Z at the end; in the bytes, because decoders of CP932 give its code to another control character. */
function withoutEnd(bytes: Uint8Array): Uint8Array {
  let end = bytes.length;
  while (AFTER_THE_END.has(bytes[end - 1] ?? 0)) end -= 1;
  const mark = bytes.subarray(end).indexOf(END_OF_FILE);
  return mark === -1 ? bytes : bytes.subarray(0, end + mark);
}
