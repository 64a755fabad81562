/**
 * A pattern of the ways in which Word and LibreOffice write the numbers from the first to the last one: `3` `３` `iii` `C` `③`
 * `三` `ウ` `‡`. Which of them a file asks for and which it gets are not always the same, so that all are let pass; the value is not.
 *
 * Source: ECMA-376-1, 17.18.59 (`ST_NumberFormat`).
 */
export function numberPattern(first: number, last: number): string {
  const key = `${first}-${last}`;
  const known = PATTERNS.get(key);
  if (known !== undefined) return known;
  const all = new Set<string>();
  for (let value = first; value <= last; value += 1) {
    for (const one of waysOfWriting(value)) all.add(one);
  }
  const longestFirst = [...all].toSorted((one, other) => other.length - one.length);
  const pattern =
    longestFirst.length === 0 ? "(?!)" : `(?:${longestFirst.map(literally).join("|")})`;
  PATTERNS.set(key, pattern);
  return pattern;
}

/** A text as a pattern that means only itself. */
export function literally(text: string): string {
  return text.replaceAll(/[\\^$.*+?()[\]{}|/]/gu, String.raw`\$&`);
}

const PATTERNS = new Map<string, string>();

function waysOfWriting(value: number): readonly string[] {
  if (value === 0) return ["0", "０", "〇"];
  const figures = String(value);
  const roman = romanOf(value);
  const letters = letterOf(value);
  const rows = ROWS.flatMap((row) => [...row][value - 1] ?? []);
  const wide = (text: string): string =>
    text.replaceAll(/[!-~]/gu, (one) => String.fromCodePoint((one.codePointAt(0) ?? 0) + 0xfee0));
  const sign = [..."*†‡§"][(value - 1) % 4] ?? "";
  return [
    ...[figures, figures.padStart(2, "0"), wide(figures)],
    ...[roman, roman.toUpperCase(), letters, letters.toUpperCase(), wide(letters)],
    ...[kanjiOf(value, DIGITS, "十百"), kanjiOf(value, LEGAL, "拾百")],
    [...figures].map((one) => [...DIGITS][Number(one)] ?? "").join(""),
    sign.repeat(Math.ceil(value / 4)),
    ...rows,
  ].filter((text) => text !== "");
}

/** Each in the order of its values, from 1. */
const ROWS = [
  "①②③④⑤⑥⑦⑧⑨⑩⑪⑫⑬⑭⑮⑯⑰⑱⑲⑳㉑㉒㉓㉔㉕㉖㉗㉘㉙㉚㉛㉜㉝㉞㉟㊱㊲㊳㊴㊵㊶㊷㊸㊹㊺㊻㊼㊽㊾㊿",
  "⑴⑵⑶⑷⑸⑹⑺⑻⑼⑽⑾⑿⒀⒁⒂⒃⒄⒅⒆⒇",
  "⒈⒉⒊⒋⒌⒍⒎⒏⒐⒑⒒⒓⒔⒕⒖⒗⒘⒙⒚⒛",
  "アイウエオカキクケコサシスセソタチツテトナニヌネノハヒフヘホマミムメモヤユヨラリルレロワヲン",
  "ｱｲｳｴｵｶｷｸｹｺｻｼｽｾｿﾀﾁﾂﾃﾄﾅﾆﾇﾈﾉﾊﾋﾌﾍﾎﾏﾐﾑﾒﾓﾔﾕﾖﾗﾘﾙﾚﾛﾜｦﾝ",
  "イロハニホヘトチリヌルヲワカヨタレソツネナラムウヰノオクヤマケフコエテアサキユメミシヱヒモセス",
  "ｲﾛﾊﾆﾎﾍﾄﾁﾘﾇﾙｦﾜｶﾖﾀﾚｿﾂﾈﾅﾗﾑｳヰﾉｵｸﾔﾏｹﾌｺｴﾃｱｻｷﾕﾒﾐｼヱﾋﾓｾｽ",
  "甲乙丙丁戊己庚辛壬癸",
  "子丑寅卯辰巳午未申酉戌亥",
];
const DIGITS = "〇一二三四五六七八九";
const LEGAL = "零壱弐参四伍六七八九";

/** Below 1,000, as lists count. */
function kanjiOf(value: number, digits: string, units: string): string {
  const [ten = "", hundred = ""] = units;
  const part = (figure: number, unit: string): string => {
    if (figure === 0) return "";
    return figure === 1 ? unit : ([...digits][figure] ?? "") + unit;
  };
  const rest = value % 10 === 0 ? "" : ([...digits][value % 10] ?? "");
  return part(Math.floor(value / 100), hundred) + part(Math.floor(value / 10) % 10, ten) + rest;
}

/** a … z, then aa, bb. */
function letterOf(value: number): string {
  const letter = String.fromCodePoint(0x61 + ((value - 1) % 26));
  return letter.repeat(Math.ceil(value / 26));
}

function romanOf(value: number): string {
  let rest = value;
  let text = "";
  for (const [worth, sign] of ROMAN) {
    while (rest >= worth) {
      text += sign;
      rest -= worth;
    }
  }
  return text;
}

const ROMAN = [
  [100, "c"],
  [90, "xc"],
  [50, "l"],
  [40, "xl"],
  [10, "x"],
  [9, "ix"],
  [5, "v"],
  [4, "iv"],
  [1, "i"],
] as const;
