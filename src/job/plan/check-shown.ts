import { type Diagnostic, error } from "../../base/diagnostic.ts";
import type { ReadInput } from "./inputs-read.ts";

/**
 * Holds what a run reads against what letters were shown of. Shape: `shown` are the SHA-256 of files, and of the ledgers of
 * runs, by their paths; undefined where nobody has looked at letters.
 *
 * Errors: `job/not-as-shown`, once for each file that was not shown, or is another by now.
 */
export function checkShown(
  read: readonly ReadInput[],
  shown: ReadonlyMap<string, string> | undefined,
): readonly Diagnostic[] {
  if (shown === undefined) return [];
  const strange = read
    .map((one) => one.run ?? one)
    .filter((one) => shown.get(one.path) !== one.sha256);
  return [...new Set(strange.map(({ path }) => path))].map((path) =>
    error("job/not-as-shown", { kind: "file", path }, { path }),
  );
}
