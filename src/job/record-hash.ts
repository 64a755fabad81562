import type { Recipient } from "../model/recipient.ts";
import { nodeWorld } from "./node-world.ts";

/**
 * Gives the SHA-256 of an addressee's record: its columns by name, in the order of their code units, so
 * that a list with its columns moved gives the same letters. A number or day that is shown otherwise counts too.
 */
export function recordHash(recipient: Recipient): string {
  const fields = [...recipient.fields]
    .map(([name, { value, exact }]) => [name, value, ...(exact === undefined ? [] : [exact])])
    .sort(([left = ""], [right = ""]) => (left < right ? -1 : 1));
  return textHash(JSON.stringify(fields));
}

/** SHA-256 of a text's UTF-8. */
export function textHash(text: string): string {
  return nodeWorld.sha256(new TextEncoder().encode(text));
}

/**
 * Gives the SHA-256 of a letter's text without its white space and line ends, which no reader of PDF
 * carries faithfully. What is read back from a file must give the same.
 */
export function letterTextHash(paragraphs: readonly string[]): string {
  return textHash(paragraphs.join("").replace(/\s/gu, ""));
}
