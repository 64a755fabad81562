import type { VNode } from "preact";
import { template } from "../desk/desk.ts";
import { typed } from "../desk/edit-template.ts";
import { Dialog } from "../parts/dialog.tsx";
import { say } from "../words.ts";
import { type FormSetting, readSettingLines, writeSettingLine } from "./setting-lines.ts";

const FORM: readonly FormSetting[] = [
  { path: ["表題"], example: "研修会の開催について" },
  { path: ["件名"], example: "" },
  { path: ["文書番号"], example: "総行第345号" },
  { path: ["日付"], example: "令和8年12月1日" },
  { path: ["差出人", "組織"], example: "" },
  { path: ["差出人", "職名"], example: "総務大臣" },
  { path: ["差出人", "氏名"], example: "" },
  { path: ["体裁"], example: "40x28" },
  { path: ["敬称"], example: "" },
];

/** The settings at the template's head as a form; what it does not show stays as it is written. */
export function SettingsDialog(props: {
  readonly isOpen: boolean;
  readonly onClose: () => void;
}): VNode {
  const { isOpen, onClose } = props;
  const { text = "", file } = template.value ?? {};
  const values = readSettingLines(text);
  return (
    <Dialog isOpen={isOpen} title={say("settings")} onClose={onClose}>
      <p class="soft small">{say("settingsHint")}</p>
      <form
        class="dialog-body"
        onSubmit={(event) => {
          event.preventDefault();
          const form = new FormData(event.currentTarget);
          const changed = FORM.reduce((whole, { path }) => {
            const name = path.join(" ");
            const value = String(form.get(name) ?? "").trim();
            return value === (values.get(name) ?? "")
              ? whole
              : writeSettingLine(whole, path, value);
          }, text);
          if (file !== undefined) typed(changed, file.handle);
          onClose();
        }}
      >
        {FORM.map(({ path, example }) => {
          const name = path.join(" ");
          return (
            <label key={name} class="field">
              {name}
              <input
                type="text"
                name={name}
                defaultValue={values.get(name) ?? ""}
                placeholder={example}
              />
            </label>
          );
        })}
        <div class="actions">
          <button type="submit" class="lead">
            {say("apply")}
          </button>
        </div>
      </form>
    </Dialog>
  );
}
