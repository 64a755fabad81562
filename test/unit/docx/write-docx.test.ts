import { readFileSync } from "node:fs";
import { expect, test } from "vitest";
import { createDocxWriter } from "../../../src/docx/write-docx.ts";
import type { Inline } from "../../../src/model/letter.ts";
import { letterParagraphs } from "../../../src/model/letter-text.ts";
import {
  block,
  everyFeature,
  letter,
  letterSettings,
  pageFormat,
  shortLetter,
  text,
  world,
} from "../../samples/letters.ts";
import {
  attribute,
  elements,
  paragraphTexts,
  partsOf,
  rootOf,
  written,
} from "../../samples/read-package.ts";
import { sourceLetter } from "../../samples/source-letter.ts";

const writer = createDocxWriter(letterSettings(), [], world);

test.each(["governors.corrected", "governors.as-issued", "mayors.corrected", "mayors.as-issued"])(
  "the source letter %s stands in the file paragraph by paragraph",
  async (name) => {
    const lines = readFileSync(`test/golden/source-letters/${name}.txt`, "utf8").trim().split("\n");
    const parts = partsOf(await written(writer, sourceLetter(lines)));
    expect(paragraphTexts(parts)).toEqual(lines);
  },
);

test("everything that a letter can say keeps its text, blank lines apart", async () => {
  const parts = partsOf(await written(writer, everyFeature()));
  const found = paragraphTexts(parts).filter((paragraph) => paragraph !== "");
  expect(found).toEqual(letterParagraphs(everyFeature()));
});

test("every style that a paragraph or run names exists", async () => {
  const parts = partsOf(await written(writer, everyFeature()));
  const ids = elements(rootOf(parts, "word/styles.xml"), "style").map((style) =>
    attribute(style, "styleId"),
  );
  expect(new Set(ids).size).toBe(ids.length);
  for (const name of parts.keys()) {
    if (!name.startsWith("word/") || name.endsWith(".rels")) continue;
    for (const reference of ["pStyle", "rStyle", "basedOn", "next", "link"]) {
      for (const element of elements(rootOf(parts, name), reference)) {
        expect(ids, `${reference} in ${name}`).toContain(attribute(element, "val"));
      }
    }
  }
});

test("a clerk finds the parts of the letter under their Japanese names", async () => {
  const parts = partsOf(await written(writer, shortLetter("北海道知事 殿")));
  const names = new Map(
    elements(rootOf(parts, "word/styles.xml"), "style").map((style) => [
      attribute(style, "styleId"),
      elements(style, "name").map((name) => attribute(name, "val"))[0],
    ]),
  );
  const used = elements(rootOf(parts, "word/document.xml"), "pStyle").map((style) =>
    names.get(attribute(style, "val")),
  );
  expect(used).toEqual([
    "公文書 頭語",
    "公文書 本文",
    "公文書 結語",
    "公文書 日付",
    "公文書 差出人",
    "公文書 差出人",
    "公文書 宛名",
  ]);
});

test("every part is well-formed and every relationship leads to a part", async () => {
  const format = { ...pageFormat(), pageNumber: "kanji" as const };
  const numbered = createDocxWriter(letterSettings({ format }), [], world);
  const parts = partsOf(await written(numbered, everyFeature()));
  expect([...parts.keys()].slice(0, 2)).toEqual(["[Content_Types].xml", "_rels/.rels"]);
  const overrides = [...rootOf(parts, "[Content_Types].xml").getElementsByTagName("Override")];
  for (const override of overrides) {
    expect([...parts.keys()]).toContain(override.getAttribute("PartName")?.slice(1));
  }
  for (const name of parts.keys()) {
    const root = rootOf(parts, name);
    if (!name.endsWith(".rels")) continue;
    const folder = name.replace(/_rels\/[^/]*$/u, "");
    for (const relationship of root.getElementsByTagName("Relationship")) {
      expect([...parts.keys()], name).toContain(folder + relationship.getAttribute("Target"));
    }
  }
});

test("縦中横 is half-width and at most one em of half-em letters, each run with its own number", async () => {
  const parts = partsOf(await written(writer, everyFeature()));
  const runs = elements(rootOf(parts, "word/document.xml"), "r").filter((run) =>
    elements(run, "eastAsianLayout").some((layout) => attribute(layout, "vert") === "1"),
  );
  expect(runs.map((run) => run.textContent)).toEqual([
    "91",
    "DX",
    "CIO",
    "12",
    "100",
    "O",
    "E",
    "C",
    "D",
    "A",
  ]);
  const ids = runs.flatMap((run) =>
    elements(run, "eastAsianLayout").map((layout) => attribute(layout, "id")),
  );
  expect(new Set(ids).size).toBe(ids.length);
  for (const run of runs) {
    const letters = run.textContent ?? "";
    expect(letters).toMatch(/^[\u0021-\u007e]+$/u);
    const scale = Number(elements(run, "w").map((width) => attribute(width, "val"))[0] ?? 100);
    expect(letters.length * 0.5 * scale).toBeLessThanOrEqual(100);
    expect(elements(run, "fitText")).toEqual([]);
  }
  const scales = elements(rootOf(parts, "word/document.xml"), "w").map((width) =>
    attribute(width, "val"),
  );
  expect(scales).toEqual(["66", "66"]);
});

test.each([
  ["upright", ["D", "X", "C", "I", "O"]],
  ["tate-chu-yoko", ["DX", "CIO"]],
  ["rotated", []],
] as const)("Word gets Latin letters as the pages have them: %s", async (latin, expected) => {
  const format = pageFormat();
  const settings = letterSettings({ format: { ...format, policy: { ...format.policy, latin } } });
  const content = letter(block("paragraph", "自治体DXとCIO"));
  const parts = partsOf(await written(createDocxWriter(settings, [], world), content));
  const runs = elements(rootOf(parts, "word/document.xml"), "r");
  const standing = runs.filter((run) => elements(run, "eastAsianLayout").length > 0);
  expect(standing.map((run) => run.textContent)).toEqual(expected);
});

test("a number that template and value make up together stands as one", async () => {
  const content = letter(block("paragraph", [text("第"), text("1"), text("2"), text("号")]));
  const parts = partsOf(await written(writer, content));
  const runs = elements(rootOf(parts, "word/document.xml"), "r");
  expect(runs.map((run) => run.textContent)).toEqual(["第", "12", "号"]);
});

test("a vertical letter has one section of vertical lines on the grid of the page format", async () => {
  const parts = partsOf(await written(writer, shortLetter("北海道知事 殿")));
  const [section, ...others] = elements(rootOf(parts, "word/document.xml"), "sectPr");
  if (section === undefined) throw new Error("no section");
  expect(others).toEqual([]);
  expect(elements(section, "textDirection").map((it) => attribute(it, "val"))).toEqual(["tbRl"]);
  expect(elements(section, "docGrid").map((it) => attribute(it, "type"))).toEqual(["lines"]);
  expect(elements(section, "docGrid").map((it) => attribute(it, "linePitch"))).toEqual(["510"]);
  expect(elements(section, "pgSz").map((it) => attribute(it, "orient"))).toEqual(["landscape"]);
});

test("the properties hold the letter's title, subject and sender, and no date but its own", async () => {
  const parts = partsOf(await written(writer, shortLetter("北海道知事 殿")));
  const core = parts.get("docProps/core.xml") ?? "";
  expect(core).toContain("<dc:title>地方公共団体におけるDX人材の確保・育成について</dc:title>");
  expect(core).toContain("<dc:subject>依頼</dc:subject>");
  expect(core).toContain("<dc:creator>総務大臣 松本剛明</dc:creator>");
  expect(core.match(/\d{4}-\d{2}-\d{2}T[\d:]+Z/gu)).toEqual([
    "2022-12-27T00:00:00Z",
    "2022-12-27T00:00:00Z",
  ]);
});

test("a letter without a date has none in its properties", async () => {
  const plain = shortLetter("北海道知事 殿");
  const undated = { ...plain, properties: { ...plain.properties, date: undefined } };
  expect(partsOf(await written(writer, undated)).get("docProps/core.xml")).not.toMatch(/created/u);
});

test("a letter's bytes are the same after other letters, in another order and from another writer", async () => {
  const names = ["北海道知事 殿", "葛\u{e0100}城市長 殿", "飛驒市長 殿"];
  const alone = await Promise.all(
    names.map((name) => written(createDocxWriter(letterSettings(), [], world), shortLetter(name))),
  );
  const together = [];
  for (const name of names.toReversed()) together.push(await written(writer, shortLetter(name)));
  expect(together.toReversed().map(world.sha256)).toEqual(alone.map(world.sha256));
});

test("a letter's bytes are the same in every time zone", async () => {
  const before = process.env["TZ"];
  const hashes = [];
  for (const zone of ["UTC", "Asia/Tokyo", "America/Los_Angeles"]) {
    process.env["TZ"] = zone;
    const fresh = createDocxWriter(letterSettings(), [], world);
    hashes.push(world.sha256(await written(fresh, shortLetter("北海道知事 殿"))));
  }
  if (before === undefined) delete process.env["TZ"];
  else process.env["TZ"] = before;
  expect(new Set(hashes).size).toBe(1);
});

test("a page break is kept by the paragraph after it; the letter gains no empty paragraph", async () => {
  const parts = partsOf(
    await written(
      writer,
      letter(
        block("paragraph", "前"),
        { type: "page-break", origin: undefined },
        block("notes-head", "記"),
      ),
    ),
  );
  expect(paragraphTexts(parts)).toEqual(["前", "記"]);
  const [first, second] = elements(rootOf(parts, "word/document.xml"), "p");
  if (first === undefined || second === undefined) throw new Error("two paragraphs");
  expect(elements(first, "pageBreakBefore")).toEqual([]);
  expect(elements(second, "pageBreakBefore")).toHaveLength(1);
});

test("two page breaks, and one at the end, leave the empty pages that were asked for", async () => {
  const pageBreak = { type: "page-break", origin: undefined } as const;
  const parts = partsOf(
    await written(
      writer,
      letter(block("paragraph", "前"), pageBreak, pageBreak, block("paragraph", "後"), pageBreak),
    ),
  );
  expect(paragraphTexts(parts)).toEqual(["前", "", "後", ""]);
  expect(elements(rootOf(parts, "word/document.xml"), "pageBreakBefore")).toHaveLength(3);
});

test("a letter without blocks is still a letter that Word opens", async () => {
  const parts = partsOf(await written(writer, letter()));
  expect(elements(rootOf(parts, "word/document.xml"), "sectPr")).toHaveLength(1);
});

test.each([
  ["XML's own marks", `<w:t>&amp;"'></w:t>]]><!--`],
  ["10,000 characters", "長".repeat(10_000)],
  ["spaces at both ends", "  空白 の  続き "],
  ["characters beyond the BMP", "\u{20BB7}野家と\u{2000B}と🏢"],
  ["variation selectors", "葛\u{e0100}城市と辻\u{e0100}"],
  ["markup of the template", "［＃縦中横］DX《ルビ》｜{{職名}}"],
  ["Latin letters and digits mixed", "A1-b2/C3 100% DX"],
  ["a right-to-left mark", "\u{200F}宛名\u{202E}"],
])("%s come back as they went in", async (_, value) => {
  const parts = partsOf(await written(writer, shortLetter(value)));
  expect(paragraphTexts(parts).at(-1)).toBe(value);
});

test.each([
  ["LF", "一行目\n二行目", "一行目\n二行目"],
  ["CR LF", "一行目\r\n二行目", "一行目\n二行目"],
  ["CR", "一行目\r二行目", "一行目\n二行目"],
  ["a tab", "前\t後", "前\t後"],
])("%s inside a value is Word's own break", async (_, value, expected) => {
  const parts = partsOf(await written(writer, shortLetter(value)));
  expect(paragraphTexts(parts).at(-1)).toBe(expected);
});

const CONTROLS = Array.from({ length: 0xa0 }, (_, code) => code).filter(
  (code) => (code < 0x20 || code > 0x7e) && ![0x09, 0x0a, 0x0d].includes(code),
);
const NO_CHARACTERS = [0xd8_00, 0xdc_00, 0xfd_d0, 0xff_fe, 0xff_ff, 0x1_ff_fe, 0x10_ff_ff];

test("controls, lone surrogates and noncharacters are refused with the cell that holds them", async () => {
  const at = {
    kind: "cell",
    path: "recipients/名簿.csv",
    row: 12,
    column: 4,
    header: "職名",
    line: 12,
  } as const;
  for (const code of [...CONTROLS, ...NO_CHARACTERS]) {
    const value = `北海道${String.fromCodePoint(code)}知事`;
    const outcome = await writer.write(
      letter(block("addressee", [{ type: "text", text: value, origin: at }])),
    );
    expect(outcome.ok, code.toString(16)).toBe(false);
    if (outcome.ok) continue;
    expect(outcome.errors).toMatchObject([
      {
        code: "docx/unwritable-character",
        at,
        values: {
          character: `U+${code.toString(16).toUpperCase().padStart(4, "0")}`,
          place: "北海道□知事",
        },
      },
    ]);
  }
});

test("all bad values of a letter are reported at once, in readings and properties too", async () => {
  const bad = letter(
    block("paragraph", "前\u{b}後"),
    block("paragraph", [
      { type: "ruby", mode: "group", pairs: [{ base: [text("拝啓")], ruby: [text("は\u{0}い")] }] },
    ]),
  );
  const outcome = await writer.write({
    ...bad,
    properties: { ...bad.properties, title: "題\u{ffff}名" },
  });
  expect(outcome.ok || outcome.errors.map((error) => error.values["character"])).toEqual([
    "U+000B",
    "U+0000",
    "U+FFFF",
  ]);
});

test("a check says what writing would say", () => {
  expect(writer.check(everyFeature()).map(({ code }) => code)).toEqual([
    "docx/open-sesame-replaced",
  ]);
  expect(writer.check(shortLetter("北海道\u{b}知事")).map(({ code }) => code)).toEqual([
    "docx/unwritable-character",
  ]);
  expect(writer.check(shortLetter("北海道知事 殿"))).toEqual([]);
});

test("what Word cannot show as asked is said, and the text is kept", async () => {
  const outcome = await writer.write(
    letter(
      block("paragraph", [
        { type: "tate-chu-yoko", children: [text("１２")] },
        { type: "emphasis-dots", mark: "open-sesame", children: [text("ここ")] },
        {
          type: "ruby",
          mode: "group",
          side: "left",
          pairs: [{ base: [text("舎密")], ruby: [text("化学")] }],
        },
        {
          type: "ruby",
          mode: "group",
          side: "left",
          pairs: [
            {
              base: [
                {
                  type: "ruby",
                  mode: "jukugo",
                  pairs: [
                    { base: [text("分")], ruby: [text("ぶん")] },
                    { base: [text("析")], ruby: [text("せき")] },
                  ],
                },
              ],
              ruby: [text("アナリシス")],
            },
          ],
        },
      ]),
    ),
  );
  if (!outcome.ok) throw new Error("refused");
  expect(outcome.warnings.map(({ code, values }) => [code, values])).toEqual([
    ["docx/full-width-in-tate-chu-yoko", { text: "１２" }],
    ["docx/open-sesame-replaced", { text: "ここ", count: 1 }],
    ["docx/left-reading-moved", { text: "舎密", count: 1 }],
    ["docx/left-reading-behind", { text: "分析", count: 1 }],
  ]);
  expect(paragraphTexts(partsOf(outcome.value))).toEqual(["１２ここ舎密分析"]);
  // What goes on a compound within it has its style, too.
  expect(partsOf(outcome.value).get("word/styles.xml")).toContain('w:styleId="KobunJukugoRubi"');
});

test("what Word shows in another way is told once a letter, with its count", async () => {
  const left = (base: string): Inline => ({
    type: "ruby",
    mode: "group",
    side: "left",
    pairs: [{ base: [text(base)], ruby: [text("よみ")] }],
  });
  const outcome = await writer.write(
    letter(
      block("paragraph", [left("舎密"), text("と"), left("分析")]),
      block("paragraph", [left("試薬")]),
    ),
  );
  if (!outcome.ok) throw new Error("refused");
  expect(outcome.warnings.map(({ code, values }) => [code, values])).toEqual([
    ["docx/left-reading-moved", { text: "舎密", count: 3 }],
  ]);
});
