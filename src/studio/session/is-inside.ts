import { realpathSync } from "node:fs";
import { join } from "node:path";
import type { Project } from "../../outside/project.ts";
import { systemCodeOf } from "../../outside/system-error.ts";

/** Tells whether a path is really in the project, with no link on the way from its folder. */
export function isInside({ root }: Project, absolute: string): boolean {
  try {
    const realRoot = realpathSync(root);
    return realpathSync(absolute) === join(realRoot, absolute.slice(root.length));
  } catch (cause) {
    // What cannot be looked at is not offered.
    if (systemCodeOf(cause) === undefined) throw cause;
    return false;
  }
}
