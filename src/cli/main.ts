#!/usr/bin/env node
import { argv } from "node:process";
import { runCommandLine } from "./command-line.ts";

process.exitCode = await runCommandLine(argv.slice(2));
