// A line that looks like the note of a picture is refused where it would be read as one.
import { expect, test } from "vitest";
import { checkPlain } from "../../../src/plain/write-plain.ts";
import { block, letter } from "../../samples/letters.ts";

test.each(["［図：校舎］", "［公印：市長の印］", "※［＃二の字点］"])(
  "%s in the text is refused",
  (text) => {
    const found = checkPlain(letter(block("paragraph", `甲${text}乙`)));
    expect(found.map(({ code, values }) => [code, values["text"]])).toEqual([
      ["plain/looks-like-picture", text],
    ]);
  },
);

test("other brackets are text", () => {
  expect(checkPlain(letter(block("paragraph", "［図１］［図：］の ※ ［＃］")))).toEqual([]);
});

test.each(["［注１］", "［注十二］", "［※］", "［※２］", "［脚注３］"])(
  "%s in the text is refused, since the mark of a note is written so",
  (text) => {
    const found = checkPlain(letter(block("paragraph", `甲${text}乙`)));
    expect(found.map(({ code, values }) => [code, values["text"]])).toEqual([
      ["plain/looks-like-note-mark", text],
    ]);
  },
);

test("round brackets and other words are text", () => {
  expect(checkPlain(letter(block("paragraph", "（注１）［注］［注意１］［別表１］")))).toEqual([]);
});
