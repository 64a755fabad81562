/**
 * A form in which letters are issued (書簡の形式). What is said of it has its one home here; how it is written hangs on the same
 * word in `letter/letter-formats.ts`, how it is read back in `job`: a format that lacks one of them does not compile.
 */
export interface OutputFormat {
  /** Of the file's name, without the dot. */
  readonly extension: string;
  /** What people call it. */
  readonly name: { readonly ja: string; readonly en: string };
  /** What a letter's file takes, roughly, with a subset of the usual face. */
  readonly typicalBytes: number;
  /** How it is read back, as 照合証明 says it. */
  readonly reader: string;
}

/** The formats a letter is written in, by the word that stands for each on the command line and in the ledger. */
export type FormatId = "pdf" | "docx" | "html" | "txt" | "tei" | "transcript";

/** All formats, in the order in which people are shown them. */
export const FORMATS: Readonly<Record<FormatId, OutputFormat>> = {
  pdf: {
    extension: "pdf",
    name: { ja: "PDF", en: "PDF" },
    typicalBytes: 90_000,
    reader: "読み取り：pdf.js（pdf-parse による）。段落は文書構造から",
  },
  docx: {
    extension: "docx",
    name: { ja: "Word", en: "Word" },
    typicalBytes: 130_000,
    reader: "読み取り：XML を直接。部品ごとに CRC-32 を確認",
  },
  html: {
    extension: "html",
    name: { ja: "HTML", en: "HTML" },
    typicalBytes: 130_000,
    reader: "読み取り：要素を直接。書簡にない要素と様式がないことを確認",
  },
  txt: {
    extension: "txt",
    name: { ja: "テキスト", en: "text" },
    typicalBytes: 2_000,
    reader: "読み取り：文字コードを確かめ、行を直接",
  },
  tei: {
    extension: "xml",
    name: { ja: "TEI", en: "TEI" },
    typicalBytes: 5_000,
    reader:
      "読み取り：要素を直接、書簡に戻す。書簡にない要素と属性がないことを確認。底本の注記の、使わない側の文字は照合しない",
  },
  transcript: {
    extension: "翻刻.txt",
    name: { ja: "翻刻", en: "transcription" },
    typicalBytes: 3_000,
    reader:
      "読み取り：文字コードを確かめ、凡例の記号を除いて、行を直接。底本の注記の、使わない側の文字は照合しない",
  },
};

/** The formats' words in the order of `FORMATS`. */
export const FORMAT_IDS: readonly FormatId[] = Object.keys(FORMATS).filter(isFormatId);

/** What a run is made in where nobody says otherwise. */
export const USUAL_FORMATS: readonly FormatId[] = ["pdf", "docx"];

/** What stands in place of a format for a run that keeps no single files, only the volumes of its print run. */
export const PRINT_RUN = "print-run";

/** What people call such a volume. */
export const PRINT_RUN_NAME: OutputFormat["name"] = { ja: "印刷用 PDF", en: "print run" };

/** Tells whether a word stands for a format. */
export function isFormatId(word: string): word is FormatId {
  return Object.hasOwn(FORMATS, word);
}
