import { type Project, projectAt } from "../outside/project.ts";
import { OWN_READERS, type ReaderSource } from "../proof/readers.ts";
import { ReadingProcess } from "../proof/reading-process.ts";
import type { FileText } from "../proof/text-of-file.ts";

/**
 * Reads the text of PDF and DOCX files in reading order, in a process of its own: a file that unpacks or is read without end
 * ends that process and is reported, and the others are read. A program that reads often gives it a process that waits.
 *
 * Errors: those of `textOfFile`.
 */
export async function readTexts(
  paths: readonly string[],
  project: Project = projectAt(),
  readers: ReaderSource = OWN_READERS,
): Promise<readonly FileText[]> {
  const reader = new ReadingProcess(project, readers);
  const texts: FileText[] = [];
  try {
    for (const path of paths) texts.push(await reader.text(path));
  } finally {
    reader.close();
  }
  return texts;
}
