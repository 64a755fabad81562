import { sha256 } from "@noble/hashes/sha2.js";
import { bytesToHex } from "@noble/hashes/utils.js";
import type { World } from "./world.ts";

/** The world where there is no Node: the same digests, reckoned in JavaScript, in a browser too. */
export const portableWorld: World = {
  sha256: (bytes) => bytesToHex(sha256(bytes)),
  sha256OfParts: (parts) => {
    const hash = sha256.create();
    for (const part of parts) hash.update(part);
    return bytesToHex(hash.digest());
  },
};
