import type { VNode } from "preact";
import { useEffect } from "preact/hooks";
import { announcement, edits, hasToken, otherLetter, saving } from "./desk/desk.ts";
import { save, takeTyped } from "./desk/edit-template.ts";
import { attempt } from "./desk/tell-trouble.ts";
import { ListPane } from "./panes/list-pane.tsx";
import { MakeDialog } from "./panes/make-dialog.tsx";
import { PagePane } from "./panes/page-pane.tsx";
import { TemplatePane } from "./panes/template-pane.tsx";
import { Bar } from "./parts/bar.tsx";
import { ChangedFiles } from "./parts/changed-files.tsx";
import { Connection } from "./parts/connection.tsx";
import { onPaneKeys } from "./parts/panes.ts";
import { QuestionDialog } from "./parts/question-dialog.tsx";
import { Trouble } from "./parts/trouble.tsx";
import { language, say } from "./words.ts";

/** The whole page: a bar, three panes, and what is being made. */
export function Studio(): VNode {
  const spoken = language.value;
  useEffect(() => {
    document.documentElement.lang = spoken;
  }, [spoken]);
  useEffect(() => {
    document.addEventListener("keydown", onPaneKeys);
    return () => document.removeEventListener("keydown", onPaneKeys);
  }, []);
  useEffect(() => {
    // Asked of the signals when the page is left, not of the last render: a key may have been typed since.
    const ask = (event: Event): void => {
      takeTyped();
      if (edits.value.length === 0 && saving.value === "saved") return;
      event.preventDefault();
      void attempt(save);
    };
    globalThis.addEventListener("beforeunload", ask);
    return () => globalThis.removeEventListener("beforeunload", ask);
  }, []);
  if (!hasToken.value) {
    return (
      <main class="empty">
        <h1>{say("product")}</h1>
        <p role="alert">{say("noToken")}</p>
      </main>
    );
  }
  return (
    <div class="studio">
      <a class="skip" href="#lists">
        {say("skip")}
      </a>
      <div>
        <Bar />
        <Connection />
      </div>
      <main class={otherLetter.value === undefined ? "panes" : "panes comparing"}>
        <ListPane />
        <TemplatePane />
        <PagePane />
      </main>
      <ChangedFiles />
      <MakeDialog />
      <Trouble />
      <QuestionDialog />
      <p class="hidden-text" aria-live="polite">
        {announcement.value}
      </p>
    </div>
  );
}
