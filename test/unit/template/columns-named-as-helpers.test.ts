import { expect, test } from "vitest";
import { messageOf } from "../../../src/base/messages/messages.ts";
import { HELPERS } from "../../../src/template/helper-table.ts";
import { lettersFrom, shownFindings } from "../../samples/letters-from.ts";
import { recipient } from "../../samples/recipient.ts";

const SETTINGS = "表題: 研修会の開催について\n種別: 通知\n日付: 令和8年12月1日";

const rowsOf = (column: string, cells: readonly string[]) =>
  cells.map((cell, index) => recipient({ 職名: `第${index}校長`, [column]: cell }, index + 2));

const body = (line: string): string =>
  `［＃日付］{{和暦 日付}}\n［＃宛名］{{職名}}　様\n${line}研修会を開催します。`;

const NAMES = [...HELPERS.keys()];

// A column in the list and its name in the template is enough, whatever else the name may mean.
test.each(["", "必要な列: [", "任意の列: ["])(
  "a column that is called as a helper is printed cell by cell: %s",
  (declared) => {
    const wrong = NAMES.flatMap((name) =>
      [`{{${name}}}`, `{{[${name}]}}`, `{{#もし ${name}}}{{${name}}}{{/もし}}`].flatMap((tag) => {
        const settings = declared === "" ? SETTINGS : `${SETTINGS}\n${declared}${name}]`;
        const { letters, findings } = lettersFrom(
          settings,
          body(`${tag}の`),
          rowsOf(name, ["甲乙", "丙丁"]),
        );
        const said = letters.map((one) => one.join(""));
        const isRight =
          findings.length === 0 &&
          said[0]?.includes("甲乙の研修") &&
          said[1]?.includes("丙丁の研修");
        return isRight ? [] : [{ tag, said, found: findings[0]?.code }];
      }),
    );
    expect(wrong).toEqual([]);
  },
);

test("without such a column a helper's name alone is told how the helper is written", () => {
  for (const name of NAMES) {
    const { findings, letters } = lettersFrom(
      SETTINGS,
      body(`{{${name}}}の`),
      rowsOf("備考", [""]),
    );
    expect({ name, codes: findings.map(({ code }) => code), letters }).toEqual({
      name,
      codes: ["template/helper-arguments"],
      letters: [],
    });
    const [found] = findings;
    expect(found === undefined ? "" : messageOf(found, "ja").hints[0]).toContain(`{{${name} `);
  }
});

test("with its value a helper is one, beside a column of its name", () => {
  const rows = [recipient({ 職名: "校長", 開催日: "令和8年12月2日", 曜日: "なし" })];
  const { letters, findings } = lettersFrom(SETTINGS, body("{{曜日 開催日}}の"), rows);
  expect(findings).toEqual([]);
  expect(letters[0]?.join("")).toContain("水曜日の研修");
});

// 1 December 2026 is a Tuesday, 2 December a Wednesday.
test.each([
  ["{{開催日}}（火）に", "令和8年12月2日（火）"],
  ["{{開催日}}火曜日に", "令和8年12月2日火曜"],
  ["{{開催日}}（{{曜日}}）に", "令和8年12月2日（火曜日）"],
  ["{{開催日}}（{{曜日 日付}}）に", "令和8年12月2日（火曜日）"],
  ["{{和暦 開催日}}（{{曜日}}）に", "令和8年12月2日（火曜日）"],
  ["{{開催日}}（{{曜日 開催日}}）に", ""],
  ["{{開催日}}に", ""],
  ["令和8年12月2日（{{曜日}}）に", "令和8年12月2日（火曜日）"],
])("a day of the week beside another cell's date is the date's own: %s", (line, wrong) => {
  const rows = [
    recipient({ 職名: "甲校長", 開催日: "令和8年12月1日", 曜日: "火曜日" }, 2),
    recipient({ 職名: "乙校長", 開催日: "令和8年12月2日", 曜日: "火曜日" }, 3),
  ].slice(line.startsWith("令和") ? 1 : 0);
  expect(shownFindings(lettersFrom(SETTINGS, body(line), rows))).toEqual(
    wrong === "" ? [] : [`W template/other-weekday ${wrong}`],
  );
});

test.each([
  ["2026/12/2", true],
  ["2026.12.2", true],
  ["2026-12-02", true],
  ["R8.12.2", true],
  ["2026/12/1", false],
  ["2026/13/1", false],
  ["12/2", false],
])("a date of any writing: %s（火）", (date, isTold) => {
  const rows = [recipient({ 職名: "甲校長", 開催日: date })];
  const found = shownFindings(lettersFrom(SETTINGS, body("{{開催日}}（火）に"), rows));
  // That hyphens are no way to print a day is another thing.
  const weekdays = found.filter((one) => one !== "W template/raw-value 開催日");
  expect(weekdays).toEqual(isTold ? [`W template/other-weekday ${date}（火）`] : []);
});

test("what the author has confirmed is not told", () => {
  const rows = [recipient({ 職名: "乙校長", 開催日: "令和8年12月2日" })];
  const settings = `${SETTINGS}\n確認済み: ["令和8年12月2日（火）"]`;
  expect(lettersFrom(settings, body("{{開催日}}（火）に"), rows).findings).toEqual([]);
});
