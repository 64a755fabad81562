import type { JSX, VNode } from "preact";
import type { ShownBlock, ShownCell, ShownTable } from "../../protocol/worker.ts";
import { say } from "../words.ts";

/** The letter's text beside its picture: what is listened to, and what is copied. */
export function LetterText(props: {
  readonly blocks: readonly ShownBlock[];
  readonly isShown: boolean;
}): VNode {
  const { blocks, isShown } = props;
  return (
    <article class={isShown ? "as-text" : "hidden-text"} lang="ja" aria-label={say("textView")}>
      {blocks.map((block, index) => (
        <Block key={index} {...block} />
      ))}
    </article>
  );
}

function Block({ role, text, table }: ShownBlock): JSX.Element | null {
  if (table !== undefined) return <Table {...table} />;
  if (role === "page-break" || role === "blank-line") return null;
  if (role === "heading") return <h3>{text}</h3>;
  return <p>{text}</p>;
}

function Table({ caption, rows }: ShownTable): JSX.Element {
  return (
    <table>
      {caption === "" ? null : <caption>{caption}</caption>}
      <tbody>
        {rows.map((cells, row) => (
          <tr key={row}>
            {cells.map((cell, column) => (
              <Cell key={column} {...cell} />
            ))}
          </tr>
        ))}
      </tbody>
    </table>
  );
}

function Cell({ text, heads }: ShownCell): JSX.Element {
  if (heads === undefined) return <td>{text}</td>;
  return <th scope={heads === "column" ? "col" : "row"}>{text}</th>;
}
