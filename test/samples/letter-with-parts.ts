import { parseLetter } from "../../src/markup/parse-letter.ts";
import type { Letter } from "../../src/model/letter.ts";
import type { PageFormat } from "../../src/model/page-format.ts";
import { PAGE_FORMATS } from "../../src/model/page-formats.ts";
import { compileTemplate } from "../../src/template/compile-template.ts";
import { manuscriptOf } from "./marked-text.ts";
import { once } from "./once.ts";

/** A letter with three 別紙 – across on an upright sheet, across on one that lies, and as the letter itself – and its pages. */
export interface LetterWithParts {
  readonly letter: Letter;
  readonly format: PageFormat;
}

/** The letter, in vertical or in horizontal lines; its parts are the same. */
export const letterWithParts = once((main: "26x27" | "40x36" = "26x27"): LetterWithParts => {
  const compiled = compileTemplate(
    { path: "t.hbs", bytes: new TextEncoder().encode(`${settingsOf(main)}本文\n`) },
    { overrides: new Map(), partials: new Map() },
  );
  if (!compiled.ok) throw new Error(JSON.stringify(compiled.errors));
  const { settings } = compiled.value;
  const parsed = parseLetter(manuscriptOf(MARKED), settings, "corrected");
  if (!parsed.ok) throw new Error(JSON.stringify(parsed.errors));
  return { letter: parsed.value, format: settings.format };
});

function settingsOf(main: string): string {
  if (!PAGE_FORMATS.has(main)) throw new Error(`no page format ${main}`);
  return `---
表題: 配分額の通知
種別: 書簡
体裁: { 基本: ${main}, ノンブル: 漢数字 }
別紙の体裁:
  表: { 基本: 40x36, ノンブル: 算用数字 }
  横長: { 基本: 40x36, 用紙: A4横, 字詰め: 60, 行数: 22 }
---
`;
}

const MARKED = `［＃頭語］拝啓
交付金の配分額を別紙１のとおり決定しましたので、御通知します。DXの推進に御協力をお願いします。
［＃結語］敬具
［＃日付］令和八年十二月一日
［＃差出人］総務部長　大和花子
［＃宛名］〔青森県弘前市長〕　殿
［＃別紙「表」］［＃右肩］別紙１
［＃件名］配分額の一覧
［＃ここから表］
［＃列　見出し、１０字右］
［＃見出し行］事業名 | 配分額（千円）
窓口の改革 | 1,200
デジタル人材の確保 | 34,000
［＃ここで表終わり］
［＃改ページ］
弘前市の配分額は、〔34,000千円〕です。
［＃別紙「横長」］［＃右肩］別紙２
［＃件名］｜工程表《こうていひょう》
令和8年度から令和10年度までの工程は、次のとおりである。
［＃改ページ］
［＃別紙］［＃右肩］別紙３
参考として、本文と同じ体裁の別紙を添える。
`;
