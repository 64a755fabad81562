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
export function letterPath(name: string, format: FormatId): string {
  return `${LETTERS_FOLDER}/${name}.${FORMATS[format].extension}`;
}

/** Where a letter's file goes that must not be sent. */
export function heldPath(path: string): string {
  return `${HELD_FOLDER}/${path.slice(path.indexOf("/") + 1)}`;
}

/** Tells whether a path is that of a letter's file: inside a folder for letters, and nowhere else. */
export function isLetterPath(path: string, format: FormatId): boolean {
  const [folder = "", name = "", ...rest] = path.split("/");
  const { extension } = FORMATS[format];
  // 甲.翻刻.txt is the transcription of 甲, and no text of 甲.翻刻.
  const isLonger = FORMAT_IDS.some((id) => {
    const other = FORMATS[id].extension;
    return other.length > extension.length && name.endsWith(`.${other}`);
  });
  return (
    !isLonger &&
    rest.length === 0 &&
    (folder === LETTERS_FOLDER || folder === HELD_FOLDER) &&
    name.length > extension.length + 1 &&
    name.endsWith(`.${extension}`) &&
    !/[\\\p{Cc}]/u.test(name)
  );
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

function volumeName(index: number, volume: number | undefined): string {
  return volume === undefined
    ? "print-run.pdf"
    : `print-run-${String(index + 1).padStart(3, "0")}.pdf`;
}

/** The pages that a letter takes in a print run: on both sides of the paper it ends with the sheet that it has begun. */
export function printedPages(pages: number, duplex: boolean): number {
  return duplex ? pages + (pages % 2) : pages;
}

/** Tells whether a path in a run's folder leads nowhere else: a name of the run's, or something in a folder of its own. */
export function isRunPath(path: string): boolean {
  const [first = "", name, ...rest] = path.split("/");
  if (rest.length > 0 || /[\\\p{Cc}]/u.test(path) || name === "" || name === "..") return false;
  return name === undefined
    ? isOwnName(first)
    : [LETTERS_FOLDER, ATTACHMENTS_FOLDER].includes(first);
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
  return OWN_NAMES.includes(name) || isPrintRun(name) || isReportFile(name);
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
