import { type Diagnostic, warning } from "../base/diagnostic.ts";
import type { MergedText, OriginRange } from "../model/manuscript.ts";
import { isConfirmed } from "./check-wording.ts";

/**
 * Finds units and signs that a cell has and the template writes again beside it: 300,000円円, 〒〒630-8001, 令和令和8年. Which of the two is
 * too many, only the list and the template together show.
 *
 * Shape: the lines of addressees are looked at elsewhere.
 * Errors: the warning template/ending-doubled.
 */
export function checkDoubled(
  { text, origins }: MergedText,
  confirmed: readonly string[],
): readonly Diagnostic[] {
  return origins.flatMap((range, index) => {
    if (range.at.kind !== "cell") return [];
    const value = text.slice(range.start, range.end).trim();
    const [sign = ""] = SIGN.exec(value) ?? [];
    const [unit = ""] = UNIT.exec(value) ?? [];
    if (sign === "" && unit === "") return [];
    const before = wordsOf(origins[index - 1], text);
    const behind = wordsOf(origins[index + 1], text);
    const found: Diagnostic[] = [];
    const tell = (ending: string, whole: string): void => {
      if (isConfirmed(whole, confirmed)) return;
      const values = { found: whole, ending, value, place: "text" as const };
      found.push(warning("template/ending-doubled", range.at, values));
    };
    if (sign !== "" && endsWithSign(before, sign)) tell(sign, `${sign}${value}`);
    if (unit !== "" && behind.startsWith(unit) && !goesOn(unit, behind))
      tell(unit, `${value}${unit}`);
    return found;
  });
}

/** What the template writes beside a cell, on its line. */
function wordsOf(range: OriginRange | undefined, text: string): string {
  if (range === undefined || range.at.kind === "cell") return "";
  return text.slice(range.start, range.end).normalize("NFKC");
}

/** What stands before a figure; 補助金 is a word that ends in 金. */
function endsWithSign(before: string, sign: string): boolean {
  if (!before.endsWith(sign)) return false;
  return sign !== "金" || !/\p{Script=Han}$/u.test(before.slice(0, -1));
}

const SIGN = /^(?:〒|第|[¥￥]|令和|平成|昭和|金)(?=\s*[\d０-９一二三四五六七八九十元])/u;
const UNIT =
  /(?<=[\d０-９一二三四五六七八九十百千万元])(?:円|部|名|人|枚|通|冊|件|個|台|回|号|番|年|月|日|時|分|階|歳|％|%)$/u;

/** Whether the unit is the beginning of another word: 12月1日日曜日, 3人人件費. */
function goesOn(unit: string, behind: string): boolean {
  return WORDS.test(behind.slice(0, unit.length + 1));
}

const WORDS =
  /^(?:日[曜間程付中本目夜時]|分[の担野科類間割析配]|月[額間曜末例報]|年[度間生齢末始]|名[簿前義称所刺]|人[員数口件材間権事]|回[答収数線覧]|部[分局長門会数員屋署]|時[間点刻期限]|番[号地組]|件[名数]|台[帳風数]|個[人数別]|号[室外令]|通[知信達行話告帳勤学常例過]|円[滑満形卓]|冊[子数]|枚[数挙]|歳[入出末]|階[段層級])/u;
