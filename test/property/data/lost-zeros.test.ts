import fc from "fast-check";
import { expect, test } from "vitest";
import { runs } from "../../samples/extent.ts";
import { findingsOf, HEADER } from "../../samples/read-list.ts";

const digits = (length: number): fc.Arbitrary<string> =>
  fc.string({ unit: fc.constantFrom(..."0123456789"), minLength: length, maxLength: length });

/** Telephone numbers without their zero: an area of one to four digits, an exchange, four digits; or a mobile one. */
const withoutZero = fc.oneof(
  fc
    .tuple(fc.constantFrom("3", "6", "11", "22", "134", "976", "4992"), digits(9))
    .map(([area, more]) => {
      const rest = more.slice(0, 9 - area.length);
      return [area, rest.slice(0, -4), rest.slice(-4)];
    }),
  fc
    .tuple(fc.constantFrom("90", "80", "70", "50"), digits(4), digits(4))
    .map((parts) => [...parts]),
);
const written = (parts: readonly string[], form: string, zero: string): string =>
  form === "()"
    ? `(${zero}${parts[0]})${parts[1]}-${parts[2]}`
    : `${zero}${parts.filter((part) => part !== "").join(form)}`;

test("a lost zero is found in every way of writing a number, and no whole number is taken for one", () => {
  fc.assert(
    fc.property(
      withoutZero,
      fc.constantFrom("", "-", "()"),
      fc.constantFrom("電話", "電話番号", "TEL", "FAX", "携帯電話番号", "代表電話", "ファクス"),
      fc.constantFrom("", "（内線 2111）", "\n（直通）", "、03-3581-0000"),
      (parts, form, heading, behind) => {
        const said = (zero: string): readonly string[] =>
          findingsOf(
            `${HEADER},${heading}\n011002,市,北海道,札幌市,さっぽろし,札幌市長,殿,"${written(parts, form, zero)}${behind}"\n`,
          ).map(({ code }) => code);
        expect(said("")).toEqual(["csv/lost-zero"]);
        expect(said("0")).toEqual([]);
      },
    ),
    { numRuns: runs(200) },
  );
}, 60_000);
