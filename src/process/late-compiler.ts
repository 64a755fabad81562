import { versions } from "node:process";

/**
 * Flags of V8: a function goes to the optimising compiler when it has done nine times the work that V8 would wait for. Our
 * processes live for seconds, and a third of what a run of five letters took was that compiler at work.
 *
 * Shape: none for a Node whose V8 has no such flag, as 22 and later: it would not begin, and say so for every process.
 * Units: what V8 calls bytes of bytecode that were run; its own default is 67,584.
 */
export function lateCompiler(node: string): readonly string[] {
  return /^20\./u.test(node) ? ["--interrupt-budget=600000"] : [];
}

/** The flags for the Node that runs us. */
export const LATE_COMPILER: readonly string[] = lateCompiler(versions.node);
