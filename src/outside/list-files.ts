import { basename, dirname, join } from "node:path";
import { type Diagnostic, error } from "../base/diagnostic.ts";
import { failure, type Outcome, outcomeOf, success } from "../base/outcome.ts";
import type { ListFile } from "../data/list-file.ts";
import { isFile, namesInFolder, readSourceFile } from "./input-files.ts";
import { inProject, type Project } from "./project.ts";

/** A file that a list's name stands for, with the worksheet that it names. */
interface NamedList {
  readonly path: string;
  readonly sheet?: string;
}

/**
 * Reads the lists that a name given by the user stands for: a file; a worksheet of a workbook (`宛名簿.xlsx#2回目`); all
 * files of a pattern (`recipients/*.xlsx`), in the order of their names, for shells that leave patterns to the program.
 *
 * A file that has exactly this name, with its # or *, wins. Errors: `job/no-file-matches`, those of `readSourceFile`
 * and `namesInFolder`.
 */
export function readListFiles(project: Project, given: string): Outcome<readonly ListFile[]> {
  const named = namedLists(project, given);
  if (!named.ok) return named;
  const files: ListFile[] = [];
  const problems: Diagnostic[] = [];
  for (const one of named.value) {
    const read = readNamed(project, one);
    if (read.ok) files.push(read.value);
    else problems.push(...read.errors);
  }
  return outcomeOf(files, problems);
}

/** Reads the one list that a recorded name stands for. Errors: those of `readSourceFile`. */
export function readListFile(project: Project, recorded: string): Outcome<ListFile> {
  return readNamed(project, partsOf(project, recorded));
}

function readNamed(project: Project, { path, ...chosen }: NamedList): Outcome<ListFile> {
  const read = readSourceFile(project, path);
  return read.ok ? success({ ...read.value, ...chosen }, read.warnings) : read;
}

/** The paths of the files that a list's name stands for, to watch them or to keep them from being written over. */
export function pathsOfLists(project: Project, given: string): readonly string[] {
  const named = namedLists(project, given);
  return named.ok ? named.value.map(({ path }) => path) : [];
}

function namedLists(project: Project, given: string): Outcome<readonly NamedList[]> {
  const { path, ...chosen } = partsOf(project, given);
  if (!isPattern(path) || isFile(project, path)) return success([{ path, ...chosen }]);
  const folder = dirname(path);
  const names = namesInFolder(project, folder);
  if (!names.ok) return names;
  const fits = patternOf(basename(path));
  const found = names.value
    .filter((name) => !NO_LIST.test(name) && fits.test(name.normalize("NFC")))
    .map((name) => (folder === "." ? name : join(folder, name)))
    .filter((each) => isFile(project, each));
  if (found.length > 0) return success(found.map((each) => ({ path: each, ...chosen })));
  const values = { pattern: basename(path), folder: inProject(project, folder) };
  return failure([error("job/no-file-matches", { kind: "file", path: given }, values)]);
}

/** Parts a name at the # before a worksheet: the file's name and the worksheet's may each have one of their own. */
function partsOf(project: Project, given: string): NamedList {
  if (!/[#＃]/u.test(given) || isFile(project, given)) return { path: given };
  const cuts = [...given.matchAll(/[#＃]/gu)]
    .map(({ index }) => ({ path: given.slice(0, index), sheet: given.slice(index + 1) }))
    .filter(({ path, sheet }) => path !== "" && sheet !== "");
  return (
    cuts.findLast(({ path }) => isFile(project, path)) ??
    cuts.find(({ path }) => isPattern(path) || /\.xls[xm]?$/iu.test(path)) ?? { path: given }
  );
}

/** A workbook's lock file (~$) and hidden files are nobody's lists. */
const NO_LIST = /^(?:~\$|\.)/u;

function isPattern(path: string): boolean {
  return /[*?]/u.test(basename(path));
}

/** What a name must be for `*` (anything) and `?` (one character), in either case as on Windows. */
function patternOf(pattern: string): RegExp {
  const parts = pattern.normalize("NFC").replaceAll(/[\\^$.+|()[\]{}]/gu, "\\$&");
  return new RegExp(`^${parts.replaceAll("*", ".*").replaceAll("?", ".")}$`, "isu");
}
