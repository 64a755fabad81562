// Lists in the page's worker as it was built for the browser: corrections, edits, and the file that they are saved as.
import { join } from "node:path";
import { beforeAll, describe, expect, test } from "vitest";
import type {
  GivenLists,
  ListEdit,
  ListsView,
  WorkerCalls,
  WorkerReply,
  WorkerRequest,
} from "../../src/studio/protocol/worker.ts";
import { HEADER } from "../samples/read-list.ts";
import { headerRow, sapporoRow, textRow, workbook } from "../samples/workbook.ts";

const WORKSHOP = join(import.meta.dirname, "../../dist/bundle/studio/workshop.js");

let answer: (request: WorkerRequest) => Promise<WorkerReply>;

beforeAll(async () => {
  const { createWorkshop } = await import(WORKSHOP);
  answer = createWorkshop().answer;
});

async function ask<Name extends keyof WorkerCalls>(
  call: Name,
  asked: WorkerCalls[Name]["ask"],
  language: "ja" | "en" = "ja",
): Promise<WorkerCalls[Name]["answer"]> {
  const request = { number: 1, call, ask: asked, language } as WorkerRequest;
  const reply = await answer(structuredClone(request));
  if ("fault" in reply) throw new Error(reply.fault);
  return structuredClone(reply.answer) as WorkerCalls[Name]["answer"];
}

const ROWS = [
  HEADER,
  "10006,都道府県,北海道,北海道,ほっかいどう,北海道知事,殿",
  "20001,都道府県,青森県,青森県,あおもりけん,青森県知事,殿",
  '30007,都道府県,岩手県,岩手県,いわてけん,"岩手県知事",',
  "040002,都道府県,宮城県,宮城県,みやぎけん,宮城県知事,殿",
];

const csv = (rows: readonly string[]): GivenLists["files"][number] => ({
  path: "名簿.csv",
  bytes: new TextEncoder().encode(`${rows.join("\r\n")}\r\n`),
});

const read = (edits: readonly ListEdit[] = []): Promise<ListsView> =>
  ask("lists", { files: [csv(ROWS)], edits });

describe("a finding has its correction in words", () => {
  test("with all that are alike, though they are told as one", async () => {
    const { findings } = await read();
    const fixes = findings.flatMap(({ fix }) => (fix === undefined ? [] : [fix]));
    expect(fixes.map(({ words, alike }) => `${words} ${alike}`)).toEqual([
      "頭の0を補う：10006 → 010006 3",
      "ほかの行と同じ敬称にする：空欄 → 殿 1",
    ]);
    const { edits } = await ask("fixes", { kind: fixes[0]?.kind ?? "" });
    expect(edits.map(({ row, column, value }) => [row, column, value])).toEqual([
      [2, 1, "010006"],
      [3, 1, "020001"],
      [4, 1, "030007"],
    ]);
    const english = await ask("lists", { files: [csv(ROWS)] }, "en");
    expect(english.findings[0]?.fix?.words).toBe("put the zero back in front: 10006 → 010006");
  });

  test("and is shown as made, and taken back, at once", async () => {
    const { findings } = await read();
    const edits = findings.flatMap(({ fix }) => fix?.edit ?? []);
    const all = await ask("fixes", { kind: findings[0]?.fix?.kind ?? "" });
    const made = await read([...all.edits, ...edits]);
    expect(made.findings).toEqual([]);
    expect(made.recipients).toBe(4);
    const { rows } = await ask("rows", { table: 0, from: 1, count: 3 });
    expect(rows.map(({ values }) => [values[0], values[6]])).toEqual([
      ["010006", "殿"],
      ["020001", "殿"],
      ["030007", "殿"],
    ]);
    expect((await read()).findings).toHaveLength(findings.length);
  });

  test("what is written by hand is read as if the list had it", async () => {
    const edits = [{ list: 0, row: 5, column: 6, value: "宮城県副知事", reason: "手で直しました" }];
    await read(edits);
    const { rows } = await ask("rows", { table: 0, from: 4, count: 1 });
    expect(rows[0]?.values[5]).toBe("宮城県副知事");
  });

  test("the account of rows is in the words of the command", async () => {
    const edits = [{ list: 0, row: 4, column: 7, value: "殿", reason: "" }];
    const { accountLines } = await read(edits);
    expect(accountLines[0]).toBe("宛名簿　　　名簿.csv　4行のうち宛先 4件");
  });
});

describe("a corrected list is a new file", () => {
  const EDITS: readonly ListEdit[] = [
    { list: 0, row: 2, column: 1, value: "010006", reason: "頭の0を補う" },
    { list: 0, row: 4, column: 7, value: "様", reason: "手で直しました" },
    { list: 0, row: 4, column: 7, value: "殿", reason: "=1+1" },
    { list: 0, row: 5, column: 7, value: "殿", reason: "何も変わりません" },
  ];

  test("in which all else is written as it was", async () => {
    await read(EDITS);
    const { text, findings } = await ask("corrected", { list: 0 });
    expect(findings).toEqual([]);
    const [header = "", first = "", second = "", third = "", ...rest] = ROWS;
    const expected = [
      header,
      first.replace("10006", '"=""010006"""'),
      second,
      `${third}殿`,
      ...rest,
    ];
    expect(text).toBe(`${expected.join("\r\n")}\r\n`);
    const again = await ask("lists", {
      files: [{ path: "名簿（修正）.csv", bytes: new TextEncoder().encode(`\ufeff${text}`) }],
    });
    expect(again.findings.map(({ code }) => code)).toEqual(["csv/code-repaired"]);
    const { rows } = await ask("rows", { table: 0, from: 1, count: 1 });
    expect(rows[0]?.values[0]).toBe("010006");
  });

  test("with a table of changes that Excel shows as it is", async () => {
    await read(EDITS);
    const { changes } = await ask("corrected", { list: 0 });
    expect(changes).toBe(
      [
        '"行","列","前","後","理由"',
        '2,"団体コード","=""10006""","=""010006""","頭の0を補う"',
        '4,"敬称","","殿","=""=1+1"""',
        "",
      ].join("\r\n"),
    );
  });

  test("of a workbook in the same rows, without those that were left out", async () => {
    const row = (code: string, name: string, honorific: string): string[] => [
      ...[code, "都道府県", name, name, "", `${name}知事`, honorific],
    ];
    const rows = [
      headerRow(),
      textRow(2, row("010006", "北海道", "殿")),
      textRow(4, row("020001", "青森県", "")),
      textRow(5, row("030007", "岩手県", "殿"), ' hidden="1"'),
      ...[6, 7, 8, 9].map((at) =>
        textRow(
          at,
          row(
            ["040002", "050008", "060003", "070009"][at - 6] ?? "",
            ["宮城県", "秋田県", "山形県", "福島県"][at - 6] ?? "",
            "殿",
          ),
        ),
      ),
    ];
    const bytes = workbook({
      rows: rows.join(""),
      others: [{ name: "控え", state: "visible", rows: "" }],
    });
    const edits = [{ list: 0, row: 4, column: 7, value: "殿", reason: "" }];
    const view = await ask("lists", { files: [{ path: "名簿.xlsx", bytes }], edits });
    expect(view).toMatchObject({ recipients: 6, tables: [{ sheets: ["宛名簿", "控え"] }] });
    expect(view.findings.map(({ code }) => code)).toEqual(["csv/hidden-rows-skipped"]);
    const { text } = await ask("corrected", { list: 0 });
    expect(text?.split("\r\n").slice(0, 6)).toEqual([
      HEADER,
      '"=""010006""",都道府県,北海道,北海道,,北海道知事,殿',
      "",
      '"=""020001""",都道府県,青森県,青森県,,青森県知事,殿',
      "",
      '"=""040002""",都道府県,宮城県,宮城県,,宮城県知事,殿',
    ]);
  });

  test("of a workbook is none while it would hide what is wrong in the workbook", async () => {
    const rows = [headerRow(1, ["備考"]), sapporoRow(2, '<c r="H2"><f>A1</f></c>')].join("");
    const bytes = workbook({ rows });
    await ask("lists", { files: [{ path: "名簿.xlsx", bytes }] });
    const { text, findings } = await ask("corrected", { list: 0 });
    expect(text).toBeUndefined();
    expect(findings.map(({ code }) => code)).toEqual(["csv/formula-without-value"]);
  });
});

describe("the lists of a run", () => {
  const row = (code: string, name: string): string =>
    `${code},都道府県,${name},${name},,${name}知事,殿`;
  const list = (path: string, rows: readonly string[]): GivenLists["files"][number] => ({
    path,
    bytes: new TextEncoder().encode([HEADER, ...rows, ""].join("\n")),
  });

  test("lead each row to its addressee, whatever lies between the rows", async () => {
    const files = [
      list("東.csv", [row("010006", "北海道"), ",,,,,,", row("020001", "青森県")]),
      list("西.csv", [row("400009", "福岡県"), row("470007", "沖縄県")]),
    ];
    expect(await ask("lists", { files })).toMatchObject({ recipients: 4, findings: [] });
    const recipientsOf = async (table: number): Promise<readonly (number | undefined)[]> =>
      (await ask("rows", { table, from: 0, count: 9 })).rows.map(({ recipient }) => recipient);
    expect(await recipientsOf(0)).toEqual([undefined, 0, undefined, 1]);
    expect(await recipientsOf(1)).toEqual([undefined, 2, 3]);
  });

  test("of which rows are hidden, are sent as was said", async () => {
    const values = row("020001", "青森県").split(",");
    const rows = [headerRow(), sapporoRow(2), textRow(3, values, ' hidden="1"')].join("");
    const files = [{ path: "名簿.xlsx", bytes: workbook({ rows }) }];
    const asked = await ask("lists", { files });
    expect(asked.findings).toMatchObject([{ code: "csv/hidden-rows", severity: "error" }]);
    const [skipped, kept] = [
      await ask("lists", { files, hidden: "skip" }),
      await ask("lists", { files, hidden: "keep" }),
    ];
    expect([skipped, kept].map(({ recipients, findings }) => [recipients, findings])).toEqual([
      [1, []],
      [2, []],
    ]);
  });

  test("are read in the worksheet that was chosen, and known by its name", async () => {
    const others = [
      { name: "2回目", state: "visible", rows: [headerRow(), sapporoRow(2)].join("") },
    ];
    const bytes = workbook({ rows: [headerRow(), sapporoRow(2)].join(""), others });
    const none = await ask("lists", { files: [{ path: "名簿.xlsx", bytes }] });
    expect(none).toMatchObject({ recipients: 0, tables: [{ sheets: ["宛名簿", "2回目"] }] });
    const edits = [{ list: 0, row: 2, column: 7, value: "", reason: "" }];
    const files = [{ path: "名簿.xlsx", bytes, sheet: "2回目" }];
    const view = await ask("lists", { files, edits });
    expect(view.tables[0]?.path).toBe("名簿.xlsx#2回目");
    expect(view.findings).toMatchObject([{ at: { path: "名簿.xlsx#2回目", row: 2, column: 7 } }]);
  });
});
