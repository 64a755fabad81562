import { expect, test } from "vitest";
import { openTemplate } from "../../../src/letter/open-template.ts";
import { numberedRecipient } from "../../../src/model/recipient.ts";
import { createWordFiller, filledText } from "../../../src/word/fill-word.ts";
import { recipient, valueIn } from "../../samples/recipient.ts";
import { paragraph, wordFile } from "./word-files.ts";

test("a Word file has the letter's number by its settings and by its own field", () => {
  const field = `<w:p><w:fldSimple w:instr=" MERGEFIELD 連番 "><w:r><w:t>«連番»</w:t></w:r></w:fldSimple></w:p>`;
  const body = `${paragraph("{{文書番号}}")}${paragraph("{{職名}}　{{敬称}}")}${field}`;
  const settings = "表題: 試し\n種別: 通知\n文書番号: 総行第3号の{連番}\n";
  const { template, word } = valueIn(
    openTemplate(wordFile(body), {
      overrides: new Map(),
      partials: new Map(),
      settings: { path: "t.yaml", bytes: new TextEncoder().encode(settings) },
    }),
  );
  if (word === undefined) throw new Error("it is a Word file");
  const filler = createWordFiller(word);
  const lettersOf = [7, 8].map((number) => {
    const row = numberedRecipient(recipient({ 職名: "青森市長", 敬称: "殿" }), number);
    const merged = valueIn(template.merge(row));
    return filledText(filler.paragraphsOf(merged))[0]?.paragraphs.map(({ text }) => text);
  });
  expect(lettersOf).toEqual([
    ["総行第3号の7", "青森市長　殿", "7"],
    ["総行第3号の8", "青森市長　殿", "8"],
  ]);
  expect(template.numberedAt).toMatchObject({ kind: "text", path: "t.yaml", line: 3 });
});
