import fc from "fast-check";
import { expect, test } from "vitest";
import { readFormat } from "../../../src/data/xlsx/number-format.ts";
import { showNumber } from "../../../src/data/xlsx/shown-value.ts";
import { runs } from "../../samples/extent.ts";

/** 2019-05-01 is 43586, the first day of 令和. */
const FIRST = 43_586;
const DAY_MS = 86_400_000;

/** Pieces of a format with what each shows of a day, by hand. */
const PIECES: readonly (readonly [code: string, shows: (day: Date) => string])[] = [
  ["ggge", (day) => `令和${day.getUTCFullYear() - 2018}`],
  ["gge", (day) => `令${day.getUTCFullYear() - 2018}`],
  ["ge", (day) => `R${day.getUTCFullYear() - 2018}`],
  ["gggee", (day) => `令和${String(day.getUTCFullYear() - 2018).padStart(2, "0")}`],
  ["yyyy", (day) => String(day.getUTCFullYear())],
  ["aaa", (day) => "日月火水木金土"[day.getUTCDay()] ?? ""],
  ["aaaa", (day) => `${"日月火水木金土"[day.getUTCDay()] ?? ""}曜日`],
];

const format = fc.record({
  pieces: fc.array(fc.constantFrom(...PIECES), { minLength: 1, maxLength: 3 }),
  between: fc.constantFrom('"年"', "年", ".", '" GE "', "\\E"),
  language: fc.constantFrom("", "[$-411]", "[$-ja-JP]", "[$-1030411]"),
  capitals: fc.array(fc.boolean(), { minLength: 20, maxLength: 20 }),
  end: fc.constantFrom("", ";@"),
});
const SHOWN: Readonly<Record<string, string>> = { '"年"': "年", '" GE "': " GE ", "\\E": "E" };

test("a day in an era reads alike whichever letters of its format are capitals", () => {
  fc.assert(
    fc.property(
      format,
      fc.nat({ max: 20_000 }),
      ({ pieces, between, language, capitals, end }, n) => {
        const day = new Date(Date.UTC(2019, 4, 1) + n * DAY_MS);
        const codes = pieces.map(([code]) =>
          [...code]
            .map((letter, index) => (capitals[index] ? letter.toUpperCase() : letter))
            .join(""),
        );
        const read = readFormat(language + codes.join(between) + end);
        if (read === undefined) throw new Error("the format is refused");
        const expected = pieces.map(([, shows]) => shows(day)).join(SHOWN[between] ?? between);
        expect(showNumber(FIRST + n, read, false)).toMatchObject({
          kind: "text",
          text: expected,
          exact: day.toISOString().slice(0, 10),
        });
      },
    ),
    { numRuns: runs(300) },
  );
});
