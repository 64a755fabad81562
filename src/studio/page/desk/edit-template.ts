// The text in the editor: shown at every keystroke, saved when the hand rests.
import { signal } from "@preact/signals";
import type { Handle } from "../../protocol/server.ts";
import { currentEditor } from "../parts/current-editor.ts";
import { ask, Refused, untilHeard } from "../server-client.ts";
import { isApart, saving, template } from "./desk.ts";
import { showTyped } from "./show-letter.ts";
import { attempt } from "./tell-trouble.ts";
import { textForFile } from "./template-bytes.ts";

/** Whether the browser's own field is wanted, and not the editor that knows the language. */
export const isPlain = signal(false);

/** How long the hand rests before the text is saved. Units: milliseconds. */
const REST_MS = 800;

let timer: ReturnType<typeof setTimeout> | undefined;

/** Takes what is in the editor now. What comes when another template is on the desk is not its text. */
export function typed(text: string, of: Handle): void {
  if (template.value?.file.handle !== of || template.value.text === text) return;
  if (template.value.isForeign) return;
  performance.mark("shokan-typed");
  template.value = { ...template.value, text };
  if (!isApart()) saving.value = "unsaved";
  clearTimeout(timer);
  timer = setTimeout(() => void attempt(save), REST_MS);
  void attempt(showTyped);
}

/** Takes what the editor has and has not told yet: a word that an input method is still composing. */
export function takeTyped(): void {
  const editor = currentEditor.value;
  if (editor !== undefined) typed(editor.text(), editor.of);
}

let before: Promise<void> = Promise.resolve();

/** Saves the text, one save after the other; what was in the file is kept as an earlier text. */
export function save(): Promise<void> {
  clearTimeout(timer);
  before = before.then(saveNow, saveNow);
  return before;
}

/** Puts this window's text in the place of the one on the disk, which was looked at and stays among the earlier texts. */
export async function saveOver(seen: string): Promise<void> {
  if (template.value === undefined) return;
  template.value = { ...template.value, seen };
  saving.value = "unsaved";
  await save();
}

async function saveNow(): Promise<void> {
  const chosen = template.value;
  if (chosen?.text === undefined || saving.value !== "unsaved") return;
  saving.value = "saving";
  const { text, seen, file, form } = chosen;
  try {
    const { sha256 } = await untilHeard(() =>
      ask("/api/template/save", { handle: file.handle, text: textForFile(text, form), seen }),
    );
    if (template.value?.file.handle !== file.handle) return;
    template.value = { ...template.value, seen: sha256 };
    saving.value = template.value.text === text ? "saved" : "unsaved";
  } catch (cause) {
    const refusal = cause instanceof Refused ? cause.refusal.refusal : undefined;
    if (refusal === "changed") saving.value = "changed-elsewhere";
    else if (refusal === "unknown") saving.value = "gone";
    else {
      saving.value = "unsaved";
      throw cause;
    }
  }
}
