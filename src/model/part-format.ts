import type { PageFormat } from "./page-format.ts";

/**
 * Gives the pages of a 別紙 by its name: those of the letter where it has none of its own, and for the letter itself, which has no name.
 *
 * Shape: a name is only what the settings say; nothing that objects have by themselves is one.
 */
export function partFormat<Format extends Pick<PageFormat, "parts">>(
  format: Format,
  name: string | undefined,
): Format | PageFormat {
  const { parts = {} } = format;
  return (name !== undefined && Object.hasOwn(parts, name) ? parts[name] : undefined) ?? format;
}
