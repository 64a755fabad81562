import { spawnSync } from "node:child_process";
import { expect, test } from "vitest";
import { LATE_COMPILER, lateCompiler } from "../../../src/process/late-compiler.ts";
import { LEAN_MAIN, LEAN_PROCESS, ROOM_FOR_LETTERS } from "../../../src/process/lean-heap.ts";

test("the Node that runs us knows every flag that our processes are started with", () => {
  const args = [
    ...LEAN_MAIN,
    ...LEAN_PROCESS,
    ROOM_FOR_LETTERS,
    ...LATE_COMPILER,
    "-e",
    "console.log('begun')",
  ];
  const { status, stdout, stderr } = spawnSync(process.execPath, args, { encoding: "utf8" });
  expect({ status, stdout, stderr }).toEqual({ status: 0, stdout: "begun\n", stderr: "" });
});

// V8 12, in Node 22, has no such flag any more; the package for Windows brings Node 22 with it.
test.each(["21.0.0", "22.23.3", "24.21.0", "200.0.0"])(
  "Node %s is not asked for what it has not",
  (node) => {
    expect(lateCompiler(node)).toEqual([]);
  },
);

test("Node 20 has it", () => {
  expect(lateCompiler("20.19.0")).toEqual(["--interrupt-budget=600000"]);
});
