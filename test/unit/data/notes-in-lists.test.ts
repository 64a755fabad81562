import fc from "fast-check";
import { describe, expect, test } from "vitest";
import { accountOf } from "../../../src/data/account-of.ts";
import { readRecipients } from "../../../src/data/read-recipients.ts";
import { accountLines } from "../../../src/model/account-text.ts";
import { findingsOf, lineOf } from "../../samples/read-list.ts";

const HEAD = "市町村名,職名,敬称\n奈良市,奈良市長,様\n生駒市,生駒市長,様\n";

const said = (text: string): readonly string[] => findingsOf(text).map(lineOf);

/** The rows that are left out as notes, or for another reason; undefined where the list is refused. */
function notesIn(text: string, why = "note"): readonly number[] | undefined {
  const outcome = readRecipients([{ path: "a.csv", bytes: new TextEncoder().encode(text) }]);
  if (!outcome.ok) return undefined;
  const [list] = outcome.value.lists;
  return list?.leftOut.find(({ reason }) => reason === why)?.rows ?? [];
}

describe("a note below the list", () => {
  test.each([
    "※令和8年4月1日現在",
    "※1　新任",
    "注1　敬称は様とする。",
    "（注）市のみ。",
    "注：市のみ",
    "出典：県の一覧",
    "備考 1 順不同",
    "以上",
    "以下余白",
    "（以下、余白）",
    "＊順不同",
  ])("%s is left out, with its reason", (note) => {
    expect(said(`${HEAD}${note},,\n`)).toEqual([]);
    expect(notesIn(`${HEAD}${note},,\n`)).toEqual([4]);
    expect(notesIn(`${HEAD}\n,${note},\n※もう一つ,,\n`)).toEqual([5, 6]);
  });

  test("is asked about where addressees follow", () => {
    expect(said(`${HEAD}※ここから町村,,\n三郷町,三郷町長,様\n`)).toEqual([
      "error csv/lone-cell row 4 column 1 line 4",
    ]);
  });
});

test("a note above something else that is nobody stays one", () => {
  expect(said(`${HEAD}（注）市のみ。,,\n作成：総務課,,\n`)).toEqual([
    "error csv/lone-cell row 5 column 1 line 5",
  ]);
});

describe("a row with one cell that may be anything", () => {
  test.each([
    "令和8年4月1日現在",
    "作成：総務課 山田",
    "注連縄商店",
    "備前太郎",
    "以上商店",
    "出典堂",
  ])("%s is asked about, once", (cell) => {
    expect(said(`${HEAD}${cell},,\n`)).toEqual(["error csv/lone-cell row 4 column 1 line 4"]);
    expect(said(`${HEAD}${cell},,\n三郷町,三郷町長,様\n`)).toEqual([
      "error csv/lone-cell row 4 column 1 line 4",
    ]);
  });

  test("is an addressee with blanks where it is the name or code of a government", () => {
    expect(said(`${HEAD}三郷町,,\n`)).toContain("error csv/empty-honorific row 4 column 3 line 4");
    expect(said(`${HEAD}三郷町,,\n`)).not.toContain("error csv/lone-cell row 4 column 1 line 4");
  });
});

describe("what parts a list for its readers is no addressee, and is in the account", () => {
  const headingsIn = (text: string): readonly number[] | undefined => notesIn(text, "heading");

  test.each([
    "【市】",
    "【 小学校 】",
    "〔町村〕",
    "【県立】",
    "【私立高等学校】",
    "【東部地区】",
    "【中部】",
    "【新潟県】",
  ])("%s over some rows", (title) => {
    const text = `${HEAD}${title},,\n三郷町,三郷町長,様\n`;
    expect(said(text)).toEqual([]);
    expect(headingsIn(text)).toEqual([4]);
  });

  test("is named in the account by its words", () => {
    const text = `${HEAD}【町】,,\n三郷町,三郷町長,様\n【村】,,\n明日香村,明日香村長,様\n`;
    const outcome = readRecipients([{ path: "a.csv", bytes: new TextEncoder().encode(text) }]);
    if (!outcome.ok) throw new Error(outcome.errors[0]?.code);
    const { lists, recipients } = outcome.value;
    const [list] = lists;
    expect(list?.leftOut).toEqual([
      { reason: "heading", rows: [4, 6], words: ["【町】", "【村】"] },
    ]);
    const selection = { notSelected: [], letters: 4, allowed: [] };
    const account = accountOf(lists, recipients, selection, []);
    expect(accountLines(account, "ja")[0]).toContain(
      "（除いたもの：区切りの見出し 2行［4、6行目］【町】【村】）",
    );
    expect(accountLines(account, "en")[0]).toContain("2 headings [row 4, 6]【町】【村】");
  });

  test.each([
    "【送付不要】",
    "【以下、送付しない】",
    "【送付しない市町村】",
    "〔廃止〕",
    "【保留】",
    "【辞退地区】",
    "【対象外】",
    "【昨年度】",
    "【参考】",
    "〈株式会社大和〉",
    "《県立》",
    "【市〕",
  ])("%s, which may be about the rows below or an addressee, is asked about", (words) => {
    expect(said(`${HEAD}${words},,\n三郷町,三郷町長,様\n`)).toEqual([
      "error csv/lone-cell row 4 column 1 line 4",
    ]);
  });

  test("words in brackets that took in the rows below them are told", () => {
    const text = `${HEAD}"【中学校,,\n三郷町,三郷町長,様\n】",,\n平群町,平群町長,様\n`;
    expect(said(text)).toContain("error csv/swallowed-rows row 4 column 1 line 4");
  });

  test("the header again with its words in other columns is told", () => {
    expect(
      said(
        "団体名,職名,敬称,当初,変更後,\n甲会,会長,様,1,2,\n団体名,職名,敬称,,当初,変更後\n乙会,会長,様,,7,8\n",
      ),
    ).toContain("error csv/repeated-header row 3 column 1 line 3");
    const shifted =
      "町内会名,会長氏名,敬称,\n甲会,甲野一,様,\n,町内会名,会長氏名,敬称\n,乙会,乙野二,様\n";
    expect(said(shifted)).toContain("error csv/repeated-header row 3 column 1 line 3");
  });

  test("the header again, as it is repeated for each page", () => {
    const [header = ""] = HEAD.split("\n");
    const text = `${HEAD}${header}\n三郷町,三郷町長,様\n${header}\n斑鳩町,斑鳩町長,様\n`;
    expect(said(text)).toEqual([]);
    expect(headingsIn(text)).toEqual([4, 6]);
  });

  test("a header that is another, or a title in a row of its own cells, is asked about", () => {
    expect(said(`${HEAD}職名,団体名,敬称\n三郷町長,三郷町,様\n`)).toContain(
      "error csv/repeated-header row 4 column 1 line 4",
    );
    expect(said(`${HEAD}【市】,三郷町長,\n`)).toContain(
      "error csv/empty-honorific row 4 column 3 line 4",
    );
  });
});

test("a sum is one with its count in any column", () => {
  expect(said(`${HEAD}小計,2,\n三郷町,三郷町長,様\n計,3団体,\n`)).toEqual([
    "warning csv/total-row row 4 column 1 line 4",
    "warning csv/total-row row 6 column 1 line 6",
  ]);
});

test("no row is left out as a note that has two cells or an honorific", () => {
  const cell = fc.constantFrom(
    "",
    "奈良市",
    "奈良市長",
    "様",
    "※注",
    "注1",
    "以上",
    "甲野一",
    "備考：x",
  );
  const row = fc.tuple(cell, cell, cell);
  fc.assert(
    fc.property(fc.array(row, { maxLength: 4 }), (rows) => {
      const text = `市町村名,職名,敬称\n生駒市,生駒市長,様\n${rows.map((one) => one.join(",")).join("\n")}\n`;
      for (const place of notesIn(text) ?? []) {
        const written = (rows[place - 3] ?? []).filter((value) => value !== "");
        expect(written).toHaveLength(1);
        expect(rows[place - 3]?.[2]).toBe("");
        expect(["※注", "注1", "以上", "備考：x"]).toContain(written[0]);
        // Nobody stands below it.
        const below = rows.slice(place - 2).filter((one) => one[2] !== "");
        expect(below).toEqual([]);
      }
    }),
  );
});
