import { constants } from "node:os";

/** What Node itself refuses for a reason that systems have a name for. */
const NODE_NAMES: Readonly<Record<string, string>> = {
  ERR_FS_FILE_TOO_LARGE: "EFBIG",
  ERR_STRING_TOO_LONG: "EFBIG",
};

/**
 * The system's name of what it refused, such as `EACCES`; undefined for what is not a refusal of the system.
 *
 * libuv has no name for some of them (`Unknown system error -122`); those get their names again.
 */
export function systemCodeOf(cause: unknown): string | undefined {
  if (!(cause instanceof Error && "code" in cause && typeof cause.code === "string")) {
    return undefined;
  }
  const number = /^Unknown system error -(?<number>\d+)$/u.exec(cause.code)?.groups?.["number"];
  if (number !== undefined) {
    const known = Object.entries(constants.errno).find(([, value]) => value === Number(number));
    return known?.[0] ?? "UNKNOWN";
  }
  return /^(?:E[A-Z0-9]+|UNKNOWN)$/u.test(cause.code) ? cause.code : NODE_NAMES[cause.code];
}

/** As `systemCodeOf`; rethrows what is not a refusal of the system. */
export function systemErrorCode(cause: unknown): string {
  const code = systemCodeOf(cause);
  if (code === undefined) throw cause;
  return code;
}
