import { execFileSync } from "node:child_process";
import { cpSync, mkdirSync, mkdtempSync, readFileSync, rmSync, writeFileSync } from "node:fs";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { afterEach, beforeAll, beforeEach, describe, expect } from "vitest";
import { createDocxWriter } from "../../src/docx/write-docx.ts";
import type { FontFace } from "../../src/model/font-face.ts";
import type { DocxFonts } from "../../src/model/letter-settings.ts";
import { oneIn, pickedOf } from "../samples/extent.ts";
import { block, letter, letterSettings, shortLetter, world } from "../samples/letters.ts";
import { convertByOffice } from "../samples/office.ts";
import { changedPart, fontNames, written } from "../samples/read-package.ts";
import { groupName, isInstalled, solid } from "../samples/readers.ts";
import { defaultFace } from "./docx-face.ts";

const test = oneIn(3);

const hasReaders = isInstalled("soffice", "--version") && isInstalled("pdftotext", "-v");
const FACE = "node_modules/@expo-google-fonts/noto-serif-jp/400Regular/NotoSerifJP_400Regular.ttf";

let face: FontFace;
let folder = "";

beforeAll(async () => {
  face = await defaultFace();
});

beforeEach(() => {
  folder = mkdtempSync(join(tmpdir(), "shokan-beside-"));
});

afterEach(() => rmSync(folder, { recursive: true }));

function run(program: string, args: readonly string[]): string {
  return execFileSync(program, args, { encoding: "utf8", stdio: ["ignore", "pipe", "ignore"] });
}

function convert(names: readonly string[], format: string, outdir = folder, env = {}): void {
  convertByOffice(
    names.map((name) => join(folder, `${name}.docx`)),
    format,
    outdir,
    env,
  );
}

function save(name: string, bytes: Uint8Array): void {
  writeFileSync(join(folder, `${name}.docx`), bytes);
}

function bytesOf(name: string): Uint8Array {
  return new Uint8Array(readFileSync(join(folder, `${name}.docx`)));
}

/** The text of a letter's PDF, and the fonts that it is drawn with. */
function shown(name: string): { readonly text: string; readonly fonts: readonly string[] } {
  const pdf = join(folder, `${name}.pdf`);
  const fonts = [...run("pdffonts", [pdf]).matchAll(/^[A-Z]{6}\+(\S+)/gmu)].map(
    (it) => it[1] ?? "",
  );
  return { text: solid(run("pdftotext", ["-raw", pdf, "-"])), fonts: [...new Set(fonts)] };
}

/** The fonts that a letter carries, as a PDF names them. */
function carried(name: string): readonly string[] {
  return fontNames(bytesOf(name)).map((font) => font.replaceAll(" ", ""));
}

async function saveLetter(name: string, title: string, docxFonts: DocxFonts = "subset") {
  const writer = createDocxWriter(letterSettings({ docxFonts }), [face], world);
  save(name, await written(writer, shortLetter(`${title} 殿`)));
}

const TITLES: readonly string[] = readFileSync("recipients/municipalities.csv", "utf8")
  .split("\n")
  .slice(1, 51)
  .map((row) => row.split(",")[5] ?? "");

describe.skipIf(!hasReaders)(groupName("LibreOffice", hasReaders, "soffice or pdftotext"), () => {
  test("shows as many as fifty letters that one process opens each with its own addressee and its own font", async () => {
    const titles = pickedOf(TITLES, 10);
    const names = titles.map((_, index) => `letter-${index}`);
    for (const [index, title] of titles.entries()) await saveLetter(`letter-${index}`, title);
    convert(names, "pdf");
    const pages = names.map(shown);
    expect(pages.map(({ text }) => text.slice(-7))).toEqual(
      titles.map((title) => `松本剛明${title}殿`.slice(-7)),
    );
    expect(pages.map(({ fonts }) => fonts)).toEqual(names.map(carried));
  });

  test("shows a letter that it saved after an edit beside the letters as they were", async () => {
    await saveLetter("first", "札幌市長");
    await saveLetter("second", "函館市長");
    const typed = changedPart(bytesOf("first"), "word/document.xml", (xml) =>
      xml.replace("貴職", "御社鷲鱗").replace("自治体", ""),
    );
    save("edited", typed);
    mkdirSync(join(folder, "saved"));
    convert(["edited"], "docx:MS Word 2007 XML", join(folder, "saved"));
    cpSync(join(folder, "saved", "edited.docx"), join(folder, "edited.docx"));

    convert(["edited", "first", "second"], "pdf");
    // poppler gives what stands in another font behind what stands beside it.
    expect(shown("edited").text).toContain("社鷲鱗");
    expect(shown("edited").text).not.toContain("貴職");
    expect(shown("edited").text).toContain("松本剛明札幌市長殿");
    for (const [name, title] of [
      ["first", "札幌市長"],
      ["second", "函館市長"],
    ] as const) {
      expect(shown(name).text).toContain("貴職におかれましては、自治体");
      expect(shown(name).text).toContain(`松本剛明${title}殿`);
      expect(shown(name).fonts).toEqual(carried(name));
    }
  });

  test("shows letters of two templates, and one with the whole face, side by side", async () => {
    await saveLetter("one", "札幌市長");
    const writer = createDocxWriter(letterSettings({ docxFonts: "subset" }), [face], world);
    const other = letter(block("paragraph", "催しの御案内"), block("addressee", "札幌市長 殿"));
    save("other", await written(writer, other));
    await saveLetter("whole", "稚内市長", "full");
    convert(["one", "other", "whole"], "pdf");
    expect(shown("one").text).toContain("札幌市長殿");
    expect(shown("one").fonts).toEqual(carried("one"));
    expect(shown("other").text).toBe("催しの御案内札幌市長殿");
    expect(shown("other").fonts).toEqual(carried("other"));
    expect(shown("whole").text).toContain("稚内市長殿");
    expect(shown("whole").fonts).toEqual(["NotoSerifJP-Regular"]);
  });

  test("shows letters where the face itself is installed", async () => {
    const home = join(folder, "home");
    mkdirSync(join(home, "fonts"), { recursive: true });
    cpSync(FACE, join(home, "fonts", "NotoSerifJP-Regular.ttf"));
    await saveLetter("one", "札幌市長");
    await saveLetter("two", "函館市長");
    convert(["one", "two"], "pdf", folder, { XDG_DATA_HOME: home });
    for (const [name, title] of [
      ["one", "札幌市長"],
      ["two", "函館市長"],
    ] as const) {
      expect(shown(name).text).toContain(`松本剛明${title}殿`);
      expect(shown(name).fonts).toEqual(carried(name));
    }
  });
});
