import { readFileSync } from "node:fs";
import { expect, test } from "vitest";
import { COMMANDS, OPTION_NAMES } from "../../../src/cli/command-options.ts";

const PAGE = readFileSync("templates/commands.md", "utf8");

/** What every command has, and what `--help` tells of. */
const COMMON = ["lang", "help", "version"];

test("the page of commands has a row for every command, and for every option of merge", () => {
  expect(COMMANDS.filter((name) => !PAGE.includes(`\n| \`${name}`))).toEqual([]);
  const options = OPTION_NAMES.merge.filter((name) => !COMMON.includes(name));
  expect(options.length).toBeGreaterThan(20);
  expect(options.filter((name) => !PAGE.includes(`\n| \`--${name}`))).toEqual([]);
});
