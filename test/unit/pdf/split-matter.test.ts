import { expect, test } from "vitest";
import { splitMatter } from "../../../src/pdf/split-matter.ts";
import { column, letterTo, tagged } from "../../samples/square-pages.ts";

test("the addressee stands apart from what the template says", () => {
  const [, second] = letterTo(["北"]).pages;
  const sections = splitMatter(second?.items ?? []);
  expect(sections.map(({ matter }) => matter)).toEqual(["template", "record"]);
  expect(sections.flatMap(({ items }) => items)).toEqual(second?.items);
});

test("an addressee from the template is record matter too, so that letters are cut alike", () => {
  const items = tagged("addressee", 0, column(0, 0, ["知", "事"]));
  expect(splitMatter(items).map(({ matter }) => matter)).toEqual(["record"]);
});

test("a paragraph that holds a cell's value is not parted", () => {
  const [, page] = letterTo(["北"]).pages;
  const run = page?.items.at(-2) ?? column(0, 0, []);
  const items = [
    ...tagged("paragraph", 0, column(0, 0, ["前"])),
    ...tagged("paragraph", 1, column(0, 0, ["貴"]), run, column(0, 0, ["様"])),
    ...tagged("paragraph", 2, column(0, 0, ["後"])),
  ];
  expect(splitMatter(items).map(({ matter, items: own }) => [matter, own.length])).toEqual([
    ["template", 3],
    ["record", 5],
    ["template", 3],
  ]);
});

test("a tag that is not closed on its page is our mistake", () => {
  expect(() => splitMatter([{ type: "tag-start", role: "paragraph", element: 0 }])).toThrow(
    "not closed",
  );
});
