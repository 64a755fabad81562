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

test("beside a reference to a note behind the text, which is an item in Word, the others come back, and that one is told", async () => {
  const { lines, lost } = imported(
    await wordFile(
      `${ITEMS}\n額［＃注「額」］税を含む。［＃注終わり］は［＃「額」の番号］のとおり。`,
    ),
  );
  expect(lost).toEqual(["hyperlink"]);
  expect(lines).toContain("後の［＃「参照１」の番号］と［＃「参照２」の番号］を見てください。");
  expect(lines).toContain("は注１のとおり。");
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
