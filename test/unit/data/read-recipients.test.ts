import { readFileSync } from "node:fs";
import { describe, expect, test } from "vitest";
import { messageOf } from "../../../src/base/messages/messages.ts";
import {
  findingsOf,
  HEADER,
  lineOf,
  readFiles,
  readGuarded,
  readText,
  valueIn,
} from "../../samples/read-list.ts";

const SAPPORO = "011002,市,北海道,札幌市,さっぽろし,札幌市長,殿";
const bytesOf = (text: string): Uint8Array => new TextEncoder().encode(text);

describe("every value knows where it stands", () => {
  const list = readText(
    `題名,,,,,,,\n${HEADER},住所\n${SAPPORO},"中央区\r\n北一条"\n012025,市,北海道,函館市,はこだてし,函館市長,殿,東雲町\n`,
  );

  test("a cell has its file, its row as Excel shows it, its column, heading and line", () => {
    expect(list.recipients.at(1)?.fields.get("職名")).toEqual({
      value: "函館市長",
      at: { kind: "cell", path: "a.csv", row: 4, column: 6, header: "職名", line: 5 },
    });
  });

  test("a line break within a value is one line feed, however it was written", () => {
    expect(valueIn(list.recipients.at(0), "住所")).toBe("中央区\n北一条");
  });

  test("a recipient is known by its code", () => {
    expect([...list.recipients].map(({ id, row, path }) => [id, row, path])).toEqual([
      ["011002", 3, "a.csv"],
      ["012025", 4, "a.csv"],
    ]);
  });
});

describe("fields are what the list has and nothing else", () => {
  const [recipient] = readText(`${HEADER},__proto__,constructor\n${SAPPORO},甲,乙\n`).recipients;

  test("headings that name parts of JavaScript's objects are plain headings", () => {
    expect(valueIn(recipient, "__proto__")).toBe("甲");
    expect(valueIn(recipient, "constructor")).toBe("乙");
    expect(recipient?.fields.has("toString")).toBe(false);
    expect(recipient?.fields.get("hasOwnProperty")).toBeUndefined();
  });

  test("they are read like any map", () => {
    const fields = recipient?.fields;
    expect(fields?.size).toBe(9);
    expect([...(fields?.keys() ?? [])].slice(0, 2)).toEqual(["団体コード", "種別"]);
    expect([...(fields ?? [])].map(([name, { value }]) => [name, value])[3]).toEqual([
      "団体名",
      "札幌市",
    ]);
    const visited: string[] = [];
    fields?.forEach(({ value }, name) => {
      visited.push(`${name}=${value}`);
    });
    expect(visited.at(-1)).toBe("constructor=乙");
  });
});

describe("a byte that is no character", () => {
  const broken = Uint8Array.from([
    ...bytesOf(`${HEADER}\n${SAPPORO}\n012025,市,北海道,函`),
    0xff,
    0xfe,
    0x0a,
  ]);

  test("is told by its offset, line and hexadecimal form, and the nearer encoding", () => {
    const [finding] = findingsOf(broken);
    expect(finding?.values).toEqual({
      encoding: "UTF-8",
      tried: "UTF-8、CP932",
      offset: 155,
      line: 3,
      hex: "FF FE 0A",
    });
  });

  test("is told to a clerk in words that help", () => {
    const [finding] = findingsOf(broken);
    const text = finding && messageOf(finding, "ja");
    expect(text?.message).toContain("3行目");
    expect(text?.hints[0]).toContain("CSV UTF-8");
  });
});

describe("several lists of one run", () => {
  test("come in the order of the files, with the columns that all of them have", () => {
    const list = readFiles(["recipients/source-letters.csv", "recipients/prefectures.csv"]);
    expect(list.recipients).toHaveLength(49);
    expect(list.recipients.at(2)?.id).toBe("010006");
    expect(list.columns).toEqual(HEADER.split(","));
  });

  test("are all reported, whatever is wrong with the first", () => {
    const outcome = readGuarded([
      { path: "a.csv", bytes: bytesOf("何か\n") },
      { path: "b.csv", bytes: bytesOf(`${HEADER}\n${SAPPORO.replace("殿", "")}\n`) },
    ]);
    expect(outcome.ok ? [] : outcome.errors.map(({ code, at }) => [code, at])).toMatchObject([
      ["csv/no-header", { path: "a.csv" }],
      ["csv/empty-honorific", { path: "b.csv", row: 2, header: "敬称" }],
    ]);
  });

  test("that hold one recipient twice are refused with both places", () => {
    const bytes = bytesOf(`${HEADER}\n${SAPPORO}\n`);
    const outcome = readGuarded([
      { path: "a.csv", bytes },
      { path: "b.csv", bytes },
    ]);
    expect(outcome.ok ? [] : outcome.errors).toMatchObject([
      {
        code: "csv/duplicate-recipient",
        at: { path: "b.csv", row: 2 },
        related: [{ at: { path: "a.csv", row: 2 } }],
      },
    ]);
  });
});

test("a heading that is nearly right is named beside the one that is missing", () => {
  const [finding] = findingsOf(`${HEADER.replace("都道府県", "都道府具")}\n${SAPPORO}\n`);
  expect(finding?.values).toMatchObject({ column: "都道府県", nearest: "都道府具" });
});

test("a list that Excel saved as CP932 gives the same recipients as the UTF-8 one", () => {
  const cp932 = Uint8Array.from([
    ...[0x92, 0x63, 0x91, 0xcc, 0x83, 0x52, 0x81, 0x5b, 0x83, 0x68, 0x2c], // 団体コード,
    ...[0x8e, 0xed, 0x95, 0xca, 0x2c], // 種別,
    ...[0x93, 0x73, 0x93, 0xb9, 0x95, 0x7b, 0x8c, 0xa7, 0x2c], // 都道府県,
    ...[0x92, 0x63, 0x91, 0xcc, 0x96, 0xbc, 0x2c, 0x82, 0xe6, 0x82, 0xdd, 0x2c], // 団体名,よみ,
    ...[0x90, 0x45, 0x96, 0xbc, 0x2c, 0x8c, 0x68, 0x8f, 0xcc, 0x0d, 0x0a], // 職名,敬称
    ...[0x2c, 0x8e, 0x73, 0x8b, 0xe6, 0x92, 0xac, 0x91, 0xba, 0x2c, 0x2c], // ,市区町村,,
    ...[0x8a, 0x65, 0x2c, 0x2c, 0x92, 0xb7, 0x2c, 0x93, 0x61, 0x0d, 0x0a], // 各,,長,殿
  ]);
  const outcome = readGuarded([{ path: "a.csv", bytes: cp932 }]);
  expect(outcome.ok && valueIn(outcome.value.recipients.at(0), "種別")).toBe("市区町村");
  expect(outcome.ok && outcome.value.columns).toEqual(HEADER.split(","));
});

describe("an office's own characters", () => {
  const list = { path: "a.csv", bytes: bytesOf(`${HEADER},氏名\n${SAPPORO},\ue000田\n`) };
  const table = (text: string) => ({
    characterTable: { path: "外字.csv", bytes: bytesOf(text) },
  });

  test.each(["外字,文字\nU+E000,𠮷\n", "外字,文字\n\ue000,𠮷\n", "文字,外字\n𠮷,u+e000\n"])(
    "become what the table says: %j",
    (text) => {
      const outcome = readGuarded([list], table(text));
      expect(outcome.ok && valueIn(outcome.value.recipients.at(0), "氏名")).toBe("𠮷田");
    },
  );

  test("that the table lacks stay an error", () => {
    const outcome = readGuarded([list], table("外字,文字\nU+E001,𠮷\n"));
    expect(outcome.ok ? [] : outcome.errors.map(({ values }) => values)).toEqual([
      { character: "U+E000", position: 1, value: "\ue000田" },
    ]);
  });

  test.each([
    ["外字,文字\n山,𠮷\nU+E000,吉\n", "csv/not-a-private-use-character"],
    ["外字,文字\nU+E000,\n", "csv/empty-character"],
    ["外字,文字\nU+E000,\ue001\n", "csv/private-use-character"],
    ["外字\nU+E000\n", "csv/missing-column"],
  ])("in a table that is wrong: %j", (text, code) => {
    const outcome = readGuarded([list], table(text));
    const said = outcome.ok ? [] : outcome.errors;
    expect(said.filter(({ at }) => "path" in at && at.path === "外字.csv")).toMatchObject([
      { code },
    ]);
  });
});

describe("codes that lost their zeros in Excel", () => {
  const lines = ["prefectures", "municipalities"].flatMap((name) =>
    readFileSync(`recipients/${name}.csv`, "utf8").trim().split("\n").slice(1),
  );
  const stripped = lines.filter((line) => line.startsWith("0")).map((line) => line.slice(1));
  const header = `${HEADER},総務省一覧表記,出典`;

  test("come back where the row's name tells them apart", () => {
    const list = readText(`${header}\n${stripped.join("\n")}\n`);
    expect(list.recipients).toHaveLength(484);
    expect([...list.recipients].every(({ id }) => /^0\d{5}$/u.test(id))).toBe(true);
  });

  test("are refused in the twelve cases where they may be another's, if no name tells", () => {
    const nameless = stripped.map((line) => line.replace(/,[^,]*,[^,]*,/u, ",,,"));
    const rows = nameless.map((line) => line.split(",").with(3, "").join(","));
    const ambiguous = findingsOf(`${header}\n${rows.join("\n")}\n`).filter(
      ({ code }) => code === "csv/code-ambiguous",
    );
    expect(ambiguous).toHaveLength(12);
    expect(ambiguous.map(({ values }) => values["candidates"])).toContain(
      "士別市（北海道、012203）、市川市（千葉県、122033）",
    );
  });
});

describe("who is missing", () => {
  const municipalities = readFileSync("recipients/municipalities.csv", "utf8").trim().split("\n");
  const without = (...codes: string[]): string =>
    `${municipalities.filter((line) => !codes.includes(line.slice(0, 6))).join("\n")}\n`;
  const only = (prefix: string, ...but: string[]): string =>
    without(
      ...municipalities
        .slice(1)
        .map((line) => line.slice(0, 6))
        .filter((code) => !code.startsWith(prefix) || but.includes(code)),
    );

  test("of the country's municipalities is counted by prefecture", () => {
    const [finding] = findingsOf(without("011002", "012025", "473821"));
    expect(finding?.values).toEqual({
      set: "市区町村",
      total: 1741,
      found: 1738,
      missing: 3,
      names: "札幌市（011002）、函館市（012025）、与那国町（473821）",
      byPrefecture: "北海道 177/179、沖縄県 40/41",
    });
  });

  test("of one prefecture's municipalities is named", () => {
    const findings = findingsOf(only("47", "473821"));
    expect(findings.map(({ values }) => values)).toMatchObject([
      { set: "沖縄県の市区町村", total: 41, found: 40, names: "与那国町（473821）" },
    ]);
  });

  test("is not asked of a list that takes a few", () => {
    expect(findingsOf(`${HEADER}\n${SAPPORO}\n`)).toEqual([]);
  });

  test("is told of a set that is asked for, however few are there", () => {
    const file = { path: "a.csv", bytes: bytesOf(`${HEADER}\n${SAPPORO}\n`) };
    const outcome = readGuarded([file], {}, { members: ["municipalities"] });
    expect(outcome.ok && outcome.warnings.map(lineOf)).toEqual([
      "warning csv/missing-members file",
    ]);
  });
});
