// Every look that characters of a letter can have, one by one: each format that shows it says whose it is, in the text and in a note.
import { strFromU8, strToU8, unzipSync, zipSync } from "fflate";
import { describe, expect, test } from "vitest";
import type { TextMark } from "../../../src/model/text-marks.ts";
import { once } from "../../samples/once.ts";
import { type SetLetter, setLetter } from "../../samples/running-letter.ts";
import { setFiles } from "../../samples/set-files.ts";

const { bytesOf, findings } = setFiles();

/** All of them: what a letter can have more does not compile without a name here. */
const LOOKS: Readonly<Record<TextMark, string>> = {
  bold: "太字",
  side: "傍線",
  "double-side": "二重傍線",
  frame: "囲み",
  above: "上付き小文字",
  below: "下付き小文字",
  sesame: "傍点",
  dot: "丸傍点",
  circle: "白丸傍点",
  strike: "取消線",
};
const NAMES = Object.values(LOOKS);

const withLooks = once(
  (main: string, text: string, note: string): SetLetter =>
    setLetter(
      `種別: 書簡\n体裁: ${main}`,
      `この書類は${text.replace("@", "必ず")}出す［＃脚注］期限は${note.replace("@", "厳に")}守る。［＃脚注終わり］。`,
    ),
);

const FORMATS = ["docx", "html", "tei"] as const;
type Id = (typeof FORMATS)[number];

/** A file in which some words have lost what tells them apart from others of their paragraph. */
function without(id: Id, bytes: Uint8Array, words: string): Uint8Array {
  if (id !== "docx") {
    const look = new RegExp(`<(\\w+)(?: (?:class|rend)="[^"]+")?>${words}</\\1>`, "u");
    return strToU8(strFromU8(bytes).replace(look, words));
  }
  const run = new RegExp(
    `<w:r><w:rPr>(?:(?!</w:rPr>).)*?(?<size><w:sz w:val="\\d+"/><w:szCs w:val="\\d+"/>)?(?:(?!</w:rPr>|<w:sz ).)*</w:rPr><w:t>${words}</w:t>`,
    "u",
  );
  return zipSync(
    Object.fromEntries(
      Object.entries(unzipSync(bytes)).map(([name, part]) => [
        name,
        /^word\/(?:document|footnotes)\.xml$/u.test(name)
          ? strToU8(
              strFromU8(part).replace(run, (...[, size = ""]) => {
                const properties = size === "" ? "" : `<w:rPr>${size}</w:rPr>`;
                return `<w:r>${properties}<w:t>${words}</w:t>`;
              }),
            )
          : part,
      ]),
    ),
  );
}

const spanned = (name: string): string => `［＃${name}］@［＃${name}終わり］`;

/** How characters may be set: where the letter wants it, on one character less, on the neighbour, and nowhere. */
const SETTINGS: Readonly<Record<string, readonly string[]>> = {
  割り注: [
    "［＃割り注］特別区を含む［＃割り注終わり］町",
    "［＃割り注］特別区を含［＃割り注終わり］む町",
    "特［＃割り注］別区を含む町［＃割り注終わり］",
    "特別区を含む町",
  ],
  字取り: [
    "［＃７字取り］松本剛［＃字取り終わり］明",
    "［＃７字取り］松本［＃字取り終わり］剛明",
    "松［＃７字取り］本剛明［＃字取り終わり］",
    "松本剛明",
  ],
  分割禁止: [
    "［＃分割禁止］総務課長［＃分割禁止終わり］補佐",
    "［＃分割禁止］総務課［＃分割禁止終わり］長補佐",
    "総［＃分割禁止］務課長補［＃分割禁止終わり］佐",
    "総務課長補佐",
  ],
  縦中横: [
    "［＃縦中横］A1b［＃縦中横終わり］c欄",
    "［＃縦中横］A1［＃縦中横終わり］bc欄",
    "A［＃縦中横］1bc［＃縦中横終わり］欄",
    "A1bc欄",
  ],
};

/** What in a file says so, and what stands there when it is lost. */
const LOST: Readonly<Record<Id, Readonly<Record<string, readonly [RegExp, string]>>>> = {
  docx: {
    割り注: [/(<w:eastAsianLayout [^>]*)w:combine="1"/u, '$1w:vert="1"'],
    字取り: [/<w:fitText [^>]*>/u, ""],
    分割禁止: [/<w:rStyle w:val="KobunBunkatsukinshi"\/>/u, ""],
    縦中横: [/<w:eastAsianLayout [^>]*\/>(?=(?:(?!<w:t>).)*<w:t>A1b)/u, ""],
  },
  html: {
    割り注: [/<span class="warichu"/u, "<span"],
    字取り: [/<span class="spread"/u, "<span"],
    分割禁止: [/<span class="no-break"/u, "<span"],
    縦中横: [/<span class="tcy">A1b/u, '<span class="upright">A1b'],
  },
  tei: {
    割り注: [/<note [^>]*>(特別区を含む)<\/note>/u, "$1"],
    字取り: [/<seg [^>]*>(松本剛)<\/seg>/u, "$1"],
    分割禁止: [/<seg [^>]*>(総務課長)<\/seg>/u, "$1"],
    縦中横: [/<hi [^>]*>(A1b)<\/hi>/u, "$1"],
  },
};

function documentOf(bytes: Uint8Array): string {
  return strFromU8(unzipSync(bytes)["word/document.xml"] ?? new Uint8Array());
}

function replaced(id: Id, bytes: Uint8Array, look: RegExp, into: string): Uint8Array {
  if (id !== "docx") return strToU8(strFromU8(bytes).replace(look, into));
  const parts = Object.entries(unzipSync(bytes)).map(([name, part]) => [
    name,
    name === "word/document.xml" ? strToU8(strFromU8(part).replace(look, into)) : part,
  ]);
  return zipSync(Object.fromEntries(parts));
}

describe.each(FORMATS)("%s", (id) => {
  test.each(Object.entries(SETTINGS))(
    "with %s is read back, and found to differ where it is lost, on one character less, or on the neighbour",
    async (name, texts) => {
      for (const [at, text] of texts.entries()) {
        const own = withLooks("26x27", text, text);
        const bytes = await bytesOf(id, own);
        for (const [other, wanted] of texts.entries()) {
          // A house sets side by side what it likes besides.
          if (name === "縦中横" && other === texts.length - 1) continue;
          const found = await findings(id, bytes, withLooks("26x27", wanted, wanted));
          expect([other, found]).toEqual([
            other,
            at === other
              ? []
              : [expect.stringMatching(/^setting /u), expect.stringMatching(/^setting /u)],
          ]);
        }
      }
    },
  );

  test.each(Object.entries(SETTINGS))(
    "with %s in its file no more is found to differ",
    async (name, [text = ""]) => {
      const own = withLooks("26x27", text, "@");
      const [look, into = ""] = LOST[id][name] ?? [];
      const bytes = replaced(id, await bytesOf(id, own), look ?? /$/u, into);
      expect(await findings(id, bytes, own)).toContainEqual(expect.stringMatching(/^setting /u));
    },
  );

  test.each([
    "［＃分割禁止］第１２回［＃５字取り］松本［＃字取り終わり］｜総務《そうむ》A1［＃縦中横］B2［＃縦中横終わり］課［＃分割禁止終わり］",
    "［＃割り注］［＃分割禁止］特別区［＃分割禁止終わり］を12含む［＃割り注終わり］と［＃３字取り］松本太郎［＃字取り終わり］",
    "［＃９字取り］［＃分割禁止］松本［＃分割禁止終わり］12太｜郎《ろう》［＃字取り終わり］",
    "［＃分割禁止］総務課長［＃割り注］その三［＃割り注終わり］が［＃傍線］見る［＃縦中横］12［＃縦中横終わり］［＃傍線終わり］［＃分割禁止終わり］",
    "［＃白ゴマ傍点］甲［＃白丸傍点］乙［＃白丸傍点終わり］［＃分割禁止］丙DX［＃分割禁止終わり］｜丁《てい》［＃白ゴマ傍点終わり］",
    "［＃縦中横］１２［＃縦中横終わり］と［＃分割禁止］m［＃上付き小文字］2［＃上付き小文字終わり］、甲［＃「甲」の左に「コウ」のルビ］［＃分割禁止終わり］",
  ])("set in ways within one another is read back without a difference: %s", async (text) => {
    for (const main of ["26x27", "40x36"]) {
      const own = withLooks(main, text, "@");
      expect(await findings(id, await bytesOf(id, own), own)).toEqual([]);
    }
  });

  test("with white sesames and white circles tells them apart, but in a Word file", async () => {
    const own = withLooks("26x27", spanned("白ゴマ傍点"), "@");
    const bytes = await bytesOf(id, own);
    expect(await findings(id, bytes, own)).toEqual([]);
    const found = await findings(id, bytes, withLooks("26x27", spanned("白丸傍点"), "@"));
    expect(found).toEqual(id === "docx" ? [] : ["setting  → 白ゴマ傍点「必ず」"]);
  });

  test.each(NAMES)("with %s is read back, and found to differ where it is lost", async (name) => {
    const own = withLooks("26x27", spanned(name), spanned(name));
    const bytes = await bytesOf(id, own);
    expect(await findings(id, bytes, own)).toEqual([]);
    for (const [words, text, note] of [
      ["必ず", "@", spanned(name)],
      ["厳に", spanned(name), "@"],
    ] as const) {
      const lost = without(id, bytes, words);
      const found = await findings(id, lost, own);
      expect(found).toHaveLength(1);
      const [expected = "", there = ""] = found[0]?.split(" → ") ?? [];
      expect([expected.includes(words), there.includes(words)]).toEqual([true, false]);
      // It is what is lost, and nothing else.
      expect(await findings(id, lost, withLooks("26x27", text, note))).toEqual([]);
    }
  });

  test.each(NAMES.map((name, at) => [name, NAMES.at(at - 1) ?? ""]))(
    "with %s in place of %s is found to differ",
    async (name, other) => {
      const bytes = await bytesOf(id, withLooks("40x36", spanned(name), "@"));
      expect(await findings(id, bytes, withLooks("40x36", spanned(other), "@"))).not.toEqual([]);
    },
  );

  test.each([
    "［＃傍点］甲［＃丸傍点］乙［＃丸傍点終わり］丙［＃傍点終わり］",
    "［＃白ゴマ傍点］甲乙［＃白ゴマ傍点終わり］",
    "［＃傍点］｜葛城《かつらぎ》と［＃傍線］DX12［＃傍線終わり］を　見る［＃傍点終わり］",
    "［＃傍点］［＃割り注］三月三十日裁可［＃割り注終わり］と（A・B）［＃傍点終わり］",
    "［＃傍点］甲［＃改行］乙［＃「乙」はママ］［＃傍点終わり］",
    "［＃傍点］［＃５字取り］松本［＃字取り終わり］の［＃「の」は太字］［＃傍点終わり］",
  ])("with marks beside all kinds of text is read back without a difference: %s", async (text) => {
    for (const main of ["26x27", "40x36"]) {
      const own = withLooks(main, text, "@");
      expect(await findings(id, await bytesOf(id, own), own)).toEqual([]);
    }
  });
});

test.each([
  ["lower than the grid's", "300"],
  ["as low as nothing", "20"],
  ["of no height", ""],
])(
  "lines with marks beside characters in a Word file are found where they are %s",
  async (_, height) => {
    const own = withLooks("26x27", spanned("傍点"), "@");
    const bytes = await bytesOf("docx", own);
    const spacing = /<w:spacing w:line="\d+" w:lineRule="exact"\/>/gu;
    const low = height === "" ? "" : `<w:spacing w:line="${height}" w:lineRule="exact"/>`;
    expect(await findings("docx", bytes, own)).toEqual([]);
    expect(await findings("docx", replaced("docx", bytes, spacing, low), own)).toHaveLength(1);
  },
);

test.each([
  ["the grid's are as low", /w:linePitch="\d+"/gu, 'w:linePitch="20"'],
  ["there is no grid", /<w:docGrid [^>]*>/gu, ""],
])(
  "lines in a Word file that cut their characters off are found, also where %s",
  async (_, grid, into) => {
    const own = withLooks("26x27", spanned("傍点"), "@");
    const pitch = replaced("docx", await bytesOf("docx", own), grid, into);
    const low = replaced("docx", pitch, /(w:line=)"\d+"/gu, '$1"20"');
    expect(await findings("docx", low, own)).toHaveLength(1);
  },
);

test("lines of the grid's height in a Word file that cut larger characters off are found", async () => {
  const own = setLetter("種別: 賞状", "［＃主題］賞状\nあなたは優秀な成績を収めました。");
  const bytes = await bytesOf("docx", own);
  expect(await findings("docx", bytes, own)).toEqual([]);
  const pitch = /w:linePitch="(\d+)"/u.exec(documentOf(bytes))?.[1] ?? "";
  const low = `$1<w:snapToGrid w:val="0"/><w:spacing w:line="${pitch}" w:lineRule="exact"/>`;
  const title = /(<w:pStyle w:val="KobunKenmei"\/>)(?:<w:spacing [^>]*>)?/u;
  expect(await findings("docx", replaced("docx", bytes, title, low), own)).toHaveLength(1);
});

test("a reading that a page for a browser would put on the line beside its characters is found", async () => {
  const own = withLooks(
    "26x27",
    "［＃傍線］｜舎密《せいみ》［＃「舎密」の左に「化学」のルビ］［＃傍線終わり］",
    "@",
  );
  const bytes = await bytesOf("html", own);
  expect(await findings("html", bytes, own)).toEqual([]);
  const moved = replaced("html", bytes, /(rt \{ padding-block-start: )0.25em/u, "$10.05em");
  expect(await findings("html", moved, own)).toHaveLength(1);
});
