import { cpSync, mkdirSync, mkdtempSync, readFileSync, rmSync, writeFileSync } from "node:fs";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { pathToFileURL } from "node:url";
import { afterEach, beforeEach, expect, test } from "vitest";
import { hashOfProgram } from "../../../src/outside/program-hash.ts";

let folder: string;
beforeEach(() => {
  folder = mkdtempSync(join(tmpdir(), "shokan-program-"));
  mkdirSync(join(folder, "one/dist/bundle"), { recursive: true });
  writeFileSync(join(folder, "one/package.json"), '{"dependencies":{"harfbuzzjs":"1.0.0"}}');
  writeFileSync(join(folder, "one/dist/bundle/main.js"), "print(1)\n");
  writeFileSync(join(folder, "one/dist/bundle/worker.js"), "work(1)\n");
});
afterEach(() => rmSync(folder, { recursive: true }));

function hashOf(name: string): string {
  return hashOfProgram(pathToFileURL(join(folder, name, "dist/bundle/main.js")).href);
}

test("the same program in another place has the same hash", () => {
  cpSync(join(folder, "one"), join(folder, "別の場所"), { recursive: true });
  writeFileSync(join(folder, "別の場所/dist/bundle/main.js.map"), "{}");
  expect(hashOf("別の場所")).toBe(hashOf("one"));
});

test.each([
  ["its command", "dist/bundle/main.js"],
  ["the process that makes letters", "dist/bundle/worker.js"],
  ["the version of a package that it is made with", "package.json"],
])("a program that differs in %s has another hash", (_, path) => {
  cpSync(join(folder, "one"), join(folder, "other"), { recursive: true });
  const file = join(folder, "other", path);
  writeFileSync(file, readFileSync(file, "utf8").replace("1", "2"));
  expect(hashOf("other")).not.toBe(hashOf("one"));
});

test("the command and the library that was built with it are one program", () => {
  const module = join(folder, "one/dist/outside/program-hash.js");
  mkdirSync(join(module, ".."), { recursive: true });
  writeFileSync(module, "export {};\n");
  expect(hashOfProgram(pathToFileURL(module).href)).toBe(hashOf("one"));
});
