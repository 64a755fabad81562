import { AFTER_NAMES } from "../language/honorific.ts";
import type { Suspicion } from "./find-stray-marks.ts";

const PATTERNS: readonly RegExp[] = [
  // ○○県 △△ ●● ××. A single ○ may be a mark of a list or an answer.
  /(?<mark>[○◯●△▲×✕□■◇◆☆★＊＠@])\k<mark>+|\*{3,}|[?？]{3,}/gu,
  new RegExp(`[_＿]{2,}(?=[ 　]*(?:${AFTER_NAMES}|長|県|市|町|村))`, "gu"),
  // 令和○年○月○日, 第○号
  /(?:令和|平成|昭和|第)[○◯●△×](?=[年回号条項章期次])|[○◯●△](?=[年月日]|[名人]様?[、。程以])/gu,
  /(?:令和|平成|昭和)〇(?=年)|第〇(?=[号回])|(?<![一二三四五六七八九])〇月|(?<=月)〇日/gu,
  // ＊月＊日, ○時○分, 午後●時, 別紙●, yyyy年mm月dd日; ●時間 and ＊日程 begin items.
  /[＊*]月[＊*]日|[○◯●△＊]時[○◯●△＊]+分|午[前後][○◯●△＊](?=時)|別[紙添表][○◯●△]|y{4}[年/.-]m{1,2}[月/.-]d{1,2}日?/giu,
  // X月X日, 第XX回
  /(?<![A-Za-zＡ-Ｚａ-ｚ])[XxＸｘ]+(?=[年月日回号条])/gu,
  // A date or a number that nobody has filled in.
  /年[ 　_＿]+月[ 　_＿]+日/gu,
  /(?:令和|平成|昭和|西暦)[ 　_＿]*年(?![間代号])/gu,
  /年[ 　_＿]+月(?![末初例額々])|月[ 　_＿]+日(?![程時本曜間])|時[ 　_＿]+分(?![科野])|第[ 　_＿]+[号回条]/gu,
  /[【［[〔（(＜<〈≪](?:要確認|要修正|要検討|要調整|要記入|確認中|検討中|調整中|作成中|修正中|未定|未確定|仮|Ｐ|P|TBD|ＴＢＤ|ダミー|サンプル)[】］\]〕）)＞>〉≫]/gu,
  /※[ 　]*要(?:確認|修正|検討|調整|記入)|要(?:確認|修正|検討)[：:]/gu,
  /ダミー(?:テキスト|データ|文)|ここに[^。、\n]{0,12}(?:を入力|が入り|を入れ|を書)|【ここに[^】\n]{0,20}】/gu,
  // What keys give that somebody leans on; the name that every form has as its example.
  /あ{4,}|ア{4,}|(?<![A-Za-z])a{4,}(?![A-Za-z])|山田[ 　]*太郎/gu,
  /【(?:調整中|要差替え?|差し替え|差替え?|後日記入|記入|入力|案)】/gu,
  // A draft's mark at a title's end or before a full stop; 「基本計画（案）について」 is a thing's name.
  /(?:(?<=^|\n)[（(]案[）)]|(?<=[てり件知頼会内文）)])[（(]案[）)]|[（(]案[）)](?=。))/gu,
  /(?<![A-Za-z])(?:TBD|TBA|TODO|FIXME|[xX]{3,}|lorem ipsum)(?![A-Za-z])|[ｘＸ]{2,}|ＴＢＤ/gu,
];

// The whole of a value: a word that only says that the value is missing.
const WHOLE =
  /^(?:仮|未定|未確定|要確認|確認中|調整中|TBD|ＴＢＤ|ダミー|サンプル|テスト|test|仮名)$/iu;

/**
 * Finds words that were put in for the time being and left: ○○県, （案）, 【要確認】, 令和　年　月　日, TBD.
 *
 * Shape: nothing is certain, since each may be meant; parts do not overlap.
 */
export function findPlaceholders(text: string): readonly Suspicion[] {
  const found: Suspicion[] = [...zerosOfNoNumber(text)];
  for (const pattern of PATTERNS) {
    // Nearly all texts have none of it; `matchAll` would make a copy of the pattern to find that out.
    if (text.search(pattern) === -1) continue;
    for (const { 0: word, index: start } of text.matchAll(pattern)) {
      const isTaken = found.some(
        (one) => start < one.start + one.found.length && one.start < start + word.length,
      );
      if (!isTaken) found.push({ start, found: word, isCertain: false });
      if (found.length >= MOST) return found;
    }
  }
  return found.sort((left, right) => left.start - right.start);
}

/** 〇〇県 is a placeholder; in 二、〇〇〇 and 〇三―〇〇〇〇 the same sign is the figure zero. */
function zerosOfNoNumber(text: string): readonly Suspicion[] {
  if (!text.includes("〇〇")) return [];
  return [...text.matchAll(/〇{2,}/gu)].flatMap(({ 0: found, index: start }) => {
    const before = text.slice(Math.max(0, start - 2), start);
    const after = text.slice(start + found.length, start + found.length + 1);
    const isNumber =
      /[一二三四五六七八九十百千万億兆\d０-９][、，,．.・]?$|[―‐－−ー（(-]$/u.test(before) ||
      !/[\p{Script=Han}\p{Script=Hiragana}\p{Script=Katakana}]/u.test(after) ||
      /[一二三四五六七八九十百千]/u.test(after);
    return isNumber ? [] : [{ start, found, isCertain: false }];
  });
}

/** Finds placeholders in a value; a value that is nothing but one counts too. */
export function findPlaceholdersOfValue(text: string): readonly Suspicion[] {
  const whole = text.replaceAll(/[\s　]/gu, "");
  const parts = findPlaceholders(text);
  if (parts.length > 0 || !WHOLE.test(whole)) return parts;
  return [{ start: 0, found: text.trim(), isCertain: false }];
}

/** More than these of one text would add nothing new. */
const MOST = 50;
