import { execFileSync } from "node:child_process";
import { mkdtempSync, readFileSync, rmSync, writeFileSync } from "node:fs";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { Document } from "mupdf";
import { afterAll, beforeAll, describe, expect, test } from "vitest";
import { createDocxWriter } from "../../src/docx/write-docx.ts";
import { EMPHASIS_NAMES } from "../../src/markup/annotations.ts";
import type { Inline, Letter } from "../../src/model/letter.ts";
import { bytesOf } from "../roundtrip/verify/picture-files.ts";
import { jointlySealedLetter } from "../samples/letter-with-pictures.ts";
import {
  block,
  everyFeature,
  letter,
  letterSettings,
  pageFormat,
  text,
  world,
} from "../samples/letters.ts";
import { convertByOffice } from "../samples/office.ts";
import { fontNames, written } from "../samples/read-package.ts";
import { groupName, isInstalled } from "../samples/readers.ts";
import { sourceLetter } from "../samples/source-letter.ts";
import { defaultFace } from "./docx-face.ts";

const hasReaders = isInstalled("soffice", "--version") && isInstalled("pdftotext", "-v");

/** A line of text as LibreOffice laid it out: its box in points from the page's top left corner. */
interface SetText {
  readonly page: number;
  readonly text: string;
  readonly left: number;
  readonly top: number;
  readonly right: number;
  readonly bottom: number;
}

let folder = "";

const VERTICAL = letterSettings({ docxFonts: "subset" });
const HORIZONTAL = letterSettings({
  docxFonts: "subset",
  format: pageFormat("horizontal-tb"),
});

const READING = { base: [text("志")], ruby: [text("こころざし")] };

/** What stands in a line beside, around or under its characters. */
const BESIDE: readonly Inline[] = [
  { type: "ruby", mode: "group", pairs: [READING] },
  { type: "ruby", mode: "group", side: "left", pairs: [READING] },
  { type: "editorial-note", note: "ママ", children: [text("志")] },
  ...[...EMPHASIS_NAMES.values()].map(
    (mark) => ({ type: "emphasis-dots", mark, children: [text("志")] }) as const,
  ),
  ...(["side", "double-side", "strike", "frame"] as const).map(
    (line) => ({ type: "lined-text", line, children: [text("志")] }) as const,
  ),
  { type: "script-text", place: "above", children: [text("２")] },
  { type: "script-text", place: "below", children: [text("２")] },
  { type: "warichu", children: [text("二行の注")] },
];

/** A line of each between two others. */
function linesBeside(): Letter {
  const lines = BESIDE.map((inline) => block("salutation", [text("心"), inline]));
  return letter(block("salutation", "前"), ...lines, block("salutation", "後"));
}

/** All letters, which one LibreOffice sets one after the other. */
const LETTERS = {
  governors: [VERTICAL, sourceLetter(sourceLines("governors"))],
  mayors: [VERTICAL, sourceLetter(sourceLines("mayors"))],
  embedded: [VERTICAL, everyFeature()],
  standing: [
    VERTICAL,
    letter(
      block("paragraph", "縦中横のDXとCIOとGNPとWWと12と100と31の号を並べる。"),
      block("paragraph", [{ type: "jidori", cells: 8, children: [text("松本剛明")] }]),
    ),
  ],
  acronyms: [VERTICAL, letter(block("salutation", "甲EBPM乙LGWAN丙DX2030丁"))],
  beside: [VERTICAL, linesBeside()],
  besideAcross: [HORIZONTAL, linesBeside()],
  joined: [VERTICAL, letter(block("salutation", "か\u309aき\u309aく\u309aけ\u309aこ\u309a"))],
  notice: [HORIZONTAL, everyFeature()],
} as const;

/** Letters that several sign, each with the picture of a seal. */
const SEALED = new Map([
  ["sealed-upright", "書簡"],
  ["sealed-across", "通知"],
] as const);

function sourceLines(name: string): readonly string[] {
  return readFileSync(`test/golden/source-letters/${name}.corrected.txt`, "utf8")
    .trim()
    .split("\n");
}

beforeAll(async () => {
  folder = mkdtempSync(join(tmpdir(), "shokan-soffice-"));
  if (!hasReaders) return;
  const faces = [await defaultFace()];
  for (const [name, [settings, content]] of Object.entries(LETTERS)) {
    writeFileSync(fileOf(name), await written(createDocxWriter(settings, faces, world), content));
  }
  for (const [name, kind] of SEALED) {
    writeFileSync(fileOf(name), await bytesOf("docx", jointlySealedLetter(kind)));
  }
  convertByOffice([...Object.keys(LETTERS), ...SEALED.keys()].map(fileOf), "pdf", folder);
});

function fileOf(name: string): string {
  return join(folder, `${name}.docx`);
}

afterAll(() => rmSync(folder, { recursive: true }));

function run(program: string, args: readonly string[]): string {
  return execFileSync(program, args, { encoding: "utf8", stdio: ["ignore", "pipe", "ignore"] });
}

/** The words of a letter's PDF. */
function setByLibreOffice(name: keyof typeof LETTERS): readonly SetText[] {
  const pdf = join(folder, `${name}.pdf`);
  const boxes = run("pdftotext", ["-bbox", pdf, "-"]);
  return boxes.split("<page ").flatMap((page, number) =>
    [...page.matchAll(WORD_BOX)].map((match) => {
      const [, left, top, right, bottom, text = ""] = match;
      const [l, t, r, b] = [Number(left), Number(top), Number(right), Number(bottom)];
      return { page: number, text, left: l, top: t, right: r, bottom: b };
    }),
  );
}

const WORD_BOX = /xMin="([\d.]+)" yMin="([\d.]+)" xMax="([\d.]+)" yMax="([\d.]+)">([^<]*)</gu;

function only(words: readonly SetText[], text: string): SetText {
  const found = words.filter((word) => word.text === text);
  const [word] = found;
  if (word === undefined || found.length !== 1) throw new Error(`${found.length} × ${text}`);
  return word;
}

function centre(word: SetText): number {
  return (word.left + word.right) / 2;
}

/** Joins the pieces that stand below one another to columns, from right to left. */
function columnsOf(pieces: readonly SetText[]): readonly SetText[] {
  const columns: SetText[] = [];
  const fromRight = pieces.toSorted(
    (left, right) => left.page - right.page || centre(right) - centre(left),
  );
  for (const piece of fromRight) {
    const last = columns.at(-1);
    const goesOn = last?.page === piece.page && Math.abs(centre(last) - centre(piece)) < 8;
    if (last === undefined || !goesOn) columns.push(piece);
    else columns[columns.length - 1] = joined(last, piece);
  }
  return columns;
}

function joined(one: SetText, other: SetText): SetText {
  const [above, below] = one.top <= other.top ? [one, other] : [other, one];
  return {
    ...one,
    text: above.text + below.text,
    top: above.top,
    bottom: Math.max(one.bottom, other.bottom),
  };
}

describe.skipIf(!hasReaders)(groupName("LibreOffice", hasReaders, "soffice or pdftotext"), () => {
  test.each(["governors", "mayors"] as const)(
    "sets the letter to the %s as a letter is set",
    (name) => {
      const lines = sourceLines(name);
      const words = setByLibreOffice(name);

      const columns = columnsOf(words);
      // Three pages, as the letters were issued; A4 that lies is 842 × 595 points.
      expect(Math.max(...columns.map((column) => column.page))).toBe(3);
      expect(columns.filter((column) => column.page === 1)).toHaveLength(27);
      expect(columns.filter((column) => column.page === 2)).toHaveLength(27);
      const heads = columns.filter((column) => column.page === 1).slice(0, 3);
      expect(heads.map((column) => column.text.slice(0, 2))).toEqual(["拝啓", "貴職", "フォ"]);

      // The lines are 26 × 16 = 416 points long, from 90 to 506, on a pitch of 25.5 from the right.
      const [salutation, opening] = heads;
      if (salutation === undefined || opening === undefined) throw new Error("no first lines");
      expect(Math.abs(salutation.top - 90)).toBeLessThan(3);
      expect(Math.abs(opening.top - (90 + 16))).toBeLessThan(3);
      expect(Math.abs(centre(salutation) - (841.9 - 76.7 - 25.5 / 2))).toBeLessThan(4);
      const [first, second] = heads.map(centre);
      expect(Math.abs((first ?? 0) - (second ?? 0) - 25.5)).toBeLessThan(1);

      // 敬具 and the sender end one character above the foot, the date is two down, the addressee at the head.
      const end = columns.slice(-5);
      expect(end.map((column) => column.text)).toEqual(
        lines.slice(-5).map((line) => line.replace(" ", "")),
      );
      const [close, date, office, sender, addressee] = end;
      for (const atFoot of [close, office, sender]) {
        expect(Math.abs((atFoot?.bottom ?? 0) - (506 - 16))).toBeLessThan(6);
      }
      expect(Math.abs((date?.top ?? 0) - (90 + 32))).toBeLessThan(3);
      expect(Math.abs((addressee?.top ?? 0) - 90)).toBeLessThan(3);
      // Seven characters and a space of 20 points, where the signature's would be of 16.
      expect((addressee?.bottom ?? 0) - (addressee?.top ?? 0)).toBeGreaterThan(7 * 16 + 8);
    },
  );

  test("uses the embedded face, which is not installed", () => {
    const bytes = new Uint8Array(readFileSync(fileOf("embedded")));
    const fonts = run("pdffonts", [join(folder, "embedded.pdf")]);
    const names = [...fonts.matchAll(/^[A-Z]{6}\+(\S+)/gmu)].map((match) => match[1]);
    expect(new Set(names)).toEqual(new Set([fontNames(bytes)[0]?.replaceAll(" ", "")]));
  });

  test("keeps 縦中横 to one em of the embedded face, and spreads 均等割付 over its cells", () => {
    const words = setByLibreOffice("standing");
    const standing = words.filter(({ text: set }) => /^[A-Z\d]+$/u.test(set));
    expect(standing.map((word) => word.text).toSorted()).toEqual(
      ["100", "12", "31", "CIO", "DX", "GNP", "WW"].toSorted(),
    );
    // The body is of 16 points; what is wide fills the em, what is narrow keeps its shape.
    for (const word of standing) {
      expect(word.right - word.left, word.text).toBeLessThan(16.3);
      expect(word.right - word.left, word.text).toBeGreaterThan(13);
    }
    const [first, , , last] = ["松", "本", "剛", "明"].map((name) => only(words, name));
    // Indented by one character, from the head at 90; the last cell ends eight characters on.
    expect(Math.abs((first?.top ?? 0) - (90 + 16))).toBeLessThan(3);
    expect(Math.abs((last?.bottom ?? 0) - (90 + 9 * 16))).toBeLessThan(4);
  });

  test("sets か゚ in one cell", () => {
    const [column] = columnsOf(setByLibreOffice("joined"));
    expect(Math.abs((column?.bottom ?? 0) - (90 + 5 * 16))).toBeLessThan(4);
  });

  test("sets a notice in horizontal lines: number at the right, 敬具 too, text at the left", () => {
    const words = setByLibreOffice("notice");
    const number = words.find((word) => word.text.startsWith("総行政第"));
    const salutation = only(words, "拝啓");
    // The number at the right, the salutation at the left margin of 90 points.
    expect(number?.left).toBeGreaterThan(300);
    expect(salutation.left).toBeCloseTo(90, -0.5);
    expect(only(words, "敬具").right).toBeGreaterThan(480);
  });
});

/**
 * From the last character of each signer's name to the middle of the picture over it; in vertical lines, of which programs say the
 * origin of a character in two ways, from the corner of the sheet. Units: millimetres.
 */
function sealsFromNames(pdf: Uint8Array, kind: "書簡" | "通知"): readonly (readonly number[])[] {
  const names = new Map<string, readonly number[]>();
  const seals: (readonly number[])[] = [];
  Document.openDocument(pdf, "application/pdf")
    .loadPage(0)
    .toStructuredText("preserve-images")
    .walk({
      onChar: (character, [x, y]) => {
        if (/[真庸夫]/u.test(character)) names.set(character, [x, y]);
      },
      onImageBlock: ([left, top, right, bottom]) => {
        seals.push([(left + right) / 2, (top + bottom) / 2]);
      },
    });
  return ["真", "庸", "夫"].map((name) => {
    const [x = 0, y = 0] = names.get(name) ?? [];
    const away = ([across = 0, down = 0]: readonly number[]) => [across - x, down - y];
    const [nearest = []] = seals.toSorted(
      (one, other) => lengthOf(away(one)) - lengthOf(away(other)),
    );
    const place = kind === "書簡" ? nearest : away(nearest);
    return place.map((points) => (points * 25.4) / 72);
  });
}

function lengthOf([x = 0, y = 0]: readonly number[]): number {
  return Math.hypot(x, y);
}

describe.skipIf(!hasReaders)("in LibreOffice", () => {
  test.each([...SEALED])("seals are over the names as on our pages: %s", async (name, kind) => {
    const ours = sealsFromNames(await bytesOf("pdf", jointlySealedLetter(kind)), kind);
    const theirs = sealsFromNames(new Uint8Array(readFileSync(join(folder, `${name}.pdf`))), kind);
    expect(ours).toHaveLength(3);
    for (const [index, place] of ours.entries()) {
      for (const [axis, wanted] of place.entries()) {
        expect(Math.abs((theirs[index]?.[axis] ?? 99) - wanted), `${index}`).toBeLessThan(1);
      }
    }
  });

  test("upright letters stand one below the other, and none lies across the column", () => {
    const words = setByLibreOffice("acronyms");
    const letters = words.filter((word) => /^[A-Z\d]+$/u.test(word.text));
    expect(letters.map((word) => word.text).join("")).toBe("EBPMLGWANDX2030");
    for (const word of letters) expect(word.right - word.left).toBeLessThan(26);
    const heads = letters.map((word) => word.top);
    expect(heads).toEqual(heads.toSorted((one, other) => one - other));
    expect(new Set(heads).size).toBe(15);
  });

  test("a line takes one line of the grid, whatever stands beside, around or under its characters", () => {
    const whole = BESIDE.length + 1;
    const placeOf = (name: "beside" | "besideAcross", said: string): SetText =>
      only(setByLibreOffice(name), said);
    const [first, last] = [placeOf("beside", "前"), placeOf("beside", "後")];
    // Lines are 25.5 points apart.
    expect(first.left - last.left).toBeCloseTo(whole * 25.5, 0);
    const [above, below] = [placeOf("besideAcross", "前"), placeOf("besideAcross", "後")];
    expect(below.top - above.top).toBeCloseTo(whole * 25.5, 0);
  });
});
