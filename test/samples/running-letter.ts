import { createKnownLines } from "../../src/markup/known-lines.ts";
import { readLetter } from "../../src/markup/parse-letter.ts";
import type { Letter } from "../../src/model/letter.ts";
import type { PageFormat } from "../../src/model/page-format.ts";
import { compileTemplate } from "../../src/template/compile-template.ts";
import { once } from "./once.ts";
import { recipient, valueIn } from "./recipient.ts";

/** A letter with its pages. */
export interface SetLetter {
  readonly letter: Letter;
  readonly format: PageFormat;
}

/** A letter from settings below 表題 and 種別, and a body, for one addressee. */
export function setLetter(
  settings: string,
  body: string,
  cells: Readonly<Record<string, string>> = CITY,
): SetLetter {
  const bytes = new TextEncoder().encode(`---\n表題: 柱のある書簡\n${settings}\n---\n${body}\n`);
  const template = valueIn(
    compileTemplate({ path: "t.hbs", bytes }, { overrides: new Map(), partials: new Map() }),
  );
  const merged = valueIn(template.merge(recipient(cells)));
  const { letter, problems } = readLetter(
    merged,
    template.settings,
    "corrected",
    createKnownLines(),
  );
  if (problems.some(({ severity }) => severity === "error"))
    throw new Error(JSON.stringify(problems));
  return { letter, format: template.settings.format };
}

const CITY = { 種別: "市", 団体名: "葛󠄀城市", 職名: "葛󠄀城市長", 敬称: "殿" };

/**
 * A letter of two pages and two 別紙, with heads and feet: the first page has no head, one 別紙 has its own, all have the page's
 * number and how many there are; the addressee's name is among the words.
 */
export const runningLetter = once((main: "26x27" | "40x36"): SetLetter => {
  return setLetter(
    `種別: 書簡
体裁: ${main}
文書番号: 総行行第１号
ヘッダー:
  左: "{{文書番号}}"
  右: "{{団体名}}　御中"
  最初のページ: なし
フッター:
  左: 取扱注意
  中央: "{{ページ}}／{{総ページ}}"
別紙の体裁:
  表: { 基本: 40x36, 用紙: A4横, 字詰め: 50, 行数: 20, ヘッダー: 別紙, フッター: "{{ページ}}" }
  同じ: { 基本: ${main} }`,
    `［＃頭語］拝啓
会議を開催しますので、御通知します。
［＃改ページ］
日程は、別紙のとおりです。
［＃結語］敬具
［＃宛名］{{職名}}　{{敬称}}
［＃別紙「表」］［＃右肩］別紙１
日程です。
［＃別紙「同じ」］［＃右肩］別紙２
名簿です。
［＃改ページ］
名簿の続きです。`,
  );
});
