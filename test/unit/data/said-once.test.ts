import { readFileSync } from "node:fs";
import { describe, expect, test } from "vitest";
import { findingsOf } from "../../samples/read-list.ts";

const codesOf = (text: string): readonly string[] => findingsOf(text).map(({ code }) => code);

describe("one thing is said once", () => {
  test("spaces around a name and a title are no other form of them", () => {
    expect(codesOf("市町村名,職名,敬称\n奈良市 ,　奈良市長,殿\n")).toEqual([
      "csv/surrounding-space",
      "csv/surrounding-space",
    ]);
  });

  test("a ditto mark for an honorific is no name, and not an unknown honorific too", () => {
    expect(codesOf("市町村名,職名,敬称\n奈良市,奈良市長,様\n生駒市,生駒市長,〃\n")).toEqual([
      "csv/not-a-name",
    ]);
  });
});

test("who has a row with a name that two have is not missing, and who has none is", () => {
  // Of 奈良県 all but 川西町 and 川上村 by their codes, these by their names alone.
  const rows = readFileSync("recipients/municipalities.csv", "utf8")
    .split("\n")
    .map((line) => line.split(","))
    .filter((cells) => cells[2] === "奈良県")
    .map(([code = "", , , name = ""]) =>
      name === "川西町" || name === "川上村"
        ? `,${name},${name}長,様`
        : `${code},${name},${name}長,様`,
    );
  const listOf = (lines: readonly string[]): string =>
    ["団体コード,団体名,職名,敬称", ...lines].join("\n");
  // All others are of 奈良県, which has one of either name: a 注意 that says so, and nothing to be mended.
  expect(codesOf(listOf(rows))).toEqual(["csv/name-by-others", "csv/name-by-others"]);
  // With one row of 山形県, which has a 川西町 too, nobody can say which is meant; 川上村 of 長野県 neither.
  const mixed = [...rows, "062014,山形市,山形市長,様"];
  expect(codesOf(listOf(mixed)).filter((code) => /name-(?:of|by)/u.test(code))).toEqual([
    "csv/name-of-several",
    "csv/name-of-several",
  ]);
  const findings = findingsOf(listOf(rows.filter((row) => !row.includes("生駒市"))));
  const found = findings.find(({ code }) => code === "csv/missing-members");
  expect(found?.values["names"]).toBe("生駒市（292095）");
});

test("a blank line at an end of a cell with several lines keeps its place beside other cells", () => {
  const said = (cell: string): readonly string[] =>
    findingsOf(`職名,敬称,事業名\n青葉会会長,様,"${cell}"\n`).map(({ code }) => code);
  for (const cell of [
    "\n窓口改革\n人材の確保",
    "窓口改革\n人材の確保\n",
    "\n窓口改革\n\n人材の確保",
  ])
    expect(said(cell)).toEqual([]);
  for (const cell of ["　窓口改革", "窓口改革\n", "　窓口改革\n人材の確保"])
    expect(said(cell)).toEqual(["csv/surrounding-space"]);
});
