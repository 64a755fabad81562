import { afterEach, beforeEach, describe, expect, test, vi } from "vitest";
import { Presence } from "../../../src/studio/session/presence.ts";

const GRACE_MS = 60_000;

let isBusy: boolean;
let ends: number;
let presence: Presence;
beforeEach(() => {
  vi.useFakeTimers();
  isBusy = false;
  ends = 0;
  presence = new Presence(
    GRACE_MS,
    () => isBusy,
    () => {
      ends += 1;
    },
  );
  presence.wait();
});
afterEach(() => {
  presence.close();
  vi.useRealTimers();
});

/** A window that is open until it is closed. */
function openWindow(): AbortController {
  const window = new AbortController();
  presence.enter(window.signal);
  return window;
}

test("the studio ends when its last window is gone for a while", () => {
  const [first, second] = [openWindow(), openWindow()];
  first.abort();
  vi.advanceTimersByTime(10 * GRACE_MS);
  expect(ends).toBe(0);
  second.abort();
  vi.advanceTimersByTime(GRACE_MS - 1);
  expect(ends).toBe(0);
  vi.advanceTimersByTime(1);
  expect(ends).toBe(1);
});

test("a page that is reloaded is back in time", () => {
  openWindow().abort();
  vi.advanceTimersByTime(GRACE_MS - 1);
  openWindow();
  vi.advanceTimersByTime(10 * GRACE_MS);
  expect(ends).toBe(0);
});

test("it never ends during a run, and does afterwards", () => {
  isBusy = true;
  openWindow().abort();
  vi.advanceTimersByTime(100 * GRACE_MS);
  expect(ends).toBe(0);
  isBusy = false;
  vi.advanceTimersByTime(GRACE_MS);
  expect(ends).toBe(1);
});

describe("a machine that sleeps", () => {
  /** Timers as a machine has them that sleeps: time goes on, and each that is overdue is carried out once when it wakes. */
  function timersThatSleep(): { readonly pass: (ms: number) => void } {
    let now = 0;
    let last = 0;
    const waiting = new Map<number, { readonly at: number; readonly step: () => void }>();
    vi.stubGlobal("setTimeout", (step: () => void, ms: number) => {
      last += 1;
      waiting.set(last, { at: now + ms, step });
      return last;
    });
    vi.stubGlobal("clearTimeout", (timer: number) => waiting.delete(timer));
    return {
      pass: (ms) => {
        now += ms;
        for (const [timer, { at, step }] of [...waiting]) {
          if (at > now) continue;
          waiting.delete(timer);
          step();
        }
      },
    };
  }
  afterEach(() => void vi.unstubAllGlobals());

  test("all night is no while that nobody has looked, and its window is back in time", () => {
    const { pass } = timersThatSleep();
    // What falls asleep lets go of its connections.
    openWindow().abort();
    pass(10 * 3600 * 1000);
    expect(ends).toBe(0);
    openWindow();
    for (let n = 0; n < 100; n += 1) pass(GRACE_MS);
    expect(ends).toBe(0);
  });

  test("and is ended when nobody comes after it has woken", () => {
    const { pass } = timersThatSleep();
    openWindow().abort();
    pass(10 * 3600 * 1000);
    for (let n = 0; n < 100; n += 1) pass(GRACE_MS / 120);
    expect(ends).toBe(0);
    for (let n = 0; n < 120; n += 1) pass(GRACE_MS / 120);
    expect(ends).toBe(1);
  });
});

test("a window that never came is waited for as long", () => {
  vi.advanceTimersByTime(GRACE_MS);
  expect(ends).toBe(1);
});

test("without an end to its patience it waits for ever", () => {
  presence.close();
  const patient = new Presence(
    Number.POSITIVE_INFINITY,
    () => false,
    () => expect.fail("ended"),
  );
  patient.wait();
  vi.advanceTimersByTime(1e9);
});
