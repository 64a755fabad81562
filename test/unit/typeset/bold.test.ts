// Bold text (太字) is drawn from a face for it and from no other; no stroke is thickened.
import { describe, expect, test } from "vitest";
import type { FontFace } from "../../../src/model/font-face.ts";
import type { Inline, Letter } from "../../../src/model/letter.ts";
import { typeset } from "../../../src/typeset/typeset.ts";
import { boldSquareFace, squareFace } from "../../samples/square-face.ts";
import { block, format, letter, runsOf, text } from "../../samples/square-letters.ts";

function bold(content: string): Inline {
  return { type: "lined-text", line: "bold", children: [text(content)] };
}

const LETTER = letter(block("paragraph", "提出は", bold("必ず、DX"), "お願い"));

/** The runs of a letter, each with the number of its face. */
function runsIn(
  content: Letter,
  faces: readonly FontFace[],
  writingMode: "vertical-rl" | "horizontal-tb" = "vertical-rl",
) {
  const outcome = typeset(
    content,
    format({ writingMode, charactersPerLine: 10, linesPerPage: 7 }),
    faces,
  );
  if (!outcome.ok) throw new Error(JSON.stringify(outcome.errors));
  return outcome.value.pages.flatMap(({ items }) =>
    runsOf(items).map(({ face, glyphs }) => [face, glyphs.map((glyph) => glyph.text).join("")]),
  );
}

function codesOf(content: Letter, faces: readonly FontFace[]): readonly unknown[] {
  const outcome = typeset(content, format(), faces);
  return (outcome.ok ? outcome.warnings : outcome.errors).map(({ code, values }) => [code, values]);
}

describe.each(["vertical-rl", "horizontal-tb"] as const)("in %s", (mode) => {
  test("bold text has the face for it, wherever that stands in the list, and all other text has not", () => {
    const lined = [
      [0, "提出は"],
      [1, "必ず、DX"],
      [0, "お願い"],
    ];
    const last = [
      [1, "提出は"],
      [0, "必ず、DX"],
      [1, "お願い"],
    ];
    const joined = (found: readonly unknown[][]) => {
      const all: [unknown, string][] = [];
      for (const [face, said] of found) {
        const before = all.at(-1);
        if (before !== undefined && before[0] === face)
          all[all.length - 1] = [face, before[1] + String(said)];
        else all.push([face, String(said)]);
      }
      return all;
    };
    expect(joined(runsIn(LETTER, [squareFace(), boldSquareFace()], mode))).toEqual(lined);
    expect(joined(runsIn(LETTER, [boldSquareFace(), squareFace()], mode))).toEqual(last);
  });
});

test("without a face for it bold text is refused, with the text and the way out", () => {
  expect(codesOf(LETTER, [squareFace()])).toEqual([["typeset/no-bold-face", { text: "必ず、DX" }]]);
  expect(codesOf(letter(block("paragraph", "提出は")), [squareFace()])).toEqual([]);
});

test("a bold character that the bold face lacks is told, and taken from the face of the text", () => {
  const faces = [squareFace(), boldSquareFace({ characters: "必" })];
  expect(codesOf(LETTER, faces)).toEqual([
    ["typeset/other-face", { characters: "必", wanted: "真四角 Bold", face: "真四角" }],
  ]);
  expect(runsIn(LETTER, faces)[1]).toEqual([0, "必"]);
});

test("a character that the face of the text lacks is not taken from the bold one", () => {
  const faces = [squareFace({ characters: "出" }), boldSquareFace()];
  expect(codesOf(LETTER, faces)).toMatchObject([["typeset/no-glyph", { character: "出" }]]);
});

test("a reading beside bold text is not bold", () => {
  const ruby: Inline = {
    type: "lined-text",
    line: "bold",
    children: [
      {
        type: "ruby",
        mode: "group",
        pairs: [
          {
            base: [{ type: "text", text: "雫石", origin: undefined }],
            ruby: [{ type: "text", text: "しずくいし", origin: undefined }],
          },
        ],
      },
    ],
  };
  const runs = runsIn(letter(block("paragraph", ruby)), [squareFace(), boldSquareFace()]);
  expect(runs).toEqual([
    [1, "雫石"],
    [0, "しずくいし"],
  ]);
});

test("the structure says that bold text is emphasis", () => {
  const outcome = typeset(LETTER, format(), [squareFace(), boldSquareFace()]);
  if (!outcome.ok) throw new Error("not laid out");
  const roles = outcome.value.pages[0]?.items.flatMap((item) =>
    item.type === "tag-start" ? [item.role] : [],
  );
  expect(roles).toEqual(["paragraph", "emphasis"]);
});
