import type { ChildProcess } from "node:child_process";
import type { Diagnostic } from "../base/diagnostic.ts";
import type { LedgerEntry } from "../model/run.ts";
import type { VerificationReport } from "../model/verification.ts";
import type { FileReader, WrittenFile } from "./read-back.ts";
import { unreadable } from "./read-back.ts";
import { isAlive, letGo, startChild } from "./start-child.ts";

/** What a reading process is asked. */
export type ReadingRequest =
  | {
      readonly kind: "check";
      readonly folder: string;
      readonly entries: readonly LedgerEntry[];
    }
  | { readonly kind: "read-back"; readonly file: WrittenFile };

/** What it answers. */
export type ReadingAnswer =
  | { readonly kind: "checked"; readonly problems: readonly Diagnostic[] }
  | { readonly kind: "read-back"; readonly report: VerificationReport };

/** A request with a number, by which its answer is known among others. */
export interface ReadingQuestion {
  readonly number: number;
  readonly request: ReadingRequest;
}

/** Why a letter has no answer. */
export const READER_DIED = "the reading process died";

/** Heap of a reading process in MiB. */
const HEAP_MIB = 1024;

/**
 * A process that reads files: a damaged one may kill its reader, and must not kill the run. It is started when it is first
 * asked, or by `start`, and again after it has died.
 */
export class ReadingProcess implements FileReader {
  #child: ChildProcess | undefined;
  #asked = 0;
  /** Files that are read once more after the process has died, one at a time. */
  #again: Promise<unknown> = Promise.resolve();

  /** Starts the process, so that it is ready when it is asked. */
  start(): void {
    this.#running();
  }

  /** The problems found in letters' files, or undefined if the process died of them. */
  async check(
    folder: string,
    entries: readonly LedgerEntry[],
  ): Promise<readonly Diagnostic[] | undefined> {
    const answer = await this.#ask({ kind: "check", folder, entries });
    return answer?.kind === "checked" ? answer.problems : undefined;
  }

  /** Reads a file back. One that kills the process is reported as unreadable, others read beside it are not. */
  async readBack(file: WrittenFile): Promise<VerificationReport> {
    const report = (await this.#report(file)) ?? (await this.#reportAlone(file));
    return report ?? unreadable(file.path, file.expected, READER_DIED);
  }

  close(): void {
    letGo(this.#child);
    this.#child = undefined;
  }

  #reportAlone(file: WrittenFile): Promise<VerificationReport | undefined> {
    const report = this.#again.then(() => this.#report(file));
    this.#again = report;
    return report;
  }

  async #report(file: WrittenFile): Promise<VerificationReport | undefined> {
    const answer = await this.#ask({ kind: "read-back", file });
    return answer?.kind === "read-back" ? answer.report : undefined;
  }

  /** The answer, or undefined if the process died before. */
  #ask(request: ReadingRequest): Promise<ReadingAnswer | undefined> {
    const child = this.#running();
    this.#asked += 1;
    const number = this.#asked;
    return new Promise((resolve) => {
      const settle = (answer: ReadingAnswer | undefined): void => {
        child.off("message", onMessage);
        child.off("exit", onExit);
        resolve(answer);
      };
      const onMessage = (message: { number: number; answer: ReadingAnswer }): void => {
        if (message.number === number) settle(message.answer);
      };
      const onExit = (): void => settle(undefined);
      child.on("message", onMessage);
      child.on("exit", onExit);
      // A child that died meanwhile is noticed by its exit, not by the error of this call.
      child.send({ number, request }, () => undefined);
    });
  }

  #running(): ChildProcess {
    if (this.#child !== undefined && isAlive(this.#child)) return this.#child;
    const child = startChild("reading-worker", HEAP_MIB);
    // As many files may be asked for as are under way.
    child.setMaxListeners(0);
    this.#child = child;
    return child;
  }
}
