import type { Sequence } from "../base/sequence.ts";
import type { World } from "../base/world.ts";
import type { FontFace } from "../model/font-face.ts";
import { FORMAT_IDS, FORMATS, PRINT_RUN_NAME, USUAL_FORMATS } from "../model/output-format.ts";
import { DISPATCH_LEDGER } from "../model/report-files.ts";
import type { LedgerEntry } from "../model/run.ts";
import { ledgerParts } from "./ledger-parts.ts";
import { ledgerTable, ROW_SIZE } from "./ledger-table.ts";
import type { Content } from "./pdfmake-parts.ts";
import { writeReportPdf } from "./report-document.ts";
import { grouped, type ReportFile, type ReportRun, VERDICT_TEXT, VERDICTS } from "./report-run.ts";
import {
  createTypist,
  factTable,
  footer,
  heading,
  INK,
  MARGINS,
  type Typist,
} from "./report-style.ts";
import { countRun, countText, type RunCounts } from "./run-counts.ts";

/**
 * Writes the ledger for people (発送台帳): who gets which letter, with its hash and what reading it back gave.
 *
 * Shape: one file, or one for each prefecture from 2,001 rows on; files come one after the other, so that
 * only one is in memory. Same bytes for the same run on one version of Node.
 */
export async function* writeLedgerPdf(
  run: ReportRun,
  entries: Sequence<LedgerEntry>,
  faces: readonly FontFace[],
  world: World,
): AsyncIterable<ReportFile> {
  const typist = createTypist(faces);
  for (const { label, path, entries: rows } of ledgerParts(entries)) {
    const part = { label, path, entries: [...rows] };
    const title =
      part.label === undefined ? DISPATCH_LEDGER : `${DISPATCH_LEDGER}（${part.label}）`;
    const counts = countRun(part.entries);
    const formats = FORMAT_IDS.filter((id) => USUAL_FORMATS.includes(id) || counts.formats.has(id));
    const bytes = await writeReportPdf(
      {
        title: `${title} ${run.title}`,
        // Two ledgers differ in their identifier even if they have the same title.
        subject: world.sha256(new TextEncoder().encode(JSON.stringify([run, part]))),
        creator: run.inputs.tool,
        date: run.date,
        margins: MARGINS,
        style: { fontSize: ROW_SIZE, color: INK.black },
        content: [
          heading(typist, DISPATCH_LEDGER),
          factTable(typist, factsOf(run, label, counts, typist)),
          ledgerTable(part.entries, formats, typist),
        ],
        footer: footer(typist, `${title}　${run.title}`),
      },
      faces,
      world,
    );
    yield { path: part.path, bytes };
  }
}

function factsOf(
  run: ReportRun,
  label: string | undefined,
  counts: RunCounts,
  typist: Typist,
): readonly (readonly [string, Content])[] {
  const facts: [string, string][] = [["件名", run.title]];
  if (label !== undefined) facts.push(["範囲", label]);
  if (run.dateText !== undefined) facts.push(["書簡の日付", run.dateText]);
  facts.push(["通数", countText(counts)], ["読み戻し照合", verdictSummary(counts)]);
  return facts.map(([name, value]) => [name, typist.text(value, { fontSize: 9.5 })]);
}

/** Counts by format what reading back gave, e.g. `PDF 47件一致　Word 46件一致・1件相違`. */
function verdictSummary({ formats, printed }: RunCounts): string {
  const found = FORMAT_IDS.map((format) => ({ ...FORMATS[format], counts: formats.get(format) }));
  return [...found, { name: PRINT_RUN_NAME, counts: printed }]
    .flatMap(({ name, counts }) => {
      if (counts === undefined) return [];
      const { verdicts } = counts;
      const said = VERDICTS.filter((verdict) => verdicts[verdict] > 0).map(
        (verdict) => `${grouped(verdicts[verdict])}件${VERDICT_TEXT[verdict]}`,
      );
      return `${name.ja} ${said.join("・")}`;
    })
    .join("　");
}
