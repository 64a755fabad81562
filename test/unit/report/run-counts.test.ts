import { expect, test } from "vitest";
import { allFormats, countRun, countText } from "../../../src/report/run-counts.ts";
import { ledgerEntry, ledgerFile } from "../../samples/ledger-entry.ts";

test("letters are counted by version in the order of the run", () => {
  const entries = [
    ledgerEntry({ version: "知事" }),
    ledgerEntry({ version: "市区町村長" }),
    ledgerEntry({ version: "市区町村長" }),
  ];
  expect(countText(countRun(entries))).toBe("3通（知事 1通　市区町村長 2通）");
});

test("files are counted by format and by what reading back gave", () => {
  const entries = [
    ledgerEntry({
      files: [
        ledgerFile({ path: "a.pdf", pages: 3, verdict: "equal" }),
        ledgerFile({ path: "a.docx", format: "docx", pages: undefined, verdict: "unread" }),
      ],
    }),
    ledgerEntry({
      files: [
        ledgerFile({ path: "b.pdf", pages: 2, verdict: "different" }),
        ledgerFile({ path: "b.docx", format: "docx", pages: undefined, verdict: "equal" }),
      ],
    }),
  ];
  const counts = countRun(entries);
  expect([...counts.formats]).toEqual([
    ["pdf", { files: 2, pages: 5, strict: 0, verdicts: { equal: 1, different: 1, unread: 0 } }],
    ["docx", { files: 2, pages: 0, strict: 0, verdicts: { equal: 1, different: 0, unread: 1 } }],
  ]);
  expect(allFormats(counts)).toEqual({
    files: 4,
    pages: 5,
    strict: 0,
    verdicts: { equal: 2, different: 1, unread: 1 },
  });
});
