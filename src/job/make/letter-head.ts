import { assert } from "../../base/assert.ts";
import { recordHash } from "../../letter/record-hash.ts";
import type { Letter } from "../../model/letter.ts";
import { blockText, letterParagraphs, textParts } from "../../model/letter-text.ts";
import { valueIn } from "../../model/recipient.ts";
import type { LedgerEntry } from "../../model/run.ts";
import { nodeWorld } from "../../outside/node-world.ts";
import { type Project, recordedPath } from "../../outside/project.ts";
import { letterTextHash, textHash } from "../../outside/text-hash.ts";
import type { LetterTask } from "../plan/letter-task.ts";

/** What the ledger says of a letter besides its files. */
export type LetterHead = Omit<LedgerEntry, "look" | "files">;

/** Gives what the ledger says of a letter that was merged: whom it is to, from what it is made, what it says. */
export function headOf(
  task: LetterTask,
  letter: Letter,
  project: Project,
  otherFaces: readonly string[] = [],
): LetterHead {
  const { recipient } = task;
  const { fields } = recipient;
  const title = valueIn(fields, "title");
  return {
    sequence: task.sequence,
    id: recipient.id,
    ...(recipient.number === undefined ? {} : { number: recipient.number }),
    list: recordedPath(project, recipient.path),
    row: recipient.row,
    prefecture: valueIn(fields, "prefecture"),
    title,
    addressee: addresseeOf(letter) ?? `${title} ${valueIn(fields, "honorific")}`,
    version: task.version,
    recordSha256: recordHash(recipient, nodeWorld),
    ...(recipient.filled && { filled: recipient.filled }),
    ...(otherFaces.length > 0 && { otherFaces }),
    textSha256: letterTextHash(letterParagraphs(letter)),
  };
}

/** Whom a letter is to as it says itself: its addressee blocks, white space as one space; undefined without one. */
export function addresseeOf(letter: Letter): string | undefined {
  const lines = textParts(letter)
    .filter(({ type }) => type === "addressee")
    .map((block) => blockText(block).replaceAll(/\s+/gu, " ").trim());
  return lines.length === 0 ? undefined : lines.join("、");
}

/** SHA-256 over all that a head says: a letter whose ledger line gives another is not the letter that is wanted. */
export function headHash(head: LetterHead): string {
  const { sequence, id, list, row, prefecture, title, addressee, version } = head;
  const { recordSha256, textSha256, filled = [] } = head;
  const place = [sequence, id, list, row, prefecture, title, addressee, version];
  const number = head.number === undefined ? [] : [head.number];
  return textHash(JSON.stringify([...place, recordSha256, textSha256, ...number, ...filled]));
}

/** A hash for each letter of a run, by its place. Cost: 16 bytes a letter: half of a SHA-256 tells as well which letter it is. */
export class LetterHashes {
  #bytes = Buffer.alloc(64 * BYTES);
  #isForgotten = false;

  /** Shape: `hash` in hexadecimal digits. */
  set(sequence: number, hash: string): void {
    const start = sequence * BYTES;
    if (start + BYTES > this.#bytes.length) {
      const grown = Buffer.alloc(Math.max(start + BYTES, this.#bytes.length * 2));
      this.#bytes.copy(grown);
      this.#bytes = grown;
    }
    this.#bytes.write(hash.slice(0, 2 * BYTES), start, "hex");
  }

  /** Forgets all of them, for when it is known which letters of an earlier start are kept: to ask afterwards is a fault of the program. */
  letGo(): void {
    this.#bytes = Buffer.alloc(0);
    this.#isForgotten = true;
  }

  /** Tells whether a letter has this hash; one without a hash has none. */
  has(sequence: number, hash: string): boolean {
    assert(!this.#isForgotten, "a letter's hash was asked for after all were let go");
    const start = sequence * BYTES;
    return this.#bytes.toString("hex", start, start + BYTES) === hash.slice(0, 2 * BYTES);
  }
}

/** Bytes that are kept of a hash. */
const BYTES = 16;
