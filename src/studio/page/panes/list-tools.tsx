import type { VNode } from "preact";
import { allowed, edits, hidden, lists, listsView, savedLists } from "../desk/desk.ts";
import {
  changed,
  chooseSheet,
  decideHidden,
  forbid,
  isReading,
  saveEdits,
  undoEdit,
} from "../desk/edit-lists.ts";
import { doing } from "../desk/tell-trouble.ts";
import { say } from "../words.ts";

/** Which worksheet of a workbook is the list. */
export function SheetChoice({ table }: { readonly table: number }): VNode | null {
  const sheets = listsView.value?.tables[table]?.sheets ?? [];
  if (sheets.length < 2) return null;
  return (
    <label class="small">
      {say("sheet")}{" "}
      <select
        value={lists.value[table]?.sheet ?? ""}
        onChange={({ currentTarget }) => {
          const { value } = currentTarget;
          doing(() => chooseSheet(table, value === "" ? undefined : value))();
          // Where changes of the worksheet are not given up, it remains.
          currentTarget.value = lists.value[table]?.sheet ?? "";
        }}
      >
        <option value="">{say("anySheet")}</option>
        {sheets.map((sheet) => (
          <option key={sheet} value={sheet}>
            {sheet}
          </option>
        ))}
      </select>
    </label>
  );
}

/** What was changed and is in no file yet, and where it was saved. */
export function EditTools(): VNode | null {
  const cells = [...changed.value.values()].reduce((sum, { size }) => sum + size, 0);
  if (cells === 0) {
    const files = savedLists.value;
    if (files.length === 0) return null;
    return (
      <p class="edits small" role="status">
        {say("savedLists", { files: files.join("、") })}
      </p>
    );
  }
  const isBusy = isReading.value;
  return (
    <div class="edits small">
      <span role="status">{isBusy ? say("loading") : say("changes", { count: cells })}</span>
      <button
        type="button"
        aria-disabled={isBusy || edits.value.length === 0}
        onClick={isBusy ? undefined : doing(undoEdit)}
      >
        {say("undo")}
      </button>
      <button
        type="button"
        class="lead"
        title={say("saveChangesHint")}
        aria-disabled={isBusy}
        onClick={isBusy ? undefined : doing(saveEdits)}
      >
        {say("saveChanges")}
      </button>
    </div>
  );
}

/** What was said about hidden rows, as long as it holds; it can be taken back. */
export function HiddenChoice(): VNode | null {
  const choice = hidden.value;
  if (choice === undefined) return null;
  return (
    <p class="edits small">
      <span role="status">{say(choice === "keep" ? "hiddenKept" : "hiddenSkipped")}</span>
      <button type="button" onClick={doing(() => decideHidden(undefined))}>
        {say("decideAgain")}
      </button>
    </p>
  );
}

/** The values that were said to be meant; each can be looked at again. */
export function AllowedValues(): VNode | null {
  const values = allowed.value;
  if (values.length === 0) return null;
  return (
    <details class="account">
      <summary>{say("meantValues", { count: values.length })}</summary>
      <ul class="tags">
        {values.map(({ column, values: own }, at) => {
          const name = own === undefined ? column : `${column} ${own.join("、")}`;
          return (
            <li key={name}>
              {name}{" "}
              <button
                type="button"
                class="plain"
                aria-label={`${name} ${say("lookAgain")}`}
                onClick={doing(() => forbid(at))}
              >
                {say("lookAgain")}
              </button>
            </li>
          );
        })}
      </ul>
    </details>
  );
}

/** 宛先の内訳: what became of every row. */
export function AccountOfRows(): VNode | null {
  const lines = listsView.value?.accountLines ?? [];
  if (lines.length === 0) return null;
  return (
    <details class="account">
      <summary>{say("account")}</summary>
      <pre>{lines.join("\n")}</pre>
    </details>
  );
}
