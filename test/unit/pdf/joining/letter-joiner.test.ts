import { describe, expect, test } from "vitest";
import { LetterJoiner } from "../../../../src/pdf/joining/letter-joiner.ts";
import { UnjoinablePdf } from "../../../../src/pdf/joining/unjoinable-pdf.ts";
import { writePdf } from "../../../../src/pdf/write-pdf.ts";
import { pdfResources } from "../../../../src/proof/pdf-resources.ts";
import { textByPlace } from "../../../../src/reading/text-by-place.ts";
import { readPdf } from "../../../../src/verify/read-pdf.ts";
import { testWorld } from "../../../samples/faces.ts";
import { foreignPdf } from "../../../samples/foreign-pdf.ts";
import { drawnPages, joined } from "../../../samples/joined.ts";
import { fileOf, line, smallPdf, stream } from "../../../samples/small-pdf.ts";
import { dump, letterTo } from "../../../samples/square-pages.ts";

/** Pages of another program, each with these lines. */
function foreign(...pages: readonly (readonly string[])[]): Uint8Array {
  return foreignPdf(
    pages.map((lines) => ({
      lines: lines.map((text, index) => {
        return { encoding: "utf16", text, x: 60, y: 500 - 30 * index } as const;
      }),
    })),
  );
}

const BOX = "1 0 0 RG 5 w 40 60 300 200 re S";

/** Size, resources and turn stand on the nodes above the pages, in a file of a version without object streams. */
const INHERITED = fileOf(
  new Map([
    [1, "<</Type/Catalog/Pages 2 0 R>>"],
    [
      2,
      "<</Type/Pages/Count 3/Kids[3 0 R 5 0 R]/MediaBox[0 0 400 300]/Resources<</ExtGState<</G 9 0 R>>>>>>",
    ],
    [3, "<</Type/Pages/Parent 2 0 R/Count 2/Kids[4 0 R 6 0 R]/Rotate 90/CropBox[10 10 390 290]>>"],
    [4, "<</Type/Page/Parent 3 0 R/Contents 7 0 R>>"],
    [5, "<</Type/Page/Parent 2 0 R/Contents[7 0 R 8 0 R]/MediaBox[0 0 500 200]>>"],
    [6, "<</Type/Page/Parent 3 0 R/Rotate 180/Contents 7 0 R/Resources<<>>>>"],
    [7, stream(BOX)],
    [8, stream("/G gs 0 0 1 RG 100 100 m 300 50 l S")],
    [9, "<</Type/ExtGState/LW 20>>"],
  ]),
);

const SOURCE = { tool: "Shokan 1", template: "0", record: "0", edition: "corrected" } as const;
const OURS = writePdf(letterTo(["北", "海", "道"]), { source: SOURCE }, testWorld);
const FOREIGN = foreign(["北海道知事　殿", "人材の確保について"], ["記"]);
const OTHER = foreign(["青森県知事　殿", "人材の確保について"], ["記"]);

describe("letters that are joined", () => {
  const letters = [FOREIGN, INHERITED, OTHER, FOREIGN];
  const { bytes, places } = joined(letters);

  test("are drawn as each of them is, dot by dot, whoever made them", () => {
    const single = letters.flatMap(drawnPages);
    expect(new Set(single).size).toBeGreaterThan(5);
    expect(drawnPages(bytes)).toEqual(single);
  });

  test("stand one behind the other, and say what each of them says", async () => {
    expect(places.map(({ first, count }) => [first, count])).toEqual([
      [0, 2],
      [2, 3],
      [5, 2],
      [7, 2],
    ]);
    const pages = await textByPlace(bytes, pdfResources());
    const textOf = (page: number): string => (pages[page] ?? []).map(({ text }) => text).join("");
    expect([0, 1, 5, 6, 7].map(textOf)).toEqual([
      "北海道知事殿人材の確保について",
      "記",
      "青森県知事殿人材の確保について",
      "記",
      "北海道知事殿人材の確保について",
    ]);
  });

  test("begin on the front of a sheet, with an empty back as large as its front", async () => {
    const { bytes: printed, places: sheets } = joined([INHERITED, FOREIGN, foreign(["一"])], true);
    expect(sheets).toEqual([
      { first: 0, count: 3, hasBack: true },
      { first: 4, count: 2, hasBack: false },
      { first: 6, count: 1, hasBack: true },
    ]);
    const sizes = drawnPages(printed).map((page) => page.split(" ").slice(0, 3).join(" "));
    expect(sizes.slice(2, 4)).toEqual(["500 x 200", "500 x 200"]);
    const pages = await textByPlace(printed, pdfResources());
    expect(pages.map((page) => page.length > 0)).toEqual([
      ...[false, false, false, false],
      ...[true, true],
      ...[true, false],
    ]);
  });

  test("say nothing of a standard that the letters kept, and name both programs", () => {
    const text = Buffer.from(joined([OURS, FOREIGN]).bytes).toString("latin1");
    expect(Buffer.from(OURS).toString("latin1")).toContain("<pdfaid:part>");
    expect(text).not.toMatch(/<pdfaid:|<pdfuaid:/u);
    expect(text).toContain("<xmp:CreatorTool>Office 2</xmp:CreatorTool>");
    expect(text).toContain("<pdf:Producer>Shokan 1</pdf:Producer>");
  });

  test("are the same bytes when they are joined again", () => {
    expect(testWorld.sha256(joined(letters).bytes)).toBe(testWorld.sha256(bytes));
  });
});

test("what is equal in many letters is in the file once", () => {
  const picture = "x".repeat(20_000);
  const letter = (name: string): Uint8Array => {
    const noise = stream(`% ${picture}`).replace(
      "<<",
      "<</Type/XObject/Subtype/Form/BBox[0 0 9 9]",
    );
    return fileOf(
      new Map([
        [1, "<</Type/Catalog/Pages 2 0 R>>"],
        [2, "<</Type/Pages/Count 1/Kids[3 0 R]>>"],
        [
          3,
          "<</Type/Page/Parent 2 0 R/MediaBox[0 0 99 99]/Contents 4 0 R/Resources<</XObject<</A 5 0 R>>>>>>",
        ],
        [4, stream(`/A Do % ${name}`)],
        [5, noise],
      ]),
    );
  };
  const names = Array.from({ length: 50 }, (_, index) => `letter ${index}`);
  const { bytes } = joined(names.map(letter));
  expect(bytes.length).toBeLessThan(2 * picture.length);
  expect(drawnPages(bytes)).toHaveLength(50);
});

test("fields to fill in are drawn, and those of two letters are not one, though they have one name", () => {
  const letter = (colour: string): Uint8Array =>
    fileOf(
      new Map([
        [1, "<</Type/Catalog/Pages 2 0 R/AcroForm<</Fields[5 0 R]>>>>"],
        [2, "<</Type/Pages/Count 1/Kids[3 0 R]>>"],
        [3, "<</Type/Page/Parent 2 0 R/MediaBox[0 0 99 99]/Annots[5 0 R]>>"],
        [
          5,
          "<</Type/Annot/Subtype/Widget/FT/Tx/F 4/T(name)/V(x)/Rect[9 9 60 60]/P 3 0 R/AP<</N 6 0 R>>>>",
        ],
        [
          6,
          stream(`${colour} rg 0 0 50 50 re f`).replace(
            "<<",
            "<</Type/XObject/Subtype/Form/BBox[0 0 51 51]",
          ),
        ],
      ]),
    );
  const letters = [letter("1 0 0"), letter("0 0 1")];
  const { bytes } = joined(letters);
  const single = letters.flatMap(drawnPages);
  expect(new Set(single).size).toBe(2);
  expect(drawnPages(bytes)).toEqual(single);
  const text = dump(bytes);
  expect(text).toMatch(/\/AcroForm<<\/Fields\[\d+ 0 R \d+ 0 R\]>>/u);
  expect(text.match(/\/T\([12]\)\/Kids/gu)).toEqual(["/T(1)/Kids", "/T(2)/Kids"]);
});

test.each(["/Type/Annot", ""])(
  "an annotation that is equal in two letters stands on the page of each as its own: %s",
  (type) => {
    const letter = fileOf(
      new Map([
        [1, "<</Type/Catalog/Pages 2 0 R>>"],
        [2, "<</Type/Pages/Count 1/Kids[3 0 R]>>"],
        [3, "<</Type/Page/Parent 2 0 R/MediaBox[0 0 99 99]/Annots[5 0 R]>>"],
        [5, `<<${type}/Subtype/Square/F 4/Rect[9 9 60 60]/C[1 0 0]>>`],
      ]),
    );
    const text = dump(joined([letter, letter]).bytes);
    const named = [...text.matchAll(/\/Annots ?\[(?<number>\d+) 0 R\]/gu)].map(
      ({ groups }) => groups?.["number"],
    );
    expect(named).toHaveLength(2);
    expect(new Set(named).size).toBe(2);
  },
);

describe("tags", () => {
  const paragraphs = (...texts: readonly string[]): Uint8Array =>
    smallPdf(
      [
        {
          content: (show) =>
            texts
              .map(
                (text, mcid) => `/P<</MCID ${mcid}>>BDC ${line(500 - 40 * mcid)} ${show(text)} EMC`,
              )
              .join("\n"),
        },
      ],
      {
        100: "<</Type/StructTreeRoot/K[101 0 R]/ParentTree<</Nums[0 110 0 R]>>/RoleMap<</Honbun/P>>>>",
        101: `<</Type/StructElem/S/Document/P 100 0 R/K[${texts.map((_, index) => `${102 + index} 0 R`).join(" ")}]>>`,
        ...Object.fromEntries(
          texts.map((_, index) => [
            102 + index,
            `<</Type/StructElem/S/Honbun/P 101 0 R/Pg 10 0 R/K ${index}>>`,
          ]),
        ),
        110: `[${texts.map((_, index) => `${102 + index} 0 R`).join(" ")}]`,
      },
    );

  test("of letters are those of the file, letter by letter", async () => {
    const { bytes } = joined([
      paragraphs("北海道知事殿", "拝啓"),
      paragraphs("青森県知事殿", "敬具"),
    ]);
    const { structured, paragraphs: found } = await readPdf(bytes);
    expect(structured).toBe(true);
    expect(found).toEqual(["北海道知事殿", "拝啓", "青森県知事殿", "敬具"]);
  });

  test("are left out where one letter has none", async () => {
    const { bytes } = joined([paragraphs("北海道知事殿"), FOREIGN]);
    expect(Buffer.from(bytes).toString("latin1")).not.toContain("/Marked true");
    expect((await readPdf(bytes)).structured).toBe(false);
  });
});

describe("a PDF that cannot stand among others is refused by name", () => {
  const joiner = (): LetterJoiner =>
    new LetterJoiner(
      {
        lang: "ja",
        properties: { title: "", subject: undefined, author: undefined, date: undefined },
        tool: "",
        source: undefined,
      },
      testWorld,
    );
  const refusal = (bytes: Uint8Array): unknown => {
    try {
      joiner().add(bytes, { group: "", title: "" }, false);
      return undefined;
    } catch (cause) {
      return cause instanceof UnjoinablePdf ? cause.reason : cause;
    }
  };
  const text = Buffer.from(INHERITED).toString("latin1");
  const changed = (from: string, to: string): Uint8Array =>
    new Uint8Array(Buffer.from(text.replace(from, to), "latin1"));

  test.each<[string, string, Uint8Array]>([
    ["one that is encrypted", "encrypted", changed("/Root 1 0 R", "/Root 1 0 R/Encrypt 9 0 R")],
    [
      "one with layers",
      "layers",
      fileOf(new Map([[1, "<</Type/Catalog/Pages 2 0 R/OCProperties<<>>>>"]])),
    ],
    ["one that is cut off", "broken", INHERITED.slice(0, INHERITED.length - 40)],
    [
      "one whose objects are not where it says",
      "broken",
      changed("%PDF-1.7\n", "%PDF-1.7\n% moved\n"),
    ],
    ["one without pages", "broken", fileOf(new Map([[1, "<</Type/Catalog>>"]]))],
    [
      "a page without a size",
      "broken",
      changed("/MediaBox[0 0 400 300]", "/Mediabox[0 0 400 300]"),
    ],
    ["something else", "broken", new TextEncoder().encode("PK\u0003\u0004")],
    ["nothing", "broken", new Uint8Array()],
  ])("%s", (_, reason, bytes) => {
    expect(refusal(bytes)).toBe(reason);
  });
});
