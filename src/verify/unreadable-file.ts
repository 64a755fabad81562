import type { UnreadableReason } from "../base/messages/verify-words.ts";
import type { FormatId } from "../model/output-format.ts";

/** A file that a reader cannot read at all, or not to its end; `message` says in English what its reader said. */
export class UnreadableFile extends Error {
  readonly format: FormatId;
  readonly reason: UnreadableReason;

  constructor(
    format: FormatId,
    message: string,
    {
      reason = USUAL[format],
      ...options
    }: ErrorOptions & { readonly reason?: UnreadableReason } = {},
  ) {
    super(message, options);
    this.name = "UnreadableFile";
    this.format = format;
    this.reason = reason;
  }

  /** Whether it is whole and asks for a password. */
  get isLocked(): boolean {
    return this.cause instanceof Error && this.cause.name === "PasswordException";
  }

  /** Wraps what a reader threw; a reason already given stays as it is. */
  static from(format: FormatId, cause: unknown): UnreadableFile {
    if (cause instanceof UnreadableFile) return cause;
    const message = cause instanceof Error ? cause.message : String(cause);
    return new UnreadableFile(format, message, { cause });
  }
}

/** What is wrong with a file of which a reader says no more. */
const USUAL: Readonly<Record<FormatId, UnreadableReason>> = {
  pdf: "pdf-broken",
  docx: "part-broken",
  html: "html-broken",
  txt: "not-utf-8",
  tei: "tei-broken",
  transcript: "transcript-broken",
};
