import type { ResultKind } from "../job/job-result.ts";

/**
 * The number with which the command ends: one for each way in which a run ends, and two of the command line's own.
 * Source: README.md, 終了コード.
 */
export const EXIT: Readonly<Record<ResultKind | "wrongUsage" | "ourFault", number>> = {
  done: 0,
  refused: 1,
  wrongUsage: 2,
  differs: 3,
  "inputs-changed": 65,
  ourFault: 70,
  "output-failed": 74,
  "in-use": 75,
  interrupted: 130,
};
