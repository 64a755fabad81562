import { describe, expect, test } from "vitest";
import { messageOf } from "../../../src/base/messages/messages.ts";
import { withoutAllowed } from "../../../src/data/allowance.ts";
import { readGuarded } from "../../samples/read-list.ts";

const NAMES = ["辻　正夫", "福井　静", "米田　実", "杉本　茂"];

/** What is said of members of whom the third has a word in a column of its own, in a letter of a day. */
function said(column: string, value: string, others = "", date?: string): readonly string[] {
  const rows = NAMES.map((name, index) => `${name},様,${index === 2 ? value : others}`);
  const bytes = new TextEncoder().encode(`氏名,敬称,${column}\n${rows.join("\n")}\n`);
  const guard = date === undefined ? {} : { date };
  const outcome = readGuarded([{ path: "a.csv", bytes }], {}, guard);
  return (outcome.ok ? outcome.warnings : outcome.errors).map(
    ({ severity, code, at }) => `${severity} ${code} ${at.kind === "cell" ? at.row : at.kind}`,
  );
}

describe("a remark that sends a row's letter to somebody else is told", () => {
  test.each([
    "送付先は副会長に変更",
    "送付先変更→副会長",
    "副会長宛てに送付",
    "事務局気付で郵送",
    "次回から会長自宅に郵送",
    "会長交代。宛名は副会長に変更のこと",
    "送付先：副会長　福井静",
  ])("%s", (remark) => {
    expect(said("備考", remark)).toEqual(["warning csv/redirected 4"]);
  });

  test.each([
    "送付先変更済み",
    "宛先は変更なし",
    "昨年は副会長宛てに送付",
    "10月に会長交代",
    "送付先住所は上記のとおり",
    "毎月1日に送付",
    "役員会に出席",
  ])("but not %s", (remark) => {
    expect(said("備考", remark)).toEqual([]);
  });

  test("but not what most rows say, nor what a column of no remarks says", () => {
    expect(said("備考", "自宅に郵送", "自宅に郵送")).toEqual([]);
    expect(said("議題", "送付先は副会長に変更")).toEqual([]);
  });

  test("with what to do", () => {
    const bytes = new TextEncoder().encode("氏名,敬称,備考\n辻　正夫,様,送付先は 副会長\n");
    const outcome = readGuarded([{ path: "a.csv", bytes }]);
    const [found] = outcome.ok ? outcome.warnings : [];
    expect(found && messageOf(found, "ja").hints).toEqual([
      "なっていなければ、この行の宛名や住所を直してください",
      'なっていれば、`--allow "備考=送付先は 副会長"` を付けてください',
    ]);
  });
});

describe("who leaves after the letter's day is still there", () => {
  const asked = ["error csv/not-to-be-sent 4"];
  test.each<[string, string, string | undefined, readonly string[]]>([
    ["退会日", "2027-03-31", "2026-12-01", []],
    ["退会日", "令和9年3月31日", "2026-12-01", []],
    ["退職日", "２０２６／１２／２", "2026-12-01", []],
    ["退会年月日", "2026-12-02 00:00:00", "2026-12-01", []],
    ["退会日", "2026-12-01", "2026-12-01", asked],
    ["退会日", "令和8年3月31日", "2026-12-01", asked],
    ["退会日", "3月31日", "2026-12-01", asked],
    ["退会日", "2027-03-31（予定）", "2026-12-01", asked],
    ["退会年度", "2027", "2026-12-01", asked],
    ["退会", "2027-03-31", "2026-12-01", asked],
    ["退会日", "2027-03-31", undefined, asked],
  ])("%s %s in a letter of %s", (column, value, date, expected) => {
    expect(said(column, value, "", date)).toEqual(expected);
  });
});

describe("a row without the mark that all others have is asked about", () => {
  test.each([
    ["送付", "○"],
    ["送付対象", "送付する"],
    ["発送", "1"],
    ["案内を送る", "はい"],
  ])("%s with %s and a blank", (column, mark) => {
    expect(said(column, "", mark)).toEqual(["error csv/not-to-be-sent 4"]);
    expect(said(column, mark, mark)).toEqual([]);
    expect(said(column, "", "")).toEqual([]);
  });

  test("but not where other rows say no, where the column says how many, or of another column", () => {
    const rows = "氏名,敬称,送付\n辻　正夫,様,○\n福井　静,様,\n米田　実,様,検討中\n";
    expect(readGuarded([{ path: "a.csv", bytes: new TextEncoder().encode(rows) }]).ok).toBe(true);
    expect(said("送付", "", "3")).toEqual([]);
    expect(said("出席", "", "○")).toEqual([]);
  });

  test("with what to do, which does it", () => {
    const bytes = new TextEncoder().encode("氏名,敬称,送付\n辻　正夫,様,○\n福井　静,様,\n");
    const outcome = readGuarded([{ path: "a.csv", bytes }]);
    const errors = outcome.ok ? [] : outcome.errors;
    expect(errors.map((found) => messageOf(found, "ja"))).toEqual([
      {
        message: "列「送付」が空の行です。印のある行だけに送るのかどうか分かりません",
        hints: [
          "送らないなら、この行を削除するか、`--where` で送る行だけを選んでください",
          "送るなら、`--allow 送付` を付けてください",
        ],
      },
    ]);
    const allowances = [{ column: "送付", values: undefined }];
    expect(withoutAllowed(errors, allowances).remaining).toEqual([]);
  });
});

describe("what a heading lacks is told with what to do", () => {
  const hintsOf = (text: string): readonly string[] => {
    const outcome = readGuarded([{ path: "a.csv", bytes: new TextEncoder().encode(text) }]);
    return outcome.ok ? [] : outcome.errors.flatMap((found) => messageOf(found, "ja").hints);
  };

  test("敬称, which the template may give", () => {
    expect(hintsOf("団体名,職名,氏名\n奈良市,奈良市長,辻　正夫\n")).toEqual([
      "見出しの行に「敬称」の列を加えてください",
      "敬称がどの宛先も同じなら、ひな形の設定に「敬称: 様」のように書いてください。列は不要になります",
    ]);
  });

  test("氏名 in two columns of the first of several persons", () => {
    expect(hintsOf("姓1,名1,敬称\n辻,正夫,様\n")).toEqual([
      expect.stringContaining("氏名の列を設け、「姓1」「名1」を続けて入れてください"),
    ]);
  });
});
