import { withoutSelectors } from "../text/variation-selector.ts";
import { readNumber } from "./kanji-numeral.ts";

/** What a word in a column of answers says; `other` is a word of no list, a place or a remark. */
export type Answer = "yes" | "no" | "unsure" | "other";

/**
 * Reports a filled cell as an answer: いいえ, ×, 無, 不要, 0 and Excel's FALSE are no; 欠席 or 該当しない may be either,
 * since only the question shows whether the thing asked about is there; 〇 may be a circle or nothing.
 *
 * Shape: width, case, white space, a full stop and a polite beginning do not count; a note in brackets counts where it
 * says something else.
 */
export function answerOf(text: string): Answer {
  const word = normalized(text);
  // まる is typed as ○ by one and as the figure 〇 by the next, who means the same yes.
  if (word === "〇") return "unsure";
  const answer = answerOfWord(word);
  if (answer !== "other") return answer;
  const [, bare = "", note = ""] = /^(.+?)[(（](.*)[)）]$/u.exec(word) ?? [];
  const ofBare = bare === "" ? "other" : answerOfWord(bare);
  if (ofBare === "other") return "other";
  const ofNote = answerOfWord(note);
  const isSilent = ofNote === "other" && !NEGATED.test(note);
  return isSilent || ofNote === ofBare ? ofBare : "unsure";
}

function answerOfWord(text: string): Answer {
  const word = text.replace(/[。.!]+$/u, "");
  if (NO.has(text) || NO.has(word) || Number(readNumber(word) ?? Number.NaN) === 0) return "no";
  if (readNumber(word) !== undefined) return "yes";
  const stem = word.replace(/^[御ごお](?=.{2})/u, "").replace(/(?:です|ます|しました|済み)$/u, "");
  if (NEGATIVE.test(stem) || UNDECIDED.test(stem)) return "unsure";
  const isYes = YES.has(word) || YES.has(stem) || (POSITIVE.test(stem) && !NEGATED.test(stem));
  return isYes ? "yes" : "other";
}

/** Tells whether a column is for remarks, names or places: a condition on it asks no more than whether there is one. */
export function isRemarkColumn(name: string): boolean {
  return /備考|摘要|メモ|特記|注記|所見|理由|内容|コメント|名$|名前|住所|所在|連絡先|電話|メール/u.test(
    name,
  );
}

/**
 * Tells whether a column's words are answers rather than remarks, names or amounts: half of them or more are yes, いいえ
 * or a plain refusal. なし, 無 and 0 say nothing of it, since any column may have them.
 */
export function areAnswers(words: Iterable<string>): boolean {
  let answers = 0;
  let all = 0;
  for (const text of words) {
    const word = normalized(text);
    const answer = answerOf(text);
    all += 1;
    const isNumber = readNumber(word) !== undefined && !/^[〇01]$/u.test(word);
    if (answer !== "other" && !isNumber && !ABSENT.has(word)) answers += 1;
  }
  return answers > 0 && answers * 2 >= all;
}

/** Tells whether a cell says a word, however wide or spaced; circles and crosses that look alike are the same. */
export function saysWord(text: string, word: string): boolean {
  return comparable(text) === comparable(word);
}

/**
 * Tells whether a cell that does not say a word may have been meant to: 出席（代理） and 出席します for 出席, 有り for 有, ハイ and
 * TRUE for はい, 2名 for 2. 不参加 for 参加 is its contrary.
 */
export function nearlySays(text: string, word: string): boolean {
  const [said, asked] = [comparable(text), comparable(word)];
  if (said === asked || said === "" || asked === "") return false;
  if (stemOf(said) === stemOf(asked)) return true;
  if (SAME.some((words) => words.has(hiragana(said)) && words.has(hiragana(asked)))) return true;
  const bare = said.replace(/[(（].*[)）]$/u, "");
  if (isContrary(bare, asked) || /^\d/u.test(asked)) return false;
  return asked.length > 1 && (bare.startsWith(asked) || bare.endsWith(asked));
}

/** Whether a text denies a word that it contains, or both deny different things. */
function isContrary(text: string, word: string): boolean {
  const rest = text.replace(word, "");
  return /[不未非無欠辞]|ない|なし|せん|せず|できず|×|以外/u.test(rest);
}

function stemOf(word: string): string {
  const bare = hiragana(word)
    .replace(/[(（].*[)）]$/u, "")
    .replace(/[。.!、]+$/u, "")
    .replace(/^[御ごお](?=.{2})/u, "")
    .replace(/(?:いた|致)?(?:します|しました|です|ます)$/u, "")
    .replace(/(?<=\p{Script=Han})[りしいみ]$/u, "");
  const counted = bare.replace(
    /(?<=[\d〇一二三四五六七八九十百千万])(?:名|人|円|件|部|台|個|回|枚|冊|通|校|か所|箇所)$/u,
    "",
  );
  return readNumber(counted) ?? counted;
}

function hiragana(text: string): string {
  return text.replaceAll(/[ァ-ヶ]/gu, (kana) =>
    String.fromCodePoint((kana.codePointAt(0) ?? 0) - 0x60),
  );
}

function comparable(text: string): string {
  return normalized(text)
    .replaceAll(/[〇◯⚪⭕]/gu, "○")
    .replaceAll(/[✕✖✗✘╳☓❌]/gu, "×");
}

function normalized(text: string): string {
  return withoutSelectors(text.normalize("NFKC")).replaceAll(/\s/gu, "").toUpperCase();
}

const ABSENT: ReadonlySet<string> = new Set([
  ...["無", "無し", "无", "なし", "ナシ", "ない", "無い", "零", "ゼロ", "0"],
  ...["該当なし", "該当無し", "非該当", "対象外"],
  ...["-", "−", "―", "—", "–", "‐", "ー", "─", "--", "―――", "N/A", "NA"],
]);

const NO: ReadonlySet<string> = new Set([
  ...ABSENT,
  ...["いいえ", "イイエ", "いえ", "ノー", "NO", "N", "FALSE", "F", "OFF"],
  ...["否", "ありません", "不要", "要しない", "未", "不", "非", "欠"],
  ...["×", "✕", "✖", "✗", "✘", "❌", "╳", "☓", "X", "バツ", "☐", "□"],
]);

const YES: ReadonlySet<string> = new Set([
  ...["はい", "ハイ", "イエス", "YES", "Y", "TRUE", "T", "ON", "OK"],
  ...["有", "有り", "有る", "あり", "アリ", "ある", "あります", "可", "要", "済", "正", "是", "了"],
  ...["○", "◯", "◎", "⭕", "✓", "✔", "✅", "☑", "■", "●", "◉", "レ", "レ点", "マル", "まる", "丸"],
  ...[
    "該当",
    "該当あり",
    "対象",
    "必要",
    "必須",
    "賛成",
    "承諾",
    "承知",
    "了解",
    "同意",
    "採択",
    "交付",
  ],
]);

/** Words that are written for one another in a column of answers. */
const SAME: readonly ReadonlySet<string>[] = [
  new Set(["はい", "いえす", "YES", "Y", "TRUE", "T", "ON", "OK", "○"]),
  new Set(["いいえ", "いえ", "のー", "NO", "N", "FALSE", "F", "OFF", "×"]),
  new Set(["有", "有り", "有る", "あり", "ある"]),
  new Set(["無", "無し", "無い", "なし", "ない"]),
];

const POSITIVE =
  /(?:出席|参加|提出|回答|申込|申込み|申し込み|受講|登録|希望|可能|実施|利用|使用|完了|受領|済|来る|行く|伺う)(?:し|予定|可)?$/u;

// 欠席, 不参加, 未提出, 希望しない, 出席できません: a no to one question, a plain value of another column.
const NEGATIVE =
  /^(?:[不未非欠無])\p{Script=Han}+$|(?:ない|なし|無し|無い|せん|せず|できず|不可|×)$|(?:欠席|不参加|未提出|未回答|辞退|見送り|見合わせ|遠慮|取りやめ|中止|取消|キャンセル)(?:し|いたし|致し|予定)?$/u;

// What is still open.
const UNDECIDED =
  /^(?:[△▲?]+|.{0,6}(?:検討中|調整中|確認中|協議中|照会中)|保留|未定|不明|考え中)$/u;

// What denies something somewhere in a longer remark.
const NEGATED = /[不未×✕]|欠席|辞退|取消|中止|ない|なし|せん|せず|できず/u;
