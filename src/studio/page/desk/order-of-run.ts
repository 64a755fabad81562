import { FORMAT_IDS, type FormatId } from "../../../model/output-format.ts";
import type { RunInputs } from "../../../model/run.ts";
import { readRunOption } from "../../../model/run-option.ts";
import type { Listing, RunOrder } from "../../protocol/server.ts";

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
  const formats = FORMAT_IDS.filter((id: FormatId) => format.split(",").includes(id));
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

function settingsIn(options: RunInputs["options"]): Readonly<Record<string, string>> {
  const settings = Object.entries(options).flatMap(([key, value]) => {
    const option = readRunOption(key);
    return option?.kind === "set" ? [[option.name, value] as const] : [];
  });
  return Object.fromEntries(settings);
}
