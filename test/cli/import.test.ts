import { readFileSync } from "node:fs";
import { afterEach, beforeEach, expect, test } from "vitest";
import { changedPart } from "../samples/read-package.ts";
import { type Desk, newDesk } from "../samples/shokan.ts";

const LETTER = "test/golden/source-letters/mayors.corrected.txt";
const NPM = "test/corpus/word-import/docx-npm.docx";

let desk: Desk;
beforeEach(() => {
  desk = newDesk();
});
afterEach(() => desk.clear());

test("a letter in plain text is a template with which the clerk can go on", async () => {
  desk.write("大臣書簡.txt", readFileSync(LETTER));
  const { exit, stdout } = await desk.run("import", "大臣書簡.txt");
  expect(exit).toBe(0);
  expect(stdout).toContain("ひな形　templates/大臣書簡.hbs を作りました");
  expect(stdout).toContain("18段落目　「市区町村長 殿」→ {{職名}} {{敬称}}");
  expect(stdout).toContain("本文18段落が、元の文書の文と一致しました");
  const check = await desk.run(
    ...["check", "templates/大臣書簡.hbs", "--recipients", "recipients/municipalities.csv"],
  );
  expect(check.exit).toBe(0);
});

test("a header with a picture stops the import until it is named, and then stands in the template's notes", async () => {
  const picture = (xml: string): string => xml.replace("<w:r>", "<w:r><w:drawing/></w:r><w:r>");
  const npm = new Uint8Array(readFileSync(NPM));
  desk.write("案内.docx", changedPart(npm, "word/header1.xml", picture));
  const stopped = await desk.run("import", "案内.docx");
  expect(stopped.exit).toBe(1);
  expect(stopped.stderr).toContain(
    "案内.docx ヘッダー 1段落目「取扱注意」 エラー import/not-carried\n  「ヘッダー」はひな形に移せません（その中の文字も移りません）。ページの上の余白に繰り返すものです",
  );
  expect(stopped.stderr).toContain("--accept ヘッダー");
  expect(desk.list("templates")).not.toContain("案内.hbs");
  const agreed = await desk.run("import", "案内.docx", "--accept", "ヘッダー");
  expect(agreed.exit).toBe(0);
  expect(agreed.stderr).toContain("注意 import/not-carried");
  expect(readFileSync(desk.path("templates/案内.hbs"), "utf8")).toContain(
    "移していないもの: ヘッダー",
  );
});

test("what was imported from a Word letter, with its header, has a print run in which every letter is found", async () => {
  desk.write("案内.docx", readFileSync("templates/annai.docx"));
  expect((await desk.run("import", "案内.docx")).exit).toBe(0);
  const merged = await desk.run(
    ...["merge", "templates/案内.hbs", "--recipients", "recipients/prefectures.csv"],
    ...["--where", "職名=三重県知事|滋賀県知事", "--format", "pdf", "--print-run", "--duplex"],
    ...["--out", "out/案内"],
  );
  expect(merged.exit).toBe(0);
  expect((await desk.run("verify", "out/案内")).exit).toBe(0);
  const { stdout } = await desk.run("text", "out/案内/print-run.pdf");
  const [first, second] = ["三重県知事", "滋賀県知事"].map((name) => stdout.indexOf(name));
  expect(first).toBeGreaterThan(-1);
  expect(second).toBeGreaterThan(first ?? 0);
});

test("a program is told the template, what was guessed, and the row", async () => {
  desk.write("書簡.txt", "拝啓\n札幌市長　様\n");
  const { exit, stdout } = await desk.run("import", "書簡.txt", "--json");
  expect(exit).toBe(0);
  expect(JSON.parse(stdout)).toMatchObject({
    kind: "result",
    exit: 0,
    template: "templates/書簡.hbs",
    row: { 職名: "札幌市長", 敬称: "様" },
  });
});

test("a letter without an addressee says which line to add", async () => {
  desk.write("書簡.txt", "皆様へお知らせします。\n");
  const { exit, stdout } = await desk.run("import", "書簡.txt");
  expect(exit).toBe(0);
  expect(stdout).toContain("［＃宛名］{{職名}}　{{敬称}} の行を、宛名の場所に足してください");
});

test("import without a letter says what is missing", async () => {
  const { exit, stderr } = await desk.run("import");
  expect(exit).toBe(2);
  expect(stderr).toContain("「import」の後に、Word かテキストの文書のファイルが書かれていません");
});
