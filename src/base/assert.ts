/**
 * Guards an invariant between stages; what it finds is a mistake of ours, never of the user's input.
 *
 * Errors: throws if the condition does not hold.
 */
export function assert(condition: boolean, message: string): asserts condition {
  if (!condition) throw new Error(`invariant broken: ${message}`);
}

/** Marks the end of an exhaustive choice; the compiler points here when a kind is added. */
export function assertNever(value: never): never {
  throw new Error(`unknown kind: ${JSON.stringify(value)}`);
}
