import { FORMAT_IDS, type FormatId, PRINT_RUN } from "../../../model/output-format.ts";
import type { RunInputs } from "../../../model/run.ts";
import { readRunOption } from "../../../model/run-option.ts";
import type { Handle, Listing, RunOrder, TemplateFiles, Work } from "../../protocol/server.ts";

/**
 * The order of a run as its record has it, with the files that it was made from. What is chosen of its addressees is left out:
 * whoever makes letters again names them.
 *
 * Shape: undefined where one of its files is not in the project any more.
 */
export function orderOfRun(
  { template, lists, options }: RunInputs,
  { templates, lists: known }: Listing,
): RunOrder | undefined {
  const file = templates.find(({ path }) => path === template.path);
  const found = lists.map(({ path, sha256 }) => {
    // A worksheet stands behind its file's name, which may have the sign in it too.
    const list =
      known.find((one) => one.path === path) ??
      known.findLast((one) => path.startsWith(`${one.path}#`));
    if (list === undefined) return undefined;
    const sheet = path.slice(list.path.length + 1);
    return { list: list.handle, sha256, ...(sheet === "" ? {} : { sheet }) };
  });
  const listed = found.filter((one) => one !== undefined);
  if (file === undefined || listed.length < lists.length) return undefined;
  const { edition, hidden, format = "" } = options;
  // A letter that is in a volume alone is made again as a file of its own.
  const words = format === PRINT_RUN ? ["pdf"] : format.split(",");
  const formats = FORMAT_IDS.filter((id: FormatId) => words.includes(id));
  return {
    template: file.handle,
    lists: listed.map(({ sha256: _, ...one }) => one),
    seen: {
      [file.handle]: template.sha256,
      ...Object.fromEntries(listed.map(({ list, sha256 }) => [list, sha256])),
    },
    ...(formats.length === 0 ? {} : { formats }),
    ...(edition === "as-issued" ? { edition } : {}),
    ...(hidden === "skip" || hidden === "keep" ? { hidden } : {}),
    set: settingsIn(options),
  };
}

/** SHA-256 of the partials and the settings beside its template that a run was made with, by handle, as far as they are there. */
export function seenBeside(
  { options }: Pick<RunInputs, "options">,
  { partials, settings }: Pick<TemplateFiles, "partials" | "settings">,
): Readonly<Record<Handle, string>> {
  const seen = Object.entries(options).flatMap(([key, sha256]) => {
    const option = readRunOption(key);
    if (option?.kind === "settings") {
      return settings?.path === option.name ? [[settings.handle, sha256] as const] : [];
    }
    if (option?.kind !== "partial") return [];
    const partial = partials.find(({ name }) => name === option.name);
    return partial === undefined ? [] : [[partial.file.handle, sha256] as const];
  });
  return Object.fromEntries(seen);
}

/** What was let pass when a run was made, where the studio still knows what it was asked for: a run's record does not say it. */
export function allowedFor(
  run: Handle,
  works: readonly Pick<Work, "kind" | "end" | "order">[],
): RunOrder["allow"] {
  return works.findLast(({ kind, end }) => kind === "merge" && end?.folder === run)?.order?.allow;
}

function settingsIn(options: RunInputs["options"]): Readonly<Record<string, string>> {
  const settings = Object.entries(options).flatMap(([key, value]) => {
    const option = readRunOption(key);
    return option?.kind === "set" ? [[option.name, value] as const] : [];
  });
  return Object.fromEntries(settings);
}
