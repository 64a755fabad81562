import type { Diagnostic } from "../base/diagnostic.ts";
import type { PageSum, RecordedPicture } from "../model/run.ts";
import { unreadableFile } from "../proof/unreadable.ts";
import { readAndExaminePages } from "../verify/read-pdf.ts";
import { UnreadableFile } from "../verify/unreadable-file.ts";
import type { RunFolder } from "./keep/run-folder.ts";

/** What is recorded of a page without text: the back of a sheet. */
export const EMPTY_PAGE: PageSum = [0, 0, 0];

/**
 * The texts of a print run's pages and what is wrong with them, what is wrong with the file, or undefined if it is missing, which is
 * reported elsewhere.
 */
export async function readRunPages(
  folder: RunFolder,
  name: string,
  {
    sums,
    running,
    pictures,
  }: {
    readonly sums: readonly PageSum[] | undefined;
    readonly running: readonly string[] | undefined;
    /** Those of each page; or whether there may be any, where that is all that is known. */
    readonly pictures: readonly (readonly RecordedPicture[])[] | boolean;
  },
): Promise<Awaited<ReturnType<typeof readAndExaminePages>> | Diagnostic | undefined> {
  const bytes = await folder.disk.read(folder.at(name)).catch(() => undefined);
  if (bytes === undefined) return undefined;
  const path = folder.shown(name);
  try {
    const examination = {
      ...{ path, expected: undefined },
      ...(typeof pictures === "boolean" ? { mayHavePictures: pictures } : { pictures }),
      ...(sums && { sums }),
      ...(running && { running }),
    };
    return await readAndExaminePages(new Uint8Array(bytes), examination);
  } catch (cause) {
    return unreadableFile(path, UnreadableFile.from("pdf", cause));
  }
}
