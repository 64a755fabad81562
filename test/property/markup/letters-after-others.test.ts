import { isDeepStrictEqual } from "node:util";
import fc from "fast-check";
import { expect, test } from "vitest";
import { letterFormats } from "../../../src/letter/letter-formats.ts";
import { createLetterMaker, type LetterMaker } from "../../../src/letter/letter-maker.ts";
import type { Edition } from "../../../src/model/letter-settings.ts";
import type { FormatId } from "../../../src/model/output-format.ts";
import type { Recipient } from "../../../src/model/recipient.ts";
import type { Template } from "../../../src/template/compile-template.ts";
import { runs } from "../../samples/extent.ts";
import { testWorld } from "../../samples/faces.ts";
import { openedTemplate, picturesBeside } from "../../samples/pictures.ts";
import { recipient, valueIn } from "../../samples/recipient.ts";
import { boldSquareFace, squareFace } from "../../samples/square-face.ts";

const PICTURES = picturesBeside("rgba.png", "turn-6.jpg", "l.png", "la.png");
const FORMATS: readonly FormatId[] = ["pdf", "docx", "html", "tei"];
/** A sheet of its own, smaller than the letter's: figures are smaller there. */
const SMALL_PART = "［＃別紙「小」］";

const FACES = [squareFace(), boldSquareFace()];

/** What leads to the first item; which place of its letter another item is depends on whether it is there. */
const LEADS_TO_FIRST = "始めの項は［＃「始め」の番号］です。";
/** An item whose name stands in the second of its annotations. */
const NAMED_BEHIND: (typeof PASSAGES)[number] = (at, mark) =>
  `［＃２字下げ］［＃${mark}「添${at}」］添える書類${at}\n［＃「添${at}」の番号］です。`;

/** A mark that all letters have, and a note that is each one's own. */
const OWN_FOOT_NOTE: (typeof PASSAGES)[number] = (at) =>
  `期間${at}［＃脚注］{{職名}}の期間です。［＃脚注終わり］です。`;
/** What is in the bold face alone. */
const WHOLLY_BOLD: (typeof PASSAGES)[number] = (at) => `［＃太字］厳守${at}の件［＃太字終わり］`;

/** What a template can have, by its number, which names of it have, too. */
const PASSAGES: readonly ((at: number, mark: string) => string)[] = [
  (at) => `文${at}です。`,
  (at) => `{{職名}}あての文${at}です。`,
  () => "［＃図「rgba.png」「屋根のある家」、幅１２０ミリ］",
  (at) =>
    `［＃地付き］［＃図「turn-6.jpg」「家」、高さ２０字］\n［＃図の題「図${at}」］家${at}\n［＃「図${at}」の番号］です。`,
  () => "［＃図「l.png」「線」］\n［＃図の題］線",
  () => "※［＃「弓＋享」、画像「l.png」］氏です。",
  (at) => `額${at}［＃注「注${at}」］{{職名}}の注。［＃注終わり］です（［＃「注${at}」の番号］）。`,
  (at) => `期限［＃脚注］脚注${at}。［＃脚注終わり］と［＃※］下の注。［＃※終わり］です。`,
  (at, mark) => `［＃${mark}「項${at}」］項${at}\n［＃「項${at}」の番号］です。`,
  () => "［＃見出し］見出し",
  () => SMALL_PART,
  () => "［＃別紙「表」］別紙の頭",
  () => "［＃別紙］［＃右肩］別紙",
  () =>
    "［＃ここから表］\n［＃見出し行］名 | 額\n{{職名}} | 1,200［＃※］見込み。［＃※終わり］\n［＃ここで表終わり］",
  (at) => `［＃ここから２字下げ］\n下げた文${at}\n［＃ここで字下げ終わり］`,
  () => "［＃ここから均等割付］\n文書の番号\n日付\n［＃ここで均等割付終わり］",
  () => "［＃改ページ］",
  () => "［＃２行空き］",
  (at) => `｜漢字《かんじ》と豫防${at}［＃「防${at}」は底本では「妨${at}」］。`,
  () => "大切［＃「大切」に傍点］な語［＃「語」の左に「ご」の振り仮名］です。",
  () => "太い字［＃「字」は太字］です。",
  (at) => `［＃３字下げ］［＃１８ポイント］大きな文${at}`,
  () => LEADS_TO_FIRST,
  NAMED_BEHIND,
  OWN_FOOT_NOTE,
  WHOLLY_BOLD,
  (at) => `{{和暦 日付}}の文${at}です。`,
  () => "{{表題}}　{{職名}}",
];

interface Drawn {
  readonly kind: "書簡" | "通知";
  readonly passages: readonly { readonly what: number; readonly isShown: readonly boolean[] }[];
}

const anyTemplate: fc.Arbitrary<Drawn> = fc.record({
  kind: fc.constantFrom("書簡", "通知"),
  passages: fc.array(
    fc.record({
      what: fc.nat({ max: PASSAGES.length - 1 }),
      isShown: fc.array(fc.boolean(), { minLength: 4, maxLength: 4 }),
    }),
    { minLength: 2, maxLength: 14 },
  ),
});

function templateOf({ kind, passages }: Drawn): Template {
  const mark = kind === "書簡" ? "一" : "１";
  const columns = passages.map((_, at) => `列${at}`).join(", ");
  const body = passages.map(({ what }, at) => {
    return `{{#もし 列${at}}}\n${PASSAGES[what]?.(at, mark)}\n{{/もし}}\n`;
  });
  const bytes = new TextEncoder().encode(`---
表題: 試験
種別: ${kind}
日付: 2026-12-01
必要な列: [職名, 敬称, ${columns}]
公印: { 大きさ: 24mm, 画像: la.png, 代替文: 市長の印 }
契印: 上辺
別紙の体裁:
  表: 40x36
  小: { 基本: 26x27, 用紙: はがき縦, 字詰め: 20, 行数: 10, 文字サイズ: 9pt, 行間: 6pt }
宛先:
  全員: {}
---
［＃差出人］奈良市長　仲川
［＃宛名］{{職名}}　{{敬称}}
［＃${mark}「始め」］始めの項
${body.join("")}終わりの文です。
［＃図「rgba.png」「屋根のある家」、幅１２０ミリ］
［＃図の題］終わりの図
`);
  return valueIn(openedTemplate(bytes, PICTURES));
}

function rowsOf({ passages }: Drawn): readonly Recipient[] {
  return [0, 1, 2, 3].map((row) =>
    recipient(
      {
        職名: `第${row}市長`,
        敬称: "様",
        ...Object.fromEntries(
          passages.map(({ isShown }, at) => [`列${at}`, isShown[row] === true ? "はい" : "いいえ"]),
        ),
      },
      row + 2,
    ),
  );
}

function makerOf(template: Template, edition: Edition): LetterMaker {
  return createLetterMaker({
    template,
    edition,
    faces: FACES,
    world: testWorld,
    tool: "shokan 0",
    formats: letterFormats,
  });
}

/** All that is made of an addressee, in some formats. */
async function madeFor(
  row: Recipient,
  maker: LetterMaker,
  ids: readonly FormatId[],
): Promise<Readonly<Record<string, unknown>>> {
  const composed = maker.compose(row);
  if (!composed.ok) return { composed };
  const letter = composed.value;
  const findings = maker.check(letter, row, FORMATS);
  if (findings.some(({ severity }) => severity === "error")) return { composed, findings };
  const pages = maker.layOut(letter);
  const whole = { ...maker.whole(letter, row), source: maker.sourceOf(row) };
  const files = await Promise.all(
    ids.map(async (id) => [id, (await maker.formats[id]().make(whole)).bytes] as const),
  );
  return { composed, findings, pages, ...Object.fromEntries(files) };
}

/** Where the letter of a row that came after others is another than alone. */
async function differencesIn(drawn: Drawn, edition: Edition): Promise<readonly string[]> {
  const template = templateOf(drawn);
  const maker = makerOf(template, edition);
  const differing: string[] = [];
  const rows = rowsOf(drawn);
  for (const [index, row] of rows.entries()) {
    // What writes Word files keeps as much between letters as what writes PDFs. All files are compared of the letter that has all
    // others before it.
    const isLast = index === rows.length - 1;
    const after = await madeFor(row, maker, isLast ? FORMATS : ["pdf", "docx"]);
    if (index === 0) continue;
    const alone = await madeFor(row, makerOf(template, edition), isLast ? FORMATS : ["pdf"]);
    const all = isLast ? { ...after, ...alone } : alone;
    const kinds = Object.keys(all);
    differing.push(...kinds.filter((what) => !isDeepStrictEqual(after[what], alone[what])));
  }
  return differing;
}

test("a letter made after others is the letter made alone, in both editions and in every format", async () => {
  const numbers = [
    () => SMALL_PART,
    () => LEADS_TO_FIRST,
    NAMED_BEHIND,
    OWN_FOOT_NOTE,
    WHOLLY_BOLD,
  ];
  const [small = 0, leading = 0, named = 0, note = 0, bold = 0] = numbers.map((wanted) =>
    PASSAGES.findIndex((passage) => passage(0, "") === wanted(0, "")),
  );
  const now = { isShown: [true, false, true, false] };
  const always = { isShown: [true, true, true, true] };
  const made = (kind: Drawn["kind"], ...passages: Drawn["passages"]): [Drawn, Edition] => [
    { kind, passages },
    "corrected",
  ];
  await fc.assert(
    fc.asyncProperty(
      anyTemplate,
      fc.constantFrom<Edition>("corrected", "as-issued"),
      async (drawn, edition) => {
        expect(await differencesIn(drawn, edition)).toEqual([]);
      },
    ),
    {
      numRuns: runs(100),
      examples: [
        // What decides the size of a figure is in no line's words, nor is what a sentence leads to, nor a note in the line of its mark.
        made("書簡", { what: small, ...now }),
        made("通知", { what: leading, ...now }, { what: named, ...always }),
        made("通知", { what: note, ...always }),
        made("書簡", { what: bold, ...now }),
      ],
    },
  );
}, 60_000);
