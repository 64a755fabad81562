import { beforeAll, describe, expect, test } from "vitest";
import type { Outcome } from "../../../src/base/outcome.ts";
import type { SourceFile } from "../../../src/base/world.ts";
import { readRecipients } from "../../../src/data/read-recipients.ts";
import { parseLetter } from "../../../src/markup/parse-letter.ts";
import type { FontFace } from "../../../src/model/font-face.ts";
import { writePdf } from "../../../src/pdf/write-pdf.ts";
import { compileTemplate } from "../../../src/template/compile-template.ts";
import { typeset } from "../../../src/typeset/typeset.ts";
import { SOURCE } from "../../render/sample-letters.ts";
import { loadNotoSerif, world } from "../../render/set-pages.ts";
import { readWithMupdf, solid } from "../../samples/readers.ts";
import { dumpPdf } from "./dump-pdf.ts";
import { FEATURE_LETTERS, type FeatureLetter, type ShownColumn } from "./feature-letters.ts";
import type { Box } from "./pdf-font.ts";
import { frameHead, inkOf, type ShownCode } from "./shown-text.ts";
import { type PdfPage, type PdfParts, shownOn, takePdfApart } from "./take-pdf-apart.ts";

let face: FontFace;
const written = new Map<string, Uint8Array>();

beforeAll(async () => {
  face = await loadNotoSerif();
  for (const letter of FEATURE_LETTERS) written.set(letter.feature, write(letter));
});

describe.each(FEATURE_LETTERS)("the PDF of $feature", ({ feature, pages }) => {
  test("holds what was reviewed, operator by operator", async () => {
    await expect(dumpPdf(takePdfApart(pdfOf(feature)))).toMatchFileSnapshot(
      `../../golden/pdf/${feature}.txt`,
    );
  });

  test("has its characters where they belong on the page", () => {
    expect(takePdfApart(pdfOf(feature)).pages.map(columnsOn)).toEqual(pages);
  });

  test("says what the letter says, and nothing else", () => {
    const said = pages.flat().map(([text]) => text);
    expect(solid(readWithMupdf(pdfOf(feature)))).toBe(solid(said.join("")));
  });
});

test("commas and full stops stand in the upper right quarter of their frames", () => {
  const marks = shownIn("punctuation").filter(({ code }) => /^[、。]$/u.test(code.text));
  expect(marks).toHaveLength(6);
  for (const mark of marks) {
    expect(inkIn(mark)).toSatisfy(within({ left: 0, right: 5, top: 0, bottom: -5 }));
  }
});

test("dashes are one line of two ems, dots and waves run down", () => {
  const [dash] = shownOf("dashes", "――");
  expect(dash.code.height).toBe(-2000);
  for (const text of ["――", "…", "〜", "～", "ー"]) {
    const { left, bottom, right, top } = inkIn(shownOf("dashes", text)[0]);
    expect(top - bottom, text).toBeGreaterThan(3 * (right - left));
    expect(Math.abs(left + right), text).toBeLessThan(1);
  }
});

test("numbers of two and three figures stand side by side within one character", () => {
  for (const text of ["12", "123", "10"]) {
    const [number] = shownOf("tate-chu-yoko", text);
    expect(number.code.height).toBeGreaterThanOrEqual(-1000);
    expect(inkIn(number), text).toSatisfy(within({ left: -5, right: 5, top: 0, bottom: -10 }));
  }
});

test("a word lies along the column, an acronym stands letter by letter", () => {
  const word = inkIn(shownOf("rotated-latin", "Society")[0]);
  expect(word.top - word.bottom).toBeGreaterThan(30);
  for (const letter of ["D", "X"]) {
    const ink = inkIn(shownOf("rotated-latin", letter)[0]);
    expect(ink, letter).toSatisfy(within({ left: -5, right: 5, top: 0, bottom: -10 }));
  }
});

test.each([
  // Mono: centred on its base. Group: white of 1 : 2 : 1 and 1 : 2 : 2 : 1. 東 begins at 410:
  // とう is beside it, きょう beside 京 and half of に (appendix F).
  ["ruby-mono", [500, 495, 490, 465, 460, 442.5, 422.5]],
  [
    "ruby-group",
    [497.5, 487.5, 469.17, 462.5, 455.83, 439.17, 432.5, 425.83, 410, 405, 400, 395, 390],
  ],
])("readings of %s are half as large and stand to the right of their base", (feature, heads) => {
  const readings = shownIn(feature).filter(({ size }) => size === 5);
  expect(readings.map(({ y }) => rounded(y))).toEqual(heads);
  // The base's frame reaches from 790 to 800.
  for (const { x } of readings) expect(x).toBe(802.5);
});

test("marks of emphasis are half as large, each beside the middle of its character", () => {
  const marks = shownIn("emphasis").filter(({ code }) => code.text === " ");
  // 重, 要 and 丸, 白, 胡: the characters' heads less a quarter of an em.
  expect(marks.map(({ x, y, size }) => [x, y, size])).toEqual([
    [802.5, 477.5, 5],
    [802.5, 467.5, 5],
    [782.5, 497.5, 5],
    [782.5, 477.5, 5],
    [782.5, 457.5, 5],
  ]);
  expect(marks.every(({ mcid }) => mcid === undefined)).toBe(true);
  for (const mark of marks)
    expect(inkIn(mark)).toSatisfy(within({ left: -2.5, right: 2.5, top: 0, bottom: -5 }));
});

test("a note's two lines are painted within the frame of the column", () => {
  const notes = shownIn("warichu").filter(({ size }) => size === 6);
  expect(notes).toHaveLength(17);
  for (const note of notes) {
    const column = note.x > 790 ? 795 : 775;
    expect(inkOf(note)).toSatisfy(
      within({ left: column - 6, right: column + 6, top: 500, bottom: 380 }),
    );
  }
});

test("a selector is said, takes no room, and gives its character another outline", () => {
  for (const text of ["葛", "辻"]) {
    const [chosen, usual] = shownOf("ivs", text);
    expect(chosen.code.code).not.toBe(usual?.code.code);
    expect(chosen.code.ink).not.toEqual(usual?.code.ink);
  }
  for (const { code } of shownOf("ivs", "\u{E0100}")) {
    expect([code.height, code.ink]).toEqual([0, undefined]);
  }
});

test("a character beyond the first plane is one code, and another one than its look-alike", () => {
  const [rare, again] = shownOf("supplementary-plane", "𠮷");
  expect(rare.code.code).toBe(again?.code.code);
  expect(rare.code.ink).not.toEqual(shownOf("supplementary-plane", "吉")[0].code.ink);
});

test("what is set down to the foot ends there, or as far above it as was asked for", () => {
  const parts = takePdfApart(pdfOf("placement"));
  const footOf = (x: number): number => {
    const last = parts.pages.flatMap(shownOn).findLast((one) => one.x === x);
    return (last?.y ?? 0) - 10;
  };
  expect([675, 655, 635].map(footOf)).toEqual([380, 400, 430]);
});

test("names over five cells fill them from the first to the last", () => {
  const heads = shownIn("jidori").map(({ code, y }) => [code.text, y]);
  expect(heads).toEqual([
    ["氏", 500],
    ["名", 460],
    ["と", 450],
    ["住", 440],
    ["所", 420],
    ["録", 400],
  ]);
});

test("a paragraph over two pages is one element, and the pages' numbers are in none", () => {
  const { structure, pages } = takePdfApart(pdfOf("two-pages"));
  expect(structure.kids.map((kid) => ("kids" in kid ? kid.kids : kid))).toEqual([
    [
      { page: 1, mcid: 0 },
      { page: 2, mcid: 0 },
    ],
    [{ page: 2, mcid: 1 }],
  ]);
  const apart = pages.map((page) => shownOn(page).filter(({ mcid }) => mcid === undefined));
  expect(apart.map((codes) => codes.map(({ code }) => code.text))).toEqual([["一"], ["二"]]);
});

/** Makes a letter as the command does, from the template's text and a list of one addressee. */
function write({ body, addressee = "北海道知事", format = "行数: 8" }: FeatureLetter): Uint8Array {
  const grid = `基本: 26x27, 文字サイズ: 10pt, 字詰め: 12, 行間: 10pt, ${format}`;
  const pageFormat = `{ ${grid}, 余白: { 天: 95.276pt, 右: 41.89pt } }`;
  const settings = `表題: 見本\n種別: 書簡\n体裁: ${pageFormat}\n日付: 令和4年12月27日`;
  const source = fileOf("見本.hbs", `---\n${settings}\n---\n${body}\n`);
  const template = need(
    compileTemplate(source, { overrides: new Map(), partials: new Map<string, SourceFile>() }),
  );
  const list = fileOf("見本.csv", `${COLUMNS}\n,市区町村,,${addressee},,${addressee},殿\n`);
  const [recipient] = need(readRecipients([list])).recipients;
  if (recipient === undefined) throw new Error("the list has no addressee");
  const letter = need(parseLetter(need(template.merge(recipient)), template.settings, "corrected"));
  const document = need(typeset(letter, template.settings.format, [face]));
  return writePdf(document, { source: SOURCE }, world);
}

const COLUMNS = "団体コード,種別,都道府県,団体名,よみ,職名,敬称";

function need<T>(outcome: Outcome<T>): T {
  const problems = outcome.ok ? outcome.warnings : outcome.errors;
  if (!outcome.ok || problems.length > 0) throw new Error(JSON.stringify(problems));
  return outcome.value;
}

function fileOf(path: string, text: string): SourceFile {
  return { path, bytes: new TextEncoder().encode(text) };
}

function pdfOf(feature: string): Uint8Array {
  const bytes = written.get(feature);
  if (bytes === undefined) throw new Error(`there is no letter ${feature}`);
  return bytes;
}

/** The stretches of a page's text that have one size and one middle line. */
function columnsOn(page: PdfPage): readonly ShownColumn[] {
  const columns: { text: string; x: number; y: number; size: number }[] = [];
  for (const shown of shownOn(page)) {
    const { code, x, size } = shown;
    const last = columns.at(-1);
    if (last?.x === x && last.size === size) last.text += code.text;
    else columns.push({ text: code.text, x, y: frameHead(shown), size });
  }
  return columns.map(({ text, x, y }) => [text, rounded(x), rounded(y)]);
}

function shownIn(feature: string): readonly ShownCode[] {
  const parts: PdfParts = takePdfApart(pdfOf(feature));
  return parts.pages.flatMap(shownOn);
}

/** The codes of a letter that say a text, at least one. */
function shownOf(feature: string, text: string): readonly [ShownCode, ...ShownCode[]] {
  const [first, ...others] = shownIn(feature).filter(({ code }) => code.text === text);
  if (first === undefined) throw new Error(`${feature} does not say ${text}`);
  return [first, ...others];
}

/** What a code's ink covers, in points from the middle of its frame's head. */
function inkIn(shown: ShownCode): Box {
  const ink = inkOf(shown);
  if (ink === undefined) throw new Error(`${shown.code.text} has no outline`);
  const { x } = shown;
  const y = frameHead(shown);
  return { left: ink.left - x, bottom: ink.bottom - y, right: ink.right - x, top: ink.top - y };
}

function within(frame: Box): (ink: Box | undefined) => boolean {
  return (ink) =>
    ink !== undefined &&
    ink.left >= frame.left &&
    ink.right <= frame.right &&
    ink.top <= frame.top &&
    ink.bottom >= frame.bottom;
}

/** A length in points, to the hundredth. */
function rounded(points: number): number {
  return Math.round(points * 100) / 100;
}
