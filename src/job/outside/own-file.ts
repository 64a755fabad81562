import { closeSync, constants, openSync, readFileSync } from "node:fs";

// A run's folder may be where others can write. What is put there in place of one of its files - a link to another
// file, a pipe that nobody fills - is neither followed nor waited for. Windows has neither flag, and needs rights of an
// administrator for links.
const NEVER_ELSEWHERE = (constants.O_NOFOLLOW ?? 0) | (constants.O_NONBLOCK ?? 0);

/** Flags to read a file of a run's folder, never one that a link leads to (ELOOP). */
export const READ_OWN: number = constants.O_RDONLY | NEVER_ELSEWHERE;

/** Flags to add to a file of a run's folder, which is made if it is missing, never to one that a link leads to (ELOOP). */
export const APPEND_OWN: number =
  constants.O_WRONLY | constants.O_APPEND | constants.O_CREAT | NEVER_ELSEWHERE;

/** Flags to make a file that must not be there yet, be it a link (EEXIST). */
export const CREATE_OWN: number =
  constants.O_WRONLY | constants.O_CREAT | constants.O_EXCL | NEVER_ELSEWHERE;

/** Reads a text file of a run's folder. Errors: throws the system's error. */
export function readOwnText(path: string): string {
  const file = openSync(path, READ_OWN);
  try {
    return readFileSync(file, "utf8");
  } finally {
    closeSync(file);
  }
}
