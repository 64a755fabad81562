import { type Diagnostic, error } from "../../base/diagnostic.ts";
import { KeyIndex } from "../../base/key-index.ts";
import { lazySequence, type Sequence } from "../../base/sequence.ts";
import { cellIn, type Recipient, valueIn } from "../../model/recipient.ts";
import type { Template } from "../../template/compile-template.ts";
import { collisionKey, letterFileName } from "./file-name.ts";
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
 * Shape: a shard has every n-th letter, with its place in the whole run; names are compared over the whole.
 * Errors, added to `problems`: those of `versionOf`, `job/name-collision`.
 * Cost: remembers 12 to 24 bytes a letter while it compares, nothing after.
 */
export function planLetters(
  template: Template,
  recipients: Sequence<Recipient>,
  shard: Shard | undefined,
  problems: Diagnostic[],
): LetterPlan {
  checkNames(recipients, problems);
  for (const recipient of recipients) {
    const version = template.versionOf(recipient);
    if (!version.ok) problems.push(...version.errors);
  }
  const { index: first, count: step } = shard ?? { index: 1, count: 1 };
  const length = Math.max(0, Math.ceil((recipients.length - first + 1) / step));
  const letters = lazySequence(length, (index) =>
    taskOf(template, recipients, first + index * step),
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
): LetterTask | undefined {
  const recipient = recipients.at(sequence - 1);
  if (recipient === undefined) return undefined;
  const version = template.versionOf(recipient);
  if (!version.ok) return undefined;
  return { sequence, recipient, name: nameOf(recipient), version: version.value };
}

function nameOf(recipient: Recipient): string {
  return letterFileName(recipient.id, addresseeIn(recipient));
}

/**
 * What a person knows an addressee by: the title, which begins with the government's name; without a code the body as well, where the
 * title does not say it (代表取締役社長), and where neither is there the person.
 */
function addresseeIn({ fields }: Recipient): string {
  const [title, name, person] = (["title", "name", "person"] as const).map((meaning) =>
    valueIn(fields, meaning).trim(),
  );
  if (title === undefined || name === undefined || person === undefined) return "";
  const isNamed = valueIn(fields, "code") !== "" && title !== "";
  const body = isNamed || title.includes(name) ? "" : name;
  const parts = [body, title].filter((part) => part !== "");
  return parts.length === 0 ? person : parts.join("-");
}

function checkNames(recipients: Sequence<Recipient>, problems: Diagnostic[]): void {
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
