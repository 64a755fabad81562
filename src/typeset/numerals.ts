import type { WritingMode } from "../model/page-format.ts";
import type { Cluster, ClusterRange } from "./source-text.ts";

/** What a number in the text needs: no spaces at some marks, and not to be split. */
export interface NumeralMarks {
  /** Indexes of marks inside numbers that are set solid: 二、〇〇〇, 三〇・五, 五、六人. */
  readonly solid: ReadonlySet<number>;
  /** Numbers with their counters: no line ends inside. */
  readonly numbers: readonly ClusterRange[];
  /** The figures of numbers: they are set solid however a line is widened. */
  readonly figures: readonly ClusterRange[];
  /** Figures with the counters that follow them: they move together wherever a line has other places. */
  readonly counted: readonly ClusterRange[];
  /** Dates, eras before a number, figures with a word that counts (八・五パーセント): better no line ends inside. */
  readonly loose: readonly ClusterRange[];
}

/**
 * Finds the numbers, in kanji or figures, with their counters.
 *
 * Source: JLReq §3.1.3 (solid marks in numbers) and §3.1.10 d, e (numbers are not split).
 */
export function findNumerals(clusters: readonly Cluster[], mode: WritingMode): NumeralMarks {
  const text = clusters.map((cluster) => plainOf(cluster.text)).join("");
  const solid = new Set<number>();
  for (const match of text.matchAll(SOLID_MARK)) {
    // A decimal point stands solid in vertical lines; in horizontal ones it has its quarters like any ・.
    if (mode === "vertical-rl" || match[0] !== "・") solid.add(match.index);
  }
  const figures = rangesOf(text, ALL_FIGURES).filter((range) => range.end - range.start > 1);
  return { solid, figures, ...countedIn(text) };
}

// An era and a word that counts are held less firmly than the figures with 第 before and a counter behind them.
function countedIn(text: string): Pick<NumeralMarks, "numbers" | "counted" | "loose"> {
  const numbers: ClusterRange[] = [];
  const counted: ClusterRange[] = [];
  const loose = [...rangesOf(text, DATE)];
  const isInDate = (at: number): boolean => loose.some(({ start, end }) => start <= at && at < end);
  for (const match of text.matchAll(NUMBER)) {
    const [number, ordinal = "", era = "", word = ""] = match;
    const end = match.index + number.length;
    const held = { start: match.index + era.length, end: end - word.length };
    const figures = held.start + ordinal.length;
    if (held.end - held.start > 1) numbers.push(held);
    if (end - figures > 1) counted.push({ start: figures, end });
    if (`${era}${word}` !== "" && !isInDate(match.index)) loose.push({ start: match.index, end });
  }
  return { numbers, counted, loose };
}

// One UTF-16 unit for each cluster, so that positions in the text are indexes of clusters.
function plainOf(cluster: string): string {
  return cluster.length === 1 ? cluster : "\ufffc";
}

function rangesOf(text: string, pattern: RegExp): readonly ClusterRange[] {
  return [...text.matchAll(pattern)].map((match) => ({
    start: match.index,
    end: match.index + match[0].length,
  }));
}

const DIGIT = "〇一二三四五六七八九";
const NUMERAL = `${DIGIT}十百千万億兆`;
const COUNTER =
  "年度|年間|年|箇月|か月|ヶ月|カ月|月分|月|日間|日|時間|時|分の|分|秒|円|人|名|個|件|回|号|条|項|倍|割|歳|頁|位|市|町|村|箇所|か所|点|度|番|部|冊|枚|台|本|棟|戸|階|次|期|種";
// Words of their own, of which a line may begin with one (八・五｜パーセント) where it would be torn otherwise.
const WORD_COUNTER = "市町村|団体|都道府県|世帯|パーセント|メートル|キロ";
const ERA = "明治|大正|昭和|平成|令和|西暦";

// A comma before three digits or between two that stand for "five or six", a point between digits.
const SOLID_MARK = new RegExp(
  `(?<=[${DIGIT}])、(?=[${DIGIT}]{3}(?![${DIGIT}]))|(?<=[${DIGIT}])・(?=[${DIGIT}])|(?<=[一二三四五六七八九])(?<![${NUMERAL}][一二三四五六七八九])、(?=[一二三四五六七八九](?:[十百千万]|${COUNTER}|${WORD_COUNTER}))`,
  "gu",
);
const APPROXIMATE = `(?<=[一二三四五六七八九])、(?=[一二三四五六七八九](?:[十百千万]|${COUNTER}|${WORD_COUNTER}))`;
const KANJI_NUMBER = `[${NUMERAL}]+(?:(?:、(?=[${DIGIT}]{3}(?![${DIGIT}]))|・|${APPROXIMATE})[${NUMERAL}]+)*`;
const FIGURES = "[0-9０-９]+(?:[.,．，][0-9０-９]+)*";
// Signs that follow a number. Source: JLReq, class cl-13.
const SIGN = "[％%‰℃°′″￠㌔㌘㌢㌧㌫㌶㍉㍍㍑㎎㎏㎜㎝㎞㎡㏄円]";
const COUNTED_NUMBER = `(?:元年|(?:${KANJI_NUMBER}|${FIGURES})(?:(${WORD_COUNTER})|(?:${COUNTER})|${SIGN})?)`;
const NUMBER = new RegExp(`(?:(第)|(${ERA}))?${COUNTED_NUMBER}`, "gu");
const ALL_FIGURES = new RegExp(`${KANJI_NUMBER}|${FIGURES}`, "gu");
const ANY = `[${NUMERAL}0-9０-９]`;
const DATE = new RegExp(
  `(?:(?:${ERA})(?:元|${ANY}+)年(?:度)?)?${ANY}+月(?:${ANY}+日)?|(?:${ERA})(?:元|${ANY}+)年度?`,
  "gu",
);
