import { createHash } from "node:crypto";
import {
  appendFileSync,
  existsSync,
  readFileSync,
  rmSync,
  symlinkSync,
  writeFileSync,
} from "node:fs";
import { afterEach, beforeEach, expect, test } from "vitest";
import { changedPart } from "../unit/docx/read-package.ts";
import { type Desk, hashesOf, newDesk } from "./shokan.ts";

const KANAGAWA = [
  "merge",
  "templates/dx-jinzai.hbs",
  "--recipients",
  "recipients/prefectures.csv",
  "recipients/municipalities.csv",
  "--where",
  "都道府県=神奈川県",
  "--print-run",
  "--out",
  "out/kanagawa",
] as const;
/** 神奈川県 has itself and 33 municipalities. */
const LETTERS = 34;

let desk: Desk;
beforeEach(() => {
  desk = newDesk();
});
afterEach(() => desk.clear());

test("a run writes a pair of files per addressee, the print run and the ledgers", () => {
  const { exit, stdout } = desk.run(...KANAGAWA);
  expect(exit).toBe(0);
  expect(stdout).toContain("34通");
  const letters = desk.list("out/kanagawa/letters");
  expect(letters).toHaveLength(LETTERS * 2);
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
  expect(desk.run("verify", "out/kanagawa").exit).toBe(0);
});

test("a second start changes nothing and says so", () => {
  desk.run(...KANAGAWA);
  const before = hashesOf(desk.path("out/kanagawa"));
  const { exit, stdout } = desk.run(...KANAGAWA);
  expect(exit).toBe(0);
  expect(stdout).toContain("ファイルは作成していません");
  expect(hashesOf(desk.path("out/kanagawa"))).toEqual(before);
});

test("a damaged, a missing and an added file are found, and merging again mends them", () => {
  desk.run(...KANAGAWA);
  const before = hashesOf(desk.path("out/kanagawa"));
  const damaged = desk.path("out/kanagawa/letters/141003-横浜市長.pdf");
  const bytes = readFileSync(damaged);
  const middle = Math.floor(bytes.length / 2);
  bytes.writeUInt8((bytes.readUInt8(middle) ^ 1) & 0xff, middle);
  writeFileSync(damaged, bytes);
  rmSync(desk.path("out/kanagawa/letters/140007-神奈川県知事.docx"));
  writeFileSync(desk.path("out/kanagawa/letters/よその文書.pdf"), "x");
  const found = desk.run("verify", "out/kanagawa");
  expect(found.exit).toBe(3);
  expect(found.stderr).toContain("verify/file-changed");
  expect(found.stderr).toContain("verify/file-missing");
  expect(found.stderr).toContain("verify/file-extra");
  const mended = desk.run(...KANAGAWA);
  expect(mended.exit).toBe(0);
  expect(mended.stderr).toContain("job/moved-aside");
  // What stood in the way is kept, beside the run.
  expect(desk.list("out/kanagawa/退避/letters")).toEqual(["141003-横浜市長.pdf", "よその文書.pdf"]);
  rmSync(desk.path("out/kanagawa/退避"), { recursive: true });
  expect(hashesOf(desk.path("out/kanagawa"))).toEqual(before);
});

test("a letter whose text was changed together with the ledger is found by reading it back", () => {
  desk.run(...KANAGAWA);
  const path = desk.path("out/kanagawa/ledger.jsonl");
  const lines = readFileSync(path, "utf8").trimEnd().split("\n");
  const swapped = lines.map((line) => {
    const json = (line.split("\t")[0] ?? "").replace(/"textSha256":"./u, '"textSha256":"0');
    return `${json}\t${createHash("sha256").update(json).digest("hex").slice(0, 8)}`;
  });
  writeFileSync(path, `${swapped.join("\n")}\n`);
  const { exit, stderr } = desk.run("verify", "out/kanagawa");
  expect(exit).toBe(3);
  expect(stderr).toContain("verify/text-differs");
});

test("a Word file in which the addressee was hidden, ledger and all, is found by reading it back", () => {
  desk.run(...KANAGAWA);
  const letter = desk.path("out/kanagawa/letters/140007-神奈川県知事.docx");
  const hidden = changedPart(readFileSync(letter), "word/styles.xml", (xml) =>
    xml.replace('<w:sz w:val="40"/>', '<w:vanish/><w:sz w:val="40"/>'),
  );
  writeFileSync(letter, hidden);
  const path = desk.path("out/kanagawa/ledger.jsonl");
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
  const { exit, stderr } = desk.run("verify", "out/kanagawa");
  expect(exit).toBe(3);
  expect(stderr).toContain("verify/look-differs");
  expect(stderr).toContain("隠し文字 `KobunAtena w:vanish`");
});

test("a torn ledger line is cut off and its letter made again", () => {
  desk.run(...KANAGAWA);
  const whole = hashesOf(desk.path("out/kanagawa"));
  appendFileSync(desk.path("out/kanagawa/ledger.jsonl"), '{"sequence":1,"id":"14');
  expect(desk.run("verify", "out/kanagawa").exit).toBe(3);
  expect(desk.run(...KANAGAWA).exit).toBe(0);
  expect(hashesOf(desk.path("out/kanagawa"))).toEqual(whole);
});

test("changed inputs are refused with 65 and --restart begins anew beside the old folder", () => {
  desk.run(...KANAGAWA);
  appendFileSync(desk.path("recipients/municipalities.csv"), "\n");
  const refused = desk.run(...KANAGAWA);
  expect(refused.exit).toBe(65);
  expect(refused.stderr).toContain("recipients/municipalities.csv");
  expect(refused.stderr).toContain("--restart");
  expect(desk.run(...KANAGAWA, "--restart").exit).toBe(0);
  expect(desk.list("out")).toEqual(["kanagawa", "kanagawa.1"]);
});

test("a symbolic link in the place of a letter is replaced, and its target kept", () => {
  desk.run(...KANAGAWA);
  const letter = desk.path("out/kanagawa/letters/141003-横浜市長.pdf");
  desk.write("precious.txt", "大切な文書");
  rmSync(letter);
  symlinkSync(desk.path("precious.txt"), letter);
  expect(desk.run(...KANAGAWA).exit).toBe(0);
  expect(readFileSync(desk.path("precious.txt"), "utf8")).toBe("大切な文書");
  expect(readFileSync(letter).subarray(0, 5).toString()).toBe("%PDF-");
});

test("a selection has a folder of its own", () => {
  const { exit } = desk.run(...KANAGAWA.slice(0, 5), "--only", "141003", "--format", "pdf");
  expect(exit).toBe(0);
  const [name = ""] = desk.list("out");
  expect(name).toMatch(/^dx-jinzai-[0-9a-f]{8}$/u);
  expect(existsSync(desk.path("out", name, "letters/141003-横浜市長.pdf"))).toBe(true);
});
