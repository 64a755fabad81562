import { type Diagnostic, error } from "../base/diagnostic.ts";
import type { LedgerEntry, PageSum, PrintedLetter, RecordedPicture } from "../model/run.ts";
import type { Project } from "../outside/project.ts";
import { letterTextHash } from "../outside/text-hash.ts";
import { checkBytes } from "../proof/check-bytes.ts";
import type { RunFile } from "./keep/run-file.ts";
import type { RunFolder } from "./keep/run-folder.ts";
import { isPrintRun, printedPages } from "./keep/run-layout.ts";
import { EMPTY_PAGE, readRunPages } from "./read-run-pages.ts";

/** A letter of a run that keeps no single files. */
type PrintedEntry = LedgerEntry & { readonly printed: PrintedLetter };

/** What was found of a run's volumes. */
interface VerifiedVolumes {
  readonly problems: readonly Diagnostic[];
  /** Whether ledger and record say the same of them. */
  readonly agree: boolean;
  readonly count: number;
}

/**
 * Checks the volumes of a run that keeps no single files, one after another: each is there with the bytes that are recorded, its
 * letters are one after another in it, and pdf.js finds each on its own pages, where its text was.
 *
 * Shape: of the entries no more than a volume's are held; undefined as `run` where its record cannot be read.
 * Errors (in the result): `verify/file-missing`, `verify/file-changed`, `verify/text-differs`, `verify/page-…`, `verify/unreadable`.
 */
export async function verifyVolumes(
  { folder, project }: { readonly folder: RunFolder; readonly project: Project },
  entries: Iterable<LedgerEntry>,
  run: RunFile | undefined,
  done: (letters: number) => void,
): Promise<VerifiedVolumes> {
  const problems: Diagnostic[] = [];
  const recorded = new Map(
    run?.outputs.filter(({ path }) => isPrintRun(path)).map(({ path, sha256 }) => [path, sha256]),
  );
  const duplex = run?.ended?.duplex === true;
  const seen = new Set<string>();
  let agree = true;
  for (const letters of volumesOf(entries)) {
    const [first] = letters;
    const { path, volume } = first.printed;
    const isSame = !isPrintRun(path) || recorded.get(path) === volume?.sha256;
    if (seen.has(path) || !isSame || !areInPlace(letters, duplex)) agree = false;
    seen.add(path);
    // What the record of a run that has ended lists is checked with its other files.
    const isListed = run?.ended !== undefined && recorded.has(path);
    if (volume !== undefined && !isListed) {
      const { sha256, bytes } = volume;
      const place = { project, folder: folder.path };
      const changed = await checkBytes(place, path, sha256, bytes, "other");
      if (changed !== undefined) problems.push(changed);
    }
    problems.push(...(await readVolume(folder, letters, duplex)));
    done(letters.length);
  }
  for (const path of recorded.keys()) if (!seen.has(path)) agree = false;
  return { problems, agree, count: seen.size };
}

/** The letters of each volume, which are one after another. */
function* volumesOf(
  entries: Iterable<LedgerEntry>,
): Iterable<readonly [PrintedEntry, ...PrintedEntry[]]> {
  let letters: [PrintedEntry, ...PrintedEntry[]] | undefined;
  for (const { printed, ...entry } of entries) {
    if (printed === undefined) continue;
    const letter = { ...entry, printed };
    if (letters?.[0].printed.path === printed.path) {
      letters.push(letter);
      continue;
    }
    if (letters !== undefined) yield letters;
    letters = [letter];
  }
  if (letters !== undefined) yield letters;
}

function areInPlace(letters: readonly PrintedEntry[], duplex: boolean): boolean {
  let page = 1;
  return letters.every(({ printed }, index) => {
    const isHere = printed.page === page && (printed.volume !== undefined) === (index === 0);
    page += printedPages(printed.pages, duplex);
    return isHere;
  });
}

async function readVolume(
  folder: RunFolder,
  letters: readonly [PrintedEntry, ...PrintedEntry[]],
  duplex: boolean,
): Promise<readonly Diagnostic[]> {
  const { path } = letters[0].printed;
  const sums: PageSum[] = [];
  const running: string[] = [];
  const pictures: (readonly RecordedPicture[])[] = [];
  const backs = new Set<number>();
  for (const { printed } of letters) {
    sums.push(...printed.places);
    running.push(...(printed.running ?? printed.places.map(() => "")));
    pictures.push(...(printed.pictures ?? printed.places.map(() => [])));
    if (printedPages(printed.pages, duplex) === printed.pages) continue;
    sums.push(EMPTY_PAGE);
    running.push("");
    pictures.push([]);
    backs.add(sums.length);
  }
  // A ledger of an earlier version says nothing of papers, nor of pictures.
  const isSaid = letters[0].printed.papers !== undefined;
  const known = { sums, running, pictures: isSaid ? pictures : true };
  const found = await readRunPages(folder, path, known);
  if (found === undefined) return [];
  if ("code" in found) return [found];
  const isBack = ({ code, at }: Diagnostic): boolean =>
    code === "verify/page-empty" && at.kind === "page" && backs.has(at.page);
  const problems = found.faults.filter((fault) => !isBack(fault));
  const shown = folder.shown(path);
  if (found.pages.length !== sums.length) {
    const values = { path: shown, pages: found.pages.length, expected: sums.length };
    problems.push(error("verify/page-count", { kind: "file", path: shown }, values));
  }
  for (const { printed, textSha256, addressee } of letters) {
    const pages = found.pages.slice(printed.page - 1, printed.page - 1 + printed.pages);
    if (letterTextHash(pages) === textSha256) continue;
    const at = { kind: "page", path: shown, page: printed.page, box: undefined } as const;
    problems.push(error("verify/text-differs", at, { path: shown, addressee }));
  }
  return problems;
}
