import { loadShaper } from "../font/load-face.ts";
import { eraDate, readDate } from "../language/date.ts";
import type { FontFace } from "../model/font-face.ts";
import type { RunInputs } from "../model/run.ts";
import type { VerificationReport } from "../model/verification.ts";
import type { ReportFile, ReportRun } from "../report/report-run.ts";
import { writeLedgerPdf } from "../report/write-ledger.ts";
import { writeProofPdf } from "../report/write-proof.ts";
import { defaultFontFile, openFile } from "./find-fonts.ts";
import type { MergeOptions } from "./merge-options.ts";
import { nodeWorld } from "./node-world.ts";
import type { Prepared } from "./prepare.ts";
import type { Tally } from "./run-summary.ts";

/** What the documents for people are made from. */
export interface ReportedRun {
  readonly prepared: Prepared;
  readonly inputs: RunInputs;
  readonly options: MergeOptions;
  readonly faces: readonly FontFace[];
}

/** Makes the documents for people one after the other: 発送台帳, then 照合証明. */
export async function* writeReports(
  run: ReportedRun,
  tally: Tally,
  printRunDifferences: readonly VerificationReport[],
): AsyncIterable<ReportFile> {
  const { settings } = run.prepared.template;
  const about: ReportRun = {
    title: settings.title,
    date: settings.date,
    dateText: dateText(settings.date),
    inputs: run.inputs,
    verify: run.options.verify,
    differences: [...tally.differences, ...printRunDifferences],
    setAside: tally.setAside,
  };
  const faces = await reportFaces(run.faces);
  yield* writeLedgerPdf(about, tally.entries, faces, nodeWorld);
  yield await writeProofPdf(about, tally.entries, faces, nodeWorld);
}

/** The letters' faces; the product's own comes last, so that the reports' words have glyphs in any case. */
async function reportFaces(faces: readonly FontFace[]): Promise<readonly FontFace[]> {
  const own = openFile(defaultFontFile(), await loadShaper());
  if (!own.ok) return faces;
  const known = new Set(faces.map(({ sha256 }) => sha256));
  return [...faces, ...own.value.filter(({ sha256 }) => !known.has(sha256))];
}

function dateText(date: string | undefined): string | undefined {
  if (date === undefined) return undefined;
  const day = readDate(date);
  if (typeof day === "string") return date;
  const written = eraDate(day, "kanji", "年月日");
  return written === "before-meiji" ? date : written.text;
}
