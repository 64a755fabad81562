import { createHash } from "node:crypto";
import { createReadStream } from "node:fs";
import { lstat } from "node:fs/promises";

/**
 * SHA-256 of a file of a known length; undefined if it is missing, of another length or no file of its own: links, pipes and
 * devices are not read.
 *
 * Errors: throws the system's error for a file that cannot be read.
 */
export async function hashOfFile(
  path: string,
  bytes: number | undefined,
): Promise<string | undefined> {
  const status = await lstat(path).catch(() => undefined);
  if (status === undefined || !status.isFile()) return undefined;
  if (bytes !== undefined && status.size !== bytes) return undefined;
  const hash = createHash("sha256");
  for await (const part of createReadStream(path)) hash.update(part);
  return hash.digest("hex");
}
