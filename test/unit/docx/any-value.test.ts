import fc from "fast-check";
import { expect, test } from "vitest";
import { createDocxWriter } from "../../../src/docx/write-docx.ts";
import { runs } from "../../samples/extent.ts";
import { letterSettings, shortLetter, world } from "../../samples/letters.ts";
import { paragraphTexts, partsOf, rootOf } from "../../samples/read-package.ts";

const writer = createDocxWriter(letterSettings(), [], world);

// Any sequence of 16-bit units, so that halves of surrogate pairs occur too, with the awkward ones often.
const units = fc.oneof(
  {
    weight: 3,
    arbitrary: fc.constantFrom(...`<>&"'\t\n\r ]A1DX2022、。（）「」葛\u{e0100}\u{20bb7}`),
  },
  {
    weight: 1,
    arbitrary: fc.constantFrom("\u0000", "\u000b", "\ud800", "\udc00", "\ufffe", "\u0085"),
  },
  {
    weight: 3,
    arbitrary: fc.integer({ min: 0, max: 0xff_ff }).map((unit) => String.fromCharCode(unit)),
  },
);
const values = fc.array(units, { maxLength: 40 }).map((parts) => parts.join(""));

test("any value is either right in the file or refused; the file is never one that Word calls corrupt", async () => {
  await fc.assert(
    fc.asyncProperty(values, async (value) => {
      const outcome = await writer.write(shortLetter(value));
      // Source: XML 1.0, Char, less C1 controls and Unicode's noncharacters.
      const isWritable =
        !/\p{Cs}/u.test(value) &&
        ![...value].some((character) => {
          const code = character.codePointAt(0) ?? 0;
          const isControl =
            (code < 0x20 && !"\t\n\r".includes(character)) || (code > 0x7e && code < 0xa0);
          return isControl || (code & 0xff_fe) === 0xff_fe || (code >= 0xfd_d0 && code <= 0xfd_ef);
        });
      expect(outcome.ok).toBe(isWritable);
      if (!outcome.ok) return;
      const parts = partsOf(outcome.value);
      rootOf(parts, "word/document.xml");
      expect(paragraphTexts(parts).at(-1)).toBe(value.replaceAll(/\r\n?/gu, "\n"));
    }),
    { numRuns: runs(150) },
  );
});
