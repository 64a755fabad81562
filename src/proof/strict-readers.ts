import type { Diagnostic } from "../base/diagnostic.ts";
import type { FormatId } from "../model/output-format.ts";
import type { ReadBack } from "../model/verification.ts";
import type { Examination } from "../verify/examine-pdf.ts";
import { StrictReader } from "../verify/strict/strict-reader.ts";
import { StrictWordReader } from "../verify/strict/strict-word.ts";
import { nativeInflate } from "./native-inflate.ts";

/** What a strict reader finds in a letter's file. */
export interface StrictlyRead {
  readonly text: ReadBack;
  readonly faults: readonly Diagnostic[];
  /** Whether another reader has seen all that the file shares with others. */
  readonly isWitnessed: boolean;
  /** Notes that another reader has read the file and found the same. */
  readonly witness: () => void;
}

/** The readers of what letters are written in, for each format that has one; they remember what many files have in common. */
export class StrictReaders {
  readonly #pdf = new StrictReader();
  readonly #word = new StrictWordReader(nativeInflate);

  /** What a file says; undefined for one that needs the reader of all files of its format. Errors: never throws. */
  read(format: FormatId, bytes: Uint8Array, examination: Examination): StrictlyRead | undefined {
    if (format === "docx") {
      const text = this.#word.read(bytes);
      // Its other parts are read by the same rules whoever reads it.
      return text && { text, faults: [], isWitnessed: true, witness: () => undefined };
    }
    if (format !== "pdf") return undefined;
    const reader = this.#pdf;
    const read = reader.read(bytes, examination);
    return (
      read && {
        ...read,
        isWitnessed: reader.isWitnessed(read),
        witness: () => reader.witness(read),
      }
    );
  }
}
