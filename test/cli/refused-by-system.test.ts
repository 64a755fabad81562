import { spawnSync } from "node:child_process";
import { chmodSync, existsSync, mkdirSync, openSync, symlinkSync, writeFileSync } from "node:fs";
import { afterEach, beforeEach, expect, test } from "vitest";
import { isDrawn } from "../samples/extent.ts";
import { type Answer, COMMAND, type Desk, newDesk } from "../samples/shokan.ts";

let desk: Desk;
beforeEach(() => {
  desk = newDesk();
});
afterEach(() => desk.clear());

const LETTER = [
  "templates/dx-jinzai.hbs",
  "--recipients",
  "recipients/prefectures.csv",
  "--only",
  "010006",
] as const;

/** Words in Japanese, an exit code that is not our own fault, and no stack. */
function expectWords(answer: Answer, exit: number, code: string): void {
  expect(answer.stderr).toContain(code);
  expect(answer.stderr).not.toContain("    at ");
  expect(answer.stderr).toMatch(/[ぁ-ん]/u);
  expect(answer.exit).toBe(exit);
}

test.each([
  ["a folder that is not there", "no-folder/findings.csv"],
  ["a folder", "out"],
])("findings that cannot be written to %s are told", async (_, path) => {
  mkdirSync(desk.path("out"));
  expectWords(await desk.run("check", ...LETTER, "--report", path), 74, "job/output-failed");
});

test("a beginning that cannot be written is told", () => {
  writeFileSync(desk.path("a file"), "");
  const [program, main] = COMMAND;
  const cwd = desk.path("start");
  mkdirSync(cwd);
  writeFileSync(desk.path("start/templates"), "");
  const { status, stderr, stdout } = spawnSync(program, [main, "init", "oshirase"], {
    cwd,
    encoding: "utf8",
  });
  expectWords({ exit: status, stderr, stdout }, 74, "job/output-failed");
});

test.each([
  ["a list", "recipients/prefectures.csv"],
  ["what is not there", "out/nowhere"],
])("%s is no run's folder to verify", async (_, path) => {
  expectWords(await desk.run("verify", path), 1, "job/not-a-run");
});

test("links in the place of a run's files are not followed", async () => {
  mkdirSync(desk.path("out/a"), { recursive: true });
  symlinkSync(desk.path("out/elsewhere"), desk.path("out/a/ledger.jsonl"));
  const answer = await desk.run("merge", ...LETTER, "--out", "out/a");
  expect(answer.stderr).not.toContain("    at ");
  expect([1, 65, 74]).toContain(answer.exit);
  expect(existsSync(desk.path("out/elsewhere"))).toBe(false);
});

test.runIf(process.platform === "linux" && isDrawn("a log on a full disk", 3))(
  "a log on a full disk does not end the run before its letters are written",
  async () => {
    const [program, main] = COMMAND;
    const full = openSync("/dev/full", "w");
    const run = (
      stdio: readonly (number | "ignore")[],
      ...more: readonly string[]
    ): number | null =>
      spawnSync(program, [main, "merge", ...LETTER, "--out", "out/a", ...more], {
        cwd: desk.folder,
        stdio: [...stdio],
      }).status;
    // The letters are there; that the words about them are lost is told by the exit code.
    expect(run(["ignore", full, "ignore"], "--json")).toBe(74);
    expect(desk.list("out/a/letters")).toHaveLength(2);
    expect(run(["ignore", "ignore", full], "--restart")).toBe(0);
    expect((await desk.run("verify", "out/a")).exit).toBe(0);
  },
);

test.runIf(isDrawn("no process", 3))(
  "where no process can be started, a few letters are made and proved all the same",
  () => {
    // Node says ENOENT for a program that was replaced while it runs, as by an update.
    const copy = desk.path("node");
    const [program, main] = COMMAND;
    spawnSync("cp", [program, copy]);
    chmodSync(copy, 0o755);
    const script = `
    require("node:fs").rmSync(${JSON.stringify(copy)});
    process.argv.splice(1, 1, ${JSON.stringify(main)});
    import(${JSON.stringify(main)});`;
    const run = (...args: readonly string[]): Answer => {
      spawnSync("cp", [program, copy]);
      const { status, stdout, stderr } = spawnSync(copy, ["-e", script, "x", "merge", ...args], {
        cwd: desk.folder,
        encoding: "utf8",
      });
      return { exit: status, stdout, stderr };
    };
    expect(run(...LETTER, "--out", "out/few").exit).toBe(0);
    const many = ["templates/dx-jinzai.hbs", "--recipients", "recipients/prefectures.csv"];
    expectWords(run(...many, "--out", "out/many"), 74, "job/worker-unavailable");
  },
);
