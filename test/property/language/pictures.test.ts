import fc from "fast-check";
import { expect, test } from "vitest";
import { readDate } from "../../../src/language/date.ts";
import { readDatePicture, writeDateByPicture } from "../../../src/language/date-picture.ts";
import { readNumberPicture, writeByPicture } from "../../../src/language/number-picture.ts";

/** Text that stands as it is: bare, or in quotes where it would mean something. */
const literal = fc.constantFrom(
  { typed: "", shown: "" },
  { typed: "円", shown: "円" },
  { typed: "¥", shown: "¥" },
  { typed: "金 ", shown: "金 " },
  { typed: "'約0.#,'", shown: "約0.#," },
  { typed: "\u2018第\u2019", shown: "第" },
);

const decimalNumber = fc
  .tuple(fc.bigInt({ min: 1n, max: 10n ** 30n }), fc.integer({ min: 0, max: 8 }))
  .map(([figures, places]) => {
    const digits = figures.toString().padStart(places + 1, "0");
    return places === 0 ? digits : `${digits.slice(0, -places)}.${digits.slice(-places)}`;
  });

test("a number is written by a picture as the reader of another house writes it, with the text around it", () => {
  const picture = fc.record({
    before: literal,
    behind: literal,
    hasCommas: fc.boolean(),
    zeros: fc.integer({ min: 1, max: 6 }),
    fixed: fc.integer({ min: 0, max: 3 }),
    loose: fc.integer({ min: 0, max: 2 }),
  });
  fc.assert(
    fc.property(picture, decimalNumber, (parts, number) => {
      const { before, behind, hasCommas, zeros, fixed, loose } = parts;
      const whole = (hasCommas ? "#,##" : "") + "0".repeat(zeros);
      const decimals = fixed + loose === 0 ? "" : `.${"0".repeat(fixed)}${"#".repeat(loose)}`;
      const read = readNumberPicture(before.typed + whole + decimals + behind.typed);
      const figures = new Intl.NumberFormat("en-US", {
        useGrouping: hasCommas,
        minimumIntegerDigits: zeros,
        minimumFractionDigits: fixed,
        maximumFractionDigits: fixed + loose,
      }).format(number as Intl.StringNumericLiteral); // decimal digits, as made above
      expect(read && writeByPicture(number, read)).toBe(before.shown + figures + behind.shown);
      const negative = read && writeByPicture(`-${number}`, read);
      const isZero = !/[1-9]/u.test(figures);
      if (isZero) expect(negative).toBe(before.shown + figures + behind.shown);
      else expect(negative).toBe(before.shown === "" ? `-${figures}${behind.shown}` : undefined);
    }),
  );
});

test("a date is written by a picture as the calendar of another house has it", () => {
  const day = fc
    .date({
      min: new Date("1873-01-01T00:00:00Z"),
      max: new Date("2099-12-31T00:00:00Z"),
      noInvalidDate: true,
    })
    .map((date) => date.toISOString().slice(0, 10));
  const partsOf = (text: string, options: Intl.DateTimeFormatOptions): Record<string, string> =>
    Object.fromEntries(
      new Intl.DateTimeFormat("ja-JP-u-ca-japanese", { timeZone: "UTC", ...options })
        .formatToParts(new Date(`${text}T00:00:00Z`))
        .map(({ type, value }) => [type, value]),
    );
  const items: Readonly<Record<string, (text: string) => string | undefined>> = {
    yyyy: (text) => text.slice(0, 4),
    yy: (text) => text.slice(2, 4),
    YYYY: (text) => text.slice(0, 4),
    MM: (text) => text.slice(5, 7),
    M: (text) => String(Number(text.slice(5, 7))),
    dd: (text) => text.slice(8),
    d: (text) => String(Number(text.slice(8))),
    D: (text) => String(Number(text.slice(8))),
    ggg: (text) => partsOf(text, { era: "long" })["era"],
    gg: (text) => partsOf(text, { era: "long" })["era"]?.slice(0, 1),
    g: (text) => partsOf(text, { era: "narrow" })["era"],
    ggge年: (text) => {
      const { era, year } = partsOf(text, { era: "long", year: "numeric" });
      return `${era}${year}年`;
    },
    aaa: (text) => partsOf(text, { weekday: "short" })["weekday"],
    aaaa: (text) => partsOf(text, { weekday: "long" })["weekday"],
  };
  const separator = fc.constantFrom("年", "/", "-", "（", " ", "'m'", ".");
  const item = fc.constantFrom(...Object.keys(items));
  fc.assert(
    fc.property(
      day,
      fc.array(fc.tuple(item, separator), { minLength: 1, maxLength: 5 }),
      (text, all) => {
        const read = readDate(text);
        // Days that two eras share, and the new era's first days, are a matter of taste.
        if (typeof read === "string" || /^19(?:12-07-30|26-12-25)/u.test(text)) return;
        const picture = readDatePicture(all.map((pair) => pair.join("")).join(""));
        const written = picture && writeDateByPicture(read, picture);
        const expected = all
          .map(([one, mark]) => items[one]?.(text) + mark.replaceAll("'", ""))
          .join("");
        expect(written).toEqual({ text: expected });
      },
    ),
  );
});

test("a picture that means nothing we know is not read, whatever stands around it", () => {
  const around = fc.constantFrom("", "円", "金 ", "（");
  const number = fc.constantFrom(
    "x##",
    "0x",
    "000-0000",
    "+0",
    "`表`0",
    "０.00",
    "#,##0,",
    "0.",
    "",
  );
  const date = fc.constantFrom(
    "H時",
    "h:mm",
    "MMM",
    "MMMM",
    "dddd",
    "mm月",
    "am/pm",
    "yyy",
    "ddd",
    "gggg",
    "",
  );
  fc.assert(
    fc.property(around, number, date, around, (before, numeric, dated, behind) => {
      expect(readNumberPicture(before + numeric + behind)).toBeUndefined();
      expect(readDatePicture(before + dated + behind)).toBeUndefined();
    }),
  );
});
