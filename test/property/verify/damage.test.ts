import fc from "fast-check";
import { expect, test } from "vitest";
import { createDocxWriter } from "../../../src/docx/write-docx.ts";
import type { ReadBack } from "../../../src/model/verification.ts";
import { compareReadBack } from "../../../src/verify/compare.ts";
import { readDocx, readLetterDocx } from "../../../src/verify/read-docx.ts";
import { readPdf } from "../../../src/verify/read-pdf.ts";
import { StrictWordReader } from "../../../src/verify/strict/strict-word.ts";
import { runs } from "../../samples/extent.ts";
import { testWorld } from "../../samples/faces.ts";
import { letterSettings, shortLetter } from "../../samples/letters.ts";
import { written } from "../../samples/read-package.ts";
import { paragraph, smallDocx } from "../../samples/small-docx.ts";
import { line, smallPdf } from "../../samples/small-pdf.ts";

const LETTER = ["拝啓", "葛󠄀城市長におかれましては、", "北海道 知事 殿"];

/** What a reader sees in a damaged file: "same", "different" or "unreadable". */
async function verdict(read: () => ReadBack | Promise<ReadBack>): Promise<string> {
  try {
    const { differences } = compareReadBack("x", LETTER, await read());
    return differences.length === 0 ? "same" : "different";
  } catch (cause) {
    return cause instanceof Error && cause.name === "UnreadableFile"
      ? "unreadable"
      : `thrown: ${cause}`;
  }
}

function flipped(bytes: Uint8Array, bit: number): Uint8Array {
  const copy = bytes.slice();
  copy[bit >> 3] = (copy[bit >> 3] ?? 0) ^ (1 << (bit & 7));
  return copy;
}

test("no flipped bit of a Word package's text passes", async () => {
  const file = smallDocx(LETTER.map(paragraph).join(""));
  const { start, end } = entryData(file, "word/document.xml");
  const passed: number[] = [];
  for (let bit = start * 8; bit < end * 8; bit += 1) {
    if ((await verdict(() => readDocx(flipped(file, bit)))) !== "unreadable") passed.push(bit);
  }
  // Only the bits that fill up the last byte of the compressed stream say nothing.
  expect(passed.filter((bit) => bit < (end - 1) * 8)).toEqual([]);
  expect(passed.length).toBeLessThan(8);
});

test("a Word package with any bit flipped is the same, different or unreadable, never a crash", async () => {
  const file = smallDocx(LETTER.map(paragraph).join(""));
  await fc.assert(
    fc.asyncProperty(fc.nat(file.length * 8 - 1), async (bit) => {
      expect(["same", "different", "unreadable"]).toContain(
        await verdict(() => readDocx(flipped(file, bit))),
      );
    }),
    { numRuns: runs(500) },
  );
});

test("whichever bits of a letter's Word file are flipped, the strict reader says what the reader of all files says, or leaves it to that", async () => {
  const content = shortLetter("葛󠄀城市長 殿");
  const file = await written(createDocxWriter(letterSettings(), [], testWorld), content);
  const reader = new StrictWordReader();
  for (let time = 0; time < 3; time += 1) expect(reader.read(file)).toEqual(readLetterDocx(file));
  fc.assert(
    fc.property(fc.array(fc.nat(file.length * 8 - 1), { minLength: 1, maxLength: 3 }), (bits) => {
      const damaged = bits.reduce(flipped, file);
      const found = reader.read(damaged);
      if (found !== undefined) expect(found).toEqual(readLetterDocx(damaged));
    }),
    { numRuns: runs(500) },
  );
});

test("a changed character code on a page is found", async () => {
  const file = smallPdf([
    { content: (show) => LETTER.map((text, i) => `${line(500 - 20 * i)} ${show(text)}`).join(" ") },
  ]);
  const text = new TextDecoder("latin1").decode(file);
  const codes = [...text.matchAll(/<([0-9a-f]+)> Tj/gu)];
  expect(codes).toHaveLength(LETTER.length);
  for (const code of codes) {
    const start = code.index + 1;
    for (let at = start; at < start + (code[1]?.length ?? 0); at += 1) {
      // The lowest bit turns one hexadecimal digit into its neighbour: another character, or none.
      expect(await verdict(() => readPdf(flipped(file, at * 8)))).not.toBe("same");
    }
  }
});

test("a changed entry of the table that gives codes their characters is found", async () => {
  const file = smallPdf([{ content: (show) => `${line(500)} ${show(LETTER.join(""))}` }]);
  const text = new TextDecoder("latin1").decode(file);
  const entries = [...text.matchAll(/^<[0-9a-f]{4}> <([0-9a-f]+)>$/gmu)];
  expect(entries.length).toBeGreaterThan(20);
  for (const entry of entries) {
    const last = entry.index + entry[0].length - 2;
    if (entry[1] === "0020") continue; // white space does not count
    expect(await verdict(() => readPdf(flipped(file, last * 8)))).not.toBe("same");
  }
});

test("a PDF with any bit flipped is the same, different or unreadable, never a crash", async () => {
  const file = smallPdf([{ content: (show) => `${line(500)} ${show(LETTER.join(""))}` }]);
  await fc.assert(
    fc.asyncProperty(fc.nat(file.length * 8 - 1), async (bit) => {
      expect(["same", "different", "unreadable"]).toContain(
        await verdict(() => readPdf(flipped(file, bit))),
      );
    }),
    { numRuns: runs(300) },
  );
});

test("texts are equal exactly if they are equal without white space", () => {
  const text = fc.string({
    unit: fc.constantFrom("一", "\u2f00", "葛", "\u{e0100}", " ", "　", "\n", "𠮷"),
  });
  fc.assert(
    fc.property(
      fc.array(text),
      fc.array(text),
      fc.boolean(),
      (expected, paragraphs, structured) => {
        const readBack: ReadBack = { paragraphs, structured, ruby: [], pageCount: undefined };
        const black = (texts: readonly string[]): readonly string[] =>
          texts.map((one) => one.replaceAll(/\s/gu, "")).filter((one) => one !== "");
        const isEqual = structured
          ? JSON.stringify(black(expected)) === JSON.stringify(black(paragraphs))
          : black(expected).join("") === black(paragraphs).join("");
        const { differences } = compareReadBack("x", expected, readBack);
        expect(differences.length === 0).toBe(isEqual);
        for (const { expected: one, found: other } of differences) expect(one).not.toBe(other);
      },
    ),
    { numRuns: runs(2000) },
  );
});

/** Where an entry's compressed bytes stand, by its local header. Source: ZIP APPNOTE 4.3.7. */
function entryData(file: Uint8Array, name: string): { start: number; end: number } {
  const view = new DataView(file.buffer, file.byteOffset, file.byteLength);
  for (let at = 0; view.getUint32(at, true) === 0x04_03_4b_50; ) {
    const nameLength = view.getUint16(at + 26, true);
    const start = at + 30 + nameLength + view.getUint16(at + 28, true);
    const end = start + view.getUint32(at + 18, true);
    if (new TextDecoder().decode(file.subarray(at + 30, at + 30 + nameLength)) === name) {
      return { start, end };
    }
    at = end;
  }
  throw new Error(`no entry ${name}`);
}
