import { nodeWorld } from "./node-world.ts";

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
