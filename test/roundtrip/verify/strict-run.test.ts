import { readFileSync } from "node:fs";
import fc from "fast-check";
import type { PDFDocument } from "mupdf";
import { afterAll, beforeAll, expect, test } from "vitest";
import { readAndExaminePages } from "../../../src/verify/read-pdf.ts";
import { readStrictRun } from "../../../src/verify/strict/strict-run.ts";
import { runs } from "../../samples/extent.ts";
import { type OwnPlace, ownPlace } from "../../samples/own-place.ts";
import { changedInShape } from "./strict-shape.ts";

const CITIES = ["青森", "弘前", "八戸", "黒石", "五所川原", "十和田", "三沢", "むつ"];
const PATH = "print-run-001.pdf";
const EXAMINATION = { path: PATH, expected: undefined };

let place: OwnPlace;
let volume: Uint8Array;
let pages: readonly string[];

beforeAll(async () => {
  place = ownPlace(CITIES.map((city) => `,市,青森県,${city}市,し,${city}市長,殿,${city}の窓口`));
  expect((await place.run({ formats: [] })).kind).toBe("done");
  volume = new Uint8Array(readFileSync(place.path("out", PATH)));
  pages = (await readAndExaminePages(volume, EXAMINATION)).pages.map(black);
}, 60_000);
afterAll(() => place.clear());

function black(text: string): string {
  return text.replaceAll(/\s+/gu, "");
}

/** Whether the strict reader passes a file as the volume; undefined where it leaves it to pdf.js. */
function passes(bytes: Uint8Array): boolean | undefined {
  const read = readStrictRun(bytes, EXAMINATION);
  return read && read.faults.length === 0 && read.pages.map(black).join("\f") === pages.join("\f");
}

/** Whether pdf.js, with the examination of the pages, finds the volume. */
async function isFound(bytes: Uint8Array): Promise<boolean> {
  const read = await readAndExaminePages(bytes, EXAMINATION).catch(() => undefined);
  return read?.faults.length === 0 && read.pages.map(black).join("\f") === pages.join("\f");
}

test("a volume is read strictly, each letter on its page", () => {
  const read = readStrictRun(volume, EXAMINATION);
  expect(read?.faults).toEqual([]);
  expect(read?.pages).toHaveLength(CITIES.length);
  for (const [index, city] of CITIES.entries()) {
    expect(read?.pages[index]).toContain(`${city}市長`);
    expect(read?.pages[index]).toContain(`${city}の窓口`);
  }
  // On each page some character stands for the first time, and 青森 has all that they share.
  expect(read?.first.has(0)).toBe(true);
});

test("pdf.js is shown every character of a volume's fonts at least once", () => {
  const read = readStrictRun(volume, EXAMINATION);
  const shown = new Set([...(read?.first ?? [])].flatMap((page) => [...(pages[page] ?? "")]));
  expect([...pages.join("")].filter((character) => !shown.has(character))).toEqual([]);
});

/** The streams of content of one of the pages. */
function contentsOf(document: PDFDocument, page: number): readonly number[] {
  const contents = document.findPage(page).get("Contents");
  const count = contents.isArray() ? contents.length : 0;
  return Array.from({ length: count }, (_, index) => contents.get(index).asIndirect());
}

/** One byte of what is shown on a page is another. */
const otherByte = (page: number, stream: number, at: number) => (document: PDFDocument) => {
  const numbers = contentsOf(document, page % CITIES.length);
  const object = document.newIndirect(numbers[stream % numbers.length] ?? 0);
  const data = object.readStream().asUint8Array().slice();
  const index = at % Math.max(1, data.length);
  data[index] = ((data[index] ?? 0) + 1) % 256;
  object.writeStream(data);
};

/** Two pages have each other's content. */
const exchanged = (one: number, other: number) => (document: PDFDocument) => {
  const [first, second] = [one, other].map((page) => document.findPage(page % CITIES.length));
  const [left, right] = [first?.get("Contents"), second?.get("Contents")];
  if (left === undefined || right === undefined) return;
  first?.put("Contents", right);
  second?.put("Contents", left);
};

const changes = fc.oneof(
  fc.tuple(fc.nat(7), fc.nat(5), fc.nat(2000)).map((places) => otherByte(...places)),
  fc.tuple(fc.nat(7), fc.nat(7)).map((places) => exchanged(...places)),
  fc.nat(7).map((page) => (document: PDFDocument) => document.deletePage(page)),
);

test("whatever is changed in a volume, the strict reader finds it or leaves it to pdf.js wherever that one does", async () => {
  expect(passes(changedInShape(volume, () => undefined))).toBe(true);
  await fc.assert(
    fc.asyncProperty(changes, async (change) => {
      const changed = changedInShape(volume, change);
      if (passes(changed) === true) expect(await isFound(changed)).toBe(true);
    }),
    { numRuns: runs(60) },
  );
}, 240_000);

test("whichever bytes of a volume are others, the strict reader finds it or leaves it to pdf.js wherever that one does", async () => {
  expect(passes(volume)).toBe(true);
  const flip = fc.record({ at: fc.nat(volume.length - 1), bit: fc.nat(7) });
  await fc.assert(
    fc.asyncProperty(fc.array(flip, { minLength: 1, maxLength: 3 }), async (flips) => {
      const changed = volume.slice();
      for (const { at, bit } of flips) changed[at] = (changed[at] ?? 0) ^ (1 << bit);
      if (passes(changed) === true) expect(await isFound(changed)).toBe(true);
    }),
    { numRuns: runs(100) },
  );
}, 240_000);
