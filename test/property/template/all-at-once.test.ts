import { writeFileSync } from "node:fs";
import fc from "fast-check";
import { expect, test } from "vitest";
import { runs } from "../../samples/extent.ts";
import { ownPlace } from "../../samples/own-place.ts";

/** Settings and lines that are right, each alone and beside the others. */
const RIGHT: readonly {
  readonly setting?: string;
  readonly line?: string;
  readonly isDetailed?: true;
}[] = [
  { setting: "文書番号: 総第{連番}号", line: "［＃文書番号］{{文書番号}}" },
  { setting: "連番: 0101", line: "整理番号{{連番}}です。" },
  { setting: "フッター: { 中央: '{{団体名}}　{{ページ}}／{{総ページ}}' }" },
  {
    setting: "値: { 部数: [正本, 写し], 受付: 'K-{連番}' }",
    line: "{{#繰り返し 部数}}{{番号}}　{{要素}}{{/繰り返し}}",
  },
  { line: "{{#もし 備考}}{{備考}}を御覧ください。{{else}}添付はありません。{{/もし}}" },
  {
    isDetailed: true,
    line: "{{#繰り返し 事業名 金額}}{{番号}}　{{事業名}}は{{金額}}円{{/繰り返し}}",
  },
  {
    setting: "宛先: { 市: { 種別: 市 }, 町村: { 種別: [町, 村] } }",
    line: '{{#宛先 "市"}}貴市{{else}}貴町村{{/宛先}}の{{よみ}}',
  },
  { line: "{{並べ 団体名 よみ}}、{{差出人}}、{{西暦 日付}}" },
];

/** What is wrong in a line, by what is said of it. */
const WRONG: Readonly<Record<string, string>> = {
  "template/unknown-field": "{{職命}}",
  "template/unknown-helper": "{{和歴 日付}}",
  "template/unknown-partial": "{{> 挨拶文}}",
};

test("a template that has one fault is told that fault, whatever is right in it", async () => {
  await fc.assert(
    fc.asyncProperty(
      fc.subarray([...RIGHT]),
      fc.option(fc.constantFrom(...Object.keys(WRONG))),
      async (right, wrong) => {
        const settings = right.flatMap(({ setting = [] }) => setting);
        const lines = [...right.flatMap(({ line = [] }) => line), WRONG[wrong ?? ""] ?? ""];
        const place = ownPlace(undefined, templateOf(settings, lines));
        const details = place.path("明細.csv");
        const isDetailed = right.some((one) => one.isDetailed);
        const set = new Map(isDetailed ? [["明細", details]] : []);
        try {
          writeFileSync(details, DETAILS);
          const { diagnostics } = await place.run({ formats: ["txt"], set });
          const errors = diagnostics.filter(({ severity }) => severity === "error");
          expect(errors.map(({ code }) => code)).toEqual(wrong === null ? [] : [wrong]);
        } finally {
          place.clear();
        }
      },
    ),
    { numRuns: runs(60) },
  );
});

function templateOf(settings: readonly string[], lines: readonly string[]): string {
  const head = [
    "表題: 試し",
    "種別: 通知",
    "日付: 2026-12-01",
    "差出人: 総務大臣",
    "漢数字: 位取り",
  ];
  return [
    "---",
    ...head,
    ...settings,
    "---",
    "［＃宛名］{{職名}}　{{敬称}}",
    "次のとおりお知らせします。",
    ...lines,
    "",
  ].join("\n");
}

const DETAILS = `団体コード,団体名,事業名,金額
022012,青森市,窓口の改革,"1,200"
022021,弘前市,人材の確保,800
022039,八戸市,人材の確保,700
`;
