import type { VNode } from "preact";
import { listsView, templateView } from "../desk/desk.ts";
import { insertAround, insertAtLine } from "../parts/current-editor.ts";
import { say } from "../words.ts";
import { LINES, ROLES } from "./annotations.ts";

/** Buttons that write what nobody types. */
export function InsertTools(): VNode {
  return (
    <>
      <Choice
        label={say("insertColumn")}
        names={listsView.value?.columns ?? []}
        onChosen={(name) => insertAround(`{{${name}}}`, "")}
      />
      <Choice
        label={say("insertRole")}
        names={ROLES.map(({ name }) => name)}
        onChosen={(name) => insertAtLine(`［＃${name}］`)}
      />
      <button type="button" onClick={() => insertAround("｜", "《》", "漢字")}>
        {say("insertRuby")}
      </button>
      <button type="button" onClick={() => insertAround("［＃傍点］", "［＃傍点終わり］", "文字")}>
        {say("insertEmphasis")}
      </button>
      <Choice
        label={say("insertLine")}
        names={LINES.map(({ name }) => name)}
        onChosen={(name) => insertAround(`［＃${name}］`, `［＃${name}終わり］`, "文字")}
      />
      <button
        type="button"
        onClick={() => insertAround("［＃縦中横］", "［＃縦中横終わり］", "12")}
      >
        {say("insertTate")}
      </button>
      <button type="button" onClick={insertVersions}>
        {say("insertVersions")}
      </button>
    </>
  );
}

/** Each kind of addressee gets a place for its own words. */
function insertVersions(): void {
  const [first = "知事"] = templateView.value?.versions ?? [];
  insertAround(`{{#宛先 "${first}"}}`, "{{else}}…{{/宛先}}", "…");
}

function Choice(props: {
  readonly label: string;
  readonly names: readonly string[];
  readonly onChosen: (name: string) => void;
}): VNode {
  const { label, names, onChosen } = props;
  return (
    <select
      aria-label={label}
      value=""
      disabled={names.length === 0}
      onChange={({ currentTarget }) => {
        if (currentTarget.value !== "") onChosen(currentTarget.value);
        currentTarget.value = "";
      }}
    >
      <option value="">{label}</option>
      {names.map((name) => (
        <option key={name} value={name}>
          {name}
        </option>
      ))}
    </select>
  );
}
