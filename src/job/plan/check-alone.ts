import { type Diagnostic, error } from "../../base/diagnostic.ts";
import { isPrintRunOnly, type MergeOptions } from "./merge-options.ts";

/** What cannot be meant for a run that keeps no single files. Errors: `option/print-run-alone`. */
export function checkAlone(options: MergeOptions): readonly Diagnostic[] {
  if (!isPrintRunOnly(options)) return [];
  const given: Readonly<Record<string, boolean>> = {
    "--shard": options.shard !== undefined,
    "--join": options.join.length > 0,
    "--reprint": options.reprint !== undefined,
  };
  return Object.entries(given)
    .filter(([, isGiven]) => isGiven)
    .map(([name]) => error("option/print-run-alone", { kind: "option", name }, { name }));
}
