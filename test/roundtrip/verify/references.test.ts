// What sentences say of an item, a note or a figure leads there in every format, and is read back with where it leads.
import type { PDFDocument, PDFObject } from "mupdf";
import { describe, expect, test } from "vitest";
import { letterLook } from "../../../src/model/letter-look.ts";
import { changedPart } from "../../samples/read-package.ts";
import { type SetLetter, setLetter } from "../../samples/running-letter.ts";
import { setFiles } from "../../samples/set-files.ts";
import { tampered } from "./tampered.ts";

const { bytesOf, findings } = setFiles();

const FORMATS = ["pdf", "docx", "html", "tei"] as const;

/** Two items that are both (1), one of which is led to from three sentences; one of these breaks over two lines. */
function sampleOf(main: "26x27" | "40x36"): SetLetter {
  const [one, two, three] = main === "26x27" ? ["第一", "一", "１"] : ["第１", "１", "(1)"];
  return setLetter(
    `種別: 通知\n体裁: ${main}\n別紙の体裁: { 表: { 基本: ${main === "26x27" ? "40x36" : "26x27"} } }`,
    `前記［＃「書類」の番号］、［＃「費」の番号］及び［＃「脚」の番号］による。
費用［＃注「費」］税を含む。［＃注終わり］と期間［＃脚注「脚」］年度の末まで、［＃「書類」の番号］による。［＃脚注終わり］。
［＃${one}］趣旨
［＃${two}］対象
［＃${three}］事業計画書
［＃${one}］手続
［＃${two}］提出
［＃${three}「書類」］収支予算書
${"国".repeat(main === "26x27" ? 23 : 37)}［＃「書類」の番号］のとおり。
［＃別紙「表」］［＃「書類」の番号］に添える表`,
  );
}

/** An item that one sentence names, and how: within a look it is text alone, which leads nowhere. */
const WITHIN_LOOKS: readonly (readonly [look: string, sentence: string])[] = [
  ["傍線", "［＃傍線］前記［＃「書類」の番号］［＃傍線終わり］による。"],
  ["分割禁止", "［＃分割禁止］前記［＃「書類」の番号］［＃分割禁止終わり］による。"],
  ["字取り", "［＃８字取り］［＃「書類」の番号］［＃字取り終わり］による。"],
  ["割り注", "書類［＃割り注］［＃「書類」の番号］による［＃割り注終わり］です。"],
  ["a reading", "｜［＃「書類」の番号］《しょるい》です。"],
  [
    "均等割付",
    "［＃ここから均等割付］\n［＃文書番号］［＃「書類」の番号］\n［＃日付］十二月一日\n［＃ここで均等割付終わり］",
  ],
  ["the label of an item", "［＃項目］［＃「書類」の番号］　書類"],
];

/** A sentence that leads to an item, beside what is set in another way; and a 別紙 that is led to from pages of another format. */
const BESIDE: readonly (readonly [what: string, main: string, text: string])[] = [
  ...["26x27", "40x36"].map(
    (main) =>
      [
        "a note in two lines of different lengths",
        main,
        "前記［＃割り注］昭和二年十月［＃改行］改める［＃割り注終わり］は、［＃「書類」の番号］及び［＃傍線］費用［＃傍線終わり］のとおり。",
      ] as const,
  ),
  ...["26x27", "40x36"].map(
    (main) =>
      [
        "an address that goes on in the line after one with readings and marks beside",
        main,
        `｜舎密《せいみ》は、［＃「書類」の番号］により必ず［＃「必ず」に傍点］${"国".repeat(main === "26x27" ? 4 : 17)}https://example.go.jp/path/to/another/page.html及び期限［＃「期限」に白丸傍点］を見ること。`,
      ] as const,
  ),
  ["a 別紙 of vertical pages behind horizontal ones", "26x27", "［＃「丙」の番号］による。"],
];

describe.each(BESIDE)("a letter with a reference beside %s: %s", (_, main, text) => {
  const other = main === "26x27" ? "40x36" : "26x27";
  const sample = setLetter(
    `種別: 通知\n体裁: { 基本: ${main} }\nヘッダー: { 左: 甲, 右: 取扱注意 }\n別紙の体裁: { 乙: ${other}, 丙: { 基本: ${main} } }`,
    `${text}\n［＃１］趣旨\n［＃１「書類」］予算書\n［＃別紙「乙」］［＃右肩］別紙１\n表です。${text}\n［＃別紙「丙」］［＃右肩］別紙２\n［＃件名］終わり`,
  );

  test.each(FORMATS)("is read back without a difference: %s", async (id) => {
    const bytes = await bytesOf(id, sample);
    expect(await findings(id, bytes, sample)).toEqual([]);
    expect(await findings(id, bytes, sample, true)).toEqual([]);
  });
});

/** An address that goes over a page's end, in one or another of its parts, before notes at the page's foot and without any. */
const OVER_PAGES = ["26x27", "40x36"].flatMap((main) => {
  const [line, lines, more] = main === "26x27" ? [26, 27, [-22, -12, 2, 12]] : [40, 36, [12, 26]];
  return ["", "［＃脚注］注の文です。［＃脚注終わり］"].map((note) => {
    const before = line * (lines - (note === "" ? 1 : 3)) - 1;
    const address = "https://www.example.go.jp/path/to/a/page/of/another/office/index.html";
    const text = more.map(
      (some) =>
        `［＃改ページ］\n甲${note}${"国".repeat(before + some)}${address}を見ること。${"国".repeat(99)}`,
    );
    return [main, note === "" ? "no note" : "a note", text.join("\n")] as const;
  });
});

describe.each(OVER_PAGES)(
  "letters of %s with an address over a page's end, with %s",
  (main, _, text) => {
    const sample = setLetter(`種別: 通知\n体裁: ${main}`, `初めに。\n${text}`);

    test("is read back without a difference", async () => {
      const bytes = await bytesOf("pdf", sample);
      expect(await findings("pdf", bytes, sample)).toEqual([]);
      expect(await findings("pdf", bytes, sample, true)).toEqual([]);
    });

    test("does not lead elsewhere", async () => {
      const bytes = await bytesOf("pdf", sample);
      const changed = tampered(bytes, (pdf) => setAddress(pdf, "https://www.example.com/"));
      expect(await findings("pdf", changed, sample)).not.toEqual([]);
    });
  },
);

describe.each(WITHIN_LOOKS)("a letter that names an item within %s alone", (_, sentence) => {
  const sample = setLetter(
    "種別: 通知\n体裁: 40x36",
    `${sentence}\n［＃１］趣旨\n［＃１「書類」］予算書`,
  );

  test("has no place that is led to", () => {
    const { letter, format } = sample;
    expect(letterLook(letter, format).references).toBeUndefined();
    expect(letter.blocks.flatMap((block) => ("place" in block ? [block.place] : []))).toEqual([]);
  });

  test.each(FORMATS)("is read back without a difference: %s", async (id) => {
    expect(await findings(id, await bytesOf(id, sample), sample)).toEqual([]);
  });
});

describe.each(["26x27", "40x36"])("a letter whose sentences lead to its 別紙: %s", (main) => {
  const sample = setLetter(
    `種別: 通知\n体裁: ${main}\n別紙の体裁: { 様式: ${main}, 表: 37x32 }`,
    "書類は［＃「様式」の番号］及び［＃「表」の番号］のとおり。\n［＃別紙「様式」］\n［＃右肩］別紙１\n［＃「表」の番号］も見てください。\n［＃別紙「表」］\n［＃右肩］別紙２\n以上です。",
  );

  test("says their marks, which it leads to", () => {
    const { letter, format } = sample;
    expect(letterLook(letter, format).references).toEqual([
      "1 別紙１ → 2",
      "1 別紙２ → 4",
      "3 別紙２ → 4",
    ]);
  });

  test.each(FORMATS)(
    "is read back without a difference, and is another where it leads elsewhere: %s",
    async (id) => {
      const bytes = await bytesOf(id, sample);
      expect(await findings(id, bytes, sample)).toEqual([]);
      const other = setLetter(
        `種別: 通知\n体裁: ${main}\n別紙の体裁: { 様式: ${main}, 表: 37x32 }`,
        "書類は［＃「表」の番号］及び［＃「様式」の番号］のとおり。\n［＃別紙「様式」］\n［＃右肩］別紙２\n［＃「様式」の番号］も見てください。\n［＃別紙「表」］\n［＃右肩］別紙１\n以上です。",
      );
      expect(await findings(id, bytes, other)).not.toEqual([]);
    },
  );
});

// The note at the foot of the page is read after the paragraph of its mark, the other one at the end of its part.
const LEADS = {
  "26x27": [
    "1 第二の一の１ → 9",
    "1 注一 → 11",
    "1 脚注１ → 3",
    "3 第二の一の１ → 9",
    "10 第二の一の１ → 9",
    "12 第二の一の１ → 9",
  ],
  "40x36": [
    "1 第２の１(1) → 9",
    "1 注１ → 11",
    "1 脚注１ → 3",
    "3 第２の１(1) → 9",
    "10 第２の１(1) → 9",
    "12 第２の１(1) → 9",
  ],
} as const;

describe.each(["26x27", "40x36"] as const)("%s", (main) => {
  test("the letter says where each leads, by the numbers of paragraphs", () => {
    const { letter, format } = sampleOf(main);
    expect(letterLook(letter, format).references).toEqual(LEADS[main]);
  });

  test.each(FORMATS)("is read back without a difference: %s", async (id) => {
    const sample = sampleOf(main);
    const bytes = await bytesOf(id, sample);
    expect(await findings(id, bytes, sample)).toEqual([]);
    expect(await findings(id, bytes, sample, true)).toEqual([]);
  });

  test.each<readonly [string, (xml: string) => string]>([
    [
      "a bookmark lost",
      (xml) => xml.replace(/<w:bookmarkStart[^>]*\/><w:bookmarkEnd[^>]*\/>/u, ""),
    ],
    [
      "a bookmark twice",
      (xml) =>
        xml.replace(
          /(<w:bookmarkStart[^>]*\/><w:bookmarkEnd[^>]*\/>)(?=.*?<\/w:p>)(.*?<\/w:pPr>)/su,
          "$1$2$1",
        ),
    ],
    [
      "a bookmark in another paragraph",
      (xml) => {
        const mark =
          /<w:bookmarkStart w:id="1"[^>]*\/><w:bookmarkEnd[^>]*\/>/u.exec(xml)?.[0] ?? "";
        return xml.replace(mark, "").replace("</w:pPr>", `</w:pPr>${mark}`);
      },
    ],
    [
      "a link to another place",
      (xml) => xml.replace('w:anchor="_Ref00000001"', 'w:anchor="_Ref00000002"'),
    ],
    [
      "a link to no place",
      (xml) => xml.replace('w:anchor="_Ref00000001"', 'w:anchor="_Ref00000099"'),
    ],
    ["a link out of the file", (xml) => xml.replace('w:anchor="_Ref00000001"', 'r:id="rId1"')],
    ["a link lost", (xml) => xml.replace(/<w:hyperlink [^>]*>(.*?)<\/w:hyperlink>/su, "$1")],
    [
      "a link more",
      (xml) =>
        xml.replace(
          /<w:r>(?:(?!<w:hyperlink).)*?<\/w:r>/su,
          '<w:hyperlink w:anchor="_Ref00000001" w:history="1">$&</w:hyperlink>',
        ),
    ],
    [
      "a bookmark around text",
      (xml) => xml.replace(/(<w:bookmarkEnd [^>]*\/>)(<w:r>.*?<\/w:r>)/su, "$2$1"),
    ],
  ])("in a Word file is found: %s", async (_, change) => {
    const sample = sampleOf(main);
    const bytes = await bytesOf("docx", sample);
    const changed = changedPart(bytes, "word/document.xml", change);
    expect(changed).not.toEqual(bytes);
    expect(await findings("docx", changed, sample)).not.toEqual([]);
  });

  test.each<readonly [string, "html" | "tei", (text: string) => string]>([
    ["a place lost", "html", (text) => text.replace('<span id="place-1"></span>', "")],
    ["a place twice", "html", (text) => text.replace('<span id="place-1"></span>', "$&$&")],
    [
      "a place elsewhere",
      "html",
      (text) =>
        text
          .replace('<span id="place-1"></span>', "")
          .replace(/<p class="paragraph"[^>]*>/u, '$&<span id="place-1"></span>'),
    ],
    ["a link to another place", "html", (text) => text.replace("#place-1", "#place-2")],
    ["a link to a note's mark", "html", (text) => text.replace("#place-1", "#mark-1")],
    ["a link lost", "html", (text) => text.replace(/<a href="#place-1">(.*?)<\/a>/u, "$1")],
    [
      "text in a place",
      "html",
      (text) => text.replace('<span id="place-1"></span>', '<span id="place-1">甲</span>'),
    ],
    ["a place lost", "tei", (text) => text.replace('<anchor xml:id="place-1"/>', "")],
    ["a link to another place", "tei", (text) => text.replace("#place-1", "#place-2")],
    [
      "a link lost",
      "tei",
      (text) => text.replaceAll(/<ref target="#place-2">(.*?)<\/ref>/gu, "$1"),
    ],
  ])("is found: %s in %s", async (_, id, change) => {
    const sample = sampleOf(main);
    const text = new TextDecoder().decode(await bytesOf(id, sample));
    const changed = change(text);
    expect(changed).not.toBe(text);
    const read = findings(id, new TextEncoder().encode(changed), sample);
    expect(await read.catch(() => ["unreadable"])).not.toEqual([]);
  });

  test.each(Object.keys(PDF_FAULTS))("in a PDF is found, later too: %s", async (kind) => {
    const sample = sampleOf(main);
    const pdf = tampered(await bytesOf("pdf", sample), (document) => {
      const annotations = document.findPage(0).get("Annots");
      const links = Array.from({ length: annotations.length }, (_, at) => annotations.get(at));
      const at = links.findIndex((one) => one.get("Contents").asString().includes("の所へ"));
      const link = links[at]?.resolve();
      if (link === undefined) throw new Error("no reference is there");
      PDF_FAULTS[kind]?.(link, document, at);
    });
    expect(await findings("pdf", pdf, sample)).not.toEqual([]);
    expect(await findings("pdf", pdf, sample, true)).not.toEqual([]);
  });
});

const PDF_FAULTS: Readonly<
  Record<string, (link: PDFObject, document: PDFDocument, at: number) => void>
> = {
  "another height": (link) => link.get("Dest").put(3, link.get("Dest", 3).asNumber() - 40),
  "another page": (link, document) => link.get("Dest").put(0, document.findPage(1)),
  "other words": (link, document) => link.put("Contents", document.newString("注九の所へ")),
  "elsewhere on the page": (link) => {
    const rect = link.get("Rect");
    for (const side of [0, 1, 2, 3]) rect.put(side, rect.get(side).asNumber() / 9);
  },
  "no link": (_, document, at) => document.findPage(0).get("Annots").delete(at),
};

function setAddress(document: PDFDocument, address: string): void {
  for (let page = 0; page < document.countPages(); page += 1) {
    const annotations = document.findPage(page).get("Annots");
    for (let at = 0; at < annotations.length; at += 1) {
      const action = annotations.get(at).get("A");
      if (action.isNull()) continue;
      action.put("URI", document.newString(address));
      return;
    }
  }
  throw new Error("no address is there");
}
