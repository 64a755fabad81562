import { type DocxParts, openDocx } from "./docx-parts.ts";
import { UnreadableFile } from "./unreadable-file.ts";

/** A clerk's Word file as it is named to whoever reads its letters; without its bytes where they are known. */
export interface OriginalBytes {
  readonly sha256: string;
  readonly bytes: Uint8Array | undefined;
}

/**
 * The clerk's Word files that letters are held against, unpacked once for all letters.
 *
 * Shape: known by their hashes; a run has one. It belongs to whoever reads many letters, and what is found never depends on it.
 */
export class KnownOriginals {
  readonly #byHash = new Map<string, DocxParts>();

  /** The parts of a file. Errors: throws `UnreadableFile`, also for one whose bytes are neither given nor known. */
  partsOf({ sha256, bytes }: OriginalBytes): DocxParts {
    const known = this.#byHash.get(sha256);
    if (known !== undefined) return known;
    if (bytes === undefined) {
      const reason = "original-unknown";
      throw new UnreadableFile("docx", "the clerk's file is not known", { reason });
    }
    const parts = openDocx(bytes);
    if (this.#byHash.size >= MOST_ORIGINALS) this.#byHash.clear();
    this.#byHash.set(sha256, parts);
    return parts;
  }
}

/** A process that verifies one run after another keeps the last few. */
const MOST_ORIGINALS = 4;
