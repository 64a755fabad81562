import type { VNode } from "preact";
import { useState } from "preact/hooks";
import type { Edition } from "../../../model/letter-settings.ts";
import { FORMAT_IDS, FORMATS, type FormatId } from "../../../model/output-format.ts";
import type { VerifyMode } from "../../../model/verify-mode.ts";
import {
  hasErrors,
  hidden,
  isMaking,
  listing,
  lists,
  listsView,
  run,
  template,
  templateView,
  work,
} from "../desk/desk.ts";
import { attempt, doing } from "../desk/tell-trouble.ts";
import { type RunChoices, showRun, start } from "../desk/work.ts";
import { Dialog } from "../parts/dialog.tsx";
import { language, say } from "../words.ts";
import { RunResults } from "./run-results.tsx";
import { WorkProgress } from "./work-progress.tsx";

/** 作成: what is made, how far it is, and what came of it. */
export function MakeDialog(): VNode {
  const isWorking = work.value !== undefined && work.value.end === undefined;
  return (
    <Dialog
      isOpen={isMaking.value}
      title={say("make")}
      onClose={() => {
        isMaking.value = false;
      }}
    >
      {!isWorking && template.value !== undefined && lists.value.length > 0 && <Choices />}
      {work.value !== undefined && <WorkProgress work={work.value} />}
      {run.value !== undefined && !isWorking && (
        <RunResults key={run.value.handle} {...run.value} />
      )}
      {!isWorking && <EarlierRuns />}
    </Dialog>
  );
}

function Choices(): VNode {
  const isWord = template.value?.isWord === true;
  const [formats, setFormats] = useState<readonly FormatId[]>(isWord ? ["docx"] : ["pdf", "docx"]);
  const [printed, setPrinted] = useState<PrintRun>({});
  const [verify, setVerify] = useState<VerifyMode>("all");
  const [folder, setFolder] = useState("");
  // What one looks at is no order: known mistakes are in the letters only where it is said here.
  const [edition, setEdition] = useState<Edition>("corrected");
  const choices: RunChoices = {
    formats,
    ...printed,
    verify,
    edition,
    ...(folder.trim() === "" ? {} : { folder: folder.trim() }),
  };
  const canStart = formats.length > 0 && lists.value.length > 0;
  return (
    <form
      class="dialog-body"
      style={{ padding: 0 }}
      onSubmit={(event) => {
        event.preventDefault();
        void attempt(() => start("merge", choices));
      }}
    >
      <p>
        {say("summary", {
          recipients: listsView.value?.recipients ?? 0,
          title: templateView.value?.title ?? "",
        })}
      </p>
      <p class="small soft">
        {say("madeOf", {
          lists: lists.value.map(({ file }) => file.path).join("、"),
          template: template.value?.file.path ?? "",
        })}
      </p>
      {hasErrors.value && <p class="severity error">{say("madeWithErrors")}</p>}
      {hidden.value !== undefined && (
        <p>{say(hidden.value === "keep" ? "hiddenKept" : "hiddenSkipped")}</p>
      )}
      <fieldset>
        <legend>{say("formats")}</legend>
        {FORMAT_IDS.filter((id) => !isWord || id === "docx").map((id) => (
          <label key={id}>
            <input
              type="checkbox"
              checked={formats.includes(id)}
              onChange={({ currentTarget }) =>
                setFormats(
                  FORMAT_IDS.filter((other) =>
                    other === id ? currentTarget.checked : formats.includes(other),
                  ),
                )
              }
            />
            {FORMATS[id].name[language.value]}
          </label>
        ))}
        {!isWord && <PrintRunChoices value={printed} onChange={setPrinted} />}
      </fieldset>
      <fieldset>
        <legend>{say("verify")}</legend>
        {(["all", "sample", "none"] as const).map((mode) => (
          <label key={mode}>
            <input
              type="radio"
              name="verify"
              checked={verify === mode}
              onChange={() => setVerify(mode)}
            />
            {say(VERIFY_WORDS[mode])}
          </label>
        ))}
      </fieldset>
      <fieldset>
        <legend>{say("edition")}</legend>
        {(["corrected", "as-issued"] as const).map((one) => (
          <label key={one}>
            <input
              type="radio"
              name="edition"
              checked={edition === one}
              onChange={() => setEdition(one)}
            />
            {say(one === "corrected" ? "editionCorrected" : "editionAsIssued")}
          </label>
        ))}
      </fieldset>
      <label class="field">
        {say("folder")}
        <input
          type="text"
          value={folder}
          onInput={({ currentTarget }) => setFolder(currentTarget.value)}
        />
      </label>
      <div class="actions">
        <button type="submit" class="lead" disabled={!canStart}>
          {say("start")}
        </button>
        <button type="button" disabled={!canStart} onClick={doing(() => start("check", choices))}>
          {say("checkOnly")}
        </button>
      </div>
    </form>
  );
}

type PrintRun = Pick<RunChoices, "printRun" | "duplex" | "volume">;

/** One file of all letters, for printing. Shape: nothing of it is chosen while it is not wanted. */
function PrintRunChoices(props: {
  readonly value: PrintRun;
  readonly onChange: (value: PrintRun) => void;
}): VNode {
  const { value, onChange } = props;
  const isWanted = value.printRun === true;
  return (
    <>
      <label>
        <input
          type="checkbox"
          checked={isWanted}
          onChange={({ currentTarget }) =>
            onChange(currentTarget.checked ? { printRun: true } : {})
          }
        />
        {say("printRun")}
      </label>
      <label>
        <input
          type="checkbox"
          checked={value.duplex === true}
          disabled={!isWanted}
          onChange={({ currentTarget }) => onChange({ ...value, duplex: currentTarget.checked })}
        />
        {say("duplex")}
      </label>
      <label>
        {say("volume")}
        <input
          type="number"
          min={1}
          class="few"
          value={value.volume ?? ""}
          disabled={!isWanted}
          onInput={({ currentTarget: { valueAsNumber } }) => {
            const { volume: _, ...others } = value;
            onChange(
              valueAsNumber >= 1 ? { ...others, volume: Math.floor(valueAsNumber) } : others,
            );
          }}
        />
      </label>
    </>
  );
}

const VERIFY_WORDS = { all: "verifyAll", sample: "verifySample", none: "verifyNone" } as const;

function EarlierRuns(): VNode {
  const { runs } = listing.value;
  return (
    <section>
      <h3>{say("runs")}</h3>
      {runs.length === 0 && <p class="soft">{say("noRuns")}</p>}
      <ul class="tags">
        {runs.map(({ handle, path, letters, finished }) => (
          <li key={handle}>
            <button type="button" class="plain" onClick={doing(() => showRun(handle))}>
              {path} {letters !== undefined && say("lettersCount", { count: letters })}
              {!finished && `（${say("unfinished")}）`}
            </button>
          </li>
        ))}
      </ul>
    </section>
  );
}
