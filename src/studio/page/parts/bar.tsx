import { signal } from "@preact/signals";
import type { VNode } from "preact";
import type { Finding } from "../../protocol/server.ts";
import {
  hasErrors,
  hello,
  isLoadingLists,
  isMaking,
  letter,
  listFindings,
  listing,
  lists,
  listsView,
  template,
  templateFindings,
  work,
} from "../desk/desk.ts";
import { say } from "../words.ts";
import { currentPane, goToPane, type PaneId } from "./panes.ts";

/** The bar at the head: what this is, and the four steps with how far each has come. */
export function Bar(): VNode {
  const count = listsView.value?.recipients ?? 0;
  const canMake = count > 0 && !isLoadingLists.value && template.value?.isForeign === false;
  // What was made before is found here too.
  const hasResults = work.value !== undefined || listing.value.runs.length > 0;
  return (
    <header class="bar">
      <h1>
        <img src="/icon.svg" alt="" />
        {say("product")}
      </h1>
      <span class="project soft small">{hello.value?.project}</span>
      <nav class="steps" aria-label={say("steps")}>
        <ol>
          <Step
            pane="lists"
            mark={lists.value.length > 0 && !isLoadingLists.value ? say("count", { count }) : ""}
            findings={listFindings.value}
          />
          <Step
            pane="template"
            mark={template.value === undefined ? "" : "✓"}
            findings={templateFindings.value}
          />
          <Step pane="page" mark={letter.value === undefined ? "" : "✓"} findings={[]} />
          <li>
            <button
              type="button"
              class="lead"
              disabled={!(canMake || hasResults)}
              aria-describedby={hasErrors.value ? "make-mark" : undefined}
              onClick={() => {
                isMaking.value = true;
              }}
            >
              {say("make")}…
            </button>
          </li>
        </ol>
      </nav>
      <Theme />
    </header>
  );
}

function Step(props: {
  readonly pane: PaneId;
  readonly mark: string;
  readonly findings: readonly Finding[];
}): VNode {
  const { pane, mark, findings } = props;
  const errors = findings.filter(({ severity }) => severity === "error").length;
  return (
    <li>
      <button
        type="button"
        class="plain"
        aria-current={currentPane.value === pane ? "step" : undefined}
        onClick={() => goToPane(pane)}
      >
        {say(pane)}
        {errors > 0 ? (
          <span class="mark error">{say("errors", { count: errors })}</span>
        ) : (
          <span class="mark good">{mark}</span>
        )}
      </button>
    </li>
  );
}

const THEME_KEY = "shokan-theme";
const theme = signal(sessionStorage.getItem(THEME_KEY) ?? "");
applyTheme();

function applyTheme(): void {
  document.documentElement.dataset["theme"] = theme.value;
}

/** Light, dark, or as the system has it; a reload keeps it. */
function Theme(): VNode {
  return (
    <select
      aria-label={say("theme")}
      value={theme.value}
      onChange={({ currentTarget }) => {
        theme.value = currentTarget.value;
        sessionStorage.setItem(THEME_KEY, currentTarget.value);
        applyTheme();
      }}
    >
      <option value="">{say("themeAuto")}</option>
      <option value="light">{say("themeLight")}</option>
      <option value="dark">{say("themeDark")}</option>
    </select>
  );
}
