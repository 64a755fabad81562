import { type Diagnostic, error } from "../../base/diagnostic.ts";
import { KeyIndex } from "../../base/key-index.ts";
import { lazySequence, type Sequence } from "../../base/sequence.ts";
import { cellIn, type Recipient } from "../../model/recipient.ts";
import type { Template } from "../../template/compile-template.ts";
import { thousandOf } from "../keep/run-layout.ts";
import { collisionKey } from "./file-name.ts";
import { type LetterNames, letterNames } from "./letter-names.ts";
import type { LetterTask } from "./letter-task.ts";
import type { Shard } from "./merge-options.ts";

/** The letters of a run, or of a shard of it, in their order. A letter's task is made when it is asked for. */
export interface LetterPlan extends Sequence<LetterTask> {
  /** The letter in a place of the whole run, if it is one of these. */
  readonly inPlace: (sequence: number) => LetterTask | undefined;
}

/**
 * Gives each addressee its version and its file name; two letters never share a name.
 *
 * Shape: a shard has every n-th letter, with its place in the whole run; names are compared over `all` addressees
 * of the lists, whichever of them are selected.
 * Errors, added to `problems`: those of `versionOf`, `job/name-collision`.
 * Cost: remembers 12 to 24 bytes a letter while it compares, nothing after.
 */
export function planLetters(
  template: Template,
  recipients: Sequence<Recipient>,
  shard: Shard | undefined,
  problems: Diagnostic[],
  all: Sequence<Recipient> = recipients,
): LetterPlan {
  const { nameOf, areDistinct } = letterNames(all);
  if (!areDistinct) checkNames(recipients, nameOf, problems);
  for (const recipient of recipients) {
    const version = template.versionOf(recipient);
    if (!version.ok) problems.push(...version.errors);
  }
  const { index: first, count: step } = shard ?? { index: 1, count: 1 };
  const length = Math.max(0, Math.ceil((recipients.length - first + 1) / step));
  const letters = lazySequence(length, (index) =>
    taskOf(template, recipients, first + index * step, nameOf),
  );
  return {
    ...letters,
    inPlace: (sequence) =>
      (sequence - first) % step === 0 ? letters.at((sequence - first) / step) : undefined,
  };
}

function taskOf(
  template: Template,
  recipients: Sequence<Recipient>,
  sequence: number,
  nameOf: LetterNames["nameOf"],
): LetterTask | undefined {
  const recipient = recipients.at(sequence - 1);
  if (recipient === undefined) return undefined;
  const version = template.versionOf(recipient);
  if (!version.ok) return undefined;
  const folder = thousandOf(sequence, recipients.length);
  const place = { name: nameOf(recipient), ...(folder === undefined ? {} : { folder }) };
  return { sequence, recipient, ...place, version: version.value };
}

/** What no name tells apart: a list that is given twice. */
function checkNames(
  recipients: Sequence<Recipient>,
  nameOf: LetterNames["nameOf"],
  problems: Diagnostic[],
): void {
  const keyAt = (index: number): string => {
    const recipient = recipients.at(index);
    return recipient === undefined ? "" : collisionKey(nameOf(recipient));
  };
  const taken = new KeyIndex(keyAt);
  let index = 0;
  for (const recipient of recipients) {
    const name = nameOf(recipient);
    const first = taken.earlier(collisionKey(name), index);
    const other = first === undefined ? undefined : recipients.at(first);
    if (other !== undefined) problems.push(nameCollision(recipient, other, name));
    index += 1;
  }
}

function nameCollision(recipient: Recipient, other: Recipient, name: string): Diagnostic {
  const at = cellIn(recipient.fields, "title")?.at ?? {
    kind: "file" as const,
    path: recipient.path,
  };
  const otherAt = cellIn(other.fields, "title")?.at ?? { kind: "file" as const, path: other.path };
  return error("job/name-collision", at, { name, row: recipient.row, otherRow: other.row }, [
    { at: otherAt, label: name },
  ]);
}
