import { join } from "node:path";
import type { Disk } from "../../base/disk.ts";
import { objectOf } from "../../base/json-object.ts";
import type { FoundWarning, RunInputs, Verdict } from "../../model/run.ts";
import { writeDurably } from "../../outside/durable-file.ts";
import { systemErrorCode } from "../../outside/system-error.ts";
import { textHash } from "../../outside/text-hash.ts";
import { isRunPath, RUN_FILE } from "./run-layout.ts";

/** A file of the whole run, such as the print run. */
export interface RunOutput {
  readonly path: string;
  readonly sha256: string;
  /** Reading it back found something else than the letters say. */
  readonly differs?: true | undefined;
  /** It holds what another program made, with other bytes each time: it can be checked, and not be made again. */
  readonly reproducible?: false | undefined;
}

/** How a run ended: what it made, and what reading that back gave. */
export interface RunEnd {
  /** Which rows became letters, and which did not, in words (宛先の内訳). */
  readonly account: readonly string[];
  /** Letters with a line in the ledger. */
  readonly letters: number;
  /** Letters that could not be made. */
  readonly setAside: number;
  /** Files of letters by what reading them back gave. */
  readonly files: Readonly<Record<Verdict, number>>;
  /** Those of them that the strict reader alone was to read; undefined for none, and in runs of earlier versions. */
  readonly strict?: number | undefined;
  /** Letters in one file of the print run; 0 for all in one, undefined without a print run. */
  readonly volume?: number | undefined;
  /** The print run is for both sides of the paper: each letter begins on the front of a sheet. */
  readonly duplex?: true | undefined;
  /** What was reported as worth a look and did not stop the run (注意). */
  readonly warnings: readonly FoundWarning[];
}

/** What `run.json` says: what the run is made from and, once it is finished, what it gave as a whole. */
export interface RunFile {
  readonly inputs: RunInputs;
  /** SHA-256 over the inputs: two runs with the same id give the same bytes. */
  readonly id: string;
  /** Every letter was made, and every file read back and found equal. */
  readonly finished: boolean;
  /** Undefined while the run is under way, and in finished runs of earlier versions. */
  readonly ended?: RunEnd | undefined;
  /** While the run is under way: how an earlier start cut its print run, which nobody asked to be taken away. */
  readonly print?: PrintCut | undefined;
  readonly outputs: readonly RunOutput[];
}

/** How a print run is cut: letters in one file, 0 for all in one; and whether it is for both sides of the paper. */
export interface PrintCut {
  readonly volume: number;
  readonly duplex?: true | undefined;
}

/** How the print run of a run is cut; undefined where it has none. */
export function printCutOf({
  ended,
  print,
}: Pick<RunFile, "ended" | "print">): PrintCut | undefined {
  if (ended === undefined) return print;
  const { volume, duplex } = ended;
  return volume === undefined ? undefined : { volume, ...(duplex && { duplex }) };
}

/** Tells whether a run came to its end with every letter, none of them known to differ. */
export function isWhole({ finished, ended, outputs }: RunFile): boolean {
  if (ended === undefined) return finished;
  const isSound = ended.setAside === 0 && ended.files.different === 0;
  return isSound && !outputs.some(({ differs }) => differs === true);
}

/** The identity of a run. */
export function runId(inputs: RunInputs): string {
  return textHash(JSON.stringify(inputs));
}

/** Writes `run.json`, whole or not at all. */
export async function writeRunFile(disk: Disk, folder: string, run: RunFile): Promise<void> {
  await writeDurably(disk, join(folder, RUN_FILE), new TextEncoder().encode(textOf(run)));
}

/** What is in the file's place and is no file of its own: a link, a folder, a pipe that nobody fills. */
const NO_FILE: readonly string[] = ["ELOOP", "EISDIR", "ENXIO"];

/**
 * What a folder's `run.json` says; `absent` without one, `damaged` if it is not as it was written.
 *
 * Errors: throws the system's error where it cannot be read: nobody knows then what it says.
 */
export function readRunFile(disk: Disk, folder: string): RunFile | "absent" | "damaged" {
  let text: string;
  try {
    text = new TextDecoder().decode(disk.readNow(join(folder, RUN_FILE)));
  } catch (cause) {
    // Where a file is in the folder's place, making the folder fails next and says so.
    const code = systemErrorCode(cause);
    if (["ENOENT", "ENOTDIR"].includes(code)) return "absent";
    if (NO_FILE.includes(code)) return "damaged";
    throw cause;
  }
  try {
    const run = parseRunFile(JSON.parse(text));
    // Nothing else says whether a hash or a name in it was changed.
    return textOf(run) === text && runId(run.inputs) === run.id ? run : "damaged";
  } catch {
    return "damaged";
  }
}

function textOf(run: RunFile): string {
  return `${JSON.stringify(run, undefined, 2)}\n`;
}

function parseRunFile(value: unknown): RunFile {
  const record = objectOf(value, RUN_FILE);
  const inputs = objectOf(record["inputs"], "inputs");
  const id = record["id"];
  const outputs = record["outputs"];
  if (typeof id !== "string" || !Array.isArray(outputs)) throw new TypeError("run.json");
  const template = namedHash(inputs["template"], "path");
  return {
    inputs: {
      tool: String(inputs["tool"]),
      ...(inputs["program"] === undefined ? {} : { program: String(inputs["program"]) }),
      ...(inputs["bytes"] === undefined ? {} : { bytes: Number(inputs["bytes"]) }),
      template: { path: template.name, sha256: template.sha256 },
      lists: listOf(inputs["lists"]).map((list) => {
        const { name, sha256 } = namedHash(list, "path");
        return { path: name, sha256, rows: Number(objectOf(list, "list")["rows"]) };
      }),
      fonts: listOf(inputs["fonts"]).map((font) => namedHash(font, "name")),
      options: Object.fromEntries(
        Object.entries(objectOf(inputs["options"], "options")).map(([name, text]) => [
          name,
          String(text),
        ]),
      ),
    },
    id,
    finished: record["finished"] === true,
    ...(record["ended"] === undefined ? {} : { ended: parseEnd(record["ended"]) }),
    ...(record["print"] === undefined ? {} : { print: parseCut(record["print"]) }),
    outputs: outputs.map((output) => {
      const { name, sha256 } = namedHash(output, "path");
      if (!isRunPath(name)) throw new TypeError("run.json: a path leads elsewhere");
      const { differs, reproducible } = objectOf(output, "output");
      return {
        path: name,
        sha256,
        ...(differs === true ? { differs } : {}),
        ...(reproducible === false ? { reproducible } : {}),
      };
    }),
  };
}

function parseEnd(value: unknown): RunEnd {
  const record = objectOf(value, "ended");
  const files = objectOf(record["files"], "files");
  return {
    account: listOf(record["account"]).map(String),
    letters: Number(record["letters"]),
    setAside: Number(record["setAside"]),
    files: {
      equal: Number(files["equal"]),
      different: Number(files["different"]),
      unread: Number(files["unread"]),
    },
    ...(record["strict"] === undefined ? {} : { strict: Number(record["strict"]) }),
    ...(record["volume"] === undefined ? {} : { volume: Number(record["volume"]) }),
    ...(record["duplex"] === true ? { duplex: true } : {}),
    warnings: listOf(record["warnings"]).map((warning) => {
      const { code, count, text } = objectOf(warning, "warning");
      return { code: String(code), count: Number(count), text: String(text) };
    }),
  };
}

function parseCut(value: unknown): PrintCut {
  const { volume, duplex } = objectOf(value, "print");
  return { volume: Number(volume), ...(duplex === true && { duplex }) };
}

function listOf(value: unknown): readonly unknown[] {
  if (!Array.isArray(value)) throw new TypeError("run.json: not a list");
  return value;
}

function namedHash(value: unknown, nameKey: string): { name: string; sha256: string } {
  const record = objectOf(value, nameKey);
  const name = record[nameKey];
  const sha256 = record["sha256"];
  if (typeof name !== "string" || typeof sha256 !== "string") throw new TypeError("run.json");
  return { name, sha256 };
}
