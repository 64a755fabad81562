import type { EditorView } from "@codemirror/view";
import { signal } from "@preact/signals";

/** The editor that is open, for what puts something into it. */
export const currentEditor = signal<EditorView | undefined>(undefined);

/** Puts text around the selection, or in its place; the cursor goes to where a person writes on. */
export function insertAround(before: string, after: string, otherwise: string = ""): void {
  const view = currentEditor.value;
  if (view === undefined) return;
  const { from, to } = view.state.selection.main;
  const inside = from === to ? otherwise : view.state.sliceDoc(from, to);
  view.dispatch({
    changes: { from, to, insert: `${before}${inside}${after}` },
    selection: { anchor: from + before.length, head: from + before.length + inside.length },
    userEvent: "input",
  });
  view.focus();
}

/** Puts text at the beginning of the line, in the place of an annotation that is there. */
export function insertAtLine(text: string): void {
  const view = currentEditor.value;
  if (view === undefined) return;
  const line = view.state.doc.lineAt(view.state.selection.main.head);
  const role = /^［＃[^］]*］/u.exec(line.text)?.[0] ?? "";
  view.dispatch({
    changes: { from: line.from, to: line.from + role.length, insert: text },
    userEvent: "input",
  });
  view.focus();
}
