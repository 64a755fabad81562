import fc from "fast-check";
import { expect, test } from "vitest";
import { pdfResources } from "../../../src/proof/pdf-resources.ts";
import { transcribePdf } from "../../../src/reading/transcribe-pdf.ts";
import { runs } from "../../samples/extent.ts";
import { type ForeignLine, foreignPdf, isTold } from "../../samples/foreign-pdf.ts";

const KANA = fc.constantFrom(..."あいうえおかがきぎくぐさざをん");
const KANJI = fc.constantFrom(
  ..."札幌市長殿総務大臣令和八年十二月一日、。「」（）ー々ヶアイウ",
  ..."あいうえお",
);
const ASCII = fc.constantFrom(..."ABCxyz0123456789,.()");

const text = (character: fc.Arbitrary<string>): fc.Arbitrary<string> =>
  fc.array(character, { minLength: 1, maxLength: 25 }).map((parts) => parts.join(""));

const line = fc.oneof(
  fc.record({
    encoding: fc.constantFrom(
      "sjis" as const,
      "utf16" as const,
      "told" as const,
      "untold" as const,
    ),
    text: text(KANJI),
  }),
  fc.record({ encoding: fc.constant("collection" as const), text: text(KANA) }),
  fc.record({ encoding: fc.constant("latin" as const), text: text(ASCII) }),
);

const page = fc.array(line, { maxLength: 8 }).map((lines) => ({
  lines: lines.map((given, index): ForeignLine => ({ ...given, x: 60, y: 550 - 30 * index })),
}));

test("of a PDF whose fonts are not embedded, characters read and characters declared lost are all its characters", async () => {
  await fc.assert(
    fc.asyncProperty(fc.array(page, { minLength: 1, maxLength: 3 }), async (pages) => {
      const { paragraphs, remarks } = await transcribePdf(
        foreignPdf(pages),
        pdfResources(),
        () => undefined,
      );
      const expected = pages
        .flatMap(({ lines }) => lines)
        .map((given) => (isTold(given) ? given.text : "〓".repeat(given.text.length)));
      expect(paragraphs).toEqual(expected);
      const lost = pages.map(({ lines }) =>
        lines.filter((given) => !isTold(given)).reduce((sum, given) => sum + given.text.length, 0),
      );
      expect(remarks).toEqual(
        lost.flatMap((count, index) =>
          count > 0 ? [{ kind: "lost", page: index + 1, count }] : [],
        ),
      );
    }),
    { numRuns: runs(12) },
  );
});

test("a vertical page is read from right to left in whatever order its columns were painted", async () => {
  const columns = fc.uniqueArray(text(KANJI), { minLength: 2, maxLength: 8 });
  const encodings = fc.constantFrom("sjisVertical", "utf16Vertical", "one by one") as fc.Arbitrary<
    "sjisVertical" | "utf16Vertical" | "one by one"
  >;
  await fc.assert(
    fc.asyncProperty(columns, encodings, fc.boolean(), async (texts, encoding, fromLeft) => {
      const columnsOf = texts.map((column, index): readonly ForeignLine[] => {
        const x = 760 - 26 * index;
        if (encoding !== "one by one") return [{ encoding, text: column, x, y: 540 }];
        return [...column].map((character, place) => ({
          encoding: "told",
          text: character,
          x: x - 6,
          y: 530 - 16 * place,
        }));
      });
      // A single character tells no direction.
      fc.pre(encoding !== "one by one" || texts.every((column) => column.length > 2));
      const painted = fromLeft ? columnsOf.toReversed() : columnsOf;
      const read = await transcribePdf(
        foreignPdf([{ lines: painted.flat() }]),
        pdfResources(),
        () => undefined,
      );
      expect(read.paragraphs).toEqual(texts);
      expect(read.remarks).toEqual([{ kind: "order", pages: [1] }]);
    }),
    { numRuns: runs(12) },
  );
});
