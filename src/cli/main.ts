#!/usr/bin/env node
import { argv, stderr, stdout } from "node:process";
import { setFlagsFromString } from "node:v8";
import { LEAN_HEAP } from "../job/lean-heap.ts";
import { runCommandLine } from "./command-line.ts";

setFlagsFromString(LEAN_HEAP);

// Whoever reads our output may go away (`shokan … | head`, a closed terminal). A run goes on without them.
for (const stream of [stdout, stderr]) {
  stream.on("error", (cause: NodeJS.ErrnoException) => {
    if (cause.code !== "EPIPE") throw cause;
  });
}

process.exitCode = await runCommandLine(argv.slice(2));
