import type { ItemLevel } from "../model/letter.ts";
import type { WritingMode } from "../model/page-format.ts";
import { smallKanji } from "./kanji-numeral.ts";

/**
 * The numbers of the seven levels of items, outermost first: 第１, １, (1), ア, (ア), ａ, (ａ), and 第一, 一, １, （一）, （１）, ア, （ア） in
 * vertical lines.
 *
 * Source: 公用文作成の考え方 (令和4年), Ⅰ-3 ウ, and 公用文作成の要領 (昭和27年), 第3, five and six levels; the deepest are those of the
 * rules of prefectures and courts.
 */
const SERIES: Readonly<Record<WritingMode, readonly ((number: number) => string | undefined)[]>> = {
  "horizontal-tb": [
    (number) => `第${figures(number)}`,
    figures,
    (number) => `(${number})`,
    kana,
    (number) => within("(", kana(number), ")"),
    (number) => letter(number, 0xff41),
    (number) => within("(", letter(number, 0x61), ")"),
  ],
  "vertical-rl": [
    (number) => `第${smallKanji(number)}`,
    smallKanji,
    figures,
    (number) => `（${smallKanji(number)}）`,
    (number) => `（${figures(number)}）`,
    kana,
    (number) => within("（", kana(number), "）"),
  ],
};

/** Gives the number of an item of a level, from 1; undefined beyond the end of its series (ア … ン, ａ … ｚ). */
export function itemNumber(
  level: ItemLevel,
  number: number,
  writingMode: WritingMode,
): string | undefined {
  return SERIES[writingMode][level - 1]?.(number);
}

/** Gives the level whose first number a mark is, in any width: (1), （１） and ⑴ are the same. */
export function levelOfMark(mark: string, writingMode: WritingMode): ItemLevel | undefined {
  const plain = mark.normalize("NFKC");
  // 第１ is understood in vertical lines too: nothing else begins so.
  if (plain === "第1" || plain === "第一") return 1;
  return LEVELS.find((level) => itemNumber(level, 1, writingMode)?.normalize("NFKC") === plain);
}

/** The marks of the levels, for saying which there are. */
export function itemMarks(writingMode: WritingMode): readonly string[] {
  return LEVELS.flatMap((level) => itemNumber(level, 1, writingMode) ?? []);
}

/** Tells whether an annotation is a number of one of the series, the first or any other. */
export function isItemNumber(text: string): boolean {
  return NUMBER.test(text.normalize("NFKC"));
}

/**
 * Puts the numbers of an item and of those around it together, as sentences name it: 第１の２(1)ア. Two numbers that would run into
 * one are kept apart by の.
 */
export function joinedNumbers(numbers: readonly string[]): string {
  return numbers.reduce((path, number) =>
    ENDS_AS_NUMBER.test(path) && BEGINS_AS_NUMBER.test(number)
      ? `${path}の${number}`
      : path + number,
  );
}

/** Counts the items of a letter, level by level. */
export interface ItemCounting {
  /** Gives the numbers of the next item of a level and of those around it; undefined beyond the end of its series. */
  readonly next: (level: ItemLevel) => readonly string[] | undefined;
  readonly beginAnew: () => void;
}

/** Begins to count items. */
export function countItems(writingMode: WritingMode): ItemCounting {
  const counts = new Map<ItemLevel, number>();
  return {
    next: (level) => {
      counts.set(level, (counts.get(level) ?? 0) + 1);
      for (const deeper of counts.keys()) if (deeper > level) counts.delete(deeper);
      const numbers = [...counts]
        .sort(([one], [other]) => one - other)
        .map(([of, count]) => itemNumber(of, count, writingMode));
      return numbers.every((number) => number !== undefined) ? numbers : undefined;
    },
    beginAnew: () => {
      counts.clear();
    },
  };
}

/** Gives the level whose series a number is of, and the series' first; undefined for what is of none. */
export function seriesOfNumber(
  number: string,
  writingMode: WritingMode,
): { readonly level: ItemLevel; readonly mark: string } | undefined {
  for (const level of LEVELS) {
    const mark = itemNumber(level, 1, writingMode) ?? "";
    for (let at = 1; at <= MOST_SOUGHT; at += 1) {
      if (itemNumber(level, at, writingMode) === number) return { level, mark };
    }
  }
  return undefined;
}

const MOST_SOUGHT = 99;
const LEVELS: readonly ItemLevel[] = [1, 2, 3, 4, 5, 6, 7];
const KANJI = "[一二三四五六七八九十]{1,3}";
const NUMBER: RegExp = new RegExp(
  `^(?:第?(?:\\d{1,2}|${KANJI})|\\((?:\\d{1,2}|${KANJI}|[ア-ン]|[a-z])\\)|[ア-ン]|[a-z])$`,
  "u",
);
const ENDS_AS_NUMBER = /[\d０-９一二三四五六七八九十]$/u;
const BEGINS_AS_NUMBER = /^[\d０-９一二三四五六七八九十]/u;

/** One figure is as wide as a kanji; two together are. */
function figures(number: number): string {
  return number < 10 ? String.fromCharCode(0xff10 + number) : String(number);
}

function kana(number: number): string | undefined {
  return [...KANA][number - 1];
}

function letter(number: number, first: number): string | undefined {
  return number > 26 ? undefined : String.fromCharCode(first + number - 1);
}

function within(open: string, inside: string | undefined, close: string): string | undefined {
  return inside === undefined ? undefined : open + inside + close;
}

const KANA =
  "アイウエオカキクケコサシスセソタチツテトナニヌネノハヒフヘホマミムメモヤユヨラリルレロワヲン";
