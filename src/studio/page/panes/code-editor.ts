import { autocompletion, closeBrackets } from "@codemirror/autocomplete";
import { defaultKeymap, history, historyKeymap, insertNewline } from "@codemirror/commands";
import { HighlightStyle, StreamLanguage, syntaxHighlighting } from "@codemirror/language";
import { type Diagnostic, lintGutter, setDiagnostics } from "@codemirror/lint";
import { EditorState, StateEffect } from "@codemirror/state";
import { EditorView, keymap, lineNumbers } from "@codemirror/view";
import { effect } from "@preact/signals";
import type { Finding, Handle } from "../../protocol/server.ts";
import { pointed, template, templateFindings } from "../desk/desk.ts";
import { typed } from "../desk/edit-template.ts";
import { attempt } from "../desk/tell-trouble.ts";
import { currentEditor } from "../parts/current-editor.ts";
import { language, say } from "../words.ts";
import { completeTemplate } from "./complete-template.ts";
import { EDITOR_JA } from "./editor-phrases.ts";
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

/** Opens the template's text in an editor that knows its language. Shape: gives what ends it. */
export function openCodeEditor(parent: HTMLElement, of: Handle): () => void {
  const view = new EditorView({ parent, state: startState(of) });
  // What scrolls can be reached by the keyboard.
  view.scrollDOM.tabIndex = 0;
  currentEditor.value = {
    of,
    text: () => view.state.doc.toString(),
    selection: () => {
      const { from, to } = view.state.selection.main;
      return { start: from, end: to };
    },
    replace: ({ start, end, insert, select: [anchor, head] }) => {
      view.dispatch({
        changes: { from: start, to: end, insert },
        selection: { anchor: start + anchor, head: start + head },
        userEvent: "input",
      });
      view.focus();
    },
  };
  const ends = [followFindings(view), followPointed(view), followText(view)];
  return () => {
    for (const end of ends) end();
    currentEditor.value = undefined;
    view.destroy();
  };
}

function startState(of: Handle): EditorState {
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
        { key: "Mod-f", run: openSearch, preventDefault: true },
      ]),
      EditorState.phrases.of(language.value === "ja" ? EDITOR_JA : {}),
      LOOK,
      EditorView.updateListener.of((update) => {
        if (update.docChanged && !update.view.composing) typed(update.state.doc.toString(), of);
        if (update.selectionSet && update.view.hasFocus && !update.docChanged)
          pointFromEditor(update.state);
      }),
      // What an input method has composed is text only now. A window that is hidden draws nothing: a frame may never come.
      EditorView.domEventHandlers({
        compositionend: (_, view) => {
          setTimeout(() => typed(view.state.doc.toString(), of));
          return false;
        },
      }),
    ],
  });
}

/** What looks for words is loaded when somebody looks for some. From then on its own keys are known. */
function openSearch(view: EditorView): boolean {
  void attempt(async () => {
    const { openSearchPanel, search, searchKeymap } = await import("@codemirror/search");
    const extension = [search({ top: true }), keymap.of(searchKeymap)];
    view.dispatch({ effects: StateEffect.appendConfig.of(extension) });
    openSearchPanel(view);
  });
  return true;
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

/**
 * The text was put there by something else: an earlier text, the settings. What is in the editor is ahead of the desk while
 * an input method's word is being taken over; that the file was saved is no reason to go back to the text of before.
 */
function followText(view: EditorView): () => void {
  let last = template.peek()?.text;
  return effect(() => {
    const text = template.value?.text;
    if (text === undefined || text === last) return;
    last = text;
    if (view.composing || text === view.state.doc.toString()) return;
    queueMicrotask(() =>
      view.dispatch({ changes: { from: 0, to: view.state.doc.length, insert: text } }),
    );
  });
}
