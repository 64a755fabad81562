// A letter with notes is read back with every mark and every note, and a fault in either is found.
import { beforeAll, describe, expect, test } from "vitest";
import { createDocxWriter } from "../../../src/docx/write-docx.ts";
import { writeHtml } from "../../../src/html/write-html.ts";
import type { FontFace } from "../../../src/model/font-face.ts";
import { letterLook } from "../../../src/model/letter-look.ts";
import { letterParagraphs, rubyPairs } from "../../../src/model/letter-text.ts";
import type { FormatId } from "../../../src/model/output-format.ts";
import { writePdf } from "../../../src/pdf/write-pdf.ts";
import { writePlain } from "../../../src/plain/write-plain.ts";
import { comparedLetter, readLetterFile } from "../../../src/proof/read-back.ts";
import { writeTei } from "../../../src/tei/write-tei.ts";
import { typeset } from "../../../src/typeset/typeset.ts";
import { expectedPages } from "../../../src/verify/expected-pages.ts";
import { SOURCE } from "../../render/sample-letters.ts";
import { loadNotoSerif } from "../../render/set-pages.ts";
import { testWorld } from "../../samples/faces.ts";
import { letterSettings } from "../../samples/letters.ts";
import { written } from "../../samples/read-package.ts";
import { type SetLetter, setLetter } from "../../samples/running-letter.ts";

let face: FontFace;
beforeAll(async () => {
  face = await loadNotoSerif();
});

const BODY =
  "対象は経費［＃注「経費」］支出したもの。［＃注終わり］とし、額は四捨五入［＃※］合計は合わない。［＃※終わり］する。\n期限［＃注］｜但《ただ》し書。［＃注終わり］は［＃「経費」の番号］のとおり。";

function withNotes(main: string, body = BODY): SetLetter {
  return setLetter(`種別: 書簡\n体裁: ${main}`, body);
}

async function bytesOf(id: FormatId, { letter, format }: SetLetter): Promise<Uint8Array> {
  if (id === "pdf") {
    const pages = typeset(letter, format, [face]);
    if (!pages.ok) throw new Error(JSON.stringify(pages.errors));
    return writePdf(pages.value, { source: SOURCE }, testWorld);
  }
  if (id === "html") return writeHtml(letter, format, [face]);
  if (id === "txt") return writePlain(letter);
  if (id === "tei") return writeTei(letter, { edition: "corrected", settings: letterSettings() });
  return written(createDocxWriter(letterSettings({ format }), [face], testWorld), letter);
}

async function findings(
  id: FormatId,
  bytes: Uint8Array,
  own: SetLetter,
): Promise<readonly string[]> {
  const { letter, format } = own;
  const pages = typeset(letter, format, [face]);
  if (!pages.ok) throw new Error(JSON.stringify(pages.errors));
  const expected = expectedPages(pages.value, new WeakMap());
  const read = await readLetterFile(id, bytes, { path: "書簡", expected });
  const wanted = {
    paragraphs: letterParagraphs(letter),
    ruby: rubyPairs(letter),
    look: letterLook(letter, format),
  };
  return comparedLetter("書簡", wanted, read).differences.map(
    ({ fault, look, expected: one, found }) => fault?.code ?? `${look} ${one} → ${found}`,
  );
}

describe.each(["pdf", "docx", "html", "tei", "txt"] as const)("%s", (id) => {
  test.each(["26x27", "40x36"])("is read back without a difference: %s", async (main) => {
    const own = withNotes(main);
    expect(await findings(id, await bytesOf(id, own), own)).toEqual([]);
  });

  test.each(["26x27", "40x36"])(
    "is read back without a difference where notes and small text are in a 別紙 of other characters: %s",
    async (main) => {
      const settings = `種別: 書簡\n体裁: ${main}\n別紙の体裁: { 小: { 基本: 40x36, 字詰め: 50, 行数: 30 } }`;
      const small = "［＃８ポイント］これは小さい文字です。";
      const own = setLetter(
        settings,
        `${BODY}\n${small}\n［＃別紙「小」］${BODY.replaceAll("経費", "旅費")}\n${small}`,
      );
      expect(await findings(id, await bytesOf(id, own), own)).toEqual([]);
    },
  );

  test.each<readonly [string, string]>([
    ["another note", BODY.replace("支出した", "支出する")],
    ["a note missing", BODY.replace(/［＃注］.*?［＃注終わり］/u, "")],
    [
      "notes in another order",
      BODY.replace("支出したもの。", "甲。").replace("｜但《ただ》し書。", "支出したもの。"),
    ],
    ["a reference to another note", BODY.replace("は［＃「経費」の番号］", "は注３")],
    ["a note at the end instead of under its paragraph", BODY.replaceAll("※", "注")],
  ])("of a letter with %s is found", async (_, body) => {
    const bytes = await bytesOf(id, withNotes("40x36", body));
    expect(await findings(id, bytes, withNotes("40x36"))).not.toEqual([]);
  });

  test.skipIf(id === "txt")("with a mark that is no longer small is found", async () => {
    const plain = BODY.replace(
      "［＃※］合計は合わない。［＃※終わり］する。",
      "※する。\n［＃項目］［＃8ポイント］※　合計は合わない。",
    );
    const bytes = await bytesOf(id, withNotes("40x36", plain));
    expect(await findings(id, bytes, withNotes("40x36"))).not.toEqual([]);
  });
});
