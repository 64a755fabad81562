import type { Letter } from "../../src/model/letter.ts";
import { parsed } from "./marked-text.ts";

/** The rows of the first table of `tableLetter` under its head, as a reader must find them. */
export const TABLE_ROWS: readonly (readonly string[])[] = Array.from({ length: 30 }, (_, index) => [
  `事業${index + 1}`,
  String((index + 1) * 1200),
  index % 3 === 0 ? "" : `備考の${index + 1}`,
]);

/**
 * A letter with tables: a long one with caption, a head with a reading, figures, empty cells and a cell of several lines; two that
 * follow each other; one after a page break; one at the end.
 */
export function tableLetter(): Letter {
  const rows = TABLE_ROWS.map((cells) => `| ${cells.join(" | ")} |`);
  const outcome = parsed(
    [
      "次のとおり配分します。",
      "［＃ここから表］",
      "［＃表題］別表　｜配分《はいぶん》額",
      "［＃列　見出し、小数点、自動］",
      "［＃見出し行］事業名 | ｜金額《きんがく》 | 備考",
      ...rows,
      "合計 | 558000.5 | 〔一行目⏎二行目⏎|三行目|〕",
      "［＃ここで表終わり］",
      "以上の額です。",
      "［＃ここから表］",
      "甲\t乙",
      "［＃ここで表終わり］",
      "［＃ここから表］",
      "［＃列　３字中央、右］",
      "丙 | ［＃縦中横］12［＃縦中横終わり］月",
      "［＃ここで表終わり］",
      "［＃改ページ］",
      "［＃ここから表］",
      "丁 | 戊",
      "［＃ここで表終わり］",
    ].join("\n"),
  );
  if (!outcome.ok) throw new Error(JSON.stringify(outcome.errors));
  return outcome.value;
}
