// A letter in TEI goes out and comes home.

import { readFileSync } from "node:fs";
import { beforeAll, describe, expect, test } from "vitest";
import { templateOfFile } from "../../src/ask/template-of-file.ts";
import { TOOL } from "../../src/base/tool.ts";
import { letterFormats } from "../../src/letter/letter-formats.ts";
import { createLetterMaker } from "../../src/letter/letter-maker.ts";
import { createKnownLines } from "../../src/markup/known-lines.ts";
import { readLetter } from "../../src/markup/parse-letter.ts";
import type { FontFace } from "../../src/model/font-face.ts";
import type { Letter } from "../../src/model/letter.ts";
import { letterLook } from "../../src/model/letter-look.ts";
import type { Edition } from "../../src/model/letter-settings.ts";
import { letterParagraphs, rubyPairs } from "../../src/model/letter-text.ts";
import { recipientOf } from "../../src/model/recipient.ts";
import { nodeWorld } from "../../src/outside/node-world.ts";
import { comparedLetter, readLetterFile } from "../../src/proof/read-back.ts";
import { compileTemplate, type Template } from "../../src/template/compile-template.ts";
import { loadNotoSerif } from "../render/set-pages.ts";
import { withoutOrigins } from "../samples/marked-text.ts";

const MEIJI = "templates/meiji30.hbs";
const ROW = { 都道府県: "奈良県", 種別: "都道府県", 職名: "奈良県知事", 敬称: "殿" };

let face: FontFace;
beforeAll(async () => {
  face = await loadNotoSerif();
});

function templateAt(path: string): Template {
  const template = compileTemplate({ path, bytes: readFileSync(path) });
  if (!template.ok) throw new Error(JSON.stringify(template.errors));
  return template.value;
}

async function made(template: Template, edition: Edition, format: "tei" | "transcript") {
  const setup = { template, edition, faces: [face], world: nodeWorld, tool: TOOL };
  const maker = createLetterMaker({ ...setup, formats: letterFormats });
  const recipient = recipientOf(ROW);
  const letter = maker.compose(recipient);
  if (!letter.ok) throw new Error(JSON.stringify(letter.errors));
  const whole = maker.whole(letter.value, recipient);
  const problems = maker.formats[format]().check(whole);
  const source = maker.sourceOf(recipient);
  const { bytes } = await maker.formats[format]().make({ ...whole, source });
  return {
    letter: letter.value,
    both: whole.bothEditions(),
    problems,
    bytes,
    settings: template.settings,
  };
}

async function differences(
  format: "tei" | "transcript",
  bytes: Uint8Array,
  letter: Letter,
  template: Template,
): Promise<number> {
  const known = {
    paragraphs: letterParagraphs(letter),
    ruby: rubyPairs(letter),
    look: letterLook(letter, template.settings.format),
  };
  const read = await readLetterFile(format, bytes, { path: "x", expected: undefined });
  return comparedLetter("x", known, read).differences.length;
}

describe.each(["corrected", "as-issued"] as const)("the old notice, %s", (edition) => {
  test.each(["tei", "transcript"] as const)(
    "as %s is read back without a difference",
    async (format) => {
      const template = templateAt(MEIJI);
      const { letter, problems, bytes } = await made(template, edition, format);
      expect(problems).toEqual([]);
      expect(await differences(format, bytes, letter, template)).toBe(0);
    },
  );
});

test("both editions stand side by side in TEI, and the other one beside the text in a transcription", async () => {
  const template = templateAt(MEIJI);
  const decoder = new TextDecoder();
  const tei = decoder.decode((await made(template, "corrected", "tei")).bytes);
  expect(tei).toContain("<choice><sic>豫妨</sic><corr>豫防</corr></choice>ノ方法");
  expect(tei).toContain("候<sic>ふ</sic>");
  expect(tei).toContain('<note type="editorial">原本は虫損、推定</note>');
  const corrected = decoder.decode((await made(template, "corrected", "transcript")).bytes);
  expect(corrected).toContain("豫防〔底本「豫妨」〕ノ方法");
  expect(corrected).toContain("｜ふ〔ママ〕");
  expect(corrected).toContain("〈本年三月三十日裁可／四月一日官報掲載〉");
  const issued = decoder.decode((await made(template, "as-issued", "transcript")).bytes);
  expect(issued).toContain("豫妨〔「豫防」カ〕ノ方法");
});

test("a letter in TEI is imported as a template that has both editions again", async () => {
  const { both, bytes } = await made(templateAt(MEIJI), "as-issued", "tei");
  const imported = templateOfFile({ path: "通牒.xml", bytes }, "通牒");
  if (!imported.ok) return expect.fail(JSON.stringify(imported.errors));
  const text = new TextEncoder().encode(imported.value.text);
  const template = compileTemplate({ path: "通牒.hbs", bytes: text });
  if (!template.ok) return expect.fail(JSON.stringify(template.errors));
  const merged = template.value.merge(recipientOf({}));
  if (!merged.ok) return expect.fail(JSON.stringify(merged.errors));
  const again = readLetter(merged.value, template.value.settings, "both", createKnownLines());
  expect(again.problems).toEqual([]);
  expect(again.letter.blocks.map(withoutOrigins)).toEqual(both.blocks.map(withoutOrigins));
  expect(again.letter.properties).toEqual(both.properties);
  expect(template.value.settings.basis).toBe("通牒の書式の見本（架空の文書）");
});

test.each([
  ["another addressee", "奈良県知事", "奈良市長"],
  ["a character", "ノ方法", "ノ法方"],
  ["a reading", "<rt>コレラ</rt>", "<rt>ペスト</rt>"],
  ["another role", "<signed>", '<signed rend="indentStart(2)"><lb/>'],
  ["an element that no letter has", "<lb/>", "<lb/><figure/>"],
  ["a comment", "</body>", "<!-- 追記 --></body>"],
])("%s that was changed in a file is found", async (_, was, now) => {
  const template = templateAt(MEIJI);
  const { letter, bytes } = await made(template, "corrected", "tei");
  const text = new TextDecoder().decode(bytes);
  const changed = text.replace(was, now);
  expect(changed).not.toBe(text);
  const count = differences("tei", new TextEncoder().encode(changed), letter, template);
  await expect(count.catch(() => 1)).resolves.toBeGreaterThan(0);
});

test("TEI of another maker is refused by name, and so is a note that is of one edition only", async () => {
  const bytes = new TextEncoder().encode('<TEI xmlns="http://www.tei-c.org/ns/1.0"><text/></TEI>');
  const imported = templateOfFile({ path: "他.xml", bytes }, "他");
  expect(imported.ok ? [] : imported.errors.map(({ code }) => code)).toEqual([
    "import/tei-unknown",
  ]);
  const source = readFileSync(MEIJI, "utf8").replace(
    "［＃「豫防」は底本では「豫妨」］",
    "［＃「豫防」は底本では「豫妨」］［＃「防」に傍点］",
  );
  const template = compileTemplate({ path: MEIJI, bytes: new TextEncoder().encode(source) });
  if (!template.ok) return expect.fail(JSON.stringify(template.errors));
  const { problems } = await made(template.value, "corrected", "tei");
  expect(problems.map(({ code }) => code)).toEqual(["markup/editions-apart"]);
});

test("text with a mark of the transcription's own is refused before anything is written", async () => {
  const source = readFileSync(MEIJI, "utf8").replace("今般法律", "〔今般〕法律");
  const template = compileTemplate({ path: MEIJI, bytes: new TextEncoder().encode(source) });
  if (!template.ok) return expect.fail(JSON.stringify(template.errors));
  const { problems } = await made(template.value, "corrected", "transcript");
  expect(problems.map(({ code }) => code)).toContain("plain/looks-like-mark");
});
