import type { VNode } from "preact";
import { useEffect, useState } from "preact/hooks";
import type { Handle, LetterRow, ProjectFile, RunView } from "../../protocol/server.ts";
import { attempt, doing } from "../desk/tell-trouble.ts";
import { makeAgain, saveFile, saveZip, verify } from "../desk/work.ts";
import { ask } from "../server-client.ts";
import { say } from "../words.ts";
import { FileButton } from "./file-button.tsx";
import { HeldLetters } from "./held-letters.tsx";

/** Letters that are shown at once. */
const SHOWN = 100;

/** What a run has made: reports, print run, each letter. */
export function RunResults(props: { readonly handle: Handle; readonly view: RunView }): VNode {
  const { handle, view } = props;
  const name = view.entry.path.split("/").at(-1) ?? "letters";
  return (
    <section class="results">
      <h3>
        {say("results")} <span class="soft small">{view.entry.path}</span>
      </h3>
      <details class="account" open>
        <summary>{say("account")}</summary>
        <pre>{view.account.join("\n")}</pre>
      </details>
      <div class="actions">
        <button type="button" class="lead" onClick={doing(() => ask("/api/show", { handle }))}>
          {say("showFolder")}
        </button>
        <button type="button" onClick={doing(() => saveZip(handle, `${name}.zip`))}>
          {say("zip")}
        </button>
        <button type="button" onClick={doing(() => verify(handle))}>
          {say("verifyRun")}
        </button>
      </div>
      <ul class="actions">
        {view.outputs.map((file) => (
          <li key={file.handle}>
            <FileButtons file={file} label={file.path.split("/").at(-1) ?? file.name} />
          </li>
        ))}
      </ul>
      <HeldLetters handle={handle} view={view} />
      <Letters handle={handle} total={view.letters} name={name} />
    </section>
  );
}

function FileButtons(props: {
  readonly file: Pick<ProjectFile, "handle">;
  readonly label: string;
}): VNode {
  const { file, label } = props;
  return (
    <>
      <button type="button" onClick={doing(() => ask("/api/show", { handle: file.handle }))}>
        {label}
      </button>
      <button
        type="button"
        aria-label={`${label} ${say("save")}`}
        onClick={doing(() => saveFile(file.handle, label))}
      >
        {say("save")}
      </button>
    </>
  );
}

function Letters(props: {
  readonly handle: Handle;
  readonly total: number;
  readonly name: string;
}): VNode {
  const { handle, total, name } = props;
  const [from, setFrom] = useState(0);
  const [rows, setRows] = useState<readonly LetterRow[]>([]);
  const [chosen, setChosen] = useState<ReadonlyMap<number, string>>(new Map());
  useEffect(() => {
    void attempt(async () =>
      setRows((await ask("/api/run/letters", { handle, from, count: SHOWN })).letters),
    );
  }, [handle, from]);
  const numbers = [...chosen.keys()];
  const count = numbers.length;
  return (
    <>
      <h3>{say("letters")}</h3>
      <div class="actions">
        <button
          type="button"
          disabled={count === 0}
          onClick={doing(() => saveZip(handle, `${name}.zip`, numbers))}
        >
          {say("zipSelected", { count })}
        </button>
        <button
          type="button"
          disabled={count === 0}
          onClick={doing(() => makeAgain({ handle, only: [...chosen.values()], isMissing: false }))}
        >
          {say("reprint", { count })}
        </button>
        <button
          type="button"
          aria-label="‹"
          disabled={from === 0}
          onClick={() => setFrom(Math.max(from - SHOWN, 0))}
        >
          ‹
        </button>
        <span class="small">
          {Math.min(from + 1, total)}–{Math.min(from + SHOWN, total)} / {total.toLocaleString("en")}
        </span>
        <button
          type="button"
          aria-label="›"
          disabled={from + SHOWN >= total}
          onClick={() => setFrom(from + SHOWN)}
        >
          ›
        </button>
      </div>
      <section class="scroll" tabIndex={0} aria-label={say("letters")}>
        <table>
          <thead>
            <tr>
              <th scope="col">
                <span class="hidden-text">{say("open")}</span>
              </th>
              <th scope="col">{say("addressee")}</th>
              <th scope="col">{say("files")}</th>
              <th scope="col">{say("verdict")}</th>
            </tr>
          </thead>
          <tbody>
            {rows.map((row) => (
              <LetterLine
                key={row.sequence}
                row={row}
                isChosen={chosen.has(row.sequence)}
                onChosen={(isChosen) => {
                  const next = new Map(chosen);
                  if (isChosen) next.set(row.sequence, row.id);
                  else next.delete(row.sequence);
                  setChosen(next);
                }}
              />
            ))}
          </tbody>
        </table>
      </section>
    </>
  );
}

function LetterLine(props: {
  readonly row: LetterRow;
  readonly isChosen: boolean;
  readonly onChosen: (isChosen: boolean) => void;
}): VNode {
  const { row, isChosen, onChosen } = props;
  return (
    <tr>
      <td>
        <input
          type="checkbox"
          aria-label={row.addressee}
          checked={isChosen}
          onChange={({ currentTarget }) => onChosen(currentTarget.checked)}
        />
      </td>
      <td>{row.addressee}</td>
      <td class="actions">
        {row.files.map((file) => (
          <FileButton key={file.format} addressee={row.addressee} file={file} />
        ))}
      </td>
      <td>{row.files.map(({ verdict }) => say(VERDICTS[verdict])).join(" ")}</td>
    </tr>
  );
}

const VERDICTS = {
  equal: "verdictEqual",
  different: "verdictDifferent",
  unread: "verdictUnread",
} as const;
