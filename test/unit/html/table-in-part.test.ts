import { expect, test } from "vitest";
import { setLetter } from "../../samples/running-letter.ts";
import { setFiles } from "../../samples/set-files.ts";

const { bytesOf, findings } = setFiles();

test.each([
  ["a horizontal one of a vertical letter", "体裁: 26x27\n別紙の体裁: 40x36", "auto", "center"],
  ["a vertical one of a horizontal letter", "体裁: 40x36\n別紙の体裁: 26x27", "0", "start"],
])("a table in a 別紙 stands where its lines have it: %s", async (_, formats, margin, caption) => {
  const sample = setLetter(
    `種別: 書簡\n${formats}`,
    "本文です。\n［＃別紙］題\n［＃ここから表］\n［＃表題］別表\n| 甲 | 乙 |\n［＃ここで表終わり］",
  );
  const bytes = await bytesOf("html", sample);
  const page = new TextDecoder().decode(bytes);
  expect(page).toContain(`.part-1 table { margin-inline: ${margin}; }`);
  expect(page).toContain(`.part-1 .table-caption { text-align: ${caption}; }`);
  expect(await findings("html", bytes, sample)).toEqual([]);
});
