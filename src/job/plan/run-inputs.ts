import { join } from "node:path";
import { BYTES_VERSION, TOOL } from "../../base/tool.ts";
import type { SourceFile } from "../../base/world.ts";
import type { FontFace } from "../../model/font-face.ts";
import type { RunInputs } from "../../model/run.ts";
import { namedOption, type RunOptions } from "../../model/run-option.ts";
import { nodeWorld } from "../../outside/node-world.ts";
import { programHash } from "../../outside/program-hash.ts";
import { type Project, recordedPath } from "../../outside/project.ts";
import { textHash } from "../../outside/text-hash.ts";
import { RunFolder } from "../keep/run-folder.ts";
import { ATTACHMENTS_FOLDER } from "../keep/run-layout.ts";
import type { Attachment } from "./attachments.ts";
import type { MergeOptions, Shard } from "./merge-options.ts";
import type { Prepared } from "./prepare.ts";

/**
 * Gives what a run's bytes depend on. Two runs with equal inputs give equal bytes, so how much is read
 * back and how many processes work do not belong to it.
 *
 * Shape: `engine` is the foreign program that makes the PDF, if one does: its bytes are never the same twice, its lines are.
 */
export function runInputs(
  prepared: Prepared,
  faces: readonly FontFace[],
  options: MergeOptions,
  attachments: readonly Attachment[],
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
      sha256: nodeWorld.sha256(prepared.templateFile.bytes),
    },
    lists: prepared.lists.map(({ path, sha256 }) => ({
      path: recordedPath(options.project, path),
      sha256,
      rows: rows.get(path) ?? 0,
    })),
    fonts: faces.map((face) => ({ name: face.postScriptName, sha256: face.sha256 })),
    options: { ...optionsOf(prepared, options, engine), ...attachmentsOf(attachments) },
  };
}

function optionsOf(
  prepared: Prepared,
  options: MergeOptions,
  engine: string | undefined,
): RunOptions {
  return {
    format: options.formats.join(","),
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
      usedPartials(prepared).map(([name, { bytes }]) => [
        namedOption("partial", name),
        nodeWorld.sha256(bytes),
      ]),
    ),
    ...(prepared.settingsFile === undefined
      ? {}
      : {
          [namedOption("settings", recordedPath(options.project, prepared.settingsFile.path))]:
            nodeWorld.sha256(prepared.settingsFile.bytes),
        }),
    ...(prepared.characters === undefined
      ? {}
      : {
          [namedOption("characters", recordedPath(options.project, prepared.characters.path))]:
            nodeWorld.sha256(prepared.characters.bytes),
        }),
    ...(options.shard === undefined ? {} : { shard: shardText(options.shard) }),
    letters: String(prepared.tasks.length),
    ...(prepared.detailsSha256 === undefined ? {} : { 明細: prepared.detailsSha256 }),
  };
}

/** A setting's value; of what is attached, the path as a run records it: its content is recorded too. */
function recordedValue(project: Project, name: string, value: string): string {
  return name === ATTACHMENTS_FOLDER || name === "明細" ? recordedPath(project, value) : value;
}

function attachmentsOf(attachments: readonly Attachment[]): RunOptions {
  if (attachments.length === 0) return {};
  return { 別添: textHash(JSON.stringify(attachments.map(({ path, sha256 }) => [path, sha256]))) };
}

/** Partials that the template includes, itself or through others; a change to another does not concern the run. */
function usedPartials({
  template,
  partials,
}: Prepared): readonly (readonly [string, SourceFile])[] {
  return [...partials].filter(([name]) => template.partials.includes(name));
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
