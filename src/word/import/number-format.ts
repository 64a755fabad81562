import { positionalKanji, smallKanji, toFullWidth } from "../../language/kanji-numeral.ts";

/**
 * Writes a number of a list as Word does; undefined for a format that we do not know, or a number that it does not reach.
 *
 * Source: ISO/IEC 29500-1, 17.18.59 (ST_NumberFormat).
 */
export function formatNumber(number: number, format: string): string | undefined {
  const row = ROWS.get(format);
  if (row !== undefined) return [...row][number - 1];
  switch (format) {
    case "decimal":
    case "decimalHalfWidth":
      return `${number}`;
    case "decimalFullWidth":
      // From 10 on programs differ: LibreOffice writes them in half width.
      return number < 10 ? toFullWidth(`${number}`) : undefined;
    case "decimalZero":
      return `${number}`.padStart(2, "0");
    case "japaneseCounting":
      return number < 100 ? smallKanji(number) : undefined;
    case "ideographDigital":
    case "japaneseDigitalTenThousand":
      return positionalKanji(`${number}`);
    case "lowerRoman":
      return roman(number)?.toLowerCase();
    case "upperRoman":
      return roman(number);
    case "none":
      return "";
    default:
      return undefined;
  }
}

/** The signs that one after another number the items, as far as they reach. */
const ROWS: ReadonlyMap<string, string> = new Map([
  ["aiueo", "ｱｲｳｴｵｶｷｸｹｺｻｼｽｾｿﾀﾁﾂﾃﾄﾅﾆﾇﾈﾉﾊﾋﾌﾍﾎﾏﾐﾑﾒﾓﾔﾕﾖﾗﾘﾙﾚﾛﾜｦﾝ"],
  [
    "aiueoFullWidth",
    "アイウエオカキクケコサシスセソタチツテトナニヌネノハヒフヘホマミムメモヤユヨラリルレロワヲン",
  ],
  ["iroha", "ｲﾛﾊﾆﾎﾍﾄﾁﾘﾇﾙｦﾜｶﾖﾀﾚｿﾂﾈﾅﾗﾑｳ"],
  [
    "irohaFullWidth",
    "イロハニホヘトチリヌルヲワカヨタレソツネナラムウヰノオクヤマケフコエテアサキユメミシヱヒモセスン",
  ],
  ["decimalEnclosedCircle", "①②③④⑤⑥⑦⑧⑨⑩⑪⑫⑬⑭⑮⑯⑰⑱⑲⑳"],
  ["decimalEnclosedParen", "⑴⑵⑶⑷⑸⑹⑺⑻⑼⑽⑾⑿⒀⒁⒂⒃⒄⒅⒆⒇"],
  ["decimalEnclosedFullstop", "⒈⒉⒊⒋⒌⒍⒎⒏⒐⒑⒒⒓⒔⒕⒖⒗⒘⒙⒚⒛"],
  ["lowerLetter", "abcdefghijklmnopqrstuvwxyz"],
  ["upperLetter", "ABCDEFGHIJKLMNOPQRSTUVWXYZ"],
]);

function roman(number: number): string | undefined {
  if (number < 1 || number > 39) return undefined;
  return "X".repeat(Math.floor(number / 10)) + (UNITS[number % 10] ?? "");
}

const UNITS = ["", "I", "II", "III", "IV", "V", "VI", "VII", "VIII", "IX"] as const;
