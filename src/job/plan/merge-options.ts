import type { Disk } from "../../base/disk.ts";
import type { Allowance } from "../../data/allowance.ts";
import type { HiddenRows } from "../../model/hidden-rows.ts";
import type { Edition } from "../../model/letter-settings.ts";
import { type FormatId, USUAL_FORMATS } from "../../model/output-format.ts";
import type { PdfEngine } from "../../model/pdf-engine.ts";
import type { VerifyMode } from "../../model/verify-mode.ts";
import { nodeDisk } from "../../outside/node-disk.ts";
import { type Project, projectAt } from "../../outside/project.ts";

/** One condition of a selection: the column's value is one of these. */
export interface WhereCondition {
  readonly column: string;
  readonly values: readonly string[];
}

/** What a run is asked for: template and lists; everything else has a default. Paths are relative to the project. */
export interface MergeRequest {
  /** The working folder if not given. */
  readonly project?: Project;
  /** Where the run's folder is; the real one if not given. */
  readonly disk?: Disk;
  readonly template: string;
  readonly recipients: readonly string[];
  /** Table of what 外字 stand for; none if not given. */
  readonly characters?: string | undefined;
  /** Folder of the run; made from the template's name and the selection if not given. */
  readonly out?: string | undefined;
  /** PDF and Word if not given; none for a run that keeps no single files, only a print run. */
  readonly formats?: readonly FormatId[];
  /** Who makes the PDF of letters from a clerk's Word file, which have none if it is not given. */
  readonly pdfEngine?: PdfEngine | undefined;
  /** `corrected` if not given. */
  readonly edition?: Edition;
  /** All conditions must hold; none if not given. */
  readonly where?: readonly WhereCondition[];
  /** 団体コード or row identifiers; all if empty or not given. */
  readonly only?: readonly string[];
  /** Also makes one file of all letters; not if not given. */
  readonly printRun?: boolean;
  /** Letters in one file of the print run, which is then made; all in one if not given. */
  readonly volume?: number | undefined;
  /** Begins each letter of the print run, which is then made, on the front of a sheet; not if not given. */
  readonly duplex?: boolean;
  /** `all` if not given. */
  readonly verify?: VerifyMode;
  /** Worker processes; what the machine has if not given. */
  readonly jobs?: number | undefined;
  /** Refuses warnings too; not if not given. */
  readonly strict?: boolean;
  /** Values of the lists that are meant although they look damaged. */
  readonly allow?: readonly Allowance[];
  /** What is done with rows that are hidden or struck through; few are left out and many refused if not given. */
  readonly hidden?: HiddenRows | undefined;
  /** Front-matter values put over the template's. */
  readonly set?: ReadonlyMap<string, string>;
  /**
   * What letters were shown of before: SHA-256 of files, and of the ledgers of runs, by their paths. A run that reads
   * anything else is refused; of any if not given.
   */
  readonly shown?: ReadonlyMap<string, string> | undefined;
  /** Moves the run that the folder holds aside and begins anew; not if not given. */
  readonly restart?: boolean;
  /** The part of the letters that this machine makes; all if not given. */
  readonly shard?: Shard | undefined;
  /** Folder of an earlier run of which letters are made again. */
  readonly reprint?: string | undefined;
  /** Folders of finished shards whose letters are taken over. */
  readonly join?: readonly string[];
}

/** A request with its defaults filled in. */
export interface MergeOptions
  extends Omit<
    Required<MergeRequest>,
    | "characters"
    | "out"
    | "pdfEngine"
    | "volume"
    | "jobs"
    | "hidden"
    | "shown"
    | "shard"
    | "reprint"
  > {
  readonly characters: string | undefined;
  readonly out: string | undefined;
  readonly pdfEngine: PdfEngine | undefined;
  readonly volume: number | undefined;
  readonly jobs: number | undefined;
  readonly hidden: HiddenRows | undefined;
  readonly shown: ReadonlyMap<string, string> | undefined;
  readonly shard: Shard | undefined;
  readonly reprint: string | undefined;
}

/** Fills in the defaults: PDF and Word, corrected, every file read back, for all addressees. */
export function mergeOptions(request: MergeRequest): MergeOptions {
  const isAlone = request.formats?.length === 0;
  const printRun =
    isAlone || request.printRun === true || request.volume !== undefined || request.duplex === true;
  const volume = request.volume ?? (isAlone ? VOLUME_LETTERS : undefined);
  return { ...DEFAULTS, project: projectAt(), disk: nodeDisk, ...request, printRun, volume };
}

/** Letters in a volume of a run that keeps no single files. */
const VOLUME_LETTERS = 1000;

/** Tells whether a run keeps no single files, only the volumes of its print run (`--format print-run`). */
export function isPrintRunOnly({ formats }: Pick<MergeOptions, "formats">): boolean {
  return formats.length === 0;
}

const DEFAULTS: Omit<MergeOptions, "project" | "disk" | "template" | "recipients" | "printRun"> = {
  characters: undefined,
  out: undefined,
  formats: USUAL_FORMATS,
  pdfEngine: undefined,
  edition: "corrected",
  where: [],
  only: [],
  volume: undefined,
  duplex: false,
  verify: "all",
  jobs: undefined,
  strict: false,
  allow: [],
  hidden: undefined,
  set: new Map(),
  shown: undefined,
  restart: false,
  shard: undefined,
  reprint: undefined,
  join: [],
};

/** One of several parts of a run, each for a machine of its own. Units: `index` counts from 1. */
export interface Shard {
  readonly index: number;
  readonly count: number;
}
