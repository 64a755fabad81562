import { expect, test } from "vitest";
import { saidByPages, saidByProgram } from "../samples/said-to-people.ts";

// Sentences that were no 公用文, with what is said instead: what a person read once must not come back in another corner.

const ALL = [...saidByProgram(), ...saidByPages()].filter(
  ({ at }) => !/^src\/base\/messages\/earlier-/u.test(at),
);

/** What is said instead; empty where nothing is said in its place any more. */
test.each<[old: string, pattern: RegExp, instead: string]>([
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
  ["種別 `` はありません", /種別 `` はありません/u, "種別が空です"],
  ["`shokan init` の名前は使えません", /`shokan init` の[^。\n]*使えません/u, "名前に使えません"],
  ["使えるのは pdf、docx、pdf,docx", /使えるのは[^。\n]*pdf,docx/u, ""],
  ["どの版の文も書かれていなければ", /どの版の文も/u, ""],
  ["頭の 0 が落ちて見える", /頭の ?0 ?が落ちて見え/u, "先頭の0が"],
  ["くわしくは", /くわしく(?:は|、)/u, "詳しくは"],
  ["書きはじめ", /書きはじめ/u, "書き始め"],
  ["使いはじめ", /使いはじめ/u, ""],
  ["[いくつでも]", /\[(?:いくつでも|有無)\]/u, ""],
  ["命令", /(?<![一-鿿])命令(?![一-鿿])/u, "コマンド"],
  ["重さ、符号", /(?:^|[「、,])重さ[、,」]|[、,]符号[、,」]/u, "区分"],
  ["もとになったもの", /もとになったもの/u, "作成に用いたもの"],
])("「%s」 is said nowhere; what is said instead is there", (_, old, instead) => {
  expect(ALL.filter(({ text }) => old.test(text)).map(({ at }) => at)).toEqual([]);
  expect(ALL.some(({ text }) => text.includes(instead))).toBe(true);
});
