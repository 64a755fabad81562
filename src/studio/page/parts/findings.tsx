import { Fragment, type VNode } from "preact";
import type { OfferedFix } from "../../protocol/worker.ts";
import { hidden, pointed, type ShownFinding, template } from "../desk/desk.ts";
import { allow, decideHidden, editLists, fixAlike, isReading } from "../desk/edit-lists.ts";
import { typed } from "../desk/edit-template.ts";
import { doing } from "../desk/tell-trouble.ts";
import { writeSettingLine } from "../panes/setting-lines.ts";
import { say } from "../words.ts";
import { errorsFirst } from "./errors-first.ts";
import { goToPane, type PaneId } from "./panes.ts";

/** Findings that are shown at most; the others are counted. */
const SHOWN = 100;

/** What was found, errors first, else in the order of its places; each leads to where it is. */
export function Findings(props: {
  readonly findings: readonly ShownFinding[];
  readonly label: string;
}): VNode {
  const { findings, label } = props;
  // What was found before the last change is no fault by now that anybody knows of.
  const current = findings.filter(({ isStale }) => isStale !== true);
  const errors = current.filter(({ severity }) => severity === "error").length;
  const warnings = current.length - errors;
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
      <FindingList findings={errorsFirst(findings).slice(0, SHOWN)} />
      {findings.length > SHOWN && (
        <p class="findings-head soft small">… {findings.length - SHOWN}</p>
      )}
    </section>
  );
}

/** Findings in their order; of many that say the same after one another only the first is spread out. */
export function FindingList({ findings }: { readonly findings: readonly ShownFinding[] }): VNode {
  return (
    <ul>
      {alikeTogether(findings).map(([first, ...others], index) => (
        <Fragment key={index}>
          {first !== undefined && <FindingItem finding={first} />}
          {others.length < MANY ? (
            others.map((one, at) => <FindingItem key={at} finding={one} />)
          ) : (
            <Others findings={others} />
          )}
        </Fragment>
      ))}
    </ul>
  );
}

/** More of the same than these are folded up. */
const MANY = 3;

/** Shape: in their order; those of one code with the same hints after one another. */
function alikeTogether(findings: readonly ShownFinding[]): readonly (readonly ShownFinding[])[] {
  const groups: ShownFinding[][] = [];
  let last = "";
  for (const finding of findings) {
    const { code, hints, severity, isStale } = finding;
    const kind = JSON.stringify([code, hints, severity, isStale]);
    if (kind !== last) groups.push([]);
    groups.at(-1)?.push(finding);
    last = kind;
  }
  return groups;
}

function Others({ findings }: { readonly findings: readonly ShownFinding[] }): VNode {
  return (
    <li class={`${findings[0]?.severity} others`}>
      <details>
        <summary>{say("alike", { count: findings.length })}</summary>
        <ul>
          {findings.map((one, index) => (
            <FindingItem key={index} finding={one} />
          ))}
        </ul>
      </details>
    </li>
  );
}

/** One of them. */
export function FindingItem({ finding }: { readonly finding: ShownFinding }): VNode {
  const { severity, message, hints, place, at, code, isStale } = finding;
  const leads = at.kind === "cell" || at.kind === "text";
  return (
    <li class={isStale ? `${severity} stale` : severity} data-code={code}>
      <p>
        <span class={`severity ${severity}`} title={`${say("code")} ${code}`}>
          {say(severity)}
        </span>{" "}
        {isStale && <span class="small">（{say("staleFinding")}）</span>}
        {message}
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
            onClick={({ currentTarget }) => {
              pointed.value = { ...at };
              leaveDialog(currentTarget, at.kind === "cell" ? "lists" : "template");
            }}
          >
            {place}
          </button>
        ) : (
          place
        )}
      </p>
      <FixButtons finding={finding} />
    </li>
  );
}

/** A place lies behind the dialog that tells of it: who wants to see it leaves the dialog. */
function leaveDialog(button: HTMLElement, pane: PaneId): void {
  const dialog = button.closest("dialog");
  if (dialog === null) return;
  dialog.close();
  goToPane(pane);
}

/** What can be done about it here, where that is certain or asks for one word. */
function FixButtons({ finding }: { readonly finding: ShownFinding }): VNode | null {
  const { fix, code, allowance, setting, addressee } = finding;
  const isBusy = isReading.value;
  if (code === "csv/hidden-rows" || code === "csv/hidden-rows-skipped") {
    // Few rows are left out already: to press nothing leaves it so.
    const leftOut = code === "csv/hidden-rows-skipped" ? "hiddenSkipFine" : "hiddenSkip";
    return (
      <p class="actions">
        {(["skip", "keep"] as const).map((choice) => (
          <button
            key={choice}
            type="button"
            aria-disabled={isBusy}
            aria-pressed={hidden.value === choice}
            onClick={isBusy ? undefined : doing(() => decideHidden(choice))}
          >
            {say(choice === "skip" ? leftOut : "hiddenKeep")}
          </button>
        ))}
      </p>
    );
  }
  if (setting !== undefined) return <SettingChoice name={setting} />;
  if (addressee !== undefined) return <AddresseeFix instead={addressee} />;
  if (fix === undefined && allowance === undefined) return null;
  return (
    <p class="actions">
      {fix !== undefined && <CellFix fix={fix} isBusy={isBusy} />}
      {allowance !== undefined && (
        <button
          type="button"
          aria-disabled={isBusy}
          aria-label={`${say("meant")} ${(allowance.values ?? [allowance.column]).join("、")}`}
          onClick={isBusy ? undefined : doing(() => allow(allowance))}
        >
          {say("meant")}
        </button>
      )}
    </p>
  );
}

/** What the list has no column for can be said once for all, in the template's settings. */
function SettingChoice({ name }: { readonly name: string }): VNode {
  const { text, file, isForeign } = template.value ?? {};
  if (text === undefined || file === undefined || isForeign === true) {
    return <p class="soft small">{say("oneForAllLater")}</p>;
  }
  return (
    <p class="actions">
      {HONORIFICS.map((value) => (
        <button
          key={value}
          type="button"
          class="fix"
          onClick={() => typed(writeSettingLine(text, [name], value), file.handle)}
        >
          {say("oneForAll", { value })}
        </button>
      ))}
    </p>
  );
}

/** One change of the template, for all letters alike. */
function AddresseeFix({ instead }: { readonly instead: string }): VNode | null {
  const { text, file, isForeign } = template.value ?? {};
  const line = text === undefined || isForeign === true ? null : ADDRESSEE.exec(text);
  if (text === undefined || file === undefined || line === null) return null;
  const end = line.index + line[0].length;
  const start = end - TITLE.length;
  return (
    <p class="actions">
      <button
        type="button"
        class="fix"
        onClick={() => typed(text.slice(0, start) + instead + text.slice(end), file.handle)}
      >
        {say("fixAddressee", { was: TITLE, instead })}
      </button>
    </p>
  );
}

const TITLE = "{{職名}}";
/** The first line of the addressee that names the title. */
const ADDRESSEE = /^［＃宛名[^］\n]*］[^\n]*?\{\{職名\}\}/mu;

/** What nearly all offices write behind a name. */
const HONORIFICS = ["殿", "様", "御中"];

function CellFix(props: { readonly fix: OfferedFix; readonly isBusy: boolean }): VNode {
  const { words, edit, kind, alike } = props.fix;
  const { isBusy } = props;
  return (
    <>
      <button
        type="button"
        class="fix"
        aria-disabled={isBusy}
        onClick={isBusy ? undefined : doing(() => editLists([edit]))}
      >
        {words}
      </button>
      {alike > 1 && (
        <button
          type="button"
          aria-disabled={isBusy}
          onClick={isBusy ? undefined : doing(() => fixAlike(kind))}
        >
          {say("fixAlike", { count: alike })}
        </button>
      )}
    </>
  );
}
