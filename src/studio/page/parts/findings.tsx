import type { VNode } from "preact";
import type { Finding } from "../../protocol/server.ts";
import { pointed } from "../desk/desk.ts";
import { say } from "../words.ts";

/** Findings that are shown at most; the others are counted. */
const SHOWN = 200;

/** What was found, in the order of its places; each leads to where it is. */
export function Findings(props: {
  readonly findings: readonly Finding[];
  readonly label: string;
}): VNode {
  const { findings, label } = props;
  const errors = findings.filter(({ severity }) => severity === "error").length;
  const warnings = findings.length - errors;
  if (findings.length === 0) return <p class="findings-head soft small">{say("noFindings")}</p>;
  return (
    <section class="findings" aria-label={`${label} ${say("findings")}`} tabIndex={0}>
      <div class="findings-head small">
        <h3>{say("findings")}</h3>
        {errors > 0 && <span class="severity error">{say("errors", { count: errors })}</span>}
        {warnings > 0 && (
          <span class="severity warning">{say("warnings", { count: warnings })}</span>
        )}
      </div>
      <ul>
        {findings.slice(0, SHOWN).map((finding, index) => (
          <FindingItem key={index} finding={finding} />
        ))}
      </ul>
      {findings.length > SHOWN && (
        <p class="findings-head soft small">… {findings.length - SHOWN}</p>
      )}
    </section>
  );
}

/** One of them. */
export function FindingItem({ finding }: { readonly finding: Finding }): VNode {
  const { severity, message, hints, place, at, code } = finding;
  const leads = at.kind === "cell" || at.kind === "text";
  return (
    <li class={severity}>
      <p>
        <span class={`severity ${severity}`}>{say(severity)}</span> {message}
      </p>
      {hints.map((hint) => (
        <p key={hint} class="soft small">
          {hint}
        </p>
      ))}
      <p class="small soft">
        {leads ? (
          <button
            type="button"
            onClick={() => {
              pointed.value = { ...at };
            }}
          >
            {place}
          </button>
        ) : (
          place
        )}{" "}
        <code title={say("code")}>{code}</code>
      </p>
    </li>
  );
}
