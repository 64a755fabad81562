// What lay on the desk is kept beside the project, and is offered to who comes back: after a reload, or on another day.
import { effect, signal } from "@preact/signals";
import type { LastDesk } from "../../protocol/server.ts";
import { ask, Refused, ServerGone } from "../server-client.ts";
import { chooseList, chooseTemplate, renewListing } from "./choose.ts";
import { allowed, edition, hidden, listing, lists, template } from "./desk.ts";
import { decideHidden, letPass } from "./edit-lists.ts";

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
    timer = setTimeout(() => void keep(desk), REST_MS);
  });
}

/** Puts on the desk what lay there, as far as it is still in the project. */
export async function goOnWithLast({
  template: path,
  lists: chosen,
  ...said
}: LastDesk): Promise<void> {
  offered.value = undefined;
  await renewListing();
  for (const { path: list, sheet } of chosen) {
    const file = listing.value.lists.find((one) => one.path === list);
    if (file !== undefined) await chooseList(file, true, sheet);
  }
  // What was said was said of these lists: of fewer of them nobody has said it.
  if (lists.value.length === chosen.length && chosen.length > 0) {
    await letPass(said.allow);
    if (said.hidden !== undefined) await decideHidden(said.hidden);
  }
  edition.value = said.edition;
  const file = listing.value.templates.find((one) => one.path === path);
  if (file !== undefined) await chooseTemplate(file.handle);
}

function deskNow(): LastDesk | undefined {
  const chosen = template.value?.file.path;
  if (chosen === undefined && lists.value.length === 0) return undefined;
  return {
    ...(chosen === undefined ? {} : { template: chosen }),
    lists: lists.value.map(({ file, sheet }) => ({
      path: file.path,
      ...(sheet === undefined ? {} : { sheet }),
    })),
    ...(hidden.value === undefined ? {} : { hidden: hidden.value }),
    allow: allowed.value,
    edition: edition.value,
  };
}

/** Who has no connection keeps it with the next change. */
async function keep(desk: LastDesk): Promise<void> {
  try {
    await ask("/api/desk/keep", { desk });
  } catch (cause) {
    if (!(cause instanceof ServerGone || cause instanceof Refused)) throw cause;
  }
}
