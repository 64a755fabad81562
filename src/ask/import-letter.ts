import { basename, dirname } from "node:path";
import { type Diagnostic, error, warning } from "../base/diagnostic.ts";
import { EARLIER_LOSS_WORDS } from "../base/messages/earlier-loss-words.ts";
import { LOSS_KINDS, type LossKind, lossWord } from "../base/messages/import-losses.ts";
import { nearestName } from "../base/nearest-name.ts";
import { failure, type Outcome, success } from "../base/outcome.ts";
import { makeFolder, writeDurably } from "../outside/durable-file.ts";
import { hasBoldFace } from "../outside/find-fonts.ts";
import { readSourceFile } from "../outside/input-files.ts";
import { nodeDisk } from "../outside/node-disk.ts";
import { writing } from "../outside/output-failure.ts";
import { inProject, type Project, projectAt, projectPath } from "../outside/project.ts";
import type { Loss } from "../word/import/loss.ts";
import type { ProvedTemplate } from "./proved-template.ts";
import { templateOfFile } from "./template-of-file.ts";

/** What `import` is asked for. */
export interface ImportOptions {
  readonly file: string;
  /** Where the template goes; `templates/` and the file's own name if not given. */
  readonly out: string | undefined;
  /** What may be lost, by the words of the findings. */
  readonly accept: readonly string[];
}

/** A template that was written. */
export interface ImportedTemplate extends Omit<ProvedTemplate, "text" | "losses"> {
  readonly path: string;
}

/**
 * Makes a template of a letter in Word or in plain text, and writes it.
 *
 * A loss that nobody has agreed to stops it: a header 「取扱注意」 or a word in bold that a template does not have would be missing
 * from every letter made from it, and nobody reads a warning again that was shown once, months before. Each kind is agreed to by
 * its own name, so that what a later version of the file loses besides is reported again.
 *
 * Shape: nothing is written over; what was agreed to is among the warnings, and as a comment in the template.
 * Errors: `job/file-exists`, `import/not-carried`, `import/unknown-loss`, those of `templateOfFile`; throws `OutputFailure`, and the
 * system's error where it does not say what is there.
 */
export async function importLetter(
  { file, out, accept }: ImportOptions,
  project: Project = projectAt(),
): Promise<Outcome<ImportedTemplate>> {
  const name = basename(file).replace(/\.[^.]*$/u, "");
  const path = projectPath(project, out ?? `templates/${name}.hbs`);
  const read = readSourceFile(project, file);
  if (!read.ok) return read;
  const accepted = acceptedKinds(accept);
  if (!accepted.ok) return accepted;
  // Where no bold face is at hand, the template would stop at each of its letters.
  const hasBold = !accepted.value.has("bold") && hasBoldFace(project);
  const made = templateOfFile(read.value, name, { hasBold });
  const isTaken = nodeDisk.entryNow(inProject(project, path)) !== undefined;
  const taken = isTaken ? [error("job/file-exists", { kind: "file", path }, { path })] : [];
  if (!made.ok) return failure([...made.errors, ...taken]);
  const { text, losses, ...rest } = made.value;
  const reported = reportedLosses(losses, accepted.value);
  const problems = [...made.warnings, ...reported, ...taken];
  if (problems.some(({ severity }) => severity === "error")) return failure(problems);
  const target = inProject(project, path);
  await writing(() => makeFolder(nodeDisk, dirname(target)));
  await writing(() => writeDurably(nodeDisk, target, new TextEncoder().encode(text)));
  return success({ path, ...rest }, [...made.warnings, ...reported]);
}

function acceptedKinds(words: readonly string[]): Outcome<ReadonlySet<LossKind>> {
  const kinds = new Set<LossKind>();
  const problems: Diagnostic[] = [];
  for (const word of words.flatMap((one) => one.split(/[、,，]/u)).map((one) => one.trim())) {
    const found =
      LOSS_KINDS.find((kind) => lossWord(kind, "ja") === word || kind === word) ??
      EARLIER_LOSS_WORDS.get(word);
    if (found !== undefined) kinds.add(found);
    else if (word !== "") {
      const nearest =
        nearestName(
          word,
          LOSS_KINDS.map((kind) => lossWord(kind, "ja")),
        ) ?? "";
      const at = { kind: "option", name: "--accept" } as const;
      problems.push(error("import/unknown-loss", at, { found: word, nearest }));
    }
  }
  return problems.length > 0 ? failure(problems) : success(kinds);
}

/** One finding for each kind, at the first place of it, with the others. */
function reportedLosses(
  losses: readonly Loss[],
  accepted: ReadonlySet<LossKind>,
): readonly Diagnostic[] {
  const kinds = [...new Set(losses.map(({ what }) => what))];
  // What was agreed to and this file has; all that is missing in every hint would be agreed to unread.
  const agreed = kinds.filter((kind) => accepted.has(kind));
  return kinds.flatMap((what) => {
    const tell = accepted.has(what) ? warning : error;
    const [first, ...others] = losses.filter((loss) => loss.what === what);
    if (first === undefined) return [];
    const more = Math.max(0, others.length - MOST_OTHERS);
    const related = others.slice(0, MOST_OTHERS).map(({ at }) => ({ at, label: "" }));
    const wanted = accepted.has(what) ? [] : [...agreed, what];
    const words = wanted.map((kind) => lossWord(kind, "ja")).join(",");
    // One word of the command line, whatever a name has in it.
    const accept = words.includes(" ") ? `"${words}"` : words;
    return [tell("import/not-carried", first.at, { what, more, accept }, related)];
  });
}

/** As many places as a person reads before looking through the file. */
const MOST_OTHERS = 7;
