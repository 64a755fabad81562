import { createHash } from "node:crypto";
import type { Disk } from "../base/disk.ts";

/**
 * SHA-256 of a file of a known length; undefined if it is missing, of another length or no file of its own: links, pipes and
 * devices are not read.
 *
 * Errors: throws the system's error for a file that cannot be read.
 */
export async function hashOfFile(
  disk: Disk,
  path: string,
  bytes: number | undefined,
): Promise<string | undefined> {
  const status = await disk.entry(path).catch(() => undefined);
  if (status === undefined || status.kind !== "file") return undefined;
  if (bytes !== undefined && status.bytes !== bytes) return undefined;
  const hash = createHash("sha256");
  for await (const part of disk.parts(path)) hash.update(part);
  return hash.digest("hex");
}
