import { setImmediate } from "node:timers/promises";
import { beforeEach, expect, test } from "vitest";
import type { JobListener } from "../../../src/outside/job-event.ts";
import type { Work } from "../../../src/studio/protocol/server.ts";
import { type Task, Works } from "../../../src/studio/session/works.ts";

const DONE = {
  kind: "done",
  findings: [],
  findingCount: 0,
  run: undefined,
  folder: undefined,
  detail: undefined,
} as const;

let now: number;
let works: Works;
beforeEach(() => {
  now = 1000;
  works = new Works(() => now);
});

/** A task that ends when it is told to, and what it was given. */
function heldTask(): {
  readonly task: Task;
  readonly end: (end: NonNullable<Work["end"]>) => void;
  readonly report: JobListener;
  readonly isStopped: () => boolean;
} {
  let end: (end: NonNullable<Work["end"]>) => void = () => expect.fail("not begun");
  let given: { listener: JobListener; interrupt: AbortSignal } | undefined;
  const ended = new Promise<NonNullable<Work["end"]>>((resolve) => {
    end = resolve;
  });
  return {
    task: {
      kind: "merge",
      about: "ひな形.hbs",
      run: (listener, interrupt) => {
        given = { listener, interrupt };
        return ended;
      },
    },
    end: (value) => end(value),
    report: (event) => given?.listener(event),
    isStopped: () => given?.interrupt.aborted === true,
  };
}

const NEVER = new AbortController().signal;

test("a watcher is told how a work is now, and of its end", async () => {
  const { task, end, report } = heldTask();
  const { id } = works.start(task);
  await setImmediate();
  const seen: Work[] = [];
  const watching = (async (): Promise<void> => {
    for await (const work of works.watch(id, NEVER)) seen.push(work);
  })();
  report({ kind: "phase", phase: "write", total: 47 });
  now += 500;
  report({ kind: "progress", phase: "write", done: 12 });
  end(DONE);
  await watching;
  expect(seen[0]).toMatchObject({ id, kind: "merge", about: "ひな形.hbs", done: 0 });
  expect(seen.at(-1)).toMatchObject({ phase: "write", total: 47, done: 12, end: DONE });
  // Who comes later is told of the end at once.
  const late: Work[] = [];
  for await (const work of works.watch(id, NEVER)) late.push(work);
  expect(late).toHaveLength(1);
});

test("how long a phase has taken is counted from its beginning", async () => {
  const { task, end, report } = heldTask();
  const { id } = works.start(task);
  await setImmediate();
  now += 10_000;
  report({ kind: "phase", phase: "write", total: 10 });
  now += 250;
  expect(works.all().find((work) => work.id === id)?.phaseMs).toBe(250);
  end(DONE);
});

test("one work at a time; the next when it has ended", async () => {
  const first = heldTask();
  const { id } = works.start(first.task);
  expect(() => works.start(heldTask().task)).toThrow("other work is under way");
  await setImmediate();
  first.end(DONE);
  for await (const _ of works.watch(id, NEVER));
  expect(works.isBusy()).toBe(false);
  const second = heldTask();
  expect(works.start(second.task).id).not.toBe(id);
  await setImmediate();
  second.end(DONE);
});

test("a work that is stopped before it has begun hears of it", async () => {
  const { task, end, isStopped } = heldTask();
  const { id } = works.start(task);
  expect(works.stop(id).stopping).toBe(true);
  await setImmediate();
  expect(isStopped()).toBe(true);
  end({ ...DONE, kind: "interrupted" });
});

test("a mistake of ours ends the work as one, and the next can begin", async () => {
  const { id } = works.start({
    kind: "check",
    about: "x",
    run: () => Promise.reject(new Error("of our own")),
  });
  const seen: Work[] = [];
  for await (const work of works.watch(id, NEVER)) seen.push(work);
  expect(seen.at(-1)?.end?.kind).toBe("our-fault");
  expect(seen.at(-1)?.end?.detail).toContain("of our own");
  expect(works.isBusy()).toBe(false);
});

test("a watcher that goes away leaves nothing behind, and the work goes on", async () => {
  const { task, end } = heldTask();
  const { id } = works.start(task);
  await setImmediate();
  const gone = new AbortController();
  const watching = (async (): Promise<number> => {
    let count = 0;
    for await (const _ of works.watch(id, gone.signal)) count += 1;
    return count;
  })();
  await setImmediate();
  gone.abort();
  expect(await watching).toBeLessThanOrEqual(2);
  expect(works.isBusy()).toBe(true);
  end(DONE);
});

test("to end the studio is to let the work end", async () => {
  const { task, end, isStopped } = heldTask();
  works.start(task);
  await setImmediate();
  let hasEnded = false;
  const stopping = works.stopAll().then(() => {
    hasEnded = true;
  });
  await setImmediate();
  expect(isStopped()).toBe(true);
  expect(hasEnded).toBe(false);
  end({ ...DONE, kind: "interrupted" });
  await stopping;
});

test("a work that nobody knows is refused", () => {
  expect(() => works.stop("w99")).toThrow("no such work");
  expect(() => works.watch("w99", NEVER)).toThrow("no such work");
});
