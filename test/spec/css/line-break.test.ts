import { readFileSync } from "node:fs";
import { describe, expect, test } from "vitest";
import type { KinsokuLevel, LayoutPolicy } from "../../../src/model/page-format.ts";
import { layoutLines } from "../../../src/typeset/layout-lines.ts";
import { squareFace } from "../../samples/square-face.ts";

interface WptCase {
  readonly id: string;
  readonly level: string;
  readonly cp: string;
  readonly text: string;
  readonly line_em: number;
  readonly lines: readonly string[];
}

const cases = readFileSync(new URL("wpt-linebreak-ja.jsonl", import.meta.url), "utf8")
  .trim()
  .split("\n")
  .map((line) => JSON.parse(line) as WptCase); // the file is ours

/** Breaks as the browsers do: nothing shrinks, so that only permissions decide. */
function linesOf(text: string, measure: number, kinsoku: KinsokuLevel): readonly string[] {
  const policy: LayoutPolicy = {
    adjustment: "expand-only",
    kinsoku,
    hanging: false,
    jaLatinGap: "0",
    latin: "upright",
  };
  const options = { measure, indent: 0, writingMode: "horizontal-tb" as const, policy };
  const [paragraph] = layoutLines([text], [squareFace()], options);
  return paragraph?.lines.map((line) => line.text) ?? [];
}

describe.each(["strict", "normal", "loose"] as const)("web-platform-tests at %s", (level) => {
  const rows = cases.filter((row) => row.level === level);

  test("has its 87 rows", () => {
    expect(rows.length).toBe(87);
  });

  test.each(rows)("U+$cp: $text", ({ text, line_em, lines }) => {
    expect(linesOf(text, line_em, `css-${level}`)).toEqual(lines);
  });
});
