import { linkSync, mkdirSync, mkdtempSync, rmSync, symlinkSync, writeFileSync } from "node:fs";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { afterAll, beforeAll, expect, test } from "vitest";
import { writeFindings } from "../../../src/ask/findings-csv.ts";
import { refusedReport } from "../../../src/ask/output-place.ts";

let folder: string;
const path = (name: string): string => join(folder, name);

beforeAll(async () => {
  folder = mkdtempSync(join(tmpdir(), "shokan-report-"));
  mkdirSync(path("partials"));
  for (const name of ["書簡.hbs", "名簿.csv", "外字.csv", "覚え書き.csv", "partials/担当.hbs"]) {
    writeFileSync(path(name), "大事な内容");
  }
  symlinkSync(path("名簿.csv"), path("別名.csv"));
  linkSync(path("名簿.csv"), path("同じ物.csv"));
  await writeFindings(path("点検.csv"), [], "ja");
  await writeFindings(path("findings.csv"), [], "en");
});
afterAll(() => rmSync(folder, { recursive: true }));

const codeFor = (report: string): string | undefined =>
  refusedReport(path(report), {
    template: path("書簡.hbs"),
    recipients: [path("名簿.csv")],
    characters: path("外字.csv"),
  })?.code;

test.each([
  "書簡.hbs",
  "名簿.csv",
  "外字.csv",
  "partials/担当.hbs",
  "別名.csv",
  "同じ物.csv",
  "partials/../名簿.csv",
])("a table of findings never takes the place of what is read: %s", (report) =>
  expect(codeFor(report)).toBe("job/output-is-input"),
);

test("nor of another file of the user's", () => {
  expect(codeFor("覚え書き.csv")).toBe("job/file-exists");
});

test.each(["新しい点検.csv", "点検.csv", "findings.csv", "無い所/点検.csv"])(
  "a new file and an earlier table may be written: %s",
  (report) => expect(codeFor(report)).toBeUndefined(),
);
