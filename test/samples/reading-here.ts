import { basename } from "node:path";
import { type FileReader, readBack, type WrittenFile } from "../../src/job/prove/read-back.ts";

/** Names of files of which reading back finds that they differ, whatever they say. */
export const differing = new Set<string>();

/** Reads back in the test's own process: the reading process is a built file, which tests of the source do not have. */
export class ReadingProcess implements FileReader {
  readonly #read = readBack;

  start(): void {
    // There is no process.
  }

  async readBack(file: WrittenFile): ReturnType<FileReader["readBack"]> {
    const report = await this.#read(file);
    if (!differing.has(basename(file.path))) return report;
    return { ...report, differences: [{ paragraph: 1, expected: "甲", found: "乙" }] };
  }

  close(): void {
    // There is no process.
  }
}

/** As the real module says. */
export const READER_DIED = "the reading process died";
