import { zlibInflate } from "../../base/bytes/deflate.ts";
import { entriesOf, numberIn, type PdfObject, type PdfStream } from "./pdf-object.ts";
import { UnjoinablePdf } from "./unjoinable-pdf.ts";

/**
 * Gives the bytes of a stream that says how a file is built: a table of references, or a stream of objects.
 *
 * Errors: throws `UnjoinablePdf` for one that is packed otherwise than with FlateDecode, with or without a PNG predictor.
 * Source: ISO 32000-1, 7.4.4; RFC 2083, 6 (PNG filters).
 */
export function unpackedStream(
  { entries, data }: PdfStream,
  resolve: (object: PdfObject | undefined) => PdfObject,
): Uint8Array {
  const filter = onlyOne(resolve(entries.get("Filter")), resolve);
  if (filter === undefined) return data;
  if (filter.kind !== "name" || filter.text !== "FlateDecode") {
    throw new UnjoinablePdf("broken", "a table is packed in an unknown way");
  }
  const parameters = entriesOf(onlyOne(resolve(entries.get("DecodeParms")), resolve));
  const predictor = numberIn(resolve(parameters.get("Predictor"))) ?? 1;
  const plain = inflated(data);
  if (predictor === 1) return plain;
  if (predictor < 10) throw new UnjoinablePdf("broken", "a table has an unknown predictor");
  const columns = numberIn(resolve(parameters.get("Columns"))) ?? 1;
  const colors = numberIn(resolve(parameters.get("Colors"))) ?? 1;
  const bits = numberIn(resolve(parameters.get("BitsPerComponent"))) ?? 8;
  return withoutFilters(plain, Math.ceil((columns * colors * bits) / 8));
}

function onlyOne(
  object: PdfObject,
  resolve: (object: PdfObject | undefined) => PdfObject,
): PdfObject | undefined {
  if (object.kind === "word") return undefined;
  if (object.kind !== "array") return object;
  if (object.items.length > 1) throw new UnjoinablePdf("broken", "a table is packed twice");
  const [only] = object.items;
  return only === undefined ? undefined : resolve(only);
}

function inflated(data: Uint8Array): Uint8Array {
  try {
    return zlibInflate(data);
  } catch (cause) {
    throw new UnjoinablePdf("broken", "a table cannot be unpacked", { cause });
  }
}

/** Takes PNG's filters off rows of bytes, each after the number of its filter; a pixel is one byte. */
function withoutFilters(bytes: Uint8Array, rowBytes: number): Uint8Array {
  const rows = Math.ceil(bytes.length / (rowBytes + 1));
  const plain = new Uint8Array(rows * rowBytes);
  const byteAt = (row: number, column: number): number =>
    row < 0 || column < 0 ? 0 : (plain[row * rowBytes + column] ?? 0);
  for (let row = 0; row < rows; row += 1) {
    const from = row * (rowBytes + 1);
    const filter = bytes[from] ?? 0;
    for (let column = 0; column < rowBytes; column += 1) {
      const [left, up] = [byteAt(row, column - 1), byteAt(row - 1, column)];
      const guess = predicted(filter, left, up, byteAt(row - 1, column - 1));
      plain[row * rowBytes + column] = (bytes[from + 1 + column] ?? 0) + guess;
    }
  }
  return plain;
}

function predicted(filter: number, left: number, up: number, corner: number): number {
  if (filter === 0) return 0;
  if (filter === 1) return left;
  if (filter === 2) return up;
  if (filter === 3) return Math.floor((left + up) / 2);
  if (filter === 4) return paeth(left, up, corner);
  throw new UnjoinablePdf("broken", "a table has an unknown filter");
}

function paeth(left: number, up: number, corner: number): number {
  const guess = left + up - corner;
  const [toLeft, toUp, toCorner] = [
    Math.abs(guess - left),
    Math.abs(guess - up),
    Math.abs(guess - corner),
  ];
  if (toLeft <= toUp && toLeft <= toCorner) return left;
  return toUp <= toCorner ? up : corner;
}
