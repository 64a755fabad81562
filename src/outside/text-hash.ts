import { hash } from "node:crypto";

/** SHA-256 of a text's UTF-8. */
export function textHash(text: string): string {
  // In one call: every letter of a check is hashed, and making a hash object takes as long as the hash.
  return hash("sha256", text, "hex");
}

/**
 * Gives the SHA-256 of a letter's text without its white space and line ends, which no reader of PDF
 * carries faithfully. What is read back from a file must give the same.
 */
export function letterTextHash(paragraphs: readonly string[]): string {
  return textHash(paragraphs.join("").replace(/\s/gu, ""));
}
