// The studio as a process: one for a project, found again, and ended in order.
import { mkdirSync, statSync } from "node:fs";
import { afterAll, beforeAll, expect, test } from "vitest";
import { type RunningStudio, startedStudio } from "../samples/running-studio.ts";
import { type Desk, newDesk } from "../samples/shokan.ts";

let desk: Desk;
let studio: RunningStudio;
beforeAll(async () => {
  desk = newDesk();
  mkdirSync(desk.path(".state"), { mode: 0o700 });
  studio = await startedStudio(desk);
});
afterAll(async () => {
  await studio.stop();
  desk.clear();
});

test("a second start shows the first, whose secret its user alone can read", async () => {
  const second = await startedStudio(desk);
  expect(second.isAnother).toBe(true);
  expect(second.address).toBe(studio.address);
  const [state = ""] = desk.list(".state/shokan");
  expect(statSync(desk.path(".state/shokan", state)).mode & 0o077).toBe(0);
});

test("Ctrl-C ends it with 0, and the next start is one of its own; a dead one's place is taken", async () => {
  const other = newDesk();
  try {
    mkdirSync(other.path(".state"), { mode: 0o700 });
    const first = await startedStudio(other);
    expect(first.isAnother).toBe(false);
    expect(await first.stop()).toBe(0);
    expect(other.list(".state/shokan")).toEqual([]);
    const second = await startedStudio(other);
    expect(second.isAnother).toBe(false);
    expect(second.token).not.toBe(first.token);
    second.child.kill("SIGKILL");
    await new Promise((resolve) => second.child.once("exit", resolve));
    const third = await startedStudio(other);
    expect(third.isAnother).toBe(false);
    await third.stop();
  } finally {
    other.clear();
  }
});

test("a folder that is not there is said to be missing", async () => {
  const answer = await desk.run("studio", "ない場所", "--no-open");
  expect(answer.exit).toBe(1);
  expect(answer.stderr).toContain("job/no-such-folder");
  expect(answer.stderr).toContain("ない場所");
});
