import type { LedgerFile } from "../model/run.ts";
import { isReadBack, type VerifyMode } from "../model/verify-mode.ts";

/** Tells whether a letter's file, or the letter on its pages, was found equal by all that are asked for now. */
export function isReadEnough(
  { verdict, readBy }: Pick<LedgerFile, "verdict" | "readBy">,
  verify: VerifyMode,
  sequence: number,
): boolean {
  if (verdict === "different") return false;
  if (verdict === "unread") return !isReadBack(verify, sequence);
  return !(readBy === "strict" && verify === "thorough");
}
