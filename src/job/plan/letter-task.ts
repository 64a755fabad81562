import type { Recipient } from "../../model/recipient.ts";
import type { LedgerFile } from "../../model/run.ts";

/** One letter to be made. */
export interface LetterTask {
  /** 1-based place in the run. */
  readonly sequence: number;
  readonly recipient: Recipient;
  /** File name without extension. */
  readonly name: string;
  /** Of its thousand, in a run that has such folders. */
  readonly folder?: string | undefined;
  readonly version: string;
  /** Its files are read back whatever was asked: an earlier start found that they differ. */
  readonly mustBeRead?: boolean;
  /** Its PDF that another program made, as the ledger has it: a print run is made of that. */
  readonly converted?: ConvertedFile;
  /** Letters of other runs that go with it. */
  readonly enclosed?: readonly EnclosedLetter[];
}

/** The PDF of a letter that another program made. */
export type ConvertedFile = Pick<LedgerFile, "path" | "sha256" | "pages">;

/** A letter of another run that goes with one of this. */
export interface EnclosedLetter {
  /** The other run's folder as it is shown to people. */
  readonly folder: string;
  /** Whom it is to, as its ledger says. */
  readonly addressee: string;
}
