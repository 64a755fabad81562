import { withoutSelectors } from "../text/variation-selector.ts";
import { readNumber } from "./kanji-numeral.ts";

/** What a word in a column of answers says. */
export type Answer = "yes" | "no" | "unsure";

/**
 * Reads a filled cell as an answer: いいえ, ×, 無, 不要, 0 and Excel's FALSE are no; 欠席 or 該当しない may be either,
 * since only the question tells whether the thing asked about is there; 〇 may be a circle or nothing.
 *
 * Shape: width, case and white space do not count; whatever is not a no, nor looks like one, is yes.
 */
export function answerOf(text: string): Answer {
  const word = normalized(text);
  // まる is typed as ○ by one and as the figure 〇 by the next, who means the same yes.
  if (word === "〇") return "unsure";
  if (NO.has(word) || Number(readNumber(word) ?? Number.NaN) === 0) return "no";
  return NEGATIVE.test(word) ? "unsure" : "yes";
}

/** Tells whether a cell says a word, however wide or spaced; circles and crosses that look alike are the same. */
export function saysWord(text: string, word: string): boolean {
  return comparable(text) === comparable(word);
}

function comparable(text: string): string {
  return normalized(text)
    .replaceAll(/[〇◯]/gu, "○")
    .replaceAll(/[✕✖✗✘╳☓]/gu, "×");
}

function normalized(text: string): string {
  return withoutSelectors(text.normalize("NFKC")).replaceAll(/\s/gu, "").toUpperCase();
}

const NO: ReadonlySet<string> = new Set([
  ...["いいえ", "いえ", "ノー", "NO", "N", "FALSE", "F", "OFF"],
  ...["否", "無", "無し", "无", "なし", "ナシ", "ない", "無い", "ありません", "零", "ゼロ"],
  ...["不要", "要しない", "未", "不", "非", "欠", "該当なし", "該当無し", "非該当", "対象外"],
  ...["×", "✕", "✖", "✗", "✘", "❌", "╳", "☓", "X", "バツ", "☐", "□"],
  ...["-", "−", "―", "—", "–", "‐", "ー", "─", "--", "―――", "N/A", "NA"],
]);

// 欠席, 不参加, 未提出, 希望しない, 出席できません: a no to one question, a plain value of another column.
const NEGATIVE = /^(?:[不未非欠無])\p{Script=Han}+$|(?:ない|なし|無し|無い|せん|不可|×)$/u;
