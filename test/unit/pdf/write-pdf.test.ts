import { describe, expect, test } from "vitest";
import type { FontFace } from "../../../src/model/font-face.ts";
import { PAGE_FORMATS } from "../../../src/model/page-formats.ts";
import type { PagedDocument, PageItem, TagStart } from "../../../src/model/paged-document.ts";
import { createPdfCache, type PdfCache, writePdf } from "../../../src/pdf/write-pdf.ts";
import { testWorld } from "../../samples/faces.ts";
import { squareFace } from "../../samples/square-face.ts";
import { column, documentOf, dump, letterTo, tagged } from "../../samples/square-pages.ts";

const SOURCE = {
  tool: "Shokan 0.1.0",
  template: "a".repeat(64),
  record: "b".repeat(64),
  edition: "corrected",
} as const;

function write(document: Parameters<typeof writePdf>[0], cache?: PdfCache): Uint8Array {
  const options = cache === undefined ? { source: SOURCE } : { source: SOURCE, cache };
  return writePdf(document, options, testWorld);
}

const hashOf = (bytes: Uint8Array): string => testWorld.sha256(bytes);
const NAMES = [
  ["北", "海", "道"],
  ["青", "森"],
  ["拝", "本"],
  ["葛", "\u{E0100}", "城"],
] as const;

describe("the same letter has the same bytes", () => {
  const alone = NAMES.map((name) => hashOf(write(letterTo(name))));

  test("written alone or behind others", () => {
    const cache = createPdfCache();
    expect(NAMES.map((name) => hashOf(write(letterTo(name), cache)))).toEqual(alone);
  });

  test("written in another order", () => {
    const cache = createPdfCache();
    const turned = NAMES.toReversed().map((name) => hashOf(write(letterTo(name), cache)));
    expect(turned.toReversed()).toEqual(alone);
  });

  test("written between letters of other templates", () => {
    const cache = createPdfCache();
    for (let version = 0; version < 40; version += 1) {
      const run = column(50, 10 + version, ["別"]);
      write(documentOf(tagged("paragraph", 0, run), tagged("addressee", 1, run)), cache);
      write(documentOf(tagged("addressee", 0, run), tagged("paragraph", 1, run)), cache);
    }
    expect(NAMES.map((name) => hashOf(write(letterTo(name), cache)))).toEqual(alone);
  });

  test("and other letters have others, to the identifier", () => {
    const ids = NAMES.map(
      (name) => /\/ID\[<(\w{32})><\1>\]/u.exec(dump(write(letterTo(name))))?.[1],
    );
    expect(new Set(ids).size).toBe(NAMES.length);
    expect(new Set(alone).size).toBe(NAMES.length);
  });
});

test("a letter that differs in one advance of the body is not taken for a known one", () => {
  const cache = createPdfCache();
  const paragraph = (em: string) => [
    tagged("paragraph", 0, column(90, 10, ["一", `二=${em}`, "三"])),
  ];
  write(documentOf(...paragraph("1")), cache);
  const changed = documentOf(...paragraph("0.5"));
  expect(hashOf(write(changed, cache))).toBe(hashOf(write(changed)));
});

/** A run with a value of the list. */
function recordRun(y: number, characters: readonly string[]): ReturnType<typeof column> {
  const run = column(40, y, characters);
  const at = { kind: "cell", path: "a.csv", row: 2, column: 1, header: "職名", line: 2 } as const;
  return { ...run, glyphs: run.glyphs.map((glyph) => ({ ...glyph, origin: at })) };
}

/** A letter whose record matter is in a block with what its tag says; the run of the template before it ends where that begins. */
function recordIn(
  tag: Partial<TagStart> & Pick<TagStart, "role">,
  { y = 10, characters = ["北"], inner }: RecordMatter = {},
): PagedDocument {
  const run = recordRun(y, characters);
  const within: readonly PageItem[] =
    inner === undefined
      ? [run]
      : [{ type: "tag-start", element: 3, ...inner }, run, { type: "tag-end" }];
  return documentOf([
    ...tagged("paragraph", 0, column(90, 10, ["続", "く", "。"])),
    { type: "tag-start", element: 1, ...tag },
    ...within,
    { type: "tag-end" },
    ...tagged("heading", 2, column(20, 10, ["見"])),
  ]);
}

interface RecordMatter {
  readonly y?: number;
  readonly characters?: readonly string[];
  readonly inner?: Partial<TagStart> & Pick<TagStart, "role">;
}

const OWN = PAGE_FORMATS.get("40x36") ?? expect.fail("40x36");
const LETTER = letterTo(["北"]);
const [, SECOND] = LETTER.pages;
const MORE = { items: tagged("paragraph", 3, column(90, 10, ["追"])) };
const LINK = { role: "link", uri: "https://a.example/" } as const;

test.each<readonly [string, PagedDocument, PagedDocument]>([
  ["a page more", LETTER, { ...LETTER, pages: [...LETTER.pages, MORE] }],
  [
    "other paper under the same words",
    { ...LETTER, pages: [{ items: SECOND?.items ?? [], own: OWN }] },
    { ...LETTER, pages: [{ items: SECOND?.items ?? [] }] },
  ],
  ["a page without words more", LETTER, { ...LETTER, pages: [...LETTER.pages, { items: [] }] }],
  [
    "where its own words begin",
    recordIn({ role: "paragraph" }),
    recordIn({ role: "paragraph" }, { y: 40 }),
  ],
  [
    "the words of a heading of its own",
    recordIn({ role: "heading", level: 1 }),
    recordIn({ role: "heading", level: 1 }, { characters: ["南"] }),
  ],
  [
    "what its own words are",
    recordIn({ role: "paragraph" }),
    recordIn({ role: "heading", level: 2 }),
  ],
  [
    "where a link in its own words leads",
    recordIn({ role: "paragraph" }, { inner: LINK }),
    recordIn({ role: "paragraph" }, { inner: { ...LINK, uri: "https://b.example/" } }),
  ],
])("a letter that differs in %s is the one that it is alone", (_, one, other) => {
  for (const [before, after] of [
    [one, other],
    [other, one],
  ] as const) {
    const cache = createPdfCache();
    write(before, cache);
    expect(hashOf(write(after, cache))).toBe(hashOf(write(after)));
  }
  expect(hashOf(write(one))).not.toBe(hashOf(write(other)));
});

test("a letter in another language is not given the first one's", () => {
  const cache = createPdfCache();
  const document = documentOf(tagged("paragraph", 0, column(90, 10, ["一"])));
  write(document, cache);
  expect(dump(write({ ...document, lang: "ko" }, cache))).toContain("/Lang(ko)");
});

describe("a small letter", () => {
  const text = dump(write(letterTo(["本", "\u{E0100}", "\u3000", "殿"])));

  test("can be read as text, object by object", async () => {
    await expect(text).toMatchFileSnapshot("../../golden/pdf-file/small-letter.txt");
  });

  test("maps every CID to what it says, the selector by itself", () => {
    expect(text).toContain("<0001><672C>\n<0002><DB40DD00>\n<0003><3000>\n<0004><6BBF>\n");
  });

  test("has a vertical font whose half-em comma leads half an em", () => {
    expect(text).toContain("/Encoding/Identity-V");
    expect(text).toMatch(/\/DW2\[880 -1000\]\/W2\[5\[-500 500 880\]\]/u);
  });

  test("goes on over the page within one element", () => {
    expect(text).toMatch(
      /<<\/S\/P\/P \d+ 0 R\/Pg (\d+) 0 R\/K\[1 <<\/Type\/MCR\/Pg (?!\1)\d+ 0 R\/MCID 0>>\]>>/u,
    );
  });

  test("never asks readers to turn lines around", () => {
    expect(text).not.toContain("/Direction");
  });

  test("carries the letter's date and no other", () => {
    expect(text).toContain("/CreationDate(D:20221227000000+09'00')");
    expect(text).toContain("<xmp:CreateDate>2022-12-27T00:00:00+09:00</xmp:CreateDate>");
  });

  test("says what it was made from", () => {
    expect(text).toContain(`<shokan:template>${"a".repeat(64)}</shokan:template>`);
    expect(text).toContain(`<shokan:record>${"b".repeat(64)}</shokan:record>`);
    expect(text).toContain("<shokan:edition>corrected</shokan:edition>");
  });
});

test("a CFF face is embedded as such", () => {
  const face: FontFace = {
    ...squareFace(),
    subset: () => ({ format: "cff", bytes: new Uint8Array([1, 0]) }),
  };
  const document = documentOf(tagged("paragraph", 0, column(90, 10, ["一"])));
  const text = dump(write({ ...document, faces: [face] }));
  expect(text).toContain("/Subtype/CIDFontType0C");
  expect(text).toContain("/FontFile3 ");
  expect(text).not.toContain("/CIDToGIDMap");
});

test("a face that must not be embedded stops us rather than reach a file", () => {
  const face = {
    ...squareFace(),
    permission: { fsType: 2, mayEmbed: false, maySubset: true },
  };
  const document = documentOf(tagged("paragraph", 0, column(90, 10, ["一"])));
  expect(() => write({ ...document, faces: [face] })).toThrow("must not be embedded");
});

test("a letter with a private-use character does not claim what only readable text may claim", () => {
  const claim = (character: string): string | undefined => {
    const document = documentOf(tagged("paragraph", 0, column(90, 10, [character])));
    return /<pdfaid:conformance>(.)</u.exec(dump(write(document)))?.[1];
  };
  expect([claim("葛"), claim("\ue000"), claim("\u{f0001}")]).toEqual(["A", "U", "U"]);
});
