import type { Diagnostic } from "../base/diagnostic.ts";
import { decodeText } from "../data/decode-text.ts";
import { readSourceFile } from "../outside/input-files.ts";
import { type Project, projectAt } from "../outside/project.ts";

/**
 * Gives the lines of the files in which places lie, to show them with what is wrong there.
 *
 * Shape: a template is read as UTF-8, a list in the encoding that it has. A workbook has no lines, and what cannot be
 * decoded has none that could be shown: undefined for them. Each file is read and split once.
 */
export function sourceReader(
  project: Project = projectAt(),
): (diagnostic: Diagnostic) => readonly string[] | undefined {
  const known = new Map<string, readonly string[] | undefined>();
  return ({ at, code }) => {
    if (at.kind !== "cell" && at.kind !== "text") return undefined;
    const isList = at.kind === "cell" || code.startsWith("csv/");
    const key = `${isList}\t${at.path}`;
    if (!known.has(key)) known.set(key, linesOf(project, at.path, isList));
    return known.get(key);
  };
}

function linesOf(project: Project, path: string, isList: boolean): readonly string[] | undefined {
  const file = readSourceFile(project, path);
  if (!file.ok || isPackage(file.value.bytes)) return undefined;
  const text = isList ? listText(file.value) : utf8(file.value.bytes);
  return text === undefined || text.includes("\0") ? undefined : text.split(/\r\n|\n|\r/u);
}

function listText(file: Parameters<typeof decodeText>[0]): string | undefined {
  const text = decodeText(file);
  return text.ok ? text.value : undefined;
}

function utf8(bytes: Uint8Array): string | undefined {
  try {
    return new TextDecoder("utf-8", { fatal: true }).decode(bytes);
  } catch {
    return undefined;
  }
}

/** Whether a file is a ZIP package or one of Office's older containers, such as a workbook. */
function isPackage(bytes: Uint8Array): boolean {
  return PACKAGES.some((mark) => mark.every((byte, index) => bytes[index] === byte));
}

/** Sources: ZIP APPNOTE 4.3.7; MS-CFB 2.2. */
const PACKAGES = [
  [0x50, 0x4b, 0x03, 0x04],
  [0xd0, 0xcf, 0x11, 0xe0],
];
