import { argv } from "node:process";
import { afterEach, expect, test } from "vitest";
import { asCalled } from "../../../src/cli/called-as.ts";

const before = argv[1] ?? "";
afterEach(() => {
  argv[1] = before;
});

test("what a hint names is typed as the user has typed the command", () => {
  argv[1] = ".";
  expect(asCalled("`shokan verify` でそのフォルダーを調べ、run `shokan fields`")).toBe(
    "`node . verify` でそのフォルダーを調べ、run `node . fields`",
  );
  argv[1] = "/usr/bin/shokan";
  expect(asCalled("`shokan verify`")).toBe("`shokan verify`");
});

test("a name that only begins so is left alone", () => {
  argv[1] = ".";
  for (const text of ["out/shokan verified", "shokan 0.1.0", "myshokan verify"])
    expect(asCalled(text)).toBe(text);
});
