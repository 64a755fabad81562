import { spawn } from "node:child_process";
import { once } from "node:events";
import { text } from "node:stream/consumers";
import { afterAll, beforeAll, expect, test } from "vitest";
import { type Answer, COMMAND, type Desk, hashesOf, newDesk } from "../samples/shokan.ts";

const THREE = [
  ...["merge", "templates/dx-jinzai.hbs", "--recipients", "recipients/prefectures.csv"],
  ...["--only", "010006,020001,030007"],
] as const;

let desk: Desk;
let whole: Readonly<Record<string, string>>;
beforeAll(async () => {
  desk = newDesk();
  expect((await desk.run(...THREE, "--out", "out/whole")).exit).toBe(0);
  whole = hashesOf(desk.path("out/whole"));
  for (const shard of ["1/2", "2/2"]) {
    expect((await desk.run(...THREE, "--shard", shard, "--out", `out/${shard[0]}`)).exit).toBe(0);
  }
});
afterAll(() => desk.clear());

/** Starts a command that runs beside others. */
async function beside(...args: readonly string[]): Promise<Answer> {
  const [program, main] = COMMAND;
  const child = spawn(program, [main, ...args], { cwd: desk.folder });
  const [stdout, stderr] = await Promise.all([
    text(child.stdout),
    text(child.stderr),
    child.exitCode ?? once(child, "close"),
  ]);
  return { exit: child.exitCode, stdout, stderr };
}

/** At least one of them ended well, and who did not was told that another is at work. */
function expectOneAtATime(answers: readonly Answer[]): void {
  expect(answers.map(({ exit }) => exit)).toContain(0);
  for (const { exit, stderr } of answers) {
    if (exit !== 0) expect(stderr).toContain("job/folder-in-use");
    expect([0, 75]).toContain(exit);
    expect(stderr).not.toContain("    at ");
  }
}

test.each([
  ["joins of shards", [...THREE, "--join", "out/1", "out/2"]],
  ["merges", THREE],
])("of two %s at once in one folder one works, and the folder is whole", async (what, command) => {
  const out = `out/two ${what}`;
  expectOneAtATime(
    await Promise.all([beside(...command, "--out", out), beside(...command, "--out", out)]),
  );
  expect(hashesOf(desk.path(out))).toEqual(whole);
  expect((await desk.run("verify", out)).exit).toBe(0);
});

test("of two reprints at once into one folder one works, and the original is as it was", async () => {
  const reprint = [...THREE.slice(0, 4), "--reprint", "out/whole", "--only", "020001"];
  const out = ["--out", "out/again"];
  expectOneAtATime(await Promise.all([beside(...reprint, ...out), beside(...reprint, ...out)]));
  const letters = Object.entries(hashesOf(desk.path("out/again"))).filter(([path]) =>
    path.startsWith("letters/"),
  );
  expect(letters.map(([path]) => path)).toHaveLength(2);
  for (const [path, hash] of letters) expect(hash).toBe(whole[path]);
  expect(hashesOf(desk.path("out/whole"))).toEqual(whole);
  expect((await desk.run("verify", "out/again")).exit).toBe(0);
});

test("a folder that is verified while letters are merged into it is not damaged by it", async () => {
  const merged = beside(...THREE, "--out", "out/looked-at");
  const looks = [];
  for (let times = 0; times < 3; times += 1) {
    looks.push(await beside("verify", "out/looked-at"));
  }
  expect((await merged).exit).toBe(0);
  for (const { exit, stderr } of looks) {
    // Not there yet, not whole yet, or whole.
    expect([0, 1, 3, 65, 75]).toContain(exit);
    expect(stderr).not.toContain("    at ");
  }
  expect(hashesOf(desk.path("out/looked-at"))).toEqual(whole);
  expect((await desk.run("verify", "out/looked-at")).exit).toBe(0);
});
