// Runs: they belong to the server, go on when this window is closed, and are found again.
import type { Handle, RunOrder, Work } from "../../protocol/server.ts";
import { ask, askBlob, askBytes, askLines, Refused, untilHeard } from "../server-client.ts";
import { checkNow } from "./check-letters.ts";
import { renewListing } from "./choose.ts";
import {
  allowed,
  type ChosenTemplate,
  edits,
  hasErrors,
  hidden,
  isApart,
  isMaking,
  listing,
  lists,
  run,
  saving,
  template,
  work,
} from "./desk.ts";
import { saveEdits } from "./edit-lists.ts";
import { save } from "./edit-template.ts";
import { orderAndDesk } from "./order-and-desk.ts";
import { allowedFor, orderOfRun, seenBeside } from "./order-of-run.ts";
import { shownInputs } from "./shown-inputs.ts";
import { sayNotAsShown, sayTrouble } from "./tell-trouble.ts";

/** What a person chooses of a run, beside what is on the desk. */
export type RunChoices = Omit<RunOrder, "template" | "lists" | "seen">;

/** Begins a run with what is on the desk, and follows it to its end. */
export async function start(kind: "check" | "merge", choices: RunChoices): Promise<void> {
  await save();
  if (isApart()) return sayTrouble(saving.value === "gone" ? "templateGone" : "changedElsewhere");
  // It would be refused, with new files of lists beside the old ones that nobody needs.
  if (edits.value.length > 0) {
    await checkNow();
    if (hasErrors.value) return sayTrouble("correctFirst");
  }
  // A run reads files: what is shown and in none of them would not be in the letters.
  if (edits.value.length > 0 && !(await saveEdits())) return;
  const chosen = template.value;
  if (chosen === undefined) return;
  await beginAsShown(kind, chosen, {
    ...choices,
    template: chosen.file.handle,
    lists: lists.value.map(({ file, sheet }) => ({
      list: file.handle,
      ...(sheet === undefined ? {} : { sheet }),
    })),
    ...(hidden.value === undefined ? {} : { hidden: hidden.value }),
    ...(allowed.value.length === 0 ? {} : { allow: allowed.value }),
  });
}

/** Errors: as `begin`; what is not what was shown is told with the way out. */
async function beginAsShown(
  kind: "check" | "merge",
  chosen: ChosenTemplate,
  order: RunOrder,
): Promise<void> {
  try {
    await begin(kind, { ...order, seen: shownInputs(chosen), asShown: true });
  } catch (cause) {
    if (!(cause instanceof Refused && cause.refusal.refusal === "changed")) throw cause;
    sayNotAsShown(cause.refusal.detail ?? "");
  }
}

/** Goes on with a run that ended before all was made. */
export async function goOn({ order }: Work): Promise<void> {
  if (order !== undefined) await begin("merge", order);
}

/** Makes a run's letters from the beginning: of its own files, as they are on the desk by now where they lie there. */
export async function startAfresh({ order }: Work): Promise<void> {
  switch (order && orderAndDesk(order, template.value, lists.value)) {
    case "apart": {
      const { seen: _, ...asItWas } = order as RunOrder; // no order has no place
      return begin("merge", { ...asItWas, restart: true });
    }
    case "same": {
      // What was said about the lists is said on the desk.
      const { hidden: _, allow: __, ...choices } = order as RunOrder; // as above
      return start("merge", { ...choices, restart: true });
    }
    default:
      return undefined;
  }
}

/**
 * Makes letters of a run again, into a folder of their own; those that the run itself is to have, into its own if the studio
 * knows what it was asked for.
 */
export async function makeAgain({
  handle,
  only,
  isMissing,
}: {
  readonly handle: Handle;
  readonly only: readonly string[];
  readonly isMissing: boolean;
}): Promise<void> {
  const last = work.value;
  if (isMissing && last?.kind === "merge" && last.end?.folder === handle) return goOn(last);
  const { inputs } = await ask("/api/run", { handle });
  const order = inputs && orderOfRun(inputs, listing.value);
  if (inputs === undefined || order === undefined) {
    sayTrouble("inputsGone");
    return;
  }
  const beside = seenBeside(inputs, await ask("/api/template/files", { handle: order.template }));
  const { works } = await ask("/api/work", {});
  // What is let pass on the desk was said in sight of the desk's own lists.
  const isOnDesk = orderAndDesk(order, template.value, lists.value) === "same";
  const allow = allowedFor(handle, works) ?? (isOnDesk ? allowed.value : []);
  await begin("merge", {
    ...order,
    seen: { ...order.seen, ...beside },
    ...(allow.length === 0 ? {} : { allow }),
    only,
    reprint: handle,
  });
}

/** What a run says of a file that it reads and that was not shown. */
const NOT_SHOWN = "job/not-as-shown";

async function begin(kind: "check" | "merge", order: RunOrder): Promise<void> {
  run.value = undefined;
  await follow(await ask("/api/work/start", { kind, order }));
}

/** Reads a run's files again and compares them. */
export async function verify(handle: Handle): Promise<void> {
  await follow(await ask("/api/work/verify", { handle }));
}

/** Asks the work that is under way to end after the letter at hand. */
export async function stop(): Promise<void> {
  if (work.value === undefined) return;
  work.value = await ask("/api/work/stop", { id: work.value.id });
}

/** Finds work that another window, or this one before it was closed, has begun. */
export async function findWork(): Promise<void> {
  const { works } = await ask("/api/work", {});
  const last = works.at(-1);
  if (last === undefined || work.value?.id === last.id) return;
  isMaking.value = last.end === undefined;
  await follow(last);
}

async function follow(begun: Work): Promise<void> {
  work.value = begun;
  await untilHeard(async () => {
    for await (const line of askLines("/api/work/watch", { id: begun.id })) {
      if (work.value?.id !== line.id) return;
      work.value = line;
    }
  });
  if (work.value.id !== begun.id) return;
  await renewListing();
  const { folder, findings = [] } = work.value.end ?? {};
  const strange = findings.find(({ code }) => code === NOT_SHOWN)?.at;
  if (strange !== undefined && "path" in strange) sayNotAsShown(strange.path);
  if (folder !== undefined) await showRun(folder);
}

/** Shows a run's folder. */
export async function showRun(handle: Handle): Promise<void> {
  run.value = { handle, view: await ask("/api/run", { handle }) };
}

/** Gives the browser a file to save. */
export async function saveFile(handle: Handle, name: string): Promise<void> {
  download(await askBytes("/api/file", { handle }), name);
}

/** Gives the browser a run's letters as one file. */
export async function saveZip(
  handle: Handle,
  name: string,
  letters?: readonly number[],
): Promise<void> {
  // A blob may be on the disk: all letters of a large run are more than a page can hold.
  const zip = await askBlob("/api/run/zip", {
    handle,
    ...(letters === undefined ? {} : { letters }),
  });
  download(zip, name);
}

/** Hands a file to the browser as a download. */
export function download(bytes: BlobPart, name: string): void {
  const url = URL.createObjectURL(new Blob([bytes], { type: "application/octet-stream" }));
  const link = Object.assign(document.createElement("a"), { href: url, download: name });
  link.click();
  setTimeout(() => URL.revokeObjectURL(url), 60_000);
}
