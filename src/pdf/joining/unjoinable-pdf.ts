import type { UnjoinableReason } from "../../base/messages/unjoinable.ts";

/** A PDF that cannot be put into a file with others; `message` says in English where it is not as it should be. */
export class UnjoinablePdf extends Error {
  override readonly name = "UnjoinablePdf";
  readonly reason: UnjoinableReason;

  constructor(reason: UnjoinableReason, message: string, options?: ErrorOptions) {
    super(message, options);
    this.reason = reason;
  }
}
