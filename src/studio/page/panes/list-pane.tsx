import type { VNode } from "preact";
import { useState } from "preact/hooks";
import { begin, chooseList, chooseSample } from "../desk/choose.ts";
import {
  checkProgress,
  hello,
  isLoadingLists,
  listFindings,
  listing,
  lists,
  listsView,
} from "../desk/desk.ts";
import { removeList } from "../desk/edit-lists.ts";
import { goOnWithLast, offered } from "../desk/last-desk.ts";
import { attempt, doing } from "../desk/tell-trouble.ts";
import { DropZone } from "../parts/drop-zone.tsx";
import { Findings } from "../parts/findings.tsx";
import { currentPane } from "../parts/panes.ts";
import { say } from "../words.ts";
import { ListGrid } from "./list-grid.tsx";
import {
  AccountOfRows,
  AllowedValues,
  EditTools,
  HiddenChoice,
  SheetChoice,
} from "./list-tools.tsx";

/** 名簿: who gets a letter, as the list has it, with what is wrong in its cells. */
export function ListPane(): VNode {
  const [isChoosing, setChoosing] = useState(false);
  const [table, setTable] = useState(0);
  const chosen = lists.value;
  const isOpen = chosen.length > 0 && !isChoosing;
  const shown = Math.min(table, chosen.length - 1);
  return (
    <section
      id="lists"
      tabIndex={-1}
      class={currentPane.value === "lists" ? "pane current" : "pane"}
      aria-labelledby="lists-title"
      onFocusCapture={() => {
        currentPane.value = "lists";
      }}
    >
      <div class="pane-head">
        <h2 id="lists-title">{say("lists")}</h2>
        <span class="path soft small" title={chosen.map(({ file }) => file.path).join("、")}>
          {chosen.length > 0 && countOfRecipients()}
        </span>
        {chosen.length > 0 && (
          <button type="button" aria-pressed={isChoosing} onClick={() => setChoosing(!isChoosing)}>
            {say("addList")}
          </button>
        )}
      </div>
      {isOpen ? (
        <div class="pane-body">
          <div class="tools">
            <div class="actions" role="tablist" aria-label={say("lists")}>
              {chosen.map(({ file, sheet }, index) => (
                <button
                  key={file.handle}
                  type="button"
                  role="tab"
                  aria-selected={index === shown}
                  onClick={() => setTable(index)}
                >
                  {sheet === undefined ? file.path : `${file.path}#${sheet}`}
                </button>
              ))}
            </div>
            <SheetChoice table={shown} />
            <button type="button" onClick={doing(() => removeList(shown))}>
              {say("removeList")}
            </button>
          </div>
          <ListGrid table={shown} />
          <EditTools />
          <HiddenChoice />
          <AllowedValues />
          <AccountOfRows />
          {isLoadingLists.value ? (
            <p class="findings-head soft small" role="status">
              {say("loading")}
            </p>
          ) : (
            <>
              <CheckedSoFar />
              <Findings findings={listFindings.value} label={say("lists")} />
            </>
          )}
        </div>
      ) : (
        <ListChoice onChosen={() => setChoosing(false)} />
      )}
    </section>
  );
}

/** How many letters were looked through. It is no status that is read out: it goes up several times a second. */
function CheckedSoFar(): VNode | null {
  const progress = checkProgress.value;
  if (progress === undefined) return null;
  const isDone = progress.done === progress.total;
  return <p class="checked soft small">{say(isDone ? "allChecked" : "checkedSoFar", progress)}</p>;
}

/** What is not read yet has no count, and no faults. */
function countOfRecipients(): string {
  if (isLoadingLists.value) return say("loading");
  return say("recipients", { count: listsView.value?.recipients ?? 0 });
}

function ListChoice({ onChosen }: { readonly onChosen: () => void }): VNode {
  const known = listing.value.lists;
  const isFirst = lists.value.length === 0;
  return (
    <div class="pane-body choice">
      {isFirst && <FirstSteps />}
      <DropZone as="list" hint={say("dropList")} accept=".csv,.tsv,.txt,.xlsx" />
      <h3>{say("inProject", { folder: hello.value?.project ?? "" })}</h3>
      {known.length === 0 && <p class="soft">{say("noLists")}</p>}
      <ul>
        {known.map((file) => (
          <li key={file.handle}>
            <button
              type="button"
              onClick={() => {
                void attempt(() => chooseList(file, !isFirst));
                onChosen();
              }}
            >
              {file.path}
            </button>
          </li>
        ))}
      </ul>
    </div>
  );
}

/** What lay on the desk last, offered to who comes back. */
function LastTime(): VNode | null {
  const last = offered.value;
  if (last === undefined) return null;
  const names = [...last.lists.map(({ path }) => path), last.template ?? ""];
  return (
    <>
      <button type="button" class="lead" onClick={doing(() => goOnWithLast(last))}>
        {say("goOnWithLast")}
      </button>
      <p class="soft small">{names.filter((name) => name !== "").join("、")}</p>
    </>
  );
}

/** What somebody begins with who has neither list nor template. */
function FirstSteps(): VNode {
  const [name, setName] = useState("");
  // One of them is what most people want.
  const hasLast = offered.value !== undefined;
  return (
    <div class="first">
      <LastTime />
      <button type="button" class={hasLast ? undefined : "lead"} onClick={doing(chooseSample)}>
        {say("sample")}
      </button>
      <p class="soft small">{say("sampleHint")}</p>
      <form
        onSubmit={(event) => {
          event.preventDefault();
          void attempt(() => begin(name));
        }}
      >
        <input
          type="text"
          value={name}
          aria-label={say("starterName")}
          placeholder={say("starterName")}
          onInput={({ currentTarget }) => setName(currentTarget.value)}
        />
        <button type="submit" disabled={name.trim() === ""}>
          {say("starter")}
        </button>
      </form>
      <p class="soft small">{say("starterHint")}</p>
    </div>
  );
}
