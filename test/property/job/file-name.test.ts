import fc from "fast-check";
import { describe, expect, test } from "vitest";
import { collisionKey, letterFileName } from "../../../src/job/plan/file-name.ts";
import { runs } from "../../samples/extent.ts";

/** Names that Windows keeps for devices. Source: "Naming Files, Paths, and Namespaces", learn.microsoft.com. */
const DEVICES = [
  ..."CON PRN AUX NUL CONIN$ CONOUT$".split(" "),
  ...["COM", "LPT"].flatMap((port) => [..."0123456789¹²³"].map((digit) => port + digit)),
];

// What names of addressees have been seen to be made of, and what somebody may put there to do harm.
const PIECES = [
  "/",
  "\\",
  "..",
  ".",
  " ",
  "　",
  "\u00a0",
  ":",
  "*",
  "?",
  '"',
  "<",
  ">",
  "|",
  "~",
  "-",
  "_",
  "\0",
  "\n",
  "\t",
  "\u007f",
  "\u0085",
  "\u200b",
  "\u202e",
  "\u2028",
  "\ufeff",
  "\ud800",
  "\udc00",
  "\ue000",
  "\uffff",
  "\u{10ffff}",
  "札幌市長",
  "髙﨑",
  "𠮷",
  "葛\u{e0100}",
  "か\u3099",
  "e\u0301",
  "\u0338",
  "\u0301".repeat(87),
  "\u0301".repeat(200),
  "Å",
  "ﷺ",
  "👨‍👩‍👧",
  "/etc/passwd",
  "C:",
  "$",
  "%00",
  ".txt",
  ...DEVICES,
  ...DEVICES.map((name) => name.toLowerCase()),
];
const hostile = fc.array(fc.constantFrom(...PIECES), { maxLength: 8 }).map((all) => all.join(""));
// Any 16-bit units, halves of surrogate pairs among them.
const units = fc
  .array(fc.integer({ min: 0, max: 0xff_ff }), { maxLength: 300 })
  .map((all) => String.fromCharCode(...all));
const long = fc
  .tuple(fc.constantFrom(...PIECES, "長"), fc.integer({ min: 50, max: 300 }))
  .map(([piece, count]) => piece.repeat(count));
const text = fc.oneof(
  hostile,
  units,
  long,
  fc.tuple(fc.constantFrom(...DEVICES), hostile).map(([device, rest]) => device + rest),
  fc.string({ unit: "grapheme", maxLength: 100 }),
);

/** The points of a name that has no half of a pair. */
function points(name: string): readonly number[] {
  return [...name].map((character) => character.codePointAt(0) ?? 0);
}

function isDevice(name: string): boolean {
  // Windows looks at what stands before the first full stop, blanks behind it left out.
  const [stem = ""] = name.toUpperCase().split(".");
  return DEVICES.includes(stem.replace(/ +$/u, ""));
}

function expectNoDevice(name: string): void {
  expect(isDevice(`${name}.pdf`)).toBe(false);
  expect(isDevice(name)).toBe(false);
  expect(Buffer.byteLength(name)).toBeLessThanOrEqual(180);
}

describe("whatever code and title an addressee has, its file", () => {
  const holds = (judge: (name: string) => void): void => {
    fc.assert(
      fc.property(text, text, (id, title) => judge(letterFileName(id, title))),
      { numRuns: runs(1000) },
    );
  };

  test("stays in its folder and has no character that a file system refuses", () => {
    holds((name) => {
      for (const character of '/\\:*?"<>|') expect(name).not.toContain(character);
      expect(name).not.toMatch(/\p{Surrogate}/u);
      expect(
        points(name).filter((point) => point < 0x20 || (point >= 0x7f && point < 0xa0)),
      ).toEqual([]);
      expect(name).toMatch(/^[^.]/u);
    });
  });

  test("does not end in a blank or a full stop, which Windows drops", () => {
    holds((name) => {
      expect(name).not.toMatch(/[\s.]$/u);
    });
  });

  test("is not named like a device, whatever stands behind the device's name", () => {
    for (const device of [...DEVICES, ...DEVICES.map((name) => name.toLowerCase())]) {
      for (const rest of ["", " ", ".", ".a", " .a", "  .a.b", "\u3000.a", ":", "-"]) {
        for (const title of ["", "長", "長".repeat(100)]) {
          expectNoDevice(letterFileName(device + rest, title));
          expectNoDevice(letterFileName("", device + rest));
        }
      }
    }
    holds(expectNoDevice);
  });

  test("has a name of 180 bytes at most, in composed form and no character halved", () => {
    holds((name) => {
      expect(Buffer.byteLength(name, "utf8")).toBeLessThanOrEqual(180);
      expect(name.normalize("NFC")).toBe(name);
    });
  });
});

test("the code stands in front of every name, and the title behind it as far as there is room", () => {
  const code = fc.stringMatching(/^\d{6}$/u);
  fc.assert(
    fc.property(code, text, (id, title) => {
      expect(letterFileName(id, title).slice(0, 7)).toBe(`${id}-`);
    }),
  );
  fc.assert(
    fc.property(code, fc.integer({ min: 1, max: 90 }), (id, length) => {
      // Six digits and a hyphen leave 173 bytes, 57 kanji of three.
      expect(letterFileName(id, "長".repeat(length))).toBe(
        `${id}-${"長".repeat(Math.min(length, 57))}`,
      );
    }),
  );
});

test("different codes have different files, whatever the titles", () => {
  const code = fc.stringMatching(/^\d{3,6}$/u);
  fc.assert(
    fc.property(code, code, text, text, (one, other, title, otherTitle) => {
      fc.pre(one !== other);
      expect(collisionKey(letterFileName(one, title))).not.toBe(
        collisionKey(letterFileName(other, otherTitle)),
      );
    }),
  );
});

// Forms that one file system or another takes for the same. Source: CaseFolding.txt and UnicodeData.txt.
const SAME = [
  ["a", "A"],
  ["ａ", "Ａ"],
  ["が", "か\u3099"],
  ["パ", "ハ\u309a"],
  ["é", "e\u0301", "É", "E\u0301"],
  ["å", "Å", "a\u030a", "A\u030a", "\u212b"],
  ["k", "K", "\u212a"],
  ["σ", "ς", "Σ"],
  ["ß", "ẞ", "ss", "SS"],
  ["ǆ", "ǅ", "Ǆ"],
  ["ΐ", "ι\u0308\u0301", "Ι\u0308\u0301", "\u1fd3"],
  ["ᾳ", "α\u0345", "ᾼ", "αι"],
  ["ᾴ", "α\u0301\u0345", "α\u0345\u0301"],
  ["i\u0307", "İ", "I\u0307"],
  ["ⅳ", "Ⅳ"],
  ["ⓐ", "Ⓐ"],
  ["ж", "Ж"],
  ["ꭰ", "Ꭰ"],
  ["𐐨", "𐐀"],
  ["神", "神"],
  ["ệ", "e\u0323\u0302", "e\u0302\u0323", "Ệ"],
  ["長"],
  ["1"],
  ["-"],
] as const;

/** Two spellings of one name. */
const spellings = fc
  .array(
    fc
      .constantFrom(...SAME)
      .chain((forms) => fc.tuple(fc.constantFrom(...forms), fc.constantFrom(...forms))),
    { maxLength: 12 },
  )
  .map((pairs) => [pairs.map(([one]) => one).join(""), pairs.map(([, other]) => other).join("")]);

test("names that Windows or macOS takes for one are found to collide", () => {
  fc.assert(
    fc.property(spellings, ([one = "", other = ""]) => {
      expect(collisionKey(one)).toBe(collisionKey(other));
    }),
    { numRuns: runs(2000) },
  );
});

test("names that every file system keeps apart do not collide", () => {
  const apart = [
    "髙",
    "高",
    "﨑",
    "崎",
    "辺",
    "邊",
    "は",
    "ば",
    "ぱ",
    "ハ",
    "葛",
    "葛\u{e0100}",
    "𠮷",
    "吉",
    "0",
    "-",
  ];
  const name = fc.array(fc.constantFrom(...apart), { maxLength: 6 }).map((all) => all.join(""));
  fc.assert(
    fc.property(name, name, (one, other) => {
      expect(collisionKey(one) === collisionKey(other)).toBe(one === other);
    }),
  );
});
