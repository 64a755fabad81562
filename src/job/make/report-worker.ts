import { exit } from "node:process";
import { loadPdfmake } from "../../report/load-pdfmake.ts";
import { failureOf } from "../process/child-failure.ts";
import { tellRun } from "../process/tell-run.ts";
import type { ReportAnswer } from "./report-engine.ts";
import { type ReportRequest, writeReports } from "./write-reports.ts";

// A child process that makes a run's reports. It ends when the coordinator does; a signal from the terminal reaches the
// whole group, and only the coordinator decides what it means.
process.on("SIGINT", () => undefined);
process.on("SIGTERM", () => undefined);
process.on("disconnect", () => exit(0));
process.on("message", (request: ReportRequest) => void answer(request));

async function answer(request: ReportRequest): Promise<void> {
  tellRun(await reportsOf(request));
}

async function reportsOf(request: ReportRequest): Promise<ReportAnswer> {
  try {
    return {
      kind: "reported",
      outputs: await writeReports(request, { written: () => globalThis.gc?.() }),
    };
  } catch (cause) {
    return failureOf(cause);
  }
}

// It takes a third of a second, in which letters are made.
await loadPdfmake();
