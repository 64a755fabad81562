import { COLUMN_NAMES } from "../model/recipient.ts";
import { meaningOfHeading } from "./column-words.ts";
import { isHeadingOfBody } from "./municipality-beside.ts";

/** A column that is taken for one of ours because nothing else in the list can be it. */
export interface LikeColumn {
  readonly index: number;
  readonly column: string;
}

/**
 * Whom a list addresses where none of its headings is in the table: 園名 is the body, 会長名 and 保護者氏名 the person, 氏名1 the first of
 * those who share a letter. Each is taken only where one column alone can be it; 児童氏名 is the person that a letter is about.
 *
 * Shape: `names` as the list's columns are called so far, `known` the columns of ours that it has.
 */
export function columnsByLikeness(
  names: readonly string[],
  known: ReadonlySet<string>,
): readonly LikeColumn[] {
  const free = names.map((name) => (meaningOfHeading(name) === undefined ? name : ""));
  const only = (column: string, isOne: (name: string) => boolean): readonly LikeColumn[] => {
    const found = free.flatMap((name, index) => (name !== "" && isOne(name) ? [index] : []));
    const [index] = found;
    return index === undefined || found.length > 1 ? [] : [{ index, column }];
  };
  const bare = (name: string): string => name.replace(/(?:[1一]|等|\([^)]*\))$/u, "");
  const honorific = known.has(COLUMN_NAMES.honorific)
    ? []
    : only(COLUMN_NAMES.honorific, (name) => meaningOfHeading(bare(name)) === "honorific");
  if ([COLUMN_NAMES.title, COLUMN_NAMES.name, COLUMN_NAMES.person].some((one) => known.has(one)))
    return honorific;
  const first = (["title", "name", "person"] as const).flatMap((meaning) =>
    only(COLUMN_NAMES[meaning], (name) => meaningOfHeading(bare(name)) === meaning),
  );
  const others = [
    ...only(COLUMN_NAMES.name, isHeadingOfBody),
    ...only(COLUMN_NAMES.person, (name) => ADDRESSED.test(name) && !ABOUT.test(name)),
  ];
  return [...(first.length > 0 ? first : others), ...honorific];
}

const ADDRESSED = /(?:[長主者員](?:の?氏)?名|氏名)$/u;

/** What says two things at once (役職・氏名), whom a letter is about, and who has to do with the list alone. */
const ABOUT =
  /[・、/]|職|児童|生徒|園児|幼児|学生|子ども|お子|本人|対象者|受講者|被保険者|被扶養|死亡者|故人|担当|連絡|前|旧|作成|記入|入力|[業置]者|社員/u;
