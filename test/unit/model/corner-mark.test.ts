import { expect, test } from "vitest";
import { namedStyle } from "../../../src/model/block-style.ts";

test("a corner mark stands at the right of the head: where vertical lines begin and horizontal ones end", () => {
  expect(namedStyle("corner-mark", { writingMode: "vertical-rl" })).toMatchObject({
    alignment: "start",
    indentStart: 0,
    keepWithNext: true,
  });
  expect(namedStyle("corner-mark", { writingMode: "horizontal-tb" })).toMatchObject({
    alignment: "end",
    indentEnd: 0,
    keepWithNext: true,
  });
});
