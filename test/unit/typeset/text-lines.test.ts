import { describe, expect, test } from "vitest";
import { ptToSp } from "../../../src/base/units.ts";
import type { Block, Inline, Ruby, TableCell, Text, TextLine } from "../../../src/model/letter.ts";
import { block, format, layOut, letter, runsOf, text } from "../../samples/square-letters.ts";

/** Rules as [inline start, inline length, distance from the axis towards the block's end, thickness] in hundredths of a character. */
function rules(
  content: readonly (string | Inline)[],
  writingMode: "vertical-rl" | "horizontal-tb",
): readonly (readonly number[])[] {
  const vertical = writingMode === "vertical-rl";
  const document = layOut(letter(block("salutation", ...content)), format({ writingMode }));
  const hundredths = (length: number): number => Math.round((length * 10) / ptToSp(1));
  const column = (line: number): number => 200 - 45 - 5 - 15 * line;
  return document.pages
    .flatMap(({ items }) => items)
    .flatMap((item) => (item.type === "rule" ? [item.box] : []))
    .map(({ x, y, width, height }) => {
      const end = vertical ? x + width : 0;
      const line = vertical
        ? Math.floor((ptToSp(200 - 45 + 2.5) - end) / ptToSp(15))
        : Math.floor((y - ptToSp(20 - 2.5)) / ptToSp(15));
      return vertical
        ? [y - ptToSp(20), height, ptToSp(column(line)) - end, width].map(hundredths)
        : [x - ptToSp(40), width, y - ptToSp(20 + 5 + 15 * line), height].map(hundredths);
    });
}

function lined(line: TextLine, ...children: readonly (string | Inline)[]): Inline {
  return {
    type: "lined-text",
    line,
    children: children.map((one) => (typeof one === "string" ? text(one) : one)),
  };
}

function plainText(content: string): Text {
  return { type: "text", text: content, origin: undefined };
}

const READ: Ruby = {
  type: "ruby",
  mode: "mono",
  pairs: [
    {
      base: [{ type: "text", text: "漢", origin: undefined }],
      ruby: [{ type: "text", text: "か", origin: undefined }],
    },
  ],
};

const READ_LEFT: Inline = { ...READ, side: "left" };
const READ_TWICE: Inline = {
  type: "ruby",
  mode: "group",
  side: "left",
  pairs: [{ base: [READ], ruby: [{ type: "text", text: "ハ", origin: undefined }] }],
};

describe("lines beside, through and around text", () => {
  // Characters of 100; a thin rule is 4 and the one through text 7; a twelfth of white beside text, a sixth in a frame.
  const side = -50 - 8 - 4;
  test.each<
    readonly [string, readonly (string | Inline)[], readonly number[][], readonly number[][]]
  >([
    [
      "beside the characters, as far as they go",
      ["亜", lined("side", "漢字"), "亜"],
      [[100, 200, side, 4]],
      [[100, 200, 58, 4]],
    ],
    [
      "two beside them",
      [lined("double-side", "漢")],
      [
        [0, 100, side, 4],
        [0, 100, -50 - 21 - 4, 4],
      ],
      [
        [0, 100, 58, 4],
        [0, 100, 71, 4],
      ],
    ],
    [
      "through their middle",
      ["亜", lined("strike", "漢字")],
      [[100, 200, -3, 7]],
      [[100, 200, -3, 7]],
    ],
    [
      "on the other side where a reading stands: on the left of vertical lines, still under horizontal ones",
      [lined("side", "亜", READ)],
      [[0, 200, 58, 4]],
      [[0, 200, 58, 4]],
    ],
    [
      "on its own side of vertical lines where the reading is on the left, next to the characters under horizontal ones too",
      [lined("side", "亜", READ_LEFT)],
      [[0, 200, side, 4]],
      [[0, 200, 58, 4]],
    ],
    [
      "next to the characters where there is a reading on either side",
      [lined("side", "亜", READ_TWICE)],
      [[0, 200, 58, 4]],
      [[0, 200, 58, 4]],
    ],
    [
      "on both lines where the text goes on",
      ["亜亜亜亜亜亜亜亜", lined("side", "漢漢漢漢漢漢")],
      [
        [800, 200, side, 4],
        [0, 400, side, 4],
      ],
      [
        [800, 200, 58, 4],
        [0, 400, 58, 4],
      ],
    ],
  ])("%s", (_, content, vertical, horizontal) => {
    expect(rules(content, "vertical-rl").map((rule) => [...rule])).toEqual(vertical);
    expect(rules(content, "horizontal-tb").map((rule) => [...rule])).toEqual(horizontal);
  });

  test.each([
    ["a line", "side", 50 + 25 + 8 + 4],
    ["two lines", "double-side", 50 + 25 + 21 + 4],
    ["no line on their side", "strike", 50 + 25],
  ] as const)("readings on the left stand outside of %s", (_, line, distance) => {
    const document = layOut(
      letter(block("salutation", lined(line, READ_LEFT))),
      format({ writingMode: "horizontal-tb" }),
    );
    const [text, reading] = document.pages.flatMap(({ items }) => runsOf(items));
    if (text === undefined || reading === undefined) return expect.fail();
    const middle = ({ at, size }: typeof text): number => at.y - size * 0.38;
    expect(Math.round((10 * (middle(reading) - middle(text))) / ptToSp(1))).toBe(distance);
  });

  test("marks that stand on the left beside a reading on the right are outside of the line there", () => {
    const dots: Inline = { type: "emphasis-dots", mark: "sesame", children: [READ] };
    const document = layOut(letter(block("salutation", lined("side", dots))), format());
    const all = document.pages.flatMap(({ items }) => runsOf(items));
    const [text, dot] = [all[0], all.at(-1)];
    const between = ((text?.at.x ?? 0) - (dot?.at.x ?? 0)) / ptToSp(1);
    expect(Math.round(10 * between)).toBe(50 + 25 + 8 + 4);
  });

  test("lines beside text are beside it in every line of a table's cell", () => {
    const cell = (...content: readonly Inline[]): TableCell => ({
      type: "table-cell",
      inlines: content,
      placement: {},
      origin: undefined,
    });
    const table: Block = {
      type: "table",
      caption: undefined,
      columns: [{ width: 2, alignment: undefined, isHead: false }],
      head: [],
      rows: [
        {
          cells: [cell(lined("side", "漢字"), text("亜亜"), lined("strike", "漢字"))],
          origin: undefined,
        },
      ],
      origin: undefined,
    };
    const document = layOut(letter(table), format({ writingMode: "horizontal-tb" }));
    const items = document.pages.flatMap((page) => page.items);
    const middles = runsOf(items).map(({ at, size }) => at.y - size * 0.38);
    const boxes = items.flatMap((item) => (item.type === "rule" ? [item.box] : []));
    const [under, through] = boxes.filter(({ x }) => x === ptToSp(40 + 35 + 5));
    const below = (box: typeof under, line: number): number =>
      Math.round((10 * ((box?.y ?? 0) - (middles[line] ?? 0))) / ptToSp(1));
    expect([below(under, 0), below(through, 2)]).toEqual([58, -3]);
  });

  test("a frame is around the readings of both sides", () => {
    const [first, second] = rules([lined("frame", READ_TWICE)], "horizontal-tb");
    expect([first?.[2], second?.[2]]).toEqual([150 - (50 + 17 + 50) - 4, 50 + 17 + 50 - 150]);
  });

  test("readings of two lines do not meet between them: the second line is half a line further", () => {
    const places = (content: readonly (string | Inline)[]): readonly number[] => {
      const document = layOut(
        letter(block("salutation", ...content)),
        format({ writingMode: "horizontal-tb", lineGap: ptToSp(5) }),
      );
      const all = document.pages.flatMap(({ items }) => runsOf(items));
      const lines = all.filter(({ size }) => size === ptToSp(10)).map(({ at }) => at.y / ptToSp(1));
      return [...new Set(lines)].map((y) => y - (lines[0] ?? 0));
    };
    const row = "亜亜亜亜亜亜亜亜亜";
    // Fifteen points from line to line: two readings of five points each have no room in five.
    expect(places([READ_LEFT, row, "亜", row, "亜亜"])).toEqual([0, 15, 30]);
    expect(places([READ_LEFT, row, READ, row, READ, row])).toEqual([0, 22.5, 30 + 15]);
    expect(places([READ_LEFT, row, "亜", READ, row, "亜"])).toEqual([0, 15, 30]);
  });

  test("a frame is around a reading that is longer than its characters, also before kana", () => {
    const long: Ruby = {
      ...READ,
      pairs: [{ base: [plainText("漢")], ruby: [plainText("かくほのこ")] }],
    };
    const [over] = rules(["か", lined("frame", long), "な"], "horizontal-tb");
    // The reading takes 250 in the middle of a character of 100, neither over か nor over な.
    expect(over).toEqual([100 - 4, 250 + 2 * 17 + 2 * 4 - 1, 150 - (50 + 17 + 50) - 4, 4]);
  });

  test("a line of larger characters has room for what stands beside them and beside its neighbours", () => {
    const large = (...inlines: readonly Inline[]): Block => ({
      type: "salutation",
      inlines,
      placement: { characterSize: ptToSp(14) },
      origin: undefined,
    });
    const rows = (...blocks: readonly Block[]): readonly number[] => {
      const page = format({ writingMode: "horizontal-tb" });
      const document = layOut(letter(...blocks), page);
      const all = document.pages.flatMap(({ items }) => runsOf(items));
      const middles = all
        .filter(({ size }) => size >= ptToSp(10))
        .map(({ at, size }) => at.y - size * 0.38);
      return [...new Set(middles)].map(
        (y) => Math.round((y - (middles[0] ?? 0)) / ptToSp(0.1)) / 10,
      );
    };
    const plain = block("salutation", "亜亜亜");
    // Fifteen points from line to line. Seven of the larger characters and seven of their reading do not fit beside five of the
    // smaller ones: the line begins half a line later, and the next one is on the grid again.
    expect(rows(plain, large(text("亜")), plain)).toEqual([0, 15, 30]);
    expect(rows(plain, large(READ), plain)).toEqual([0, 22.5, 45]);
    expect(rows(plain, large(READ_LEFT), plain)).toEqual([0, 15, 30 + 7.5]);
    expect(rows(large(text("亜")), block("salutation", READ))).toEqual([0, 22.5]);
    // Nothing of the line before is where the reading is.
    expect(rows(plain, large(text("亜亜亜"), READ), plain)).toEqual([0, 15, 30]);
    // A reading of a line as large as all others has room.
    expect(rows(plain, block("salutation", READ), plain)).toEqual([0, 15, 30]);
  });

  test("a frame stands apart from its characters and from those around it, and is open where its text goes on", () => {
    const reach = 50 + 17;
    expect(rules(["亜", lined("frame", "漢"), "亜"], "horizontal-tb")).toEqual([
      // The character begins a sixth after the one before it ends.
      [100 - 4, 133 + 8, -reach - 4, 4],
      [100 - 4, 133 + 8, reach, 4],
      [100 - 4, 4, -reach, 133],
      [233, 4, -reach, 133],
    ]);
    const broken = rules(["亜亜亜亜亜亜亜亜", lined("frame", "漢漢漢漢")], "horizontal-tb");
    // Three sides of it on either line.
    expect(broken).toHaveLength(6);
    const document = layOut(letter(block("salutation", "亜", lined("frame", "漢"), "亜")));
    const heads = document.pages
      .flatMap(({ items }) => runsOf(items))
      .flatMap(({ at, glyphs }) => {
        let head = at.y - ptToSp(20);
        return glyphs.map(({ advance }) => {
          const own = head;
          head += advance;
          return Math.round((own * 10) / ptToSp(1));
        });
      });
    expect(heads).toEqual([0, 117, 233]);
  });
});

describe("small characters above and below others", () => {
  const small = (place: "above" | "below", characters: string): Inline => ({
    type: "script-text",
    place,
    children: [{ type: "text", text: characters, origin: undefined }],
  });

  /** Runs as [text, inline start, towards the block's start from the line's axis, size] in hundredths of a character. */
  function runs(
    content: readonly (string | Inline)[],
    writingMode: "vertical-rl" | "horizontal-tb",
  ): readonly (readonly (string | number)[])[] {
    const vertical = writingMode === "vertical-rl";
    const document = layOut(letter(block("salutation", ...content)), format({ writingMode }));
    const hundredths = (length: number): number => Math.round((length * 10) / ptToSp(1)) + 0;
    return document.pages
      .flatMap(({ items }) => runsOf(items))
      .map(({ at, size, glyphs }) => [
        glyphs.map((glyph) => glyph.text).join(""),
        hundredths(vertical ? at.y - ptToSp(20) : at.x - ptToSp(40)),
        // A baseline is 0.38 of the run's own size below its axis.
        hundredths(
          vertical ? at.x - ptToSp(200 - 45 - 5) : ptToSp(20 + 5) - at.y + (38 * size) / 100,
        ),
        hundredths(size),
      ]);
  }

  // Six tenths of the size, on the side of the line's frame: the frames' edges are in one line.
  test("stand solid on what they belong to, on the right or above", () => {
    const expected = [
      ["記", 0, 0, 100],
      ["注一", 100, 20, 60],
      ["の", 220, 0, 100],
    ];
    expect(runs(["記", small("above", "注一"), "の"], "vertical-rl")).toEqual(expected);
    expect(runs(["記", small("above", "注一"), "の"], "horizontal-tb")).toEqual(expected);
  });

  test("stand on the left or below", () => {
    expect(runs(["酸", small("below", "二")], "vertical-rl")).toEqual([
      ["酸", 0, 0, 100],
      ["二", 100, -20, 60],
    ]);
  });

  test("figures have no space between them and Japanese before them, and never begin a line", () => {
    const found = runs(["亜亜亜亜亜亜亜亜亜亜", small("above", "1"), "亜亜亜"], "horizontal-tb");
    const [note] = found.filter(([text]) => text === "1");
    expect(note?.[1]).toBeGreaterThan(0);
    expect(runs(["亜", small("above", "1")], "horizontal-tb").map(([, start]) => start)).toEqual([
      0, 100,
    ]);
  });
});
