import { setImmediate } from "node:timers/promises";
import { expect, test } from "vitest";
import { collectGarbage } from "../../../src/process/collect-garbage.ts";

test("what nobody holds any more is gone", async () => {
  const held = new WeakRef([..."何もない"]);
  // While the turn goes on in which it was made, it is there.
  await setImmediate();
  collectGarbage();
  await setImmediate();
  expect(held.deref()).toBeUndefined();
});
