import { FORMAT_IDS, FORMATS, type FormatId } from "../../model/output-format.ts";
import { isReportFile } from "../../model/report-files.ts";

/** What the run is made from and how it ended. */
export const RUN_FILE = "run.json";

/** One line a letter: the truth about a run. */
export const LEDGER_FILE = "ledger.jsonl";

/** The ledger's copy for Excel. */
export const LEDGER_TABLE = "ledger.csv";

/** The letters that were set aside. */
export const REPRINT_FILE = "reprint.jsonl";

/** Says who holds the folder. */
export const LOCK_FILE = "LOCK";

/** The subfolder of a run that holds the letters. */
export const LETTERS_FOLDER = "letters";

/** The subfolder for letters that must not be sent: what was read back from them is not what they should say. */
export const HELD_FOLDER = "別扱い";

/** Path of a letter's file in its run. Shape: relative, with `/`. */
export function letterPath({ name, folder }: LetterPlace, format: FormatId): string {
  const file = `${name}.${FORMATS[format].extension}`;
  return folder === undefined ? `${LETTERS_FOLDER}/${file}` : `${LETTERS_FOLDER}/${folder}/${file}`;
}

/** Where a letter's files are: their name without extension, and the folder of its thousand in a run that has such. */
export interface LetterPlace {
  readonly name: string;
  readonly folder?: string | undefined;
}

/**
 * The folder of a letter's thousand, named by the places in the run (通番) from and to which it goes: `00001-01000`. Undefined in
 * a run of up to 10,000 letters, which all lie together.
 *
 * Shape: `letters` are those of the whole run, so that its shards have its folders. Units: `sequence` counts from 1.
 */
export function thousandOf(sequence: number, letters: number): string | undefined {
  if (letters <= MOST_TOGETHER) return undefined;
  const first = sequence - ((sequence - 1) % THOUSAND);
  const digits = Math.max(5, String(letters).length);
  const said = (place: number): string => String(place).padStart(digits, "0");
  return `${said(first)}-${said(Math.min(first + THOUSAND - 1, letters))}`;
}

/** Letters that lie in one folder; file managers take minutes over more. */
const MOST_TOGETHER = 10_000;
const THOUSAND = 1000;

/** Tells whether a folder's name is that of a thousand of letters. */
export function isThousand(name: string): boolean {
  return /^\d{5,8}-\d{5,8}$/u.test(name);
}

/** Where a letter's file goes that must not be sent, or a volume that must not be printed. */
export function heldPath(path: string): string {
  return `${HELD_FOLDER}/${path.slice(path.indexOf("/") + 1)}`;
}

/** Tells whether a path is that of a letter's file: inside a folder for letters, and nowhere else. */
export function isLetterPath(path: string, format: FormatId): boolean {
  const [folder = "", ...rest] = path.split("/");
  const name = rest.at(-1) ?? "";
  const { extension } = FORMATS[format];
  // 甲.翻刻.txt is the transcription of 甲, and no text of 甲.翻刻.
  const isLonger = FORMAT_IDS.some((id) => {
    const other = FORMATS[id].extension;
    return other.length > extension.length && name.endsWith(`.${other}`);
  });
  return (
    !isLonger &&
    isInLetters(rest) &&
    (folder === LETTERS_FOLDER || folder === HELD_FOLDER) &&
    name.length > extension.length + 1 &&
    name.endsWith(`.${extension}`) &&
    !/[\\\p{Cc}]/u.test(name)
  );
}

/** Whether what follows a folder for letters is a file in it or in the folder of a thousand. */
function isInLetters([first = "", ...rest]: readonly string[]): boolean {
  return rest.length === 0 || (rest.length === 1 && isThousand(first));
}

/** The subfolder for files that were in the way and are not the run's: nothing of them is deleted. */
export const ASIDE_FOLDER = "退避";

/** The subfolder of a run that holds what goes with every letter alike. */
export const ATTACHMENTS_FOLDER = "別添";

/**
 * The names of a print run's files: `print-run.pdf`, or `print-run-001.pdf` … with `volume` letters each.
 */
export function printRunNames(letters: number, volume: number | undefined): readonly string[] {
  const count = volume === undefined ? 1 : Math.ceil(letters / volume);
  return Array.from({ length: count }, (_, index) => volumeName(index, volume));
}

/** Tells whether a path in a run's folder is that of a file of its print run. */
export function isPrintRun(path: string): boolean {
  return /^print-run(?:-\d+)?\.pdf$/u.test(path);
}

/** What a print house needs beside the files of a print run: its letters and its files as tables, and both for programs. */
export const PRINT_LETTERS = "print-run.csv";
export const PRINT_FILES = "print-run-files.csv";
export const PRINT_RECORD = "print-run.json";

/** Tells whether a path in a run's folder is that of what goes with its print run to whoever prints it. */
export function isPrintManifest(path: string): boolean {
  return path === PRINT_LETTERS || path === PRINT_FILES || path === PRINT_RECORD;
}

function volumeName(index: number, volume: number | undefined): string {
  return volume === undefined
    ? "print-run.pdf"
    : `print-run-${String(index + 1).padStart(3, "0")}.pdf`;
}

/**
 * The name of a volume of a run that keeps no single files: all of its names have as many digits, and are in the order of the run.
 *
 * Units: `index` counts from 0.
 */
export function volumePath(index: number, volumes: number): string {
  const digits = Math.max(3, String(volumes).length);
  return `print-run-${String(index + 1).padStart(digits, "0")}.pdf`;
}

/** Tells whether a path is that of a volume, or of one that must not be printed. */
export function isVolumePath(path: string): boolean {
  const held = `${HELD_FOLDER}/`;
  return isPrintRun(path.startsWith(held) ? path.slice(held.length) : path);
}

/** The pages that a letter takes in a print run: on both sides of the paper it ends with the sheet that it has begun. */
export function printedPages(pages: number, duplex: boolean): number {
  return duplex ? pages + (pages % 2) : pages;
}

/** Tells whether a path in a run's folder leads nowhere else: a name of the run's, or something in a folder of its own. */
export function isRunPath(path: string): boolean {
  const [first = "", ...rest] = path.split("/");
  if (/[\\\p{Cc}]/u.test(path) || rest.includes("") || rest.includes("..")) return false;
  if (rest.length === 0) return isOwnName(first);
  return first === LETTERS_FOLDER
    ? isInLetters(rest)
    : first === ATTACHMENTS_FOLDER && rest.length === 1;
}

/** Names that only a run's own files and folders have. */
const OWN_NAMES: readonly string[] = [
  RUN_FILE,
  LEDGER_FILE,
  LEDGER_TABLE,
  REPRINT_FILE,
  LOCK_FILE,
  LETTERS_FOLDER,
  HELD_FOLDER,
  ASIDE_FOLDER,
  ATTACHMENTS_FOLDER,
];

/** Tells whether something directly in a run's folder has a name that the run gives. */
export function isOwnName(name: string): boolean {
  return (
    OWN_NAMES.includes(name) || isPrintRun(name) || isPrintManifest(name) || isReportFile(name)
  );
}

/** Tells whether a name is that of a document, which somebody might send as one of the run's. */
export function isDocument(name: string): boolean {
  const ending = name.slice(name.lastIndexOf(".") + 1).toLowerCase();
  return DOCUMENT_ENDINGS.has(ending);
}

/** Those of letters' own formats and of what others make of them; a text may be anybody's note. */
const DOCUMENT_ENDINGS: ReadonlySet<string> = new Set([
  ...FORMAT_IDS.map((id) => FORMATS[id].extension).filter((one) => !one.endsWith("txt")),
  "doc",
  "docm",
  "htm",
]);

/**
 * Tells whether systems and programs leave such a file where somebody looks into a folder or opens a letter: it is nobody's
 * document. Source: Finder, Windows Explorer, Word (`~$`), LibreOffice (`.~lock`).
 */
export function isClutter(name: string): boolean {
  return /^(?:\.ds_store|\._.*|\.localized|icon\r|(?:eh)?thumbs\.db|desktop\.ini|~\$.*|\.~lock\..*#|\.directory)$/iu.test(
    name,
  );
}
