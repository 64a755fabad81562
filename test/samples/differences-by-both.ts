import type { FormatId } from "../../src/model/output-format.ts";
import type { Difference } from "../../src/model/verification.ts";
import { comparedLetter, type KnownLetter, readLetterFile } from "../../src/proof/read-back.ts";
import { StrictReaders } from "../../src/proof/strict-readers.ts";
import type { Examination } from "../../src/verify/examine-pdf.ts";

/**
 * What a letter's file says that its letter does not: first by the reader of all files of its format, and where that finds nothing, by
 * the strict one, as a run reads it. What one of them does not know how to read sets letters aside that the other finds right.
 */
export async function differencesByBoth(
  id: FormatId,
  bytes: Uint8Array,
  wanted: KnownLetter,
  examination: Examination,
): Promise<readonly Difference[]> {
  const { path } = examination;
  const read = await readLetterFile(id, bytes, examination);
  const { differences } = comparedLetter(path, wanted, read);
  if (differences.length > 0) return differences;
  const strict = new StrictReaders().read(id, bytes, examination);
  return strict === undefined ? [] : comparedLetter(path, wanted, strict).differences;
}
