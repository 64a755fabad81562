import { createHash } from "node:crypto";
import {
  appendFileSync,
  existsSync,
  readFileSync,
  rmSync,
  symlinkSync,
  writeFileSync,
} from "node:fs";
import { afterAll, afterEach, beforeAll, beforeEach, expect } from "vitest";
import { oneIn } from "../samples/extent.ts";
import { changedPart } from "../samples/read-package.ts";
import { type Desk, hashesOf, newDesk } from "../samples/shokan.ts";

const test = oneIn(3);

const LISTS = [
  ...["merge", "templates/dx-jinzai.hbs", "--recipients"],
  ...["recipients/prefectures.csv", "recipients/municipalities.csv"],
] as const;
/** 神奈川県 has itself and 33 municipalities: enough for more than one worker. */
const KANAGAWA = [...LISTS, "--where", "都道府県=神奈川県", "--print-run", "--out", "out/kanagawa"];
/** The prefecture and one city. */
const TWO = [...LISTS, "--only", "140007,141003", "--print-run", "--out", "out/run"] as const;

/** A desk with the finished run of two letters. */
let finished: Desk;
let desk: Desk;
beforeAll(async () => {
  finished = newDesk();
  expect((await finished.run(...TWO)).exit).toBe(0);
});
beforeEach(() => {
  desk = finished.copy();
});
afterEach(() => desk.clear());
afterAll(() => finished.clear());

test("a run writes a pair of files per addressee, the print run and the ledgers", async () => {
  const { exit, stdout } = desk.start(...KANAGAWA);
  expect(exit).toBe(0);
  expect(stdout).toContain("34通");
  const letters = desk.list("out/kanagawa/letters");
  expect(letters).toHaveLength(34 * 2);
  expect(letters).toContain("140007-神奈川県知事.pdf");
  expect(letters).toContain("141003-横浜市長.docx");
  expect(desk.list("out/kanagawa")).toEqual(
    expect.arrayContaining([
      "ledger.csv",
      "ledger.jsonl",
      "letters",
      "print-run.pdf",
      "run.json",
      "照合証明.pdf",
      "発送台帳.pdf",
    ]),
  );
  const [first = ""] = readFileSync(desk.path("out/kanagawa/ledger.jsonl"), "utf8").split("\n");
  expect(JSON.parse(first.split("\t")[0] ?? "")).toMatchObject({
    sequence: 1,
    id: "140007",
    addressee: "神奈川県知事 殿",
    version: "知事",
    files: [
      { format: "pdf", path: "letters/140007-神奈川県知事.pdf", verdict: "equal" },
      { format: "docx", path: "letters/140007-神奈川県知事.docx", verdict: "equal" },
    ],
  });
  expect((await desk.run("verify", "out/kanagawa")).exit).toBe(0);
});

test("a second start changes nothing and says so", async () => {
  const before = hashesOf(desk.path("out/run"));
  const { exit, stdout } = await desk.run(...TWO);
  expect(exit).toBe(0);
  expect(stdout).toContain("ファイルは作成していません");
  expect(hashesOf(desk.path("out/run"))).toEqual(before);
});

test("a damaged, a missing and an added file are found, and merging again mends them", async () => {
  const before = hashesOf(desk.path("out/run"));
  const damaged = desk.path("out/run/letters/141003-横浜市長.pdf");
  const bytes = readFileSync(damaged);
  const middle = Math.floor(bytes.length / 2);
  bytes.writeUInt8((bytes.readUInt8(middle) ^ 1) & 0xff, middle);
  writeFileSync(damaged, bytes);
  rmSync(desk.path("out/run/letters/140007-神奈川県知事.docx"));
  writeFileSync(desk.path("out/run/letters/よその文書.pdf"), "x");
  const found = await desk.run("verify", "out/run");
  expect(found.exit).toBe(3);
  expect(found.stderr).toContain("verify/file-changed");
  expect(found.stderr).toContain("verify/file-missing");
  expect(found.stderr).toContain("verify/file-extra");
  const mended = await desk.run(...TWO);
  expect(mended.exit).toBe(0);
  expect(mended.stderr).toContain("job/moved-aside");
  // What stood in the way is kept, beside the run.
  expect(desk.list("out/run/退避/letters")).toEqual(["141003-横浜市長.pdf", "よその文書.pdf"]);
  rmSync(desk.path("out/run/退避"), { recursive: true });
  expect(hashesOf(desk.path("out/run"))).toEqual(before);
});

test("a letter whose text was changed together with the ledger is found by reading it back", async () => {
  const path = desk.path("out/run/ledger.jsonl");
  const lines = readFileSync(path, "utf8").trimEnd().split("\n");
  const swapped = lines.map((line) => {
    const json = (line.split("\t")[0] ?? "").replace(/"textSha256":"./u, '"textSha256":"0');
    return `${json}\t${createHash("sha256").update(json).digest("hex").slice(0, 8)}`;
  });
  writeFileSync(path, `${swapped.join("\n")}\n`);
  const { exit, stderr } = await desk.run("verify", "out/run");
  expect(exit).toBe(3);
  expect(stderr).toContain("verify/text-differs");
});

test("a Word file in which the addressee was hidden, ledger and all, is found by reading it back", async () => {
  const letter = desk.path("out/run/letters/140007-神奈川県知事.docx");
  const hidden = changedPart(readFileSync(letter), "word/styles.xml", (xml) =>
    xml.replace('<w:sz w:val="40"/>', '<w:vanish/><w:sz w:val="40"/>'),
  );
  writeFileSync(letter, hidden);
  const path = desk.path("out/run/ledger.jsonl");
  const sha256 = createHash("sha256").update(hidden).digest("hex");
  const lines = readFileSync(path, "utf8").trimEnd().split("\n");
  const swapped = lines.map((line) => {
    const json = (line.split("\t")[0] ?? "").replace(
      /(知事\.docx","sha256":")[0-9a-f]{64}(","bytes":)\d+/u,
      `$1${sha256}$2${hidden.length}`,
    );
    return `${json}\t${createHash("sha256").update(json).digest("hex").slice(0, 8)}`;
  });
  writeFileSync(path, `${swapped.join("\n")}\n`);
  const { exit, stderr } = await desk.run("verify", "out/run");
  expect(exit).toBe(3);
  expect(stderr).toContain("verify/look-differs");
  expect(stderr).toContain("隠し文字「KobunAtena w:vanish」");
});

test("a torn ledger line is cut off and its letter made again", async () => {
  const whole = hashesOf(desk.path("out/run"));
  appendFileSync(desk.path("out/run/ledger.jsonl"), '{"sequence":1,"id":"14');
  expect((await desk.run("verify", "out/run")).exit).toBe(3);
  expect((await desk.run(...TWO)).exit).toBe(0);
  expect(hashesOf(desk.path("out/run"))).toEqual(whole);
});

test("changed inputs are refused with 65 and --restart begins anew beside the old folder", async () => {
  appendFileSync(desk.path("recipients/municipalities.csv"), "\n");
  const refused = await desk.run(...TWO);
  expect(refused.exit).toBe(65);
  expect(refused.stderr).toContain("recipients/municipalities.csv");
  expect(refused.stderr).toContain("--restart");
  const anew = await desk.run(...TWO, "--restart");
  expect(anew.exit).toBe(0);
  // Which of the two was sent, only who sent them knows: he is told where the other is.
  expect(anew.stdout).toContain("前の書簡　　out/run.1/ に残しました");
  expect(desk.list("out")).toEqual(["run", "run.1"]);
});

test("a symbolic link in the place of a letter is replaced, and its target kept", async () => {
  const letter = desk.path("out/run/letters/141003-横浜市長.pdf");
  desk.write("precious.txt", "大切な文書");
  rmSync(letter);
  symlinkSync(desk.path("precious.txt"), letter);
  expect((await desk.run(...TWO)).exit).toBe(0);
  expect(readFileSync(desk.path("precious.txt"), "utf8")).toBe("大切な文書");
  expect(readFileSync(letter).subarray(0, 5).toString()).toBe("%PDF-");
});

test("a selection has a folder of its own", async () => {
  const { exit } = await desk.run(...LISTS, "--only", "141003", "--format", "pdf");
  expect(exit).toBe(0);
  const [name = ""] = desk.list("out").filter((other) => other !== "run");
  expect(name).toMatch(/^dx-jinzai-[0-9a-f]{8}$/u);
  expect(existsSync(desk.path("out", name, "letters/141003-横浜市長.pdf"))).toBe(true);
});
