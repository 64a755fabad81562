import { readdirSync, readFileSync } from "node:fs";
import { describe, expect, test } from "vitest";
import type { Diagnostic } from "../../../src/base/diagnostic.ts";
import { messageOf } from "../../../src/base/messages/messages.ts";
import { accountOf } from "../../../src/data/account-of.ts";
import { guardRecipients } from "../../../src/data/guard/guard-recipients.ts";
import type { ReadList } from "../../../src/data/read-lists.ts";
import { readRecipients } from "../../../src/data/read-recipients.ts";
import { accountLines } from "../../../src/model/account-text.ts";
import type { HiddenRows } from "../../../src/model/hidden-rows.ts";

/** One clerk's list in every form in which it may come; `test/corpus/lists/make.py` wrote them. */
const FOLDER = "test/corpus/lists";
const EXPECTED = JSON.parse(readFileSync(`${FOLDER}/expected.json`, "utf8"));
const FILES = readdirSync(FOLDER).filter((name) => /\.(?:csv|txt|xlsx)$/u.test(name));
const MARKED = FILES.filter((name) => name.startsWith("marked-"));
const PLAIN = FILES.filter((name) => !MARKED.includes(name));

function read(name: string, hidden?: HiddenRows): ReturnType<typeof readRecipients> {
  const bytes = readFileSync(`${FOLDER}/${name}`);
  return readRecipients([{ path: "名簿", bytes }], { hidden });
}

/** A finding by its row: the line of the file differs where a cell has two lines. */
function lineOf({ severity, code, at }: Diagnostic): string {
  return `${severity} ${code} ${at.kind === "cell" ? `row ${at.row}` : at.kind}`;
}

function accountIn({ lists, recipients }: ReadList): readonly string[] {
  const rest = { notSelected: [], letters: recipients.length, allowed: [] };
  return accountLines(accountOf(lists, recipients, rest, ["職名", "敬称"]), "ja");
}

test("every form is there", () => {
  expect(FILES.toSorted()).toEqual([
    "cp932-of-excel.csv",
    "excel-1904.xlsx",
    "excel-inline.xlsx",
    "excel-iso-days.xlsx",
    "excel.xlsx",
    "libreoffice.xlsx",
    "marked-libreoffice.xlsx",
    "marked-openpyxl.xlsx",
    "openpyxl.xlsx",
    "unicode-text-of-excel.txt",
    "utf-16-big-endian.txt",
    "utf-8-of-excel.csv",
    "utf-8.csv",
    "xlsxwriter.xlsx",
  ]);
});

describe.each(PLAIN)("a clerk's list as %s", (name) => {
  const outcome = read(name);
  if (!outcome.ok) throw new Error(JSON.stringify(outcome.errors));
  const { recipients } = outcome.value;

  test("has the rows of the list", () => {
    const rows = Array.from(recipients, ({ fields }) =>
      EXPECTED.columns.map((column: string) => fields.get(column)?.value),
    );
    expect(rows).toEqual(EXPECTED.rows);
    expect(Array.from(recipients, ({ row }) => row)).toEqual(EXPECTED.rowNumbers);
  });

  test("stands for the days that its cells show, where it says more than the text", () => {
    const days = Array.from(recipients, ({ fields }) => fields.get("就任日")?.exact);
    expect(days).toEqual(
      name.endsWith(".xlsx") ? EXPECTED.days : EXPECTED.days.map(() => undefined),
    );
  });

  test("is told with the same words", () => {
    const found = [...outcome.warnings, ...guardRecipients(outcome.value)];
    expect(found.map(lineOf)).toEqual(EXPECTED.said);
    expect(accountIn(outcome.value).slice(0, 4)).toEqual(EXPECTED.account);
  });
});

describe.each(MARKED)(
  "a list with a filter, a line through a row and a hidden column as %s",
  (name) => {
    const { marked } = EXPECTED;

    test("is asked about", () => {
      const outcome = read(name);
      const found = outcome.ok ? [] : outcome.errors;
      expect(found.filter(({ severity }) => severity === "error").map(lineOf)).toEqual(
        marked.asked,
      );
      const [asked] = found.filter(({ severity }) => severity === "error");
      expect(asked && messageOf(asked, "ja").message).toBe(marked.askedWords);
    });

    test("is read as the user says", () => {
      const [skipped, kept] = [read(name, "skip"), read(name, "keep")];
      if (!(skipped.ok && kept.ok)) throw new Error("refused");
      expect(Array.from(skipped.value.recipients, ({ row }) => row)).toEqual(marked.skipped);
      expect(Array.from(kept.value.recipients, ({ row }) => row)).toEqual(marked.kept);
      const lines = accountIn(skipped.value);
      expect([lines[0], lines.find((line) => line.startsWith("見えない列"))]).toEqual(
        marked.account,
      );
    });
  },
);
