import type { VNode } from "preact";
import type { LetterRow } from "../../protocol/server.ts";
import { doing } from "../desk/tell-trouble.ts";
import { ask } from "../server-client.ts";

/** Opens a letter's file with the system's program for it. */
export function FileButton(props: {
  readonly addressee: string;
  readonly file: LetterRow["files"][number];
}): VNode {
  const { addressee, file } = props;
  const { handle, name, format } = file;
  if (handle === undefined) return <span>—</span>;
  return (
    <button
      type="button"
      aria-label={`${addressee} ${format}`}
      title={name}
      onClick={doing(() => ask("/api/show", { handle }))}
    >
      {format.toUpperCase()}
    </button>
  );
}
