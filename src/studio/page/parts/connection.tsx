import type { VNode } from "preact";
import { connection, reconnect } from "../desk/connection.ts";
import { edits, saving } from "../desk/desk.ts";
import { say } from "../words.ts";

/** Says when the program behind the page does not answer; what was done on the page stays there. */
export function Connection(): VNode {
  const state = connection.value;
  const isUnsaved = edits.value.length > 0 || saving.value !== "saved";
  return (
    <div role="status">
      {state === "lost" && <p class="notice">{say("lost")}</p>}
      {state === "gone" && (
        <div class="notice error">
          <p>{say("gone")}</p>
          {isUnsaved && <p>{say("goneUnsaved")}</p>}
          <button type="button" onClick={reconnect}>
            {say("reconnect")}
          </button>
        </div>
      )}
    </div>
  );
}
