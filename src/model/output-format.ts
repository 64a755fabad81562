/** A form in which letters are issued. What is said of it has its one home here; what makes and reads it hangs on the same key. */
export interface OutputFormat {
  /** Of the file's name, without the dot. */
  readonly extension: string;
  /** What people call it. */
  readonly name: { readonly ja: string; readonly en: string };
}

/** The formats a letter is written in, by the word that stands for each on the command line and in the ledger. */
export type FormatId = "pdf" | "docx";

/** All formats, in the order in which people are shown them. */
export const FORMATS: Readonly<Record<FormatId, OutputFormat>> = {
  pdf: { extension: "pdf", name: { ja: "PDF", en: "PDF" } },
  docx: { extension: "docx", name: { ja: "Word", en: "Word" } },
};

/** The formats' words in the order of `FORMATS`. */
export const FORMAT_IDS: readonly FormatId[] = Object.keys(FORMATS).filter(isFormatId);

/** Tells whether a word stands for a format. */
export function isFormatId(word: string): word is FormatId {
  return Object.hasOwn(FORMATS, word);
}
