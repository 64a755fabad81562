import {
  elementScroll,
  observeElementOffset,
  observeElementRect,
  type VirtualItem,
  Virtualizer,
} from "@tanstack/virtual-core";
import type { VNode } from "preact";
import { useEffect, useMemo, useReducer, useRef, useState } from "preact/hooks";
import type { RowView, TableView } from "../../protocol/worker.ts";
import { listFindings, listsView, pointed, recipient } from "../desk/desk.ts";
import { goToRecipient } from "../parts/panes.ts";
import { say } from "../words.ts";
import { type Mark, marksOf } from "./cell-marks.ts";
import { columnWidths } from "./column-widths.ts";
import { FilterTools } from "./filter-tools.tsx";
import { TableRows } from "./table-rows.ts";

/** Height of a row. Units: pixels; as `--row`. */
const ROW = 28;
const NUMBER_WIDTH = "4.5em";

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
  const { table, view, places } = props;
  const [, redraw] = useReducer((n: number) => n + 1, 0);
  const scroll = useRef<HTMLDivElement>(null);
  const [active, setActive] = useState<Cell>({ place: 0, column: 0 });
  const rows = useMemo(
    () => new TableRows(table, view.rows, places, () => redraw(undefined)),
    [table, view, places],
  );
  const items = useVirtualRows(scroll, rows.length, redraw);
  const marks = marksOf(listFindings.value, view.path);
  const widths = columnWidths(view.headings, rows.known());
  useEffect(() => followPointed(view, rows, scroll.current, setActive), [pointed.value]);
  const shown = items.map((item) => ({ item, row: rows.at(item.index) }));
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
        if (next === undefined) return;
        event.preventDefault();
        if (next === "enter") choose(rows.at(active.place));
        else {
          setActive(next);
          reveal(scroll.current, next);
        }
      }}
    >
      <div class="grid-row grid-head" role="row" aria-rowindex={1}>
        <div class="grid-cell number" role="columnheader" style={{ inlineSize: NUMBER_WIDTH }}>
          {say("row")}
        </div>
        {view.headings.map((heading, column) => (
          <div
            key={column}
            class="grid-cell"
            role="columnheader"
            aria-colindex={column + 2}
            style={{ inlineSize: widths[column] ?? "6em" }}
          >
            {heading}
          </div>
        ))}
      </div>
      <div
        class="grid-body"
        role="rowgroup"
        style={{ blockSize: `${rows.length * ROW}px`, position: "relative" }}
      >
        {shown.map(({ item, row }) => (
          <GridRow
            key={item.key}
            place={item.index}
            row={row}
            top={item.start}
            widths={widths}
            marks={marks.get(row?.row ?? -1)}
            isHeading={row !== undefined && row.row <= (view.headerRow ?? 0)}
            active={active.place === item.index ? active.column : undefined}
            onActive={(column) => {
              setActive({ place: item.index, column });
              choose(row);
            }}
          />
        ))}
      </div>
    </div>
  );
}

function choose(row: RowView | undefined): void {
  if (row?.recipient !== undefined) goToRecipient(row.recipient);
}

function GridRow(props: {
  readonly place: number;
  readonly row: RowView | undefined;
  readonly top: number;
  readonly widths: readonly string[];
  readonly marks: ReadonlyMap<number, Mark> | undefined;
  readonly isHeading: boolean;
  readonly active: number | undefined;
  readonly onActive: (column: number) => void;
}): VNode {
  const { place, row, top, widths, marks, isHeading, active, onActive } = props;
  const isChosen = row?.recipient !== undefined && row.recipient === recipient.value;
  return (
    <div
      class={`grid-row${isChosen ? " chosen" : ""}${isHeading ? " heading" : ""}`}
      role="row"
      aria-rowindex={place + 2}
      aria-selected={isChosen}
      style={{ insetBlockStart: `${top}px` }}
    >
      <div class="grid-cell number" role="rowheader" style={{ inlineSize: NUMBER_WIDTH }}>
        {row?.row}
      </div>
      {widths.map((width, column) => {
        const mark = marks?.get(column + 1) ?? marks?.get(0);
        const value = row?.values[column] ?? "";
        return (
          <div
            key={column}
            class={`grid-cell ${mark?.severity ?? ""}`}
            role="gridcell"
            aria-colindex={column + 2}
            aria-invalid={mark?.severity === "error"}
            aria-description={mark?.text}
            title={mark?.text ?? value.slice(0, 400)}
            tabIndex={active === column ? 0 : -1}
            ref={(cell) => {
              if (
                cell !== null &&
                active === column &&
                cell.closest(".grid")?.contains(document.activeElement)
              )
                cell.focus();
            }}
            style={{ inlineSize: width }}
            onClick={() => onActive(column)}
          >
            {value.slice(0, 200)}
          </div>
        );
      })}
    </div>
  );
}

/** The rows in sight. */
function useVirtualRows(
  scroll: { readonly current: HTMLDivElement | null },
  count: number,
  redraw: (action: undefined) => void,
): readonly VirtualItem[] {
  const [virtual] = useState(
    () =>
      new Virtualizer<HTMLDivElement, Element>({
        count,
        getScrollElement: () => scroll.current,
        estimateSize: () => ROW,
        overscan: 8,
        observeElementRect,
        observeElementOffset,
        scrollToFn: elementScroll,
        onChange: () => redraw(undefined),
      }),
  );
  useEffect(() => virtual._didMount(), [virtual]);
  useEffect(() => virtual._willUpdate());
  return virtual.getVirtualItems();
}

/** Where the keyboard goes from a cell; undefined for keys that are not the grid's. */
function cellAfter(
  { key, ctrlKey }: KeyboardEvent,
  { place, column }: Cell,
  rows: number,
  columns: number,
): Cell | "enter" | undefined {
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
