import fc from "fast-check";
import { expect, test } from "vitest";
import { runs } from "../../samples/extent.ts";
import { field, filled, line, RECORD } from "../../unit/word/attempt.ts";

const merged = (picture: string, value: string): string =>
  filled(line(field(`MERGEFIELD 値 \\# &quot;${picture}&quot;`)), undefined, {
    ...RECORD,
    値: value,
  })[0] ?? "";

test("text around the figures of a picture changes nothing of the figures", () => {
  fc.assert(
    fc.property(
      fc.constantFrom("#,##0", "0", ",0", "0.0", "#,##0.00", "0000", "0.0#"),
      fc.constantFrom("円", "千円", "本"),
      fc.integer({ min: 0, max: 9_999_999 }),
      fc.integer({ min: 0, max: 999 }),
      (picture, unit, whole, thousandths) => {
        const value = `${whole}.${String(thousandths).padStart(3, "0")}`;
        const figures = merged(picture, value);
        expect(merged(`${picture}${unit}`, value)).toBe(`${figures}${unit}`);
        expect(merged(`約${picture}`, value)).toBe(`約${figures}`);
      },
    ),
    { numRuns: runs(60) },
  );
});
