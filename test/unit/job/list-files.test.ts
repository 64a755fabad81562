import { copyFileSync, mkdirSync, mkdtempSync, readFileSync, rmSync, writeFileSync } from "node:fs";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { afterEach, beforeEach, describe, expect, test, vi } from "vitest";
import { messageOf } from "../../../src/base/messages/messages.ts";
import { listName } from "../../../src/data/list-file.ts";
import { verifyRun } from "../../../src/job/verify-run.ts";
import { readListFiles } from "../../../src/outside/list-files.ts";
import { projectAt } from "../../../src/outside/project.ts";
import { type OwnPlace, ownPlace } from "../../samples/own-place.ts";

vi.setConfig({ testTimeout: 30_000 });

let folder = "";
beforeEach(() => {
  folder = mkdtempSync(join(tmpdir(), "shokan-lists-"));
  mkdirSync(join(folder, "recipients", "古い.xlsx"), { recursive: true });
});
afterEach(() => rmSync(folder, { recursive: true }));

function write(...names: readonly string[]): void {
  for (const name of names) writeFileSync(join(folder, name), name);
}

/** The lists that a name stands for, each with the file that was read; or what is said. */
function listsOf(given: string): readonly string[] {
  const read = readListFiles(projectAt(folder), given);
  if (!read.ok) return read.errors.map((one) => `${one.code} ${messageOf(one, "ja").message}`);
  return read.value.map((file) => `${listName(file)} < ${new TextDecoder().decode(file.bytes)}`);
}

describe("a pattern that the shell leaves to the program", () => {
  test("is all files that it fits in the order of their names, and neither lock files nor folders", () => {
    write("recipients/市.xlsx", "recipients/~$市.xlsx", "recipients/町.XLSX", "recipients/.x.xlsx");
    write("recipients/市.csv");
    expect(listsOf("recipients/*.xlsx")).toEqual([
      "recipients/市.xlsx < recipients/市.xlsx",
      "recipients/町.XLSX < recipients/町.XLSX",
    ]);
    expect(listsOf("recipients/市.???")).toEqual(["recipients/市.csv < recipients/市.csv"]);
  });

  test("means its signs: a full stop is one, and brackets are brackets", () => {
    write("a(1)+.csv", "axcsv", "a(2)+.csv");
    expect(listsOf("a(1)*.csv")).toEqual(["a(1)+.csv < a(1)+.csv"]);
    expect(listsOf("a*.csv")).toEqual(["a(1)+.csv < a(1)+.csv", "a(2)+.csv < a(2)+.csv"]);
  });

  test("is one file where a file has this very name", () => {
    write("*.csv", "a.csv");
    expect(listsOf("*.csv")).toEqual(["*.csv < *.csv"]);
  });

  test("that fits nothing is refused with the folder that was searched", () => {
    write("recipients/~$市.xlsx");
    const where = join(folder, "recipients");
    expect(listsOf("recipients/*.xlsx")).toEqual([
      `job/no-file-matches \`*.xlsx\` に当てはまるファイルがありません（探した場所は \`${where}\`）`,
    ]);
    expect(listsOf("none/*.csv").join()).toContain(join(folder, "none"));
  });

  test("takes the same sheet of each workbook", () => {
    write("recipients/市.xlsx", "recipients/町.xlsx");
    expect(listsOf("recipients/*.xlsx#2回目")).toEqual([
      "recipients/市.xlsx#2回目 < recipients/市.xlsx",
      "recipients/町.xlsx#2回目 < recipients/町.xlsx",
    ]);
  });
});

describe("a # before a sheet's name", () => {
  test.each([
    ["名簿.xlsx#2回目", "名簿.xlsx#2回目 < 名簿.xlsx"],
    ["名簿.xlsx＃2回目", "名簿.xlsx#2回目 < 名簿.xlsx"],
    ["名簿.xlsx#2#3", "名簿.xlsx#2#3 < 名簿.xlsx"],
    ["第#1回.xlsx", "第#1回.xlsx < 第#1回.xlsx"],
    ["第#1回.xlsx#町", "第#1回.xlsx#町 < 第#1回.xlsx"],
  ])("in %s is found, and one in the file's own name is no such #", (given, expected) => {
    write("名簿.xlsx", "第#1回.xlsx");
    expect(listsOf(given)).toEqual([expected]);
  });

  test("is a part of the name where a file really has this name", () => {
    write("名簿.xlsx", "名簿.xlsx#2回目");
    expect(listsOf("名簿.xlsx#2回目")).toEqual(["名簿.xlsx#2回目 < 名簿.xlsx#2回目"]);
  });

  test("leaves a missing workbook to be looked for by its own name", () => {
    write("名簿.xlsx.txt");
    expect(listsOf("名簿.xlsx#2回目").join()).toContain("`名簿.xlsx` が見つかりません");
  });
});

describe("a run of one sheet", () => {
  let place: OwnPlace;
  beforeEach(() => {
    place = ownPlace();
    copyFileSync("test/corpus/workbooks/rounds.xlsx", place.path("名簿.xlsx"));
  });
  afterEach(() => place.clear());

  const sheet = (name: string) => ({ recipients: [place.path(`名簿.xlsx#${name}`)] });

  test("records the sheet, is verified, goes on by itself, and is not mixed with another sheet's", async () => {
    expect(await place.run(sheet("1回目"))).toMatchObject({ kind: "done" });
    const run = JSON.parse(readFileSync(place.path("out", "run.json"), "utf8"));
    expect(run.inputs.lists[0]).toMatchObject({ path: "名簿.xlsx#1回目", rows: 2 });
    expect(readFileSync(place.path("out", "ledger.jsonl"), "utf8")).toContain("名簿.xlsx#1回目");
    const verified = await verifyRun(place.path("out"), () => undefined);
    expect(verified.kind).toBe("done");
    expect(await place.run(sheet("1回目"))).toMatchObject({ kind: "done" });
    const other = await place.run(sheet("2回目"));
    expect(other.kind).toBe("inputs-changed");
    expect(other.diagnostics.map((one) => messageOf(one, "ja").message).join()).toContain(
      "名簿.xlsx#2回目",
    );
  });
});
