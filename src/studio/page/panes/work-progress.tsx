import type { VNode } from "preact";
import { useEffect, useRef } from "preact/hooks";
import type { Work, WorkEnd } from "../../protocol/server.ts";
import { lists, run, template } from "../desk/desk.ts";
import { orderAndDesk } from "../desk/order-and-desk.ts";
import { doing } from "../desk/tell-trouble.ts";
import { goOn, startAfresh, stop } from "../desk/work.ts";
import { FindingList } from "../parts/findings.tsx";
import { say } from "../words.ts";

/** How far work is, or how it ended, with what can be done then. */
export function WorkProgress({ work }: { readonly work: Work }): VNode {
  const wasUnderWay = useRef(false);
  wasUnderWay.current ||= work.end === undefined;
  if (work.end === undefined) return <UnderWay work={work} />;
  return <Ended work={work} end={work.end} isNew={wasUnderWay.current} />;
}

const PHASES = {
  check: "phaseCheck",
  earlier: "phaseEarlier",
  write: "phaseWrite",
  "print-run": "phasePrintRun",
  report: "phaseReport",
  verify: "phaseVerify",
} as const;

function UnderWay({ work }: { readonly work: Work }): VNode {
  const { phase, done, total, phaseMs, stopping } = work;
  const label = say(phase === undefined ? "loading" : PHASES[phase]);
  const leftMs = done === 0 ? undefined : (phaseMs / done) * (total - done);
  return (
    <section aria-label={label}>
      <p>
        {label} <span class="soft">{total > 0 && say("progress", { done, total })}</span>{" "}
        {leftMs !== undefined && leftMs > 2000 && (
          <span class="soft">{say("left", { time: timeText(leftMs) })}</span>
        )}
      </p>
      <progress
        max={Math.max(total, 1)}
        value={total === 0 ? undefined : done}
        aria-label={label}
      />
      {stopping ? (
        <p role="status">{say("stopping")}</p>
      ) : (
        <button type="button" onClick={doing(stop)}>
          {say("stop")}
        </button>
      )}
    </section>
  );
}

function timeText(ms: number): string {
  const seconds = Math.ceil(ms / 1000);
  return seconds < 90
    ? say("seconds", { n: seconds })
    : say("minutes", { n: Math.round(seconds / 60) });
}

/** Each end as a sentence. */
const SENTENCES = {
  refused: "endRefused",
  differs: "endDiffers",
  "inputs-changed": "endChanged",
  "in-use": "endInUse",
  "output-failed": "endOutput",
  interrupted: "endInterrupted",
  "our-fault": "endFault",
} as const satisfies Record<Exclude<WorkEnd, "done">, Parameters<typeof say>[0]>;

function sentenceOf({ kind }: Work, end: NonNullable<Work["end"]>): string {
  if (end.kind !== "done") return say(SENTENCES[end.kind]);
  if (kind === "verify") return say("endVerified");
  if (kind === "check") return say("endChecked", { letters: end.run?.letters ?? 0 });
  return say("endDone", { kept: end.run?.letters ?? 0 });
}

function Ended(props: {
  readonly work: Work;
  readonly end: NonNullable<Work["end"]>;
  /** Whether somebody has waited for it: it comes into sight then, above what may be made next. */
  readonly isNew: boolean;
}): VNode {
  const { work, end, isNew } = props;
  const section = useRef<HTMLElement>(null);
  useEffect(() => {
    if (isNew) section.current?.scrollIntoView({ block: "start" });
  }, [isNew, run.value]);
  const { kind, findings, findingCount, detail } = end;
  const isGood = kind === "done";
  return (
    <section ref={section} class={`notice ${isGood ? "good" : "error"}`} role="status">
      <p class="small">{say("lastWork", { about: work.about })}</p>
      <p>{sentenceOf(work, end)}</p>
      {work.kind === "merge" && <NextSteps work={work} kind={kind} />}
      <FindingList findings={findings} />
      {findingCount > findings.length && <p>… {findingCount - findings.length}</p>}
      {detail !== undefined && <pre class="small scroll">{detail}</pre>}
    </section>
  );
}

/** What can be done about an end that is not the good one. */
function NextSteps(props: { readonly work: Work; readonly kind: WorkEnd }): VNode | null {
  const { work, kind } = props;
  const again = doing(() => goOn(work));
  const afresh = doing(() => startAfresh(work));
  switch (kind) {
    case "interrupted":
    case "output-failed":
    case "in-use":
      return (
        <button type="button" onClick={again}>
          {say("resume")}
        </button>
      );
    case "inputs-changed":
      // The button would make another letter than the one that it stands under.
      if (work.order && orderAndDesk(work.order, template.value, lists.value) === "other") {
        return <p>{say("restartOther")}</p>;
      }
      return (
        <button type="button" title={say("restartHint")} onClick={afresh}>
          {say("restart")}
        </button>
      );
    case "done":
    case "refused":
    case "differs":
    case "our-fault":
      return null;
  }
}
