import fc from "fast-check";
import { unzipSync } from "fflate";
import { expect, test } from "vitest";
import { templateOfFile } from "../../../src/ask/template-of-file.ts";
import { makeLetter } from "../../../src/letter/make-letter.ts";
import type { Inline, Letter } from "../../../src/model/letter.ts";
import { inlineText, textParts } from "../../../src/model/letter-text.ts";
import { compileTemplate, type Template } from "../../../src/template/compile-template.ts";
import { drawnLetter } from "../../samples/drawn-letter.ts";
import { runs } from "../../samples/extent.ts";
import { facesOf } from "../../samples/golden-faces.ts";
import { CITY } from "../../samples/whole-letter.ts";

function compiled(text: string): Template {
  const bytes = new TextEncoder().encode(text);
  const template = compileTemplate({ path: "t.hbs", bytes });
  if (!template.ok) throw new Error(`${text}${JSON.stringify(template.errors)}`);
  return template.value;
}

/** The parts of a Word file, neighbouring runs of one look joined. */
function partsOf(docx: Uint8Array): Readonly<Record<string, string>> {
  return Object.fromEntries(
    Object.entries(unzipSync(docx)).map(([name, bytes]) => [
      name,
      new TextDecoder().decode(bytes).replaceAll(/<\/w:t><\/w:r><w:r><w:t(?: [^>]*)?>/gu, ""),
    ]),
  );
}

/** What leads where: the words of each reference with those of its place, and each mark of a note with the text of its note. */
function linksOf(letter: Letter | undefined): readonly string[] {
  if (letter === undefined) throw new Error("no letter");
  const parts = textParts(letter);
  const placeOf = (number: number): string =>
    parts.flatMap((part) => (part.place === number ? inlineText(part.inlines) : [])).join();
  const noteOf = (number: number): string =>
    parts
      .flatMap((part) =>
        part.type === "list-item" && part.note?.number === number
          ? `${part.note.place} ${inlineText(part.inlines)}`
          : [],
      )
      .join();
  return parts.flatMap(({ inlines }) =>
    inlines.flatMap((inline: Inline) => {
      if (inline.type === "text" && inline.to !== undefined)
        return `${inline.text} → ${placeOf(inline.to.number)}`;
      if (inline.type === "script-text" && inline.note !== undefined)
        return `${inlineText(inline.children)} → ${noteOf(inline.note.number)}`;
      return [];
    }),
  );
}

test("a Word file of ours is never refused as a template, which makes the same Word file again: every sentence leads where it led, every mark to its note", async () => {
  let led = 0;
  await fc.assert(
    fc.asyncProperty(drawnLetter, async (text) => {
      const template = compiled(text);
      const first = makeLetter(template, CITY, facesOf(template));
      // A 別紙 that has no line, or a name that is used without its item, makes no letter.
      fc.pre(first.letter !== undefined);
      const bytes = await first.docx();
      const proved = templateOfFile({ path: "手紙.docx", bytes }, "手紙");
      if (!proved.ok) throw new Error(`${text}${JSON.stringify(proved.errors)}`);
      expect(proved.value.losses).toEqual([]);
      const again = compiled(proved.value.text);
      const second = makeLetter(again, Object.fromEntries(proved.value.row), facesOf(again));
      expect(partsOf(await second.docx())).toEqual(partsOf(bytes));
      expect(linksOf(second.letter)).toEqual(linksOf(first.letter));
      led += linksOf(first.letter).length;
    }),
    { numRuns: runs(200) },
  );
  expect(led).toBeGreaterThan(0);
});
