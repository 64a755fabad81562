import { expect, test } from "vitest";
import { type Outlook, Patience } from "../../../src/cluster/patience.ts";

const NOBODY: Outlook = { hasCome: false, workers: 0, active: 0, refused: 0, isLost: false };
const S = 1000;

/** What is said at each of the moments, of a run that waits ten minutes. Units: seconds. */
function said(moments: readonly (readonly [number, Partial<Outlook>])[]): readonly string[] {
  let now = 0;
  const patience = new Patience(() => now, 600 * S);
  return moments.map(([at, seen]) => {
    now = at * S;
    return patience.look({ ...NOBODY, ...seen });
  });
}

test.each([
  [
    "nobody: people are told once, and it ends after ten minutes",
    [
      [29, {}],
      [30, {}],
      [300, {}],
      [599, {}],
      [600, {}],
    ],
    ["wait", "say-nobody", "wait", "wait", "end-nobody"],
  ],
  [
    "workers that make letters, however long one chunk takes",
    [
      [500, { workers: 1, active: 1 }],
      [1099, { workers: 1 }],
      [1100, { workers: 1 }],
    ],
    ["wait", "wait", "end-nobody"],
  ],
  [
    "workers that take nothing, as where they have another queue: nobody is missing, but it ends",
    [
      [60, { workers: 2 }],
      [600, { workers: 2 }],
    ],
    ["wait", "end-nobody"],
  ],
  [
    "all workers refused: a minute",
    [
      [10, { refused: 1 }],
      [60, { refused: 1 }],
    ],
    ["wait", "end-nobody"],
  ],
  [
    "one refused, one at work",
    [
      [60, { refused: 1, workers: 1, active: 1 }],
      [659, { refused: 1, workers: 1 }],
    ],
    ["wait", "wait"],
  ],
  [
    "a queue that is away, and comes back late: workers have their ten minutes after it",
    [
      [599, { isLost: true }],
      [601, {}],
      [1198, {}],
      [1199, {}],
    ],
    ["wait", "wait", "say-nobody", "end-nobody"],
  ],
  [
    "a queue that does not come back, unless parts still come",
    [
      [599, { isLost: true, hasCome: true }],
      [1198, { isLost: true }],
      [1199, { isLost: true }],
    ],
    ["wait", "wait", "end-queue"],
  ],
] as const)("%s", (_, moments, expected) => {
  expect(said(moments)).toEqual(expected);
});
