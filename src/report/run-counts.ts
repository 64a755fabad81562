import type { FormatId } from "../model/output-format.ts";
import type { LedgerEntry, LedgerFile, Verdict } from "../model/run.ts";
import { grouped, VERDICTS } from "./report-run.ts";

/** What is counted of the files of one format. */
export interface FormatCounts {
  readonly files: number;
  readonly pages: number;
  readonly verdicts: Readonly<Record<Verdict, number>>;
  /** Files that the strict reader alone was to read. */
  readonly strict: number;
}

/** What is counted of a run's letters, or of a part of them. */
export interface RunCounts {
  readonly letters: number;
  /** In the order in which they first occur. */
  readonly versions: ReadonlyMap<string, number>;
  /** Formats without a file are absent. */
  readonly formats: ReadonlyMap<FormatId, FormatCounts>;
  /** Letters without a file of their own, in volumes of the print run; undefined where there are none. */
  readonly printed: PrintedCounts | undefined;
}

/** What is counted of letters in volumes: each stands for a file. */
export interface PrintedCounts extends FormatCounts {
  readonly volumes: number;
}

/** Counts letters and files in one pass. */
export function countRun(entries: Iterable<LedgerEntry>): RunCounts {
  let letters = 0;
  const versions = new Map<string, number>();
  const formats = new Map<FormatId, FormatCounts>();
  let printed: PrintedCounts | undefined;
  for (const entry of entries) {
    letters += 1;
    versions.set(entry.version, (versions.get(entry.version) ?? 0) + 1);
    for (const file of entry.files) {
      formats.set(file.format, withOne(formats.get(file.format) ?? NOTHING, file));
    }
    if (entry.printed === undefined) continue;
    const volumes = (printed?.volumes ?? 0) + (entry.printed.volume === undefined ? 0 : 1);
    printed = { ...withOne(printed ?? NOTHING, entry.printed), volumes };
  }
  return { letters, versions, formats, printed };
}

function withOne(
  { files, pages, verdicts, strict }: FormatCounts,
  file: Pick<LedgerFile, "pages" | "verdict" | "readBy">,
): FormatCounts {
  return {
    files: files + 1,
    pages: pages + (file.pages ?? 0),
    verdicts: { ...verdicts, [file.verdict]: verdicts[file.verdict] + 1 },
    strict: strict + (file.readBy === "strict" ? 1 : 0),
  };
}

/** What files are counted in: letters where they have none of their own. */
export function unitOf({ printed }: Pick<RunCounts, "printed">): "ファイル" | "通" {
  return printed === undefined ? "ファイル" : "通";
}

/** Adds up over the formats. */
export function allFormats({ formats, printed }: RunCounts): FormatCounts {
  const all: readonly FormatCounts[] = [...formats.values(), ...(printed ? [printed] : [])];
  return all.reduce((sum, one) => {
    const verdicts = { ...sum.verdicts };
    for (const verdict of VERDICTS) verdicts[verdict] += one.verdicts[verdict];
    return {
      files: sum.files + one.files,
      pages: sum.pages + one.pages,
      verdicts,
      strict: sum.strict + one.strict,
    };
  }, NOTHING);
}

/** How many letters there are, and of which version: `1,788通（知事 47通　市区町村長 1,741通）`. */
export function countText({ letters, versions }: RunCounts): string {
  const parts = [...versions].map(([name, count]) => `${name} ${grouped(count)}通`);
  return `${grouped(letters)}通（${parts.join("　")}）`;
}

const NOTHING: FormatCounts = {
  files: 0,
  pages: 0,
  verdicts: { equal: 0, different: 0, unread: 0 },
  strict: 0,
};
