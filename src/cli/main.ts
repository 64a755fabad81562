#!/usr/bin/env node
import { argv, env, stderr, stdout } from "node:process";
import { setFlagsFromString } from "node:v8";
import { LATE_COMPILER } from "../process/late-compiler.ts";
import { LEAN_MAIN, ONE_ARENA } from "../process/lean-heap.ts";
import { EXIT } from "./exit-code.ts";

for (const flag of [...LEAN_MAIN, ...LATE_COMPILER]) setFlagsFromString(flag);
env[ONE_ARENA.name] ??= ONE_ARENA.value;

// Loaded when the flags hold: to read and compile the program fills more of the heap than most commands do.
const { runCommandLine } = await import("./command-line.ts");

// Whoever reads our output may go away (`shokan … | head`, a closed terminal), or the disk that it is kept on be full. A
// run goes on without them; only the loss of its words is reported, by the exit code.
let wordsLost = false;
stdout.on("error", (cause: NodeJS.ErrnoException) => {
  wordsLost ||= cause.code !== "EPIPE";
});
stderr.on("error", () => undefined);

process.on("exit", () => {
  if (wordsLost && process.exitCode === EXIT.done) process.exitCode = EXIT["output-failed"];
});

process.exitCode = await runCommandLine(argv.slice(2));
