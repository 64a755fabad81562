import { cpSync, mkdirSync, mkdtempSync, rmSync, writeFileSync } from "node:fs";
import { tmpdir } from "node:os";
import { basename, join } from "node:path";
import type { Disk } from "../../src/base/disk.ts";
import type { JobResult } from "../../src/job/job-result.ts";
import { merge } from "../../src/job/merge.ts";
import type { MergeRequest } from "../../src/job/plan/merge-options.ts";
import type { JobListener } from "../../src/outside/job-event.ts";
import { nodeDisk } from "../../src/outside/node-disk.ts";

/** Text of a small template: a letter of one page to whoever the list names. */
const TEMPLATE = `---
表題: 試し
種別: 通知
日付: 2026-12-01
差出人: 総務大臣
必要な列: [職名, 敬称, 備考]
---
［＃宛名］{{職名}}　{{敬称}}

　連絡先は{{備考}}です。
`;

/** Three cities, as a clerk's list has them. */
const ROWS = [
  "022012,市,青森県,青森市,あおもりし,青森市長,殿,市民課",
  "022021,市,青森県,弘前市,ひろさきし,弘前市長,殿,総務課",
  "022039,市,青森県,八戸市,はちのへし,八戸市長,殿,企画課",
];

/**
 * The real disk, worked on by the test's own process alone: letters are read back here, because the reading process is a built
 * file, which tests of the source do not have.
 */
export const diskHere: Disk = { ...nodeDisk, isShared: false };

/** A place with a template and a list, in which runs are made in this process. */
export interface OwnPlace {
  readonly path: (...parts: readonly string[]) => string;
  /** Names of files of which the disk gives back something else than was written. */
  readonly misread: Set<string>;
  /** Makes a run into the folder `out` on `diskHere`; `listener` hears how it goes on. */
  readonly run: (options?: Partial<MergeRequest>, listener?: JobListener) => Promise<JobResult>;
  readonly clear: () => void;
}

/** Lays out a place. The caller clears it away. */
export function ownPlace(rows: readonly string[] = ROWS, template = TEMPLATE): OwnPlace {
  const folder = mkdtempSync(join(tmpdir(), "shokan-place-"));
  const path = (...parts: readonly string[]): string => join(folder, ...parts);
  mkdirSync(path("letters"));
  writeFileSync(path("試し.hbs"), template);
  const header = "団体コード,種別,都道府県,団体名,よみ,職名,敬称,備考";
  writeFileSync(path("名簿.csv"), `${[header, ...rows].join("\r\n")}\r\n`);
  const misread = new Set<string>();
  const read: Disk["read"] = async (file) =>
    misread.has(basename(file)) ? new Uint8Array() : nodeDisk.read(file);
  return {
    path,
    misread,
    run: (options = {}, listener = () => undefined) =>
      merge(
        {
          template: path("試し.hbs"),
          recipients: [path("名簿.csv")],
          out: path("out"),
          formats: ["pdf"],
          disk: { ...diskHere, read },
          ...options,
        },
        listener,
        new AbortController().signal,
      ),
    clear: () => rmSync(folder, { recursive: true, force: true }),
  };
}

/** Copies a folder, or puts a copy back. */
export function copyFolder(from: string, to: string): void {
  rmSync(to, { recursive: true, force: true });
  cpSync(from, to, { recursive: true });
}
