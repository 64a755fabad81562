import type { Diagnostic } from "../base/diagnostic.ts";
import type { LedgerEntry } from "../model/run.ts";
import type { VerificationReport } from "../model/verification.ts";
import { type Project, projectPath } from "../outside/project.ts";
import { WorkerCrash } from "../process/share-work.ts";
import { ChildGone } from "../process/start-child.ts";
import {
  type ReadingAnswer,
  type ReadingRequest,
  type ReadingTask,
  readerOfLetters,
} from "./answer-reading.ts";
import type { FileReader, WrittenFile } from "./read-back.ts";
import { OWN_READERS, type Reader, type ReaderSource } from "./readers.ts";
import type { FileText } from "./text-of-file.ts";
import { unreadable, unreadableFile } from "./unreadable.ts";

/** Why a letter has no answer. */
const READER_DIED = "the reading process died";

/**
 * How long it may be silent, in milliseconds: five minutes, and half a one for each letter it has; one minute for each page of
 * a file whose text is asked for, which anybody may have made.
 */
function silenceMs(request: ReadingRequest): number {
  if (request.kind === "text") return 60_000;
  return 300_000 + (request.kind === "check" ? request.entries.length * 30_000 : 0);
}

/**
 * A process that reads files: a damaged one may kill its reader, and must not kill the run. It is started when it is first
 * asked, or by `start`, and again after it has died.
 */
export class ReadingProcess implements FileReader {
  readonly #project: Project;
  readonly #source: ReaderSource;
  #child: Reader | undefined;
  /** The clerk's Word files that the process has been sent, by their hashes. */
  #sent = new Set<string>();
  /** Files that are read once more after the process has died, one at a time. */
  #again: Promise<unknown> = Promise.resolve();
  #here: ReturnType<typeof readerOfLetters> | undefined;

  constructor(project: Project, source: ReaderSource = OWN_READERS) {
    this.#project = project;
    this.#source = source;
  }

  /** Starts the process, so that it is ready when it is asked. */
  start(): void {
    this.#running();
  }

  /** The problems found in letters' files. Errors: throws `WorkerCrash` if the process died of them. */
  async check(
    run: Pick<Extract<ReadingTask, { kind: "check" }>, "folder" | "fonts" | "isFilled">,
    entries: readonly LedgerEntry[],
  ): Promise<readonly Diagnostic[]> {
    const answer = await this.#ask({
      kind: "check",
      folder: run.folder,
      fonts: run.fonts,
      isFilled: run.isFilled,
      entries,
    });
    if (answer?.kind === "checked") return answer.problems;
    throw new WorkerCrash(READER_DIED);
  }

  /** Reads a file back. One that kills the process is reported as unreadable, others read at the same time are not. */
  async readBack(file: WrittenFile): Promise<VerificationReport> {
    const report = (await this.#report(file)) ?? (await this.#reportAlone(file));
    return report ?? unreadable(file.path, file.expected, { reason: "reader-died", message: "" });
  }

  /** The text of a file. One that kills its reader, or is never read to its end, is reported as unreadable. */
  async text(path: string): Promise<FileText> {
    const answer = await this.#ask({ kind: "text", path });
    if (answer?.kind === "text") return answer.text;
    const shown = projectPath(this.#project, path);
    const problem = unreadableFile(shown, { reason: "endless", message: "" });
    return { path, text: undefined, problems: [problem] };
  }

  close(): void {
    if (this.#child !== undefined) this.#source.giveBack(this.#child);
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

  /** The answer, or undefined if the process died of it. Where no process can live, the answer is found in this one. */
  async #ask(task: ReadingTask): Promise<ReadingAnswer | undefined> {
    const request: ReadingRequest = { ...task, project: this.#project };
    try {
      const child = this.#running();
      return await child.ask(this.#withoutSent(request), silenceMs(request));
    } catch (cause) {
      if (!(cause instanceof ChildGone)) throw cause;
      if (!cause.neverRan) return undefined;
      this.#here ??= readerOfLetters();
      return this.#here(request);
    }
  }

  /** A clerk's Word file goes to a process once, with the first of its letters, and not with every one. */
  #withoutSent(request: ReadingRequest): ReadingRequest {
    if (request.kind !== "read-back" || request.file.expected.filled === undefined) return request;
    const { file } = request;
    const { text, original } = request.file.expected.filled;
    if (!this.#sent.has(original.sha256)) {
      this.#sent.add(original.sha256);
      return request;
    }
    const filled = { text, original: { ...original, bytes: undefined } };
    return { ...request, file: { ...file, expected: { ...file.expected, filled } } };
  }

  #running(): Reader {
    if (this.#child?.isAlive() === true) return this.#child;
    const child = this.#source.take();
    this.#child = child;
    this.#sent = new Set();
    return child;
  }
}
