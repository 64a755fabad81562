import { readdirSync, readFileSync } from "node:fs";
import { expect, test } from "vitest";
import { csvMessages } from "../../../src/base/messages/csv.ts";

test("everything that can be said about a list is shown by a list that brings it about", () => {
  const shown = [
    readFileSync("test/corpus/recipients/expected.txt", "utf8"),
    // What a list is only together with its template, or a second list beside it, is tried in runs.
    ...["test/unit/data", "test/unit/job", "test/unit/letter"].flatMap((folder) =>
      readdirSync(folder, { recursive: true, encoding: "utf8" })
        .filter((name) => name.endsWith(".test.ts"))
        .map((name) => readFileSync(`${folder}/${name}`, "utf8")),
    ),
  ].join("\n");
  const codes = Object.keys(csvMessages);
  expect(codes.filter((code) => !shown.includes(code))).toEqual([]);
  expect(codes.length).toBeGreaterThan(60);
});
