import { type Diagnostic, error } from "../../base/diagnostic.ts";
import type { MessageLanguage } from "../../base/messages/catalogue.ts";
import { RunFolder } from "../../job/keep/run-folder.ts";
import { hashOfLedger } from "../../job/plan/attachments.ts";
import { lookedFor } from "../../outside/input-files.ts";
import { readListFiles } from "../../outside/list-files.ts";
import { nodeDisk } from "../../outside/node-disk.ts";
import { nodeWorld } from "../../outside/node-world.ts";
import { inProject, type Project, projectPath } from "../../outside/project.ts";
import { findingOf } from "../protocol/finding-of.ts";
import type { Calls, NamedFile, NamedInputs } from "../protocol/server.ts";
import type { Handles } from "./handles.ts";
import { isInside } from "./is-inside.ts";
import { fileAt } from "./project-files.ts";
import { runEntry } from "./run-view.ts";

/**
 * The files that a template names, of those that are really in the project: what lies elsewhere is not given to the page, and a run
 * refuses what was not shown.
 */
export async function namedFiles(
  project: Project,
  handles: Handles,
  { details, attachments }: NamedInputs,
  language: MessageLanguage,
): Promise<Calls["/api/template/named"]["answer"]> {
  const problems: Diagnostic[] = [];
  const desk: NamedDesk = { project, handles, problems };
  const attached: NamedFile[] = [];
  for (const name of attachments) attached.push(...(await attachedAt(desk, name)));
  return {
    details: details.map((name) => detailsAt(desk, name)),
    attachments: attached,
    findings: problems.map((one) => findingOf(one, language)),
  };
}

interface NamedDesk {
  readonly project: Project;
  readonly handles: Handles;
  readonly problems: Diagnostic[];
}

function detailsAt({ project, handles, problems }: NamedDesk, name: string): readonly NamedFile[] {
  const read = readListFiles(project, name);
  if (!read.ok) {
    problems.push(...read.errors);
    return [];
  }
  return read.value.flatMap(({ path, bytes, sheet }) => {
    const file = fileAt(project, handles, projectPath(project, path));
    if (file === undefined) {
      problems.push(notShown(project, path));
      return [];
    }
    const sha256 = nodeWorld.sha256(bytes);
    return [{ ...file, sha256, ...(sheet === undefined ? {} : { sheet }) }];
  });
}

async function attachedAt(
  { project, handles, problems }: NamedDesk,
  name: string,
): Promise<readonly NamedFile[]> {
  const absolute = inProject(project, name);
  const entry = nodeDisk.entryNow(absolute);
  if (entry === undefined) {
    const at = { kind: "file", path: name } as const;
    const values = { path: projectPath(project, name), ...lookedFor(absolute) };
    problems.push(error("job/attachment-missing", at, values));
    return [];
  }
  const path = projectPath(project, name);
  const file = fileAt(project, handles, path);
  if (file !== undefined) {
    return [{ ...file, sha256: nodeWorld.sha256(await nodeDisk.read(absolute)) }];
  }
  const run = isInside(project, absolute) ? runEntry(project, handles, path) : undefined;
  if (run === undefined) {
    problems.push(notShown(project, name));
    return [];
  }
  const sha256 = await hashOfLedger(new RunFolder(project, name));
  const { handle, letters = 0 } = run;
  return [{ handle, path: run.path, bytes: 0, sha256, letters }];
}

function notShown(project: Project, path: string): Diagnostic {
  const shown = projectPath(project, path);
  return error("job/not-as-shown", { kind: "file", path: shown }, { path: shown });
}
