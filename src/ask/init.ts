import { type Diagnostic, error } from "../base/diagnostic.ts";
import { failure, type Outcome, success } from "../base/outcome.ts";
import { isReserved, letterFileName } from "../job/plan/file-name.ts";
import { isWordFileName } from "../letter/is-word-file.ts";
import { makeFolder, writeDurably } from "../outside/durable-file.ts";
import { nodeDisk } from "../outside/node-disk.ts";
import { writing } from "../outside/output-failure.ts";
import { inProject, type Project, projectAt } from "../outside/project.ts";
import { STARTER_RECIPIENTS, STARTER_TEMPLATE } from "../template/starter.ts";
import { type Beginning, initFromWord } from "./init-word.ts";

/**
 * Writes a small commented template and a list that goes with it, to start from; for the name of a Word file, what that file needs.
 *
 * Errors: `job/file-exists` if one of them is there already (nothing is written then), `option/bad-name`
 * for a name that no file may have, those of `initFromWord`; throws `OutputFailure`, and the system's error where it does not say what is there.
 */
export async function init(
  name: string,
  project: Project = projectAt(),
): Promise<Outcome<Beginning>> {
  if (isWordFileName(name)) return initFromWord(name, project);
  // As a name by itself: `con` is a device of Windows, `x-con` is not.
  const usable = letterFileName("x", name)
    .slice(2)
    .replaceAll(/^[.\s]+|[-.\s]+$/gu, "");
  if (name !== usable || name === "" || isReserved(name)) {
    const nearest = isReserved(usable) || usable === "" ? "oshirase" : usable.replaceAll("_", "");
    const values = { found: name, nearest: nearest === "" ? "oshirase" : nearest };
    return failure([error("option/bad-name", { kind: "option", name: "init" }, values)]);
  }
  const template = `templates/${name}.hbs`;
  const recipients = `recipients/${name}.csv`;
  const taken: readonly Diagnostic[] = [template, recipients]
    .filter((path) => nodeDisk.entryNow(inProject(project, path)) !== undefined)
    .map((path) => error("job/file-exists", { kind: "file", path }, { path }));
  if (taken.length > 0) return failure(taken);
  const encoder = new TextEncoder();
  await writing(() => makeFolder(nodeDisk, inProject(project, "templates")));
  await writing(() => makeFolder(nodeDisk, inProject(project, "recipients")));
  await writing(() =>
    writeDurably(nodeDisk, inProject(project, template), encoder.encode(STARTER_TEMPLATE)),
  );
  // Excel takes a CSV without a byte order mark for Shift_JIS.
  const list = `\ufeff${STARTER_RECIPIENTS.replaceAll("\n", "\r\n")}`;
  await writing(() => writeDurably(nodeDisk, inProject(project, recipients), encoder.encode(list)));
  return success({ template, recipients, word: undefined });
}
