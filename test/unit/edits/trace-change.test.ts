import { expect, test } from "vitest";
import { traceChange } from "../../../src/edits/trace-change.ts";
import type { WrittenParagraph } from "../../../src/edits/written-text.ts";

// さて、 and におかれましては are the template's, 奈良市 is the list's.
const TEMPLATE = { kind: "text", path: "t.hbs", line: 1, column: 1 } as const;
const PARAGRAPH: WrittenParagraph = {
  text: "さて、奈良市におかれましては",
  stretches: [
    {
      start: 0,
      end: 3,
      depth: 0,
      writer: { kind: "source", at: { ...TEMPLATE, span: { start: 0, end: 3 } } },
    },
    {
      start: 3,
      end: 6,
      depth: 0,
      writer: {
        kind: "cell",
        at: { kind: "cell", path: "t.csv", row: 2, line: 2, column: 4, header: "団体名" },
        value: "奈良市",
        start: 0,
      },
    },
    {
      start: 6,
      end: 14,
      depth: 0,
      writer: { kind: "source", at: { ...TEMPLATE, span: { start: 11, end: 19 } } },
    },
  ],
};

function put(start: number, text: string): unknown {
  const traced = traceChange(PARAGRAPH, { paragraph: 0, start, end: start, text });
  return traced.question?.why ?? traced.places.map(({ kind }) => kind);
}

test.each([
  ["奈良市及び近隣市", 6, "及び近隣市"],
  ["奈良市及び奈良市", 6, "及び奈良市"],
  // The comparison found it within the value; it can as well have been put in before it.
  ["奈良県奈良市", 5, "県奈良"],
  ["さて、、奈良市", 2, "、"],
])("what can be read as put in beside the list's value is asked: %s", (_, start, text) => {
  expect(put(start, text)).toBe("border");
});

test("what can only be within the value, or within the template's text, is that", () => {
  expect(put(5, "西")).toEqual(["cell"]);
  expect(put(8, "て")).toEqual(["source"]);
});
