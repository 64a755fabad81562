import {
  closeSync,
  fstatSync,
  mkdirSync,
  mkdtempSync,
  openSync,
  readdirSync,
  readFileSync,
  readSync,
  rmSync,
  statSync,
  writeFileSync,
} from "node:fs";
import { join } from "node:path";
import { pathToFileURL } from "node:url";
import { unzip } from "../base/bytes/unzip.ts";
import { type Diagnostic, error } from "../base/diagnostic.ts";
import type { NotConverted } from "../base/messages/office.ts";
import { writeProfile } from "./libreoffice-profile.ts";
import { type ProcessGroup, startGroup } from "./process-group.ts";

/** A Word file to be converted; `path` is what it is called when something is said of it, and nothing is read there. */
export interface OfficeFile {
  readonly path: string;
  readonly bytes: Uint8Array;
}

/** What a batch is converted with. Units: milliseconds; bytes of memory of all its processes, and of one PDF. */
export interface OfficeOptions {
  /** As `findLibreOffice` gives it. */
  readonly program: string;
  /** A folder for what is temporary, which exists: the run's own, or the system's. */
  readonly folder: string;
  /** How long a file may keep it busy without anything being written. */
  readonly silenceMs: number;
  readonly memoryLimit: number;
  readonly sizeLimit: number;
  /** The variables of the environment, as the command has them: what the program needs to start is taken from it. */
  readonly variables: Readonly<Record<string, string | undefined>>;
  /** Ends the batch: files without an answer are then refused. */
  readonly stop?: AbortSignal;
}

/** Limits for letters on a slow office machine, where a first start takes half a minute. */
export const OFFICE_LIMITS: Pick<OfficeOptions, "silenceMs" | "memoryLimit" | "sizeLimit"> = {
  silenceMs: 120_000,
  memoryLimit: 2 * 1024 ** 3,
  sizeLimit: 256 * 1024 ** 2,
};

/**
 * What became of a file.
 *
 * Shape: `reproducible: false` is a promise that nobody can keep: LibreOffice writes the clock and its own order into a PDF.
 * A ledger keeps such a file's hash, and `verify` holds the file on the disk to it and reads its text back; a resumed run
 * keeps a file that has its hash, and where one is missing makes it anew and takes the new hash: other bytes are then no
 * sign of anything.
 */
export type Conversion =
  | {
      readonly kind: "converted";
      readonly path: string;
      readonly pdf: Uint8Array;
      readonly reproducible: false;
    }
  | { readonly kind: "refused"; readonly path: string; readonly problem: Diagnostic };

/**
 * Converts Word files into PDF by LibreOffice, all in one process as long as it lives.
 *
 * A PDF given here is a whole file, not yet a right one: each must be read back, since LibreOffice drops lines without a word.
 * What hangs, dies or grows without end is killed with all its children; the file that it was busy with is tried once more
 * by itself, then refused, and the others go on in a new process.
 * A file that brings fonts is not taken: those of the same name in the same process are held for one font, and a letter is
 * then set in a subset made for another one.
 * Shape: one answer a file, in their order.
 * Errors: `office/not-converted`, `office/embedded-fonts` of a file. Throws what the disk refuses.
 */
export async function convertToPdf(
  files: readonly OfficeFile[],
  options: OfficeOptions,
): Promise<readonly Conversion[]> {
  const work = mkdtempSync(join(options.folder, "shokan-office-"));
  try {
    const batch = new Batch(files, work, options);
    await batch.run();
    return files.map((_, index) => batch.answerOf(index));
  } finally {
    rmSync(work, { recursive: true, force: true, maxRetries: 5, retryDelay: 100 });
  }
}

/** How a process ended. */
type Ending =
  | "well"
  | "stopped"
  | Extract<NotConverted, "no-answer" | "died" | "too-much-memory" | "too-large">;

class Batch {
  readonly #files: readonly OfficeFile[];
  readonly #work: string;
  readonly #options: OfficeOptions;
  readonly #refused = new Map<number, NotConverted | "embedded-fonts">();
  #suspect: number | undefined;
  /** Files that ended it even when they were alone. */
  #failures = 0;

  constructor(files: readonly OfficeFile[], work: string, options: OfficeOptions) {
    this.#files = files;
    this.#work = work;
    this.#options = options;
    for (const name of ["in", "out", "tmp"]) mkdirSync(join(work, name));
    // Names of our own: those of the letters may be long, start with a hyphen or mean something to a system.
    files.forEach(({ bytes }, index) => {
      if (hasFonts(bytes)) this.#refused.set(index, "embedded-fonts");
      else writeFileSync(join(work, "in", `${nameOf(index)}.docx`), bytes);
    });
  }

  async run(): Promise<void> {
    let round = 0;
    for (let next = this.#next(); next.length > 0; next = this.#next()) {
      round += 1;
      const ending = await this.#start(next, join(this.#work, `profile-${round}`));
      this.#judge(next, ending);
    }
  }

  answerOf(index: number): Conversion {
    const path = this.#files[index]?.path ?? "";
    const why = this.#refused.get(index);
    if (why === undefined) {
      const pdf = new Uint8Array(readFileSync(this.#output(index)));
      return { kind: "converted", path, pdf, reproducible: false };
    }
    const at = { kind: "file", path } as const;
    const problem =
      why === "embedded-fonts"
        ? error("office/embedded-fonts", at, {})
        : error("office/not-converted", at, { why });
    return { kind: "refused", path, problem };
  }

  #output(index: number): string {
    return join(this.#work, "out", `${nameOf(index)}.pdf`);
  }

  /** Files for the next process: the suspect alone if there is one. */
  #next(): readonly number[] {
    return this.#suspect === undefined ? this.#waiting().slice(0, AT_ONCE) : [this.#suspect];
  }

  /** Files without an answer. */
  #waiting(): readonly number[] {
    return [...this.#files.keys()].filter(
      (index) => !this.#refused.has(index) && !this.#isDone(index),
    );
  }

  async #start(waiting: readonly number[], profile: string): Promise<Ending> {
    writeProfile(profile);
    const args = [
      "--headless",
      "--norestore",
      "--nolockcheck",
      "--nodefault",
      `-env:UserInstallation=${pathToFileURL(profile).href}`,
      "--convert-to",
      "pdf:writer_pdf_Export",
      "--outdir",
      join(this.#work, "out"),
      ...waiting.map((index) => `${nameOf(index)}.docx`),
    ];
    const group = startGroup(
      this.#options.program,
      args,
      environment(this.#options.variables, join(this.#work, "tmp")),
      join(this.#work, "in"),
    );
    try {
      return await watched(group, join(this.#work, "out"), this.#options);
    } finally {
      group.kill(); // what it started may outlive it
    }
  }

  #judge(waiting: readonly number[], ending: Ending): void {
    const touched = waiting.filter((index) => sizeOf(this.#output(index)) !== undefined);
    const tried = this.#suspect;
    this.#suspect = undefined;
    if (ending === "stopped") this.#refuse(this.#waiting(), "stopped");
    else if (ending === "well") {
      this.#refuse(touched, "broken-file");
      this.#refuse(waiting, "no-file");
    } else if (tried !== undefined) {
      this.#refuse([tried], ending);
      // Two files, both alone, and none that ever came out: it is not the files.
      if (!this.#isDone(tried)) this.#failures += 1;
      const isFutile = this.#failures > 1 && this.#done().length === 0;
      if (isFutile) this.#refuse(this.#waiting(), "not-working");
    } else {
      this.#suspect = this.#busyWith(waiting, touched);
      if (this.#suspect !== undefined) rmSync(this.#output(this.#suspect), { force: true });
    }
  }

  /** Refuses those of some files that have no answer yet. */
  #refuse(indexes: readonly number[], why: NotConverted): void {
    for (const index of indexes) {
      if (!this.#refused.has(index) && !this.#isDone(index)) this.#refused.set(index, why);
    }
  }

  /** Files are taken in their order: it was busy with the last that it touched, or the next one if that is whole. */
  #busyWith(waiting: readonly number[], touched: readonly number[]): number | undefined {
    const last = touched.at(-1);
    if (last === undefined) return waiting[0];
    return this.#isDone(last) ? waiting[waiting.indexOf(last) + 1] : last;
  }

  #done(): readonly number[] {
    return [...this.#files.keys()].filter((index) => this.#isDone(index));
  }

  #isDone(index: number): boolean {
    const path = this.#output(index);
    return (sizeOf(path) ?? Infinity) <= this.#options.sizeLimit && isWholePdf(path);
  }
}

/** Windows takes 32,767 characters in a command, and a name has a dozen. */
const AT_ONCE = 1000;

function nameOf(index: number): string {
  return String(index + 1).padStart(6, "0");
}

/** Waits for the end of a process, and kills it where it is silent, takes too much, or is not wanted any more. */
async function watched(
  group: ProcessGroup,
  folder: string,
  options: OfficeOptions,
): Promise<Ending> {
  const { silenceMs, memoryLimit, sizeLimit, stop } = options;
  let silentMs = 0;
  let before = "";
  let killed: Ending | undefined;
  const kill = (why: Ending): void => {
    killed ??= why;
    group.kill();
  };
  const look = (): void => {
    const sizes = readdirSync(folder).map(
      (name) => [name, sizeOf(join(folder, name)) ?? 0] as const,
    );
    const now = JSON.stringify(sizes);
    silentMs = now === before ? silentMs + PERIOD_MS : 0;
    before = now;
    if (sizes.some(([, size]) => size > sizeLimit)) kill("too-large");
    else if (group.memory() > memoryLimit) kill("too-much-memory");
    else if (silentMs >= silenceMs) kill("no-answer");
  };
  const onStop = (): void => kill("stopped");
  const timer = setInterval(() => {
    try {
      look();
    } catch {
      kill("died"); // somebody has cleared its folder away
    }
  }, PERIOD_MS);
  stop?.addEventListener("abort", onStop);
  if (stop?.aborted === true) onStop();
  try {
    const isWell = await group.ended;
    return killed ?? (isWell ? "well" : "died");
  } finally {
    clearInterval(timer);
    stop?.removeEventListener("abort", onStop);
  }
}

/** How often is looked. */
const PERIOD_MS = 250;

/** What the program needs to start and to find fonts, and nothing else of ours; what it leaves goes with the work folder. */
function environment(variables: OfficeOptions["variables"], temporary: string): NodeJS.ProcessEnv {
  const kept = KEPT.flatMap((name) => {
    const value = variables[name];
    return value === undefined ? [] : [[name, value] as const];
  });
  return {
    ...Object.fromEntries(kept),
    TMPDIR: temporary,
    TMP: temporary,
    TEMP: temporary,
    LC_ALL: "C.UTF-8",
    SAL_USE_VCLPLUGIN: "svp", // no screen
  };
}

const KEPT = [
  "PATH",
  "Path",
  "HOME",
  "SystemRoot",
  "USERPROFILE",
  "APPDATA",
  "LOCALAPPDATA",
  "FONTCONFIG_FILE",
  "FONTCONFIG_PATH",
];

function sizeOf(path: string): number | undefined {
  return statSync(path, { throwIfNoEntry: false })?.size;
}

/** Whether a file begins and ends as a PDF does. Source: ISO 32000-1, 7.5.2 and 7.5.5. */
function isWholePdf(path: string): boolean {
  const file = openSync(path, "r");
  try {
    const { size } = fstatSync(file);
    const read = (length: number, position: number): string => {
      const bytes = Buffer.alloc(length);
      return bytes.toString("latin1", 0, readSync(file, bytes, 0, length, position));
    };
    const end = read(TRAILER_BYTES, Math.max(0, size - TRAILER_BYTES));
    return read(5, 0) === "%PDF-" && /startxref\s+\d+\s+%%EOF\s*$/u.test(end);
  } finally {
    closeSync(file);
  }
}

const TRAILER_BYTES = 1024;

/** Whether a Word file brings fonts of its own. Source: ECMA-376-1, 17.8.3. */
export function hasFonts(bytes: Uint8Array): boolean {
  const found = unzip(bytes, (name) => name.toLowerCase() === "word/fonttable.xml", TABLE_LIMITS);
  // What is no package is for LibreOffice to refuse.
  if (!found.ok) return false;
  return [...found.entries.values()].some((part) =>
    /:embed(?:Regular|Bold|Italic|BoldItalic)\b/u.test(new TextDecoder().decode(part)),
  );
}

const TABLE_LIMITS = { entryCount: 10_000, totalBytes: 10_000_000, ratio: 1000 };
