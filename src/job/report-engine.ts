import type { ChildProcess } from "node:child_process";
import type { FontFace } from "../model/font-face.ts";
import { loadPdfmake } from "../report/load-pdfmake.ts";
import { OutputFailure } from "./output-failure.ts";
import type { RunOutput } from "./run-file.ts";
import { letGo, startChild } from "./start-child.ts";
import { type ReportRequest, writeReports } from "./write-reports.ts";

/** Makes the documents for people (発送台帳, 照合証明) when all letters are written. */
export interface ReportEngine {
  /** Begins to load what reports need, so that it is there when the letters have been read back. */
  readonly load: () => void;
  /** Errors: throws `OutputFailure`. */
  readonly write: (request: ReportRequest) => Promise<readonly RunOutput[]>;
  readonly close: () => void;
}

/** What the reporting process answers. */
export type ReportAnswer =
  | { readonly kind: "reported"; readonly outputs: readonly RunOutput[] }
  | { readonly kind: "failed"; readonly systemCode: string | undefined; readonly text: string };

/** Heap of the reporting process in MiB: a part of 2,000 rows, every name too long for its column, fits into 96. */
const REPORT_HEAP_MIB = 128;

/**
 * A part of a long ledger leaves 40 MB of dead objects behind, and Node would let those of several parts pile up: the
 * process may look for them itself when a part is written. Objects that die young get 4 MiB instead of 16.
 */
const REPORT_FLAGS = ["--expose-gc", "--max-semi-space-size=4"];

/** Reports of a small run: made in this process, with the letters' faces. */
export function ownReports(faces: readonly FontFace[]): ReportEngine {
  return {
    load: () => {
      // A failure is told where the reports are written.
      loadPdfmake().catch(() => undefined);
    },
    write: (request) => writeReports(request, { opened: faces }),
    close: () => undefined,
  };
}

/** Starts a process that loads what reports need while the letters are made, and makes them in bounded memory. */
export function forkedReports(): ReportEngine {
  const child = startChild("report-worker", REPORT_HEAP_MIB, REPORT_FLAGS);
  return {
    load: () => undefined,
    write: async (request) => {
      const answer = child.connected ? await answerOf(child, request) : undefined;
      if (answer === undefined) return writeReports(request);
      if (answer.kind === "reported") return answer.outputs;
      if (answer.systemCode === undefined) throw new Error(answer.text);
      throw new OutputFailure(answer.systemCode, answer.text);
    },
    close: () => letGo(child),
  };
}

/** The answer, or nothing if the process died of the question. */
function answerOf(child: ChildProcess, request: ReportRequest): Promise<ReportAnswer | undefined> {
  return new Promise((resolve) => {
    child.once("message", (answer: ReportAnswer) => resolve(answer));
    child.once("exit", () => resolve(undefined));
    child.send(request, () => undefined);
  });
}
