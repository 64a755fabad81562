import { type Diagnostic, error } from "../base/diagnostic.ts";
import { messageOf } from "../base/messages/messages.ts";
import type { VerificationReport } from "../model/verification.ts";
import type { UnreadableFile } from "../verify/unreadable-file.ts";

/** What is said of a file that cannot be read: as `UnreadableFile` has it, or of a reader that gives no answer. */
export type Unreadable = Pick<UnreadableFile, "reason" | "message">;

/** The finding that a file cannot be read. */
export function unreadableFile(path: string, { reason, message }: Unreadable): Diagnostic {
  return error("verify/unreadable", { kind: "file", path }, { path, reason, detail: message });
}

/** The report of a file that cannot be read. */
export function unreadable(
  path: string,
  { paragraphs }: { readonly paragraphs: readonly string[] },
  why: Unreadable,
): VerificationReport {
  const fault = unreadableFile(path, why);
  const found = messageOf(fault, "en").message;
  return { path, differences: [{ paragraph: 0, expected: paragraphs[0] ?? "", found, fault }] };
}
