import type { VNode } from "preact";
import type { NamedFile } from "../../protocol/server.ts";
import { namedInputs } from "../desk/desk.ts";
import { doing } from "../desk/tell-trouble.ts";
import { ask } from "../server-client.ts";
import { say } from "../words.ts";

/** What the template names beside its addressees: lists whose rows are in the letters (明細), and what goes with them (別添). */
export function NamedInputs(): VNode | null {
  const { details, attachments } = namedInputs.value;
  if (details.length + attachments.length === 0) return null;
  return (
    <ul class="named small" aria-label={say("named")}>
      {details.map((file) => (
        <NamedItem key={file.handle} file={file} as={say("details")} />
      ))}
      {attachments.map((file) => (
        <NamedItem key={file.handle} file={file} as={say("attachments")} />
      ))}
    </ul>
  );
}

function NamedItem({ file, as }: { readonly file: NamedFile; readonly as: string }): VNode {
  const { handle, path, sheet, letters } = file;
  const name = sheet === undefined ? path : `${path}#${sheet}`;
  return (
    <li>
      <span class="soft">{as}</span> {name}{" "}
      {letters !== undefined && say("lettersCount", { count: letters })}
      <button type="button" onClick={doing(() => ask("/api/show", { handle }))}>
        {say("open")}
      </button>
    </li>
  );
}
