import { describe, expect, test } from "vitest";
import type { Diagnostic } from "../../../src/base/diagnostic.ts";
import { messages } from "../../../src/base/messages/messages.ts";
import { pageSentence } from "../../../src/base/messages/page-sentence.ts";
import { findingOf } from "../../../src/studio/protocol/finding-of.ts";
import { findingsOf } from "../../samples/read-list.ts";
import { saidByProgram } from "../../samples/said-to-people.ts";

/** What somebody can do nothing with who has no command line. */
const OF_COMMANDS = /--[a-z]|shokan [a-z]|コマンド|\bcommands?\b/u;

/** Texts of the messages, with every branch of them. */
const TEXTS = saidByProgram().filter(
  ({ at, text }) => /^src\/base\/messages\/(?!page-sentence)/u.test(at) && OF_COMMANDS.test(text),
);

test("there are sentences that name options and commands", () => {
  expect(TEXTS.length).toBeGreaterThan(150);
});

test.each(TEXTS)("$at is said without options or commands on the page", ({ text }) => {
  for (const language of ["ja", "en"] as const) {
    expect(pageSentence(text, language) ?? "").not.toMatch(OF_COMMANDS);
  }
});

describe("a finding on the page names no option and no command", () => {
  const values = new Proxy({}, { get: (_, name) => `〈${String(name)}〉` });
  const at = { kind: "cell", path: "a.csv", row: 2, column: 1, header: "職名", line: 2 } as const;
  // Of options that the page never gives, and of commands that it has not.
  const elsewhere = /^(?:option|back|import|office)\/|^job\/output-is-input$/u;
  test.each(Object.keys(messages).filter((code) => !elsewhere.test(code)))("%s", (code) => {
    const found = { severity: "error", code, at, values, related: [] } as unknown as Diagnostic;
    for (const language of ["ja", "en"] as const) {
      const { message, hints } = findingOf(found, language);
      expect([message, ...hints].join("\n")).not.toMatch(OF_COMMANDS);
    }
  });
});

test("what has no option in it is said as it is", () => {
  for (const sentence of [
    "セルに値を書いてください",
    "列「敬称」を確かめてください",
    "write the value",
  ]) {
    expect(pageSentence(sentence, "ja")).toBe(sentence);
    expect(pageSentence(sentence, "en")).toBe(sentence);
  }
});

test("who is asked whether a value is meant is told of the button", () => {
  const [found] = findingsOf("団体名,職名,敬称\n甲株式会社,－,様\n").filter(
    ({ code }) => code === "csv/not-a-name",
  );
  expect(findingOf(found ?? expect.unreachable(), "ja").hints).toContain(
    "このままでよければ、宛名簿の指摘にある「このままでよい」を押してください",
  );
});
