/**
 * A flag of V8: a function goes to the optimising compiler when it has done nine times the work that V8 would wait for. Our
 * processes live for seconds, and a third of what a run of five letters took was that compiler at work.
 *
 * Units: what V8 calls bytes of bytecode that were run; its own default is 67,584.
 */
export const LATE_COMPILER = "--interrupt-budget=600000";
