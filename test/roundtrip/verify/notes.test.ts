// A letter with notes is read back with every mark and every note, and a fault in either is found.
import { strFromU8, strToU8, unzipSync, zipSync } from "fflate";
import { beforeAll, describe, expect, test } from "vitest";
import { createDocxWriter } from "../../../src/docx/write-docx.ts";
import { writeHtml } from "../../../src/html/write-html.ts";
import type { FontFace } from "../../../src/model/font-face.ts";
import { letterLook } from "../../../src/model/letter-look.ts";
import { letterParagraphs, rubyPairs } from "../../../src/model/letter-text.ts";
import type { FormatId } from "../../../src/model/output-format.ts";
import type { PagedDocument } from "../../../src/model/paged-document.ts";
import { writePdf } from "../../../src/pdf/write-pdf.ts";
import { writePlain } from "../../../src/plain/write-plain.ts";
import { readEditedDocx } from "../../../src/reading/read-edited-docx.ts";
import { writeTei } from "../../../src/tei/write-tei.ts";
import { typeset } from "../../../src/typeset/typeset.ts";
import { type ExpectedPages, expectedPages } from "../../../src/verify/expected-pages.ts";
import { nameAt, readPdfObjects } from "../../../src/verify/pdf-objects.ts";
import { textOfString } from "../../../src/verify/pdf-string.ts";
import { SOURCE } from "../../render/sample-letters.ts";
import { loadNotoSerif } from "../../render/set-pages.ts";
import { differencesByBoth } from "../../samples/differences-by-both.ts";
import { testWorld } from "../../samples/faces.ts";
import { letterSettings } from "../../samples/letters.ts";
import { fileOnce, once } from "../../samples/once.ts";
import { written } from "../../samples/read-package.ts";
import { type SetLetter, setLetter } from "../../samples/running-letter.ts";

let face: FontFace;
beforeAll(async () => {
  face = await loadNotoSerif();
});

const BODY =
  "対象は経費［＃注「経費」］支出したもの。［＃注終わり］とし、額は四捨五入［＃※］合計は合わない。［＃※終わり］する。\n期限［＃注］｜但《ただ》し書。［＃注終わり］は［＃「経費」の番号］のとおり。";

/** The same with notes at the foot of pages, one of them in a table. */
const FOOT =
  "対象は経費［＃脚注「経費」］支出したもの。［＃脚注終わり］とし、額は四捨五入［＃※］合計は合わない。［＃※終わり］する。\n［＃ここから表］\n［＃見出し行］事業 | 額\n改革 | 1,200［＃脚注］見込み。［＃脚注終わり］\n［＃ここで表終わり］\n期限［＃脚注］｜但《ただ》し書。［＃脚注終わり］は［＃「経費」の番号］のとおり［＃注］後の注。［＃注終わり］。\n［＃注の場所］\n［＃以上］以上";

/** The last words before a 別紙 have notes, and so have its first and those of another one. */
const ANNEXED =
  "本文［＃脚注］甲の説明。［＃脚注終わり］と書類［＃脚注］乙の説明。［＃脚注終わり］\n［＃別紙］\n丙［＃脚注］丙の説明。［＃脚注終わり］です。\n［＃別紙］\n［＃ここから表］\n丁［＃脚注］丁の説明。［＃脚注終わり］ | 戊\n［＃ここで表終わり］\n［＃別紙］\n己";

/** What a table is called has a note, and so have two of its cells, the text before and another table's name. */
const CAPTIONED =
  "本文［＃脚注］甲の説明。［＃脚注終わり］です。\n［＃ここから表］\n［＃表題］別表［＃脚注］表の説明。［＃脚注終わり］\n［＃見出し行］事業［＃脚注］乙の説明。［＃脚注終わり］ | 額\n改革 | 1,200［＃脚注］見込み。［＃脚注終わり］\n［＃ここで表終わり］\n［＃ここから表］\n［＃表題］次の表［＃脚注］次の説明。［＃脚注終わり］\n丙 | 丁\n［＃ここで表終わり］\n以上です［＃脚注］終わり。［＃脚注終わり］。";

/** A note that goes on over pages, with another one after it. */
const LONG = `前の文です。\n対象［＃脚注］${"国が行う調査の結果を基に定めるもの。".repeat(260)}［＃脚注終わり］とします。${"後の文です。".repeat(160)}\n次［＃脚注］短い注。［＃脚注終わり］です。`;

const withNotes = once(
  (main: string, body?: string): SetLetter => setLetter(`種別: 書簡\n体裁: ${main}`, body ?? BODY),
);

const documentOf = once(({ letter, format }: SetLetter): PagedDocument => {
  const pages = typeset(letter, format, [face]);
  if (!pages.ok) throw new Error(JSON.stringify(pages.errors));
  return pages.value;
});

const pagesOf = once(
  (own: SetLetter): ExpectedPages => expectedPages(documentOf(own), new WeakMap()),
);

const bytesOf = fileOnce(async (id: FormatId, own: SetLetter): Promise<Uint8Array> => {
  const { letter, format } = own;
  if (id === "pdf") {
    return writePdf(documentOf(own), { source: SOURCE }, testWorld);
  }
  if (id === "html") return writeHtml(letter, format, [face]);
  if (id === "txt") return writePlain(letter);
  if (id === "tei") return writeTei(letter, { edition: "corrected", settings: letterSettings() });
  return written(createDocxWriter(letterSettings({ format }), [face], testWorld), letter);
});

async function findings(
  id: FormatId,
  bytes: Uint8Array,
  own: SetLetter,
): Promise<readonly string[]> {
  const { letter, format } = own;
  const expected = pagesOf(own);
  const wanted = {
    paragraphs: letterParagraphs(letter),
    ruby: rubyPairs(letter),
    look: letterLook(letter, format),
  };
  return (await differencesByBoth(id, bytes, wanted, { path: "書簡", expected })).map(
    ({ fault, look, expected: one, found }) => fault?.code ?? `${look} ${one} → ${found}`,
  );
}

describe.each(["pdf", "docx", "html", "tei", "txt"] as const)("%s", (id) => {
  test.each(["26x27", "40x36"])("is read back without a difference: %s", async (main) => {
    const own = withNotes(main);
    expect(await findings(id, await bytesOf(id, own), own)).toEqual([]);
  });

  test.each(
    (
      [
        ["with footnotes", FOOT],
        ["with footnotes on either side of where a 別紙 begins", ANNEXED],
        ["with footnotes of what tables are called", CAPTIONED],
        ["with a footnote that goes on over pages", LONG],
      ] as const
    ).flatMap(([said, body]) => ["26x27", "40x36"].map((main) => [said, main, body] as const)),
  )("%s is read back without a difference: %s", async (_, main, body) => {
    const own = withNotes(main, body);
    if (body === LONG) expect(documentOf(own).pages.length).toBeGreaterThan(2);
    expect(await findings(id, await bytesOf(id, own), own)).toEqual([]);
  });

  test.each<readonly [string, string]>([
    ["another footnote", FOOT.replace("支出した", "支出する")],
    ["a footnote missing", FOOT.replace(/［＃脚注］見.*?［＃脚注終わり］/u, "")],
    [
      "footnotes exchanged",
      FOOT.replace("支出したもの。", "甲")
        .replace("見込み。", "支出したもの。")
        .replace("甲", "見込み。"),
    ],
    [
      "a footnote at the end",
      FOOT.replace("［＃脚注］見込み。［＃脚注終わり］", "［＃注］見込み。［＃注終わり］"),
    ],
    ["the notes at another place", FOOT.replace("［＃注の場所］\n", "")],
    [
      "a mark elsewhere",
      FOOT.replace(
        "改革 | 1,200［＃脚注］見込み。［＃脚注終わり］",
        "改革［＃脚注］見込み。［＃脚注終わり］ | 1,200",
      ),
    ],
  ])("of a letter with %s is found", async (_, body) => {
    const bytes = await bytesOf(id, withNotes("40x36", body));
    expect(await findings(id, bytes, withNotes("40x36", FOOT))).not.toEqual([]);
  });

  test.each(["26x27", "40x36"])(
    "is read back without a difference where notes and small text are in a 別紙 of other characters: %s",
    async (main) => {
      const settings = `種別: 書簡\n体裁: ${main}\n別紙の体裁: { 小: { 基本: 40x36, 字詰め: 50, 行数: 30 } }`;
      const small = "［＃８ポイント］これは小さい文字です。";
      const own = setLetter(
        settings,
        `${BODY}\n${small}\n［＃別紙「小」］${BODY.replaceAll("経費", "旅費")}\n${small}`,
      );
      expect(await findings(id, await bytesOf(id, own), own)).toEqual([]);
    },
  );

  test.each<readonly [string, string]>([
    ["another note", BODY.replace("支出した", "支出する")],
    ["a note missing", BODY.replace(/［＃注］.*?［＃注終わり］/u, "")],
    [
      "notes in another order",
      BODY.replace("支出したもの。", "甲。").replace("｜但《ただ》し書。", "支出したもの。"),
    ],
    ["a reference to another note", BODY.replace("は［＃「経費」の番号］", "は注３")],
    ["a note at the end instead of under its paragraph", BODY.replaceAll("※", "注")],
  ])("of a letter with %s is found", async (_, body) => {
    const bytes = await bytesOf(id, withNotes("40x36", body));
    expect(await findings(id, bytes, withNotes("40x36"))).not.toEqual([]);
  });

  test.skipIf(id === "txt")("with a mark that is no longer small is found", async () => {
    const plain = BODY.replace(
      "［＃※］合計は合わない。［＃※終わり］する。",
      "※する。\n［＃項目］［＃8ポイント］※　合計は合わない。",
    );
    const bytes = await bytesOf(id, withNotes("40x36", plain));
    expect(await findings(id, bytes, withNotes("40x36"))).not.toEqual([]);
  });
});

test.each([
  ["", "FootnoteText", "footnote text", FOOT],
  ["別紙の体裁: 37x32\n", "FootnoteTextB1", "公文書 脚注（別紙）", ANNEXED],
])(
  "footnotes have Word's own style, and in a 別紙 with pages of its own that of it: %s",
  async (setting, id, name, body) => {
    const own = setLetter(`種別: 書簡\n体裁: 26x27\n${setting}`.trim(), body);
    const parts = unzipSync(await bytesOf("docx", own));
    const [styles, notes] = ["styles", "footnotes"].map((part) =>
      strFromU8(parts[`word/${part}.xml`] ?? new Uint8Array()),
    );
    expect(notes).toContain(`<w:pStyle w:val="${id}"/>`);
    expect(styles).toMatch(new RegExp(`w:styleId="${id}"[^>]*><w:name w:val="${name}"/>`, "u"));
    expect(notes).not.toContain("KobunKomoku");
    expect(await findings("docx", await bytesOf("docx", own), own)).toEqual([]);
  },
);

test.each(["26x27", "40x36"])(
  "a Word file that comes back has its footnotes where the letter has them, and nothing beside: %s",
  async (main) => {
    const own = withNotes(main, FOOT);
    const { paragraphs, beside } = readEditedDocx(await bytesOf("docx", own));
    expect(paragraphs).toEqual(letterParagraphs(own.letter));
    expect(beside).toEqual([]);
  },
);

describe("a Word file", () => {
  const parts = async (
    change: (name: string, text: string) => string,
    body = FOOT,
  ): Promise<Uint8Array> => {
    const files = unzipSync(await bytesOf("docx", withNotes("40x36", body)));
    return zipSync(
      Object.fromEntries(
        Object.entries(files).map(([name, bytes]) =>
          /\.(?:xml|rels)$/u.test(name)
            ? [name, strToU8(change(name, strFromU8(bytes)))]
            : [name, bytes],
        ),
      ),
    );
  };
  const inNotes =
    (from: RegExp | string, to: string) =>
    (name: string, text: string): string =>
      name === "word/footnotes.xml" ? text.replace(from, to) : text;
  const inText =
    (from: RegExp | string, to: string) =>
    (name: string, text: string): string =>
      name === "word/document.xml" ? text.replace(from, to) : text;

  test.each<readonly [string, (name: string, text: string) => string]>([
    ["whose note has other words", inNotes("支出した", "支出する")],
    [
      "whose note has lost its number",
      inNotes(/(<w:footnote w:id="1">.*?)<w:footnoteRef\/>/su, "$1"),
    ],
    [
      "with a note more",
      inNotes(
        "</w:footnotes>",
        '<w:footnote w:id="9"><w:p><w:r><w:t>余分</w:t></w:r></w:p></w:footnote></w:footnotes>',
      ),
    ],
    ["without a note", inNotes(/<w:footnote w:id="2">.*?<\/w:footnote>/su, "")],
    [
      "with two marks of one note",
      inText('<w:footnoteReference w:id="2"/>', '<w:footnoteReference w:id="1"/>'),
    ],
    [
      "with a mark that is no number",
      inText("<w:footnoteReference ", '<w:footnoteReference w:customMarkFollows="1" '),
    ],
    ["with other numbers", inText(/decimalFullWidth/gu, "upperRoman")],
    ["whose note is of one point", inNotes('<w:sz w:val="16"/>', '<w:sz w:val="2"/>')],
    ["whose note is of forty points", inNotes('<w:sz w:val="16"/>', '<w:sz w:val="80"/>')],
    ["whose note has lost its size", inNotes('<w:sz w:val="16"/>', "")],
    ["whose note has another size in other scripts", inNotes('<w:szCs w:val="16"/>', "")],
    [
      "whose notes nothing leads to",
      (name, text) =>
        name === "word/_rels/document.xml.rels"
          ? text.replace(/<Relationship [^>]*Target="footnotes\.xml"\/>/u, "")
          : text,
    ],
    ["with a note in place of what parts notes from the text", inNotes(' w:type="separator"', "")],
    ["with nothing that parts notes from the text", inNotes("<w:separator/>", "")],
    [
      "with a style of another size",
      (name, text) =>
        name === "word/styles.xml"
          ? text.replace(/(<w:style .*?)<w:sz w:val="\d+"\/>/su, '$1<w:sz w:val="60"/>')
          : text,
    ],
    ["with hidden words in a note", inNotes("<w:t>支出", "<w:rPr><w:vanish/></w:rPr><w:t>支出")],
  ])("%s is found", async (_, change) => {
    const bytes = await parts(change);
    expect(bytes).not.toEqual(await parts((_name, text) => text));
    expect(await findings("docx", bytes, withNotes("40x36", FOOT))).not.toEqual([]);
  });

  test.each([0, 1, 2, 3])(
    "that counts otherwise in one of its parts is found: %i",
    async (part) => {
      let count = 0;
      const change = inText(/<w:footnotePr>.*?<\/w:footnotePr>/gsu, "");
      const bytes = await parts(
        (name, text) =>
          name === "word/document.xml"
            ? text.replaceAll(/<w:sectPr>.*?<\/w:sectPr>/gsu, (section) =>
                count++ === part ? change(name, section) : section,
              )
            : text,
        ANNEXED,
      );
      expect(count).toBe(4);
      expect(await findings("docx", bytes, withNotes("40x36", ANNEXED))).not.toEqual([]);
    },
  );
});

describe("a PDF", () => {
  test("leads from each mark to its note and back, names every note, and has no marks in its bookmarks", async () => {
    const own = withNotes(
      "26x27",
      `［＃大見出し］見出し［＃注］見出しの注。［＃注終わり］\n${FOOT}`,
    );
    const objects = [...readPdfObjects(await bytesOf("pdf", own)).values()].flatMap((object) =>
      object.kind === "dictionary" ? [object] : [],
    );
    const named = (key: string, name: string): typeof objects =>
      objects.filter((one) => nameAt(one, key) === name);
    const links = named("Subtype", "Link").map(({ entries }) =>
      textOfString(entries.get("Contents")),
    );
    expect(links.toSorted()).toEqual(
      [
        ...["※", "注一", "注二", "脚注１", "脚注２", "脚注３"].flatMap((name) => [
          `${name}へ`,
          `本文の${name}へ`,
        ]),
        "脚注１の所へ", // a sentence names it
      ].toSorted(),
    );
    const notes = named("S", "Note").map(({ entries }) => textOfString(entries.get("ID")));
    expect(new Set(notes).size).toBe(6);
    expect(named("S", "Reference")).toHaveLength(7);
    const titles = objects.flatMap(({ entries }) =>
      entries.has("Title") && entries.has("Parent") ? textOfString(entries.get("Title")) : [],
    );
    expect(titles).toEqual(["見出し"]);
  });
});

describe("a page for a browser", () => {
  test.each<readonly [string, (page: string) => string]>([
    [
      "a mark that leads to another note",
      (page) => page.replace('href="#note-1"', 'href="#note-2"'),
    ],
    ["a label that leads nowhere", (page) => page.replace('href="#mark-1"', 'href="#mark-9"')],
    ["a name given twice", (page) => page.replace('id="note-2"', 'id="note-1"')],
    [
      "a mark that leads out of the page",
      (page) => page.replace('href="#note-1"', 'href="https://example.com/"'),
    ],
    [
      "two notes exchanged",
      (page) =>
        page
          .replace('id="note-1"', 'id="note-9"')
          .replace('id="note-3"', 'id="note-1"')
          .replace('id="note-9"', 'id="note-3"'),
    ],
  ])("with %s is found", async (_, change) => {
    const own = withNotes("40x36", FOOT);
    const page = strFromU8(await bytesOf("html", own));
    expect(change(page)).not.toBe(page);
    expect(await findings("html", strToU8(change(page)), own)).not.toEqual([]);
  });
});

test.each<readonly [string, (file: string) => string]>([
  [
    "a mark that leads to another note",
    (file) => file.replace('target="#note-1"', 'target="#note-2"'),
  ],
  [
    "a note that belongs to another mark",
    (file) => file.replace('target="#mark-1"', 'target="#mark-2"'),
  ],
  ["a note of another kind", (file) => file.replace('place="bottom"', 'place="end"')],
  [
    "a note with another name",
    (file) => file.replace('place="bottom" n="脚注１"', 'place="bottom" n="脚注２"'),
  ],
  ["a note and its mark with another name", (file) => file.replaceAll('n="脚注１"', 'n="脚注９"')],
  [
    "a note behind the text and its mark with another name",
    (file) => file.replaceAll('n="注１"', 'n="注９"'),
  ],
])("a file in TEI with %s is found or refused", async (_, change) => {
  const own = withNotes("40x36", FOOT);
  const file = strFromU8(await bytesOf("tei", own));
  expect(change(file)).not.toBe(file);
  const found = await findings("tei", strToU8(change(file)), own).catch(() => ["refused"]);
  expect(found).not.toEqual([]);
});
