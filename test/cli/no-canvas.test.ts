// A tree that was copied from another system, or installed without optional packages, lacks the native canvas.
import { spawnSync } from "node:child_process";
import { afterAll, beforeAll, expect } from "vitest";
import { oneIn } from "../samples/extent.ts";
import { type Answer, COMMAND, type Desk, hashesOf, newDesk } from "../samples/shokan.ts";

const test = oneIn(3);

/** Makes the canvas a package that is not installed, in a process and in all that it starts. */
const WITHOUT_CANVAS = `
const { Module } = require("node:module");
const { _resolveFilename } = Module;
Module._resolveFilename = (name, ...rest) => {
  if (name === "@napi-rs/canvas") throw Object.assign(new Error(name), { code: "MODULE_NOT_FOUND" });
  return Reflect.apply(_resolveFilename, Module, [name, ...rest]);
};
`;

let desk: Desk;
beforeAll(() => {
  desk = newDesk();
  desk.write("without-canvas.cjs", WITHOUT_CANVAS);
});
afterAll(() => desk.clear());

function withoutCanvas(...args: readonly string[]): Answer {
  const [node, main] = COMMAND;
  const { status, stdout, stderr } = spawnSync(node, [main, ...args], {
    cwd: desk.folder,
    encoding: "utf8",
    env: { ...process.env, NODE_OPTIONS: `--require ${desk.path("without-canvas.cjs")}` },
  });
  return { exit: status, stdout, stderr };
}

const MERGE = [
  ...["merge", "templates/dx-jinzai.hbs", "--recipients", "recipients/prefectures.csv"],
  ...["--only", "010006,020001,030007"],
];

test("without the native canvas every letter is read back as with it, and nobody hears of a canvas", async () => {
  const usual = await desk.run(...MERGE, "--print-run", "--out", "out/usual");
  expect(usual.exit).toBe(0);
  const answer = withoutCanvas(...MERGE, "--print-run", "--out", "out/without", "--jobs", "1");
  expect(answer.stderr).not.toMatch(/canvas|DOMMatrix|ImageData|Path2D|Warning/u);
  expect(answer.exit).toBe(0);
  const text = withoutCanvas("text", "out/without/letters/010006-北海道知事.pdf");
  expect(text.exit).toBe(0);
  expect(text.stdout).toContain("拝啓");
  expect(text.stderr).toBe("");
  expect(withoutCanvas("verify", "out/without").exit).toBe(0);
  expect(hashesOf(desk.path("out/without"))).toEqual(hashesOf(desk.path("out/usual")));
});
