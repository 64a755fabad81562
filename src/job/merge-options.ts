import type { Allowance } from "../data/allowance.ts";
import type { Edition } from "../model/letter-settings.ts";
import type { OutputFormat } from "../model/run.ts";

/** How much of what was written is read back and compared. */
export type VerifyMode = "all" | "sample" | "none";

/** One condition of a selection: the column's value is one of these. */
export interface WhereCondition {
  readonly column: string;
  readonly values: readonly string[];
}

/** What the user asked for, defaults filled in. Paths are as the user wrote them. */
export interface MergeOptions {
  readonly template: string;
  readonly recipients: readonly string[];
  /** Table of what 外字 stand for; undefined for none. */
  readonly characters: string | undefined;
  /** Folder of the run; undefined for the place made from the template's name and the selection. */
  readonly out: string | undefined;
  readonly formats: readonly OutputFormat[];
  readonly edition: Edition;
  readonly where: readonly WhereCondition[];
  /** 団体コード or row identifiers; empty for all. */
  readonly only: readonly string[];
  readonly printRun: boolean;
  /** Letters in one print-run file; undefined for all in one. */
  readonly volume: number | undefined;
  readonly verify: VerifyMode;
  /** Worker processes; undefined for what the machine has. */
  readonly jobs: number | undefined;
  readonly strict: boolean;
  /** Values of the lists that are meant although they look damaged. */
  readonly allow?: readonly Allowance[];
  /** Front-matter values put over the template's. */
  readonly set: ReadonlyMap<string, string>;
  readonly restart: boolean;
  /** The part of the letters that this machine makes; undefined for all. */
  readonly shard?: Shard | undefined;
  /** Folder of an earlier run of which letters are made again. */
  readonly reprint?: string | undefined;
  /** Folders of finished shards whose letters are taken over. */
  readonly join?: readonly string[];
}

/** One of several parts of a run, each for a machine of its own. Units: `index` counts from 1. */
export interface Shard {
  readonly index: number;
  readonly count: number;
}
