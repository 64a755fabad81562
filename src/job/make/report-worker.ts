import { serveRun } from "../../process/serve-run.ts";
import { loadPdfmake } from "../../report/load-pdfmake.ts";
import { type ReportRequest, writeReports } from "./write-reports.ts";

// A child process that makes a run's reports; what is dead is looked for after each of them.
serveRun((request: ReportRequest) => writeReports(request, { written: () => globalThis.gc?.() }));

// It takes a third of a second, in which letters are made.
await loadPdfmake();
