import { signal } from "@preact/signals";
import type { Handle } from "../../protocol/server.ts";

/** A text that is being edited, for what puts something into it. */
export interface TextEditor {
  /** The template that has the text. */
  readonly of: Handle;
  readonly text: () => string;
  /** What is selected; an empty range is the cursor. */
  readonly selection: () => { readonly start: number; readonly end: number };
  /** Puts text in the place of a range, as if it was typed, and selects a part of what was put there. */
  readonly replace: (change: {
    readonly start: number;
    readonly end: number;
    readonly insert: string;
    readonly select: readonly [start: number, end: number];
  }) => void;
}

/** The editor that is open. */
export const currentEditor = signal<TextEditor | undefined>(undefined);

/** Puts text around the selection, or in its place; the cursor goes to where a person writes on. */
export function insertAround(before: string, after: string, otherwise: string = ""): void {
  const editor = currentEditor.value;
  if (editor === undefined) return;
  const { start, end } = editor.selection();
  const inside = start === end ? otherwise : editor.text().slice(start, end);
  const select = [before.length, before.length + inside.length] as const;
  editor.replace({ start, end, insert: `${before}${inside}${after}`, select });
}

/** Puts text at the beginning of the line, in the place of an annotation that is there. */
export function insertAtLine(text: string): void {
  const editor = currentEditor.value;
  if (editor === undefined) return;
  const whole = editor.text();
  const start = whole.lastIndexOf("\n", editor.selection().end - 1) + 1;
  const role = /^［＃[^］]*］/u.exec(whole.slice(start))?.[0] ?? "";
  const select = [text.length, text.length] as const;
  editor.replace({ start, end: start + role.length, insert: text, select });
}
