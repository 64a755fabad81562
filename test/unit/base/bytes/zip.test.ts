import { inflateRawSync } from "node:zlib";
import { expect, test } from "vitest";
import { unzip } from "../../../../src/base/bytes/unzip.ts";
import { deflatedEntry, writeZip } from "../../../../src/base/bytes/zip.ts";
import { storedEntry } from "./stored-entry.ts";

const LIMITS = { entryCount: 10, totalBytes: 1_000_000, ratio: 1000 };
const encoder = new TextEncoder();
const letter = encoder.encode("令和四年十二月二十七日".repeat(50));

test("an archive gives back the files that went in, in their order", () => {
  const bytes = writeZip([
    deflatedEntry("word/document.xml", letter),
    storedEntry("a.bin", letter),
  ]);
  const unzipped = unzip(bytes, () => true, LIMITS);
  expect(unzipped.ok && [...unzipped.entries]).toEqual([
    ["word/document.xml", letter],
    ["a.bin", letter],
  ]);
});

test("an archive of one empty file is laid out byte for byte as APPNOTE says", () => {
  const hex = Buffer.from(writeZip([storedEntry("a", new Uint8Array())])).toString("hex");
  // Written by hand from APPNOTE 4.3.7, 4.3.12 and 4.3.16; 2100 is 1 January 1980.
  const common = "1400000000000000210000000000000000000000000001000000";
  const local = `504b0304${common}61`; // 31 bytes
  // Then lengths of comment, disk, attributes (2 and 4 bytes) and offset, all zero.
  const central = `504b01021400${common}${"00".repeat(14)}61`; // 47 bytes
  const end = "504b050600000000010001002f0000001f0000000000";
  expect(hex).toBe(local + central + end);
});

test("a compressed file is a plain deflate stream", () => {
  const { data } = deflatedEntry("a", letter);
  expect(new Uint8Array(inflateRawSync(Buffer.concat(data)))).toEqual(letter);
});
