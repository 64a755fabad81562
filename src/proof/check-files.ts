import { join } from "node:path";
import { type Diagnostic, error } from "../base/diagnostic.ts";
import type { LedgerEntry, LedgerFile } from "../model/run.ts";
import type { Difference, ReadBack } from "../model/verification.ts";
import { nodeDisk } from "../outside/node-disk.ts";
import { shownPath } from "../outside/project.ts";
import { letterTextHash } from "../outside/text-hash.ts";
import type { KnownStreams } from "../verify/known-streams.ts";
import type { OutlineCheck } from "../verify/outline-check.ts";
import { UnreadableFile } from "../verify/unreadable-file.ts";
import { checkBytes, isReadable, type RunPlace } from "./check-bytes.ts";
import { checkConverted } from "./check-converted.ts";
import { withKnownDots } from "./known-dots.ts";
import { comparedLetter, type ReadLetter, readFilledFile, readLetterFile } from "./read-back.ts";
import { keepsSpaces, rubyHash } from "./recorded-look.ts";
import { unreadableFile } from "./unreadable.ts";

/** What the files of many letters are read with. */
export interface CheckTools extends RunPlace {
  readonly known: KnownStreams;
  /** Whether the letters are a clerk's Word file, filled. */
  readonly isFilled: boolean;
  /** The faces of the run, if they are at hand. */
  readonly outlines?: OutlineCheck;
}

/** Checks the files of letters: each is there, unchanged, and says and shows what its letter does. */
export async function checkFiles(
  tools: CheckTools,
  entries: readonly LedgerEntry[],
): Promise<readonly Diagnostic[]> {
  const problems: Diagnostic[] = [];
  for (const entry of entries) problems.push(...(await checkLetter(tools, entry)));
  return problems;
}

/** A file of a letter as it is on the disk now. */
interface FoundFile {
  readonly path: string;
  readonly hasChanged: boolean;
  readonly problems: readonly Diagnostic[];
  readonly read: ReadLetter | undefined;
}

async function checkLetter(tools: CheckTools, entry: LedgerEntry): Promise<readonly Diagnostic[]> {
  const found: FoundFile[] = [];
  // What LibreOffice made of a Word file is held to that.
  const isConverted = ({ format }: LedgerFile): boolean => tools.isFilled && format === "pdf";
  const written = entry.files.filter((file) => !isConverted(file));
  for (const file of written) found.push(await findFile(tools, file, entry));
  const witness = found.find(({ read }) => read !== undefined && saysLetter(entry, read.text));
  const converted: Diagnostic[] = [];
  for (const file of entry.files.filter(isConverted)) {
    converted.push(...(await checkConverted(tools, file, witness && written[0])));
  }
  const differences = found.flatMap((file) => {
    const { path, hasChanged, problems, read } = file;
    const differing = read === undefined ? [] : problemsOf(entry, path, read, witness?.read?.text);
    const all = [...problems, ...differing];
    if (!hasChanged) return all;
    const seen = read !== undefined && all.length === 0 ? "same" : "other";
    return [
      error("verify/file-changed", { kind: "file", path }, { path, seen, what: "letter" }),
      ...all,
    ];
  });
  return [...differences, ...converted];
}

async function findFile(
  { project, folder, isFilled, known, outlines }: CheckTools,
  file: LedgerFile,
  { look }: LedgerEntry,
): Promise<FoundFile> {
  const path = shownPath(project, folder, file.path);
  const problem = await checkBytes({ project, folder }, file.path, file.sha256, file.bytes);
  const hasChanged = problem?.code === "verify/file-changed";
  const absolute = join(folder, file.path);
  // What was put in a letter's place may be anything: a link, a device, gigabytes.
  if (problem !== undefined && !(hasChanged && (await isReadable(absolute)))) {
    return { path, hasChanged, problems: hasChanged ? [] : [problem], read: undefined };
  }
  try {
    const bytes = new Uint8Array(await nodeDisk.read(absolute));
    const examination = {
      path,
      expected: undefined,
      mayHavePictures: look?.pictures !== undefined,
      known,
      ...(file.places && { sums: file.places }),
      ...(file.running && { running: file.running }),
      ...(outlines && { outlines }),
    };
    const read = isFilled
      ? readFilledFile(bytes)
      : await readLetterFile(file.format, bytes, examination);
    return { path, hasChanged, problems: pageProblems(path, file, read.text), read };
  } catch (cause) {
    const unreadable = unreadableFile(path, UnreadableFile.from(file.format, cause));
    return { path, hasChanged, problems: [unreadable], read: undefined };
  }
}

function pageProblems(
  path: string,
  { pages }: LedgerFile,
  { pageCount }: ReadBack,
): readonly Diagnostic[] {
  if (pages === undefined || pageCount === undefined || pageCount === pages) return [];
  const values = { path, pages: pageCount, expected: pages };
  return [error("verify/page-count", { kind: "file", path }, values)];
}

function saysLetter({ textSha256 }: LedgerEntry, { paragraphs }: ReadBack): boolean {
  return letterTextHash(paragraphs) === textSha256;
}

/** What differs in a file that was read; `witness` is what a file of the letter says that has its text. */
function problemsOf(
  entry: LedgerEntry,
  path: string,
  read: ReadLetter,
  witness: ReadBack | undefined,
): readonly Diagnostic[] {
  const { addressee, look } = entry;
  const { text } = read;
  const at = { kind: "file", path } as const;
  const problems: Diagnostic[] = [];
  if (!saysLetter(entry, text))
    problems.push(error("verify/text-differs", at, { path, addressee }));
  const isRead = (one: ReadBack): boolean =>
    look === undefined || rubyHash(one.ruby) === look.rubySha256;
  if (!isRead(text)) problems.push(error("verify/ruby-differs", at, { path, addressee }));
  const spaced = text.look?.texts ?? [];
  const known = {
    paragraphs: witness?.paragraphs ?? text.paragraphs,
    ruby: witness !== undefined && isRead(witness) ? witness.ruby : undefined,
    look,
  };
  const { differences } = comparedLetter(path, known, withKnownDots(look, read), spaced);
  problems.push(...findingsOf(path, addressee, differences));
  const isSpaced = look === undefined || text.look === undefined || keepsSpaces(look, spaced);
  const isReported = problems.some(({ values }) => values["look"] === "space");
  if (!isSpaced && !isReported && saysLetter(entry, text)) {
    const values = { path, addressee, look: "space", expected: "", found: "" } as const;
    problems.push(error("verify/look-other", at, values));
  }
  return problems;
}

/**
 * Reports the differences between a file and its letter, in words that a clerk can look for in the file.
 *
 * Shape: the first few places where the text differs, each kind of look once, and all that is wrong with pages.
 */
function findingsOf(
  path: string,
  addressee: string,
  differences: readonly Difference[],
): readonly Diagnostic[] {
  const at = { kind: "file", path } as const;
  const findings: Diagnostic[] = [];
  const looks = new Set<string>();
  let texts = 0;
  for (const { paragraph, expected, found, look, fault } of differences) {
    if (fault !== undefined) findings.push(fault);
    else if (look === undefined) {
      texts += 1;
      if (texts > SHOWN_TEXTS) continue;
      findings.push(error("verify/text-place", at, { path, paragraph, expected, found }));
    } else if (!looks.has(look)) {
      looks.add(look);
      findings.push(
        expected === ""
          ? error("verify/look-differs", at, { path, addressee, look, text: found })
          : error("verify/look-other", at, { path, addressee, look, expected, found }),
      );
    }
  }
  return findings;
}

/** The others are like these, or the file is another one altogether. */
const SHOWN_TEXTS = 3;
