import type { Handle, TemplateFiles } from "../../protocol/server.ts";
import { ask, Refused } from "../server-client.ts";
import { sha256Of } from "./choose.ts";
import { type ChosenTemplate, lists, shownFaces, templateView } from "./desk.ts";

/**
 * All files that the page shows letters of: the lists, the template with what is read beside it, the faces.
 *
 * Errors: throws `Refused` (`changed`) where a file beside the template has come or gone since; what is in them the server looks at.
 */
export async function seenFiles(chosen: ChosenTemplate): Promise<Readonly<Record<Handle, string>>> {
  const beside = await ask("/api/template/files", { handle: chosen.file.handle });
  return Object.fromEntries([
    [chosen.file.handle, chosen.seen],
    ...lists.value.map(({ file, sha256 }) => [file.handle, sha256]),
    ...shownFaces.value.map(({ handle, sha256 }) => [handle, sha256]),
    ...(await hashesBeside(chosen, beside)),
  ]);
}

type Shown = ChosenTemplate["partials"][number];

async function hashesBeside(
  { partials, settings }: ChosenTemplate,
  now: TemplateFiles,
): Promise<readonly (readonly [Handle, string])[]> {
  const { isWhole, partials: included } = templateView.value ?? { isWhole: false, partials: [] };
  // Of a template that does not compile nobody knows what it includes.
  const isRead = ({ name }: { readonly name: string }): boolean =>
    !isWhole || included.includes(name);
  const shown: readonly Omit<Shown, "name">[] = [
    ...partials.filter(isRead),
    ...(settings === undefined ? [] : [settings]),
  ];
  const files = [
    ...now.partials.filter(isRead).map(({ file }) => file),
    ...(now.settings === undefined ? [] : [now.settings]),
  ];
  const strange =
    files.find(({ path }) => !shown.some((one) => one.path === path)) ??
    shown.find(({ path }) => !files.some((one) => one.path === path));
  if (strange !== undefined) {
    throw new Refused({ refusal: "changed", findings: [], detail: strange.path });
  }
  return Promise.all(
    files.map(async ({ handle, path }) => {
      const bytes = shown.find((one) => one.path === path)?.bytes ?? new Uint8Array();
      return [handle, await sha256Of(new Uint8Array(bytes))] as const;
    }),
  );
}
