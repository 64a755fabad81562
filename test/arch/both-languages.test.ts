import { readFileSync } from "node:fs";
import { expect, test } from "vitest";

// Who reads English reads nothing less: the same pages, the same ways to begin, the same entries for programs.

const whole = readFileSync("README.md", "utf8");
const [japanese = "", english = ""] = whole.split("\n## In English\n");

const pagesIn = (text: string): readonly string[] =>
  [
    ...new Set(
      [...text.matchAll(/\]\((?<page>[^)]+\.md)\)/gu)].map(({ groups }) => groups?.["page"] ?? ""),
    ),
  ].toSorted();

/** The rows of the tables of pages, by what they lead to. */
const rowsIn = (text: string): readonly string[] =>
  text
    .split("\n")
    .filter((line) => /^\|.*\]\([^)]+\.md\)/u.test(line))
    .map((line) => /\]\((?<page>[^)]+\.md)\)/u.exec(line)?.groups?.["page"] ?? "");

test("README names the same pages in both languages, each table's rows in one order", () => {
  expect(rowsIn(japanese).length).toBeGreaterThan(8);
  expect(rowsIn(english)).toEqual(rowsIn(japanese));
  expect(pagesIn(english)).toEqual(pagesIn(japanese));
});

test.each([
  ["the zip for Windows, without Node.js", "Shokan.cmd"],
  ["where to put it", "C:\\shokan"],
  ["the sample", "npm ci && npm start"],
  ["the tests", "npm ci && npm test"],
  ["the version of Node.js", "20.19"],
  ["building without the sample", "npm run build"],
  ["PowerShell", "PowerShell"],
  ["what the sample makes", "out/dx-jinzai"],
  ["the print run", "print-run.pdf"],
  ["the ledger", "発送台帳.pdf"],
  ["the proof", "照合証明.pdf"],
  ["the library", "makeLetter"],
  ["runs by a program", "shokan/run"],
  ["texts by a program", "shokan/messages"],
  ["the project's folder", "projectAt("],
  ["packing the library", "npm pack"],
  ["a code on the screen", "csv/empty-honorific"],
])("README says it in both languages: %s", (_, words) => {
  expect(japanese).toContain(words);
  expect(english).toContain(words);
});

test("README's first heading for clerks is the zip, before anything is to be installed", () => {
  const [first = ""] = [...japanese.matchAll(/^## .+$/gmu)].map(([heading]) => heading);
  const [, section = ""] = japanese.split(`${first}\n`);
  expect(section.split("\n## ")[0]).toContain("Shokan.cmd");
  expect(japanese.indexOf("Shokan.cmd")).toBeLessThan(japanese.indexOf("npm ci"));
});
