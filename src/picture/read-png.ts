import { concatenate } from "../base/bytes/concatenate.ts";
import { crc32 } from "../base/bytes/crc32.ts";
import { zlibInflate, zlibInflateTo } from "../base/bytes/deflate.ts";
import type { PictureFile } from "../model/picture.ts";
import { PictureRefused, refuseTooLarge } from "./picture-refused.ts";
import { unfiltered } from "./png-rows.ts";
import { type PngHead, samplesOf } from "./png-samples.ts";
import { wideColours, widePrimaries } from "./wide-colours.ts";

/** What is read of a picture besides its name and its hashes. */
export type ReadPicture = Omit<PictureFile, "name" | "kind" | "sha256" | "pageSha256">;

/**
 * Reads a PNG of any of its kinds: 1 to 16 bits, grey, colour, palette, with a cover or without, interlaced or not.
 *
 * Shape: the samples have 8 bits, of 16 the higher ones. What a chunk says of colours (gAMA, iCCP) is not followed: the samples are
 * taken as sRGB, which nearly all are; another space is told. The bytes are the file's without all that does not make the picture: words, EXIF, the time,
 * what stands behind the end.
 * Errors: throws `PictureRefused`.
 * Source: ISO/IEC 15948 (PNG), clauses 5, 7, 9 to 11.
 */
export function readPng(bytes: Uint8Array): ReadPicture {
  const chunks = chunksOf(bytes);
  const first = chunks[0];
  if (first?.type !== "IHDR" || first.data.length !== 13) throw new PictureRefused("damaged");
  const head = headOf(first.data);
  refuseTooLarge(head.width, head.height, MOST_PIXELS);
  if (chunks.some(({ type }) => type === "acTL")) throw new PictureRefused("animated");
  const dataOf = (type: string): Uint8Array | undefined =>
    chunks.find((chunk) => chunk.type === type)?.data;
  const packed = concatenate(chunks.flatMap(({ type, data }) => (type === "IDAT" ? [data] : [])));
  const pixels = pixelsOf(packed, head);
  const palette = dataOf("PLTE");
  const samples = samplesOf(pixels, head, palette, dataOf("tRNS"));
  const { width, height } = head;
  const density = densityOf(dataOf("pHYs"));
  const colours = colourSpaceOf(dataOf("cICP"), dataOf("iCCP"));
  return {
    bytes: withoutRest(bytes, chunks, head),
    width,
    height,
    turn: 1,
    ...(density && { density }),
    ...(colours !== undefined && { colourSpace: colours }),
    ...samples,
  };
}

/** What a PNG says of its colours, where that is not sRGB; a profile that cannot be unpacked says nothing. */
function colourSpaceOf(
  points: Uint8Array | undefined,
  profile: Uint8Array | undefined,
): string | undefined {
  if (points !== undefined) return widePrimaries(points);
  if (profile === undefined) return undefined;
  const packed = profile.subarray(profile.indexOf(0) + 2);
  if (packed.length > LARGEST_PROFILE) return undefined;
  try {
    return wideColours(zlibInflate(packed));
  } catch {
    return undefined;
  }
}

/** Those of colour spaces take less than a kilobyte; so much expands to 20 MB at most. */
const LARGEST_PROFILE = 20_000;

/** A screen of 4K has 8 millions; the samples of this many take 80 MB while they are read. */
const MOST_PIXELS = 20_000_000;

interface Chunk {
  readonly type: string;
  readonly data: Uint8Array;
  /** With its length, its type and its sum. */
  readonly whole: Uint8Array;
}

/** The chunks that make the picture; the palette of a picture that does not need one only says what it is like. */
function withoutRest(bytes: Uint8Array, chunks: readonly Chunk[], { type }: PngHead): Uint8Array {
  const kept = chunks.filter(
    (chunk) => KEPT.has(chunk.type) || (chunk.type === "PLTE" && type === 3),
  );
  return concatenate([bytes.subarray(0, SIGNATURE), ...kept.map(({ whole }) => whole)]);
}

const KEPT: ReadonlySet<string> = new Set(["IHDR", "tRNS", "pHYs", "IDAT", "IEND"]);

function chunksOf(bytes: Uint8Array): readonly Chunk[] {
  const view = new DataView(bytes.buffer, bytes.byteOffset, bytes.byteLength);
  const chunks: Chunk[] = [];
  let at = SIGNATURE;
  while (at + 12 <= bytes.length) {
    const length = view.getUint32(at);
    const end = at + 8 + length;
    if (end + 4 > bytes.length) break;
    const type = String.fromCharCode(...bytes.subarray(at + 4, at + 8));
    if (crc32(bytes.subarray(at + 4, end)) !== view.getUint32(end)) break;
    chunks.push({ type, data: bytes.subarray(at + 8, end), whole: bytes.subarray(at, end + 4) });
    if (type === "IEND") return chunks;
    at = end + 4;
  }
  throw new PictureRefused("damaged");
}

const SIGNATURE = 8;

function headOf(data: Uint8Array): PngHead {
  const view = new DataView(data.buffer, data.byteOffset, data.byteLength);
  const [depth = 0, type = 0, packing = 0, filter = 0, interlace = 0] = data.subarray(8);
  const isKnown = (DEPTHS.get(type) ?? []).includes(depth);
  if (!isKnown || packing !== 0 || filter !== 0 || interlace > 1) {
    throw new PictureRefused("damaged");
  }
  return {
    width: view.getUint32(0),
    height: view.getUint32(4),
    depth,
    type,
    isInterlaced: interlace === 1,
  };
}

/** Source: ISO/IEC 15948, table 11.1: types of colour and the depths that each may have. */
const DEPTHS: ReadonlyMap<number, readonly number[]> = new Map([
  [0, [1, 2, 4, 8, 16]],
  [2, [8, 16]],
  [3, [1, 2, 4, 8]],
  [4, [8, 16]],
  [6, [8, 16]],
]);

/** The rows of a picture, one after another, without their filters and in their place. */
function pixelsOf(packed: Uint8Array, head: PngHead): Uint8Array {
  const passes = head.isInterlaced ? PASSES : [WHOLE];
  const bits = head.depth * (CHANNELS.get(head.type) ?? 0);
  const sizes = passes.map(([x, y, stepX, stepY]) => ({
    width: Math.ceil((head.width - x) / stepX),
    height: Math.ceil((head.height - y) / stepY),
  }));
  const lengthOf = ({ width, height }: { width: number; height: number }): number =>
    width < 1 || height < 1 ? 0 : height * (1 + Math.ceil((width * bits) / 8));
  const length = sizes.reduce((sum, size) => sum + lengthOf(size), 0);
  const raw = zlibInflateTo(packed, length);
  if (raw === undefined) throw new PictureRefused("damaged");
  let at = 0;
  const parts = sizes.map((size) => {
    const part = raw.subarray(at, at + lengthOf(size));
    at += part.length;
    return part.length === 0 ? part : unfiltered(part, size, bits);
  });
  const [only] = parts;
  if (!head.isInterlaced && only !== undefined) return only;
  return woven(parts, sizes, head, bits);
}

/** Puts the pixels of the seven passes where they belong. */
function woven(
  parts: readonly Uint8Array[],
  sizes: readonly { readonly width: number }[],
  { width, height }: PngHead,
  bits: number,
): Uint8Array {
  const row = Math.ceil((width * bits) / 8);
  const whole = new Uint8Array(row * height);
  for (const [pass, [x, y, stepX, stepY]] of PASSES.entries()) {
    const part = parts[pass] ?? new Uint8Array();
    const partRow = Math.ceil(((sizes[pass]?.width ?? 0) * bits) / 8);
    for (let line = 0; partRow > 0 && line * partRow < part.length; line += 1) {
      for (let column = 0; column < (sizes[pass]?.width ?? 0); column += 1) {
        const from = line * partRow * 8 + column * bits;
        const to = (y + line * stepY) * row * 8 + (x + column * stepX) * bits;
        copyBits(part, from, whole, to, bits);
      }
    }
  }
  return whole;
}

/** Units: bits. Pixels of less than a byte do not go over its end. */
function copyBits(from: Uint8Array, at: number, to: Uint8Array, place: number, bits: number): void {
  if (bits >= 8) {
    to.set(from.subarray(at / 8, (at + bits) / 8), place / 8);
    return;
  }
  const value = ((from[at >> 3] ?? 0) >> (8 - bits - (at & 7))) & ((1 << bits) - 1);
  to[place >> 3] = (to[place >> 3] ?? 0) | (value << (8 - bits - (place & 7)));
}

/** Where a pass begins, across and down, and how far its pixels are apart. Source: ISO/IEC 15948, clause 8.2 (Adam7). */
const PASSES: readonly (readonly [number, number, number, number])[] = [
  [0, 0, 8, 8],
  [4, 0, 8, 8],
  [0, 4, 4, 8],
  [2, 0, 4, 4],
  [0, 2, 2, 4],
  [1, 0, 2, 2],
  [0, 1, 1, 2],
];
const WHOLE = [0, 0, 1, 1] as const;

/** Samples of a pixel by the type of colour. */
const CHANNELS: ReadonlyMap<number, number> = new Map([
  [0, 1],
  [2, 3],
  [3, 1],
  [4, 2],
  [6, 4],
]);

/** Pixels to an inch, if both directions have as many and the unit is the metre. */
function densityOf(data: Uint8Array | undefined): number | undefined {
  if (data?.length !== 9 || data[8] !== 1) return undefined;
  const view = new DataView(data.buffer, data.byteOffset, data.byteLength);
  const across = Math.round(view.getUint32(0) * METRES_PER_INCH);
  return across === Math.round(view.getUint32(4) * METRES_PER_INCH) && across > 0
    ? across
    : undefined;
}

const METRES_PER_INCH = 0.0254;
