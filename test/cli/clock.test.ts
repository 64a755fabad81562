import { readdirSync, rmSync, utimesSync } from "node:fs";
import { join } from "node:path";
import { afterAll, afterEach, beforeAll, expect, test, vi } from "vitest";
import { pickedOf } from "../samples/extent.ts";
import { type Answer, type Desk, hashesOf, newDesk } from "../samples/shokan.ts";

/** Long ago, and long after all. */
const TIMES = ["1981-01-01T00:00:00Z", "2099-12-31T23:59:59Z"];

/** So few that their letters, print run and reports are made in this process, whose clock a test can set. */
function merge(out: string): Promise<Answer> {
  return desk.run(
    ...["merge", "templates/dx-jinzai.hbs", "--recipients", "recipients/prefectures.csv"],
    ...["--only", "010006,020001,030007", "--print-run", "--out", out],
  );
}

let desk: Desk;
let whole: Readonly<Record<string, string>>;
beforeAll(async () => {
  desk = newDesk();
  expect((await merge("out/whole")).exit).toBe(0);
  whole = hashesOf(desk.path("out/whole"));
});
afterEach(() => vi.useRealTimers());
afterAll(() => desk.clear());

function setClock(time: string): void {
  vi.useFakeTimers({ toFake: ["Date"], now: new Date(time) });
}

/** Gives all files below a folder the time of a day. */
function dateFiles(folder: string, time: string): void {
  for (const name of readdirSync(folder, { recursive: true, encoding: "utf8" })) {
    utimesSync(join(folder, name), new Date(time), new Date(time));
  }
}

test.each(pickedOf(TIMES, 1))(
  "a run whose clock says %s makes the same bytes in every file",
  async (time) => {
    setClock(time);
    const out = `out/at-${time.slice(0, 4)}`;
    const { exit, stdout, stderr } = await merge(out);
    expect(stdout + stderr).not.toContain("相違");
    expect(exit).toBe(0);
    expect(hashesOf(desk.path(out))).toEqual(whole);
  },
);

test.each(pickedOf(TIMES, 1))(
  "a run goes on after the clock was set back, over files of %s, and ends with the same bytes",
  async (time) => {
    const out = `out/goes-on-${time.slice(0, 4)}`;
    setClock("2026-12-01T10:00:00Z");
    expect((await merge(out)).exit).toBe(0);
    for (const name of ["letters/020001-青森県知事.pdf", "照合証明.pdf", "print-run.pdf"]) {
      rmSync(desk.path(out, name));
    }
    for (const folder of ["templates", "recipients", out]) dateFiles(desk.path(folder), time);
    setClock("2026-12-01T09:00:00Z");
    const { exit, stderr } = await merge(out);
    expect(stderr).not.toContain("エラー");
    expect(exit).toBe(0);
    expect(hashesOf(desk.path(out))).toEqual(whole);
    const later = await merge(out);
    expect(later.stdout).toContain("変わっていません");
    expect(later.exit).toBe(0);
  },
);
