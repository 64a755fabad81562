import { posix, win32 } from "node:path";
import fc from "fast-check";
import { expect, test } from "vitest";
import { isPlainName, plainNameFor } from "../../../src/studio/session/plain-name.ts";
import { anyText } from "../../samples/any-text.ts";

test.each(["名簿.csv", "R6 名簿（最終）.xlsx", "a", "ｃｏｎ.csv", "con-2.csv"])(
  "%s is a plain name",
  (name) => {
    expect(isPlainName(name)).toBe(true);
  },
);

test.each([
  "",
  ".",
  "..",
  ".hidden",
  "~$名簿.xlsx",
  "a/b",
  "a\\b",
  "C:a",
  "名簿.csv:stream",
  "名簿.csv.",
  "名簿.csv ",
  "con",
  "CON.csv",
  "com1.csv",
  "nul .txt",
  "a\u0000b",
  "a\nb",
  "gnp.\u202evsc.csv",
  "a\u200bb",
  "a*b",
  '"><svg onload=x>.csv',
  "長".repeat(100),
])("%j is none", (name) => {
  expect(isPlainName(name)).toBe(false);
});

test("whatever a file is called, what is made of it is a plain name, and leads to no other folder", () => {
  const parts = fc.constantFrom(
    "..",
    "/",
    "\\",
    ":",
    "con",
    ".",
    " ",
    "\u202e",
    "a",
    "名",
    "~",
    "*",
  );
  const names = fc.oneof(
    anyText(),
    fc.array(parts).map((all) => all.join("")),
  );
  fc.assert(
    fc.property(names, (name) => {
      const plain = plainNameFor(name);
      if (plain === undefined) return;
      expect(isPlainName(plain)).toBe(true);
      for (const { join, dirname } of [posix, win32]) {
        expect(dirname(join("folder", plain))).toBe("folder");
      }
    }),
  );
});

test("a plain name stays as it is, and of a path the last part is taken", () => {
  expect(plainNameFor("名簿.csv")).toBe("名簿.csv");
  expect(plainNameFor("C:\\Users\\総務\\名簿.csv")).toBe("名簿.csv");
  expect(plainNameFor("../../名簿.csv")).toBe("名簿.csv");
  expect(plainNameFor("con.csv")).toBe("_con.csv");
  expect(plainNameFor("..")).toBeUndefined();
});
