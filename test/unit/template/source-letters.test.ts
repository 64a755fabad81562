import { readFileSync } from "node:fs";
import { expect, test } from "vitest";
import { parseLetter } from "../../../src/markup/parse-letter.ts";
import type { Edition } from "../../../src/model/letter-settings.ts";
import { letterParagraphs } from "../../../src/model/letter-text.ts";
import { compileTemplate } from "../../../src/template/compile-template.ts";
import { recipient, valueIn } from "../../samples/recipient.ts";

const bytes = readFileSync("templates/dx-jinzai.hbs");
const template = valueIn(
  compileTemplate(
    { path: "templates/dx-jinzai.hbs", bytes },
    { overrides: new Map(), partials: new Map() },
  ),
);

const cases: readonly [string, string, string, Edition][] = [
  ["governors", "都道府県", "都道府県知事", "as-issued"],
  ["governors", "都道府県", "都道府県知事", "corrected"],
  ["mayors", "市区町村", "市区町村長", "as-issued"],
  ["mayors", "市区町村", "市区町村長", "corrected"],
];

test.each(cases)(
  "the one template gives the letter to the %s (%s, %s) as it was in its edition %s",
  (name, kind, title, edition) => {
    const manuscript = valueIn(template.merge(recipient({ 種別: kind, 職名: title, 敬称: "殿" })));
    const letter = valueIn(parseLetter(manuscript, template.settings, edition));
    const golden = readFileSync(`test/golden/source-letters/${name}.${edition}.txt`, "utf8");
    // White space does not count: the addressee's space is full-width on the page.
    const found = letterParagraphs(letter).map((paragraph) => paragraph.replaceAll("　", " "));
    expect(found).toEqual(golden.trimEnd().split("\n"));
  },
);

test("the text that both letters share stands once in the template", () => {
  const lines = new TextDecoder().decode(bytes).split("\n");
  const long = lines.filter((line) => line.length > 40);
  expect(new Set(long).size).toBe(long.length);
  expect(bytes.length).toBeLessThan(6200);
});
