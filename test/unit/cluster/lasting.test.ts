import { expect, test } from "vitest";
import { lasting, lastingTaker } from "../../../src/cluster/lasting.ts";

/** What PostgreSQL says where a schema is gone. */
function gone(): Error {
  return Object.assign(new Error('relation "job" does not exist'), { code: "42P01" });
}

/** Things that are opened one after the other, each with its number; those named cannot be. */
function opener(broken: readonly number[] = []) {
  const log: string[] = [];
  let count = 0;
  const open = async () => {
    count += 1;
    const number = count;
    if (broken.includes(number)) throw new Error("no server");
    log.push(`open ${number}`);
    const close = async () => {
      log.push(`close ${number}`);
    };
    return { number, close };
  };
  return { log, open };
}

test("a step that finds its schema gone is carried out again on what is opened anew", async () => {
  const { log, open } = opener();
  const queue = await lasting(open);
  const step = async ({ number }: { readonly number: number }): Promise<number> => {
    if (number === 1) throw gone();
    return number;
  };
  expect(await queue.ask(step)).toBe(2);
  expect(await queue.ask(step)).toBe(2);
  await queue.close();
  expect(log).toEqual(["open 1", "close 1", "open 2", "close 2"]);
});

test("any other failure is the caller's, and where it cannot be opened the next step tries again", async () => {
  const { log, open } = opener([2]);
  const queue = await lasting(open);
  await expect(queue.ask(() => Promise.reject(new Error("busy")))).rejects.toThrow("busy");
  await expect(queue.ask(() => Promise.reject(gone()))).rejects.toThrow("no server");
  expect(await queue.ask(async ({ number }) => number)).toBe(3);
  expect(log).toEqual(["open 1", "close 1", "open 3"]);
});

test("what takes chunks by itself is opened again, once for many complaints and as often as that takes", async () => {
  const { log, open } = opener([2, 3]);
  const complaints: (() => void)[] = [];
  let pauses = 0;
  let again = (): void => undefined;
  const isOpen = new Promise<void>((resolve) => {
    again = resolve;
  });
  const taker = await lastingTaker(
    async (complain) => {
      complaints.push(complain);
      const opened = await open();
      if (opened.number === 4) again();
      return opened;
    },
    async () => {
      pauses += 1;
    },
  );
  complaints[0]?.();
  complaints[0]?.();
  await isOpen;
  await taker.close();
  complaints[0]?.();
  expect(log).toEqual(["open 1", "close 1", "open 4", "close 4"]);
  expect(pauses).toBe(2);
});
