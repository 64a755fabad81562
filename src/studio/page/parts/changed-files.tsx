import type { VNode } from "preact";
import { changedFiles } from "../desk/desk.ts";
import { reloadDesk } from "../desk/reload-desk.ts";
import { doing } from "../desk/tell-trouble.ts";
import { say } from "../words.ts";

/** Tells of files that are others on the disk by now than the page shows. */
export function ChangedFiles(): VNode | null {
  const files = changedFiles.value;
  if (files.length === 0) return null;
  return (
    <div class="notice" role="alert">
      <p>{say("filesChanged", { files: files.join("、") })}</p>
      <p class="actions">
        <button type="button" onClick={doing(reloadDesk)}>
          {say("reload")}
        </button>
      </p>
    </div>
  );
}
