import fc from "fast-check";
import { expect, test } from "vitest";
import { ptToSp } from "../../../src/base/units.ts";
import type { PagedDocument, PageItem } from "../../../src/model/paged-document.ts";
import { runs } from "../../samples/extent.ts";
import { parsed } from "../../samples/marked-text.ts";
import { format, layOut } from "../../samples/square-letters.ts";

const WORDS = ["確保", "予算", "推進の", "交付金", "に", "ことを、", "地方", "令和"];
const BESIDE: readonly ((word: string) => string)[] = [
  (word) => `｜${word}《かくほのこと》`,
  (word) => `${word}［＃「${word}」の左に「サイエンス」の振り仮名］`,
  (word) => `｜${word}《かくほ》［＃「${word}」の左に「サイエンス」の振り仮名］`,
  (word) => `${word}［＃「${word}」の左に「原本のまま」の注記］`,
  (word) => `${word}［＃「${word}」はママ］`,
  (word) => `${word}［＃「${word}」に傍点］`,
  (word) => `［＃傍点］｜${word}《かくほ》と${word}［＃傍点終わり］`,
  (word) => `［＃傍線］${word}［＃「${word}」の左に「さいえ」の振り仮名］の［＃傍線終わり］`,
  (word) => `［＃二重傍線］｜${word}《かくほ》の［＃「の」の左に「ノ」の注記］［＃二重傍線終わり］`,
  (word) => `［＃囲み］［＃二重傍線］${word}［＃二重傍線終わり］［＃囲み終わり］`,
  (word) => `［＃囲み］${word}［＃「${word}」の左に「さいえ」の振り仮名］［＃囲み終わり］`,
  (word) => `${word}［＃割り注］特別区を含む［＃割り注終わり］`,
  (word) => `${word}2［＃「2」は上付き小文字］`,
];

const word = fc.constantFrom(...WORDS);
const plain = fc.array(word, { minLength: 1, maxLength: 6 }).map((all) => all.join(""));
const marked = fc
  .tuple(fc.constantFrom(...BESIDE), word, plain)
  .map(([mark, one, rest]) => `${mark(one)}${rest}`);
const line = fc
  .array(fc.oneof(marked, plain), { minLength: 1, maxLength: 4 })
  .map((all) => all.join(""));
const size = fc.constantFrom(
  "",
  "［＃７ポイント］",
  "［＃１２ポイント］",
  "［＃１４ポイント］",
  "［＃１８ポイント］",
  "［＃２６ポイント］",
);
const paragraph = fc.tuple(size, line).map((all) => all.join(""));
const table = fc
  .tuple(
    fc.option(line),
    fc.array(fc.tuple(fc.oneof(line, fc.constant("")), line), { minLength: 1, maxLength: 3 }),
  )
  .map(([caption, rows]) =>
    [
      "［＃ここから表］",
      ...(caption === null ? [] : [`［＃表題］${caption}`]),
      ...rows.map((cells) => `| ${cells.join(" | ")} |`),
      "［＃ここで表終わり］",
    ].join("\n"),
  );
const text = fc
  .array(fc.oneof({ weight: 3, arbitrary: paragraph }, { weight: 1, arbitrary: table }), {
    minLength: 2,
    maxLength: 6,
  })
  .map((blocks) => blocks.join("\n"));

// Half an em between lines holds what stands beside one of them; a sixth does not.
const page = fc
  .tuple(
    fc.constantFrom("vertical-rl" as const, "horizontal-tb" as const),
    fc.constantFrom(2, 5, 7, 10),
  )
  .map(([writingMode, gap]) =>
    format({
      writingMode,
      lineGap: ptToSp(gap),
      charactersPerLine: 14,
      linesPerPage: 16,
      trimSize: { width: ptToSp(500), height: ptToSp(500) },
    }),
  );

test("nothing on a page lies on anything of another line, whatever stands beside its characters and however large they are", () => {
  fc.assert(
    fc.property(text, page, (content, own) => {
      const letter = parsed(content, "corrected", own.writingMode);
      if (!letter.ok) throw new Error(JSON.stringify(letter.errors));
      expect(met(layOut(letter.value, own))).toEqual([]);
    }),
    { numRuns: runs(600) },
  );
});

/** Units: points from the left and the top; `said` for whoever reads that two meet. */
interface Box {
  readonly left: number;
  readonly right: number;
  readonly top: number;
  readonly bottom: number;
  readonly said: string;
  readonly isText: boolean;
}

/** What lies on something else, each with what it lies on. */
function met({ pages }: PagedDocument): readonly string[] {
  return pages.flatMap(({ items }) => {
    const boxes = items.flatMap(boxesOf);
    return boxes.flatMap((one, index) =>
      boxes
        .slice(index + 1)
        .filter((other) => (one.isText || other.isText) && meet(one, other))
        .map((other) => `${one.said} ${other.said}`),
    );
  });
}

function meet(one: Box, other: Box): boolean {
  return (
    one.left + RULE < other.right &&
    other.left + RULE < one.right &&
    one.top + RULE < other.bottom &&
    other.top + RULE < one.bottom
  );
}

/** How thick rules are: one stands on the edge of what it belongs to. Units: points. */
const RULE = 0.41;

/** The frame of each character that is drawn; one of the text leaves a twenty-fourth of it white on either side. */
function boxesOf(item: PageItem): readonly Box[] {
  if (item.type === "rule") {
    const { x, y, width, height } = item.box;
    const [left, top] = [points(x), points(y)];
    const box = { left, top, right: left + points(width), bottom: top + points(height) };
    return [{ ...box, said: "rule", isText: false }];
  }
  if (item.type !== "glyphs") return [];
  const size = points(item.size);
  const [x, y] = [points(item.at.x), points(item.at.y)];
  let along = 0;
  return item.glyphs.flatMap(({ recipe, text: said, advance }): readonly Box[] => {
    const start = along;
    along += points(advance);
    if (recipe.kind === "blank") return [];
    const end = start + Math.min(points(advance), size);
    const half = size / 2 - size / 24;
    const middle = y - 0.38 * size;
    const box =
      item.direction === "vertical"
        ? { left: x - half, right: x + half, top: y + start, bottom: y + end }
        : { left: x + start, right: x + end, top: middle - half, bottom: middle + half };
    return [{ ...box, said, isText: true }];
  });
}

function points(length: number): number {
  return length / ptToSp(1);
}
