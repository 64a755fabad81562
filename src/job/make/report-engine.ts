import type { Disk } from "../../base/disk.ts";
import type { FontFace } from "../../model/font-face.ts";
import type { Child } from "../../process/child-messages.ts";
import { collectGarbage } from "../../process/collect-garbage.ts";
import { LEAN_PROCESS } from "../../process/lean-heap.ts";
import { ChildGone, startChild } from "../../process/start-child.ts";
import { loadPdfmake } from "../../report/load-pdfmake.ts";
import { type ReportRequest, type WrittenReports, writeReports } from "./write-reports.ts";

/** Makes the documents for people (発送台帳, 照合証明) when all letters are written. */
export interface ReportEngine {
  /** Begins to load what reports need, so that it is there when the letters have been read back. */
  readonly load: () => void;
  /** Errors: throws `OutputFailure`. */
  readonly write: (request: ReportRequest) => Promise<WrittenReports>;
  readonly close: () => void;
}

/** Heap of the reporting process in MiB: a part of 2,000 rows, every name too long for its column, fits into 96. */
const REPORT_HEAP_MIB = 128;

/** How long it may be silent, in milliseconds; the ledger of 100,000 letters takes minutes. */
const REPORT_SILENCE_MS = 2 * 3600_000;

/**
 * A part of a long ledger leaves 40 MB of dead objects behind, and Node would let those of several parts pile up: the
 * process may look for them itself when a part is written.
 */
const REPORT_FLAGS = [...LEAN_PROCESS, "--expose-gc"];

/** Reports of a small run: made in this process, with the letters' faces. */
export function ownReports(
  openFaces: () => Promise<readonly FontFace[]>,
  disk: Disk,
): ReportEngine {
  return {
    load: () => {
      // A failure is reported where the reports are written.
      loadPdfmake().catch(() => undefined);
    },
    write: async (request) => writeReports(request, { opened: await openFaces(), disk }),
    close: () => undefined,
  };
}

/** Makes reports in a process of their own, in bounded memory; `load` starts it, so that it loads what it needs while letters are made. */
export function forkedReports(): ReportEngine {
  let child: ReturnType<typeof startReports> | undefined;
  return {
    load: () => {
      child ??= startReports();
    },
    write: async (request) => {
      try {
        child ??= startReports();
        collectGarbage();
        return await child.ask(request, REPORT_SILENCE_MS);
      } catch (cause) {
        // Its letters are written and proved; they are not left without their documents for want of a process.
        if (cause instanceof ChildGone) return writeReports(request);
        throw cause;
      }
    },
    close: () => child?.release(),
  };
}

function startReports(): Child<ReportRequest, WrittenReports> {
  return startChild<ReportRequest, WrittenReports>(
    new URL("./report-worker.js", import.meta.url),
    REPORT_HEAP_MIB,
    REPORT_FLAGS,
  );
}
