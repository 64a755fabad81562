import { spawnSync } from "node:child_process";
import { createHash } from "node:crypto";
import {
  appendFileSync,
  cpSync,
  existsSync,
  mkdirSync,
  readFileSync,
  rmSync,
  writeFileSync,
} from "node:fs";
import { join } from "node:path";
import { afterAll, beforeAll, expect } from "vitest";
import { oneIn } from "../samples/extent.ts";
import { NOTO_SERIF_JP } from "../samples/real-fonts.ts";
import { type Desk, hashesOf, newDesk } from "../samples/shokan.ts";

const test = oneIn(3);

// Everything that a letter can be made from at once: a partial, two lists of one name, of which one is a worksheet's neighbour in
// another folder, a setting of the command, numbers, a table of 外字, an attachment, a selection.
const TEMPLATE = `---
表題: 保存の試し
種別: 通知
文書番号: 市町村第345号の{連番}
日付: 2026-12-01
差出人: 山形県知事
別添: templates/別添.txt
必要な列: [職名, 敬称, 備考]
---
［＃文書番号］{{文書番号}}
［＃日付］{{和暦 日付}}
［＃宛名］{{職名}}　{{敬称}}
［＃差出人］{{差出人}}
{{> 前文}}
備考は{{備考}}です。
`;
const HEAD = "団体コード,種別,都道府県,団体名,よみ,職名,敬称,備考";
const FIRST = `${HEAD}\n062014,市,山形県,山形市,やまがたし,山形市長,殿,\u{e000}の件\n`;
const SECOND = `${HEAD}\n062022,市,山形県,米沢市,よねざわし,米沢市長,殿,二件\n292010,市,奈良県,奈良市,ならし,奈良市長,殿,三件\n`;
const RUN = "out/元";
const MERGE = [
  ...["merge", "templates/a.hbs", "--recipients", "recipients/a.csv", "別/a.csv"],
  ...["--characters", "recipients/外字.csv", "--set", "差出人=山形県知事　甲"],
  ...["--where", "都道府県=山形県", "--format", "pdf,docx,txt", "--out", RUN],
];

let desk: Desk;

beforeAll(async () => {
  desk = newDesk();
  cpSync(desk.path("recipients"), desk.path("別"), { recursive: true });
  cpSync(desk.path("recipients"), desk.path("templates/partials"), { recursive: true });
  desk.write("templates/a.hbs", TEMPLATE);
  desk.write("templates/partials/前文.hbs", "時下ますます御清祥のことと存じます。\n");
  desk.write("templates/別添.txt", "別添の文");
  desk.write("recipients/a.csv", FIRST);
  desk.write("別/a.csv", SECOND);
  desk.write("recipients/外字.csv", "外字,文字\nU+E000,髙\n");
  const made = await desk.run(...MERGE);
  expect(made.stderr).not.toContain("エラー ");
  expect(made.exit).toBe(0);
  const packed = await desk.run("pack", RUN, "保存箱");
  expect(packed.exit).toBe(0);
}, 120_000);
afterAll(() => desk.clear());

/** What is in the archive's own folder is all that is left. */
function alone(): Desk {
  const other = desk.copy();
  for (const name of ["templates", "recipients", "別", "out"]) {
    rmSync(other.path(name), { recursive: true, force: true });
  }
  return other;
}

test("letters are made anew from the archive alone, byte for byte, with the numbers that they had", async () => {
  const other = alone();
  const answer = await other.run("recreate", "保存箱", "--out", "再現");
  expect(answer.stdout).toContain(
    "2通を 再現 に作り直しました。6ファイルすべてが、元の書簡と同じバイト列です",
  );
  expect(answer.exit).toBe(0);
  const first = hashesOf(desk.path(RUN, "letters"));
  expect(Object.keys(first)).toHaveLength(6);
  expect(hashesOf(other.path("再現/letters"))).toEqual(first);
  other.clear();
});

test("one letter is chosen by its title, and keeps its number", async () => {
  const other = alone();
  const { exit } = await other.run("recreate", "保存箱", "--only", "米沢市長", "--out", "再現");
  expect(exit).toBe(0);
  expect(other.list("再現/letters")).toEqual(
    desk.list(`${RUN}/letters`).filter((name) => name.includes("米沢")),
  );
  expect(readFileSync(other.path("再現/letters/062022-米沢市長.txt"), "utf8")).toContain(
    "第345号の2",
  );
  const unknown = await other.run("recreate", "保存箱", "--only", "鶴岡市長", "--out", "再現2");
  expect(unknown.exit).toBe(1);
  expect(unknown.stderr).toContain("option/unknown-recipient");
  other.clear();
});

test("the same run gives the same archive", async () => {
  const { exit } = await desk.run("pack", RUN, "もう一つ");
  expect(exit).toBe(0);
  expect(hashesOf(desk.path("もう一つ"))).toEqual(hashesOf(desk.path("保存箱")));
});

test("letters may stay out: their hashes are enough to prove what is made anew", async () => {
  await desk.run("pack", RUN, "控え", "--letters", "hashes");
  expect(existsSync(desk.path("控え/data/run/letters"))).toBe(false);
  expect(existsSync(desk.path("控え/data/run/ledger.jsonl"))).toBe(true);
  const { exit } = await desk.run("recreate", "控え", "--out", "控えから");
  expect(exit).toBe(0);
  expect(hashesOf(desk.path("控えから/letters"))).toEqual(hashesOf(desk.path(RUN, "letters")));
});

test("every file that is missing, changed or added is named, and nothing is made", async () => {
  const other = alone();
  appendFileSync(other.path("保存箱/data/inputs/templates/a.hbs"), "x");
  rmSync(other.path("保存箱/data/run/run.json"));
  other.write("保存箱/data/余り.txt", "");
  const { exit, stderr } = await other.run("recreate", "保存箱", "--out", "再現");
  expect(exit).toBe(3);
  for (const [code, path] of [
    ["archive/file-changed", "data/inputs/templates/a.hbs"],
    ["archive/file-missing", "data/run/run.json"],
    ["archive/file-added", "data/余り.txt"],
  ]) {
    expect(stderr).toContain(`保存箱/${path} エラー ${code}`);
  }
  expect(existsSync(other.path("再現"))).toBe(false);
  rmSync(other.path("保存箱/bagit.txt"));
  const none = await other.run("recreate", "保存箱", "--out", "再現");
  expect(none.stderr).toContain("archive/not-a-bag");
  expect(none.stderr).toContain("bagit.txt がありません");
  other.clear();
});

test("a bag of somebody else is told apart", async () => {
  const hash = "e3b0c44298fc1c149afbf4c8996fb92427ae41e4649b934ca495991b7852b855";
  const other = alone();
  rmSync(other.path("保存箱"), { recursive: true });
  cpSync(desk.path("別"), other.path("箱/data"), { recursive: true });
  for (const name of other.list("箱/data"))
    rmSync(other.path("箱/data", name), { recursive: true });
  other.write("箱/data/空", "");
  other.write("箱/bagit.txt", "BagIt-Version: 0.97\nTag-File-Character-Encoding: UTF-8\n");
  other.write("箱/manifest-sha256.txt", `${hash}  data/空\n`);
  const { exit, stderr } = await other.run("recreate", "箱", "--out", "再現");
  expect(exit).toBe(3);
  expect(stderr).toContain("archive/not-an-archive");
  other.clear();
});

test("another version has the archive's own program do it, with nothing but Node", async () => {
  const other = alone();
  const program = other.path("別のバージョン");
  cpSync(other.path("保存箱/data/program"), program, { recursive: true });
  const main = join(program, "dist/bundle/main.js");
  writeFileSync(main, `${readFileSync(main, "utf8")}\n// another version\n`);
  const args = [main, "recreate", "保存箱", "--only", "062014", "--out", "再現"];
  const { status, stdout, stderr } = spawnSync(process.execPath, args, {
    cwd: other.folder,
    encoding: "utf8",
    env: { PATH: process.env["PATH"] ?? "" },
  });
  expect(stderr).toContain("保存箱の中のプログラムで作り直します");
  expect(stdout).toContain("1通を 再現 に作り直しました。3ファイルすべてが");
  expect(status).toBe(0);
  // That version packs nothing that it has not made.
  cpSync(desk.path("out"), other.path("out"), { recursive: true });
  for (const name of ["templates", "recipients", "別"]) {
    cpSync(desk.path(name), other.path(name), { recursive: true });
  }
  const packed = spawnSync(process.execPath, [main, "pack", RUN, "箱2"], {
    cwd: other.folder,
    encoding: "utf8",
  });
  expect(packed.status).toBe(1);
  expect(packed.stderr).toContain("archive/other-program");
  other.clear();
});

test("nothing is packed of a run that is not as it was made, that is not finished, or into a place that is taken", async () => {
  const other = desk.copy();
  const taken = await other.run("pack", RUN, "保存箱");
  expect(taken.stderr).toContain("archive/place-taken");
  expect(taken.exit).toBe(1);
  other.write(`${RUN}/letters/062014-山形市長.txt`, "別の文");
  const changed = await other.run("pack", RUN, "箱2");
  expect(changed.exit).toBe(3);
  expect(changed.stderr).toContain(`${RUN}/letters/062014-山形市長.txt エラー archive/run-changed`);
  expect(other.list(".").filter((name) => name.includes("箱2"))).toEqual([]);
  other.write("recipients/a.csv", FIRST.replace("の件", "の用件"));
  const input = await other.run("pack", RUN, "箱2");
  expect(input.exit).toBe(1);
  expect(input.stderr).toContain("back/input-changed");
  other.clear();
});

test("a letter that is not the first one lies apart and is named; what LibreOffice made is not made anew", async () => {
  const other = alone();
  const ledger = "保存箱/data/run/ledger.jsonl";
  const lines = readFileSync(other.path(ledger), "utf8").trimEnd().split("\n");
  const [first = "", second = ""] = lines.map((line) => line.slice(0, line.indexOf("\t")));
  const changed = first.replace(
    /("format":"txt".*?"sha256":")[0-9a-f]{64}/u,
    `$1${"0".repeat(64)}`,
  );
  const foreign = second.replace(
    /("format":"pdf".*?)"verdict"/u,
    '$1"reproducible":false,"verdict"',
  );
  expect([changed === first, foreign === second]).toEqual([false, false]);
  const sealed = [changed, foreign].map((line) => `${line}\t${sha("sha256", line).slice(0, 8)}\n`);
  reseal(other, ledger.slice("保存箱/".length), sealed.join(""));
  const { exit, stderr } = await other.run("recreate", "保存箱", "--out", "再現");
  expect(exit).toBe(3);
  expect(stderr).toContain("再現/別扱い/062014-山形市長.txt エラー archive/letter-differs");
  expect(stderr).toContain("archive/made-elsewhere");
  expect(other.list("再現/別扱い")).toEqual(["062014-山形市長.txt"]);
  expect(other.list("再現/letters")).toHaveLength(4);
  other.clear();
});

test("an archive whose program did not make its letters says so, and does not call itself for ever", () => {
  const other = alone();
  const record = readFileSync(other.path("保存箱/data/archive.json"), "utf8");
  reseal(other, "data/archive.json", record.replace(/[0-9a-f]{64}/u, "0".repeat(64)));
  const args = ["data/program/dist/bundle/main.js", "recreate", ".", "--out", "../再現"];
  const asked = { cwd: other.path("保存箱"), encoding: "utf8" } as const;
  const { status, stderr } = spawnSync(process.execPath, args, asked);
  expect(status).toBe(1);
  expect(stderr).toContain("archive/program-differs");
  other.clear();
});

test("nothing is packed of a run that is under way, nor by a program of which a part is missing", async () => {
  const other = desk.copy();
  const main = other.path("保存箱/data/program/dist/bundle/main.js");
  rmSync(other.path("保存箱/data/program/node_modules/pdfjs-dist"), { recursive: true });
  const args = [main, "pack", RUN, "箱2"];
  const lacking = spawnSync(process.execPath, args, { cwd: other.folder, encoding: "utf8" });
  expect(lacking.status).toBe(1);
  expect(lacking.stderr).toContain("archive/no-program");
  const run = JSON.parse(readFileSync(other.path(RUN, "run.json"), "utf8"));
  const { inputs, id, outputs } = run;
  const begun = { inputs, id, finished: false, outputs };
  other.write(`${RUN}/run.json`, `${JSON.stringify(begun, undefined, 2)}\n`);
  const { exit, stderr } = await other.run("pack", RUN, "箱2");
  expect(exit).toBe(1);
  expect(stderr).toContain("archive/run-unfinished");
  other.clear();
});

function sha(algorithm: "sha256" | "sha512", content: string): string {
  return createHash(algorithm).update(content).digest("hex");
}

/** Changes a file of an archive and its hashes too, as somebody would who means it. */
function reseal(place: Desk, path: string, content: string): void {
  place.write(`保存箱/${path}`, content);
  for (const algorithm of ["sha256", "sha512"] as const) {
    const manifest = `保存箱/manifest-${algorithm}.txt`;
    const lines = readFileSync(place.path(manifest), "utf8").split("\n");
    const changed = lines.map((line) =>
      line.endsWith(`  ${path}`) ? `${sha(algorithm, content)}  ${path}` : line,
    );
    place.write(manifest, changed.join("\n"));
  }
}

test("a font goes into the archive where its licence lets it, and else must be brought", async () => {
  const other = newDesk();
  const font = new Uint8Array(readFileSync(NOTO_SERIF_JP));
  const text = TEMPLATE.replace("別添: templates/別添.txt", "フォント: 私のフォント")
    .replace("{{> 前文}}\n", "")
    .replace(", 備考", "")
    .replace(", 備考]", "]")
    .replace("{{備考}}", "試し");
  other.write("templates/a.hbs", text);
  const merge = ["merge", "templates/a.hbs", "--recipients", "recipients/prefectures.csv"];
  const kinds = [
    { fsType: 0, name: "installable", isPacked: true },
    { fsType: 4, name: "preview and print", isPacked: false },
  ];
  for (const [index, { fsType, isPacked }] of kinds.entries()) {
    other.write("fonts/私のフォント.ttf", withPermission(font, fsType));
    const out = ["--out", `out/${index}`];
    const made = await other.run(...merge, "--only", "060003", "--format", "pdf", ...out);
    expect(made.stderr).not.toContain("エラー ");
    const packed = await other.run("pack", `out/${index}`, `箱${index}`);
    expect(packed.exit).toBe(0);
    expect(packed.stderr.includes("archive/font-outside")).toBe(!isPacked);
    expect(existsSync(other.path(`箱${index}/data/inputs/fonts/私のフォント.ttf`))).toBe(isPacked);
  }
  rmSync(other.path("fonts"), { recursive: true });
  expect((await other.run("recreate", "箱0", "--out", "再現0")).exit).toBe(0);
  const lacking = await other.run("recreate", "箱1", "--out", "再現1");
  expect(lacking.exit).toBe(1);
  expect(lacking.stderr).toContain("archive/font-missing");
  mkdirSync(other.path("箱1/data/inputs/fonts"));
  other.write("箱1/data/inputs/fonts/私のフォント.ttf", withPermission(font, 4));
  expect((await other.run("recreate", "箱1", "--out", "再現1")).exit).toBe(0);
  other.clear();
});

/** A font with other licence bits. Source: OpenType 1.9, table directory; OS/2, fsType at 8. */
function withPermission(font: Uint8Array, fsType: number): Uint8Array {
  const changed = font.slice();
  const view = new DataView(changed.buffer);
  const tables = Array.from({ length: view.getUint16(4) }, (_, index) => 12 + 16 * index);
  const found = tables.find(
    (at) => new TextDecoder().decode(changed.subarray(at, at + 4)) === "OS/2",
  );
  if (found === undefined) throw new Error("no OS/2");
  const at = view.getUint32(found + 8) + 8;
  // It is the first half of a word of the table's sum.
  const sum = view.getUint32(found + 4) + (fsType - view.getUint16(at)) * 0x1_0000;
  view.setUint16(at, fsType);
  view.setUint32(found + 4, sum % 0x1_0000_0000);
  return changed;
}
