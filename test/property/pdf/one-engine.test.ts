import fc from "fast-check";
import { expect, test } from "vitest";
import type { Block, Inline, Letter } from "../../../src/model/letter.ts";
import { createPdfCache, writePdf } from "../../../src/pdf/write-pdf.ts";
import { createTypesetCache, typeset } from "../../../src/typeset/typeset.ts";
import { runs } from "../../samples/extent.ts";
import { testWorld } from "../../samples/faces.ts";
import { squareFace } from "../../samples/square-face.ts";
import { format } from "../../samples/square-letters.ts";

const FACES = [squareFace()];
const FORMATS = [
  format(),
  format({ writingMode: "horizontal-tb" }),
  format({ pageNumber: "kanji" }),
];

/** A template's letter with one of everything that a letter can have. */
const LETTER: Letter = {
  lang: "ja",
  properties: { title: "見本", subject: undefined, author: undefined, date: undefined },
  blocks: [
    block("salutation", [plain("拝啓")]),
    { ...block("heading", [plain("一　趣旨")]), level: 1 },
    block("paragraph", [
      plain("この"),
      {
        type: "ruby",
        mode: "mono",
        pairs: [{ base: [plain("標")], ruby: [plain("ひょう")] }],
      },
      { type: "emphasis-dots", mark: "sesame", children: [plain("重要")] },
      { type: "tate-chu-yoko", children: [plain("12")] },
      { type: "warichu", children: [plain("島を含む")] },
      { type: "no-break", children: [plain("二、〇〇〇")] },
      { type: "editorial-note", note: "ママ", children: [plain("誤り")] },
    ]),
    { ...block("heading", [plain("二　内容")]), level: 2 },
    { ...block("list-item", [plain("様式")]), label: [plain("１")], depth: 0 },
    { ...block("list-item", [plain("書類")]), label: [plain("２")], depth: 0 },
    block("paragraph", [{ type: "jidori", cells: 5, children: [plain("氏名")] }]),
    block("addressee", [cell("青森市長", 2), plain("　殿")]),
  ],
};

function plain(text: string): Inline & { readonly type: "text" } {
  const span = { start: text.length, end: 2 * text.length };
  const at = { kind: "text", path: "見本.hbs", span, line: 1, column: 1 } as const;
  return { type: "text", text, origin: at };
}

function cell(text: string, row: number): Inline {
  const at = { kind: "cell", path: "見本.csv", row, column: 6, header: "職名", line: row } as const;
  return { type: "text", text, origin: at };
}

function block<Role extends Block["type"]>(type: Role, inlines: readonly Inline[]) {
  return { type, inlines, placement: {}, origin: undefined };
}

/** What else a field may say. A field that is not here is left as it is. */
const OTHERWISE: Readonly<Record<string, readonly unknown[]>> = {
  lang: ["ko", "en"],
  level: [1, 2, 3],
  depth: [0, 1, 2],
  cells: [4, 6, 7],
  mode: ["mono", "group", "jukugo"],
  mark: ["sesame", "open-sesame", "dot", "circle"],
  note: ["ママ", "原文のまま"],
  text: ["一", "二", "拝啓", "A", "12"],
  placement: [{ indentStart: 2 }, { indentEnd: 1 }, { firstLineIndent: 3 }, { alignment: "end" }],
  type: ["paragraph", "sender", "date-line", "postscript", "notes-end", "document-number"],
  row: [2, 3],
  path: ["見本.hbs", "別.hbs"],
};

type Step = string | number;

/** Every place of a letter where something else may stand, by the way to it. */
function placesIn(value: unknown, way: readonly Step[] = []): readonly (readonly Step[])[] {
  if (typeof value !== "object" || value === null) return [];
  return Object.entries(value).flatMap(([name, part]) => {
    const here = [...way, name];
    const isRole = name === "type" && way.length === 2;
    const isFree = name !== "type" && name !== "text" && name in OTHERWISE;
    return [...(isFree || isRole || name === "text" ? [here] : []), ...placesIn(part, here)];
  });
}

function changedAt<T>(value: T, [step, ...rest]: readonly Step[], to: unknown): T {
  if (step === undefined) return JSON.parse(JSON.stringify(to));
  const part: unknown = Reflect.get(Object(value), step);
  const changed = changedAt(part, rest, to);
  if (Array.isArray(value)) return JSON.parse(JSON.stringify(value.with(Number(step), changed)));
  return { ...value, [step]: changed };
}

const PLACES = placesIn(LETTER);

/** The letter with one field of one part of it saying something else. */
const version: fc.Arbitrary<Letter> = fc
  .constantFrom(...PLACES)
  .chain((way) =>
    fc
      .constantFrom(...(OTHERWISE[String(way.at(-1))] ?? []))
      .map((to) => changedAt(LETTER, way, to)),
  );

const letters = fc
  .array(version, { minLength: 2, maxLength: 4 })
  .chain((versions) =>
    fc.array(fc.constantFrom(LETTER, ...versions), { minLength: 3, maxLength: 10 }),
  );

function engine(): (letter: Letter, page: (typeof FORMATS)[number]) => string {
  const [typesetCache, cache] = [createTypesetCache(), createPdfCache()];
  const source = { tool: "t", template: "0", record: "0", edition: "corrected" } as const;
  return (letter, page) => {
    const document = typeset(letter, page, FACES, typesetCache);
    if (!document.ok) return JSON.stringify(document.errors);
    return testWorld.sha256(writePdf(document.value, { source, cache }, testWorld));
  };
}

test("versions that differ in any one field give the bytes that each gives by itself, in any order", () => {
  fc.assert(
    fc.property(letters, fc.constantFrom(...FORMATS), (run, page) => {
      const one = engine();
      expect(run.map((letter) => one(letter, page))).toEqual(
        run.map((letter) => engine()(letter, page)),
      );
    }),
    { numRuns: runs(150) },
  );
});

test("each field of a letter is changed by some version", () => {
  const names = new Set(PLACES.map((way) => way.at(-1)));
  expect([...names].toSorted()).toEqual(Object.keys(OTHERWISE).toSorted());
});
