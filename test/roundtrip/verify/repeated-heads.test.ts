// The head of a table that stands again on a later page leaves out the marks of its footnotes, and nothing else.
import { beforeAll, expect, test } from "vitest";
import type { FontFace } from "../../../src/model/font-face.ts";
import { letterLook } from "../../../src/model/letter-look.ts";
import { letterParagraphs, rubyPairs } from "../../../src/model/letter-text.ts";
import type { PagedDocument } from "../../../src/model/paged-document.ts";
import { writePdf } from "../../../src/pdf/write-pdf.ts";
import { typeset } from "../../../src/typeset/typeset.ts";
import { expectedPages } from "../../../src/verify/expected-pages.ts";
import { SOURCE } from "../../render/sample-letters.ts";
import { loadNotoSerif } from "../../render/set-pages.ts";
import { differencesByBoth } from "../../samples/differences-by-both.ts";
import { testWorld } from "../../samples/faces.ts";
import { once } from "../../samples/once.ts";
import { type SetLetter, setLetter } from "../../samples/running-letter.ts";

let face: FontFace;
beforeAll(async () => {
  face = await loadNotoSerif();
});

/** A table over two pages, whose head has small and large figures, some of them marks of notes. */
const HEADED = `文［＃脚注］文の注。［＃脚注終わり］。\n［＃ここから表］\n［＃見出し行］第１回［＃脚注］見出しの注。［＃脚注終わり］まで | 額２［＃※］千円。［＃※終わり］\n${Array.from({ length: 50 }, (_, row) => `${row} | １`).join("\n")}\n［＃ここで表終わり］\n［＃以上］以上`;

const headed = once((main: string): SetLetter => setLetter(`種別: 書簡\n体裁: ${main}`, HEADED));

const documentOf = once(({ letter, format }: SetLetter): PagedDocument => {
  const pages = typeset(letter, format, [face]);
  if (!pages.ok) throw new Error(JSON.stringify(pages.errors));
  return pages.value;
});

async function written(document: PagedDocument): Promise<Uint8Array> {
  return writePdf(document, { source: SOURCE }, testWorld);
}

async function findings(bytes: Uint8Array, own: SetLetter): Promise<readonly unknown[]> {
  const { letter, format } = own;
  const expected = expectedPages(documentOf(own), new WeakMap());
  const wanted = {
    paragraphs: letterParagraphs(letter),
    ruby: rubyPairs(letter),
    look: letterLook(letter, format),
  };
  const differences = await differencesByBoth("pdf", bytes, wanted, { path: "書簡", expected });
  return differences.map(({ fault, look }) => fault?.code ?? look);
}

test.each(["26x27", "40x36"])(
  "a head that stands again without the marks of its footnotes is no difference: %s",
  async (main) => {
    const own = headed(main);
    const heads = documentOf(own).pages.map(({ items }) => {
      const start = items.findIndex(
        (item) => item.type === "tag-start" && item.role === "repeated",
      );
      const shown = start < 0 ? [] : items.slice(start + 1);
      const runs = shown.slice(
        0,
        shown.findIndex(({ type }) => type === "tag-end"),
      );
      return runs
        .flatMap((run) => (run.type === "glyphs" ? run.glyphs : []))
        .map(({ text }) => text);
    });
    expect(new Set(heads.map((head) => head.join("")))).toEqual(new Set(["", "第１回まで額２※"]));
    expect(await findings(await written(documentOf(own)), own)).toEqual([]);
  },
);

test("a head that stands again without a figure that is no mark is told", async () => {
  const own = headed("40x36");
  const whole = documentOf(own);
  const pages = whole.pages.map((page) => {
    let isAgain = false;
    const items = page.items.map((item) => {
      if (item.type === "tag-start") isAgain = item.role === "repeated";
      if (item.type !== "glyphs" || !isAgain) return item;
      return { ...item, glyphs: item.glyphs.filter(({ text }) => text !== "１") };
    });
    return { ...page, items };
  });
  const bytes = await written({ ...whole, pages });
  expect(await findings(bytes, own)).toContain("verify/text-foreign");
});
