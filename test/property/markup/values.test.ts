import fc from "fast-check";
import { expect, test } from "vitest";
import { parseLetter } from "../../../src/markup/parse-letter.ts";
import { letterParagraphs } from "../../../src/model/letter-text.ts";
import { compileTemplate } from "../../../src/template/compile-template.ts";
import { runs } from "../../samples/extent.ts";
import { recipient, valueIn } from "../../samples/recipient.ts";

const source = `---
表題: 試験
種別: 書簡
必要な列: [職名, 氏名, 敬称]
---
甲{{職名}}乙｜{{氏名}}《よみ》丙
［＃差出人］{{氏名}}
［＃宛名］{{職名}}　{{敬称}}
`;

const template = valueIn(
  compileTemplate(
    { path: "t.hbs", bytes: new TextEncoder().encode(source) },
    { overrides: new Map(), partials: new Map() },
  ),
);

// Pieces of both notations, so that whole annotations and tags come about by chance.
const piece = fc.constantFrom(
  "［＃",
  "］",
  "改ページ",
  "縦中横",
  "終わり",
  "《",
  "》",
  "｜",
  "※",
  "「",
  "」",
  "に傍点",
  "はママ",
  "{",
  "{{",
  "}}",
  "{{{",
  "#if",
  "/if",
  "職名",
  "敬称",
  "|",
  "\\",
  "&",
  "<",
  "—",
  "葛󠄀",
  "𠮷",
  "、",
  "12",
  "DX",
  "宛名",
);
const value = fc
  .array(fc.oneof(piece, fc.string({ unit: "grapheme", maxLength: 3 })), {
    minLength: 1,
    maxLength: 8,
  })
  .map((parts) => parts.join("").replaceAll(/[\n\r\u2028\u2029]/gu, ""))
  .filter((text) => text.trim() !== "");

test("any value reaches the letter character for character and changes nothing around it", () => {
  fc.assert(
    fc.property(value, value, (title, name) => {
      const manuscript = valueIn(
        template.merge(recipient({ 職名: title, 氏名: name, 敬称: "殿" })),
      );
      const letter = valueIn(parseLetter(manuscript, template.settings, "corrected"));
      expect(letterParagraphs(letter)).toEqual([`甲${title}乙${name}丙`, name, `${title}　殿`]);
      expect(letter.blocks.map(({ type }) => type)).toEqual(["paragraph", "sender", "addressee"]);
    }),
    { numRuns: runs(2000), examples: [["［＃］", "!"]] },
  );
});

test("every character of a merged letter has exactly one origin, and what is verbatim is its source", () => {
  fc.assert(
    fc.property(value, value, (title, name) => {
      const cells = { 職名: title, 氏名: name, 敬称: "殿" };
      const { text, origins } = valueIn(template.merge(recipient(cells)));
      let end = 0;
      for (const range of origins) {
        expect(range.start).toBe(end);
        end = range.end;
        const part = text.slice(range.start, range.end);
        if (range.at.kind === "text") {
          expect(part.replace(/\n$/u, "")).toBe(
            source.slice(range.at.span.start, range.at.span.end),
          );
        } else if (range.at.kind === "cell") {
          expect(part).toBe(new Map(Object.entries(cells)).get(range.at.header ?? ""));
        }
      }
      expect(end).toBe(text.length);
    }),
  );
});
