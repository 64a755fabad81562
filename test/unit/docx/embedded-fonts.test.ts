import { readFileSync } from "node:fs";
import { beforeAll, expect, test } from "vitest";
import { unzip } from "../../../src/base/bytes/unzip.ts";
import { createDocxWriter } from "../../../src/docx/write-docx.ts";
import { loadFace } from "../../../src/font/load-face.ts";
import { loadShaper } from "../../../src/font/load-shaper.ts";
import type { FontFace } from "../../../src/model/font-face.ts";
import type { DocxFonts } from "../../../src/model/letter-settings.ts";
import { cutFile } from "../../samples/cut-file.ts";
import { block, letter, letterSettings, shortLetter, world } from "../../samples/letters.ts";
import {
  attribute,
  elements,
  fontNames,
  partsOf,
  rootOf,
  written,
} from "../../samples/read-package.ts";

const FONT = "NotoSerifJP_400Regular.ttf";
const FOLDER = "node_modules/@expo-google-fonts/noto-serif-jp/400Regular";
let face: FontFace;

beforeAll(async () => {
  const bytes = new Uint8Array(readFileSync(`${FOLDER}/${FONT}`));
  const outcome = loadFace({ path: `fonts/${FONT}`, bytes }, 0, await loadShaper(), world);
  if (!outcome.ok) throw new Error("the default face cannot be read");
  face = outcome.value;
});

async function file(docxFonts: DocxFonts, addressee: string, faces = [face]): Promise<Uint8Array> {
  return written(
    createDocxWriter(letterSettings({ docxFonts }), faces, world),
    shortLetter(addressee),
  );
}

/** An embedded font as Word undoes it: the first 32 bytes mixed with the key read from its end. */
function embeddedFont(bytes: Uint8Array): Uint8Array {
  const [embed] = elements(rootOf(partsOf(bytes), "word/fontTable.xml"), "embedRegular");
  const key = embed === undefined ? undefined : attribute(embed, "fontKey");
  if (key === undefined) throw new Error("no font is embedded");
  const unzipped = unzip(bytes, (name) => name === "word/fonts/font1.odttf", {
    entryCount: 100,
    totalBytes: 20_000_000,
    ratio: 1000,
  });
  const part = unzipped.ok ? unzipped.entries.get("word/fonts/font1.odttf") : undefined;
  if (part === undefined) throw new Error("no font part");
  const mask = Buffer.from(key.replaceAll(/[{}-]/gu, ""), "hex").reverse();
  return part.map((byte, index) => (index < 32 ? byte ^ (mask[index % 16] ?? 0) : byte));
}

async function reread(bytes: Uint8Array): Promise<FontFace> {
  const outcome = loadFace({ path: "embedded.ttf", bytes }, 0, await loadShaper(), world);
  if (!outcome.ok) throw new Error("the embedded font cannot be read");
  return outcome.value;
}

test("the file carries a font with the letter's characters, its variants and vertical forms, and no others", async () => {
  const font = await reread(embeddedFont(await file("subset", "葛\u{e0100}城市長 殿")));
  for (const character of "拝啓自治体、。葛城市長殿一二三0123456789") {
    expect(font.glyphOf(character.codePointAt(0) ?? 0), character).toBeDefined();
  }
  expect(font.variantOf("葛".codePointAt(0) ?? 0, 0xe0100)).toBeDefined();
  expect(font.glyphOf("鱗".codePointAt(0) ?? 0)).toBeUndefined();
  const comma = font.glyphOf("、".codePointAt(0) ?? 0);
  expect(font.shapeVertical("、")[0]?.gid).not.toBe(comma);
});

test("か゚ and が in two characters are one glyph of the embedded font, wherever they stand", async () => {
  const content = letter(
    block("paragraph", "か\u309aき\u309a、か"),
    block("addressee", "か\u3099く\u309a町長 殿"),
  );
  const writer = createDocxWriter(letterSettings({ docxFonts: "subset" }), [face], world);
  const font = await reread(embeddedFont(await written(writer, content)));
  for (const joined of ["か\u309a", "き\u309a", "か\u3099", "く\u309a"]) {
    expect(font.shapeVertical(joined), joined).toHaveLength(1);
    expect(font.shapeHorizontal(joined, []), joined).toHaveLength(1);
    const [one, other] = [font, face].map((it) =>
      it.boundsOf(it.shapeVertical(joined)[0]?.gid ?? 0),
    );
    expect(one, joined).toEqual(other);
  }
  expect(font.shapeVertical("き\u3099")).toHaveLength(2);
});

test("the embedded font is the main font, with ＭＳ 明朝 where it cannot be used", async () => {
  const parts = partsOf(await file("subset", "北海道知事 殿"));
  const [font] = elements(rootOf(parts, "word/fontTable.xml"), "font");
  if (font === undefined) throw new Error("no font");
  expect(elements(font, "altName").map((name) => attribute(name, "val"))).toEqual(["ＭＳ 明朝"]);
  const [fonts] = elements(rootOf(parts, "word/styles.xml"), "rFonts");
  if (fonts === undefined) throw new Error("no fonts in the defaults");
  for (const kind of ["ascii", "hAnsi", "eastAsia"]) {
    expect(attribute(fonts, kind)).toBe(attribute(font, "name"));
  }
  const settings = rootOf(parts, "word/settings.xml");
  expect(elements(settings, "embedTrueTypeFonts")).toHaveLength(1);
});

// Word and LibreOffice keep one font for each name, over all letters that they have open.
test("each letter's font has a name of its own, in the file as in the font, that is not the face's", async () => {
  const names = new Set<string>();
  for (const addressee of ["札幌市長 殿", "函館市長 殿", "葛城市長 殿", "葛\u{e0100}城市長 殿"]) {
    const bytes = await file("subset", addressee);
    const [name = ""] = fontNames(bytes);
    const font = await reread(embeddedFont(bytes));
    expect(name).toMatch(/^Noto Serif JP [0-9A-F]{12}$/u);
    expect([font.family, font.familyJa]).toEqual([name, undefined]);
    expect(font.postScriptName).toBe(name.replaceAll(" ", ""));
    expect(font.licence).toBe(face.licence);
    names.add(name);
  }
  expect(names.size).toBe(4);
});

test("letters with the same characters have the same font under the same name", async () => {
  const [one, other] = await Promise.all(
    ["北見市長 殿", "見北市長 殿"].map((addressee) => file("subset", addressee)),
  );
  if (one === undefined || other === undefined) throw new Error("no file");
  expect(fontNames(one)).toEqual(fontNames(other));
  expect(embeddedFont(one)).toEqual(embeddedFont(other));
});

test("a letter that Word saves keeps the whole of its font, which has that name elsewhere too", async () => {
  const parts = partsOf(await file("subset", "北海道知事 殿"));
  expect(elements(rootOf(parts, "word/settings.xml"), "saveSubsetFonts")).toEqual([]);
  const [embed] = elements(rootOf(parts, "word/fontTable.xml"), "embedRegular");
  expect(embed === undefined || attribute(embed, "subsetted")).toBeUndefined();
});

test("a font's name is no longer than Word's 31 characters, and holds nothing that parts names", async () => {
  const long = { ...face, family: "Kaisei, <HarunoUmi> & Tokumin; Extra Mincho" };
  const [name = ""] = fontNames(await file("subset", "北海道知事 殿", [long]));
  expect(name).toMatch(/^Kaisei HarunoUmi [0-9A-F]{12}$/u);
  expect(name.length).toBeLessThanOrEqual(31);
});

test("fonts: system names Word's own Mincho and carries no font", async () => {
  const bytes = await file("system", "北海道知事 殿");
  const parts = partsOf(bytes);
  const [fonts] = elements(rootOf(parts, "word/styles.xml"), "rFonts");
  expect(fonts === undefined || attribute(fonts, "eastAsia")).toBe("ＭＳ 明朝");
  expect(elements(rootOf(parts, "word/settings.xml"), "embedTrueTypeFonts")).toEqual([]);
  expect(() => embeddedFont(bytes)).toThrow("no font is embedded");
});

test("fonts: system follows a template that asks for 游明朝", async () => {
  const settings = letterSettings({ docxFonts: "system", fonts: ["游明朝"] });
  const bytes = await written(createDocxWriter(settings, [], world), shortLetter("北海道知事 殿"));
  const [fonts] = elements(rootOf(partsOf(bytes), "word/styles.xml"), "rFonts");
  expect(fonts === undefined || attribute(fonts, "eastAsia")).toBe("游明朝");
});

test("fonts: full carries the whole face as it is", async () => {
  // A face of 40 glyphs instead of 17,000, which take seconds to compress.
  const small = await reread(
    cutFile(face, "拝啓貴職敬具令和総務大臣松本剛明北海道知事殿いろはにほへと"),
  );
  const bytes = await file("full", "北海道知事 殿", [small]);
  expect(world.sha256(embeddedFont(bytes))).toBe(small.sha256);
  expect(elements(rootOf(partsOf(bytes), "word/settings.xml"), "saveSubsetFonts")).toEqual([]);
});

test("a file with an embedded font is the same whatever letters came before", async () => {
  const names = ["葛\u{e0100}城市長 殿", "飛驒市長 殿", "市長 殿"];
  const writer = createDocxWriter(letterSettings({ docxFonts: "subset" }), [face], world);
  for (const name of [...names, ...names.toReversed()]) {
    const hash = world.sha256(await written(writer, shortLetter(name)));
    expect(hash).toBe(world.sha256(await file("subset", name)));
  }
});

test.each([
  ["cff", { outlines: "cff" }],
  ["permission", { permission: { fsType: 2, mayEmbed: false, maySubset: false } }],
  ["subsetting", { permission: { fsType: 0x100, mayEmbed: true, maySubset: false } }],
] as const)(
  "a face that Word or its licence keeps out (%s) is said once, and Word's own is named",
  async (reason, changes) => {
    const writer = createDocxWriter(
      letterSettings({ docxFonts: "subset" }),
      [{ ...face, ...changes }],
      world,
    );
    expect(writer.warnings).toMatchObject([
      {
        code: "docx/font-not-embedded",
        severity: "warning",
        at: { kind: "file", path: `fonts/${FONT}` },
        values: { font: "Noto Serif JP", replacement: "ＭＳ 明朝", reason },
      },
    ]);
    const parts = partsOf(await written(writer, shortLetter("北海道知事 殿")));
    expect(elements(rootOf(parts, "word/fontTable.xml"), "embedRegular")).toEqual([]);
  },
);

test("a character that only the second face has is set in that face, which is carried too", async () => {
  const lacking = (codePoint: number) =>
    codePoint === 0x9ad9 ? undefined : face.glyphOf(codePoint);
  const first: FontFace = { ...face, family: "First", glyphOf: lacking };
  const second: FontFace = { ...face, family: "Second", index: 1 };
  const parts = partsOf(await file("subset", "髙松市長 殿", [first, second]));
  const runs = elements(rootOf(parts, "word/document.xml"), "r").slice(-2);
  expect(runs.map((run) => run.textContent)).toEqual(["髙", "松市長 殿"]);
  expect(
    runs.map((run) => elements(run, "rFonts").map((fonts) => attribute(fonts, "eastAsia"))),
  ).toEqual([[expect.stringMatching(/^Second [0-9A-F]{12}$/u)], []]);
  expect(elements(rootOf(parts, "word/fontTable.xml"), "embedRegular")).toHaveLength(2);
  const alone = partsOf(await file("subset", "北海道知事 殿", [first, second]));
  expect(elements(rootOf(alone, "word/fontTable.xml"), "embedRegular")).toHaveLength(1);
});
