import { createHash, hash, webcrypto } from "node:crypto";
import { assert } from "../base/assert.ts";
import type { World } from "../base/world.ts";

/** The world as Node gives it. */
export const nodeWorld: World = {
  sha256: (bytes) => hash("sha256", bytes, "hex"),
  sha256OfParts: (parts) => {
    const sum = createHash("sha256");
    for (const part of parts) sum.update(part);
    return sum.digest("hex");
  },
};

/** SHA-256 of a file's bytes, computed outside of this thread. */
export async function sha256Beside(bytes: Uint8Array): Promise<string> {
  const { buffer, byteOffset, byteLength } = bytes;
  assert(buffer instanceof ArrayBuffer, "a file's bytes are shared with no other thread");
  const digest = await webcrypto.subtle.digest(
    "SHA-256",
    new Uint8Array(buffer, byteOffset, byteLength),
  );
  return Buffer.from(digest).toString("hex");
}
