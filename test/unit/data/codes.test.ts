import { readdirSync, readFileSync } from "node:fs";
import { expect, test } from "vitest";
import { csvMessages } from "../../../src/base/messages/csv.ts";

test("everything that can be said about a list is shown by a list that brings it about", () => {
  const shown = [
    readFileSync("test/corpus/recipients/expected.txt", "utf8"),
    // A second list that a template names may lie anywhere.
    readFileSync("test/unit/job/details.test.ts", "utf8"),
    ...readdirSync("test/unit/data", { recursive: true, encoding: "utf8" })
      .filter((name) => name.endsWith(".test.ts"))
      .map((name) => readFileSync(`test/unit/data/${name}`, "utf8")),
  ].join("\n");
  const codes = Object.keys(csvMessages);
  expect(codes.filter((code) => !shown.includes(code))).toEqual([]);
  expect(codes.length).toBeGreaterThan(60);
});
