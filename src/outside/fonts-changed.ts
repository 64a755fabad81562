import { type Diagnostic, error } from "../base/diagnostic.ts";
import type { Outcome } from "../base/outcome.ts";
import type { FontFace } from "../model/font-face.ts";

/** A process of the run found other fonts than the run was begun with; no letter may be set in them. */
export class FontsChanged extends Error {
  override readonly name = "FontsChanged";

  constructor() {
    super("a font changed during the run");
  }
}

/**
 * The faces that a process of the run opened, if they are those that the run was begun with.
 *
 * Shape: `expected` are their hashes.
 * Errors: throws `FontsChanged` if they differ, or cannot be opened any more.
 */
export function facesOfRun(
  opened: Outcome<readonly FontFace[]>,
  expected: readonly string[],
): readonly FontFace[] {
  const found = opened.ok ? opened.value.map(({ sha256 }) => sha256) : [];
  if (!opened.ok || found.join() !== expected.join()) throw new FontsChanged();
  return opened.value;
}

/** The message for the user; `template` is the path of the template whose fonts they are. */
export function fontsChanged(template: string): Diagnostic {
  return error("job/fonts-changed", { kind: "file", path: template }, {});
}
