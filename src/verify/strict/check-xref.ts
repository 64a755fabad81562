import type { PdfDictionary, PdfValue } from "../pdf-value.ts";
import { demand } from "./not-strict.ts";
import type { ObjectPlace } from "./object-place.ts";
import { wholeInflated } from "./whole-inflated.ts";

/**
 * Holds the table of a file to the objects that are in it: every object is named, at its place, and nothing else.
 *
 * Errors: throws `NotStrict`.
 * Source: ISO 32000-1, 7.5.8 (cross-reference streams), 7.4.4.4 (predictors).
 */
export function checkXref(table: PdfDictionary, places: ReadonlyMap<number, ObjectPlace>): void {
  const size = numberOf(table.entries.get("Size"));
  const widths = numbersOf(table.entries.get("W"));
  demand(widths.join(" ") === "1 4 2", "a table of other widths");
  const rows = rowsOf(table);
  demand(rows.length === size * ROW, "a table of another length");
  const view = new DataView(rows.buffer, rows.byteOffset, rows.length);
  let named = 0;
  for (let number = 0; number < size; number += 1) {
    const at = number * ROW;
    const found = places.get(number);
    const [kind, place, index] = [
      view.getUint8(at),
      view.getUint32(at + 1),
      view.getUint16(at + 5),
    ];
    if (found !== undefined) named += 1;
    demand(isAt(found, kind, place, index), `object ${number} is elsewhere`);
  }
  demand(named === places.size, "an object that the table does not name");
}

function isAt(found: ObjectPlace | undefined, kind: number, place: number, index: number): boolean {
  if (found === undefined) return kind === FREE;
  return found.kind === "offset"
    ? kind === AT_OFFSET && place === found.offset && index === 0
    : kind === IN_STREAM && place === found.stream && index === found.index;
}

function rowsOf(table: PdfDictionary): Uint8Array {
  const { packed, entries } = table;
  demand(packed !== undefined, "no table");
  const parameters = entries.get("DecodeParms");
  if (!entries.has("Filter")) {
    demand(parameters === undefined, "a table with a predictor that is not packed");
    return packed;
  }
  const content = wholeInflated(packed);
  demand(parameters?.kind === "dictionary", "a table without a predictor");
  const [predictor, columns] = ["Predictor", "Columns"].map((key) =>
    numberOf(parameters.entries.get(key)),
  );
  demand(predictor === 12 && columns === ROW && parameters.entries.size === 2, "another predictor");
  return withoutPredictor(content);
}

/** Each row is the difference to the one above, after a byte that says so. */
function withoutPredictor(content: Uint8Array): Uint8Array {
  const count = content.length / (ROW + 1);
  demand(Number.isInteger(count), "a table with a part of a row");
  const rows = new Uint8Array(count * ROW);
  for (let row = 0; row < count; row += 1) {
    demand(content[row * (ROW + 1)] === UP, "another predictor");
    for (let at = 0; at < ROW; at += 1) {
      const above = row === 0 ? 0 : (rows[(row - 1) * ROW + at] ?? 0);
      rows[row * ROW + at] = above + (content[row * (ROW + 1) + 1 + at] ?? 0);
    }
  }
  return rows;
}

function numbersOf(value: PdfValue | undefined): readonly number[] {
  return value?.kind === "array" ? value.items.map(numberOf) : [];
}

function numberOf(value: PdfValue | undefined): number {
  return value?.kind === "number" ? value.value : Number.NaN;
}

const ROW = 7;
const UP = 2;
const FREE = 0;
const AT_OFFSET = 1;
const IN_STREAM = 2;
