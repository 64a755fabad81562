import { isReserved } from "../../job/plan/file-name.ts";

/** Longest name of a file that is offered or made. Units: bytes of UTF-8. */
const LIMIT_BYTES = 200;

/** What no name of ours has: separators, what Windows keeps for itself, and what cannot be seen. */
const FORBIDDEN = /[\\/:*?"<>|\p{Cc}\p{Cf}\p{Cs}\p{Co}\p{Zl}\p{Zp}]/u;

/**
 * Tells whether a name is that of a plain file or folder: it leads nowhere else, means the same on all systems, is no device, is
 * not hidden, and shows itself as it is.
 */
export function isPlainName(name: string): boolean {
  return (
    name !== "" &&
    !FORBIDDEN.test(name) &&
    !/^[.~]|[. ]$/u.test(name) &&
    !isReserved(name) &&
    Buffer.byteLength(name) <= LIMIT_BYTES
  );
}

/** The nearest plain name to one that somebody has given; undefined where nothing of it can stay. */
export function plainNameFor(name: string): string | undefined {
  const own = name.slice(Math.max(name.lastIndexOf("/"), name.lastIndexOf("\\")) + 1);
  const clean = own
    .normalize("NFC")
    .replaceAll(new RegExp(FORBIDDEN, "gu"), "_")
    .replaceAll(/^[.~ ]+|[. ]+$/gu, "");
  const usable = isReserved(clean) ? `_${clean}` : clean;
  return isPlainName(usable) ? usable : undefined;
}
