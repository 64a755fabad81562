import { describe, expect, test } from "vitest";
import { type UnzipLimits, unzip } from "../../../../src/base/bytes/unzip.ts";
import { deflatedEntry, writeZip } from "../../../../src/base/bytes/zip.ts";
import { storedEntry } from "./stored-entry.ts";

const LIMITS: UnzipLimits = { entryCount: 10, totalBytes: 20_000_000, ratio: 100 };
const text = (value: string): Uint8Array => new TextEncoder().encode(value);
const all = (): boolean => true;

function faultOf(bytes: Uint8Array, limits: UnzipLimits = LIMITS): string {
  const unzipped = unzip(bytes, all, limits);
  return unzipped.ok ? "none" : unzipped.fault;
}

/** A package with the bytes at an offset changed. */
function changed(bytes: Uint8Array, offset: number, values: readonly number[]): Uint8Array {
  const copy = Uint8Array.from(bytes);
  copy.set(values, offset);
  return copy;
}

const SMALL = writeZip([
  storedEntry("a.xml", text("山川")),
  deflatedEntry("b.xml", text("海".repeat(50))),
]);
const CENTRAL =
  30 + 5 + 6 + 30 + 5 + Buffer.concat(deflatedEntry("b.xml", text("海".repeat(50))).data).length;

test("the wanted entries come out, the others stay packed", () => {
  const unzipped = unzip(SMALL, (name) => name === "b.xml", LIMITS);
  expect(unzipped.ok && [...unzipped.entries]).toEqual([["b.xml", text("海".repeat(50))]]);
});

describe("damage does not pass", () => {
  test("every flipped bit of a stored entry's text is found", () => {
    const start = 30 + 5;
    for (let bit = 0; bit < 6 * 8; bit += 1) {
      const offset = start + Math.floor(bit / 8);
      const flipped = (SMALL[offset] ?? 0) ^ (1 << (bit % 8));
      expect(faultOf(changed(SMALL, offset, [flipped]))).toBe("damaged");
    }
  });

  test("a package that is cut anywhere is refused", () => {
    for (let length = 0; length < SMALL.length; length += 1)
      expect(faultOf(SMALL.subarray(0, length))).not.toBe("none");
  });

  test.each([
    ["its central directory is not where it says", CENTRAL, [0]],
    ["a local header is not where it says", 0, [0]],
    ["the size is not what it says", CENTRAL + 24, [7]],
  ])("%s", (_, offset, values) => {
    expect(faultOf(changed(SMALL, offset, values))).toBe("damaged");
  });
});

describe("names and methods that no workbook has are refused", () => {
  test.each(["../a.xml", "/etc/passwd", "C:/a.xml", "a\\b.xml", "a/../../b"])("%s", (name) => {
    expect(faultOf(writeZip([storedEntry(name, text("x"))]))).toBe("unsafe-name");
  });

  test("one name twice", () => {
    const entry = storedEntry("a.xml", text("x"));
    expect(faultOf(writeZip([entry, entry]))).toBe("duplicate-name");
  });

  test("an encrypted entry, and an unknown method", () => {
    expect(faultOf(changed(SMALL, CENTRAL + 8, [1]))).toBe("encrypted");
    expect(faultOf(changed(SMALL, CENTRAL + 10, [12]))).toBe("unsupported");
  });
});

describe("bombs stop at the limits", () => {
  const bomb = deflatedEntry("bomb.xml", new Uint8Array(15_000_000));

  test("an honest bomb: expanded far beyond its packed size", () => {
    expect(bomb.data.length).toBeLessThan(20_000);
    expect(faultOf(writeZip([bomb]))).toBe("too-large");
  });

  test("a lying bomb: its directory says it is small", () => {
    expect(faultOf(writeZip([{ ...bomb, size: 10 }]))).toBe("damaged");
  });

  test("many entries that are large only together", () => {
    const bytes = new Uint8Array(900_000);
    const entries = Array.from({ length: 9 }, (_, index) => storedEntry(`${index}`, bytes));
    expect(faultOf(writeZip(entries), { ...LIMITS, totalBytes: 5_000_000 })).toBe("too-large");
  });

  test("more entries than a workbook has", () => {
    const entries = Array.from({ length: 11 }, (_, index) => storedEntry(`${index}`, text("x")));
    expect(faultOf(writeZip(entries))).toBe("too-many-entries");
  });
});
