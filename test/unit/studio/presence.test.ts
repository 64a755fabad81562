import { afterEach, beforeEach, expect, test, vi } from "vitest";
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
