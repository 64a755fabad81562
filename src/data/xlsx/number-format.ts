import { format as formatValue, isValidFormat, type Token, tokenize } from "numfmt";

/** What a section of a format is for, by what it shows. */
type SectionKind = "general" | "number" | "date" | "words";

/** A part of a format code between semicolons. */
export interface FormatSection {
  readonly kind: SectionKind;
  readonly tokens: readonly Token[];
  /** `[DBNum1]` … `[DBNum3]`: figures are shown in kanji, in formal kanji, or in full width. */
  readonly figures: "as-they-are" | "kanji" | "formal-kanji" | "full-width";
}

/** A number format (表示形式) that is understood. */
export interface NumberFormat {
  /** 標準 or 文字列: a number is shown with all its digits. */
  readonly isPlain: boolean;
  readonly sections: readonly FormatSection[];
  /** A format that shows which of the sections a number falls in. */
  readonly chooser: string;
  /** The format for texts, where it is not the text itself. */
  readonly forText: string | undefined;
  /** Whether it names the first year of an era 元年. */
  readonly hasFirstYear: boolean;
  /** Whether dates are shown as Windows is set, that is as in Japan. */
  readonly isSystem: boolean;
}

/** Characters of a format code: what Excel itself can hold. Source: ECMA-376 Part 1, 18.8.30. */
const MAX_LENGTH = 255;

/**
 * Understands a format code, or gives undefined for one that shows something that we cannot be sure of:
 * other calendars and numerals, vocabulary that is not Excel's.
 *
 * Source: ECMA-376 Part 1, 18.8.31 numFmts.
 */
export function readFormat(code: string): NumberFormat | undefined {
  if (code.length > MAX_LENGTH) return undefined;
  // What the dialogue of the Japanese edition calls 標準 is General in files; other programs write it so.
  const plain = code.replaceAll("G/標準", "General").replaceAll(ERAS, inSmallLetters);
  if (/^(?:General|標準|@)?$/iu.test(plain)) return PLAIN;
  if (!isValidFormat(plain)) return undefined;
  const all = tokenize(plain);
  if (!all.every(isUnderstood)) return undefined;
  const parts = sectionsOf(all.filter((token) => !PADDING.has(token.type)));
  const sections = parts.map(toSection);
  const texts = parts.find((tokens) => tokens.some(({ type }) => type === "TEXT")) ?? parts[3];
  const forText = texts && rawOf(texts);
  return {
    isPlain: false,
    sections,
    chooser: parts.map(choosing).join(";"),
    forText: forText === "@" ? undefined : forText,
    hasFirstYear: all.some(({ type, value }) => type === "LOCALE" && /-x-gannen/iu.test(value)),
    isSystem: all.some(({ type, value }) => type === "LOCALE" && /^-F[48]00$/iu.test(value)),
  };
}

/**
 * Eras and their years in capitals, as LibreOffice writes them and as they may be typed, which the library does not know: GGGE. What is
 * quoted, in brackets or escaped is passed over, and so are General and the exponents of numbers.
 */
const ERAS = /"[^"]*"?|\[[^\]]*\]?|[\\_*].|General|E[+-]|(?<eras>[GE]+)/giu;

function inSmallLetters(found: string, eras: string | undefined): string {
  return eras === undefined ? found : found.toLowerCase();
}

const PLAIN: NumberFormat = {
  isPlain: true,
  sections: [],
  chooser: "General",
  forText: undefined,
  hasFirstYear: false,
  isSystem: false,
};

/** The text that a format shows of a value; undefined where the library refuses. */
export function shownBy(
  pattern: string,
  value: number | string,
  isSystem = false,
): string | undefined {
  // Names of days and months are English where a format does not say otherwise, as in the Japanese edition.
  const locale = isSystem ? "ja-JP" : "en-US";
  try {
    return formatValue(pattern, value, { locale, nbsp: false });
  } catch {
    return undefined; // the library throws at patterns that it does not support
  }
}

/** A format code made of tokens again. */
export function rawOf(tokens: readonly Token[]): string {
  return tokens.map(({ raw }) => raw).join("");
}

/** Empty space of a sign's width (`_x`) and signs that fill the cell (`*x`): a letter has neither. */
const PADDING: ReadonlySet<string> = new Set(["SKIP", "FILL"]);

function isUnderstood({ type, value, raw }: Token): boolean {
  switch (type) {
    case "ERROR":
    case "MODIFIER":
    case "NATNUM":
    case "CALENDAR":
      return false;
    case "LOCALE":
      // A language by number or by name, with a currency sign before it; higher digits are other numerals, but
      // for 3, the calendar of eras, as LibreOffice writes it.
      return /^[^-]*(?:-(?:0*[\da-f]{1,4}|1?0?30411|[a-z]{2}-[a-z]{2})(?:-x-gannen)?(?:,80)?)?$/iu.test(
        value,
      );
    case "DATETIME":
      return !/b/iu.test(raw);
    case "CHAR":
      // Bare letters mean what only this edition has or none does, and ! may hide what comes after it.
      return !/[A-Za-z!]/u.test(raw);
    default:
      return true;
  }
}

function sectionsOf(tokens: readonly Token[]): readonly (readonly Token[])[] {
  const sections: Token[][] = [[]];
  for (const token of tokens) {
    if (token.type === "BREAK") sections.push([]);
    else sections.at(-1)?.push(token);
  }
  return sections;
}

const GENERAL: ReadonlySet<string> = new Set(["GENERAL"]);
const DIGITS: ReadonlySet<string> = new Set(["ZERO", "HASH", "QMARK"]);
const TIMES: ReadonlySet<string> = new Set(["DATETIME", "DURATION", "AMPM"]);

function toSection(tokens: readonly Token[]): FormatSection {
  const has = (types: ReadonlySet<string>): boolean => tokens.some(({ type }) => types.has(type));
  const kinds: readonly (readonly [SectionKind, boolean])[] = [
    ["general", has(GENERAL)],
    // Digits after a time are fractions of its seconds.
    ["date", has(TIMES)],
    ["number", has(DIGITS)],
  ];
  const kind = kinds.find(([, isSo]) => isSo)?.[0] ?? "words";
  return { kind, tokens, figures: figuresOf(tokens) };
}

function figuresOf(tokens: readonly Token[]): FormatSection["figures"] {
  const sign = tokens.find(({ type }) => type === "DBNUM")?.value.slice(-1);
  switch (sign) {
    case undefined:
    case "0":
      return "as-they-are";
    case "1":
      return "kanji";
    case "3":
      return "full-width";
    default:
      return "formal-kanji";
  }
}

/** The section with its condition, showing its number instead of the value. */
function choosing(tokens: readonly Token[], index: number): string {
  if (tokens.some(({ type }) => type === "TEXT")) return rawOf(tokens);
  const condition = tokens.filter(({ type }) => type === "CONDITION");
  return `${rawOf(condition)}"${index}"`;
}
