import { expect, test } from "vitest";
import { letterFormats } from "../../../src/letter/letter-formats.ts";
import { createLetterMaker } from "../../../src/letter/letter-maker.ts";
import { LetterRefused, makeLetter } from "../../../src/letter/make-letter.ts";
import type { FontFace } from "../../../src/model/font-face.ts";
import { compileTemplate } from "../../../src/template/compile-template.ts";
import { testWorld } from "../../samples/faces.ts";
import { NOTO_SERIF_JP, openFace } from "../../samples/real-fonts.ts";
import { recipient } from "../../samples/recipient.ts";
import { squareFace } from "../../samples/square-face.ts";

const faces = [openFace(NOTO_SERIF_JP)];

function made(
  line: string,
  { title = "奈良市長", remark = "" } = {},
): ReturnType<typeof makeLetter> {
  const source = `---
表題: 試し
種別: 通知
差出人: 総務大臣
必要な列: [職名, 敬称]
任意の列: [備考]
値:
  符号: 記号｜棒《かっこ》のまま
---
${line}
［＃差出人］{{差出人}}
［＃宛名］{{職名}}　{{敬称}}
`;
  const template = compileTemplate({ path: "a.hbs", bytes: new TextEncoder().encode(source) });
  if (!template.ok) throw new Error(template.errors.map(({ code }) => code).join());
  const names = { 都道府県: "奈良県", 団体名: "奈良市", よみ: "ならし" };
  const record = {
    団体コード: "292010",
    種別: "市",
    ...names,
    職名: title,
    敬称: "殿",
    備考: remark,
  };
  return makeLetter(template.value, record, faces);
}

test("what plain text alone cannot hold does not stand in the way of the other formats", async () => {
  const letter = made("{{符号}}です。");
  expect(letter.problems.filter(({ severity }) => severity === "error")).toEqual([]);
  expect(letter.pdf().length).toBeGreaterThan(0);
  await expect(letter.file("txt")).rejects.toBeInstanceOf(LetterRefused);
  expect((await letter.file("html")).length).toBeGreaterThan(0);
});

test("what Word alone cannot hold is a problem, and does not stand in the way of the other formats", async () => {
  const letter = made("本文{{備考}}です。", { remark: "控え\u0001" });
  expect(letter.problems.map(({ code }) => code)).toContain("docx/unwritable-character");
  await expect(letter.docx()).rejects.toBeInstanceOf(LetterRefused);
  expect((await letter.file("txt")).length).toBeGreaterThan(0);
});

test("a record that contradicts itself gives problems, and no file", async () => {
  const letter = made("本文です。", { title: "橿原市長" });
  expect(letter.problems.map(({ code }) => code)).toContain("csv/title-mismatch");
  expect(letter.document).toBeUndefined();
  expect(() => letter.pdf()).toThrow(LetterRefused);
  await expect(letter.docx()).rejects.toBeInstanceOf(LetterRefused);
});

function placesOf(line: string, code: string): readonly string[] {
  return made(line)
    .problems.filter((problem) => problem.code === code)
    .map(({ at }) =>
      at.kind === "text" ? `${at.line}:${at.column} ${at.span.end - at.span.start}` : at.kind,
    );
}

test("a character that no font has is marked itself, each time it stands in the template", () => {
  expect(placesOf("本文の😀と😀、｜笑顔《😀》です。", "typeset/no-glyph")).toEqual([
    "10:4 2",
    "10:6 2",
    "10:12 2",
  ]);
});

test("in an item's label and after it, each character has its own place", () => {
  expect(placesOf("［＃項目］😀　本文の😀", "typeset/no-glyph")).toEqual(["10:6 2", "10:11 2"]);
});

test("wrong notation and a character that no font has are told together", () => {
  const codes = made("［＃傍店］本文の😀です。").problems.map(({ code }) => code);
  expect(codes).toContain("markup/unknown-annotation");
  expect(codes).toContain("typeset/no-glyph");
});

test("what has no text where a value is empty is told with the cell of its row", () => {
  const { problems } = made("本文［＃脚注］{{#もし 備考}}{{備考}}{{/もし}}［＃脚注終わり］です。");
  expect(problems.map(({ code, related }) => [code, related.map(({ at }) => at)])).toEqual([
    ["markup/empty-block", [expect.objectContaining({ kind: "cell", header: "備考" })]],
  ]);
  expect(
    made("本文［＃脚注］［＃脚注終わり］です。", { remark: "あり" }).problems[0]?.related,
  ).toEqual([]);
});

test("what comes from a font that nobody named is told, and not what comes from the next one named", () => {
  const lacking: FontFace = {
    ...squareFace({ characters: "本" }),
    family: "Own",
    familyJa: undefined,
    sha256: "f".repeat(64),
  };
  const codesWith = (fonts: string): readonly string[] => {
    const source = `---\n表題: 試し\n種別: 通知\n差出人: 総務大臣\n${fonts}\n---\n本文です。\n`;
    const template = compileTemplate({ path: "a.hbs", bytes: new TextEncoder().encode(source) });
    if (!template.ok) throw new Error("template");
    const letter = makeLetter(template.value, {}, [lacking, squareFace()]);
    return letter.problems.map(({ code }) => code);
  };
  expect(codesWith("フォント: Own")).toContain("typeset/other-face");
  expect(codesWith("フォント: [Own, Square]")).not.toContain("typeset/other-face");
});

test("what a letter has of another face is each character once, face by face, whoever named it", () => {
  const named = (family: string, characters: string, index: number): FontFace => ({
    ...squareFace({ characters }),
    family,
    familyJa: undefined,
    sha256: String(index).repeat(64),
  });
  const three = [named("Own", "本文号", 1), named("Second", "文", 2), squareFace()];
  const facesOf = (names: string, list: readonly FontFace[]): readonly string[] => {
    const source = `---\n表題: 試し\n種別: 通知\n差出人: 総務大臣\n${names}\n---\n本文の本号。\n文と本。\n`;
    const template = compileTemplate({ path: "a.hbs", bytes: new TextEncoder().encode(source) });
    if (!template.ok) throw new Error("template");
    const maker = createLetterMaker({
      template: template.value,
      edition: "corrected",
      world: testWorld,
      tool: "test",
      faces: list,
      formats: letterFormats,
    });
    const letter = maker.compose(recipient({}));
    if (!letter.ok) throw new Error(JSON.stringify(letter.errors));
    return maker.otherFaces(letter.value);
  };
  expect(facesOf("フォント: [Own, Second]", three)).toEqual(["Second 本号", "真四角 文"]);
  expect(facesOf("フォント: Own", [squareFace()])).toEqual([]);
});
