import type { VNode } from "preact";
import type { NamedFile } from "../../protocol/server.ts";
import { namedInputs, pointed } from "../desk/desk.ts";
import { doing } from "../desk/tell-trouble.ts";
import { ask } from "../server-client.ts";
import { say } from "../words.ts";

/** What the template names beside its addressees: lists whose rows are in the letters (明細), and what goes with them (別添). */
export function NamedInputs(): VNode | null {
  const { details, attachments } = namedInputs.value;
  if (details.length + attachments.length === 0) return null;
  return (
    <>
      <PointedRow details={details} />
      <ul class="named small" aria-label={say("named")}>
        {details.map((file) => (
          <NamedItem key={file.handle} file={file} as={say("details")} />
        ))}
        {attachments.map((file) => (
          <NamedItem key={file.handle} file={file} as={say("attachments")} />
        ))}
      </ul>
    </>
  );
}

/** Details have no table here: where in them a character comes from is said. */
function PointedRow({ details }: { readonly details: readonly NamedFile[] }): VNode | null {
  const at = pointed.value;
  if (at?.kind !== "cell" || details.every((file) => nameOf(file) !== at.path)) return null;
  const { path, row, column, header } = at;
  return (
    <p class="notice small" role="status">
      {say("originDetails", { file: path, row, column: header ?? column })}
    </p>
  );
}

function nameOf({ path, sheet }: NamedFile): string {
  return sheet === undefined ? path : `${path}#${sheet}`;
}

function NamedItem({ file, as }: { readonly file: NamedFile; readonly as: string }): VNode {
  const { handle, letters } = file;
  return (
    <li>
      <span class="soft">{as}</span> {nameOf(file)}{" "}
      {letters !== undefined && say("lettersCount", { count: letters })}
      <button type="button" onClick={doing(() => ask("/api/show", { handle }))}>
        {say("open")}
      </button>
    </li>
  );
}
