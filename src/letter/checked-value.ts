import { assert } from "../base/assert.ts";
import type { Outcome } from "../base/outcome.ts";

/** Takes the value of a step whose input was checked before; anything else is a mistake of ours. */
export function checkedValue<T>(outcome: Outcome<T>): T {
  assert(outcome.ok, outcome.ok ? "" : outcome.errors.map(({ code }) => code).join(", "));
  return outcome.value;
}
