import { expect, test } from "vitest";
import { compileTemplate } from "../../../src/template/compile-template.ts";

function settingsOf(docx: string) {
  const text = `---\n表題: 依頼\n種別: 書簡\n${docx}---\n［＃頭語］拝啓\n`;
  const source = { path: "templates/依頼.hbs", bytes: new TextEncoder().encode(text) };
  return compileTemplate(source, { overrides: new Map(), partials: new Map() });
}

test("a template says which fonts its Word files carry, and how Latin letters stand there", () => {
  const outcome = settingsOf("docx: { fonts: system, 欧字: 正立 }\n");
  expect(outcome.ok && outcome.value.settings).toMatchObject({
    docxFonts: "system",
    docxLatin: "upright",
  });
});

test("a template that says nothing gets the letter's characters and 縦中横", () => {
  const outcome = settingsOf("");
  expect(outcome.ok && outcome.value.settings.docxFonts).toBe("subset");
  expect(outcome.ok && outcome.value.settings.docxLatin).toBeUndefined();
});

test("a misspelt choice is refused where it stands", () => {
  const outcome = settingsOf("docx: { 欧字: 縦書き }\n");
  expect(outcome.ok || outcome.errors.map(({ at }) => at)).toMatchObject([
    { kind: "text", path: "templates/依頼.hbs", line: 4 },
  ]);
});
