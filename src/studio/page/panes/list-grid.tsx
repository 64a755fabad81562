import type { VNode } from "preact";
import { useEffect, useMemo, useReducer, useRef, useState } from "preact/hooks";
import type { RowView, TableView } from "../../protocol/worker.ts";
import { listFindings, listsView, pointed } from "../desk/desk.ts";
import { changed, editLists } from "../desk/edit-lists.ts";
import { attempt } from "../desk/tell-trouble.ts";
import { goToRecipient } from "../parts/panes.ts";
import { say } from "../words.ts";
import { type Mark, marksOf } from "./cell-marks.ts";
import { columnWidths, pinnedColumns } from "./column-widths.ts";
import { type ColumnRuns, useColumnsInSight } from "./columns-in-sight.ts";
import { FilterTools } from "./filter-tools.tsx";
import { columnsIn, GridRow, NUMBER_WIDTH } from "./grid-row.tsx";
import { useRowsInSight } from "./rows-in-sight.ts";
import { TableRows } from "./table-rows.ts";

/** Height of a row. Units: pixels; as `--row`. */
const ROW = 28;

interface Cell {
  /** 0-based place among the table's rows. */
  readonly place: number;
  /** 0-based. */
  readonly column: number;
}

/** A list as a table. However long it is, only the rows in sight are in the page. */
export function ListGrid({ table }: { readonly table: number }): VNode | null {
  const view = listsView.value?.tables[table];
  const [places, setPlaces] = useState<readonly number[] | undefined>(undefined);
  if (view === undefined) return null;
  const which = `${table} ${view.path} ${view.rows}`;
  return (
    <>
      <FilterTools key={which} table={table} view={view} onPlaces={setPlaces} />
      <Grid
        key={`${which} ${places?.length} ${places?.[0]}`}
        table={table}
        view={view}
        places={places}
      />
    </>
  );
}

function Grid(props: {
  readonly table: number;
  readonly view: TableView;
  readonly places: readonly number[] | undefined;
}): VNode {
  const { table, view } = props;
  const [, redraw] = useReducer((n: number) => n + 1, 0);
  const scroll = useRef<HTMLDivElement>(null);
  const jump = useRef(false);
  const [active, setActive] = useState<Cell>({ place: 0, column: 0 });
  const [editing, setEditing] = useState<Cell | undefined>(undefined);
  const marks = useMarks(view.path);
  const rows = useRows(props, headRowsToSkip(view, marks), () => redraw(undefined));
  const inSight = useRowsInSight(scroll, rows.length, ROW);
  const columns = useColumns(scroll, view, rows, active);
  useEffect(() => followPointed(view, rows, scroll.current, setActive), [pointed.value]);
  const rowAt = (place: number, row: RowView | undefined): VNode => (
    <GridRow
      key={place}
      place={place}
      row={row}
      top={place * ROW}
      {...columns}
      jump={jump}
      marks={marksIn(row, marks, view.path)}
      isHeading={row !== undefined && row.row <= (view.headerRow ?? 0)}
      active={active.place === place ? active.column : undefined}
      changed={changed.value.get(table)}
      editing={editing?.place === place ? editing.column : undefined}
      onEdit={(column) => setEditing({ place, column })}
      onEdited={(column, value) => {
        setEditing(undefined);
        keepFocus(scroll.current);
        edit(table, row, column, value);
      }}
      onFocused={(column) => setActive({ place, column })}
      onActive={(column) => {
        setActive({ place, column });
        choose(row);
      }}
    />
  );
  return (
    <div
      ref={scroll}
      class="grid"
      role="grid"
      aria-label={`${say("table")} ${view.path}`}
      aria-rowcount={rows.length + 1}
      aria-colcount={view.headings.length + 1}
      aria-description={say("tableHint")}
      onKeyDown={(event) => {
        const next = cellAfter(event, active, rows.length, view.headings.length);
        if (next === undefined || editing !== undefined) return;
        event.preventDefault();
        if (next === "edit") setEditing(active);
        else if (next === "enter") choose(rows.at(active.place));
        else {
          setActive(next);
          jump.current = true;
          reveal(scroll.current, next);
        }
      }}
    >
      <GridHead headings={view.headings} {...columns} />
      <div
        class="grid-body"
        role="rowgroup"
        style={{ blockSize: `${rows.length * ROW}px`, position: "relative" }}
      >
        {inSight.map((place) => rowAt(place, rows.at(place)))}
      </div>
    </div>
  );
}

/** The rows of another table, or others of it, are fetched anew. */
function useRows(
  { table, view, places }: Parameters<typeof Grid>[0],
  skipped: number,
  onRows: () => void,
): TableRows {
  return useMemo(
    () => new TableRows(table, view.rows, { places, skipped }, onRows),
    [table, view, places, skipped],
  );
}

/** The columns with their widths, and which of them are in the page. */
function useColumns(
  scroll: { readonly current: HTMLElement | null },
  { headings, addressee }: TableView,
  rows: TableRows,
  active: Cell,
): {
  readonly widths: readonly string[];
  readonly pinned: ReadonlyMap<number, string>;
  readonly runs: ColumnRuns;
} {
  const known = rows.known();
  const widths = useMemo(() => columnWidths(headings, known), [headings, rows, known.length]);
  const pinned = pinnedColumns(addressee, widths);
  // The keyboard's cell is there, however far it is scrolled away.
  const kept = new Set([...pinned.keys(), active.column]);
  return { widths, pinned, runs: useColumnsInSight(scroll, widths, NUMBER_WIDTH, kept) };
}

function GridHead({
  headings,
  widths,
  pinned,
  runs,
}: {
  readonly headings: readonly string[];
  readonly widths: readonly string[];
  readonly pinned: ReadonlyMap<number, string>;
  readonly runs: ColumnRuns;
}): VNode {
  return (
    <div class="grid-row grid-head" role="row" aria-rowindex={1}>
      <div class="grid-cell number" role="columnheader" style={{ inlineSize: NUMBER_WIDTH }}>
        {say("row")}
      </div>
      {columnsIn(runs, (column) => (
        <div
          key={column}
          class={pinned.has(column) ? "grid-cell pinned" : "grid-cell"}
          role="columnheader"
          aria-colindex={column + 2}
          style={{ inlineSize: widths[column] ?? "6em", insetInlineEnd: pinned.get(column) }}
        >
          {headings[column]}
        </div>
      ))}
    </div>
  );
}

/** The table has its headings at its head: among the rows they are wanted where something is wrong with them. */
function headRowsToSkip(
  { headRows, headerRow = 0 }: TableView,
  marks: ReturnType<typeof marksOf>,
): number {
  return [...marks.keys()].some((row) => row <= headerRow) ? 0 : headRows;
}

/** The marks of a row's cells; those of a row that is not among the first findings come with the row. */
function marksIn(
  row: RowView | undefined,
  marks: ReturnType<typeof marksOf>,
  path: string,
): ReadonlyMap<number, Mark> | undefined {
  if (row === undefined) return undefined;
  return marks.get(row.row) ?? marksOf(row.findings, path).get(row.row);
}

/** After a cell was written in, the keyboard stays in the table. */
function keepFocus(grid: HTMLDivElement | null): void {
  grid?.querySelector<HTMLElement>('[tabindex="0"]')?.focus();
}

/** Takes what was written into a cell by hand. */
function edit(
  list: number,
  row: RowView | undefined,
  column: number,
  value: string | undefined,
): void {
  if (row === undefined || value === undefined) return;
  const step = { list, row: row.row, column: column + 1, value, reason: say("byHand") };
  void attempt(() => editLists([step]));
}

function choose(row: RowView | undefined): void {
  if (row?.recipient !== undefined) goToRecipient(row.recipient);
}

/** The marks of a list's cells, made anew when other things are found. */
function useMarks(path: string): ReturnType<typeof marksOf> {
  return useMemo(() => marksOf(listFindings.value, path), [listFindings.value, path]);
}

/** Where the keyboard goes from a cell; undefined for keys that are not the grid's. */
function cellAfter(
  { key, ctrlKey }: KeyboardEvent,
  { place, column }: Cell,
  rows: number,
  columns: number,
): Cell | "enter" | "edit" | undefined {
  const last = { place: rows - 1, column: columns - 1 };
  const page = 12;
  const moves: Readonly<Record<string, Cell>> = {
    ArrowUp: { place: place - 1, column },
    ArrowDown: { place: place + 1, column },
    ArrowLeft: { place, column: column - 1 },
    ArrowRight: { place, column: column + 1 },
    PageUp: { place: place - page, column },
    PageDown: { place: place + page, column },
    Home: ctrlKey ? { place: 0, column: 0 } : { place, column: 0 },
    End: ctrlKey ? last : { place, column: last.column },
  };
  if (key === "F2") return "edit";
  if (key === "Enter" || key === " ") return "enter";
  const next = Object.hasOwn(moves, key) ? moves[key] : undefined;
  if (next === undefined) return undefined;
  return {
    place: Math.min(Math.max(next.place, 0), last.place),
    column: Math.min(Math.max(next.column, 0), last.column),
  };
}

/** Brings a row into sight, below the headings that stay. */
function reveal(grid: HTMLDivElement | null, { place }: Cell): void {
  if (grid === null) return;
  const top = place * ROW;
  const room = grid.clientHeight - 2 * ROW;
  if (top < grid.scrollTop) grid.scrollTop = top;
  else if (top > grid.scrollTop + room) grid.scrollTop = top - room;
}

/** Goes to the cell that is pointed at, from a finding or from the page. */
function followPointed(
  view: TableView,
  rows: TableRows,
  grid: HTMLDivElement | null,
  setActive: (cell: Cell) => void,
): void {
  const at = pointed.value;
  if (at?.kind !== "cell" || at.path !== view.path) return;
  void rows.indexOf(at.row).then((place) => {
    if (place === undefined) return undefined;
    const cell = { place, column: Math.max(at.column - 1, 0) };
    setActive(cell);
    reveal(grid, cell);
    return undefined;
  });
}
