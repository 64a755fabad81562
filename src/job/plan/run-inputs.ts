import { join } from "node:path";
import { BYTES_VERSION, TOOL } from "../../base/tool.ts";
import { PRINT_RUN } from "../../model/output-format.ts";
import type { RunInputs } from "../../model/run.ts";
import { namedOption, type RunOptions } from "../../model/run-option.ts";
import { programHash } from "../../outside/program-hash.ts";
import { type Project, recordedPath } from "../../outside/project.ts";
import { textHash } from "../../outside/text-hash.ts";
import { RunFolder } from "../keep/run-folder.ts";
import { ATTACHMENTS_FOLDER } from "../keep/run-layout.ts";
import { detailsHash } from "./details.ts";
import type { InputKind, ReadInput } from "./inputs-read.ts";
import { isPrintRunOnly, type MergeOptions, type Shard } from "./merge-options.ts";
import type { Prepared } from "./prepare.ts";

/**
 * Gives what a run's bytes depend on. Two runs with equal inputs give equal bytes, so how much is read
 * back and how many processes work do not belong to it.
 *
 * Shape: hashes are those of `read` alone; `engine` is the foreign program that makes the PDF, if one does: its bytes are never the same twice, its lines are.
 */
export function runInputs(
  prepared: Prepared,
  read: readonly ReadInput[],
  options: MergeOptions,
  engine: string | undefined,
): RunInputs {
  const rows = new Map<string, number>();
  for (const { path } of prepared.list.recipients) rows.set(path, (rows.get(path) ?? 0) + 1);
  return {
    tool: TOOL,
    program: programHash(),
    bytes: BYTES_VERSION,
    template: {
      path: recordedPath(options.project, prepared.templateFile.path),
      sha256: read.find(({ kind }) => kind === "template")?.sha256 ?? "",
    },
    lists: ofKind(read, "list").map(({ name, sha256 }) => ({
      path: recordedPath(options.project, name),
      sha256,
      rows: rows.get(name) ?? 0,
    })),
    fonts: ofKind(read, "font").map(({ name, sha256 }) => ({ name, sha256 })),
    options: {
      ...optionsOf(prepared, read, options, engine),
      ...attachmentsOf(ofKind(read, "attachment")),
    },
  };
}

function ofKind(read: readonly ReadInput[], kind: InputKind): readonly ReadInput[] {
  return read.filter((one) => one.kind === kind);
}

function optionsOf(
  prepared: Prepared,
  read: readonly ReadInput[],
  options: MergeOptions,
  engine: string | undefined,
): RunOptions {
  const details = detailsHash(
    ofKind(read, "detail").map(({ name, sha256 }) => ({ path: name, sha256 })),
  );
  return {
    format: isPrintRunOnly(options) ? PRINT_RUN : options.formats.join(","),
    ...(engine === undefined ? {} : { "pdf-engine": engine }),
    edition: options.edition,
    ...selectionOf(options),
    ...(prepared.list.hidden === undefined ? {} : { hidden: prepared.list.hidden }),
    ...Object.fromEntries(
      [...options.set].map(([name, value]) => [
        namedOption("set", name),
        recordedValue(options.project, name, value),
      ]),
    ),
    ...Object.fromEntries(
      (["partial", "settings", "characters"] as const).flatMap((kind) =>
        ofKind(read, kind).map(({ name, sha256 }) => [
          namedOption(kind, kind === "partial" ? name : recordedPath(options.project, name)),
          sha256,
        ]),
      ),
    ),
    ...(options.shard === undefined ? {} : { shard: shardText(options.shard) }),
    letters: String(prepared.tasks.length),
    ...(details === undefined ? {} : { 明細: details }),
  };
}

/** A setting's value; of what is attached, the path as a run records it: its content is recorded too. */
function recordedValue(project: Project, name: string, value: string): string {
  return name === ATTACHMENTS_FOLDER || name === "明細" ? recordedPath(project, value) : value;
}

function attachmentsOf(attachments: readonly ReadInput[]): RunOptions {
  if (attachments.length === 0) return {};
  return { 別添: textHash(JSON.stringify(attachments.map(({ name, sha256 }) => [name, sha256]))) };
}

function shardText({ index, count }: Shard): string {
  return `${index}/${count}`;
}

function selectionOf({ where, only }: MergeOptions): RunOptions {
  const conditions = where.map(({ column, values }) => `${column}=${values.join("|")}`).join(",");
  return {
    ...(conditions === "" ? {} : { where: conditions }),
    ...(only.length === 0 ? {} : { only: only.join(",") }),
  };
}

/**
 * Gives the run's folder: what the user named, or `out/<template's name>`; a selection has a folder of its
 * own, named by its options, and so has a shard, so that it never mixes with the whole.
 */
export function runFolder(options: MergeOptions): RunFolder {
  if (options.out !== undefined) return new RunFolder(options.project, options.out, options.disk);
  const name = (options.template.split(/[\\/]/u).at(-1) ?? "run").replace(/\.(?:hbs|docx)$/iu, "");
  const selection = selectionOf(options);
  const suffix =
    Object.keys(selection).length === 0
      ? ""
      : `-${textHash(JSON.stringify(selection)).slice(0, 8)}`;
  const { shard } = options;
  const part = shard === undefined ? "" : `-${shard.index}of${shard.count}`;
  return new RunFolder(options.project, join("out", `${name}${suffix}${part}`), options.disk);
}
