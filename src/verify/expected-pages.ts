import { SP_PER_PT } from "../base/units.ts";
import {
  type GlyphRun,
  type Page,
  type PagedDocument,
  type PagePicture,
  paperOfPage,
  type Rule,
  type TagRole,
  type TagStart,
} from "../model/paged-document.ts";
import type { PageSum, RecordedPicture } from "../model/run.ts";
import { areUsualSizes, type SizedText } from "./letter-sizes.ts";

/**
 * Where a letter's text must be found on its pages, as it was laid out: small enough to be sent to the process that reads.
 *
 * Shape: by page, then five numbers for each run: `x` and `y` of its first unit from the page's left and bottom edge, its
 * size, its number of units, and how far along the line its last unit begins. Units: points.
 */
export interface ExpectedPages {
  readonly width: number;
  readonly height: number;
  readonly pages: readonly (readonly number[])[];
  /** By page, the rules: left, bottom, right and top of each. */
  readonly rules: readonly (readonly number[])[];
  /** By page, its pictures: left, bottom, right and top, and what a PDF has of each; absent if there are none. */
  readonly pictures?: readonly (readonly RecordedPicture[])[];
  /** By page, its size in points where it is not that of the first: a 別紙 may have its own. */
  readonly sizes?: readonly (readonly [width: number, height: number] | undefined)[];
  /** By page, what its head and its foot say (柱), white space left out; absent where no page has any. */
  readonly running?: readonly string[];
  /** The same summed up, page by page, as the ledger records it. */
  readonly sums: readonly PageSum[];
}

/** Numbers for each run. */
export const NUMBERS_PER_RUN = 5;

/** Gives where a document's text must be found. */
export function expectedPages(document: PagedDocument, known: KnownPages): ExpectedPages {
  const { width, height } = document.pageSize;
  const pages = document.pages.map((page) =>
    expectedPage(page, paperOfPage(document, page).pageSize.height, known),
  );
  const sizes = document.pages.map(({ own }): readonly [number, number] | undefined =>
    own === undefined
      ? undefined
      : [own.trimSize.width / SP_PER_PT, own.trimSize.height / SP_PER_PT],
  );
  return {
    ...(sizes.some((size) => size !== undefined) ? { sizes } : {}),
    ...runningOf(pages),
    width: width / SP_PER_PT,
    height: height / SP_PER_PT,
    pages: pages.map(({ runs }) => runs),
    rules: pages.map(({ rules }) => rules),
    ...(pages.some(({ pictures }) => pictures.length > 0)
      ? { pictures: pages.map(({ pictures }) => pictures) }
      : {}),
    sums: pages.map(({ sum }) => sum),
  };
}

function runningOf(pages: readonly ExpectedPage[]): Pick<ExpectedPages, "running"> {
  const running = pages.map((page) => page.running);
  return running.every((text) => text === "") ? {} : { running };
}

/** Pages that were computed before: letters of one template have most of them in common. */
export type KnownPages = WeakMap<Page, ExpectedPage>;

interface ExpectedPage {
  readonly runs: readonly number[];
  readonly rules: readonly number[];
  readonly running: string;
  readonly pictures: readonly RecordedPicture[];
  readonly sum: PageSum;
}

/** Gives where the text of letters in one file must be found; the first pages of letters of one template have one size of paper. */
export function joinedPages(letters: readonly ExpectedPages[]): ExpectedPages | undefined {
  const [first] = letters;
  const hasSizes = letters.some(({ sizes }) => sizes !== undefined);
  return (
    first && {
      ...first,
      ...(hasSizes
        ? { sizes: letters.flatMap(({ sizes, pages }) => sizes ?? pages.map(() => undefined)) }
        : {}),
      ...(letters.some(({ running }) => running !== undefined)
        ? { running: letters.flatMap(({ running, pages }) => running ?? pages.map(() => "")) }
        : {}),
      pages: letters.flatMap(({ pages }) => pages),
      rules: letters.flatMap(({ rules }) => rules),
      ...(letters.some(({ pictures }) => pictures !== undefined)
        ? { pictures: letters.flatMap(({ pictures, pages }) => pictures ?? pages.map(() => [])) }
        : {}),
      sums: letters.flatMap(({ sums }) => sums),
    }
  );
}

function expectedPage(page: Page, height: number, known: KnownPages): ExpectedPage {
  const found = known.get(page);
  if (found !== undefined) return found;
  const runs = page.items
    .filter((item) => item.type === "glyphs")
    .filter(({ glyphs }) => glyphs.length > 0);
  const rules = page.items.filter((item) => item.type === "rule");
  const made: ExpectedPage = {
    runs: runs.flatMap((run) => numbersOf(run, height)),
    rules: rules.flatMap(({ box }) => cornersOf(box, height)),
    running: runningText(page),
    pictures: picturesOf(page).map(({ box, picture }) => ({
      corners: cornersOf(box, height),
      content: picture.pageSha256,
    })),
    sum: pageSum(page, runs, [...rules, ...picturesOf(page)], height),
  };
  known.set(page, made);
  return made;
}

function picturesOf({ items }: Page): readonly PagePicture[] {
  return items.filter((item) => item.type === "picture");
}

/** What stands outside of the text of a page that has a head or a foot of words, its number included. */
function runningText({ items }: Page): string {
  const open: TagStart[] = [];
  let text = "";
  let isRunning = false;
  for (const item of items) {
    if (item.type === "tag-start") open.push(item);
    if (item.type === "tag-end") open.pop();
    const [outermost] = open;
    if (item.type !== "glyphs" || open.length !== 1 || outermost?.role !== "artifact") continue;
    isRunning ||= outermost.running !== undefined;
    text += item.glyphs.map((glyph) => glyph.text).join("");
  }
  return isRunning ? text.replaceAll(/\s/gu, "") : "";
}

function pageSum(
  page: Page,
  runs: readonly GlyphRun[],
  rules: readonly Boxed[],
  height: number,
): PageSum {
  const places = sumOf(runs, height);
  if (!areUsualSizes(sizedText(page))) {
    const sizes = runs.reduce((total, { size, glyphs }) => total + size * glyphs.length, 0);
    return [...places, ...ruleSum(rules, height), Math.round(sizes / SP_PER_PT)];
  }
  return rules.length === 0 ? places : [...places, ...ruleSum(rules, height)];
}

/** The text of a page as its reader tells it apart by size. */
function sizedText({ items }: Page): readonly SizedText[] {
  const open: TagRole[] = [];
  return items.flatMap((item): readonly SizedText[] => {
    if (item.type === "tag-start") open.push(item.role);
    if (item.type === "tag-end") open.pop();
    if (item.type !== "glyphs" || item.glyphs.every(({ recipe }) => recipe.kind === "blank"))
      return [];
    return [{ size: item.size, role: roleIn(open) }];
  });
}

function roleIn(open: readonly TagRole[]): SizedText["role"] {
  if (open.includes("repeated")) return "repeated";
  if (open.includes("artifact")) return "artifact";
  return open.includes("ruby-text") ? "ruby" : "text";
}

function cornersOf({ x, y, width, height }: Rule["box"], pageHeight: number): readonly number[] {
  return [x, pageHeight - y - height, x + width, pageHeight - y].map(toPoints);
}

/** What has a box on the page: a rule, or a picture. */
type Boxed = Pick<Rule, "box">;

function ruleSum(
  rules: readonly Boxed[],
  pageHeight: number,
): readonly [rules: number, x: number, y: number] {
  const corners = rules.map(({ box }) => cornersOf(box, pageHeight));
  const total = (at: number): number =>
    corners.reduce((sum, corner) => sum + (corner[at] ?? 0) + (corner[at + 2] ?? 0), 0);
  return [rules.length, Math.round(total(0)), Math.round(total(1))];
}

function toPoints(length: number): number {
  return Math.round((length * 1000) / SP_PER_PT) / 1000;
}

function sumOf(
  runs: readonly GlyphRun[],
  height: number,
): readonly [units: number, x: number, y: number] {
  let [units, x, y] = [0, 0, 0];
  for (const { at, direction, glyphs } of runs) {
    let along = 0;
    for (const { advance } of glyphs) {
      units += 1;
      x += at.x + (direction === "horizontal" ? along : 0);
      y += height - at.y - (direction === "vertical" ? along : 0);
      along += advance;
    }
  }
  return [units, Math.round(x / SP_PER_PT), Math.round(y / SP_PER_PT)];
}

function numbersOf({ at, size, glyphs }: GlyphRun, height: number): readonly number[] {
  const along = glyphs.slice(0, -1).reduce((sum, { advance }) => sum + advance, 0);
  const points = [at.x, height - at.y, size, along].map(toPoints);
  const [x = 0, y = 0, sizePt = 0, alongPt = 0] = points;
  return [x, y, sizePt, glyphs.length, alongPt];
}
