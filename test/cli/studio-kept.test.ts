// What the studio keeps of files that are dropped in, and what it offers as lists.
import { mkdirSync, writeFileSync } from "node:fs";
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
