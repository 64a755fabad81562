import type { Sequence } from "../base/sequence.ts";
import type { World } from "../base/world.ts";
import type { FontFace } from "../model/font-face.ts";
import type { LedgerEntry, OutputFormat } from "../model/run.ts";
import { ledgerParts } from "./ledger-parts.ts";
import type { Content } from "./pdfmake-parts.ts";
import { writeReportPdf } from "./report-document.ts";
import {
  differingPaths,
  grouped,
  type ReportFile,
  type ReportRun,
  VERDICTS,
  type Verdict,
  verdictOf,
} from "./report-run.ts";
import {
  CELL_GAP,
  createTypist,
  factTable,
  footer,
  hairlines,
  heading,
  INK,
  MARGINS,
  TEXT_WIDTH,
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
  const differing = differingPaths(run);
  for (const { label, path, entries: rows } of ledgerParts(entries)) {
    const part = { label, path, entries: [...rows] };
    const title = part.label === undefined ? "発送台帳" : `発送台帳（${part.label}）`;
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
          heading(typist, "発送台帳"),
          factTable(typist, factsOf(run, label, countRun(part.entries, differing), typist)),
          tableOf(part.entries, differing, typist),
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
function verdictSummary({ formats }: RunCounts): string {
  return FORMATS.flatMap(({ format, name }) => {
    const verdicts = formats.get(format)?.verdicts;
    if (verdicts === undefined) return [];
    const counts = VERDICTS.filter((verdict) => verdicts[verdict] > 0).map(
      (verdict) => `${grouped(verdicts[verdict])}件${VERDICT_TEXT[verdict]}`,
    );
    return `${name} ${counts.join("・")}`;
  }).join("　");
}

function tableOf(
  entries: readonly LedgerEntry[],
  differing: ReadonlySet<string>,
  typist: Typist,
): Content {
  const header = COLUMNS.map(({ name, alignment }) =>
    typist.text(name, { fontSize: 7.5, color: INK.grey, alignment }),
  );
  const rows = entries.map((entry) =>
    COLUMNS.map(({ value, width, alignment, size }) => {
      const text = value(entry, differing);
      const color = text === VERDICT_TEXT.different ? INK.alarm : INK.black;
      const fontSize = size ?? ROW_SIZE;
      // Smaller characters are moved down to the baseline of the others; 0.88 em is above it.
      const margin = [0, (ROW_SIZE - fontSize) * 0.88, 0, 0] as const;
      return typist.cell(text, width, { fontSize, alignment, color, margin });
    }),
  );
  return {
    table: {
      widths: COLUMNS.map(({ width }) => width),
      headerRows: 1,
      dontBreakRows: true,
      body: [header, ...rows],
    },
    layout: hairlines(rows.length + 1, 1),
  };
}

interface Column {
  readonly name: string;
  /** Points. */
  readonly width: number;
  readonly alignment: "left" | "center" | "right";
  /** Points; the row's size if absent. */
  readonly size?: number;
  readonly value: (entry: LedgerEntry, differing: ReadonlySet<string>) => string;
}

function verdictText(format: OutputFormat): Column["value"] {
  return (entry, differing) => {
    const file = entry.files.find((one) => one.format === format);
    return file === undefined ? "" : VERDICT_TEXT[verdictOf(file, differing)];
  };
}

function pdfOf(entry: LedgerEntry): LedgerEntry["files"][number] | undefined {
  return entry.files.find(({ format }) => format === "pdf");
}

const VERDICT_TEXT: Readonly<Record<Verdict, string>> = {
  equal: "一致",
  different: "相違",
  unread: "未照合",
};
const FORMATS: readonly { readonly format: OutputFormat; readonly name: string }[] = [
  { format: "pdf", name: "PDF" },
  { format: "docx", name: "Word" },
];

const ROW_SIZE = 8.5;

const FIXED_COLUMNS: readonly Column[] = [
  { name: "通番", width: 26, alignment: "right", value: ({ sequence }) => grouped(sequence) },
  { name: "宛先番号", width: 36, alignment: "left", value: ({ id }) => id },
  { name: "都道府県", width: 38, alignment: "left", value: ({ prefecture }) => prefecture },
  { name: "宛名", width: 0, alignment: "left", value: ({ addressee }) => addressee },
  { name: "版", width: 44, alignment: "left", value: ({ version }) => version },
  {
    name: "頁",
    width: 14,
    alignment: "right",
    value: (entry) => String(pdfOf(entry)?.pages ?? ""),
  },
  {
    name: "SHA-256（頭16桁）",
    width: 84,
    alignment: "left",
    size: 7.5,
    value: (entry) => pdfOf(entry)?.sha256.slice(0, 16) ?? "",
  },
  { name: "PDF", width: 27, alignment: "center", value: verdictText("pdf") },
  { name: "Word", width: 27, alignment: "center", value: verdictText("docx") },
  { name: "発送", width: 18, alignment: "center", value: () => "□" },
];

/** The addressee's column takes what the others leave. */
const COLUMNS: readonly Column[] = FIXED_COLUMNS.map((column) =>
  column.width > 0
    ? column
    : {
        ...column,
        width:
          TEXT_WIDTH -
          2 -
          FIXED_COLUMNS.reduce((sum, { width }) => sum + width, 0) -
          CELL_GAP * (FIXED_COLUMNS.length - 0.5),
      },
);
