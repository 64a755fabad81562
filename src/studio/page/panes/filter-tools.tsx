import type { VNode } from "preact";
import { useState } from "preact/hooks";
import type { RowFilter, TableView } from "../../protocol/worker.ts";
import { listFindings } from "../desk/desk.ts";
import { attempt } from "../desk/tell-trouble.ts";
import { say } from "../words.ts";
import { askWorker } from "../worker-client.ts";

/** What a person has chosen. Shape: an empty text stands for anything, and so does an empty column. */
interface Wanted {
  readonly text: string;
  readonly column: string;
  readonly hasFindings: boolean;
  /** By column. */
  readonly picked: ReadonlyMap<number, string>;
}

const ANY: Wanted = { text: "", column: "", hasFindings: false, picked: new Map() };

/** Which rows of a list are shown: by what is written in a column, by kind and prefecture, or those with findings. */
export function FilterTools(props: {
  readonly table: number;
  readonly view: TableView;
  /** Shape: undefined stands for all rows. */
  readonly onPlaces: (places: readonly number[] | undefined) => void;
}): VNode {
  const { table, view, onPlaces } = props;
  const [wanted, setWanted] = useState(ANY);
  const [count, setCount] = useState<number | undefined>(undefined);
  const want = (change: Partial<Wanted>): void => {
    const next = { ...wanted, ...change };
    setWanted(next);
    const filter = filterOf(next, view.path);
    void attempt(async () => {
      const places = filter && (await askWorker("find", { table, ...filter })).places;
      setCount(places?.length);
      onPlaces(places);
    });
  };
  const { text, column, hasFindings, picked } = wanted;
  return (
    <search class="tools" aria-label={say("filter")}>
      <input
        type="search"
        value={text}
        aria-label={say("filterText")}
        placeholder={say("filterText")}
        onInput={({ currentTarget: { value } }) => want({ text: value })}
      />
      <select
        aria-label={say("filterColumn")}
        value={column}
        onChange={({ currentTarget: { value } }) => want({ column: value })}
      >
        <option value="">{say("filterAnyColumn")}</option>
        {view.headings.map((heading, index) => (
          <option key={index} value={index}>
            {heading}
          </option>
        ))}
      </select>
      {view.picks.map((pick) => (
        <Pick
          key={pick.name}
          pick={pick}
          value={picked.get(pick.column) ?? ""}
          onPicked={(value) => want({ picked: new Map(picked).set(pick.column, value) })}
        />
      ))}
      <button
        type="button"
        aria-pressed={hasFindings}
        onClick={() => want({ hasFindings: !hasFindings })}
      >
        {say("filterFindings")}
      </button>
      {/* It is there before there is something to say: only what changes is read out. */}
      <span class="small soft" role="status">
        {count !== undefined && say("rows", { count })}
      </span>
    </search>
  );
}

/** One value of a column, or any. */
function Pick(props: {
  readonly pick: TableView["picks"][number];
  readonly value: string;
  readonly onPicked: (value: string) => void;
}): VNode {
  const { pick, value, onPicked } = props;
  const name = say(pick.name);
  return (
    <select
      aria-label={name}
      value={value}
      onChange={({ currentTarget }) => onPicked(currentTarget.value)}
    >
      <option value="">{say("filterAny", { name })}</option>
      {pick.values.map((one) => (
        <option key={one} value={one}>
          {one}
        </option>
      ))}
    </select>
  );
}

function filterOf(
  { text, column, hasFindings, picked }: Wanted,
  path: string,
): RowFilter | undefined {
  const cells = [...picked].flatMap(([at, value]) => (value === "" ? [] : [{ column: at, value }]));
  if (text === "" && !hasFindings && cells.length === 0) return undefined;
  return {
    text,
    cells,
    ...(column === "" ? {} : { column: Number(column) }),
    ...(hasFindings ? { rows: rowsWithFindings(path) } : {}),
  };
}

function rowsWithFindings(path: string): readonly number[] {
  return listFindings.value.flatMap(({ at, related }) =>
    [at, ...related.map((other) => other.at)].flatMap((place) =>
      place.kind === "cell" && place.path === path ? [place.row] : [],
    ),
  );
}
