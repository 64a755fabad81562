import { autocompletion, closeBrackets } from "@codemirror/autocomplete";
import { defaultKeymap, history, historyKeymap, insertNewline } from "@codemirror/commands";
import { HighlightStyle, StreamLanguage, syntaxHighlighting } from "@codemirror/language";
import { type Diagnostic, lintGutter, setDiagnostics } from "@codemirror/lint";
import { searchKeymap } from "@codemirror/search";
import { EditorState } from "@codemirror/state";
import { EditorView, keymap, lineNumbers } from "@codemirror/view";
import { effect } from "@preact/signals";
import type { VNode } from "preact";
import { useEffect, useRef } from "preact/hooks";
import type { Finding } from "../../protocol/server.ts";
import { pointed, template, templateFindings } from "../desk/desk.ts";
import { typed } from "../desk/edit-template.ts";
import { currentEditor } from "../parts/current-editor.ts";
import { say } from "../words.ts";
import { completeTemplate } from "./complete-template.ts";
import { TEMPLATE_TAGS, templateMode } from "./template-mode.ts";

const nonce = (): string =>
  document.querySelector<HTMLMetaElement>('meta[name="shokan-nonce"]')?.content ?? "";

const LOOK = EditorView.theme({
  "&": { fontSize: "0.9375rem", backgroundColor: "var(--sheet)", color: "var(--ink)" },
  ".cm-scroller": { fontFamily: "var(--face-fixed)", lineHeight: "1.75", overflow: "auto" },
  ".cm-content": { caretColor: "var(--ink)" },
  ".cm-cursor": { borderLeftColor: "var(--ink)", borderLeftWidth: "2px" },
  ".cm-gutters": {
    backgroundColor: "var(--paper)",
    color: "var(--ink-soft)",
    borderRight: "1px solid var(--line)",
  },
  "&.cm-focused .cm-selectionBackground, .cm-selectionBackground": {
    backgroundColor: "var(--lead-pale) !important",
  },
  // Not by colour alone, and without pictures from an address.
  ".cm-lintRange-error": {
    backgroundImage: "none",
    textDecoration: "underline wavy var(--error)",
    backgroundColor: "var(--error-pale)",
  },
  ".cm-lintRange-warning": {
    backgroundImage: "none",
    textDecoration: "underline wavy var(--warning)",
  },
  ".cm-tooltip": { backgroundColor: "var(--raised)", border: "1px solid var(--edge)" },
  ".cm-tooltip-autocomplete ul li[aria-selected]": {
    backgroundColor: "var(--lead)",
    color: "var(--on-lead)",
  },
});

const COLOURS = HighlightStyle.define([
  { tag: TEMPLATE_TAGS.setting, color: "var(--lead)", fontWeight: "bold" },
  { tag: TEMPLATE_TAGS.field, color: "var(--good)", fontWeight: "bold" },
  { tag: TEMPLATE_TAGS.note, color: "var(--error)" },
  { tag: TEMPLATE_TAGS.ruby, color: "var(--warning)" },
  { tag: TEMPLATE_TAGS.fence, color: "var(--ink-soft)" },
]);

/** The template's text in an editor. */
export function TemplateEditor(): VNode {
  const place = useRef<HTMLDivElement>(null);
  useEffect(() => {
    if (place.current === null) return undefined;
    const view = new EditorView({ parent: place.current, state: startState() });
    // What scrolls can be reached by the keyboard.
    view.scrollDOM.tabIndex = 0;
    currentEditor.value = view;
    const forget = [followFindings(view), followPointed(view), followText(view)];
    return () => {
      for (const end of forget) end();
      currentEditor.value = undefined;
      view.destroy();
    };
  }, []);
  return <div class="editor" ref={place} />;
}

function startState(): EditorState {
  return EditorState.create({
    doc: template.value?.text ?? "",
    extensions: [
      EditorView.cspNonce.of(nonce()),
      lineNumbers(),
      history(),
      closeBrackets(),
      lintGutter(),
      autocompletion({ override: [completeTemplate] }),
      StreamLanguage.define(templateMode),
      syntaxHighlighting(COLOURS),
      EditorView.lineWrapping,
      EditorView.contentAttributes.of({
        "aria-label": say("editor"),
        lang: "ja",
        spellcheck: "false",
      }),
      // A line is a paragraph: a new one begins without the blank of the one before.
      keymap.of([
        { key: "Enter", run: insertNewline },
        ...defaultKeymap,
        ...historyKeymap,
        ...searchKeymap,
      ]),
      LOOK,
      EditorView.updateListener.of((update) => {
        if (update.docChanged && !update.view.composing) typed(update.state.doc.toString());
        if (update.selectionSet && update.view.hasFocus && !update.docChanged)
          pointFromEditor(update.state);
      }),
      // What an input method has composed is text only now.
      EditorView.domEventHandlers({
        compositionend: (_, view) => {
          requestAnimationFrame(() => typed(view.state.doc.toString()));
          return false;
        },
      }),
    ],
  });
}

/** The page shows where the cursor is. */
function pointFromEditor(state: EditorState): void {
  const path = template.value?.file.path;
  if (path === undefined) return;
  const { head } = state.selection.main;
  const line = state.doc.lineAt(head);
  pointed.value = {
    kind: "text",
    path,
    span: { start: head, end: head + 1 },
    line: line.number,
    column: head - line.from + 1,
  };
}

function followFindings(view: EditorView): () => void {
  return effect(() => {
    const path = template.value?.file.path;
    const all = templateFindings.value.flatMap((finding) =>
      lintOf(finding, path, view.state.doc.length),
    );
    // An editor that is in the middle of an update takes nothing.
    queueMicrotask(() => view.dispatch(setDiagnostics(view.state, all)));
  });
}

function lintOf(
  { at, severity, message, hints }: Finding,
  path: string | undefined,
  length: number,
): readonly Diagnostic[] {
  if (at.kind !== "text" || at.path !== path) return [];
  const from = Math.min(at.span.start, length);
  const to = Math.min(Math.max(at.span.end, from + 1), length);
  return [{ from, to, severity, message: [message, ...hints].join("\n") }];
}

/** Goes to the place that is pointed at from elsewhere. */
function followPointed(view: EditorView): () => void {
  return effect(() => {
    const at = pointed.value;
    if (at?.kind !== "text" || at.path !== template.peek()?.file.path || view.hasFocus) return;
    const length = view.state.doc.length;
    const anchor = Math.min(at.span.start, length);
    const head = Math.min(Math.max(at.span.end, anchor), length);
    queueMicrotask(() =>
      view.dispatch({
        selection: { anchor, head },
        effects: EditorView.scrollIntoView(anchor, { y: "center" }),
      }),
    );
  });
}

/** The text was put there by something else: an earlier text, the settings. */
function followText(view: EditorView): () => void {
  return effect(() => {
    const text = template.value?.text;
    if (text === undefined || view.composing || text === view.state.doc.toString()) return;
    queueMicrotask(() =>
      view.dispatch({ changes: { from: 0, to: view.state.doc.length, insert: text } }),
    );
  });
}
