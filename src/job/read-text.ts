import type { Diagnostic } from "../base/diagnostic.ts";
import { error } from "../base/diagnostic.ts";
import type { ReadBack } from "../model/verification.ts";
import { readDocx } from "../verify/read-docx.ts";
import { readPdf } from "../verify/read-pdf.ts";
import { readSourceFile } from "./input-files.ts";

/** The text of one file in reading order, or what is wrong with the file. */
export interface FileText {
  readonly path: string;
  readonly text: ReadBack | undefined;
  readonly problems: readonly Diagnostic[];
}

/**
 * Reads the text of PDF and DOCX files in reading order.
 *
 * Errors: `job/…` for a file that cannot be opened, `job/unknown-file-type`, `verify/unreadable`.
 */
export async function readTexts(paths: readonly string[]): Promise<readonly FileText[]> {
  const texts: FileText[] = [];
  for (const path of paths) texts.push(await readText(path));
  return texts;
}

async function readText(path: string): Promise<FileText> {
  const file = readSourceFile(path);
  if (!file.ok) return { path, text: undefined, problems: file.errors };
  const { bytes } = file.value;
  const at = { kind: "file", path: file.value.path } as const;
  const start = String.fromCharCode(...bytes.subarray(0, 5));
  try {
    if (start === "%PDF-") return { path, text: await readPdf(bytes), problems: [] };
    if (start.startsWith("PK")) return { path, text: readDocx(bytes), problems: [] };
  } catch (cause) {
    const reason = cause instanceof Error ? cause.message : String(cause);
    const problem = error("verify/unreadable", at, { path: file.value.path, reason });
    return { path, text: undefined, problems: [problem] };
  }
  const problem = error("job/unknown-file-type", at, { path: file.value.path });
  return { path, text: undefined, problems: [problem] };
}
