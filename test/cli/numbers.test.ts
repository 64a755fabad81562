import { readFileSync } from "node:fs";
import { strFromU8, strToU8, unzipSync, zipSync } from "fflate";
import { afterAll, beforeAll, expect, test } from "vitest";
import { type Answer, type Desk, hashesOf, newDesk } from "../samples/shokan.ts";

const TEMPLATE = `---
表題: 試し
種別: 通知
文書番号: 市町村第345号の{連番}
日付: 2026-12-01
差出人: 山形県知事
必要な列: [職名, 敬称]
---
［＃文書番号］{{文書番号}}
［＃日付］{{和暦 日付}}
［＃宛名］{{職名}}　{{敬称}}
［＃差出人］{{差出人}}
本文です。
`;
const CITIES: readonly (readonly [string, string, string])[] = [
  ["292010", "奈良", "なら"],
  ["062014", "山形", "やまがた"],
  ["062022", "米沢", "よねざわ"],
  ["062031", "鶴岡", "つるおか"],
  ["062049", "酒田", "さかた"],
];
const LIST = [
  "団体コード,種別,都道府県,団体名,よみ,職名,敬称",
  ...CITIES.map(
    ([code, name, reading]) =>
      `${code},市,${name === "奈良" ? "奈良" : "山形"}県,${name}市,${reading}し,${name}市長,殿`,
  ),
].join("\n");

let desk: Desk;

function merge(...options: readonly string[]): Promise<Answer> {
  const lists = ["--recipients", "recipients/a.csv", "--where", "都道府県=山形県"];
  return desk.run("merge", "templates/a.hbs", ...lists, "--format", "txt,docx", ...options);
}

function readText(path: string): string {
  return readFileSync(desk.path(path), "utf8");
}

/** The first line of a letter: its number. */
function numberIn(folder: string, name: string): string {
  return readText(`${folder}/letters/${name}.txt`).split("\n")[0]?.trim() ?? "";
}

beforeAll(async () => {
  desk = newDesk();
  desk.write("templates/a.hbs", TEMPLATE);
  desk.write("recipients/a.csv", LIST);
  expect((await merge("--out", "out/whole")).exit).toBe(0);
});
afterAll(() => desk.clear());

test("letters are numbered as the list has them, and the ledger says the numbers", () => {
  const names = ["062014-山形市長", "062022-米沢市長", "062031-鶴岡市長", "062049-酒田市長"];
  expect(names.map((name) => numberIn("out/whole", name))).toEqual([
    "市町村第345号の1",
    "市町村第345号の2",
    "市町村第345号の3",
    "市町村第345号の4",
  ]);
  const rows = readText("out/whole/ledger.csv").trimEnd().split("\r\n");
  expect(rows.map((row) => row.split(",").at(-1))).toEqual([
    "連番",
    "1",
    "1",
    "2",
    "2",
    "3",
    "3",
    "4",
    "4",
  ]);
});

test("shards that are joined have the numbers of the whole run", async () => {
  for (const shard of ["1/2", "2/2"]) {
    expect((await merge("--shard", shard, "--out", `out/${shard[0]}of2`)).exit).toBe(0);
  }
  const joined = await merge("--out", "out/joined", "--join", "out/1of2", "out/2of2");
  expect(joined.exit).toBe(0);
  expect(hashesOf(desk.path("out/joined"))).toEqual(hashesOf(desk.path("out/whole")));
});

test("one that is made again has the number that it had, byte for byte", async () => {
  const { exit, stdout } = await merge(
    "--reprint",
    "out/whole",
    "--only",
    "062031",
    "--out",
    "out/one",
  );
  expect(exit).toBe(0);
  expect(stdout).toContain("連番　　　　3\n");
  expect(numberIn("out/one", "062031-鶴岡市長")).toBe("市町村第345号の3");
});

test("numbers that begin elsewhere go on over a run that is broken off, and over shards", async () => {
  const begun = ["--set", "連番=0099"] as const;
  expect((await merge(...begun, "--out", "out/begun")).exit).toBe(0);
  const names = ["062014-山形市長", "062022-米沢市長", "062031-鶴岡市長", "062049-酒田市長"];
  expect(names.map((name) => numberIn("out/begun", name))).toEqual([
    "市町村第345号の0099",
    "市町村第345号の0100",
    "市町村第345号の0101",
    "市町村第345号の0102",
  ]);
  for (const shard of ["1/2", "2/2"]) {
    const made = await merge(...begun, "--shard", shard, "--out", `out/begun${shard[0]}`);
    expect(made.exit).toBe(0);
    const range = shard === "1/2" ? "99〜101" : "100〜102";
    expect(made.stdout).toContain(`連番　　　　${range} のうち 2件\n`);
  }
  const parts = ["--join", "out/begun1", "out/begun2"];
  expect((await merge(...begun, "--out", "out/begun-joined", ...parts)).exit).toBe(0);
  expect(hashesOf(desk.path("out/begun-joined"))).toEqual(hashesOf(desk.path("out/begun")));
  // As a run leaves it that was stopped before its third letter.
  const ledger = readText("out/begun/ledger.jsonl").split("\n").slice(0, 2);
  desk.write("out/begun/ledger.jsonl", `${ledger.join("\n")}\n`);
  expect((await merge(...begun, "--out", "out/begun")).exit).toBe(0);
  expect(hashesOf(desk.path("out/begun"))).toEqual(hashesOf(desk.path("out/begun-joined")));
});

test("a list that has its own column 連番 is asked which is meant", async () => {
  const own = LIST.split("\n").map((row, index) => `${row},${index === 0 ? "連番" : index}`);
  desk.write("recipients/own.csv", own.join("\n"));
  const lists = ["--recipients", "recipients/own.csv", "--where", "都道府県=山形県"];
  const { exit, stderr } = await desk.run("check", "templates/a.hbs", ...lists);
  expect(exit).toBe(1);
  expect(stderr).toContain("job/number-column");
  expect(stderr).toContain("recipients/own.csv 3行目『連番』列");
});

test("an edit in a numbered letter comes home, and the number itself is asked about", async () => {
  const path = "out/home/letters/062022-米沢市長.docx";
  const made = await merge("--out", "out/home");
  expect(made.exit).toBe(0);
  const edit = (from: string, to: string): void => {
    const parts = unzipSync(readFileSync(desk.path(path)));
    const xml = strFromU8(parts["word/document.xml"] ?? new Uint8Array());
    expect(xml).toContain(from);
    parts["word/document.xml"] = strToU8(xml.replace(from, to));
    desk.write(path, zipSync(parts));
  };
  edit("本文です", "本文でした");
  const home = await desk.run("back", path, "--run", "out/home");
  expect(home.stderr).toBe("");
  expect(home.stdout).toContain("templates/a.hbs:");
  expect(home.stdout).toContain("ほかに3通の文も変わります");
  expect(home.exit).toBe(0);
  edit("345号の2", "345号の9");
  const asked = await desk.run("back", path, "--run", "out/home");
  expect(asked.exit).toBe(1);
  expect(asked.stderr).toContain("back/made");
});
