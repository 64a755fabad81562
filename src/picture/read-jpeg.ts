import { concatenate } from "../base/bytes/concatenate.ts";
import type { PictureTurn } from "../model/picture.ts";
import { exifTurn, turnSegment } from "./exif-turn.ts";
import { PictureRefused, refuseTooLarge } from "./picture-refused.ts";
import type { ReadPicture } from "./read-png.ts";
import { wideColours } from "./wide-colours.ts";

/**
 * Reads the segments of a JPEG: baseline or progressive, grey or colour.
 *
 * Shape: the bytes are the file's without what its camera and its editor wrote into it (where it was taken, with which camera, a
 * small copy of what was there before it was cut): letters go to others. How it is to be turned is kept apart.
 * Errors: throws `PictureRefused` for CMYK, for codings that readers of PDF or Word do not have, and for a file that ends early.
 * Source: ITU-T T.81, annex B; JFIF 1.02; Adobe TN 5116 (the segment that says how colours are coded).
 */
export function readJpeg(bytes: Uint8Array): ReadPicture {
  const found: Found = {
    kept: [bytes.subarray(0, 2)],
    turn: 1,
    density: undefined,
    size: undefined,
    hasScan: false,
    colourSpace: undefined,
  };
  let at = 2;
  while (at + 2 <= bytes.length) {
    if (bytes[at] !== 0xff) throw new PictureRefused("damaged");
    const marker = bytes[at + 1] ?? 0;
    if (marker === 0xff) {
      at += 1;
      continue;
    }
    if (marker === END) return finished(bytes.subarray(at, at + 2), found);
    const end = segmentEnd(bytes, at, marker);
    const data = bytes.subarray(at + 4, end);
    readSegment(marker, data, found);
    found.kept.push(...keptOf(marker, data, bytes.subarray(at, end)));
    at = end;
    if (marker !== SCAN) continue;
    at = scanEnd(bytes, end);
    found.kept.push(bytes.subarray(end, at));
    found.hasScan = true;
  }
  throw new PictureRefused("damaged");
}

interface Found {
  readonly kept: Uint8Array[];
  turn: PictureTurn;
  density: number | undefined;
  size: { readonly width: number; readonly height: number; readonly components: 1 | 3 } | undefined;
  hasScan: boolean;
  colourSpace: string | undefined;
}

const SCAN = 0xda;
/** The picture ends here. Cameras write whole pictures behind it, each with its own place and time. */
const END = 0xd9;

/** Where a segment ends that has its length in it; the others stand in scans or begin a picture. */
function segmentEnd(bytes: Uint8Array, at: number, marker: number): number {
  const length = ((bytes[at + 2] ?? 0) << 8) | (bytes[at + 3] ?? 0);
  const end = at + 2 + length;
  const hasLength = marker >= 0xc0 && (marker < 0xd0 || marker > 0xd8);
  if (!hasLength || length < 2 || end > bytes.length) throw new PictureRefused("damaged");
  return end;
}

/** Where the coded samples of a scan end: before the first marker that is not one of theirs. */
function scanEnd(bytes: Uint8Array, from: number): number {
  for (let at = bytes.indexOf(0xff, from); at >= 0; at = bytes.indexOf(0xff, at + 1)) {
    const marker = bytes[at + 1];
    if (marker === undefined) break;
    const isCoded = marker === 0 || (marker >= 0xd0 && marker <= 0xd7);
    if (!isCoded && marker !== 0xff) return at;
  }
  throw new PictureRefused("damaged");
}

function finished(
  end: Uint8Array,
  { kept, turn, density, size, hasScan, colourSpace }: Found,
): ReadPicture {
  if (size === undefined || !hasScan) throw new PictureRefused("damaged");
  return {
    bytes: concatenate([...head(kept, turn), end]),
    ...size,
    turn,
    ...(density !== undefined && { density }),
    ...(colourSpace !== undefined && { colourSpace }),
    samples: undefined,
  };
}

/** The segments, with how the picture is to be turned and nothing else of what its camera said: browsers look at it. */
function head([start, ...kept]: readonly Uint8Array[], turn: PictureTurn): readonly Uint8Array[] {
  const first = start === undefined ? [] : [start];
  return turn === 1 ? [...first, ...kept] : [...first, turnSegment(turn), ...kept];
}

function readSegment(marker: number, data: Uint8Array, found: Found): void {
  if (marker === 0xe0) found.density = jfifDensity(data) ?? found.density;
  if (marker === 0xe2 && startsWithIcc(data)) found.colourSpace ??= wideColours(data);
  if (marker === 0xe1) found.turn = exifTurn(data) ?? found.turn;
  if (marker < 0xc0 || marker > 0xcf || NO_FRAME.has(marker)) return;
  const [precision = 0, h1 = 0, h2 = 0, w1 = 0, w2 = 0, components = 0] = data;
  if (marker > 0xc2 || precision !== 8) throw new PictureRefused("coding");
  if (components === 4) throw new PictureRefused("cmyk");
  if (components !== 1 && components !== 3) throw new PictureRefused("coding");
  const [width, height] = [(w1 << 8) | w2, (h1 << 8) | h2];
  refuseTooLarge(width, height, MOST_PIXELS);
  found.size = { width, height, components };
}

/** Source: ICC.1:2022, annex B.4: the first piece of a profile has its description. */
function startsWithIcc(data: Uint8Array): boolean {
  return String.fromCharCode(...data.subarray(0, 12)) === "ICC_PROFILE\0";
}

/** Tables of codes stand among the numbers of frames. */
const NO_FRAME: ReadonlySet<number> = new Set([0xc4, 0xc8, 0xcc]);

/** Cameras have up to 60 millions. */
const MOST_PIXELS = 60_000_000;

/**
 * JFIF without the small copy of the picture in it, and how colours are coded; all other segments of programs go, and so do
 * comments.
 */
function keptOf(marker: number, data: Uint8Array, segment: Uint8Array): readonly Uint8Array[] {
  if (marker === 0xfe) return [];
  if (marker < 0xe0 || marker > 0xef) return [segment];
  const name = String.fromCharCode(...data.subarray(0, 5));
  if (marker === 0xee && name === "Adobe") return [segment];
  if (marker !== 0xe0 || name !== "JFIF\0") return [];
  if (data.length <= JFIF_LENGTH) return [segment];
  const [start, fields] = [[0xff, marker, 0, JFIF_LENGTH + 2], data.subarray(0, JFIF_LENGTH - 2)];
  return [new Uint8Array([...start, ...fields, 0, 0])];
}

/** Source: JFIF 1.02, page 5; the last two bytes are the size of the small copy. */
const JFIF_LENGTH = 14;

function jfifDensity(data: Uint8Array): number | undefined {
  if (String.fromCharCode(...data.subarray(0, 5)) !== "JFIF\0") return undefined;
  const [unit = 0, x1 = 0, x2 = 0, y1 = 0, y2 = 0] = data.subarray(7);
  const [across, down] = [(x1 << 8) | x2, (y1 << 8) | y2];
  if (across !== down || across < 2) return undefined;
  if (unit === 1) return across;
  return unit === 2 ? Math.round(across * 2.54) : undefined;
}
