import type { PictureTurn } from "../model/picture.ts";

/**
 * Gives how a picture is to be turned, as its camera says; undefined where it does not.
 *
 * Source: EXIF 2.32 (CIPA DC-008), 4.6.4, tag 0112 Orientation; TIFF 6.0 for the table.
 */
export function exifTurn(data: Uint8Array): PictureTurn | undefined {
  if (String.fromCharCode(...data.subarray(0, 6)) !== "Exif\0\0") return undefined;
  const tiff = data.subarray(6);
  const view = new DataView(tiff.buffer, tiff.byteOffset, tiff.byteLength);
  if (tiff.length < 14) return undefined;
  const order = view.getUint16(0);
  if (order !== LITTLE && order !== BIG) return undefined;
  const isLittle = order === LITTLE;
  const table = view.getUint32(4, isLittle);
  if (table + 2 > tiff.length) return undefined;
  const count = view.getUint16(table, isLittle);
  for (let entry = 0; entry < count; entry += 1) {
    const at = table + 2 + entry * 12;
    if (at + 12 > tiff.length) return undefined;
    if (view.getUint16(at, isLittle) === ORIENTATION) {
      return TURNS.find((turn) => turn === view.getUint16(at + 8, isLittle));
    }
  }
  return undefined;
}

/** Gives a segment that says how a picture is to be turned, and nothing else. */
export function turnSegment(turn: PictureTurn): Uint8Array {
  // FF E1, its length, Exif, a table of one entry: tag 0112, one number of two bytes; no table after it.
  const table = [
    0x4d,
    0x4d,
    0,
    0x2a,
    0,
    0,
    0,
    8,
    0,
    1,
    1,
    0x12,
    0,
    3,
    0,
    0,
    0,
    1,
    0,
    turn,
    0,
    0,
    0,
    0,
    0,
    0,
  ];
  const data = [0x45, 0x78, 0x69, 0x66, 0, 0, ...table];
  return Uint8Array.from([0xff, 0xe1, 0, data.length + 2, ...data]);
}

const LITTLE = 0x49_49;
const BIG = 0x4d_4d;
const ORIENTATION = 0x01_12;
const TURNS: readonly PictureTurn[] = [1, 2, 3, 4, 5, 6, 7, 8];
