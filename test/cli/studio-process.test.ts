// The studio as a process: one for a project, found again, and ended in order; what it keeps of files that are dropped in.
import { mkdirSync, statSync, writeFileSync } from "node:fs";
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
    // Any port that is free: the one of another project's studio is not waited for, nor taken.
    expect(first.port).not.toBe(studio.port);
    const ask = { name: "hello" };
    expect((await first.post("/api/hello", JSON.stringify(ask))).status).toBe(200);
    expect((await studio.post("/api/hello", JSON.stringify(ask))).status).toBe(200);
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

async function dropped(name: string, text: string): Promise<string> {
  const uploaded = await studio.post("/api/upload", text, {
    "Content-Type": "application/octet-stream",
    "Shokan-Name": encodeURIComponent(name),
  });
  const { handle } = (await uploaded.json()) as { readonly handle: string };
  return (await studio.call("/api/keep", { handle, as: "list" })).path;
}

test("a file that is dropped in again is the one that is there; another of its name gets a name of its own", async () => {
  expect(await dropped("名簿.csv", "職名\n甲\n")).toBe("recipients/名簿.csv");
  expect(await dropped("名簿.csv", "職名\n甲\n")).toBe("recipients/名簿.csv");
  expect(await dropped("名簿.csv", "職名\n乙\n")).toBe("recipients/名簿-2.csv");
  expect(await dropped("名簿.csv", "職名\n乙\n")).toBe("recipients/名簿-2.csv");
});

test("what was changed in a list is not offered as a list", async () => {
  for (const name of [
    "名簿（修正）.csv",
    "名簿（修正）の変更箇所.csv",
    "名簿（修正）の変更箇所-2.csv",
  ]) {
    writeFileSync(desk.path("recipients", name), "職名\n甲\n");
  }
  const { lists } = await studio.call("/api/listing", {});
  const found = lists.map(({ path }) => path).filter((path) => path.includes("修正"));
  expect(found).toEqual(["recipients/名簿（修正）.csv"]);
});
