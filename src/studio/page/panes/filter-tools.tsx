import type { VNode } from "preact";
import { useState } from "preact/hooks";
import type { TableView } from "../../protocol/worker.ts";
import { listFindings } from "../desk/desk.ts";
import { attempt } from "../desk/tell-trouble.ts";
import { say } from "../words.ts";
import { askWorker } from "../worker-client.ts";

/** Which rows of a list are shown: by what is written in a column, or those with findings. */
export function FilterTools(props: {
  readonly table: number;
  readonly view: TableView;
  /** Shape: undefined stands for all rows. */
  readonly onPlaces: (places: readonly number[] | undefined) => void;
}): VNode {
  const { table, view, onPlaces } = props;
  const [text, setText] = useState("");
  const [column, setColumn] = useState("");
  const [hasFindings, setFindings] = useState(false);
  const [count, setCount] = useState<number | undefined>(undefined);
  const filter = (next: { text: string; column: string; hasFindings: boolean }): void => {
    if (next.text === "" && !next.hasFindings) {
      setCount(undefined);
      onPlaces(undefined);
      return;
    }
    void attempt(async () => {
      const { places } = await askWorker("find", {
        table,
        text: next.text,
        ...(next.column === "" ? {} : { column: Number(next.column) }),
        ...(next.hasFindings ? { rows: rowsWithFindings(view.path) } : {}),
      });
      setCount(places.length);
      onPlaces(places);
    });
  };
  return (
    <search class="tools" aria-label={say("filter")}>
      <input
        type="search"
        value={text}
        aria-label={say("filterText")}
        placeholder={say("filterText")}
        onInput={({ currentTarget: { value } }) => {
          setText(value);
          filter({ text: value, column, hasFindings });
        }}
      />
      <select
        aria-label={say("filterColumn")}
        value={column}
        onChange={({ currentTarget: { value } }) => {
          setColumn(value);
          filter({ text, column: value, hasFindings });
        }}
      >
        <option value="">{say("filterAnyColumn")}</option>
        {view.headings.map((heading, index) => (
          <option key={heading} value={index}>
            {heading}
          </option>
        ))}
      </select>
      <button
        type="button"
        aria-pressed={hasFindings}
        onClick={() => {
          setFindings(!hasFindings);
          filter({ text, column, hasFindings: !hasFindings });
        }}
      >
        {say("filterFindings")}
      </button>
      {count !== undefined && (
        <span class="small soft" role="status">
          {say("rows", { count })}
        </span>
      )}
    </search>
  );
}

function rowsWithFindings(path: string): readonly number[] {
  return listFindings.value.flatMap(({ at, related }) =>
    [at, ...related.map((other) => other.at)].flatMap((place) =>
      place.kind === "cell" && place.path === path ? [place.row] : [],
    ),
  );
}
