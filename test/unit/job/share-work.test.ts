import { expect, test } from "vitest";
import {
  chunksOf,
  share,
  WorkerCrash,
  WorkerLost,
  workThrough,
} from "../../../src/process/share-work.ts";

const ITEMS = Array.from({ length: 20 }, (_, index) => index);

/** Lets workers do the items, of which some workers are lost at their n-th chunk; gives what was done. */
async function done(lostAt: ReadonlyMap<string, number>): Promise<readonly number[]> {
  const finished: number[] = [];
  const begun = new Map<string, number>();
  const workers = ["甲", "乙", "丙"];
  await share(
    workers,
    chunksOf(ITEMS, 3),
    () => false,
    async (worker, chunk) => {
      const count = (begun.get(worker) ?? 0) + 1;
      begun.set(worker, count);
      await Promise.resolve();
      if (lostAt.get(worker) === count) throw new WorkerLost(`${worker} cannot be started`);
      finished.push(...chunk);
    },
  );
  return finished.sort((left, right) => left - right);
}

test.each<[string, readonly (readonly [string, number])[]]>([
  ["nobody", []],
  ["one from the start", [["甲", 1]]],
  [
    "two, one of them with the last chunk",
    [
      ["甲", 1],
      ["乙", 3],
    ],
  ],
])("all chunks are done once when workers are lost: %s", async (_, lost) => {
  expect(await done(new Map(lost))).toEqual(ITEMS);
});

test("when no worker is left, why is told", async () => {
  const all = new Map(["甲", "乙", "丙"].map((worker) => [worker, 1]));
  await expect(done(all)).rejects.toThrow("cannot be started");
});

test("the one item that kills its worker is known by name, and the others of its chunk are done", async () => {
  const asked: string[][] = [];
  const results = await workThrough(
    ["甲", "乙", "丙"],
    async (items) => {
      asked.push([...items]);
      if (items.includes("乙")) throw new WorkerCrash("ended with SIGABRT");
      return `done: ${items.join("")}`;
    },
    (item, { message }) => `${item} ${message}`,
  );
  expect(asked).toEqual([["甲", "乙", "丙"], ["甲"], ["乙"], ["丙"]]);
  expect(results).toEqual(["done: 甲", "乙 ended with SIGABRT", "done: 丙"]);
});

test("a chunk that kills nobody is done at once", async () => {
  const results = await workThrough(
    ["甲", "乙"],
    async (items) => items.join(""),
    (item) => item,
  );
  expect(results).toEqual(["甲乙"]);
});

test("what is no death of a worker is not tried again", async () => {
  let asked = 0;
  const work = async (): Promise<string> => {
    asked += 1;
    throw new RangeError("a mistake of ours");
  };
  await expect(workThrough(["甲", "乙"], work, (item) => item)).rejects.toThrow(RangeError);
  expect(asked).toBe(1);
});
