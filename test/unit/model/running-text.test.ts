// What is at the heads and feet of pages is compared in transcriptions without the numbers that only pages have.
import { expect, test } from "vitest";
import { withoutPageNumbers } from "../../../src/model/running-text.ts";

test.each<readonly [string, readonly string[], readonly string[]]>([
  ["numbers alone", ["footer-center {page}"], []],
  ["a number of a first page alone", ["1 -", "footer-center ― {page} ―"], []],
  [
    "numbers beside a head",
    ["header-left 総行行第１号", "footer-center {page}"],
    ["header-left 総行行第１号"],
  ],
  [
    "a head whose own words end as a first page without any is said",
    ["header-left 甲の1 -", "footer-center {page}"],
    ["header-left 甲の1 -"],
  ],
  [
    "a first page with a number alone, before pages with a head",
    ["1 footer-center {page}", "header-left 甲", "footer-center {page}"],
    ["1 -", "header-left 甲"],
  ],
  [
    "a first page with nothing, before pages with a head",
    ["1 -", "header-left 甲"],
    ["1 -", "header-left 甲"],
  ],
  [
    "a first page with a head of its own",
    ["1 header-left 乙", "1 footer-center {page}", "header-left 甲"],
    ["1 header-left 乙", "header-left 甲"],
  ],
  [
    "parts, each for itself",
    [
      "1 -",
      "footer-center {page}",
      "2: 1 -",
      "2: header-left 乙1 -",
      "3: footer-center ― {page} ―",
    ],
    ["2: 1 -", "2: header-left 乙1 -"],
  ],
  ["the number among other words", ["footer-center 第{page}頁"], ["footer-center 第{page}頁"]],
])("of %s", (_, lines, expected) => {
  expect(withoutPageNumbers(lines)).toEqual(expected);
});
