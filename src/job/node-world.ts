import { createHash } from "node:crypto";
import type { World } from "../base/world.ts";

/** The world as Node gives it. */
export const nodeWorld: World = {
  sha256: (bytes) => createHash("sha256").update(bytes).digest("hex"),
};
