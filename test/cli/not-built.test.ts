import { spawnSync } from "node:child_process";
import { copyFileSync, mkdirSync, mkdtempSync, rmSync, writeFileSync } from "node:fs";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { afterAll, expect, test } from "vitest";

const folder = mkdtempSync(join(tmpdir(), "shokan-"));
afterAll(() => rmSync(folder, { recursive: true, force: true }));

test("`node .` says how to build where nothing is built, and starts the command where it is", () => {
  mkdirSync(join(folder, ".config"));
  copyFileSync("package.json", join(folder, "package.json"));
  copyFileSync(".config/start.js", join(folder, ".config/start.js"));
  const started = (): readonly [number | null, string, string] => {
    const { status, stdout, stderr } = spawnSync(process.execPath, ["."], {
      cwd: folder,
      encoding: "utf8",
    });
    return [status, stdout, stderr];
  };
  const [status, stdout, stderr] = started();
  expect([status, stdout]).toEqual([2, ""]);
  expect(stderr).toMatch(/npm start か npm run build を実行してください。\n.*npm run build/u);
  expect(stderr.trimEnd().split("\n")).toHaveLength(2);
  mkdirSync(join(folder, "dist/bundle"), { recursive: true });
  writeFileSync(join(folder, "dist/bundle/main.js"), "process.stdout.write(process.argv[1]);");
  expect(started()).toEqual([0, folder, ""]);
});
