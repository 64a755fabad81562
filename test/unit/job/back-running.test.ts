// What stands at the heads and feet of an edited letter's pages is the letter's own, or told.
import { afterAll, beforeAll, expect, test, vi } from "vitest";
import { type EditingDesk, editingDesk } from "../../samples/edited-letter.ts";

vi.setConfig({ testTimeout: 60_000, hookTimeout: 60_000 });

const TEMPLATE = `---
表題: 御案内
種別: 通知
ヘッダー: { 左: "総総第12号", 右: "{{団体名}}（取扱注意）" }
フッター: { 中央: "{{ページ}}／{{総ページ}}" }
---
［＃宛名］{{職名}}　{{敬称}}
標記の件について、下記のとおり調査を行います。
`;
const LIST = `団体コード,種別,都道府県,団体名,よみ,職名,敬称
011002,市,北海道,札幌市,さっぽろし,札幌市長,殿
`;
const SAPPORO = "011002-札幌市長.docx";
const OWN = "総総第12号　札幌市（取扱注意）";

let desk: EditingDesk;
beforeAll(async () => {
  desk = await editingDesk(TEMPLATE, LIST);
});
afterAll(() => desk.clear());

/** What is told after an edit of every header or footer that has these characters. */
async function told(edge: string, from: string, to: string): Promise<readonly string[]> {
  desk.editPart(SAPPORO, new RegExp(`^word/${edge}\\d+\\.xml$`, "u"), [from, to], "柱.docx");
  const { diagnostics } = await desk.back("柱.docx");
  return diagnostics.map(({ code, values }) =>
    [code, values["edge"], values["was"], values["now"]].join(" "),
  );
}

test("nothing where nobody edited it, and where Word counted the pages", async () => {
  expect(await told("header", "取扱注意", "取扱注意")).toEqual([]);
  expect(await told("footer", "／", "４／１２")).toEqual([]);
  expect(await told("footer", "／", " ／ ")).toEqual([]);
});

test.each([
  ["other words", "取扱注意", "部外秘", "総総第12号札幌市（部外秘）"],
  ["another figure", "第12号", "第13号", "総総第13号札幌市（取扱注意）"],
  ["a figure more", "第12号", "第12号5", "総総第12号5札幌市（取扱注意）"],
  ["more words", "取扱注意", "案・取扱注意", "総総第12号札幌市（案・取扱注意）"],
  ["fewer words", "総総第12号", "", "札幌市（取扱注意）"],
])("%s are told", async (_, from, to, now) => {
  expect(await told("header", from, to)).toEqual([`back/running header ${OWN} ${now}`]);
});

test("words are told where the letter has but the number of the page", async () => {
  const typed = "<w:r><w:t>写し</w:t></w:r></w:p>";
  expect(await told("footer", "</w:p>", typed)).toEqual(["back/running footer  1／1写し"]);
});

test.each([
  ["words", "フッター: { 左: 総務課, 中央: 写し }", ["写し", "5"]],
  ["no number", "体裁: { ノンブル: なし }\nフッター: { 左: 総務課 }", ["総務課", "総務課5"]],
] as const)(
  "a figure in the middle of the foot is told where the letter has %s",
  async (_, setting, typed) => {
    const own = await editingDesk(TEMPLATE.replace(/^フッター.*$/mu, setting), LIST);
    own.editPart(SAPPORO, /^word\/footer\d+\.xml$/u, typed, "足.docx");
    const { diagnostics } = await own.back("足.docx");
    expect(diagnostics.map(({ code, values }) => [code, values["now"]])).toEqual([
      ["back/running", "総務課5"],
    ]);
    own.clear();
  },
);
