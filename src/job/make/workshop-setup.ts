import { TOOL } from "../../base/tool.ts";
import type { MergeOptions } from "../plan/merge-options.ts";
import type { Prepared } from "../plan/prepare.ts";
import type { WorkshopSetup } from "./protocol.ts";

/** Gives what every process of a run is sent once. */
export function setupOf(prepared: Prepared, options: MergeOptions, folder: string): WorkshopSetup {
  return {
    template: prepared.templateFile,
    partials: [...prepared.partials],
    overrides: [...options.set],
    edition: options.edition,
    formats: options.formats,
    verify: options.verify,
    duplex: options.duplex,
    project: options.project,
    folder,
    tool: TOOL,
    faces: undefined,
  };
}
