import { type Diagnostic, error, warning } from "../../base/diagnostic.ts";
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

/**
 * Holds columns of persons, which are in no table, against the list's own column of an earlier time: 氏名 against 前回氏名,
 * 前年度氏名, 旧氏名 or 前任者. A run of values that are one row away from where they were has slipped; a person who
 * was in another municipality's row does not belong here.
 *
 * Errors: `csv/earlier-shift`, and `csv/earlier-of-another` where many rows have it; few are warnings. The warning `csv/own-predecessor`.
 */
export function earlierCheck(governments: LocalGovernments): ListCheck {
  const files = new Map<string, Recipient[] | undefined>();
  return {
    see: (recipient) => {
      const { path } = recipient;
      if (!files.has(path)) files.set(path, earlierColumns(recipient).length > 0 ? [] : undefined);
      files.get(path)?.push(recipient);
    },
    findings: () => sayEarlier([...files.values()], governments),
  };
}

function sayEarlier(
  files: readonly (readonly Recipient[] | undefined)[],
  governments: LocalGovernments,
): readonly Diagnostic[] {
  return files.flatMap((rows = []) => {
    const [first] = rows;
    if (first === undefined) return [];
    return earlierColumns(first).flatMap(({ column, earlier }) => {
      const pairs = pairsOf(rows, column, earlier);
      return [
        ...shifts(pairs, column, earlier, -1),
        ...shifts(pairs, column, earlier, 1),
        ...(PERSON.test(column) ? ofAnother(pairs, column, earlier, governments) : []),
        ...(PREDECESSORS.test(earlier) ? ownPredecessors(pairs, column, earlier) : []),
      ];
    });
  });
}

/** The columns of a file that have a column of an earlier time. */
function earlierColumns({
  fields,
}: Recipient): readonly { readonly column: string; readonly earlier: string }[] {
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

function pairsOf(rows: readonly Recipient[], column: string, earlier: string): readonly Pair[] {
  return rows.flatMap((recipient) => {
    const cell = recipient.fields.get(column);
    const before = keyOf(recipient.fields.get(earlier)?.value ?? "");
    return cell === undefined ? [] : [{ recipient, cell, now: keyOf(cell.value), before }];
  });
}

/** Spaces within a name, and widths, differ from year to year. */
function keyOf(value: string): string {
  return value.normalize("NFKC").replaceAll(/\s/gu, "");
}

/** Runs in which values are next to their neighbour's; blank and new values in between count for neither. */
function shifts(
  pairs: readonly Pair[],
  column: string,
  earlier: string,
  offset: -1 | 1,
): readonly Diagnostic[] {
  const diagnostics: Diagnostic[] = [];
  let run: Pair[] = [];
  const end = (): void => {
    const [first, last] = [run[0], run.at(-1)];
    const values = new Set(run.map(({ now }) => now)); // 総務課 is in many rows
    if (values.size >= SHORTEST_SHIFT && first !== undefined && last !== undefined) {
      const direction = offset === -1 ? "down" : "up";
      const rows = { first: first.recipient.row, last: last.recipient.row };
      diagnostics.push(
        error("csv/earlier-shift", first.cell.at, { column, earlier, ...rows, direction }),
      );
    }
    run = [];
  };
  for (const [index, pair] of pairs.entries()) {
    const neighbour = pairs[index + offset];
    const isBeside =
      pair.now !== "" &&
      pair.now === neighbour?.before &&
      neighbour.recipient.id !== pair.recipient.id;
    if (isBeside && pair.now !== pair.before) run.push(pair);
    else if (!isBeside && pair.now !== "" && pair.now === pair.before) end();
  }
  end();
  return diagnostics;
}

/**
 * The person who would follow upon himself: 前任者 is who was there before, while 前回氏名 is the same as long as nobody goes. Where that is so
 * in many rows, the column is of the last time.
 */
function ownPredecessors(
  pairs: readonly Pair[],
  column: string,
  earlier: string,
): readonly Diagnostic[] {
  const named = pairs.filter(({ before }) => before !== "");
  const same = named.filter(({ now, before }) => now === before && now.length >= FULL_NAME - 1);
  if (same.length > Math.max(1, named.length / FEW)) return [];
  return same.map(({ cell: { value, at } }) => {
    const values = { value, column: at.written ?? at.header ?? column, earlier };
    return warning("csv/own-predecessor", at, values);
  });
}

const PREDECESSORS = /前任|先代|前職者/u;

/** Persons who were in the row of another municipality. Within one body people change places. */
function ofAnother(
  pairs: readonly Pair[],
  column: string,
  earlier: string,
  governments: LocalGovernments,
): readonly Diagnostic[] {
  const former = new Map<string, Pair | undefined>();
  const shortest = shortestName(pairs);
  for (const pair of pairs)
    if (pair.before.length >= shortest)
      former.set(pair.before, former.has(pair.before) ? undefined : pair); // 職務代理者
  const strays = pairs.flatMap((pair) => {
    const before = former.get(pair.now);
    const isElsewhere =
      before !== undefined &&
      before.recipient.id !== pair.recipient.id &&
      areTwoBodies(before.recipient, pair.recipient, governments);
    return isElsewhere && pair.now !== pair.before ? [{ pair, before }] : [];
  });
  const isMany = strays.length > Math.max(SOME_ROWS, pairs.length / FEW);
  // From one company to another people do change.
  const isOfGovernments = strays.every(({ pair }) => governments.byCode.has(pair.recipient.id));
  const say = isMany && isOfGovernments ? error : warning;
  return strays.map(({ pair: { cell }, before }) =>
    say("csv/earlier-of-another", cell.at, {
      value: cell.value,
      column,
      earlier,
      row: before.recipient.row,
    }),
  );
}

/** Whether two rows are for two governments, or for two bodies that are none. */
function areTwoBodies(one: Recipient, two: Recipient, { byCode }: LocalGovernments): boolean {
  if ([one, two].some(({ id }) => byCode.has(id))) return byCode.has(one.id) && byCode.has(two.id);
  const [name, other] = [one, two].map(({ fields }) => nameKey(valueIn(fields, "name")));
  return name !== "" && other !== "" && name !== other;
}

/** Characters of a name that is one person's: surnames alone are shared, but where nearly all are full names 林一 is one too. */
function shortestName(pairs: readonly Pair[]): number {
  const names = new Set(pairs.map(({ before }) => before).filter((name) => name !== ""));
  const full = [...names].filter((name) => name.length >= FULL_NAME);
  return full.length * FULL_OF >= names.size * (FULL_OF - 1) ? FULL_NAME - 1 : FULL_NAME;
}

/** Characters that full names have at least, but for one in so many. */
const FULL_NAME = 3;
const FULL_OF = 4;
