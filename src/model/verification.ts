/** One place where a file does not say what its letter says. */
export interface Difference {
  /** 1-based paragraph of the letter. */
  readonly paragraph: number;
  readonly expected: string;
  readonly found: string;
}

/** What reading a file back and comparing it with its letter gave (読み戻し検証). */
export interface VerificationReport {
  readonly path: string;
  readonly differences: readonly Difference[];
}

/** What a reader found in a file: one string per paragraph, in reading order, without ruby. */
export interface ReadBack {
  readonly paragraphs: readonly string[];
  /** Whether the file's structure gave the paragraphs; without it each line is one. */
  readonly structured: boolean;
  readonly ruby: readonly { readonly base: string; readonly ruby: string }[];
  readonly pageCount: number | undefined;
}
