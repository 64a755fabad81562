// The panes by name: which is in sight where there is room for one, and how the keyboard goes from one to the next.
import { signal } from "@preact/signals";
import { listsView, recipient } from "../desk/desk.ts";
import { showLetter } from "../desk/show-letter.ts";
import { attempt } from "../desk/tell-trouble.ts";

export type PaneId = "lists" | "template" | "page";

export const PANES: readonly PaneId[] = ["lists", "template", "page"];

export const currentPane = signal<PaneId>("lists");

/** Puts a pane into sight and the keyboard into it. */
export function goToPane(pane: PaneId): void {
  currentPane.value = pane;
  requestAnimationFrame(() => document.getElementById(pane)?.focus());
}

/** Chooses a recipient by its place, and shows the letter. */
export function goToRecipient(place: number): void {
  const count = listsView.value?.recipients ?? 0;
  if (count === 0) return;
  recipient.value = Math.min(Math.max(place, 0), count - 1);
  void attempt(showLetter);
}

/** F6 goes around the panes; Alt with an arrow to the recipient before or after. */
export function onPaneKeys(event: KeyboardEvent): void {
  if (event.key === "F6") {
    const here = PANES.indexOf(currentPane.value);
    const next = PANES.at((here + (event.shiftKey ? -1 : 1)) % PANES.length);
    if (next !== undefined) goToPane(next);
  } else if (event.altKey && (event.key === "ArrowLeft" || event.key === "ArrowRight")) {
    goToRecipient(recipient.value + (event.key === "ArrowLeft" ? -1 : 1));
  } else return;
  event.preventDefault();
}
