import { mkdtempSync, readdirSync, rmSync } from "node:fs";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { afterAll, expect, test } from "vitest";
import { folderStore } from "../../../src/cluster/store-folder.ts";

const folder = mkdtempSync(join(tmpdir(), "shokan-store-"));
const store = folderStore(folder);
afterAll(() => rmSync(folder, { recursive: true, force: true }));

const text = async (name: string): Promise<string> =>
  Buffer.from((await store.read(name)) ?? []).toString();

test("of those who put something under one name at once, one alone does, and what it put stays", async () => {
  const all = Array.from({ length: 20 }, (_, index) => `内容${index}`);
  const did = await Promise.all(all.map((one) => store.putIfAbsent("a/b", Buffer.from(one))));
  const winners = all.filter((_, index) => did[index]);
  expect(winners).toHaveLength(1);
  expect(await text("a/b")).toBe(winners[0]);
  expect(readdirSync(join(folder, "a"))).toEqual(["b"]);
});

test("what is not there is nothing, and removing it is no fault", async () => {
  expect(await store.read("x/y")).toBeUndefined();
  expect(await store.read("a/b/c")).toBeUndefined();
  expect(await store.names("x")).toEqual([]);
  await store.remove("x");
});

test("what is removed may be put again, with all that is below it gone", async () => {
  await store.putIfAbsent("run/parts/1", Buffer.from("古"));
  await store.remove("run");
  expect(await store.names("run")).toEqual([]);
  expect(await store.putIfAbsent("run/parts/1", Buffer.from("新"))).toBe(true);
  expect(await text("run/parts/1")).toBe("新");
});
