import type { Handle } from "../../protocol/server.ts";
import { type ChosenTemplate, lists, namedInputs, shownFaces, templateView } from "./desk.ts";

/**
 * All that the page shows letters of, by its SHA-256: the one list of it. A run is held to it, and what else it would read (a partial
 * or settings that have come since, another face) refuses it. Of files that are gone or changed the server tells by itself.
 */
export function shownInputs(chosen: ChosenTemplate): Readonly<Record<Handle, string>> {
  const faces = shownFaces.value.map(({ handle, sha256 }) => [handle, sha256] as const);
  return { ...shownFiles(chosen), ...Object.fromEntries(faces) };
}

/** The same without the faces, which are large and hardly ever change. */
export function shownFiles(chosen: ChosenTemplate | undefined): Readonly<Record<Handle, string>> {
  const { details, attachments } = namedInputs.value;
  const shown = [
    ...lists.value.map((list) => ({ handle: list.file.handle, sha256: list.sha256 })),
    ...(chosen === undefined ? [] : [...ofTemplate(chosen), ...details, ...attachments]),
  ];
  return Object.fromEntries(shown.map(({ handle, sha256 }) => [handle, sha256]));
}

interface Shown {
  readonly handle: Handle;
  readonly sha256: string;
}

function ofTemplate({ file, seen, partials, settings }: ChosenTemplate): readonly Shown[] {
  const { isWhole = false, partials: included = [] } = templateView.value ?? {};
  return [
    { handle: file.handle, sha256: seen },
    // Of a template that does not compile nobody knows what it includes.
    ...partials.filter(({ name }) => !isWhole || included.includes(name)),
    ...(settings === undefined ? [] : [settings]),
  ];
}
