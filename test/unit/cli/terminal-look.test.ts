import { expect, test } from "vitest";
import { terminalLook } from "../../../src/cli/terminal-look.ts";

type Environment = Readonly<Record<string, string>>;

const isPainted = (isTTY: boolean, env: Environment): boolean =>
  terminalLook({ isTTY, columns: 80 }, env).paint("error", "エラー") !== "エラー";

test.each<[string, boolean, Environment, boolean]>([
  ["a terminal has colours", true, { TERM: "xterm-256color" }, true],
  ["a pipe or a file has none", false, { TERM: "xterm-256color" }, false],
  ["a terminal without them has none", true, { TERM: "dumb" }, false],
  ["NO_COLOR takes them away", true, { NO_COLOR: "1" }, false],
  ["an empty NO_COLOR says nothing", true, { NO_COLOR: "" }, true],
  ["FORCE_COLOR gives them to a pipe", false, { FORCE_COLOR: "1" }, true],
  ["FORCE_COLOR=0 takes them away", true, { FORCE_COLOR: "0" }, false],
  ["FORCE_COLOR goes before NO_COLOR", false, { FORCE_COLOR: "1", NO_COLOR: "1" }, true],
])("%s", (_, isTTY, env, wanted) => {
  expect(isPainted(isTTY, env)).toBe(wanted);
});

test("a colour ends where its text ends", () => {
  const { paint } = terminalLook({ isTTY: true, columns: 40 }, {});
  expect(paint("error", "x")).toBe("\u001b[31m\u001b[1mx\u001b[22m\u001b[39m");
  expect(paint("hint", "x")).toBe("\u001b[36mx\u001b[39m");
});

test("lines are as wide as the stream is; a file's as wide as can be read well", () => {
  expect(terminalLook({ isTTY: true, columns: 40 }, {}).columns).toBe(40);
  expect(terminalLook({}, {}).columns).toBe(105);
});

test("sentences are parted on a terminal alone: what a file or another program gets is whole", () => {
  expect(terminalLook({ isTTY: true, columns: 40 }, {}).wraps).toBe(true);
  expect(terminalLook({}, {}).wraps).toBe(false);
  expect(terminalLook({ columns: 40 }, { FORCE_COLOR: "1" }).wraps).toBe(false);
});
