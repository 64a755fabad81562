import { spawn } from "node:child_process";
import { once } from "node:events";
import { text } from "node:stream/consumers";
import { afterAll, beforeAll, expect } from "vitest";
import { oneIn } from "../samples/extent.ts";
import { type Answer, COMMAND, type Desk, hashesOf, newDesk } from "../samples/shokan.ts";

const test = oneIn(3);

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

// In one process, on a disk in memory, joins and reprints are tried so too: `test/unit/job`.
test("of two merges at once in one folder one works, and the folder is whole", async () => {
  const out = "out/two";
  expectOneAtATime(
    await Promise.all([beside(...THREE, "--out", out), beside(...THREE, "--out", out)]),
  );
  expect(hashesOf(desk.path(out))).toEqual(whole);
  expect((await desk.run("verify", out)).exit).toBe(0);
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
