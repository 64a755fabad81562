import type { Diagnostic } from "../../base/diagnostic.ts";
import type { Recipient } from "../../model/recipient.ts";

/** A check of each row by itself. */
export type RowCheck = (recipient: Recipient) => readonly Diagnostic[];

/** A check of a whole list that sees its recipients one by one: reading the rows of a long list again takes time. */
export interface ListCheck {
  readonly see: (recipient: Recipient) => void;
  /** What is found once all recipients are seen. */
  readonly findings: () => readonly Diagnostic[];
}
