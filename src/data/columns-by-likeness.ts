import { namesBodies } from "../language/body-column.ts";
import { COLUMN_NAMES } from "../model/recipient.ts";
import { meaningOfHeading } from "./column-words.ts";

/** A column that is taken for one of ours because nothing else in the list can be it. */
export interface LikeColumn {
  readonly index: number;
  readonly column: string;
}

/**
 * Whom a list addresses where none of its headings is in the table: 園名 is the body, 会長名 and 保護者氏名 the person, 氏名1 the first of
 * those who share a letter. Each is taken only where one column alone can be it; 児童氏名 is the person that a letter is about. Of several
 * who have a name and a 敬称 each (世帯主氏名, 世帯主敬称, 配偶者氏名, 配偶者敬称) a letter goes to all, and the first is taken.
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
  const joint = honorific.length > 0 ? [] : jointAddressees(free);
  const [firstJoint] = joint;
  if (firstJoint !== undefined && joint.length > 1) {
    const { person, honorific: own } = firstJoint;
    const isNew = ({ column }: LikeColumn): boolean => !known.has(column);
    return [
      { index: person, column: COLUMN_NAMES.person },
      { index: own, column: COLUMN_NAMES.honorific },
    ].filter(isNew);
  }
  if ([COLUMN_NAMES.title, COLUMN_NAMES.name, COLUMN_NAMES.person].some((one) => known.has(one)))
    return honorific;
  const first = (["title", "name", "person"] as const).flatMap((meaning) => {
    const isMeant = (name: string): boolean => meaningOfHeading(bare(name)) === meaning;
    const written = only(COLUMN_NAMES[meaning], (name) => isMeant(name) && !SOUNDS.test(name));
    return written.length > 0 ? written : only(COLUMN_NAMES[meaning], isMeant);
  });
  const others = [
    ...only(COLUMN_NAMES.title, (name) => WHOLE.test(name)),
    ...only(COLUMN_NAMES.name, namesBodies),
    ...only(
      COLUMN_NAMES.person,
      (name) =>
        ADDRESSED.test(name) && !ABOUT.test(name) && !SECOND.test(name) && !namesBodies(name),
    ),
  ];
  const last = only(COLUMN_NAMES.person, (name) => ANYBODY.test(bare(name)));
  const found = [first, others, last].find(({ length }) => length > 0) ?? [];
  return [...found, ...honorific];
}

/** Persons who have columns of their own for name and 敬称, by what these headings begin with; in the order of the columns. */
function jointAddressees(
  names: readonly string[],
): readonly { readonly person: number; readonly honorific: number }[] {
  return names.flatMap((name, person) => {
    const [, who] = /^(.+?)の?(?:御?氏名|お?名前|姓名|名)$/u.exec(name) ?? [];
    const honorific = who === undefined ? -1 : names.findIndex((one) => isHonorificOf(who, one));
    return honorific === -1 ? [] : [{ person, honorific }];
  });
}

/** Whether headings are of several persons who have a name and a 敬称 each. Shape: as `normalizeHeader` gives them. */
export function areJointAddressees(headings: readonly string[]): boolean {
  return jointAddressees(headings).length > 1;
}

function isHonorificOf(who: string, name: string): boolean {
  return [`${who}敬称`, `${who}の敬称`, `${who}尊称`].includes(name);
}

/** How a name is read, beside the column that has it: 氏名(カナ) beside 氏名(漢字). */
const SOUNDS = /\((?:カナ|かな|仮名|フリガナ|ふりがな|よみ|読み|ローマ字|英字|英語)\)$/u;
const ADDRESSED = /(?:[長主者員頭](?:の?氏)?名|氏名)$|^\p{Script=Han}{1,6}長$/u;

/** Who shares a letter with the first: 配偶者氏名 beside 世帯主氏名. */
const SECOND = /配偶者|夫人|奥様|令室|同伴|連名|[2-9]$/u;

/** Persons whom a letter goes to where the list names nobody else. */
const ANYBODY =
  /^(?:(?:[御ご]?芳名)|(?:代表者|担当者|受取人|受講者|参加者|出席者|受賞者)(?:の?氏?名)?|相手方(?:氏名))$/u;

/** Title and name in one column: 代表者職・氏名, 職氏名. */
const WHOLE =
  /^(?:代表者?|首長|宛先|宛名|団体長)?の?(?:役職|職)名?(?:[・、]|及び)?(?:御?氏名|お?名前)$/u;

/** What says two things at once (役職・氏名), whom a letter is about, and who has to do with the list alone. */
const ABOUT =
  /[・、/]|職|児童|生徒|園児|幼児|学生|子ども|お子|本人|対象者|受講者|被保険者|被扶養|死亡者|故人|担当|連絡|前|旧|作成|記入|入力|[業置]者|社員/u;
