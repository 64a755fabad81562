// A run that is stopped from the page, wherever it is, is gone on with, and ends with the files of one that was not stopped.
import { mkdirSync, readFileSync, writeFileSync } from "node:fs";
import { afterAll, beforeAll, expect, test } from "vitest";
import type { RunOrder, Work } from "../../src/studio/protocol/server.ts";
import { pickedOf } from "../samples/extent.ts";
import { type RunningStudio, startedStudio } from "../samples/running-studio.ts";
import { type Desk, hashesOf, newDesk } from "../samples/shokan.ts";

let desk: Desk;
let studio: RunningStudio;
let whole: ReturnType<typeof hashesOf>;
beforeAll(async () => {
  desk = newDesk();
  mkdirSync(desk.path(".state"), { mode: 0o700 });
  const shipped = readFileSync(desk.path("recipients/prefectures.csv"), "utf8").split(/\r?\n/u);
  writeFileSync(desk.path("recipients/十二.csv"), shipped.slice(0, 13).join("\n"));
  studio = await startedStudio(desk);
  expect((await endOf(await begin("一度に"))).kind).toBe("done");
  whole = hashesOf(desk.path("out/一度に"));
});
afterAll(async () => {
  await studio?.stop();
  desk.clear();
});

async function begin(folder: string): Promise<Work> {
  const { templates, lists } = await studio.call("/api/listing", {});
  const handleOf = (path: string): string =>
    [...templates, ...lists].find((file) => file.path === path)?.handle ?? expect.fail(path);
  const order: RunOrder = {
    template: handleOf("templates/notice.hbs"),
    lists: [{ list: handleOf("recipients/十二.csv") }],
    folder,
  };
  return studio.call("/api/work/start", { kind: "merge", order });
}

async function endOf({ id }: Work): Promise<NonNullable<Work["end"]>> {
  const lines = await studio.lines("/api/work/watch", { id });
  return lines.at(-1)?.end ?? expect.fail("it has not ended");
}

/** Where a run is: how it was seen last. */
const PLACES: readonly (readonly [name: string, isThere: (work: Work) => boolean])[] = [
  ["before anything is read", () => true],
  ["while letters are checked", ({ phase }) => phase === "check"],
  ["after the first letters are written", ({ phase, done }) => phase === "write" && done > 0],
  ["while the reports are written", ({ phase }) => phase === "report"],
];

test.each(pickedOf(PLACES, 1))("%s", async (name, isThere) => {
  const begun = await begin(name);
  const isNear = async (): Promise<boolean> => {
    const { works } = await studio.call("/api/work", {});
    const now = works.find(({ id }) => id === begun.id) ?? expect.fail("it is forgotten");
    return now.end !== undefined || isThere(now);
  };
  if (!isThere(begun)) await expect.poll(isNear, { interval: 5, timeout: 60_000 }).toBe(true);
  await studio.call("/api/work/stop", { id: begun.id });
  // A run that was quicker than who stopped it is done.
  expect(["interrupted", "done"]).toContain((await endOf(begun)).kind);
  const again = await endOf(await begin(name));
  expect(again).toMatchObject({ kind: "done", run: { letters: 12, finished: true } });
  const letters = (hashes: typeof whole): readonly unknown[] =>
    Object.entries(hashes).filter(([path]) => path.startsWith("letters/"));
  expect(letters(hashesOf(desk.path("out", name)))).toEqual(letters(whole));
  expect(letters(whole)).toHaveLength(24);
});
