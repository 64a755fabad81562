import { HONORIFICS } from "../language/honorific.ts";
import { normalizeHeader } from "../model/heading.ts";
import { COLUMN_NAMES, type ColumnMeaning } from "../model/recipient.ts";
import { isOfAddressee, meaningOfHeading } from "./column-words.ts";
import { GENERIC_KINDS, GOVERNMENT_KINDS } from "./local-governments.ts";
import { isBlankRow, type Merge, type SheetRow } from "./sheet.ts";

/**
 * Puts two rows of headings together where it is certain that both are headings: what a column is called by the lower one, or by the
 * upper one where the lower is empty. Of equal ones below two groups, each is called by both: 担当者 氏名.
 *
 * The lower row is no row of a recipient: wherever the upper row heads a column alone, it is empty or one cell with it.
 *
 * Shape: as many headings as columns; undefined where the rows are not a heading together, or the lower one says all by itself.
 */
export function joinHeadings(
  upper: SheetRow,
  lower: SheetRow,
  merges: readonly Merge[],
): readonly string[] | undefined {
  if (lower.row !== upper.row + 1 || lower.values.length !== upper.values.length) return undefined;
  const own = merges.filter(({ top }) => top === upper.row || top === lower.row);
  // A heading of three rows, or cells of the list that are one with a heading.
  if (own.some(({ top, bottom }) => top === lower.row || bottom > lower.row)) return undefined;
  if (isBlankRow(lower)) return undefined;
  const columns = columnsOf(upper, lower, own);
  if (!areHeadings(columns, own, lower.row)) return undefined;
  const names = namesOf(columns);
  const isNew = names.some((name, index) => name !== (lower.values[index] ?? "").trim());
  return isNew ? names : undefined;
}

/** Columns below one heading. */
interface Group {
  readonly heading: string;
  readonly size: number;
  /** Whether the cells are merged, so that it is known where the group ends. */
  readonly isExact: boolean;
  /** Whether it is a title over the beginning of the list and no heading: nothing else is in its row, and a body is below it. */
  readonly isTitle: boolean;
}

/** What two rows say of a column. */
interface Column {
  readonly upper: string;
  readonly lower: string;
  /** The columns that the upper heading stands over. */
  readonly group: Group | undefined;
}

function columnsOf(upper: SheetRow, lower: SheetRow, merges: readonly Merge[]): readonly Column[] {
  const isWide = ({ bottom, left, right }: Merge): boolean => bottom === upper.row && right > left;
  const wide = merges.filter(isWide);
  const above = upper.values.map((value, index) =>
    isRemark(index, upper, lower, wide) ? "" : value.trim(),
  );
  // （6桁） below コード says how to fill the column in, and is not what it is called.
  const below = lower.values.map((value, index) =>
    above[index] !== "" && NOTE.test(value.trim()) ? "" : value.trim(),
  );
  const groupOf = (index: number): Group | undefined => {
    if (below[index] === "") return undefined;
    const merge = wide.find(({ left, right }) => left <= index && index <= right);
    const [left, right] =
      merge === undefined
        ? spreadFrom(index, above, below, wide.length > 0)
        : [merge.left, merge.right];
    const heading = above[left] ?? "";
    if (heading === "") return undefined;
    const isAlone = left === 0 && above.every((value, place) => value === "" || place === 0);
    return {
      heading,
      size: right - left + 1,
      isExact: merge !== undefined,
      isTitle: isAlone && below.slice(0, right + 1).some(isOfBody),
    };
  };
  return above.map((value, index) => ({
    upper: value,
    lower: below[index] ?? "",
    group: groupOf(index),
  }));
}

/**
 * Whether a cell of the upper row is no heading: the list's title, its day, 単位：円; and a year (令和8年度) where a list begins with it,
 * over a single heading, or over the columns of the bodies.
 */
function isRemark(
  index: number,
  upper: SheetRow,
  lower: SheetRow,
  wide: readonly Merge[],
): boolean {
  const value = normalizeHeader(upper.values[index] ?? "");
  if (value.length > LONGEST_GROUP || TITLE.test(value)) return true;
  if (MAKER.test(value) && upper.values.some((one) => TITLE.test(normalizeHeader(one))))
    return true;
  if (!YEAR.test(value)) return false;
  const merge = wide.find(({ left }) => left === index);
  const below = lower.values.slice(index, (merge?.right ?? index) + 1);
  if (below.some((one) => isOfBody(one.trim()))) return true;
  const isSingle = (upper.values[index + 1] ?? "").trim() !== "" && below[0] !== "";
  return merge === undefined && (index === 0 || isSingle);
}

/**
 * The columns of a group without merged cells, as CSV has them: from a heading on over the empty cells right of it, as long as
 * there are headings below. Where the row has merged cells, a heading stands over its own column alone.
 */
function spreadFrom(
  index: number,
  above: readonly string[],
  below: readonly string[],
  isExact: boolean,
): readonly [left: number, right: number] {
  if (isExact) return [index, index];
  let left = index;
  while (left > 0 && above[left] === "" && below[left - 1] !== "") left -= 1;
  let right = index;
  while (right + 1 < above.length && above[right + 1] === "" && below[right + 1] !== "") right += 1;
  return [left, right];
}

/** Whether a heading is that of a column about the body that a letter goes to. */
function isOfBody(heading: string): boolean {
  const meaning = meaningOfHeading(normalizeHeader(heading));
  return meaning === "code" || meaning === "name";
}

/** Whether the lower row is one of headings, below groups or beside cells that are one with it. */
function areHeadings(columns: readonly Column[], merges: readonly Merge[], lower: number): boolean {
  const isTall = merges.some(({ bottom }) => bottom === lower);
  const isWide = merges.some(({ bottom, left, right }) => bottom < lower && right > left);
  const below = columns.filter((column) => column.lower !== "");
  if (below.some((column) => isOfRecipient(column.lower))) return false;
  // A heading with something right below it, over no other column, is a column's own: that is its first value.
  const alone = below.filter(({ upper, group }) => upper !== "" && (group?.size ?? 1) === 1);
  if (alone.some(({ upper }) => !isTall || !mayBeGroup(upper, 1))) return false;
  const groups = below.filter(({ group }) => (group?.size ?? 0) > 1);
  // Over all columns stands the list's title.
  const used = columns.filter(({ upper, lower }) => upper !== "" || lower !== "").length;
  if (groups.some(({ group }) => group?.size === used)) return false;
  if (groups.some(({ group }) => group !== undefined && !mayBeGroup(group.heading, group.size)))
    return false;
  const isKnown = ({ lower }: Column): boolean =>
    meaningOfHeading(normalizeHeader(lower)) !== undefined;
  if (groups.length === 0) return isTall;
  return isWide || isTall || groups.some(isKnown) || isBesideAddressees(columns);
}

/** Whether nothing stands below the headings that say whom a letter goes to: the lower row is nobody's. */
function isBesideAddressees(columns: readonly Column[]): boolean {
  const known = columns.filter(
    ({ upper }) => meaningOfHeading(normalizeHeader(upper)) !== undefined,
  );
  return known.length > 1 && known.every(({ lower }) => lower === "");
}

/** What stands in a recipient's row and in no heading. */
function isOfRecipient(value: string): boolean {
  return (
    /\p{Nd}{3}/u.test(value) ||
    HONORIFICS.includes(value) ||
    KINDS.includes(value) ||
    value.length > 20
  );
}

const KINDS: readonly string[] = [...GOVERNMENT_KINDS, ...GENERIC_KINDS].filter(
  (kind) => kind !== COLUMN_NAMES.prefecture,
);

/** Whether a heading can stand over so many columns: no title of the list, no date, and not 敬称, which is one column. */
function mayBeGroup(heading: string, size: number): boolean {
  const name = normalizeHeader(heading);
  const isColumn =
    meaningOfHeading(name) !== undefined && !ADDRESSEE.test(name) && !(size > 1 && WIDE.test(name));
  const isYear = size > 1 && YEAR.test(name);
  const isTitle = TITLE.test(name) || (!isYear && /\d/u.test(name));
  return !isColumn && name.length <= LONGEST_GROUP && !isTitle && !WORDS.test(heading);
}

/** Characters of a heading over several columns. */
const LONGEST_GROUP = 12;

/** Columns of ours that lists take apart: 氏名 into 姓 and 名, 団体名 into prefecture and municipality. */
const WIDE = /^(?:氏名|お?名前|姓名|団体名|自治体名?|市区?町村名?|郵便番号)$/u;
const NOTE = /^[(（※].*/u;
const TITLE = /[:※。、]|名簿|一覧|リスト|現在|作成日|について|単位|\d月\d+日/u;

/** Who made the list: 総務課 beside its title. */
const MAKER = /(?<!担当|所管|主管|関係|所属|部)[課係室]$/u;

/** A year or a time over the columns that are about it: 令和8年度, R8, 第2回. */
const YEAR =
  /^(?:(?:令和|平成|昭和|[RHS])?(?:\d+|元)年度?|(?:令和|平成|[RHS])\d+|第\d+[回次期])(?:分|実績|予定|見込)?$/u;
/** 担当　総務課 says two things; 担　当　者 is one word. */
const WORDS = /\S{2}\s+\S{2}/u;

function namesOf(columns: readonly Column[]): readonly string[] {
  const plain = columns.map(({ upper, lower }) => (lower === "" ? upper : lower));
  const keys = plain.map(normalizeHeader);
  const isRepeated = (key: string): boolean => keys.filter((other) => other === key).length > 1;
  const isOwn = ({ group }: Column): boolean =>
    group === undefined || group.isTitle || isOfList(normalizeHeader(group.heading));
  return columns.map((column, index) => {
    const key = keys[index] ?? "";
    const { group } = column;
    const name = plain[index] ?? "";
    if (group === undefined || key === "") return name;
    const beside = (place: number): string =>
      columns[place]?.group?.heading === group.heading ? (keys[place] ?? "") : "";
    const isOthers =
      meaningOfHeading(key) === "honorific"
        ? isHonorificOfOthers(
            group,
            beside(index - 1),
            keys.map((_, place) => beside(place)),
          )
        : isOfOthers(key, group);
    if (isOthers && !isRepeated(key)) return `${group.heading} ${name}`;
    if (!isRepeated(key)) return name;
    const owners = columns.filter((other, place) => keys[place] === key && isOwn(other));
    return owners.length === 1 && owners[0] === column ? name : `${group.heading} ${name}`;
  });
}

/** Whether a column of ours is below a heading that does not name the addressee: the name below 担当者 or 議長 is not the addressee's. */
function isOfOthers(key: string, { heading, isExact, isTitle }: Group): boolean {
  const meaning = meaningOfHeading(key);
  if (meaning === undefined || isTitle) return false;
  const isOwn = isOfList(normalizeHeader(heading), meaning);
  return !isOwn && (isExact || !OFFICIAL.has(meaning));
}

/**
 * Whether a 敬称 goes with a name or title of somebody else: below 担当者 beside that person's 氏名. Where cells are not merged it is not
 * known where a group ends, and only what follows right behind the name is of the same person.
 */
function isHonorificOfOthers(
  { heading, isExact, isTitle }: Group,
  before: string,
  below: readonly string[],
): boolean {
  if (isTitle || isOfList(normalizeHeader(heading))) return false;
  return (isExact ? below : [before]).some((key) => {
    const meaning = meaningOfHeading(key);
    return meaning === "person" || meaning === "title";
  });
}

/** Whether what stands below a heading is the addressee's; a year says nothing of whose it is. */
function isOfList(heading: string, meaning?: ColumnMeaning): boolean {
  return YEAR.test(heading) || isOfAddressee(heading, meaning);
}

/** What the official table says of a body, which no list says of somebody else. */
const OFFICIAL: ReadonlySet<ColumnMeaning> = new Set<ColumnMeaning>([
  "code",
  "kind",
  "prefecture",
  "reading",
]);

/** Headings that stand over columns as well as over values: 宛先 may be a column or a group, and so may 団体. */
const ADDRESSEE =
  /^(?:宛先|宛名|あて先|あて名|(?:御?送付|発送|郵送|送り)先|相手方?|首長|長|お?届け先|団体|会社|自治会|町内会|構成(?:市町村|団体))$/u;
