import type { Disk } from "../../base/disk.ts";
import { loadShaper } from "../../font/load-shaper.ts";
import { eraDate, readDate } from "../../language/date.ts";
import type { FontFace } from "../../model/font-face.ts";
import { writeDurably } from "../../outside/durable-file.ts";
import { defaultFontFile, openFaces, openFile } from "../../outside/find-fonts.ts";
import { nodeWorld } from "../../outside/node-world.ts";
import { writing } from "../../outside/output-failure.ts";
import type { Project } from "../../outside/project.ts";
import type { ReportFile, ReportRun } from "../../report/report-run.ts";
import { writeLedgerPdf } from "../../report/write-ledger.ts";
import { writeProofPdf } from "../../report/write-proof.ts";
import type { RunOutput } from "../keep/run-file.ts";
import { RunFolder } from "../keep/run-folder.ts";
import { makeRoom } from "../keep/strangers.ts";

/** What the documents for people (発送台帳, 照合証明) are made from, besides the ledger in the run's folder. */
export interface ReportRequest {
  readonly project: Project;
  readonly folder: string;
  /** Names of the letters' faces, as the template gives them. */
  readonly fonts: readonly string[];
  readonly about: Omit<ReportRun, "dateText">;
  /** Paths of reports with the hashes that earlier starts are known to have left. */
  readonly own: Readonly<Record<string, string>>;
}

/** What was written of the documents for people. */
export interface WrittenReports {
  readonly outputs: readonly RunOutput[];
  /** Files that somebody has edited, and that were moved aside. */
  readonly moved: readonly string[];
}

/** Where reports are made. */
interface ReportSurroundings {
  readonly opened?: readonly FontFace[];
  readonly disk?: Disk;
  readonly written?: () => void;
}

/**
 * Writes the documents for people one after the other: 発送台帳, then 照合証明.
 *
 * Shape: the ledger in the folder is whole and in the order of the run; `opened` are the letters' faces, if they are open; `disk` is the real one if not given;
 * `written` is called after each file.
 * Errors: throws `OutputFailure`.
 */
export async function writeReports(
  { project, folder: path, fonts, about, own }: ReportRequest,
  { opened, written, disk }: ReportSurroundings = {},
): Promise<WrittenReports> {
  const faces = opened ?? (await reportFaces(fonts, project));
  const run: ReportRun = { ...about, dateText: dateText(about.date) };
  const folder = new RunFolder(project, path, disk);
  const entries = folder.openLedger().entries();
  const outputs: RunOutput[] = [];
  const moved: string[] = [];
  const write = async ({ path, bytes }: ReportFile): Promise<void> => {
    const sha256 = nodeWorld.sha256(bytes);
    if (await makeRoom(folder, path, async () => sha256, own[path])) moved.push(path);
    await writing(() => writeDurably(folder.disk, folder.at(path), bytes));
    outputs.push({ path, sha256 });
    written?.();
  };
  for await (const file of writeLedgerPdf(run, entries, faces, nodeWorld)) await write(file);
  await write(await writeProofPdf(run, entries, faces, nodeWorld));
  return { outputs, moved };
}

/** The letters' faces, the product's own last; that alone if the others cannot be opened any more. */
async function reportFaces(
  fonts: readonly string[],
  project: Project,
): Promise<readonly FontFace[]> {
  const chosen = await openFaces(fonts, project);
  if (chosen.ok) return chosen.value;
  const own = openFile(defaultFontFile(), await loadShaper());
  return own.ok ? own.value : [];
}

function dateText(date: string | undefined): string | undefined {
  if (date === undefined) return undefined;
  const day = readDate(date);
  if (typeof day === "string") return date;
  const written = eraDate(day, "kanji", "年月日");
  return written === "before-meiji" ? date : written.text;
}
