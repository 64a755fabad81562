import { spawnSync } from "node:child_process";
import { afterAll, beforeAll, expect, test } from "vitest";
import { oneIn } from "../samples/extent.ts";
import { type Answer, COMMAND, type Desk, hashesOf, newDesk } from "../samples/shokan.ts";

const TWO = [
  ...["merge", "templates/dx-jinzai.hbs", "--recipients", "recipients/prefectures.csv"],
  ...["--only", "010006,020001"],
] as const;

let desk: Desk;
let whole: Readonly<Record<string, string>>;
beforeAll(async () => {
  desk = newDesk();
  expect((await desk.run(...TWO, "--out", "out/whole")).exit).toBe(0);
  whole = hashesOf(desk.path("out/whole"));
});
afterAll(() => desk.clear());

/** Starts the command where the system allows less, as `ulimit` of the shell says. */
function startWithin(limit: string, ...args: readonly string[]): Answer {
  const script = `ulimit ${limit}; exec "$@"`;
  const { status, stdout, stderr } = spawnSync(
    "bash",
    ["-c", script, "bash", ...COMMAND, ...args],
    {
      cwd: desk.folder,
      encoding: "utf8",
    },
  );
  return { exit: status, stdout, stderr };
}

test
  .runIf(process.platform === "linux")
  .each([["files of 60 kB at most", "-f 60", /ファイルが大きすぎます/u]])(
  "a run that is allowed %s ends in words, and goes on to the same bytes where it may have more",
  async (_, limit, words) => {
    const out = `out/within${limit.replace(" ", "")}`;
    const { exit, stdout, stderr } = startWithin(limit, ...TWO, "--out", out);
    expect(exit).toBe(74);
    expect(stdout + stderr).toMatch(words);
    expect(stdout + stderr).not.toContain("    at ");
    expect((await desk.run(...TWO, "--out", out)).exit).toBe(0);
    expect(hashesOf(desk.path(out))).toEqual(whole);
  },
);

oneIn(3)(
  "a list with a line of 100 MB is refused by its line, in no more memory than a few lists take",
  () => {
    const head = "団体コード,都道府県,団体名,よみ,職名,敬称,種別\n";
    desk.write("long.csv", `${head}022012,青森県,青森市,"${"x".repeat(100_000_000)}\n`);
    const [program, main] = COMMAND;
    const check = ["check", "templates/dx-jinzai.hbs", "--recipients", "long.csv"];
    const { status, stderr } = spawnSync(program, ["--max-old-space-size=400", main, ...check], {
      cwd: desk.folder,
      encoding: "utf8",
    });
    expect(stderr).toContain("long.csv 2行目4列目 エラー csv/row-too-long");
    expect(stderr).not.toContain("    at ");
    expect(stderr.length).toBeLessThan(2000);
    expect(status).toBe(1);
  },
);
