import { readFileSync, writeFileSync } from "node:fs";
import { DOMParser, type Element } from "@xmldom/xmldom";
import { unzipSync, zipSync } from "fflate";
import { afterEach, beforeEach, expect, test } from "vitest";
import { type Desk, newDesk } from "../samples/shokan.ts";
import { paragraph, part, wordFile } from "../unit/word/word-files.ts";

let desk: Desk;
beforeEach(() => {
  desk = newDesk();
});
afterEach(() => desk.clear());

const LIST = ["--recipients", "recipients/prefectures.csv"];
const REPORT = [...LIST, "--report", "指摘.docx"];

const box = `<w:p><w:r><w:t>枠の外</w:t></w:r><w:r><w:pict><w:txbxContent>${paragraph("{{件名２}}")}</w:txbxContent></w:pict></w:r></w:p>`;
const note =
  '<w:p><w:r><w:t>注のある文</w:t></w:r><w:r><w:footnoteReference w:id="5"/></w:r></w:p>';
const body = paragraph("拝啓") + paragraph("{{宛て名}}　殿") + box + note;

/** A letter with a fault in the body, in a box, in a footnote and in a header. */
function letter(more = body): Uint8Array {
  return wordFile(more, [
    { name: "word/header1.xml", kind: "header", xml: part("hdr", paragraph("{{頭")) },
    {
      name: "word/footnotes.xml",
      kind: "footnotes",
      xml: part("footnotes", `<w:footnote w:id="5">${paragraph("{{注")}</w:footnote>`),
    },
  ]).bytes;
}

function root(bytes: Uint8Array, name: string): Element {
  const xml = new TextDecoder().decode(unzipSync(bytes)[name]);
  const found = new DOMParser().parseFromString(xml, "text/xml").documentElement;
  if (found === null) throw new Error(name);
  return found;
}

const all = (element: Element, name: string): readonly Element[] =>
  Array.from(element.getElementsByTagName(`w:${name}`));

/** Each comment of a file, with the text of the paragraph that it is anchored at, as another reader than ours finds them. */
function commentsIn(bytes: Uint8Array): readonly { at: string; author: string; says: string }[] {
  const main = root(bytes, "word/document.xml");
  return all(root(bytes, "word/comments.xml"), "comment").map((comment) => {
    const id = comment.getAttribute("w:id");
    const anchors = ["commentRangeStart", "commentRangeEnd", "commentReference"].map((name) =>
      all(main, name).filter((one) => one.getAttribute("w:id") === id),
    );
    expect(anchors.map(({ length }) => length)).toEqual([1, 1, 1]);
    const [start] = anchors[0] ?? [];
    const holder = start?.parentNode as Element; // a range begins in a paragraph
    expect(holder.nodeName).toBe("w:p");
    const at = all(holder, "t")[0]?.textContent ?? "";
    return { at, author: comment.getAttribute("w:author") ?? "", says: comment.textContent ?? "" };
  });
}

test("the faults of a Word letter come as comments at their places in a copy of it, which is left as it was", async () => {
  desk.write("案内.docx", letter());
  const { exit, stderr } = await desk.run("check", "案内.docx", ...REPORT);
  expect(exit).toBe(1);
  expect(stderr).toContain("word/tag-not-closed");
  const made = new Uint8Array(readFileSync(desk.path("指摘.docx")));
  const comments = commentsIn(made);
  expect(comments.map(({ author }) => author)).toEqual(comments.map(() => "書簡"));
  const at = (code: string, place: string): readonly string[] =>
    comments.filter(({ says }) => says.includes(code) && says.includes(place)).map((one) => one.at);
  expect(at("word/tag-not-closed", "脚注 1段落目")).toEqual(["注のある文"]);
  expect(at("word/tag-not-closed", "ヘッダー 1段落目")).toEqual(["拝啓"]);
  expect(comments.every(({ says }) => says.includes("→ "))).toBe(true);
  expect(new Uint8Array(readFileSync(desk.path("案内.docx")))).toEqual(letter());
});

test("an unknown column is said at the paragraph that names it; one in a box at what holds the box", async () => {
  desk.write("案内.docx", wordFile(body).bytes);
  await desk.run("check", "案内.docx", ...REPORT);
  const comments = commentsIn(new Uint8Array(readFileSync(desk.path("指摘.docx"))));
  const unknown = comments.filter(({ says }) => says.includes("template/unknown-field"));
  expect(unknown.map((one) => one.at)).toEqual(["{{宛て名}}　殿", "枠の外"]);
  expect(unknown[0]?.says).toContain("「宛て名」という列も設定もありません");
});

test("the same faults give the same bytes; parts without a fault are as they were, and the package knows its comments", async () => {
  desk.write("案内.docx", letter());
  await desk.run("check", "案内.docx", ...REPORT);
  const made = new Uint8Array(readFileSync(desk.path("指摘.docx")));
  const again = await desk.run("check", "案内.docx", ...REPORT);
  expect(again.exit).toBe(1);
  expect(new Uint8Array(readFileSync(desk.path("指摘.docx")))).toEqual(made);
  const before = unzipSync(letter());
  const after = unzipSync(made);
  expect(after["word/footnotes.xml"]).toEqual(before["word/footnotes.xml"]);
  const text = (name: string): string => new TextDecoder().decode(after[name]);
  expect(text("[Content_Types].xml")).toContain('PartName="/word/comments.xml"');
  expect(text("word/_rels/document.xml.rels").match(/\/comments"/gu)).toHaveLength(1);
  expect(text("word/comments.xml")).not.toContain("w:date");
});

test("comments that the clerk has in the file stay, and ours have other numbers", async () => {
  const own = `<w:comment w:id="4" w:author="課長">${paragraph("ここを直す")}</w:comment>`;
  const marked =
    '<w:p><w:commentRangeStart w:id="4"/><w:r><w:t>拝啓</w:t></w:r><w:commentRangeEnd w:id="4"/><w:r><w:commentReference w:id="4"/></w:r></w:p>';
  const comments = { name: "word/comments.xml", kind: "comments", xml: part("comments", own) };
  desk.write("案内.docx", wordFile(marked + paragraph("{{宛て名}}　殿"), [comments]).bytes);
  await desk.run("check", "案内.docx", ...REPORT);
  const found = commentsIn(new Uint8Array(readFileSync(desk.path("指摘.docx"))));
  expect(found[0]).toEqual({ at: "拝啓", author: "課長", says: "ここを直す" });
  const all = found.slice(1).map(({ says }) => says);
  expect(all.some((says) => says.includes("word/comment-left"))).toBe(true);
  expect(all.some((says) => says.includes("template/unknown-field"))).toBe(true);
});

test("what is said of the list stands together at the beginning of the file", async () => {
  desk.write("案内.docx", wordFile(paragraph("拝啓") + paragraph("{{職名}}　{{敬称}}")).bytes);
  const list = readFileSync(desk.path("recipients/prefectures.csv"), "utf8");
  desk.write("名簿.csv", list.replace("奈良県知事", ""));
  await desk.run("check", "案内.docx", "--recipients", "名簿.csv", "--report", "指摘.docx");
  const [first] = commentsIn(new Uint8Array(readFileSync(desk.path("指摘.docx"))));
  expect(first?.at).toBe("拝啓");
  expect(first?.says).toContain("名簿.csv");
});

test("a report never takes the place of the clerk's file, nor of a report that somebody has worked in", async () => {
  desk.write("案内.docx", letter());
  const onItself = await desk.run("check", "案内.docx", ...LIST, "--report", "案内.docx");
  expect(onItself.exit).toBe(2);
  expect(onItself.stderr).toContain("job/output-is-input");
  desk.write("ほか.docx", letter(paragraph("ほかの手紙")));
  const onOther = await desk.run("check", "案内.docx", ...LIST, "--report", "ほか.docx");
  expect(onOther.exit).toBe(2);
  expect(onOther.stderr).toContain("job/file-exists");
  await desk.run("check", "案内.docx", ...REPORT);
  const path = desk.path("指摘.docx");
  writeFileSync(path, zipSync(unzipSync(readFileSync(path)))); // saved again by another program
  const worked = await desk.run("check", "案内.docx", ...REPORT);
  expect(worked.exit).toBe(2);
  expect(worked.stderr).toContain("job/file-exists");
});

test("a template of our own language has no Word file to be commented, and one that cannot be opened gets none", async () => {
  const ours = await desk.run("check", "templates/dx-jinzai.hbs", ...REPORT);
  expect(ours.exit).toBe(2);
  expect(ours.stderr).toContain("job/report-needs-word");
  desk.write("案内.docx", letter().subarray(0, 300));
  const broken = await desk.run("check", "案内.docx", ...REPORT);
  expect(broken.exit).toBe(1);
  expect(broken.stderr).toContain("word/file");
  expect(broken.stderr).toContain("job/report-not-written");
  expect(desk.list(".")).not.toContain("指摘.docx");
});
