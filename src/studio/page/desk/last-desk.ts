// What lay on the desk is kept beside the project, and is offered to who comes back: after a reload, or on another day.
import { effect, signal } from "@preact/signals";
import type { KeptEdit, LastDesk, ProjectFile } from "../../protocol/server.ts";
import type { ListEdit } from "../../protocol/worker.ts";
import { goToRecipient } from "../parts/panes.ts";
import { ask, Refused, ServerGone } from "../server-client.ts";
import { say } from "../words.ts";
import { askFirst } from "./ask-first.ts";
import { chooseList, chooseTemplate, renewListing } from "./choose.ts";
import { allowed, edition, edits, hidden, listing, lists, recipient, template } from "./desk.ts";
import { decideHidden, letPass } from "./edit-lists.ts";
import { sayTrouble } from "./tell-trouble.ts";

/** What is offered; undefined where there is nothing, or something lies on the desk already. */
export const offered = signal<LastDesk | undefined>(undefined);

/** How long the hand rests before it is kept. Units: milliseconds. */
const REST_MS = 500;

/** Fetches what is offered, and keeps from then on what is put on the desk. */
export async function rememberDesk(): Promise<void> {
  offered.value = (await ask("/api/desk", {})).desk;
  let timer: ReturnType<typeof setTimeout> | undefined;
  effect(() => {
    const desk = deskNow();
    clearTimeout(timer);
    // An empty desk is that of somebody who has just come.
    if (desk === undefined) return;
    timer = setTimeout(() => {
      if (!isPutting) void keep(desk);
    }, REST_MS);
  });
}

/**
 * Puts on the desk what lay there. What is not in the project any more is told before anything is opened: nobody goes on with fewer
 * addressees unasked.
 */
export async function goOnWithLast(last: LastDesk): Promise<void> {
  await renewListing();
  const { lists: known, templates } = listing.value;
  const isGone = (path: string, among: readonly ProjectFile[]): boolean =>
    among.every((one) => one.path !== path);
  const gone = [
    ...last.lists.map(({ path }) => path).filter((path) => isGone(path, known)),
    ...(last.template === undefined || !isGone(last.template, templates) ? [] : [last.template]),
  ];
  const names = gone.join("、");
  if (gone.length > 0 && !(await askFirst(say("lastGone", { names }), say("goOnWithRest")))) return;
  offered.value = undefined;
  isPutting = true;
  try {
    await putLast(last);
  } finally {
    isPutting = false;
  }
  void keep(deskNow());
}

async function putLast({
  template: path,
  lists: chosen,
  edits: kept = [],
  ...said
}: LastDesk): Promise<void> {
  for (const { path: list, sheet } of chosen) {
    const file = listing.value.lists.find((one) => one.path === list);
    if (file !== undefined) await chooseList(file, true, sheet);
  }
  // What was said was said of these lists: of fewer of them nobody has said it.
  const areAll = lists.value.length === chosen.length && chosen.length > 0;
  const areSame =
    areAll && kept.every(({ list }) => lists.value[list]?.sha256 === chosen[list]?.sha256);
  if (areSame && kept.length > 0) edits.value = inSteps(kept);
  if (areAll) {
    await letPass(said.allow);
    if (said.hidden !== undefined) await decideHidden(said.hidden);
  }
  edition.value = said.edition;
  const file = listing.value.templates.find((one) => one.path === path);
  if (file !== undefined) await chooseTemplate(file.handle);
  if (areAll && said.recipient !== undefined) goToRecipient(said.recipient);
  if (!areSame && kept.length > 0) sayTrouble("lastEditsGone", { count: kept.length });
}

/** Whether the desk is being laid as it was: half of it is not kept. */
let isPutting = false;

function inSteps(kept: readonly KeptEdit[]): readonly (readonly ListEdit[])[] {
  const steps: ListEdit[][] = [];
  let last = -1;
  for (const { step, ...edit } of kept) {
    if (step !== last) steps.push([]);
    steps.at(-1)?.push(edit);
    last = step;
  }
  return steps;
}

/** More than that is not written with every change. */
const MOST_EDITS = 20_000;

function deskNow(): LastDesk | undefined {
  const chosen = template.value?.file.path;
  const kept = edits.value.flatMap((step, number) =>
    step.map((edit) => ({ ...edit, step: number })),
  );
  if (chosen === undefined && lists.value.length === 0) return undefined;
  return {
    ...(chosen === undefined ? {} : { template: chosen }),
    lists: lists.value.map(({ file, sheet, sha256 }) => ({
      path: file.path,
      sha256,
      ...(sheet === undefined ? {} : { sheet }),
    })),
    ...(hidden.value === undefined ? {} : { hidden: hidden.value }),
    allow: allowed.value,
    edition: edition.value,
    recipient: recipient.value,
    ...(kept.length === 0 || kept.length > MOST_EDITS ? {} : { edits: kept }),
  };
}

/** Who has no connection keeps it with the next change. */
async function keep(desk: LastDesk | undefined): Promise<void> {
  if (desk === undefined) return;
  try {
    await ask("/api/desk/keep", { desk });
  } catch (cause) {
    if (!(cause instanceof ServerGone || cause instanceof Refused)) throw cause;
  }
}
