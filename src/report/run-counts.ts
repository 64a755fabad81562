import type { FormatId } from "../model/output-format.ts";
import type { LedgerEntry, Verdict } from "../model/run.ts";
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
}

/** Counts letters and files in one pass. */
export function countRun(entries: Iterable<LedgerEntry>): RunCounts {
  let letters = 0;
  const versions = new Map<string, number>();
  const formats = new Map<FormatId, FormatCounts>();
  for (const { version, files } of entries) {
    letters += 1;
    versions.set(version, (versions.get(version) ?? 0) + 1);
    for (const file of files) {
      const { files: count, pages, verdicts, strict } = formats.get(file.format) ?? NOTHING;
      formats.set(file.format, {
        files: count + 1,
        pages: pages + (file.pages ?? 0),
        verdicts: { ...verdicts, [file.verdict]: verdicts[file.verdict] + 1 },
        strict: strict + (file.readBy === "strict" ? 1 : 0),
      });
    }
  }
  return { letters, versions, formats };
}

/** Adds up over the formats. */
export function allFormats({ formats }: RunCounts): FormatCounts {
  return [...formats.values()].reduce((sum, one) => {
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
