import { afterAll, beforeAll, expect, test } from "vitest";
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

// What else there is to say of shards is said of a disk in memory, in `test/unit/job/shards.test.ts`.

test("joined, they are the whole run, byte for byte", async () => {
  const joined = "out/joined";
  const shards = ["out/1of3", "out/2of3", "out/3of3"];
  const { exit, stdout } = await merge("--print-run", "--out", joined, "--join", ...shards);
  expect(exit).toBe(0);
  expect(stdout).toContain("前回作成した6通");
  expect(hashesOf(desk.path(joined))).toEqual(whole);
  expect((await desk.run("verify", joined)).exit).toBe(0);
});

test("without a place of its own each shard has a folder of its own", async () => {
  expect((await merge("--shard", "２／３", "--verify", "none")).exit).toBe(0);
  expect(
    desk.list("out").filter((name) => /^dx-jinzai-[0-9a-f]{8}-2of3$/u.test(name)),
  ).toHaveLength(1);
});

test.each(["0/3", "4/3", "2", "a/b"])(
  "a shard that is no part of anything is refused: %s",
  async (shard) => {
    const { exit, stderr } = await merge("--shard", shard);
    expect(exit).toBe(2);
    expect(stderr).toContain("option/bad-shard");
  },
);
