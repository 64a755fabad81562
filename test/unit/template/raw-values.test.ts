import { expect, test } from "vitest";
import { messageOf } from "../../../src/base/messages/messages.ts";
import { lettersFrom, shownFindings } from "../../samples/letters-from.ts";
import { recipient } from "../../samples/recipient.ts";

const SETTINGS = "表題: 試し\n種別: 通知";

/** What is said of rows that have a value in a column of their own, which the letter prints by these words. */
function made(
  column: string,
  values: readonly string[],
  words = `{{${column}}}`,
  settings = SETTINGS,
) {
  const rows = values.map((value, index) =>
    recipient({ 職名: `第${index + 1}支部長`, 敬称: "様", [column]: value }, index + 2),
  );
  return lettersFrom(settings, `本文${words}。\n［＃宛名］{{職名}}　{{敬称}}`, rows);
}

const said = (...all: Parameters<typeof made>): readonly string[] => shownFindings(made(...all));

test.each([
  ["開催日", "2026-12-18 00:00:00"],
  ["開催日", "2026/12/18 0:00"],
  ["開催日", "2026-12-18T00:00:00"],
  ["開催日", "2026-12-18"],
  ["受付番号", "2026-12-18 00:00:00"],
  ["提出期限", "46374"],
  ["支給日", "46374"],
  ["締切日/支払期日", "46374"],
  ["参加", "TRUE"],
  ["参加", "False"],
])("a value of a program is told where it is printed as it stands: %s %s", (column, value) => {
  expect(said(column, [value, value])).toEqual([`W template/raw-value ${column}`]);
  expect(said(column, [value], "", SETTINGS)).toEqual([]);
  expect(said(column, [value], `{{${column}}}`, `${SETTINGS}\n確認済み: [${column}]`)).toEqual([]);
});

test.each([
  ["開催日", "令和8年12月18日"],
  ["開催日", "2026年12月18日"],
  ["会員番号", "46374"],
  ["受付番号", "2026-01-15"],
  ["整理No.", "2026-12-01"],
  ["様式", "2026-45-12"],
  ["参加", "参加"],
  ["期限", "12345円"],
  ["曜日", "20"],
  ["金額", "45000"],
  ["手当/日", "45000"],
  ["旅費1日", "45000"],
  ["日当", "45000"],
])("but not what people write: %s %s", (column, value) => {
  expect(said(column, [value])).toEqual([]);
});

test.each(["2026-12-18 00:00:00", "2026/12/18 0:00", "2026-12-18T00:00:00.000"])(
  "%s is a day to whoever reads days",
  (value) => {
    const { letters, findings } = made("開催日", [value], "{{和暦 開催日}}");
    expect(findings).toEqual([]);
    expect(letters[0]?.[0]).toBe("本文令和8年12月18日。");
  },
);

test.each(["2026-12-18 09:30:00", "2026-12-18 00:30", "2026-11-31 00:00:00"])(
  "%s is none",
  (value) => {
    expect(said("開催日", [value], "{{和暦 開催日}}")).toEqual(["E template/helper-value"]);
  },
);

test("what to do is what the value needs", () => {
  const hintOf = (column: string, value: string): string | undefined => {
    const [found] = made(column, [value]).findings;
    return found && messageOf(found, "ja").hints[0];
  };
  expect(hintOf("開催日", "2026-12-18 00:00:00")).toContain("{{和暦 開催日}}");
  expect(hintOf("開催日", "46374")).toContain("表示形式を「日付」に");
  expect(hintOf("参加", "TRUE")).toContain('{{#もし 参加 "TRUE"}}…{{else}}…{{/もし}}');
});
