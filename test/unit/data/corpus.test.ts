import { readdirSync, readFileSync } from "node:fs";
import { describe, expect, test } from "vitest";
import { messageOf } from "../../../src/base/messages/messages.ts";
import { lineOf, readGuarded } from "../../samples/read-list.ts";

const FOLDER = "test/corpus/recipients";

/** The expected findings by file, as `expected.txt` states them. */
function expectations(): Map<string, string[]> {
  const lines = readFileSync(`${FOLDER}/expected.txt`, "utf8").split("\n");
  const byFile = new Map<string, string[]>();
  for (const line of lines) {
    if (line === "" || line.startsWith("#")) continue;
    const [file = "", finding = ""] = line.split(" ; ");
    byFile.set(file, [...(byFile.get(file) ?? []), finding]);
  }
  return byFile;
}

const expected = expectations();

test("every file of the corpus has its expectation", () => {
  const files = readdirSync(FOLDER, { withFileTypes: true })
    .filter((entry) => entry.isFile() && entry.name !== "expected.txt")
    .map(({ name }) => name);
  expect([...expected.keys()].sort()).toEqual(files.sort());
});

describe("a list with one fault", () => {
  test.each([...expected])("%s", (name, findings) => {
    const outcome = readGuarded([{ path: name, bytes: readFileSync(`${FOLDER}/${name}`) }]);
    const said = outcome.ok ? outcome.warnings : outcome.errors;
    const count = outcome.ok ? outcome.value.recipients.length : 0;
    expect(said.length === 0 ? [`ok ${count}`] : said.map(lineOf)).toEqual(findings);
    expect(outcome.ok).toBe(findings.every((finding) => !finding.startsWith("error")));
    for (const one of said) {
      for (const language of ["ja", "en"] as const) {
        const { message, hints } = messageOf(one, language);
        expect(`${message} ${hints.join(" ")}`).not.toMatch(/undefined|NaN|\[object/u);
      }
    }
  });
});
