import type { Diagnostic } from "../../base/diagnostic.ts";
import { TOOL } from "../../base/tool.ts";
import type { SourceFile } from "../../base/world.ts";
import type { Edition } from "../../model/letter-settings.ts";
import type { FormatId } from "../../model/output-format.ts";
import type { LedgerEntry, SetAsideLetter } from "../../model/run.ts";
import type { VerificationReport } from "../../model/verification.ts";
import type { VerifyMode } from "../../model/verify-mode.ts";
import type { Project } from "../../outside/project.ts";
import type { OfficeEngine } from "../../process/office-engine.ts";
import type { LetterTask } from "../plan/letter-task.ts";
import type { MergeOptions } from "../plan/merge-options.ts";
import type { Prepared } from "../plan/prepare.ts";

/** Everything a process needs to make letters; sent once. */
export interface WorkshopSetup {
  readonly template: SourceFile;
  /** The settings beside a Word file, if there are any. */
  readonly settings: SourceFile | undefined;
  readonly partials: readonly (readonly [string, SourceFile])[];
  readonly overrides: readonly (readonly [string, string])[];
  readonly edition: Edition;
  readonly formats: readonly FormatId[];
  /** What makes the PDF of a filled Word file; undefined where our own typesetter does, or there is none. */
  readonly office: OfficeEngine | undefined;
  readonly verify: VerifyMode;
  /** Whether the print run is for both sides of the paper. */
  readonly duplex: boolean;
  readonly project: Project;
  /** The run's folder. */
  readonly folder: string;
  readonly tool: string;
  /** SHA-256 of the faces that the run was begun with; undefined while they are not known. */
  readonly faces: readonly string[] | undefined;
}

/** Gives what every process of a run is sent once. */
export function setupOf(
  prepared: Prepared,
  options: MergeOptions,
  folder: string,
  office: OfficeEngine | undefined,
): WorkshopSetup {
  return {
    template: prepared.templateFile,
    settings: prepared.settingsFile,
    partials: [...prepared.partials],
    overrides: [...options.set],
    edition: options.edition,
    formats: options.formats,
    office,
    verify: options.verify,
    duplex: options.duplex,
    project: options.project,
    folder,
    tool: TOOL,
    faces: undefined,
  };
}

/** What checking letters gave. */
export interface CheckedLetters {
  readonly diagnostics: readonly Diagnostic[];
  /** For every letter that could be merged, `headHash` of what its ledger line must say. */
  readonly heads: readonly { readonly sequence: number; readonly hash: string }[];
}

/** What making letters gave. */
export interface WrittenLetters {
  readonly entries: readonly LedgerEntry[];
  /** Reports of files that do not say what their letter says. */
  readonly differences: readonly VerificationReport[];
  readonly setAside: readonly SetAsideLetter[];
  /** Files that were in the letters' places, were not the run's, and were moved aside. */
  readonly moved: readonly string[];
}

/** Where a file of a print run goes. */
export interface PrintPlace {
  /** Its name in the run's folder. */
  readonly path: string;
  /** The hash of the file of that name which an earlier start is known to have left. */
  readonly known?: string | undefined;
}

/** One file of the print run: the letters it holds and the pages of each. */
export interface PrintRunFile {
  /** Relative to the run's folder. */
  readonly path: string;
  readonly sha256: string;
  readonly bytes: number;
  readonly pages: number;
  readonly letters: number;
  /** Pages of each letter, without the blank back of its last sheet. */
  readonly counts: readonly number[];
}

/** What making a file of the print run gave. */
export interface PrintRunResult {
  readonly file: PrintRunFile;
  readonly differences: readonly VerificationReport[];
  /** What was in its place was not the run's, and was moved aside. */
  readonly isRoomMade?: boolean;
}

/** What the coordinator sends to a worker. */
export type ToWorker =
  | { readonly kind: "setup"; readonly setup: WorkshopSetup }
  | { readonly kind: "check"; readonly tasks: readonly LetterTask[] }
  | { readonly kind: "write"; readonly tasks: readonly LetterTask[] }
  | {
      readonly kind: "print-run";
      readonly tasks: readonly LetterTask[];
      readonly place: PrintPlace;
    }
  | {
      readonly kind: "volume";
      readonly tasks: readonly LetterTask[];
      /** Name of the file in the run's folder; undefined where nothing is to be written. */
      readonly path: string | undefined;
    }
  | { readonly kind: "stop" };

/** What a worker answers; nobody waits for it to say that it is stopping. */
export type FromWorker =
  | { readonly kind: "ready" }
  | { readonly kind: "checked"; readonly letters: CheckedLetters }
  | { readonly kind: "written"; readonly letters: WrittenLetters }
  | { readonly kind: "print-run-written"; readonly result: PrintRunResult }
  | { readonly kind: "stopping" };
