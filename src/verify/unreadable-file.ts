import type { FormatId } from "../model/output-format.ts";

/** A file that a reader cannot read at all, or not to its end; `message` says why in English. */
export class UnreadableFile extends Error {
  readonly format: FormatId;

  constructor(format: FormatId, reason: string, options?: ErrorOptions) {
    super(reason, options);
    this.name = "UnreadableFile";
    this.format = format;
  }

  /** Whether it is whole and asks for a password. */
  get isLocked(): boolean {
    return this.cause instanceof Error && this.cause.name === "PasswordException";
  }

  /** Wraps what a reader threw; a reason already given stays as it is. */
  static from(format: FormatId, cause: unknown): UnreadableFile {
    if (cause instanceof UnreadableFile) return cause;
    const reason = cause instanceof Error ? cause.message : String(cause);
    return new UnreadableFile(format, reason, { cause });
  }
}
