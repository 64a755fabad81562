import type { VNode } from "preact";
import { useMemo } from "preact/hooks";
import { say } from "../words.ts";
import { type ComparedLine, compareTexts } from "./compare-texts.ts";

/** What was changed from an earlier text to that of now. */
export function TextComparison(props: { readonly before: string; readonly after: string }): VNode {
  const { before, after } = props;
  const compared = useMemo(() => compareTexts(before, after), [before, after]);
  if (before === after) return <p class="soft">{say("sameText")}</p>;
  return (
    <section class="comparison scroll" tabIndex={0} aria-label={say("comparison")}>
      <p class="small soft">{say("comparisonHint")}</p>
      <div lang="ja">
        {compared.map((line, at) =>
          line.kind === "gap" ? (
            <p key={at} class="soft small">
              {say("sameLines", { count: line.lines })}
            </p>
          ) : (
            <Line key={at} line={line} />
          ),
        )}
      </div>
    </section>
  );
}

function Line({ line: { kind, parts } }: { readonly line: ComparedLine }): VNode {
  const Own = kind === "before" ? "del" : "ins";
  return (
    <p class={kind}>
      {kind !== "same" && (
        <span class="mark">{say(kind === "before" ? "lineBefore" : "lineAfter")}</span>
      )}
      {parts.map(({ text, isOwn }, at) =>
        isOwn ? <Own key={at}>{text}</Own> : <span key={at}>{text}</span>,
      )}
    </p>
  );
}
