import { type FileText, textOfFile } from "./text-of-file.ts";

/** Reads the text of PDF and DOCX files in reading order. Errors: those of `textOfFile`. */
export async function readTexts(paths: readonly string[]): Promise<readonly FileText[]> {
  const texts: FileText[] = [];
  for (const path of paths) texts.push(await textOfFile(path));
  return texts;
}
