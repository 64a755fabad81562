import { expect, test } from "vitest";
import { saidByPages, saidByProgram } from "../samples/said-to-people.ts";

// Sentences that were no 公用文, with what is said instead: what a person read once must not come back in another corner.

const ALL = [...saidByProgram(), ...saidByPages()].filter(
  ({ at }) => !/^src\/base\/messages\/earlier-/u.test(at),
);

test.each<[string, RegExp, string]>([
  ["すべて書き、照合しました", /すべて書き|書いたもの　/u, "作成と照合が終わりました"],
  ["何も書いていません", /何も書いていません/u, "ファイルは作成していません"],
  ["前からのもの", /前からのもの/u, "そのまま使いました"],
  ["今とは違う材料で作られています", /違う材料/u, "どれかが前回と異なります"],
  ["Shokan の誤りです", /Shokan の誤り/u, "内部エラーです（入力に問題はありません）"],
  ["別扱いにした書簡", /別扱いにした書簡/u, "作成を見合わせた書簡"],
  ["知られた敬称ではありません", /知られた敬称/u, "敬称の一覧にない語です"],
  ["許可がありません", /許可がありません/u, "書き込む権限がありません"],
  ["版の番号を表示します", /版の番号を/u, "バージョンを表示します"],
  ["比べたもの", /比べたもの/u, "照合の対象"],
  ["1通すべて差し込めます", /すべて差し込めます/u, "通を作成できます"],
  [
    "the reading process died",
    /[ぁ-ん].*reading process died/u,
    "読み取り用のプロセスが止まりました",
  ],
  ["保存を待っています", /(?<!が)保存を待って/u, "ファイルが保存されるのを待っています"],
  ["二度押しして開く", /二度押し/u, "ダブルクリック"],
  ["機械で読む形", /機械で読む/u, "プログラム用"],
  ["ネットワークは要りません", /ネットワークは要り/u, "インストールの後"],
])("「%s」 is said nowhere; what is said instead is there", (_, old, instead) => {
  expect(ALL.filter(({ text }) => old.test(text)).map(({ at }) => at)).toEqual([]);
  expect(ALL.some(({ text }) => text.includes(instead))).toBe(true);
});
