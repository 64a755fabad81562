/** How numbers are written in kanji: 二、〇〇〇億 (grouped), 二千億 (units), 五億二〇〇〇万 (myriads). */
export type NumeralStyle = "grouped" | "units" | "myriads";

const DIGITS = "〇一二三四五六七八九";

/** Units of 10⁴, 10⁸ … 10⁶⁸. Source: 塵劫記 (1634 edition), as used today. */
const MYRIADS = [
  "",
  "万",
  "億",
  "兆",
  "京",
  "垓",
  "秭",
  "穣",
  "溝",
  "澗",
  "正",
  "載",
  "極",
  "恒河沙",
  "阿僧祇",
  "那由他",
  "不可思議",
  "無量大数",
];

const TENS = ["", "十", "百", "千"];

/** Decimal digits as `readNumber` gives them: an optional sign, an integer, an optional fraction. */
const NUMBER = /^(?<sign>-?)(?<whole>\d+)(?:\.(?<fraction>\d+))?$/u;

/** Writes digits one by one: 二〇二二. Other characters stay, a hyphen becomes a dash for vertical lines. */
export function positionalKanji(digits: string): string {
  return toHalfWidth(digits)
    .replaceAll(/\d/gu, (digit) => DIGITS[Number(digit)] ?? "")
    .replaceAll(/[-‐−–]/gu, "―");
}

/**
 * Writes a decimal number in kanji, of any size: the digits are taken as text, never as a float.
 *
 * Shape: `number` as `readNumber` gives it; undefined if it is not of that form.
 * Source: 位取り and 単位語 as in official letters: 二、〇〇〇億円, 二千億円, 五億二〇〇〇万.
 */
export function kanjiNumeral(number: string, style: NumeralStyle): string | undefined {
  const parts = NUMBER.exec(number)?.groups;
  if (parts === undefined) return undefined;
  const whole = (parts["whole"] ?? "").replace(/^0+(?=\d)/u, "");
  const fraction = parts["fraction"];
  const sign = parts["sign"] === "-" ? "△" : "";
  return (
    sign +
    wholeKanji(whole, style) +
    (fraction === undefined ? "" : `・${positionalKanji(fraction)}`)
  );
}

function wholeKanji(whole: string, style: NumeralStyle): string {
  if (whole === "0") return style === "units" ? "零" : "〇";
  let text = "";
  for (const [index, group] of groups(whole).entries()) {
    const digits = group.replace(/^0+/u, "");
    if (digits !== "") text = groupKanji(digits, style, index) + (MYRIADS[index] ?? "") + text;
  }
  return text;
}

/** Cuts digits into fours from the right; what is beyond the largest unit stays in one group. */
function groups(whole: string): readonly string[] {
  const found: string[] = [];
  let rest = whole;
  while (rest.length > 4 && found.length < MYRIADS.length - 1) {
    found.push(rest.slice(-4));
    rest = rest.slice(0, -4);
  }
  return [...found, rest];
}

function groupKanji(digits: string, style: NumeralStyle, index: number): string {
  if (style === "myriads" || (style === "units" && digits.length > 4))
    return positionalKanji(digits);
  if (style === "grouped") {
    return positionalKanji(inThrees(digits)).replaceAll(",", "、");
  }
  return [...digits]
    .map((digit, at) => {
      const place = digits.length - 1 - at;
      if (digit === "0") return "";
      // 千円 but 一千万円: before a larger unit the 一 of 千 is written.
      const isBare = digit === "1" && place > 0 && !(place === 3 && index > 0);
      return (isBare ? "" : positionalKanji(digit)) + (TENS[place] ?? "");
    })
    .join("");
}

/**
 * Writes a decimal number in figures with the large units in kanji: 2,000億, 5億2,000万.
 *
 * Shape: as `kanjiNumeral`.
 * Source: 公用文作成の考え方 Ⅰ-4 on numbers in horizontal lines.
 */
export function figureNumeral(number: string): string | undefined {
  const kanji = kanjiNumeral(number, "grouped");
  return kanji
    ?.replaceAll(/[〇一二三四五六七八九]/gu, (digit) => String(DIGITS.indexOf(digit)))
    .replaceAll("、", ",")
    .replaceAll("・", ".");
}

/** Writes a whole number as dates, chapters and small counts do: 十二, 二十七. */
export function smallKanji(number: number): string {
  return kanjiNumeral(String(number), "units") ?? "";
}

/**
 * Reads a number in any of the forms that people write: 2000, ２，０００, 二、〇〇〇億, 二千億, 5億2000万.
 *
 * Shape: decimal digits without separators, `-` before a negative number, `.` before a fraction; the
 * fraction keeps its zeros. Undefined if the text is not one number: 「二、三」 is not 23.
 */
export function readNumber(text: string): string | undefined {
  // ・ is the decimal point of kanji figures; between others it parts two numbers: 3・5.
  if (/[\d０-９]・|・[\d０-９]/u.test(text)) return undefined;
  const ascii = toHalfWidth(text.trim()).replaceAll(/[〇一二三四五六七八九]/gu, (digit) =>
    String(DIGITS.indexOf(digit)),
  );
  const match = /^(?<sign>[-△−▲])?(?<whole>[^.・]+)(?:[.・](?<fraction>\d+))?$/u.exec(ascii);
  const whole = readWhole((match?.groups?.["whole"] ?? "").replaceAll("零", "0"));
  if (whole === undefined) return undefined;
  const fraction = match?.groups?.["fraction"];
  const sign = match?.groups?.["sign"] === undefined ? "" : "-";
  return sign + whole.toString() + (fraction === undefined ? "" : `.${fraction}`);
}

const LARGE = MYRIADS.slice(1).reverse().join("|");

function readWhole(text: string): bigint | undefined {
  let total = 0n;
  let lastUnit = MYRIADS.length;
  let rest = text;
  const section = new RegExp(`^(?<digits>[\\d,、十百千]+)(?<unit>${LARGE})?`, "u");
  while (rest !== "") {
    const match = section.exec(rest);
    if (match === null) return undefined;
    const unit = MYRIADS.indexOf(match.groups?.["unit"] ?? "");
    const value = readSection(match.groups?.["digits"] ?? "");
    // Units go down, and what follows one is smaller than it.
    const isTooLarge =
      lastUnit < MYRIADS.length && (value ?? 0n) >= 10n ** BigInt(4 * (lastUnit - unit));
    if (value === undefined || unit >= lastUnit || isTooLarge) return undefined;
    total += value * 10n ** BigInt(4 * unit);
    lastUnit = unit;
    rest = rest.slice(match[0].length);
  }
  return text === "" ? undefined : total;
}

function readSection(text: string): bigint | undefined {
  if (/^\d+$/u.test(text)) return BigInt(text);
  if (/^\d{1,3}(?:[,、]\d{3})+$/u.test(text)) return BigInt(text.replaceAll(/[,、]/gu, ""));
  const match =
    /^(?:(?<thousands>\d?)(?<t>千))?(?:(?<hundreds>\d?)(?<h>百))?(?:(?<tens>\d?)(?<d>十))?(?<ones>\d?)$/u.exec(
      text,
    )?.groups;
  if (match === undefined || text === "") return undefined;
  const times = (digit: string | undefined, unit: string | undefined, size: bigint): bigint => {
    if (unit === undefined) return 0n;
    return BigInt(digit === undefined || digit === "" ? "1" : digit) * size;
  };
  return (
    times(match["thousands"], match["t"], 1000n) +
    times(match["hundreds"], match["h"], 100n) +
    times(match["tens"], match["d"], 10n) +
    BigInt(match["ones"] === "" ? "0" : (match["ones"] ?? "0"))
  );
}

/** Puts a comma before every third digit of a whole number: 1,234,567. */
export function commaGrouped(number: string): string {
  return number.replace(/\d+/u, inThrees);
}

function inThrees(digits: string): string {
  const parts: string[] = [];
  for (let end = digits.length; end > 0; end -= 3)
    parts.push(digits.slice(Math.max(end - 3, 0), end));
  return parts.reverse().join(",");
}

/** Turns full-width ASCII characters into half-width ones; nothing else changes. */
export function toHalfWidth(text: string): string {
  return text
    .replaceAll(/[！-～]/gu, (wide) => String.fromCharCode(wide.charCodeAt(0) - 0xfee0))
    .replaceAll("　", " ");
}

/** Turns half-width ASCII characters into full-width ones; nothing else changes. */
export function toFullWidth(text: string): string {
  return text
    .replaceAll(/[!-~]/gu, (narrow) => String.fromCharCode(narrow.charCodeAt(0) + 0xfee0))
    .replaceAll(" ", "　");
}
