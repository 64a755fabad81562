import { appendFileSync, readFileSync, writeFileSync } from "node:fs";
import { afterAll, beforeAll, expect, test } from "vitest";
import { type Answer, type Desk, newDesk } from "../samples/shokan.ts";

let desk: Desk;

function merge(...options: readonly string[]): Promise<Answer> {
  return desk.run(
    ...["merge", "templates/dx-jinzai.hbs", "--recipients", "recipients/prefectures.csv"],
    ...["recipients/municipalities.csv", ...options],
  );
}

beforeAll(async () => {
  desk = newDesk();
  expect((await merge("--only", "410004,412015,412023", "--out", "out/first")).exit).toBe(0);
});
afterAll(() => desk.clear());

const NAME = "letters/412015-佐賀市長.pdf";

test("a letter that was lost is made again elsewhere, byte for byte", async () => {
  expect(
    (await merge("--reprint", "out/first", "--only", "412015", "--out", "out/again")).exit,
  ).toBe(0);
  expect(desk.list("out/again/letters")).toHaveLength(2);
  expect(readFileSync(desk.path("out/again", NAME))).toEqual(
    readFileSync(desk.path("out/first", NAME)),
  );
});

test("without names, the letters that were set aside are made", async () => {
  const line = JSON.stringify({ sequence: 2, id: "412023", reason: "worker ended with SIGKILL" });
  writeFileSync(desk.path("out/first/reprint.jsonl"), `${line}\n`);
  expect((await merge("--reprint", "out/first", "--out", "out/aside")).exit).toBe(0);
  expect(desk.list("out/aside/letters")).toEqual(["412023-唐津市長.docx", "412023-唐津市長.pdf"]);
  writeFileSync(desk.path("out/first/reprint.jsonl"), "");
  const { exit, stderr } = await merge("--reprint", "out/first", "--out", "out/nothing");
  expect(exit).toBe(1);
  expect(stderr).toContain("job/nothing-to-reprint");
});

test("a letter that does not come out the same is told with exit 3", async () => {
  appendFileSync(desk.path("templates/dx-jinzai.hbs"), "［＃追伸］追伸　一字違う\n");
  const { exit, stderr } = await merge(
    "--reprint",
    "out/first",
    "--only",
    "412015",
    "--out",
    "out/other",
  );
  expect(exit).toBe(3);
  expect(stderr).toContain("job/reprint-differs");
  expect(stderr).toContain(NAME);
});

test("what is no run is refused", async () => {
  const { exit, stderr } = await merge("--reprint", "templates", "--only", "412015");
  expect(exit).toBe(1);
  expect(stderr).toContain("job/not-a-run");
});
