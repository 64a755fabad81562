import { rmSync } from "node:fs";
import { afterEach, beforeEach, expect, test, vi } from "vitest";
import type { JobEvent } from "../../../src/outside/job-event.ts";
import { type OwnPlace, ownPlace } from "../../samples/own-place.ts";

vi.setConfig({ testTimeout: 30_000 });

let place: OwnPlace;
beforeEach(() => {
  place = ownPlace();
});
afterEach(() => place.clear());

/** How far a start says that it is with the letters of an earlier one. */
async function earlierEvents(): Promise<readonly JobEvent[]> {
  const events: JobEvent[] = [];
  await place.run({}, (event) => {
    if (event.phase === "earlier") events.push(event);
  });
  return events;
}

const STEPS = [1, 2, 3].map((done) => ({ kind: "progress", phase: "earlier", done }));

test("a first run has no earlier letters to look at", async () => {
  expect(await earlierEvents()).toEqual([]);
});

test("a start on a finished run tells how far it has read the letters there", async () => {
  await place.run();
  expect(await earlierEvents()).toEqual([{ kind: "phase", phase: "earlier", total: 3 }, ...STEPS]);
});

test("a start that goes on with a run tells how far it has read the letters that are there", async () => {
  await place.run();
  rmSync(place.path("out", "照合証明.pdf"));
  expect(await earlierEvents()).toEqual([{ kind: "phase", phase: "earlier", total: 3 }, ...STEPS]);
});
