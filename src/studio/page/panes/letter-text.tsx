import type { JSX, VNode } from "preact";
import type { ShownBlock } from "../../protocol/worker.ts";
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

function Block({ role, text }: ShownBlock): JSX.Element | null {
  if (role === "page-break" || role === "blank-line") return null;
  if (role === "heading") return <h3>{text}</h3>;
  return <p>{text}</p>;
}
