import { expect, test } from "vitest";
import { createDocxWriter } from "../../../src/docx/write-docx.ts";
import type { Block, Inline } from "../../../src/model/letter.ts";
import type { PageFormat } from "../../../src/model/page-format.ts";
import type { LatinPolicy } from "../../../src/text/latin-tokens.ts";
import { block, letter, letterSettings, pageFormat, text, world } from "../../samples/letters.ts";
import { partsOf, pretty, written } from "../../samples/read-package.ts";

async function partsWith(
  format: PageFormat,
  blocks: readonly Block[],
): Promise<ReadonlyMap<string, string>> {
  const writer = createDocxWriter(letterSettings({ format }), [], world);
  return partsOf(await written(writer, letter(...blocks)));
}

/** The paragraphs of the document part, without its root and section. */
function paragraphs(parts: ReadonlyMap<string, string>): string {
  const xml = parts.get("word/document.xml") ?? "";
  return pretty(xml.slice(xml.indexOf("<w:body>") + 8, xml.lastIndexOf("<w:sectPr>")));
}

function section(parts: ReadonlyMap<string, string>): string {
  const xml = parts.get("word/document.xml") ?? "";
  return pretty(xml.slice(xml.lastIndexOf("<w:sectPr>"), xml.lastIndexOf("</w:body>")));
}

const pair = (base: string, ruby: string) => ({ base: [text(base)], ruby: [text(ruby)] });

const INLINES: readonly (readonly [string, readonly Inline[]])[] = [
  ["text", [text("“引用”は<かつ>&、——と……。")]],
  ["ruby-group", [{ type: "ruby", mode: "group", pairs: [pair("拝啓", "はいけい")] }]],
  ["ruby-mono", [{ type: "ruby", mode: "mono", pairs: [pair("鰺", "あじ"), pair("沢", "さわ")] }]],
  ["emphasis-sesame", [{ type: "emphasis-dots", mark: "sesame", children: [text("重要")] }]],
  ["emphasis-circle", [{ type: "emphasis-dots", mark: "circle", children: [text("重要")] }]],
  ["tate-chu-yoko", [text("第"), { type: "tate-chu-yoko", children: [text("123")] }]],
  ["warichu", [{ type: "warichu", children: [text("（二行の注）")] }]],
  [
    "warichu-parted",
    [{ type: "warichu", children: [text("二行目"), { type: "line-break" }, text("だけ長い割注")] }],
  ],
  ["jidori", [{ type: "jidori", cells: 6, children: [text("松本剛明")] }]],
  ["no-break", [{ type: "no-break", children: [text("二、〇〇〇億円")] }]],
  ["line-break", [text("前"), { type: "line-break" }, text("後")]],
  ["editorial-note", [{ type: "editorial-note", note: "ママ", children: [text("ひ")] }]],
];

test.each(INLINES)("the runs of %s are as reviewed", async (name, inlines) => {
  const parts = await partsWith(pageFormat(), [block("paragraph", inlines)]);
  await expect(paragraphs(parts)).toMatchFileSnapshot(`../../golden/docx/inline-${name}.xml`);
});

test.each(["upright", "tate-chu-yoko", "rotated"] satisfies LatinPolicy[])(
  "Latin letters that stand %s are as reviewed",
  async (latin) => {
    const writer = createDocxWriter(letterSettings({ docxLatin: latin }), [], world);
    const content = letter(block("paragraph", "自治体DXとCIO、12月、Society 5.0"));
    const parts = partsOf(await written(writer, content));
    await expect(paragraphs(parts)).toMatchFileSnapshot(`../../golden/docx/latin-${latin}.xml`);
  },
);

const BLOCKS: readonly (readonly [string, readonly Block[]])[] = [
  [
    "placement",
    [
      block("paragraph", "三字下げ", { indentStart: 3 }),
      block("sender", "二字上げ", { indentEnd: 2 }),
      block("postscript", "中央", {
        alignment: "center",
      }),
      block("paragraph", "突き出し", { indentStart: 2, firstLineIndent: -1 }),
    ],
  ],
  [
    "list",
    [
      { ...item("一", "項目"), depth: 0 },
      { ...item("ア", "入れ子の項目"), depth: 1 },
    ],
  ],
  [
    "page-break",
    [
      block("paragraph", "前"),
      { type: "blank-line", origin: undefined },
      { type: "page-break", origin: undefined },
      block("notes-head", "記"),
    ],
  ],
];

function item(label: string, content: string): Extract<Block, { readonly type: "list-item" }> {
  return {
    type: "list-item",
    depth: 0,
    label: [text(label)],
    inlines: [text(content)],
    placement: {},
    origin: undefined,
  };
}

test.each(BLOCKS)("the paragraphs of %s are as reviewed", async (name, blocks) => {
  const parts = await partsWith(pageFormat(), blocks);
  await expect(paragraphs(parts)).toMatchFileSnapshot(`../../golden/docx/block-${name}.xml`);
});

test.each(["vertical-rl", "horizontal-tb"] as const)(
  "section, styles and page number of a %s letter are as reviewed",
  async (mode) => {
    const pageNumber = mode === "vertical-rl" ? "kanji" : "arabic";
    const parts = await partsWith({ ...pageFormat(mode), pageNumber }, [
      block("paragraph", "本文"),
    ]);
    const golden = `../../golden/docx/${mode}`;
    await expect(section(parts)).toMatchFileSnapshot(`${golden}-section.xml`);
    await expect(pretty(parts.get("word/styles.xml") ?? "")).toMatchFileSnapshot(
      `${golden}-styles.xml`,
    );
    await expect(pretty(parts.get("word/footer1.xml") ?? "")).toMatchFileSnapshot(
      `${golden}-footer.xml`,
    );
  },
);

test("settings, font table and properties are as reviewed", async () => {
  const parts = await partsWith(pageFormat(), [block("paragraph", "本文")]);
  for (const [name, file] of [
    ["word/settings.xml", "settings"],
    ["word/fontTable.xml", "font-table"],
    ["docProps/core.xml", "core"],
  ] as const) {
    await expect(pretty(parts.get(name) ?? "")).toMatchFileSnapshot(
      `../../golden/docx/${file}.xml`,
    );
  }
});
