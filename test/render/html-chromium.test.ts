// A letter's page in the browser that clerks have: printed by Chromium, it is the letter, on its paper, in its columns.
import { mkdtempSync, rmSync, writeFileSync } from "node:fs";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { pathToFileURL } from "node:url";
import { Document } from "mupdf";
import { type Browser, chromium } from "playwright-core";
import { afterAll, beforeAll, describe, expect, test } from "vitest";
import type { PageCount } from "../../src/html/turned-part.ts";
import { writeHtml } from "../../src/html/write-html.ts";
import type { Letter } from "../../src/model/letter.ts";
import { letterParagraphs } from "../../src/model/letter-text.ts";
import { isVariationSelector } from "../../src/text/variation-selector.ts";
import { pickedOf } from "../samples/extent.ts";
import { block, everyFeature, letter, pageFormat } from "../samples/letters.ts";
import { groupName, isInstalled } from "../samples/readers.ts";
import { setLetter } from "../samples/running-letter.ts";
import { defaultFace } from "./docx-face.ts";

const hasChromium = isInstalled("chromium", "--version");
const folder = mkdtempSync(join(tmpdir(), "shokan-html-"));
afterAll(() => rmSync(folder, { recursive: true, force: true }));

/** One for all letters: to start it takes longer than to print what most tests print. */
let browser: Browser;

/** Lets Chromium print a letter's page; gives the pages' sizes in points and their characters with their places. */
async function printed(
  content: Letter,
  format = pageFormat(),
  pageCount?: PageCount,
): Promise<
  readonly { size: readonly number[]; characters: readonly [string, number, number][] }[]
> {
  const path = join(folder, "page.html");
  writeFileSync(path, writeHtml(content, format, [await defaultFace()], undefined, pageCount));
  const page = await browser.newPage();
  await page.goto(pathToFileURL(path).href);
  const pdf = await page.pdf({ preferCSSPageSize: true });
  await page.close();
  const document = Document.openDocument(pdf, "application/pdf");
  return Array.from({ length: document.countPages() }, (_, index) => {
    const sheet = document.loadPage(index);
    const characters: [string, number, number][] = [];
    sheet.toStructuredText("preserve-whitespace").walk({
      onChar: (character: string, [x, y]: readonly number[]) => {
        if (/\S/u.test(character)) characters.push([character, Math.round(x ?? 0), y ?? 0]);
      },
    });
    const [left = 0, top = 0, right = 0, bottom = 0] = sheet.getBounds();
    return { size: [Math.round(right - left), Math.round(bottom - top)], characters };
  });
}

describe.skipIf(!hasChromium)(groupName("Chromium", hasChromium, "chromium"), () => {
  beforeAll(async () => {
    browser = await chromium.launch({
      executablePath: "/usr/bin/chromium",
      args: ["--no-sandbox"],
    });
  });
  afterAll(() => browser?.close());

  test("prints every character of the letter, readings and numbers of pages beside it", async () => {
    const content = everyFeature();
    const pages = await printed(content);
    expect(pages.map(({ size }) => size)).toEqual([
      [842, 595],
      [842, 595],
    ]);
    const found = countOf(pages.flatMap(({ characters }) => characters.map(([one]) => one)));
    for (const [character, count] of countOf([...letterParagraphs(content).join("")])) {
      // Selectors belong to the glyph before them.
      if (/\s/u.test(character) || isVariationSelector(character.codePointAt(0) ?? 0)) continue;
      expect(found.get(character) ?? 0, character).toBeGreaterThanOrEqual(count);
    }
  }, 120_000);

  test("sets lines from right to left, each of as many characters as the format says", async () => {
    const { charactersPerLine, linesPerPage } = pageFormat();
    const content = letter(block("paragraph", "国".repeat(charactersPerLine * 60)));
    const [first] = await printed(content);
    const columns = new Map<number, number>();
    for (const [, x] of first?.characters ?? []) columns.set(x, (columns.get(x) ?? 0) + 1);
    const counts = [...columns].sort(([one], [other]) => other - one).map(([, count]) => count);
    expect(counts.slice(0, 3)).toEqual([
      charactersPerLine - 1,
      charactersPerLine,
      charactersPerLine,
    ]);
    expect(counts.length).toBe(linesPerPage);
  }, 120_000);

  test("prints the number of a page of vertical lines across, as our pages have it", async () => {
    const format = { ...pageFormat(), pageNumber: "dashed" } as const;
    const [first] = await printed(letter(block("paragraph", "国の機関")), format);
    const number = first?.characters.filter(([one]) => /[―1]/u.test(one)) ?? [];
    expect(number.map(([one]) => one).join("")).toBe("―1―");
    const [places, heights] = [number.map(([, x]) => x), number.map(([, , y]) => y)];
    expect(places).toEqual(places.toSorted((one, other) => one - other));
    expect(Math.max(...heights) - Math.min(...heights)).toBeLessThan(0.5);
  }, 120_000);

  test.each(pickedOf(["26x27", "40x36"], 1))(
    "prints what is raised above the heads of lines, and the lines where they are without it: %s",
    async (main) => {
      const body = (raised: string, other: string): string =>
        `本文。\n${raised}勅命を奉じます。${"国".repeat(90)}\n` +
        `［＃別紙「表」］横書きの文。\n${other}聖慮。${"県".repeat(90)}\n` +
        `［＃別紙「縦」］縦書きの文。\n${raised}朝廷。${"市".repeat(90)}\n［＃別紙］終わり。\n${raised}叡慮。`;
      const settings = `種別: 書簡\n体裁: ${main}\n別紙の体裁: { 表: { 基本: 40x36 }, 縦: { 基本: 26x27 } }`;
      const pagesOf = async (raised: string, other: string) => {
        const { letter: content, format } = setLetter(settings, body(raised, other));
        return (await printed(content, format)).map(({ size, characters }) => ({
          size,
          first: characters.filter(([one]) => "勅聖朝叡".includes(one)).map(([one]) => one),
          // The lines after the first, where the raised ones have moved no character into another line.
          heads: headsOf(characters.filter(([one]) => !"勅聖朝叡".includes(one))),
        }));
      };
      const level = await pagesOf("［＃平出］", "［＃平出］");
      const raised = await pagesOf("［＃２字擡頭］", "［＃３字擡頭］");
      expect(raised.flatMap(({ first }) => first).toSorted()).toEqual([..."勅聖朝叡"].toSorted());
      expect(raised.map(({ size }) => size)).toEqual(level.map(({ size }) => size));
      for (const [index, { heads }] of level.entries()) {
        for (const [side, place] of heads.entries()) {
          expect(Math.abs((raised[index]?.heads[side] ?? 0) - place)).toBeLessThan(1.5);
        }
      }
    },
    120_000,
  );

  // Each of the long paragraphs fills its pages but the last: 26 × 27 and 40 × 36 characters to a page.
  test.each([
    [
      "26x27",
      "表",
      [
        [842, 595],
        [595, 842],
        [595, 842],
        [595, 842],
        [842, 595],
        [842, 595],
      ],
    ],
    [
      "40x36",
      "縦",
      [
        [595, 842],
        [842, 595],
        [842, 595],
        [842, 595],
        [842, 595],
        [595, 842],
      ],
    ],
  ] as const)(
    "prints each page of a 別紙 in the other direction, with all its lines and its own head and paper: %s",
    async (main, name, sizes) => {
      const count = name === "表" ? 40 * 50 : 26 * 70;
      const { letter: content, format } = setLetter(
        `種別: 書簡\n体裁: ${main}\nヘッダー: 甲\n別紙の体裁: { 表: { 基本: 40x36, ヘッダー: 乙 }, 縦: { 基本: 26x27, ヘッダー: 乙 } }`,
        `本文。\n［＃別紙「${name}」］［＃天付き］${"国".repeat(count)}\n［＃改ページ］町\n［＃別紙］終わり。${name === "表" ? "県".repeat(26 * 28) : ""}`,
      );
      const pages = await printed(content, format, ({ name: part }) =>
        part === name ? sizes.length - 2 - (name === "表" ? 1 : 0) : 1,
      );
      const countOn = (index: number, wanted: string): number =>
        pages[index]?.characters.filter(([one]) => one === wanted).length ?? 0;
      expect(pages.map(({ size }) => size)).toEqual(sizes);
      expect(pages.map((_, index) => countOn(index, "国"))).toEqual(
        name === "表" ? [0, 40 * 36, 40 * 14, 0, 0, 0] : [0, 26 * 27, 26 * 27, 26 * 16, 0, 0],
      );
      expect(pages.map((_, index) => countOn(index, "町"))).toEqual(
        name === "表" ? [0, 0, 0, 1, 0, 0] : [0, 0, 0, 0, 1, 0],
      );
      expect(
        pages.map((_, index) =>
          (countOn(index, "乙") === 1 ? "乙" : "甲").repeat(
            countOn(index, "甲") + countOn(index, "乙"),
          ),
        ),
      ).toEqual(
        name === "表" ? ["甲", "乙", "乙", "乙", "甲", "甲"] : ["甲", "乙", "乙", "乙", "乙", "甲"],
      );
    },
    120_000,
  );
});

/** Where the characters that are in no raised line's beginning begin: those of the long lines, from the left and from the top. */
function headsOf(characters: readonly (readonly [string, number, number])[]): readonly number[] {
  const long = characters.filter(([one]) => "本横縦終".includes(one));
  return long.flatMap(([, x, y]) => [x, y]);
}

function countOf(characters: readonly string[]): ReadonlyMap<string, number> {
  const counts = new Map<string, number>();
  for (const one of characters) counts.set(one, (counts.get(one) ?? 0) + 1);
  return counts;
}
