import type { Handle } from "../../protocol/server.ts";
import { type ChosenTemplate, lists, namedInputs, shownFaces, templateView } from "./desk.ts";

/**
 * All that the page shows letters of, by its SHA-256: the one list of it. A run is held to it, and what else it would read (a partial
 * or settings that have come since, another face) refuses it. Of files that are gone or changed the server tells by itself.
 */
export function shownInputs(chosen: ChosenTemplate): Readonly<Record<Handle, string>> {
  const { partials, settings, file, seen } = chosen;
  const { isWhole = false, partials: included = [] } = templateView.value ?? {};
  const { details, attachments } = namedInputs.value;
  const shown = [
    { handle: file.handle, sha256: seen },
    ...lists.value.map((list) => ({ handle: list.file.handle, sha256: list.sha256 })),
    // Of a template that does not compile nobody knows what it includes.
    ...partials.filter(({ name }) => !isWhole || included.includes(name)),
    ...(settings === undefined ? [] : [settings]),
    ...details,
    ...attachments,
    ...shownFaces.value,
  ];
  return Object.fromEntries(shown.map(({ handle, sha256 }) => [handle, sha256]));
}
