import fc from "fast-check";
import { expect, test } from "vitest";
import { readPart, writePart } from "../../../src/cluster/part.ts";
import { ledgerEntry } from "../../samples/ledger-entry.ts";

const body = Buffer.from("%PDF の中身\n二行目");
const [file] = ledgerEntry().files;
if (file === undefined) throw new Error("no file");
const entry = { ...ledgerEntry(), files: [{ ...file, bytes: body.length }] };
const part = { entries: [entry], differences: [], files: new Map([[file.path, body]]) };
const whole = writePart(part);

test("a part gives back what was put into it", () => {
  const read = readPart(whole);
  expect(read?.entries).toEqual([entry]);
  expect(Buffer.from(read?.files.get(file.path) ?? []).toString()).toBe(body.toString());
});

test("a part that is cut off anywhere, or has one byte that is another, is none", () => {
  fc.assert(
    fc.property(fc.nat(whole.length - 1), fc.integer({ min: 1, max: 255 }), (at, change) => {
      const other = Uint8Array.from(whole);
      other[at] = (whole[at] ?? 0) ^ change;
      expect(readPart(whole.subarray(0, at))).toBeUndefined();
      expect(readPart(other)).toBeUndefined();
    }),
  );
});
