import type { VNode } from "preact";
import { useRef } from "preact/hooks";
import type { RowView } from "../../protocol/worker.ts";
import { recipient } from "../desk/desk.ts";
import { cellKey } from "../desk/list-edits.ts";
import { say } from "../words.ts";
import type { Mark } from "./cell-marks.ts";
import type { ColumnRuns } from "./columns-in-sight.ts";

/** Width of the rows' numbers. */
export const NUMBER_WIDTH = "4.5em";

/** The columns of a row that are in the page, each in its place. */
export function columnsIn(runs: ColumnRuns, cellOf: (column: number) => VNode): readonly VNode[] {
  return runs.map((run, place) =>
    typeof run === "number" ? (
      cellOf(run)
    ) : (
      <div key={`gap ${place}`} class="grid-gap" role="presentation" style={{ inlineSize: run }} />
    ),
  );
}

/** A row of a list's table. Units: columns are 0-based. */
export function GridRow(props: {
  readonly place: number;
  readonly row: RowView | undefined;
  readonly top: number;
  readonly widths: readonly string[];
  readonly runs: ColumnRuns;
  /** Columns that stay in sight, with their distance from the table's end. */
  readonly pinned: ReadonlyMap<number, string>;
  readonly marks: ReadonlyMap<number, Mark> | undefined;
  readonly isHeading: boolean;
  readonly active: number | undefined;
  readonly changed: ReadonlySet<string> | undefined;
  readonly editing: number | undefined;
  /** Whether a key has led to another cell, until that has the keyboard. */
  readonly jump: { current: boolean };
  readonly onActive: (column: number) => void;
  readonly onFocused: (column: number) => void;
  readonly onEdit: (column: number) => void;
  /** Shape: undefined where nothing is to be changed. */
  readonly onEdited: (column: number, value: string | undefined) => void;
}): VNode {
  const { place, row, top, widths, runs, pinned, marks, isHeading, active, changed, editing } =
    props;
  const { onActive, onFocused, onEdit, onEdited } = props;
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
      {columnsIn(runs, (column) => (
        <GridCell
          key={column}
          column={column}
          width={widths[column] ?? "6em"}
          end={pinned.get(column)}
          value={row?.values[column] ?? ""}
          mark={marks?.get(column + 1) ?? marks?.get(0)}
          isActive={active === column}
          isChanged={row !== undefined && changed?.has(cellKey(row.row, column + 1)) === true}
          isEdited={row !== undefined && editing === column}
          jump={props.jump}
          onActive={onActive}
          onFocused={onFocused}
          onEdit={onEdit}
          onEdited={onEdited}
        />
      ))}
    </div>
  );
}

function GridCell(props: {
  readonly column: number;
  readonly width: string;
  /** Distance from the table's end, for a column that stays in sight. */
  readonly end: string | undefined;
  readonly value: string;
  readonly mark: Mark | undefined;
  readonly isActive: boolean;
  readonly isChanged: boolean;
  readonly isEdited: boolean;
  readonly jump: { current: boolean };
  readonly onActive: (column: number) => void;
  readonly onFocused: (column: number) => void;
  readonly onEdit: (column: number) => void;
  readonly onEdited: (column: number, value: string | undefined) => void;
}): VNode {
  const { column, width, end, value, mark, isActive, isChanged, isEdited, jump } = props;
  const said = [isChanged ? say("changedCell") : "", mark?.text ?? ""].filter(
    (text) => text !== "",
  );
  const states = [
    mark?.severity,
    mark?.isStale === true && "stale",
    isChanged && "changed",
    end !== undefined && "pinned",
    isEdited && "editing",
  ];
  return (
    <div
      class={["grid-cell", ...states.filter(Boolean)].join(" ")}
      role="gridcell"
      aria-colindex={column + 2}
      aria-invalid={mark?.severity === "error"}
      aria-description={said.length === 0 ? undefined : said.join("\n")}
      title={said.length === 0 ? value.slice(0, 400) : said.join("\n")}
      tabIndex={isActive ? 0 : -1}
      ref={(cell) => {
        if (cell === null || !isActive || isEdited || !(isInFocusedGrid(cell) || isLeft(jump)))
          return;
        jump.current = false;
        cell.focus();
      }}
      style={{ inlineSize: width, insetInlineEnd: end }}
      // A cell that is pressed has the keyboard before it is let go: the one before it must not take it back, nor be scrolled to.
      onFocus={() => {
        if (!isActive) props.onFocused(column);
      }}
      onClick={() => {
        if (!isEdited) props.onActive(column);
      }}
      onDblClick={() => props.onEdit(column)}
    >
      {isEdited ? (
        <CellEditor value={value} onEdited={(next) => props.onEdited(column, next)} />
      ) : (
        value.slice(0, 200)
      )}
    </div>
  );
}

/** Whether a key led to a row that was not there yet: the cell that had the keyboard may be gone, and nobody has it. */
function isLeft(jump: { readonly current: boolean }): boolean {
  return jump.current && document.activeElement === document.body;
}

/** Whether the keyboard is in the table, and not in a cell that is written in. */
function isInFocusedGrid(cell: HTMLElement | null): boolean {
  const { activeElement } = document;
  return (
    cell?.closest(".grid")?.contains(activeElement) === true &&
    activeElement?.tagName !== "TEXTAREA"
  );
}

/** A cell while it is written in: Enter keeps what is written, Escape leaves the cell as it was. */
function CellEditor(props: {
  readonly value: string;
  readonly onEdited: (value: string | undefined) => void;
}): VNode {
  const { value, onEdited } = props;
  const isDone = useRef(false);
  const finish = (next: string | undefined): void => {
    if (isDone.current) return;
    isDone.current = true;
    onEdited(next === value ? undefined : next);
  };
  return (
    <textarea
      rows={1}
      aria-label={say("editCell")}
      defaultValue={value.replaceAll(/\r\n?/gu, "\n")}
      ref={(field) => {
        if (field === null || document.activeElement === field) return;
        field.focus();
        field.select();
      }}
      onKeyDown={(event) => {
        event.stopPropagation();
        // Enter also ends what an input method is composing.
        if (event.isComposing) return;
        if (event.key === "Escape") finish(undefined);
        if (event.key !== "Enter") return;
        event.preventDefault();
        finish(event.currentTarget.value);
      }}
      onBlur={({ currentTarget }) => finish(currentTarget.value)}
    />
  );
}
