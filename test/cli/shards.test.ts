import { readFileSync, writeFileSync } from "node:fs";
import { afterAll, beforeAll, beforeEach, describe, expect, test } from "vitest";
import { type Answer, type Desk, hashesOf, newDesk } from "./shokan.ts";

let desk: Desk;
let whole: Readonly<Record<string, string>>;

function merge(...options: readonly string[]): Answer {
  return desk.run(
    ...["merge", "templates/dx-jinzai.hbs", "--recipients", "recipients/prefectures.csv"],
    ...["recipients/municipalities.csv", "--where", "都道府県=佐賀県", ...options],
  );
}

beforeAll(() => {
  desk = newDesk();
  expect(merge("--print-run", "--out", "out/whole").exit).toBe(0);
  whole = hashesOf(desk.path("out/whole"));
  for (const shard of ["1/3", "2/3", "3/3"]) {
    expect(merge("--shard", shard, "--out", `out/${shard[0]}of3`).exit).toBe(0);
  }
}, 60_000);
afterAll(() => desk.clear());

const SHARDS = ["out/1of3", "out/2of3", "out/3of3"];
let joined = "";
beforeEach(() => {
  joined = `out/joined-${String(desk.list("out").length)}`;
});

function join(...shards: readonly string[]): Answer {
  return merge("--print-run", "--out", joined, "--join", ...shards);
}

test("shards part the letters among them, none twice", () => {
  const letters = SHARDS.map((shard) => desk.list(`${shard}/letters`));
  expect(letters.map(({ length }) => length)).toEqual([14, 14, 14]);
  expect(letters.flat().sort()).toEqual(desk.list("out/whole/letters"));
});

test("joined, they are the whole run, byte for byte", () => {
  const { exit, stdout } = join(...SHARDS);
  expect(exit).toBe(0);
  expect(stdout).toContain("前回作成した21通");
  expect(hashesOf(desk.path(joined))).toEqual(whole);
  expect(desk.run("verify", joined).exit).toBe(0);
});

test("a torn ledger line of the joined run costs its own letters only", () => {
  join(...SHARDS);
  const path = desk.path(joined, "ledger.jsonl");
  const lines = readFileSync(path, "utf8").split("\n");
  writeFileSync(path, `${lines.slice(0, 5).join("\n")}\n${lines[5]?.slice(0, 40)}`);
  const { exit, stdout } = join(...SHARDS);
  expect(exit).toBe(0);
  expect(stdout).toContain("前回作成した21通");
  expect(hashesOf(desk.path(joined))).toEqual(whole);
});

test("what no shard has is made where they are joined", () => {
  const { exit, stdout } = join("out/3of3", "out/1of3");
  expect(exit).toBe(0);
  expect(stdout).toContain("前回作成した14通");
  expect(hashesOf(desk.path(joined))).toEqual(whole);
});

test("without a place of its own each shard has a folder of its own", () => {
  expect(merge("--shard", "２／３", "--verify", "none").exit).toBe(0);
  expect(
    desk.list("out").filter((name) => /^dx-jinzai-[0-9a-f]{8}-2of3$/u.test(name)),
  ).toHaveLength(1);
});

describe("a shard is refused by name", () => {
  test("if it is not there or not finished", () => {
    const { exit, stderr } = join("out/1of3", "out/4of3");
    expect(exit).toBe(1);
    expect(stderr).toContain("job/shard-unfinished");
    expect(stderr).toContain("out/4of3");
  });

  test("if it was made from something else", () => {
    expect(merge("--shard", "1/3", "--edition", "as-issued", "--out", "out/other").exit).toBe(0);
    const { exit, stderr } = join("out/other");
    expect(exit).toBe(1);
    expect(stderr).toContain("job/shard-differs");
  });

  test("if one of its letters is not as it was made; the others are kept", () => {
    expect(merge("--shard", "1/3", "--out", "out/damaged").exit).toBe(0);
    const [name = ""] = desk.list("out/damaged/letters");
    writeFileSync(desk.path("out/damaged/letters", name), "changed");
    const { exit, stderr } = join("out/damaged");
    expect(exit).toBe(1);
    expect(stderr).toContain("job/shard-changed");
    expect(stderr).toContain(name);
    expect(join(...SHARDS).exit).toBe(0);
    expect(hashesOf(desk.path(joined))).toEqual(whole);
  });

  test.each(["0/3", "4/3", "2", "a/b"])("if it is no part of anything: %s", (shard) => {
    const { exit, stderr } = merge("--shard", shard);
    expect(exit).toBe(2);
    expect(stderr).toContain("option/bad-shard");
  });
});
