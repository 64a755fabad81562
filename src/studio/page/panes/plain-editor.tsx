import { effect } from "@preact/signals";
import type { VNode } from "preact";
import { useEffect, useRef } from "preact/hooks";
import type { Handle } from "../../protocol/server.ts";
import { pointed, template } from "../desk/desk.ts";
import { typed } from "../desk/edit-template.ts";
import { currentEditor } from "../parts/current-editor.ts";
import { say } from "../words.ts";

/** The template's text in the browser's own field, which every input method knows. */
export function PlainEditor({ handle }: { readonly handle: Handle }): VNode {
  const ref = useRef<HTMLTextAreaElement>(null);
  useEffect(() => {
    const field = ref.current;
    if (field === null) return undefined;
    currentEditor.value = {
      of: handle,
      text: () => field.value,
      selection: () => ({ start: field.selectionStart, end: field.selectionEnd }),
      replace: ({ start, end, insert, select: [from, to] }) => {
        field.focus();
        field.setSelectionRange(start, end);
        // The one way that the browser can undo.
        document.execCommand("insertText", false, insert);
        field.setSelectionRange(start + from, start + to);
      },
    };
    const end = followPointed(field);
    return () => {
      end();
      currentEditor.value = undefined;
    };
  }, [handle]);
  return (
    <textarea
      ref={ref}
      class="editor plain-editor"
      aria-label={say("editor")}
      lang="ja"
      spellcheck={false}
      value={template.value?.text ?? ""}
      onInput={(event) => {
        if (!event.isComposing) typed(event.currentTarget.value, handle);
      }}
      onCompositionEnd={({ currentTarget }) => typed(currentTarget.value, handle)}
    />
  );
}

/** Goes to the place that is pointed at from elsewhere. */
function followPointed(field: HTMLTextAreaElement): () => void {
  return effect(() => {
    const at = pointed.value;
    if (at?.kind !== "text" || at.path !== template.peek()?.file.path) return;
    if (document.activeElement !== field) field.setSelectionRange(at.span.start, at.span.end);
  });
}
