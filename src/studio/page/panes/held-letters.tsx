import type { VNode } from "preact";
import type { Handle, RunView } from "../../protocol/server.ts";
import { doing } from "../desk/tell-trouble.ts";
import { makeAgain } from "../desk/work.ts";
import { say } from "../words.ts";
import { FileButton } from "./file-button.tsx";

/** What of a run must not be sent, or was not made at all: each letter with the reason, and all of them made again. */
export function HeldLetters(props: {
  readonly handle: Handle;
  readonly view: RunView;
}): VNode | null {
  const { handle, view } = props;
  const { held, setAside } = view;
  const only = [...held, ...setAside].map(({ id }) => id);
  if (only.length === 0) return null;
  return (
    <section class="notice error" aria-label={say("setAside")}>
      <h3>{say("setAside")}</h3>
      <ul class="held">
        {held.map(({ sequence, addressee, files }) => (
          <li key={sequence}>
            <p>
              <strong>{addressee}</strong> {say("heldBecause")}
            </p>
            <p class="actions">
              {files.map((file) => (
                <FileButton key={file.format} addressee={addressee} file={file} />
              ))}
            </p>
          </li>
        ))}
        {setAside.map(({ id, reason }) => (
          <li key={id}>
            <strong>{id}</strong> {say("asideBecause", { reason })}
          </li>
        ))}
      </ul>
      <button
        type="button"
        class="lead"
        onClick={doing(() => makeAgain({ handle, only, isMissing: true }))}
      >
        {say("makeAgain", { count: only.length })}
      </button>
    </section>
  );
}
