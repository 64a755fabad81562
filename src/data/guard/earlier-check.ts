import { type Diagnostic, error, warning } from "../../base/diagnostic.ts";
import { IndexRuns } from "../../base/index-runs.ts";
import { KeyIndex } from "../../base/key-index.ts";
import { NumberList } from "../../base/number-list.ts";
import { lazySequence, pick, type Sequence } from "../../base/sequence.ts";
import { type Cell, type Recipient, valueIn } from "../../model/recipient.ts";
import type { LocalGovernments } from "../local-governments.ts";
import { nameKey } from "../name-key.ts";
import type { ListCheck } from "./list-check.ts";

/** Values of a run that must be next to their neighbour's earlier value before it is called a shift. */
const SHORTEST_SHIFT = 3;

/** More rows than these, and more than one in `FEW`, are no coincidence. */
const SOME_ROWS = 2;
const FEW = 10;

/** A row with its value of now and the one of an earlier time, both as they are compared. */
interface Pair {
  readonly recipient: Recipient;
  readonly cell: Cell;
  readonly now: string;
  readonly before: string;
}

/** The rows of a file, in two of its columns. They are read when they are asked for: of a million no value is kept. */
type Pairs = Sequence<Pair>;

/** Two columns of a file, by their headings. */
interface Columns {
  readonly column: string;
  readonly earlier: string;
}

/**
 * Holds columns of persons, which are in no table, against the list's own column of an earlier time: 氏名 against 前回氏名,
 * 前年度氏名, 旧氏名 or 前任者. A run of values that are one row away from where they were has slipped; a person who
 * was in another municipality's row does not belong here.
 *
 * Shape: all recipients are seen, in their order.
 * Errors: `csv/earlier-shift`, and `csv/earlier-of-another` where many rows have it; few are warnings. The warning `csv/own-predecessor`.
 * Cost: four passes more over the rows of a file that has such a column, and 4 to 32 bytes for each.
 */
export function earlierCheck(
  recipients: Sequence<Recipient>,
  governments: LocalGovernments,
): ListCheck {
  const files = new Map<string, IndexRuns | undefined>();
  let index = 0;
  return {
    see: (recipient) => {
      const { path } = recipient;
      if (!files.has(path)) {
        files.set(path, earlierColumns(recipient).length > 0 ? new IndexRuns() : undefined);
      }
      files.get(path)?.add(index);
      index += 1;
    },
    findings: () =>
      [...files.values()].flatMap((rows) =>
        rows === undefined ? [] : sayEarlier(pick(recipients, rows), governments),
      ),
  };
}

function sayEarlier(
  rows: Sequence<Recipient>,
  governments: LocalGovernments,
): readonly Diagnostic[] {
  const first = rows.at(0);
  if (first === undefined) return [];
  return earlierColumns(first).flatMap((columns) => {
    const pairs = lazySequence(rows.length, (index) => pairOf(rows.at(index), columns));
    return [
      ...shifts(pairs, columns),
      ...(PERSON.test(columns.column) ? ofAnother(pairs, columns, governments) : []),
      ...(PREDECESSORS.test(columns.earlier) ? ownPredecessors(pairs, columns) : []),
    ];
  });
}

/** The columns of a file that have a column of an earlier time. */
function earlierColumns({ fields }: Recipient): readonly Columns[] {
  const headings = [...fields.keys()];
  return headings.flatMap((earlier) => {
    const { before, behind } = EARLIER.exec(earlier)?.groups ?? {};
    const subject = before ?? behind;
    if (subject === undefined) return [];
    const others = headings.filter((heading) => heading !== earlier && !EARLIER.test(heading));
    const bareOf = (heading: string): string => heading.replace(NOW, "");
    const column =
      others.find((heading) => bareOf(heading) === subject) ??
      (isAnyPerson(subject) ? others.find((heading) => PERSON.test(bareOf(heading))) : undefined);
    return column !== undefined && SLIPS.test(column) ? [{ column, earlier }] : [];
  });
}

/** Whether an earlier column says no more than that it is about the person: 前任者, 前任者名, 旧名前. */
function isAnyPerson(subject: string): boolean {
  return subject === "" || subject === "名" || (PERSON.test(subject) && !/担当/u.test(subject));
}

// 前回氏名, 前年度の住所, 旧氏名, 令和7年度氏名, 前任者; or 氏名(前回). Dates and sums may follow from the row above.
const TIMES =
  "前々?回|前々?年度?|一?昨年度?|昨年|前任者?|先代|従前|旧|前|(?:令和|平成|R|H)\\d+年?度?|\\d{4}年度?";
const EARLIER = new RegExp(
  `^(?:(?:${TIMES})の?(?<before>.*)|(?<behind>.+)\\((?:${TIMES})\\))$`,
  "u",
);
const NOW = /^(?:今回|今年度?|本年度?|現任?|新任?|後任)の?/u;
const PERSON =
  /^(?:氏名|名前|お名前|姓名|担当者?|担当者?(?:氏名|名)|代表者?|代表者?(?:氏名|名)|[^前旧]*[長者]名)$/u;
const SLIPS =
  /氏名|名前|姓名|[長者]名|担当|代表|職名|役職|住所|所在地|電話|TEL|FAX|メール|mail|郵便番号/iu;

function pairOf(recipient: Recipient | undefined, { column, earlier }: Columns): Pair | undefined {
  const cell = recipient?.fields.get(column);
  if (recipient === undefined || cell === undefined) return undefined;
  const before = keyOf(recipient.fields.get(earlier)?.value ?? "");
  return { recipient, cell, now: keyOf(cell.value), before };
}

/** Spaces within a name, and widths, differ from year to year. */
function keyOf(value: string): string {
  return value.normalize("NFKC").replaceAll(/\s/gu, "");
}

/** Runs in which values are next to their neighbour's; blank and new values in between count for neither. */
function shifts(pairs: Pairs, columns: Columns): readonly Diagnostic[] {
  const [down, up] = [shiftsTo("down", columns), shiftsTo("up", columns)];
  let previous: Pair | undefined;
  let current: Pair | undefined;
  const see = (next: Pair | undefined): void => {
    if (current !== undefined) {
      down.see(current, previous);
      up.see(current, next);
    }
    [previous, current] = [current, next];
  };
  for (const pair of pairs) see(pair);
  see(undefined);
  return [...down.findings(), ...up.findings()];
}

/** Runs in one direction, seen pair by pair. */
function shiftsTo(
  direction: "down" | "up",
  columns: Columns,
): {
  readonly see: (pair: Pair, neighbour: Pair | undefined) => void;
  readonly findings: () => readonly Diagnostic[];
} {
  const diagnostics: Diagnostic[] = [];
  // 総務課 is in many rows. Of a long run no more values are kept than make one.
  const values = new Set<string>();
  let first: Pair | undefined;
  let lastRow = 0;
  const end = (): void => {
    if (values.size >= SHORTEST_SHIFT && first !== undefined) {
      const rows = { first: first.recipient.row, last: lastRow };
      diagnostics.push(
        error("csv/earlier-shift", first.cell.at, { ...columns, ...rows, direction }),
      );
    }
    values.clear();
    first = undefined;
  };
  return {
    see: (pair, neighbour) => {
      const isBeside =
        pair.now !== "" &&
        pair.now === neighbour?.before &&
        neighbour.recipient.id !== pair.recipient.id;
      if (isBeside && pair.now !== pair.before) {
        first ??= pair;
        lastRow = pair.recipient.row;
        if (values.size < SHORTEST_SHIFT) values.add(pair.now);
      } else if (!isBeside && pair.now !== "" && pair.now === pair.before) end();
    },
    findings: () => {
      end();
      return diagnostics;
    },
  };
}

/**
 * The person who would follow upon himself: 前任者 is who was there before, while 前回氏名 is the same as long as nobody goes. Where that is so
 * in many rows, the column is of the last time.
 */
function ownPredecessors(pairs: Pairs, { column, earlier }: Columns): readonly Diagnostic[] {
  const same: number[] = [];
  let named = 0;
  for (let index = 0; index < pairs.length; index += 1) {
    const { now = "", before = "" } = pairs.at(index) ?? {};
    if (before === "") continue;
    named += 1;
    if (now === before && now.length >= FULL_NAME - 1) same.push(index);
  }
  if (same.length > Math.max(1, named / FEW)) return [];
  return same.flatMap((index) => {
    const cell = pairs.at(index)?.cell;
    if (cell === undefined) return [];
    const { value, at } = cell;
    const values = { value, column: at.written ?? at.header ?? column, earlier };
    return [warning("csv/own-predecessor", at, values)];
  });
}

const PREDECESSORS = /前任|先代|前職者/u;

/** Persons who were in the row of another municipality. Within one body people change places. */
function ofAnother(
  pairs: Pairs,
  { column, earlier }: Columns,
  governments: LocalGovernments,
): readonly Diagnostic[] {
  const former = formerPersons(pairs);
  const strays: { readonly index: number; readonly before: number }[] = [];
  // From one company to another people do change.
  let isOfGovernments = true;
  let count = 0;
  for (let index = 0; index < pairs.length; index += 1) {
    const pair = pairs.at(index);
    if (pair === undefined) continue;
    count += 1;
    const found = pair.now === pair.before ? undefined : former(pair.now);
    const before = found === undefined ? undefined : pairs.at(found)?.recipient;
    if (found === undefined || before === undefined || before.id === pair.recipient.id) continue;
    if (!areTwoBodies(before, pair.recipient, governments)) continue;
    strays.push({ index, before: found });
    isOfGovernments &&= governments.byCode.has(pair.recipient.id);
  }
  const isMany = strays.length > Math.max(SOME_ROWS, count / FEW);
  const say = isMany && isOfGovernments ? error : warning;
  return strays.flatMap(({ index, before }) => {
    const cell = pairs.at(index)?.cell;
    const row = pairs.at(before)?.recipient.row ?? 0;
    if (cell === undefined) return [];
    return [say("csv/earlier-of-another", cell.at, { value: cell.value, column, earlier, row })];
  });
}

/** Gives by a person's name the one row in which he was; nothing for names of several rows, as 職務代理者 is, and short ones. */
function formerPersons(pairs: Pairs): (name: string) => number | undefined {
  const rows = new KeyIndex((index) => pairs.at(index)?.before ?? "");
  const isTwice = new NumberList();
  let [names, full] = [0, 0];
  for (let index = 0; index < pairs.length; index += 1) {
    const { before = "" } = pairs.at(index) ?? {};
    if (before === "") continue;
    const first = rows.earlier(before, index);
    if (first !== undefined) isTwice.put(first, 1);
    else {
      names += 1;
      if (before.length >= FULL_NAME) full += 1;
    }
  }
  // Surnames alone are shared, but where nearly all are full names 林一 is one too.
  const shortest = full * FULL_OF >= names * (FULL_OF - 1) ? FULL_NAME - 1 : FULL_NAME;
  return (name) => {
    const row = name.length < shortest ? undefined : rows.find(name);
    return row === undefined || isTwice.at(row) > 0 ? undefined : row;
  };
}

/** Whether two rows are for two governments, or for two bodies that are none. */
function areTwoBodies(one: Recipient, two: Recipient, { byCode }: LocalGovernments): boolean {
  if ([one, two].some(({ id }) => byCode.has(id))) return byCode.has(one.id) && byCode.has(two.id);
  const [name, other] = [one, two].map(({ fields }) => nameKey(valueIn(fields, "name")));
  return name !== "" && other !== "" && name !== other;
}

/** Characters that full names have at least, but for one in so many. */
const FULL_NAME = 3;
const FULL_OF = 4;
