import { describe, expect, test } from "vitest";
import { findingsOf, lineOf, readGuarded } from "../../../samples/read-list.ts";
import { headerRow, sapporoRow, workbook } from "../../../samples/workbook.ts";

/** What a list has for a cell in an eighth column: the text, what it stands for, and what is said about it. */
function shown(cell: string, format: string, is1904 = false): readonly (string | undefined)[] {
  const rows = headerRow(1, ["値"]) + sapporoRow(2, cell);
  const bytes = workbook({ rows, formats: [format], is1904 });
  const outcome = readGuarded([{ path: "a.xlsx", bytes }]);
  if (!outcome.ok) return outcome.errors.map(({ code }) => code);
  const found = outcome.value.recipients.at(0)?.fields.get("値");
  return [found?.value, found?.exact, ...outcome.warnings.map(({ code }) => code)];
}

const number = (value: number, format: string): readonly (string | undefined)[] =>
  shown(`<c r="H2" s="1"><v>${value}</v></c>`, format);

const text = (value: string, format: string): readonly (string | undefined)[] =>
  shown(`<c r="H2" s="1" t="inlineStr"><is><t>${value}</t></is></c>`, format);

describe("a number reads as its cell shows it, and counts as what it is", () => {
  test.each([
    ['General"円"', 500, "500円", "500"],
    ['G/標準"円"', 500, "500円", "500"],
    ['#,##0"円"', 1_234_567, "1,234,567円", "1234567"],
    ["#,##0", 1_234_567, "1,234,567", "1234567"],
    ['"¥"#,##0', 1200, "¥1,200", "1200"],
    ["[$¥-411]#,##0", 1200, "¥1,200", "1200"],
    ['0"号"', 5, "5号", "5"],
    ['0"GE"', 5, "5GE", "5"],
    ["0\\E", 5, "5E", "5"],
    ["0名様", 5, "5名様", "5"],
    ['#,##0;"△ "#,##0', -3, "△ 3", "-3"],
    ["#,##0_ ;[Red]\\-#,##0\\ ", -1234, "-1,234", "-1234"],
    ['_ * #,##0_ ;_ * \\-#,##0_ ;_ * "-"_ ;_ @_ ', 1234, "1,234", "1234"],
    ['_ * #,##0_ ;_ * \\-#,##0_ ;_ * "-"_ ;_ @_ ', 0, "-", "0"],
    ["0_);(0)", -5, "(5)", "-5"],
  ])("%s of %d is %s", (format, value, expected, exact) => {
    expect(number(value, format)).toEqual([expected, exact]);
  });
});

describe("a number in a format of its own reads as its cell shows it", () => {
  test.each([
    ["General", 11_002, "11002"],
    ["General", 123_456_789_012, "123456789012"],
    ["@", 11_002, "11002"],
    ["000000", 11_002, "011002"],
    ["000000;@", 11_002, "011002"],
    ["[Red]0", 5, "5"],
    ["[<=999]000;[<=9999]000\\-00;000\\-0000", 608_588, "060-8588"],
    ["[<=999]000;[<=9999]000\\-00;000\\-0000", 60, "060"],
    ["[<=999]000;[<=9999]000\\-00;000\\-0000", 6085, "060-85"],
    ["〒000-0000", 608_588, "〒060-8588"],
    ["####\\-####", 12_345_678, "1234-5678"],
    ['"第"000"号"', 5, "第005号"],
    ["[<100]000;[>=100]0000", 700, "0700"],
    ["000000", -1, "-000001"],
    ["0.0%", 0.125, "12.5%"],
    ["0%", 0.5, "50%"],
    ["# ?/?", 1, "1"],
    ["# ?/?", 0.5, "1/2"],
    ["# ?/?", 1.25, "1 1/4"],
    ['#,##0,"千円"', 1_235_000, "1,235千円"],
    ['#,##0"千円"', 1235, "1,235千円"],
    ['0"万円"', 5, "5万円"],
    ['#,##0 "億円"', 12, "12 億円"],
    ["#,##0,", 1_235_000, "1,235"],
    ['[=1]"有";[=0]"無";General', 0, "無"],
    ['"有";;"無"', 1, "有"],
    [";;;", 5, ""],
    ["#,###", 0, ""],
    ["[DBNum1]General", 2000, "二千"],
    ["[DBNum1][$-411]General", 20_345, "二万三百四十五"],
    ["[DBNum1]0", 2026, "二〇二六"],
    ["[DBNum3][$-411]0", 2000, "２０００"],
  ])("%s of %d is %s", (format, value, expected) => {
    expect(number(value, format)).toEqual([expected, undefined]);
  });
});

describe("a day reads as its cell shows it, and stands for the day", () => {
  test.each([
    ["yyyy/m/d", 46_357, "2026/12/1", "2026-12-01"],
    ["yyyy-mm-dd", 46_357, "2026-12-01", "2026-12-01"],
    ['yyyy"年"m"月"d"日"', 46_357, "2026年12月1日", "2026-12-01"],
    ['m"月"d"日"', 46_357, "12月1日", "2026-12-01"],
    ["m/d(aaa)", 46_357, "12/1(火)", "2026-12-01"],
    ["[$-411]aaaa", 46_357, "火曜日", "2026-12-01"],
    ['[$-411]GGGE"年"M"月"D"日"', 46_357, "令和8年12月1日", "2026-12-01"],
    ['GGGE"年"M"月"D"日";@', 46_357, "令和8年12月1日", "2026-12-01"],
    ['gge"年"m月d日(AAAA)', 46_357, "令8年12月1日(火曜日)", "2026-12-01"],
    ["GE.M.D", 46_357, "R8.12.1", "2026-12-01"],
    ['[$-411]GGGEE"年"MM"月"', 46_357, "令和08年12月", "2026-12-01"],
    ['[$-ja-JP-x-gannen]GGGE"年"', 43_586, "令和元年", "2019-05-01"],
    ["m月d日", 46_357, "12月1日", "2026-12-01"],
    ["[DBNum3][$-411]GGGE年M月D日", 46_357, "令和８年１２月１日", "2026-12-01"],
    ["[$-411]dddd", 46_357, "火曜日", "2026-12-01"],
    ["d-mmm-yy", 46_357, "1-Dec-26", "2026-12-01"],
    ["[$-F800]dddd\\,\\ mmmm\\ dd\\,\\ yyyy", 46_357, "2026年12月1日", "2026-12-01"],
    ['[$-411]ggge"年"m"月"d"日"', 46_357, "令和8年12月1日", "2026-12-01"],
    ['[$-411]ggge"年"m"月"d"日";@', 43_586, "令和1年5月1日", "2019-05-01"],
    ['[$-ja-JP-x-gannen]ggge"年"m"月"d"日";@', 43_586, "令和元年5月1日", "2019-05-01"],
    ['[$-ja-JP-x-gannen,80]ggge"年"m"月"', 43_585, "平成31年4月", "2019-04-30"],
    ['[$-411]ggge"年"m"月"d"日"', 32_515, "昭和64年1月7日", "1989-01-07"],
    ['[$-411]ggge"年"m"月"d"日"', 32_516, "平成1年1月8日", "1989-01-08"],
    ['[$-411]ggge"年"m"月"d"日"', 4594, "明治45年7月29日", "1912-07-29"],
    ['[$-411]ggge"年"m"月"d"日"', 4595, "大正1年7月30日", "1912-07-30"],
    ["[$-1030411]ggge\\年m\\月d\\日", 46_357, "令和8年12月1日", "2026-12-01"],
    ["[$-411]ge.m.d", 46_357, "R8.12.1", "2026-12-01"],
    ["[$-411]gge.mm.dd", 46_357, "令8.12.01", "2026-12-01"],
    ["[$-411]gggee", 46_357, "令和08", "2026-12-01"],
    ['[DBNum1][$-411]ggge"年"m"月"d"日"', 46_357, "令和八年十二月一日", "2026-12-01"],
    ['[DBNum1][$-411]yyyy"年"m"月"d"日"', 46_357, "二〇二六年十二月一日", "2026-12-01"],
    ['[DBNum3][$-411]ggge"年"m"月"d"日"', 46_357, "令和８年１２月１日", "2026-12-01"],
    ["yyyy/m/d", 46_357.75, "2026/12/1", "2026-12-01"],
    ["yyyy/m/d h:mm", 46_357, "2026/12/1 0:00", "2026-12-01"],
    ["yyyy/m/d", 1, "1900/1/1", "1900-01-01"],
    ["yyyy/m/d", 59, "1900/2/28", "1900-02-28"],
    ["yyyy/m/d", 61, "1900/3/1", "1900-03-01"],
  ])("%s of %d is %s", (format, value, expected, day) => {
    expect(number(value, format)).toEqual([expected, day]);
  });

  test.each([
    ["h:mm", 0.562_5, "13:30"],
    ['h"時"mm"分"', 0.562_5, "13時30分"],
    ["h:mm AM/PM", 0.562_5, "1:30 PM"],
    ['[$-411]AM/PM h"時"', 0.562_5, "午後 1時"],
    ["[h]:mm", 1.062_5, "25:30"],
    ['[h]"時間"mm"分"', 1.062_5, "25時間30分"],
    ["mm:ss", 0.000_1, "00:09"],
    ["yyyy/m/d h:mm", 46_357.562_5, "2026/12/1 13:30"],
  ])("the time %s of %d is %s and no day", (format, value, expected) => {
    expect(number(value, format)).toEqual([expected, undefined]);
  });

  test("a workbook that counts from 1904 shows the same days", () => {
    const cell = '<c r="H2" s="1"><v>43460</v></c>';
    expect(shown(cell, "yyyy/m/d", true)).toEqual(["2022/12/27", "2022-12-27"]);
    expect(shown('<c r="H2" s="1"><v>1.0625</v></c>', "[h]:mm", true)).toEqual([
      "25:30",
      undefined,
    ]);
  });

  test.each([
    ["2026-12-01T00:00:00", "yyyy-mm-dd", "2026-12-01", "2026-12-01"],
    ["2026-12-01T00:00:00", "General", "2026/12/1", "2026-12-01"],
    ["2026-12-01", '[$-411]ggge"年"m"月"d"日"', "令和8年12月1日", "2026-12-01"],
    ["2026-12-01T13:30:00.000", "General", "2026/12/1 13:30", undefined],
    ["13:30:00", "h:mm", "13:30", undefined],
    ["1900-02-28", "yyyy/m/d", "1900/2/28", "1900-02-28"],
    ["1900-03-01", "yyyy/m/d", "1900/3/1", "1900-03-01"],
  ])("a day written as %s with format %s is %s", (value, format, expected, day) => {
    for (const is1904 of [false, true]) {
      if (is1904 && value.startsWith("1900")) continue;
      expect(shown(`<c r="H2" s="1" t="d"><v>${value}</v></c>`, format, is1904)).toEqual([
        expected,
        day,
      ]);
    }
  });
});

describe("a text reads as its cell shows it", () => {
  test.each([
    ['@"様"', "見本花子", "見本花子様"],
    ['"（"@"）"', "山", "（山）"],
    ["0;-0;;@", "山", "山"],
    ["_ @_ ", "山", "山"],
    [";;;", "山", ""],
    ["yyyy/m/d", "未定", "未定"],
  ])("%s of %s is %s", (format, value, expected) => {
    expect(text(value, format)).toEqual([expected, undefined]);
  });
});

describe("digits that the cell does not show are said", () => {
  test.each([
    ["#,##0", 1_234_567.5, "1,234,568"],
    ["0%", 0.125, "13%"],
    ["# ?/?", 1.3333, "1 1/3"],
    ['#,##0,"千円"', 1_234_567, "1,235千円"],
    ['General"円"', 1_234_567_890_123, "1.23457E+12円"],
  ])("%s of %d shows %s", (format, value, expected) => {
    expect(number(value, format)).toEqual([expected, undefined, "csv/number-shown-otherwise"]);
  });
});

test("a column of rounded numbers is said once, at its first cell, with how many there are", () => {
  const cells = (row: number, value: number, other: number) =>
    `<c r="H${row}" s="1"><v>${value}</v></c><c r="I${row}" s="1"><v>${other}</v></c>`;
  const rows = [1.5, 2, 3.25].map((value, at) => sapporoRow(at + 2, cells(at + 2, value, 0.5)));
  const bytes = workbook({ rows: headerRow(1, ["額", "率"]) + rows.join(""), formats: ["#,##0"] });
  const found = findingsOf(bytes, "a.xlsx").filter(
    ({ code }) => code === "csv/number-shown-otherwise",
  );
  expect(found.map((one) => `${lineOf(one)}, ${one.values["count"]} cells`)).toEqual([
    "warning csv/number-shown-otherwise row 2 column 8 line 2, 2 cells",
    "warning csv/number-shown-otherwise row 2 column 9 line 2, 3 cells",
  ]);
});

test.each([
  ["0.00E+00", 12_300],
  ["##0.0E+0", 12_345],
])(
  "a number shown with an exponent is refused, as the same letters are in CSV: %s of %d",
  (format, value) => {
    expect(number(value, format)).toContain("csv/exponent");
  },
);

describe("what nobody can be sure of is not guessed", () => {
  test.each([
    ["[DBNum2]General", 2000],
    ["[DBNum1]General", 1234],
    ["[DBNum1]General", 12.5],
    ["[DBNum1]General", 0],
    ["[DBNum3]General", 2000],
    ['[DBNum1]h"時"', 0.5],
    ["[DBNum1]mm/dd", 46_357],
    ["[$-404]e", 46_357],
    ["[$-107041E]bbbb", 46_357],
    ["B2yyyy", 46_357],
    ["[NatNum1]0", 5],
    ["[$-3000411]0", 5],
    ["0!年", 5],
    ['@"様"', 5],
    ["[<100]000;[>=200]0000", 150],
    ["nope", 5],
    ["0;0;0;0;0", 5],
    [`0${"_ ".repeat(200)}`, 5],
  ])("%s of %d is refused by cell", (format, value) => {
    expect(number(value, format)).toEqual(["csv/format-unknown"]);
  });

  test.each([
    ["yyyy/m/d", 60],
    ["yyyy/m/d", 0],
    ["yyyy/m/d h:mm", 0.5],
    ["yyyy/m/d", -1],
    ["yyyy/m/d", 2_958_466],
    ["[h]:mm", -0.5],
  ])("with format %s there is no day %d", (format, value) => {
    expect(number(value, format)).toEqual(["csv/impossible-date"]);
  });
});

test("the formats that workbooks name by number only are those of the Japanese edition", () => {
  const shownBy = (id: number, value: number): string | undefined => {
    const rows = headerRow(1, ["値"]) + sapporoRow(2, `<c r="H2" s="1"><v>${value}</v></c>`);
    const bytes = workbook({ rows, formatIds: [id] });
    const outcome = readGuarded([{ path: "a.xlsx", bytes }]);
    return outcome.ok ? outcome.value.recipients.at(0)?.fields.get("値")?.value : undefined;
  };
  const day = [27, 28, 29, 30, 31, 34, 35, 36, 50, 51, 52, 53, 54, 55, 56, 57, 58, 14, 15, 16, 17];
  expect(day.map((id) => shownBy(id, 44_922))).toEqual([
    "R4.12.27",
    "令和4年12月27日",
    "令和4年12月27日",
    "12/27/22",
    "2022年12月27日",
    "2022年12月",
    "12月27日",
    "R4.12.27",
    "R4.12.27",
    "令和4年12月27日",
    "2022年12月",
    "12月27日",
    "令和4年12月27日",
    "2022年12月",
    "12月27日",
    "R4.12.27",
    "令和4年12月27日",
    "2022/12/27",
    "27-Dec-22",
    "27-Dec",
    "Dec-22",
  ]);
  expect([18, 19, 20, 21, 32, 33, 45, 46, 47].map((id) => shownBy(id, 0.562_5))).toEqual([
    "1:30 PM",
    "1:30:00 PM",
    "13:30",
    "13:30:00",
    "13時30分",
    "13時30分00秒",
    "30:00",
    "13:30:00",
    "30:00.0",
  ]);
  const plain = [0, 1, 2, 3, 4, 5, 6, 7, 8, 9, 12, 37, 38, 39, 40, 41, 42, 43, 44, 49, 23];
  expect(plain.map((id) => shownBy(id, 1200))).toEqual([
    "1200",
    "1200",
    "1200.00",
    "1,200",
    "1,200.00",
    "¥1,200",
    "¥1,200",
    "¥1,200.00",
    "¥1,200.00",
    "120000%",
    "1200",
    "1,200",
    "1,200",
    "1,200.00",
    "1,200.00",
    "1,200",
    "¥1,200",
    "1,200.00",
    "¥1,200.00",
    "1200",
    "1200",
  ]);
});
