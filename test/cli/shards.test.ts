import { readFileSync, writeFileSync } from "node:fs";
import { afterAll, beforeAll, beforeEach, describe, expect, test } from "vitest";
import { type Answer, type Desk, hashesOf, newDesk } from "../samples/shokan.ts";

const SIX = "都道府県=佐賀県,団体名=佐賀県|佐賀市|唐津市|鳥栖市|多久市|伊万里市";

let desk: Desk;
let whole: Readonly<Record<string, string>>;

function merge(...options: readonly string[]): Promise<Answer> {
  return desk.run(
    ...["merge", "templates/dx-jinzai.hbs", "--recipients", "recipients/prefectures.csv"],
    ...["recipients/municipalities.csv", "--where", SIX, ...options],
  );
}

beforeAll(async () => {
  desk = newDesk();
  expect((await merge("--print-run", "--out", "out/whole")).exit).toBe(0);
  whole = hashesOf(desk.path("out/whole"));
  for (const shard of ["1/3", "2/3", "3/3"]) {
    expect((await merge("--shard", shard, "--out", `out/${shard[0]}of3`)).exit).toBe(0);
  }
});
afterAll(() => desk.clear());

const SHARDS = ["out/1of3", "out/2of3", "out/3of3"];
let joined = "";
beforeEach(() => {
  joined = `out/joined-${String(desk.list("out").length)}`;
});

function join(...shards: readonly string[]): Promise<Answer> {
  return merge("--print-run", "--out", joined, "--join", ...shards);
}

test("shards part the letters among them, none twice", () => {
  const letters = SHARDS.map((shard) => desk.list(`${shard}/letters`));
  expect(letters.map(({ length }) => length)).toEqual([4, 4, 4]);
  expect(letters.flat().sort()).toEqual(desk.list("out/whole/letters"));
});

test("joined, they are the whole run, byte for byte", async () => {
  const { exit, stdout } = await join(...SHARDS);
  expect(exit).toBe(0);
  expect(stdout).toContain("前回作成した6通");
  expect(hashesOf(desk.path(joined))).toEqual(whole);
  expect((await desk.run("verify", joined)).exit).toBe(0);
});

test("a torn ledger line of the joined run costs its own letters only", async () => {
  await join(...SHARDS);
  const path = desk.path(joined, "ledger.jsonl");
  const lines = readFileSync(path, "utf8").split("\n");
  writeFileSync(path, `${lines.slice(0, 5).join("\n")}\n${lines[5]?.slice(0, 40)}`);
  const { exit, stdout } = await join(...SHARDS);
  expect(exit).toBe(0);
  expect(stdout).toContain("前回作成した6通");
  expect(hashesOf(desk.path(joined))).toEqual(whole);
});

test("what no shard has is made where they are joined", async () => {
  const { exit, stdout } = await join("out/3of3", "out/1of3");
  expect(exit).toBe(0);
  expect(stdout).toContain("前回作成した4通");
  expect(hashesOf(desk.path(joined))).toEqual(whole);
});

test("without a place of its own each shard has a folder of its own", async () => {
  expect((await merge("--shard", "２／３", "--verify", "none")).exit).toBe(0);
  expect(
    desk.list("out").filter((name) => /^dx-jinzai-[0-9a-f]{8}-2of3$/u.test(name)),
  ).toHaveLength(1);
});

describe("a shard is refused by name", () => {
  test("if it is not there or not finished", async () => {
    const { exit, stderr } = await join("out/1of3", "out/4of3");
    expect(exit).toBe(1);
    expect(stderr).toContain("job/shard-unfinished");
    expect(stderr).toContain("out/4of3");
  });

  test("if it was made from something else", async () => {
    expect(
      (await merge("--shard", "1/3", "--edition", "as-issued", "--out", "out/other")).exit,
    ).toBe(0);
    const { exit, stderr } = await join("out/other");
    expect(exit).toBe(1);
    expect(stderr).toContain("job/shard-differs");
  });

  test("if one of its letters is not as it was made; the others are kept", async () => {
    expect((await merge("--shard", "1/3", "--out", "out/damaged")).exit).toBe(0);
    const [name = ""] = desk.list("out/damaged/letters");
    writeFileSync(desk.path("out/damaged/letters", name), "changed");
    const { exit, stderr } = await join("out/damaged");
    expect(exit).toBe(1);
    expect(stderr).toContain("job/shard-changed");
    expect(stderr).toContain(name);
    expect((await join(...SHARDS)).exit).toBe(0);
    expect(hashesOf(desk.path(joined))).toEqual(whole);
  });

  test.each(["0/3", "4/3", "2", "a/b"])("if it is no part of anything: %s", async (shard) => {
    const { exit, stderr } = await merge("--shard", shard);
    expect(exit).toBe(2);
    expect(stderr).toContain("option/bad-shard");
  });
});
