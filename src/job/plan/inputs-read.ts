import type { FontFace } from "../../model/font-face.ts";
import { nodeWorld } from "../../outside/node-world.ts";
import { type Project, projectPath } from "../../outside/project.ts";
import type { Attachment } from "./attachments.ts";
import type { Prepared } from "./prepare.ts";

/** What a file is to the run that reads it. */
export type InputKind =
  | "template"
  | "settings"
  | "partial"
  | "list"
  | "characters"
  | "detail"
  | "font"
  | "attachment";

/** A file that a run reads: what is in it is in its letters, or goes with them. */
export interface ReadInput {
  readonly kind: InputKind;
  /** What the run calls it: a partial's name, a list with its worksheet, where an attachment goes. */
  readonly name: string;
  /** As people know it. */
  readonly path: string;
  readonly sha256: string;
  /** The run that a letter is taken from: who knows its ledger knows all of its letters. */
  readonly run?: { readonly path: string; readonly sha256: string };
}

/**
 * All that a run reads. This is the one list of it: a run's record is made of it (`runInputs`), and where somebody has looked at the
 * letters before, what they were shown of is held against it (`checkShown`). What is read and not in it is in neither.
 */
export function inputsRead(
  prepared: Prepared,
  faces: readonly FontFace[],
  attachments: readonly Attachment[],
  project: Project,
): readonly ReadInput[] {
  const of = (kind: InputKind, path: string, sha256: string, name = path): ReadInput => ({
    kind,
    name,
    path: projectPath(project, path),
    sha256,
  });
  const whole = (
    kind: InputKind,
    file: { readonly path: string; readonly bytes: Uint8Array } | undefined,
    name?: string,
  ): readonly ReadInput[] =>
    file === undefined ? [] : [of(kind, file.path, nodeWorld.sha256(file.bytes), name)];
  const { template, partials, lists, details } = prepared;
  return [
    ...whole("template", prepared.templateFile),
    ...whole("settings", prepared.settingsFile),
    // A change to another partial does not concern the run.
    ...[...partials]
      .filter(([name]) => template.partials.includes(name))
      .flatMap(([name, file]) => whole("partial", file, name)),
    ...lists.map(({ path, file, sha256 }) => of("list", file, sha256, path)),
    ...whole("characters", prepared.characters),
    ...details.map(({ path, file, sha256 }) => of("detail", file, sha256, path)),
    ...faces.map(({ path, sha256, postScriptName }) => of("font", path, sha256, postScriptName)),
    ...attachments.map(({ source, path, sha256, run }) => ({
      ...of("attachment", source, sha256, path),
      ...(run === undefined ? {} : { run }),
    })),
  ];
}
