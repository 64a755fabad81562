import fc from "fast-check";
import { expect, test } from "vitest";
import { runs } from "../../samples/extent.ts";
import { lettersFrom } from "../../samples/letters-from.ts";
import { recipient } from "../../samples/recipient.ts";

const SETTINGS = "表題: 試し\n種別: 書簡\n必要な列: [職名, 敬称]\n任意の列: [出席, 備考]";
const TO = "［＃宛名］{{職名}}　{{敬称}}";

const YES = [
  "はい",
  "有",
  "TRUE",
  "○",
  "◎",
  "要",
  "出席",
  "可",
  "1",
  "Yes",
  "有り",
  "あり",
  "✓",
  "済",
];
const NO = [
  "いいえ",
  "無",
  "FALSE",
  "×",
  "✕",
  "不要",
  "0",
  "No",
  "無し",
  "なし",
  "-",
  "該当なし",
  "否",
];
const UNSURE = ["〇", "欠席", "不参加", "未提出", "希望しない", "出席できません", "出席不可"];

/** A word as people type it: in wide letters, in small ones, with white space about it. */
const typed = (word: string): fc.Arbitrary<string> =>
  fc
    .tuple(
      fc.constantFrom(
        word,
        word.toLowerCase(),
        word.toUpperCase(),
        word.replaceAll(/[!-~]/gu, (one) => String.fromCharCode(one.charCodeAt(0) + 0xfee0)),
      ),
      fc.constantFrom("", " ", "　"),
      fc.constantFrom("", " ", "　"),
    )
    .map(([form, before, after]) => before + form + after);

const answer = fc.oneof(
  fc
    .constantFrom(...YES)
    .chain(typed)
    .map((cell) => ({ cell, means: "yes" as const })),
  fc
    .constantFrom(...NO)
    .chain(typed)
    .map((cell) => ({ cell, means: "no" as const })),
  fc.constantFrom("", " ", "　").map((cell) => ({ cell, means: "no" as const })),
);

const rowsOf = (cells: readonly string[]) =>
  cells.map((cell, at) =>
    recipient({ 職名: `見本市長${at}`, 敬称: "殿", 出席: cell, 備考: "" }, at + 2),
  );

test("each row gets the text of its own answer, asked either way", () => {
  const ways = fc.constantFrom(
    "{{#もし 出席}}御礼{{else}}承知{{/もし}}。",
    "{{#空なら 出席}}承知{{else}}御礼{{/空なら}}。",
    "{{#if 出席}}御礼{{else}}承知{{/if}}。",
    "{{#もし 出席}}\n御礼。\n{{else}}\n承知。\n{{/もし}}",
  );
  fc.assert(
    fc.property(fc.array(answer, { minLength: 1, maxLength: 6 }), ways, (answers, way) => {
      const made = lettersFrom(SETTINGS, `${way}\n${TO}`, rowsOf(answers.map(({ cell }) => cell)));
      expect(made.findings).toEqual([]);
      expect(made.letters.map(([first]) => first)).toEqual(
        answers.map(({ means }) => (means === "yes" ? "御礼。" : "承知。")),
      );
    }),
    { numRuns: runs(200) },
  );
});

test("a word that may be either stops its row, and no other", () => {
  fc.assert(
    fc.property(fc.array(answer, { maxLength: 4 }), fc.constantFrom(...UNSURE), (answers, word) => {
      const cells = [...answers.map(({ cell }) => cell), word];
      const made = lettersFrom(
        SETTINGS,
        `{{#もし 出席}}御礼{{else}}承知{{/もし}}。\n${TO}`,
        rowsOf(cells),
      );
      expect(made.findings.map(({ code, at }) => [code, at.kind === "cell" && at.row])).toEqual([
        ["template/condition-unsure", cells.length + 1],
      ]);
      expect(made.letters).toHaveLength(answers.length);
    }),
  );
});

test("compared with words, each row gets the branch of its word, however wide, spaced or drawn", () => {
  const branches = [
    ["出席", "甲"],
    ["欠席", "乙"],
    ["○", "丙"],
    ["×", "丁"],
    ["TRUE", "戊"],
  ] as const;
  const drawn: Readonly<Record<string, readonly string[]>> = {
    "○": ["○", "〇", "◯"],
    "×": ["×", "✕", "✖"],
  };
  const cell = fc.constantFrom(...branches).chain(([word, branch]) =>
    fc
      .constantFrom(...(drawn[word] ?? [word]))
      .chain(typed)
      .map((text) => ({ text, branch })),
  );
  const other = fc.constantFrom("未定のため後日", "代理").map((text) => ({ text, branch: "他" }));
  const [[first, one], ...rest] = branches;
  const chain = rest.map(([word, branch]) => `{{else もし 出席 "${word}"}}${branch}`).join("");
  const body = `{{#もし 出席 "${first}"}}${one}${chain}{{else}}他{{/もし}}。\n${TO}`;
  fc.assert(
    fc.property(fc.array(fc.oneof(cell, other), { minLength: 1, maxLength: 6 }), (cells) => {
      const made = lettersFrom(SETTINGS, body, rowsOf(cells.map(({ text }) => text)));
      expect(made.letters.map(([text]) => text)).toEqual(cells.map(({ branch }) => `${branch}。`));
      const isWhole = cells.every(({ branch }) => branch !== "他");
      const unknown = made.findings.filter(({ code }) => code !== "template/word-not-found");
      expect(unknown).toEqual([]);
      // A word that no row says is told only where some row says what no branch asks for.
      if (isWhole) expect(made.findings).toEqual([]);
    }),
    { numRuns: runs(200) },
  );
});

test("a word in the template that no row says, with rows that no branch asks for, is told", () => {
  const pair = fc.constantFrom(
    ["有", "有り"],
    ["出席", "御出席"],
    ["はい", "ハイ"],
    ["○", "丸"],
    ["TRUE", "真"],
  );
  fc.assert(
    fc.property(pair, fc.integer({ min: 1, max: 4 }), ([asked = "", said = ""], count) => {
      const body = `{{#もし 出席 "${asked}"}}御礼{{else}}承知{{/もし}}。\n${TO}`;
      const made = lettersFrom(SETTINGS, body, rowsOf(Array<string>(count).fill(said)));
      expect(
        made.findings.map(({ code, values }) => [code, values["word"], values["nearest"]]),
      ).toEqual([["template/word-not-found", asked, said]]);
    }),
  );
});
