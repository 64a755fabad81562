import fc from "fast-check";
import { describe, expect, test } from "vitest";
import { CL, classOf } from "../../../src/char/character-class.ts";
import type { AdjustmentPolicy } from "../../../src/model/page-format.ts";
import { createTypesetCache, typeset } from "../../../src/typeset/typeset.ts";
import { runs } from "../../samples/extent.ts";
import { squareFace } from "../../samples/square-face.ts";
import { block, format, glyphsOf, letter, lines } from "../../samples/square-letters.ts";

const CHARACTERS = [
  ..."亜漢字令和年月日一二三十百億〇々葛あいうえおっゃコーヒェ、。，．・：「」『』（）〔〕！？…―〜　％￥＝",
  ..."ABxyz019 ",
  "葛󠄀",
  "か゚",
  "𠮷",
];

const paragraph = fc
  .array(fc.constantFrom(...CHARACTERS), { minLength: 1, maxLength: 120 })
  .map((characters) => characters.join(""));
const adjustment = fc.constantFrom<AdjustmentPolicy>("solid", "compromise", "expand-only");
const measure = fc.integer({ min: 6, max: 45 });
/** As narrow as the columns of tables are, where a word can be longer than its line. */
const anyMeasure = fc.oneof(measure, fc.integer({ min: 1, max: 5 }));
const withWords = fc
  .array(fc.constantFrom(...CHARACTERS, "1,200", "12,000", "10km"), { minLength: 1, maxLength: 40 })
  .map((characters) => characters.join(""));

describe("any paragraph at any measure", () => {
  test("no character is lost, doubled or moved", () => {
    fc.assert(
      fc.property(
        withWords,
        anyMeasure,
        adjustment,
        fc.boolean(),
        (text, width, policy, hanging) => {
          const all = lines(text, width, { adjustment: policy, hanging });
          expect(all.map((line) => line.text).join("")).toBe(text);
          const ends = all.map((line) => line.end);
          expect(all.map((line) => line.start)).toEqual([0, ...ends.slice(0, -1)]);
          expect(ends.at(-1)).toBe([...text].length);
        },
      ),
      { numRuns: runs(300) },
    );
  });

  test("origins never go back, and every line has one for each code point", () => {
    fc.assert(
      fc.property(paragraph, measure, adjustment, (text, width, policy) => {
        for (const line of lines(text, width, { adjustment: policy })) {
          expect(line.origins).toHaveLength([...line.text].length);
          for (const [index, origin] of line.origins.entries()) {
            expect(origin).toBeGreaterThanOrEqual(line.origins[index - 1] ?? 0);
          }
        }
      }),
      { numRuns: runs(300) },
    );
  });

  test("a widened line ends at its measure, or half an em before it after a closing mark", () => {
    fc.assert(
      fc.property(paragraph, measure, adjustment, (text, width, policy) => {
        for (const line of lines(text, width, { adjustment: policy }).slice(0, -1)) {
          if (line.method !== "push-out") continue;
          const white = width - line.advance;
          expect(white).toBeGreaterThanOrEqual(0);
          const rest = line.text.replace(/[^　]/gu, "").length + 0.5;
          expect(white).toBeLessThanOrEqual(rest);
        }
      }),
      { numRuns: runs(300) },
    );
  });

  test("no line begins with a mark that may not begin one, nor ends with an opening bracket", () => {
    // Without words and long runs of marks, which no measure may be able to hold.
    const plain = fc
      .array(fc.constantFrom(..."亜漢字あいうえおっコー、。・「」（）！？々"), {
        minLength: 1,
        maxLength: 120,
      })
      .map((characters) => characters.join(""))
      .filter((text) => !/[っー、。・」）！？々]{4}|[「（]{4}/u.test(text));
    fc.assert(
      fc.property(plain, fc.integer({ min: 16, max: 45 }), adjustment, (text, width, policy) => {
        for (const [index, line] of lines(text, width, { adjustment: policy }).entries()) {
          const first = classOf(line.text.codePointAt(0) ?? 0);
          const last = classOf([...line.text].at(-1)?.codePointAt(0) ?? 0);
          if (index > 0) expect(PROHIBITED.has(first)).toBe(false);
          if (line.end < [...text].length) expect(last).not.toBe(CL.openingBracket);
        }
      }),
      { numRuns: runs(300) },
    );
  });
});

test("a number keeps its counter however much its line is widened, where anything else can be", () => {
  const number = fc.constantFrom("五〇〇億円", "二十四時間", "百人", "十二箇所", "三十一市町村");
  const piece = fc.tuple(number, fc.constantFrom("の", "、", "。", "はその", "（注）"));
  const numbers = fc
    .array(piece, { minLength: 3, maxLength: 20 })
    .map((all) => all.flat().join(""));
  fc.assert(
    fc.property(numbers, fc.integer({ min: 7, max: 30 }), adjustment, (text, width, policy) => {
      for (const line of lines(text, width, { adjustment: policy }).slice(0, -1)) {
        const found = [...line.text.matchAll(/[〇一二三五十百]+(?:億円|時間|人|箇所|市町村)/gu)];
        // One number with the mark at the line's end is all that the line has.
        if (/^[〇-龥]+[、。]?$/u.test(line.text)) continue;
        for (const { index, 0: whole } of found) {
          const from = line.origins[index] ?? 0;
          const last = line.origins[index + whole.length - 1] ?? 0;
          expect([line.text, (last - from).toFixed(3)]).toEqual([
            line.text,
            (whole.length - 1).toFixed(3),
          ]);
        }
      }
    }),
    { numRuns: runs(300) },
  );
});

describe.each(["vertical-rl", "horizontal-tb"] as const)("half-width marks, %s", (mode) => {
  const words = ["国", "の", "、", "DX", "12.5", "5G", "10km", "25°C", "word", "100"];
  const piece = fc.oneof(
    fc.constantFrom(...words),
    fc.constantFrom(...words).map((word) => `(${word})`),
    fc.constantFrom(...words).map((word) => `[${word}の]`),
    fc.constantFrom(...words).map((word) => `に"${word}"`),
    fc.constantFrom(...words).map((word) => `{${word}}`),
    fc.constantFrom(...words).map((word) => `の$${word}`),
    fc.tuple(fc.constantFrom(...words), fc.constantFrom(...",.!?:;%")).map((both) => both.join("")),
  );
  const sentence = fc
    .array(piece, { minLength: 1, maxLength: 30 })
    .map((pieces) => pieces.join("の"));

  test("none that closes begins a line, none that opens ends one, and no unit leaves its number", () => {
    fc.assert(
      fc.property(sentence, fc.integer({ min: 14, max: 30 }), adjustment, (text, width, policy) => {
        const all = lines(text, width, { adjustment: policy }, mode);
        const shown = all.map((line) => line.text).join("|");
        expect(shown).not.toMatch(/\|[)\]},.!?:;%]|[([{$]\|/u);
        // A straight quote opens after に alone, and closes everywhere else.
        expect(shown).not.toMatch(/に"\||[^に]\|"/u);
        expect(shown).not.toMatch(/\d\|[A-Za-z°%]/u);
      }),
      { numRuns: runs(300) },
    );
  });

  test("no gap stands within half-width brackets", () => {
    fc.assert(
      fc.property(sentence, (text) => {
        const [line] = lines(text, 1000, { jaLatinGap: "1/4" }, mode);
        const characters = [...(line?.text ?? "")];
        for (const [index, character] of characters.entries()) {
          if (!"([{".includes(character)) continue;
          const own = (line?.origins[index + 1] ?? 0) - (line?.origins[index] ?? 0);
          expect(own).toBe(0.5);
        }
      }),
      { numRuns: runs(100) },
    );
  });
});

const PROHIBITED: ReadonlySet<number> = new Set([
  CL.closingBracket,
  CL.hyphen,
  CL.dividing,
  CL.middleDot,
  CL.fullStop,
  CL.comma,
  CL.iteration,
  CL.prolongedSound,
  CL.smallKana,
]);

describe("any letter of a run", () => {
  test("is the same however the run was cut into calls", () => {
    fc.assert(
      fc.property(
        fc.array(paragraph, { minLength: 1, maxLength: 6 }),
        fc.nat(5),
        (texts, start) => {
          const letters = texts.map((text, index) =>
            letter(
              block("paragraph", text),
              block("addressee", `${texts[(index + start) % texts.length] ?? ""} 殿`),
            ),
          );
          const cache = createTypesetCache();
          const together = letters.map((each) => typeset(each, format(), [squareFace()], cache));
          const alone = letters.map((each) => typeset(each, format(), [squareFace()]));
          expect(JSON.stringify(together)).toBe(JSON.stringify(alone));
        },
      ),
      { numRuns: runs(60) },
    );
  });

  test("has all its characters on its pages in order", () => {
    fc.assert(
      fc.property(fc.array(paragraph, { minLength: 1, maxLength: 6 }), (texts) => {
        const outcome = typeset(
          letter(...texts.map((text) => block("paragraph", text))),
          format(),
          [squareFace()],
        );
        const found = outcome.ok ? glyphsOf(outcome.value) : [];
        expect(found.map((glyph) => glyph.text).join("")).toBe(texts.join(""));
      }),
      { numRuns: runs(100) },
    );
  });
});
