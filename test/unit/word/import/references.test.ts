// What leads to a place of a letter in a Word file of ours is a reference by name again, as far as a template can say it.
import { expect, test } from "vitest";
import { templateOfFile } from "../../../../src/ask/template-of-file.ts";
import { createDocxWriter } from "../../../../src/docx/write-docx.ts";
import { loadNotoSerif } from "../../../render/set-pages.ts";
import { testWorld } from "../../../samples/faces.ts";
import { letterSettings } from "../../../samples/letters.ts";
import { changedPart, written } from "../../../samples/read-package.ts";
import { setLetter } from "../../../samples/running-letter.ts";

async function wordFile(body: string): Promise<Uint8Array> {
  const { letter, format } = setLetter("種別: 通知\n体裁: 40x36", body);
  const writer = createDocxWriter(letterSettings({ format }), [await loadNotoSerif()], testWorld);
  return written(writer, letter);
}

function imported(bytes: Uint8Array): { readonly lines: string; readonly lost: readonly string[] } {
  const made = templateOfFile({ path: "letter.docx", bytes }, "letter");
  if (!made.ok) throw new Error(JSON.stringify(made.errors));
  const { text, losses } = made.value;
  return { lines: text.slice(text.lastIndexOf("---\n")), lost: losses.map(({ what }) => what) };
}

const ITEMS =
  "後の［＃「様式」の番号］と［＃「期限」の番号］を見てください。\n［＃１］総則\n［＃(1)「期限」］期限\n［＃(1)］通知\n［＃１「様式」］様式は［＃「期限」の番号］による。";

test("references to numbered items and footnotes come back, each with its place, in the order in which sentences first lead there", async () => {
  const body = `${ITEMS}\n額［＃脚注「額」］税を含む。［＃脚注終わり］は［＃「額」の番号］のとおり。`;
  const { lines, lost } = imported(await wordFile(body));
  expect(lost).toEqual([]);
  expect(lines).toContain("後の［＃「参照１」の番号］と［＃「参照２」の番号］を見てください。");
  expect(lines).toContain(
    "［＃(1)「参照２」］期限\n［＃(1)］通知\n［＃１「参照１」］様式は［＃「参照２」の番号］による。",
  );
  expect(lines).toContain(
    "額［＃脚注「参照３」］税を含む。［＃脚注終わり］は［＃「参照３」の番号］のとおり。",
  );
});

test("notes behind the text and under their paragraph are notes again, at the place where they stand, and sentences lead to them", async () => {
  const body = `${ITEMS}
額［＃注「額」］税を含む。［＃注終わり］は［＃「額」の番号］のとおり、数［＃※］概数。［＃※終わり］である。
［＃注の場所］
以上のとおり。`;
  const { lines, lost } = imported(await wordFile(body));
  expect(lost).toEqual([]);
  expect(lines).toContain(
    "額［＃注「参照３」］税を含む。［＃注終わり］は［＃「参照３」の番号］のとおり、数［＃※］概数。［＃※終わり］である。\n［＃注の場所］\n以上のとおり。",
  );
});

test("where somebody changed the number of a note, mark and note are small text and an item, and what leads there is told", async () => {
  const body = "額［＃注「額」］税を含む。［＃注終わり］は［＃「額」の番号］のとおり。";
  const docx = changedPart(await wordFile(body), "word/document.xml", (xml) =>
    xml.replace("<w:t>注１</w:t></w:r><w:r><w:t>は", "<w:t>注２</w:t></w:r><w:r><w:t>は"),
  );
  const { lines, lost } = imported(docx);
  expect(lost).toEqual(["hyperlink"]);
  expect(lines).toContain("額［＃上付き小文字］注２［＃上付き小文字終わり］は注１のとおり。");
  expect(lines).toContain("注１　税を含む。");
});

test("references to 別紙 come back by the names of their pages, to each of two whose pages are of one format too", async () => {
  const { letter, format } = setLetter(
    "種別: 通知\n体裁: 40x36\n別紙の体裁:\n  様式: 26x27\n  名簿: 26x27",
    "［＃「名簿」の番号］と［＃「様式」の番号］のとおり。\n［＃別紙「様式」］［＃右肩］別紙１\n様式です。\n［＃別紙「名簿」］［＃右肩］別紙２\n名簿です。",
  );
  const writer = createDocxWriter(letterSettings({ format }), [await loadNotoSerif()], testWorld);
  const { lines, lost } = imported(await written(writer, letter));
  expect(lost).toEqual([]);
  expect(lines).toContain("［＃「別紙２」の番号］と［＃「様式」の番号］のとおり。");
  expect(lines).toContain("［＃別紙「様式」］\n［＃右肩］別紙１");
  expect(lines).toContain("［＃別紙「別紙２」］\n［＃右肩］別紙２");
});

test("items whose numbers begin anew without a heading are told to, and items of a 別紙 have the numbers of its own direction", async () => {
  const { letter, format } = setLetter(
    "種別: 通知\n体裁: 40x36\n別紙の体裁: { 様式: 26x27 }",
    "［＃１］総則\n［＃(1)］期限\n［＃番号を改める］\n［＃１］様式\n［＃別紙「様式」］［＃右肩］別紙\n［＃（一）］記入の仕方",
  );
  const writer = createDocxWriter(letterSettings({ format }), [await loadNotoSerif()], testWorld);
  const { lines, lost } = imported(await written(writer, letter));
  expect(lost).toEqual([]);
  expect(lines).toContain("［＃１］総則\n［＃(1)］期限\n［＃番号を改める］\n［＃１］様式\n");
  expect(lines).toContain("［＃（一）］記入の仕方");
});

test("where somebody changed a number, no sentence says another: all are text, and that is told", async () => {
  const docx = changedPart(await wordFile(ITEMS), "word/document.xml", (xml) =>
    xml.replace(/(<w:hyperlink [^>]*>(?:(?!<\/w:hyperlink>).)*<w:t[^>]*>)[^<]*/u, "$1９"),
  );
  const { lines, lost } = imported(docx);
  expect(lost).toContain("hyperlink");
  expect(lines).toContain("後の９と");
  expect(lines).not.toContain("の番号］");
});
