import { PictureRefused } from "./picture-refused.ts";

/**
 * Takes the filters off the rows of a picture: each begins with the number of its own.
 *
 * Units: `bits` of a pixel.
 * Errors: throws `PictureRefused` at a filter that there is not.
 * Source: ISO/IEC 15948, clause 9.
 */
export function unfiltered(
  raw: Uint8Array,
  { width, height }: { readonly width: number; readonly height: number },
  bits: number,
): Uint8Array {
  const length = Math.ceil((width * bits) / 8);
  const step = Math.max(1, bits >> 3);
  const rows = new Uint8Array(length * height);
  let above: Uint8Array = new Uint8Array(length);
  for (let line = 0; line < height; line += 1) {
    const start = line * (length + 1);
    const row = rows.subarray(line * length, (line + 1) * length);
    row.set(raw.subarray(start + 1, start + 1 + length));
    unfilter(raw[start] ?? 0, row, above, step);
    above = row;
  }
  return rows;
}

function unfilter(filter: number, row: Uint8Array, above: Uint8Array, step: number): void {
  if (filter > 4) throw new PictureRefused("damaged");
  if (filter === 0) return;
  for (let at = 0; at < row.length; at += 1) {
    const left = at < step ? 0 : (row[at - step] ?? 0);
    const up = above[at] ?? 0;
    const corner = at < step ? 0 : (above[at - step] ?? 0);
    row[at] = (row[at] ?? 0) + predicted(filter, left, up, corner);
  }
}

function predicted(filter: number, left: number, up: number, corner: number): number {
  if (filter === 1) return left;
  if (filter === 2) return up;
  if (filter === 3) return (left + up) >> 1;
  const base = left + up - corner;
  const [toLeft, toUp, toCorner] = [left, up, corner].map((one) => Math.abs(base - one));
  if (toLeft === undefined || toUp === undefined || toCorner === undefined) return left;
  if (toLeft <= toUp && toLeft <= toCorner) return left;
  return toUp <= toCorner ? up : corner;
}
