// Footnotes are on the page of their marks, at its foot, whatever the letter; pages have no more than they hold.
import fc from "fast-check";
import { beforeAll, describe, expect, test } from "vitest";
import { SP_PER_PT } from "../../../src/base/units.ts";
import type { FontFace } from "../../../src/model/font-face.ts";
import type { PageFormat } from "../../../src/model/page-format.ts";
import type { GlyphRun, Page, Rule, TagStart } from "../../../src/model/paged-document.ts";
import { checkLayout } from "../../../src/typeset/check-layout.ts";
import { createTypesetCache, typeset } from "../../../src/typeset/typeset.ts";
import { loadNotoSerif } from "../../render/set-pages.ts";
import { runs } from "../../samples/extent.ts";
import { type SetLetter, setLetter } from "../../samples/running-letter.ts";

let face: FontFace;
beforeAll(async () => {
  face = await loadNotoSerif();
});

const cache = createTypesetCache();

function pagesOf({ letter, format }: SetLetter): readonly Page[] {
  const outcome = typeset(letter, format, [face], cache);
  if (!outcome.ok) throw new Error(JSON.stringify(outcome.errors));
  return outcome.value.pages;
}

interface Found {
  readonly run: GlyphRun;
  readonly tags: readonly TagStart[];
}

function runsIn({ items }: Page): readonly Found[] {
  const open: TagStart[] = [];
  return items.flatMap((item): readonly Found[] => {
    if (item.type === "tag-start") open.push(item);
    if (item.type === "tag-end") open.pop();
    return item.type === "glyphs" ? [{ run: item, tags: [...open] }] : [];
  });
}

/** Numbers of the notes whose marks, and of those whose own words, are on a page. */
function notesOn(page: Page): { readonly marks: Set<number>; readonly notes: Set<number> } {
  const found = { marks: new Set<number>(), notes: new Set<number>() };
  for (const { tags } of runsIn(page)) {
    const mark = tags.find(({ note }) => note?.end === "mark");
    const note = tags.find(({ role }) => role === "note");
    if (mark?.note !== undefined) found.marks.add(mark.note.number);
    if (note?.note !== undefined) found.notes.add(note.note.number);
  }
  return found;
}

/** Where lines are in the direction in which lines follow each other, from the head of the text area. Units: points. */
function across({ at, direction }: GlyphRun, { trimSize, margins }: PageFormat): number {
  const length =
    direction === "vertical" ? trimSize.width - margins.right - at.x : at.y - margins.top;
  return length / SP_PER_PT;
}

const note = fc.record({
  text: fc.integer({ min: 1, max: 90 }).map((length) => "脚".repeat(length)),
  before: fc.integer({ min: 1, max: 60 }),
});
const block = fc.record({
  notes: fc.array(note, { maxLength: 3 }),
  rest: fc.integer({ min: 0, max: 120 }),
  kind: fc.constantFrom("paragraph", "paragraph", "table", "item"),
});

function written(
  blocks: readonly {
    notes: readonly { text: string; before: number }[];
    rest: number;
    kind: string;
  }[],
): string {
  return blocks
    .map(({ notes, rest, kind }) => {
      const text = `${notes.map((one) => `${"本".repeat(one.before)}［＃脚注］${one.text}。［＃脚注終わり］`).join("")}${"文".repeat(rest)}。`;
      if (kind === "table")
        return `［＃ここから表］\n［＃見出し行］見 | 出\n${text} | 升\n［＃ここで表終わり］`;
      return kind === "item" ? `［＃項目］一　${text}` : text;
    })
    .join("\n");
}

/** The notes of a page are those of its marks, after its text and a rule, and end where the text area does. */
function checkFoot(page: Page, format: PageFormat): void {
  const drawn = runsIn(page).filter(
    ({ run, tags }) => !tags.some(({ role }) => role === "artifact") && run.glyphs.length > 0,
  );
  const isNote = ({ tags }: Found): boolean => tags.some(({ role }) => role === "note");
  const foot = drawn.filter(isNote).map(({ run }) => across(run, format));
  const text = drawn.filter((one) => !isNote(one)).map(({ run }) => across(run, format));
  if (foot.length === 0) return;
  const size = (drawn.find(isNote)?.run.size ?? 0) / SP_PER_PT;
  // The rule is between them.
  const rule = page.items.findLast((item): item is Rule => item.type === "rule");
  const { x = 0, y = 0 } = rule?.box ?? {};
  const at =
    (format.writingMode === "vertical-rl"
      ? format.trimSize.width - format.margins.right - x
      : y - format.margins.top) / SP_PER_PT;
  if (text.length > 0) expect(Math.max(...text)).toBeLessThan(at);
  expect(at).toBeLessThan(Math.min(...foot));
  // Lines of notes are apart, and the last ends where the text area does.
  const rows = [...new Set(foot.map((one) => Math.round(one)))].sort((a, b) => a - b);
  for (const [index, row] of rows.entries()) {
    if (index > 0) expect(row - (rows[index - 1] ?? 0)).toBeGreaterThan(size);
  }
  const pitch = (format.characterSize + format.lineGap) / SP_PER_PT;
  const end = format.linesPerPage * pitch - format.lineGap / SP_PER_PT;
  expect(Math.max(...foot)).toBeLessThanOrEqual(end);
  expect(Math.max(...foot)).toBeGreaterThan(end - size);
}

test.each(["26x27", "40x36"])(
  "each note is on the page of its mark and nowhere else, after the text, and no line is on another: %s",
  (main) => {
    fc.assert(
      fc.property(fc.array(block, { minLength: 1, maxLength: 10 }), (blocks) => {
        const own = setLetter(`種別: 書簡\n体裁: ${main}`, written(blocks));
        const { format } = own;
        const pages = pagesOf(own);
        const all = blocks.reduce((sum, { notes }) => sum + notes.length, 0);
        expect(pages.flatMap((page) => [...notesOn(page).notes])).toEqual(
          Array.from({ length: all }, (_, index) => index + 1),
        );
        for (const page of pages) {
          const { marks, notes } = notesOn(page);
          expect([...notes]).toEqual([...marks]);
          checkFoot(page, format);
        }
        expect(
          checkLayout(own.letter, format, [face], cache).filter(
            ({ severity }) => severity === "error",
          ),
        ).toEqual([]);
      }),
      { numRuns: runs(25) },
    );
  },
);

/** What the notes of a page say, by their numbers. */
function saidOn(page: Page): ReadonlyMap<number, string> {
  const said = new Map<number, string>();
  for (const { run, tags } of runsIn(page)) {
    const number = tags.find(({ role }) => role === "note")?.note?.number;
    if (number === undefined) continue;
    const text = run.glyphs.map((glyph) => glyph.text).join("");
    said.set(number, (said.get(number) ?? "") + text);
  }
  return said;
}

describe("a note that no page has room for", () => {
  test.each(["26x27", "40x36"])(
    "begins on the page of its mark, goes on at the foot of those after it, and nothing of it is lost: %s",
    (main) => {
      const long = fc.record({
        before: fc.integer({ min: 0, max: 900 }),
        length: fc.integer({ min: 900, max: 6000 }),
        after: fc.integer({ min: 0, max: 900 }),
        next: fc.integer({ min: 1, max: 200 }),
      });
      fc.assert(
        fc.property(long, ({ before, length, after, next }) => {
          const head = `${"前文。\n".repeat(Math.ceil(before / 60))}${"本".repeat((before % 60) + 1)}`;
          const tail = `${"後".repeat(after)}。\n次［＃脚注］${"次".repeat(next)}。［＃脚注終わり］の文。`;
          const text = `${head}［＃脚注］${"長".repeat(length)}終。［＃脚注終わり］${tail}`;
          const own = setLetter(`種別: 書簡\n体裁: ${main}`, text);
          const pages = pagesOf(own);
          const marked = (number: number): number =>
            pages.findIndex((page) => notesOn(page).marks.has(number));
          const noted = pages.map((page) => saidOn(page));
          const joined = (number: number): string =>
            noted.map((said) => said.get(number) ?? "").join("");
          expect(joined(1).replaceAll(/[１\s]/gu, "")).toBe(`${"長".repeat(length)}終。`);
          expect(joined(2).replaceAll(/[２\s]/gu, "")).toBe(`${"次".repeat(next)}。`);
          const on = noted.flatMap((said, index) => (said.has(1) ? [index] : []));
          expect(on[0]).toBe(marked(1));
          expect(on).toEqual(Array.from(on, (_, index) => marked(1) + index));
          expect(noted.findIndex((said) => said.has(2))).toBe(marked(2));
          for (const page of pages) checkFoot(page, own.format);
          // As long as there is text without a note of its own, no page is of notes alone.
          const isText = pages.map((page) =>
            runsIn(page).some(({ tags }) => tags.some(({ role }) => role === "paragraph")),
          );
          const until = isText.lastIndexOf(true, marked(2) - 1);
          expect(isText.slice(0, until + 1)).not.toContain(false);
        }),
        { numRuns: runs(20) },
      );
    },
  );

  test("is told at its own place where not a line of it has room", () => {
    const own = setLetter(
      "種別: 書簡\n体裁: { 基本: 40x36, 行数: 4 }",
      "短い。\n［＃７２ポイント］対象［＃脚注］注。［＃脚注終わり］",
    );
    const outcome = typeset(own.letter, own.format, [face]);
    const errors = outcome.ok ? [] : outcome.errors;
    expect(errors.map(({ code, at }) => [code, at.kind === "text" ? at.line : 0])).toEqual([
      ["typeset/footnote-too-long", 7],
    ]);
  });
});

test.each(["26x27", "40x36"])(
  "on %s a mark and what leads to it are there whatever notes in two lines (割り注) stand beside them",
  (main) => {
    const inside = fc.oneof(
      fc.integer({ min: 1, max: 60 }).map((length) => "注".repeat(length)),
      fc.constantFrom(
        "（昭和二年に改める）",
        "昭和二年［＃改行］改める",
        "甲［＃改行］乙丙丁［＃改行］戊",
        "第12号のDX",
      ),
    );
    const beside = fc
      .array(inside, { maxLength: 2 })
      .map((all) => all.map((one) => `前［＃割り注］${one}［＃割り注終わり］後`).join(""));
    fc.assert(
      fc.property(beside, beside, beside, (before, between, after) => {
        const text = `${before}期間［＃脚注「期」］注。［＃脚注終わり］${between}［＃「期」の番号］のとおり${after}`;
        const [page] = pagesOf(setLetter(`種別: 書簡\n体裁: ${main}`, text));
        if (page === undefined) throw new Error("no page");
        const ends = runsIn(page).flatMap(({ tags }) =>
          tags.flatMap(({ note: end }) => end?.end ?? []),
        );
        expect(new Set(ends)).toEqual(new Set(["mark", "reference", "note"]));
      }),
      { numRuns: runs(100) },
    );
  },
);

test("a certificate stands in the middle of what its notes leave", () => {
  const own = setLetter(
    "種別: 賞状",
    "［＃件名］感謝状\n［＃宛名］{{職名}}　{{敬称}}\nあなたは尽力されました［＃脚注］令和8年度。［＃脚注終わり］",
  );
  const [page, ...more] = pagesOf(own);
  expect(more).toEqual([]);
  expect(page && [...notesOn(page).notes]).toEqual([1]);
});
