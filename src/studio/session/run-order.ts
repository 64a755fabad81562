import { RunFolder } from "../../job/keep/run-folder.ts";
import { hashOfLedger } from "../../job/plan/attachments.ts";
import type { MergeRequest } from "../../job/plan/merge-options.ts";
import { HIDDEN_ROWS } from "../../model/hidden-rows.ts";
import { FORMAT_IDS } from "../../model/output-format.ts";
import { VERIFY_MODES } from "../../model/verify-mode.ts";
import { nodeDisk } from "../../outside/node-disk.ts";
import { nodeWorld } from "../../outside/node-world.ts";
import type { Project } from "../../outside/project.ts";
import type { Handle, RunOrder } from "../protocol/server.ts";
import type { Asked } from "./asked.ts";
import type { Handles, Held } from "./handles.ts";
import { isPlainName } from "./plain-name.ts";
import { Refused } from "./refused.ts";

/**
 * Reads what a run is asked for, and gives it back beside. Files are those that their handles stand for, and are what the page has shown.
 *
 * Errors: throws `Refused`: `asked-wrong`, `unknown`, `changed`.
 */
export async function runOrder(
  project: Project,
  handles: Handles,
  asked: Asked,
): Promise<{ readonly request: MergeRequest; readonly order: RunOrder }> {
  const template = handles.getOf(asked.text("template"), "file");
  const lists = asked.objects("lists").map((one) => {
    const { shown, path } = handles.getOf(one.text("list"), "file");
    const sheet = one.maybe("sheet", (own) => own.text("sheet"));
    return { path, name: sheet === undefined ? shown : `${shown}#${sheet}` };
  });
  const seen = asked.maybe("seen", (own) => own.map("seen")) ?? new Map<string, string>();
  const shown = await checkSeen(project, handles, seen);
  const isWhole = asked.maybe("asShown", (own) => own.flag("asShown")) === true;
  const folder = asked.maybe("folder", (own) => own.text("folder"));
  if (folder !== undefined && !isPlainName(folder)) {
    throw new Refused("bad-folder", folder);
  }
  const reprint = asked.maybe("reprint", (own) => own.text("reprint"));
  const request = {
    project,
    template: template.shown,
    recipients: lists.map(({ name }) => name),
    ...optional("out", folder === undefined ? undefined : `out/${folder}`),
    ...optional("reprint", reprint === undefined ? undefined : handles.getOf(reprint, "run").shown),
    ...(isWhole ? { shown } : {}),
    ...wishesIn(asked),
  };
  // The page's own words, given back to it: what is read of them was looked at above.
  return { request, order: asked.whole as RunOrder };
}

/** What is left to its default where nothing is said. */
function wishesIn({ maybe }: Asked): Partial<MergeRequest> {
  return {
    ...optional("formats", maybe("formats", formatsIn)),
    ...optional(
      "edition",
      maybe("edition", (own) => own.word("edition", EDITIONS)),
    ),
    ...optional(
      "only",
      maybe("only", (own) => own.texts("only")),
    ),
    ...optional(
      "where",
      maybe("where", (own) => own.objects("where").map(conditionIn)),
    ),
    ...optional(
      "allow",
      maybe("allow", (own) => own.objects("allow").map(allowanceIn)),
    ),
    ...optional(
      "printRun",
      maybe("printRun", (own) => own.flag("printRun")),
    ),
    ...optional(
      "volume",
      maybe("volume", (own) => own.count("volume")),
    ),
    ...optional(
      "duplex",
      maybe("duplex", (own) => own.flag("duplex")),
    ),
    ...optional(
      "verify",
      maybe("verify", (own) => own.word("verify", VERIFY_MODES)),
    ),
    ...optional(
      "strict",
      maybe("strict", (own) => own.flag("strict")),
    ),
    ...optional(
      "hidden",
      maybe("hidden", (own) => own.word("hidden", HIDDEN_ROWS)),
    ),
    ...optional(
      "set",
      maybe("set", (own) => own.map("set")),
    ),
    ...optional(
      "restart",
      maybe("restart", (own) => own.flag("restart")),
    ),
  };
}

const EDITIONS = ["corrected", "as-issued"] as const;

function formatsIn(asked: Asked): NonNullable<MergeRequest["formats"]> {
  const words = asked.texts("formats");
  const formats = FORMAT_IDS.filter((format) => words.includes(format));
  if (formats.length === 0 || formats.length !== new Set(words).size) {
    throw new Refused("asked-wrong", "formats");
  }
  return formats;
}

function conditionIn(asked: Asked): NonNullable<MergeRequest["where"]>[number] {
  return { column: asked.text("column"), values: asked.texts("values") };
}

function allowanceIn(asked: Asked): NonNullable<MergeRequest["allow"]>[number] {
  return {
    column: asked.text("column"),
    values: asked.maybe("values", (own) => own.texts("values")),
  };
}

function optional<Name extends string, Value>(
  name: Name,
  value: Value | undefined,
): { readonly [Key in Name]?: Value } {
  return value === undefined ? {} : ({ [name]: value } as { readonly [Key in Name]?: Value }); // a computed name widens to string
}

/**
 * A file that was changed after the page has shown it would give letters that nobody has looked at. Shape: what was shown, by its
 * path.
 */
async function checkSeen(
  project: Project,
  handles: Handles,
  seen: ReadonlyMap<Handle, string>,
): Promise<ReadonlyMap<string, string>> {
  const shown = new Map<string, string>();
  for (const [handle, sha256] of seen) {
    const held = handles.get(handle);
    if (held.kind === "upload") throw new Refused("asked-wrong", "an upload is in no run");
    const now = await hashNow(project, held).catch(() => undefined);
    if (now !== sha256) throw new Refused("changed", held.shown);
    shown.set(held.shown, sha256);
  }
  return shown;
}

/** The paths of what was changed after the page has shown it. */
export async function changedSince(
  project: Project,
  handles: Handles,
  asked: Asked,
): Promise<readonly string[]> {
  const changed: string[] = [];
  for (const [handle, sha256] of asked.map("seen")) {
    const held = handles.get(handle);
    if (held.kind === "upload") continue;
    const now = await hashNow(project, held).catch(() => undefined);
    if (now !== sha256) changed.push(held.shown);
  }
  return changed;
}

async function hashNow(
  project: Project,
  { kind, path, shown }: Exclude<Held, { kind: "upload" }>,
): Promise<string> {
  if (kind === "run") return hashOfLedger(new RunFolder(project, shown));
  return nodeWorld.sha256(await nodeDisk.read(path));
}
