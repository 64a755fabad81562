import { readFileSync, writeFileSync } from "node:fs";
import { unzipSync, zipSync } from "fflate";
import { afterEach, beforeEach, expect } from "vitest";
import { oneIn } from "../samples/extent.ts";
import { type Desk, newDesk } from "../samples/shokan.ts";
import { paragraph, wordFile } from "../unit/word/word-files.ts";

const test = oneIn(2);

/** A merge field as Word writes it: begin, code, separator, the result of the last preview, end. */
function field(name: string): string {
  const run = (inner: string): string => `<w:r>${inner}</w:r>`;
  return [
    run('<w:fldChar w:fldCharType="begin"/>'),
    run(`<w:instrText xml:space="preserve"> MERGEFIELD ${name} </w:instrText>`),
    run('<w:fldChar w:fldCharType="separate"/>'),
    run(`<w:t>«${name}»</w:t>`),
    run('<w:fldChar w:fldCharType="end"/>'),
  ].join("");
}

const addressee = `<w:p>${field("職名")}<w:r><w:t>　</w:t></w:r>${field("敬称")}</w:p>`;

/** A letter as a clerk has it in Word: addressee, body with a footnote, a header. */
function letter(
  body = `${addressee}${paragraph("人材の確保についてお願いいたします。")}`,
): Uint8Array {
  const note = `<w:p><w:r><w:t>${"{{団体名}}"}の区域に限る。</w:t></w:r></w:p>`;
  return wordFile(body, [
    {
      name: "word/header1.xml",
      kind: "header",
      xml: `<w:hdr xmlns:w="http://schemas.openxmlformats.org/wordprocessingml/2006/main">${paragraph("総務省")}</w:hdr>`,
    },
    {
      name: "word/footnotes.xml",
      kind: "footnotes",
      xml: `<w:footnotes xmlns:w="http://schemas.openxmlformats.org/wordprocessingml/2006/main"><w:footnote w:id="1">${note}</w:footnote></w:footnotes>`,
    },
  ]).bytes;
}

let desk: Desk;
beforeEach(() => {
  desk = newDesk();
});
afterEach(() => desk.clear());

function merge(...options: readonly string[]) {
  return desk.run("merge", "案内.docx", "--recipients", "recipients/prefectures.csv", ...options);
}

/** A part of a letter of the run as text. */
function partOf(name: string, part: string): string {
  return new TextDecoder().decode(
    unzipSync(readFileSync(desk.path("out/案内/letters", name)))[part],
  );
}

test("a clerk's Word letter goes to all prefectures as Word files, each read back whole, and the run verifies", async () => {
  desk.write("案内.docx", letter());
  const { exit, stdout } = await merge("--jobs", "0");
  expect(exit).toBe(0);
  expect(stdout).toContain("47通");
  expect(stdout).toContain("（Word）");
  expect(stdout).toContain("PDF は作りません");
  expect(desk.list("out/案内/letters")).toHaveLength(47);
  const said = partOf("290009-奈良県知事.docx", "word/document.xml").replaceAll(/<[^>]*>|\n/gu, "");
  expect(said).toBe("奈良県知事　殿人材の確保についてお願いいたします。");
  const note = partOf("290009-奈良県知事.docx", "word/footnotes.xml").replaceAll(/<[^>]*>/gu, "");
  expect(note).toBe("奈良県の区域に限る。");
  expect((await desk.run("verify", "out/案内")).exit).toBe(0);
  const again = await merge("--jobs", "0");
  expect(again.exit).toBe(0);
  expect(again.stdout).toContain("すでに47通すべてできて");
});

test("a footnote that says another prefecture is found when the run is verified", async () => {
  desk.write("案内.docx", letter());
  expect((await merge("--only", "290009")).exit).toBe(0);
  const [run = ""] = desk.list("out");
  const path = desk.path("out", run, "letters/290009-奈良県知事.docx");
  const parts = unzipSync(readFileSync(path));
  const notes = new TextDecoder().decode(parts["word/footnotes.xml"]).replace("奈良県", "三重県");
  writeFileSync(path, zipSync({ ...parts, "word/footnotes.xml": new TextEncoder().encode(notes) }));
  const { exit, stderr } = await desk.run("verify", `out/${run}`);
  expect(exit).toBe(3);
  expect(stderr).toContain("verify/text-differs");
});

test("settings beside the file count, and a run does not go on when they have changed", async () => {
  desk.write("案内.docx", letter(`${paragraph("各　位")}${paragraph("お知らせします。")}`));
  const refused = await merge("--only", "290009", "--out", "out/案内");
  expect(refused.exit).toBe(1);
  expect(refused.stderr).toContain("word/addressee-none");
  desk.write("案内.yaml", "表題: 案内\n種別: 書簡\n確認済み: [宛名なし, 各位]\n");
  expect((await merge("--only", "290009", "--out", "out/案内")).exit).toBe(0);
  desk.write("案内.yaml", "表題: ご案内\n種別: 書簡\n確認済み: [宛名なし, 各位]\n");
  const { exit, stderr } = await merge("--only", "290009", "--out", "out/案内");
  expect(exit).toBe(65);
  expect(stderr).toContain("設定 案内.yaml");
});

test("what a letter in Word cannot be is said before anything is written", async () => {
  desk.write("案内.docx", letter());
  const mergeOne = (...options: readonly string[]) => merge("--only", "290009", ...options);
  const pdf = await mergeOne("--format", "pdf");
  expect(pdf.exit).toBe(1);
  expect(pdf.stderr).toContain("word/docx-only");
  const printed = await mergeOne("--print-run");
  expect(printed.exit).toBe(1);
  expect(printed.stderr).toContain("word/no-print-run");
  desk.write("案内.docx", letter(`${addressee}${addressee}${paragraph("お願いいたします。")}`));
  const { exit } = await mergeOne();
  expect(exit).toBe(0); // two lines of one addressee
  desk.write("案内.docx", letter(`${addressee}${paragraph("お願いいたします。")}${addressee}`));
  const twice = await mergeOne("--out", "out/twice");
  expect(twice.exit).toBe(1);
  expect(twice.stderr).toContain("template/addressee-twice");
});

test("an addressee whose title, name and honorific stand in cells of a table of their own is found, once", async () => {
  const cells = (...texts: readonly string[]): string =>
    `<w:tbl><w:tr>${texts.map((text) => `<w:tc>${paragraph(text)}</w:tc>`).join("")}</w:tr></w:tbl>`;
  const check = async (body: string) => {
    desk.write("案内.docx", letter(body + paragraph("お願いいたします。")));
    return desk.run("check", "案内.docx", "--recipients", "recipients/prefectures.csv");
  };
  const found = await check(cells("{{職名}}", "{{敬称}}"));
  expect(found.exit).toBe(0);
  expect(found.stderr).not.toContain("注意");
  expect((await check(cells("{{団体名}}", "{{職名}}", "殿"))).exit).toBe(0);
  // Between them stands something else, or the name is in a sentence: nobody can say that it is one addressee.
  const apart = await check(cells("{{職名}}", "（担当課）", "{{敬称}}"));
  expect(apart.stderr).toContain("word/addressee-none");
  const sentence = await check(cells("{{職名}}の件", "{{敬称}}"));
  expect(sentence.stderr).toContain("word/addressee-none");
  const twice = await check(cells("{{職名}}", "{{敬称}}") + paragraph("一") + addressee);
  expect(twice.stderr).toContain("template/addressee-twice");
});

test("a letter that begins with 拝啓 in a sentence is not asked for annotations, which Word has none of", async () => {
  desk.write(
    "案内.docx",
    letter(
      `${addressee}${paragraph("拝啓　時下ますます御清栄のことと存じます。")}${paragraph("敬具")}`,
    ),
  );
  const { exit, stderr } = await desk.run(
    "check",
    "案内.docx",
    "--recipients",
    "recipients/prefectures.csv",
  );
  expect(exit).toBe(0);
  expect(stderr).not.toContain("注意");
});

test("an honorific is checked in a Word letter as in our own: two, one for bodies behind a title, another than the list's", async () => {
  const check = async (line: string) => {
    desk.write("案内.docx", letter(line + paragraph("お願いいたします。")));
    return desk.run("check", "案内.docx", "--recipients", "recipients/prefectures.csv");
  };
  const doubled = await check(paragraph("{{職名}}　{{敬称}}様"));
  expect(doubled.exit).toBe(1);
  expect(doubled.stderr).toContain("template/honorific-doubled");
  expect(doubled.stderr).toContain("案内.docx 本文 1段落目");
  const body = await check(paragraph("{{職名}}　御中"));
  expect(body.stderr).toContain("template/honorific-for-bodies");
  const other = await check(paragraph("{{職名}}　様"));
  expect(other.exit).toBe(0);
  expect(other.stderr).toContain("template/honorific-differs");
  const right = await check(paragraph("{{職名}}　殿"));
  expect(right.stderr).not.toContain("honorific");
});
