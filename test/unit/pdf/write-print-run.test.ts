import { describe, expect, test } from "vitest";
import { type PrintRunLetter, writePrintRun } from "../../../src/pdf/write-print-run.ts";
import { testWorld } from "../../samples/faces.ts";
import { column, documentOf, dump, letterTo, tagged } from "../../samples/square-pages.ts";

const NAMES = [
  ["北海道", "010006 北海道知事", ["北", "海", "道"]],
  ["北海道", "011002 札幌市長", ["札", "幌"]],
  ["青森県", "020001 青森県知事", ["青", "森"]],
] as const;

function* run(): Iterable<PrintRunLetter> {
  for (const [group, title, name] of NAMES) {
    yield { document: letterTo(name), bookmark: { group, title } };
  }
}

describe("a print run", () => {
  const { bytes, pageRanges } = writePrintRun(run(), { title: "印刷用" }, testWorld);
  const text = dump(bytes);

  test("tells where every letter stands", () => {
    expect(pageRanges).toEqual([
      { first: 0, count: 2 },
      { first: 2, count: 2 },
      { first: 4, count: 2 },
    ]);
  });

  test("holds one font and every body once", () => {
    expect(text.match(/\/Length1 /gu)).toHaveLength(1);
    // the body's first page, its second page, what stands around the addressee, and three names
    expect(text.match(/<00010002>Tj/gu)).toHaveLength(1);
    expect(text.match(/^BT$/gmu)).toHaveLength(3);
    expect(text.match(/\)Tj/gu)?.length).toBe(6);
  });

  test("has a bookmark for each prefecture with its letters below", () => {
    const title = (words: string): string =>
      [...words].map((c) => c.charCodeAt(0).toString(16).toUpperCase().padStart(4, "0")).join("");
    expect(text).toContain(`/Title<FEFF${title("北海道")}>`);
    expect(text).toContain(`/Title<FEFF${title("020001 青森県知事")}>`);
    expect(text).toMatch(/\/Count -2\/Dest/u);
    expect(text).toMatch(/\/Type\/Outlines\/First \d+ 0 R\/Last \d+ 0 R\/Count 2/u);
  });

  test("has page labels that begin with the letter's title", () => {
    expect(text).toMatch(/\/Limits\[0 4\]\/Nums\[0<<\/S\/D\/P<FEFF0030[^>]*002D>>>2<</u);
  });

  test("is untagged and says PDF/A-2u", () => {
    expect(text).not.toContain("/StructTreeRoot");
    expect(text).toContain("<pdfaid:conformance>U</pdfaid:conformance>");
    expect(text).not.toContain("<pdfuaid:part>");
  });

  test("has the same bytes when it is made again", () => {
    expect(testWorld.sha256(writePrintRun(run(), { title: "印刷用" }, testWorld).bytes)).toBe(
      testWorld.sha256(bytes),
    );
  });
});

test("letters without a group stand at the top", () => {
  const letters = ["一", "二"].map((title) => ({
    document: documentOf(tagged("paragraph", 0, column(50, 10, [title]))),
    bookmark: { group: "", title },
  }));
  expect(dump(writePrintRun(letters, {}, testWorld).bytes)).toMatch(/\/Type\/Outlines.*\/Count 2/u);
});

test("more pages than one node of the page tree holds are counted in all", () => {
  const document = documentOf(tagged("paragraph", 0, column(50, 10, ["一"])));
  const letters = Array.from({ length: 4200 }, (_, index) => ({
    document,
    bookmark: { group: "", title: String(index) },
  }));
  const text = dump(writePrintRun(letters, {}, testWorld).bytes);
  expect(text).toMatch(/\/Type\/Pages\/MediaBox\[0 0 100 200\]\/Count 4200\//u);
});

test("a print run without letters is our mistake", () => {
  expect(() => writePrintRun([], {}, testWorld)).toThrow("needs a letter");
});
