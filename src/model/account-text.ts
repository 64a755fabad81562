import { grouped } from "../base/grouped.ts";
import type {
  Account,
  LeftOutReason,
  ListRows,
  MemberCount,
  TakenHeading,
  UnreadSheet,
} from "./account.ts";

/** Rows, or words in them, that a line names; of more only the first are. */
const NAMED_ROWS = 8;

const REASONS: Readonly<Record<LeftOutReason, { readonly ja: string; readonly en: string }>> = {
  "above-header": { ja: "見出しより上", en: "above the header" },
  blank: { ja: "空白", en: "blank" },
  total: { ja: "合計", en: "sums" },
  note: { ja: "注記", en: "notes" },
  heading: { ja: "区切りの見出し", en: "headings" },
  hidden: { ja: "非表示", en: "hidden" },
  struck: { ja: "取り消し線", en: "struck through" },
};

/**
 * The account as lines for people: one for each list, one for the selection if there is one, one for the
 * governments that get a letter.
 */
export function accountLines(account: Account, language: "ja" | "en"): readonly string[] {
  return language === "ja" ? japanese(account) : english(account);
}

function japanese(account: Account): readonly string[] {
  const { recipients, selected, letters } = account;
  return [
    ...account.lists.map(
      (list) =>
        `宛名簿　　　${list.path}　${grouped(list.rows)}行のうち宛先 ${grouped(list.recipients)}件${leftOutJa(list)}`,
    ),
    ...account.lists.flatMap((list) => readAsJa(list, account.lists.length > 1)),
    ...(selected === recipients
      ? []
      : [
          `選択　　　　宛先 ${grouped(recipients)}件のうち ${grouped(selected)}件（${account.notSelected
            .map(({ option, count }) => `${option} で外したもの ${grouped(count)}件`)
            .join("、")}）`,
        ]),
    ...(letters === selected
      ? []
      : [`分担　　　　${grouped(selected)}通のうち ${grouped(letters)}通`]),
    ...numberLine(account, (range, letters) =>
      letters === undefined
        ? `連番　　　　${range.join("〜")}`
        : `連番　　　　${range.join("〜")} のうち ${grouped(letters)}件`,
    ),
    `送り先　　　${[
      ...account.members.map(countOf),
      ...(account.kinds.length === 0 ? [] : [`うち${account.kinds.map(countOf).join("・")}`]),
      ...(account.prefecture === undefined ? [] : [countOf(account.prefecture)]),
      ...(account.others === 0
        ? []
        : [`一覧にない宛先 ${grouped(account.others)}件（団体名と職名の照合はできません）`]),
    ].join("、")}`,
    ...(account.allowed.length === 0
      ? []
      : [
          `許した値　　${account.allowed
            .map(({ column, value, count }) => `${column}「${value}」${grouped(count)}か所`)
            .join("、")}`,
        ]),
  ];
}

/** The letters' numbers; how many there are is said only where the numbers have gaps. */
function numberLine(
  { numbers, letters }: Account,
  say: (range: readonly number[], letters: number | undefined) => string,
): readonly string[] {
  if (numbers === undefined) return [];
  const [first, last] = numbers;
  if (first === last) return [say([first], undefined)];
  return [say(numbers, last - first + 1 === letters ? undefined : letters)];
}

function leftOutJa({ leftOut }: ListRows): string {
  if (leftOut.length === 0) return "";
  const parts = leftOut.map(
    ({ reason, rows, words = [] }) =>
      `${REASONS[reason].ja} ${grouped(rows.length)}行［${named(rows, "、")}行目］${named(words, "")}`,
  );
  return `（除いたもの：${parts.join("、")}）`;
}

/** What a list's headings were taken for, and what the table of governments filled. */
function readAsJa(
  { path, heading, taken = [], filled = [], hiddenColumns = [], unread = [] }: ListRows,
  isNamed: boolean,
): readonly string[] {
  const list = isNamed ? `${path}　` : "";
  const headings = taken.map(({ heading, column }) => `「${heading}」を${column}`);
  const values = filled.map(({ column, count }) => `${column} ${grouped(count)}件`);
  return [
    ...(heading === undefined
      ? []
      : [
          `見出し　　　${list}${heading.rows.join("・")}行目の2行を見出しとして読みました（列は ${heading.names.join("、")}）`,
        ]),
    ...(headings.length === 0
      ? []
      : [`見出し　　　${list}${headings.join("、")}として読みました${besideJa(taken)}`]),
    ...(values.length === 0
      ? []
      : [`補った値　　${list}${values.join("、")}（団体コードと地方公共団体の一覧から）`]),
    ...(unread.length === 0
      ? []
      : [`シート　　　${list}読まなかったシートは${unread.map(unreadJa).join("、")}です`]),
    ...(hiddenColumns.length === 0
      ? []
      : [
          `見えない列　${list}${hiddenColumns.map((name) => `「${name}」`).join("")}は非表示の列ですが、値を差し込みます`,
        ]),
  ];
}

function unreadJa({ name, rows, isHidden }: UnreadSheet): string {
  return `「${name}」（${isHidden ? "非表示、" : ""}${grouped(rows)}行）`;
}

function unreadEn({ name, rows, isHidden }: UnreadSheet): string {
  return `${name} (${isHidden ? "hidden, " : ""}${grouped(rows)} rows)`;
}

function besideJa(taken: readonly TakenHeading[]): string {
  const free = taken.flatMap(({ beside = [] }) => beside).map((heading) => `「${heading}」`);
  return free.length === 0 ? "" : `（${free.join("、")}は、その名前の列のままです）`;
}

function besideEn(taken: readonly TakenHeading[]): string {
  const free = taken.flatMap(({ beside = [] }) => beside);
  return free.length === 0 ? "" : ` (${free.join(", ")} under its own name)`;
}

function readAsEn(
  { path, heading, taken = [], filled = [], hiddenColumns = [], unread = [] }: ListRows,
  isNamed: boolean,
): readonly string[] {
  const list = isNamed ? `${path}, ` : "";
  const headings = taken.map(({ heading, column }) => `${heading} as ${column}`);
  const values = filled.map(({ column, count }) => `${column} (${grouped(count)})`);
  return [
    ...(heading === undefined
      ? []
      : [
          `header: ${list}rows ${heading.rows.join(" and ")} (columns ${heading.names.join(", ")})`,
        ]),
    ...(headings.length === 0 ? [] : [`headings: ${list}${headings.join(", ")}${besideEn(taken)}`]),
    ...(values.length === 0
      ? []
      : [`filled from codes and the table of governments: ${list}${values.join(", ")}`]),
    ...(unread.length === 0 ? [] : [`sheets not read: ${list}${unread.map(unreadEn).join(", ")}`]),
    ...(hiddenColumns.length === 0
      ? []
      : [`hidden columns that are used: ${list}${hiddenColumns.join(", ")}`]),
  ];
}

function english(account: Account): readonly string[] {
  const { recipients, selected, letters } = account;
  return [
    ...account.lists.map(
      (list) =>
        `list: ${list.path}, ${grouped(list.rows)} rows, ${grouped(list.recipients)} recipients${leftOutEn(list)}`,
    ),
    ...account.lists.flatMap((list) => readAsEn(list, account.lists.length > 1)),
    ...(selected === recipients
      ? []
      : [
          `selected: ${grouped(selected)} of ${grouped(recipients)} recipients (${account.notSelected
            .map(({ option, count }) => `${grouped(count)} left aside by ${option}`)
            .join(", ")})`,
        ]),
    ...(letters === selected ? [] : [`shard: ${grouped(letters)} of ${grouped(selected)} letters`]),
    ...numberLine(account, (range, letters) =>
      letters === undefined
        ? `numbers: ${range.join(" to ")}`
        : `numbers: ${grouped(letters)} of ${range.join(" to ")}`,
    ),
    `to: ${[
      ...account.members.map(countOf),
      ...(account.kinds.length === 0 ? [] : [`of these ${account.kinds.map(countOf).join(", ")}`]),
      ...(account.prefecture === undefined ? [] : [countOf(account.prefecture)]),
      ...(account.others === 0
        ? []
        : [`${grouped(account.others)} in no table, so that names and titles are not checked`]),
    ].join("; ")}`,
    ...(account.allowed.length === 0
      ? []
      : [
          `allowed: ${account.allowed
            .map(({ column, value, count }) => `${column} "${value}" (${grouped(count)})`)
            .join("; ")}`,
        ]),
  ];
}

function leftOutEn({ leftOut }: ListRows): string {
  if (leftOut.length === 0) return "";
  const parts = leftOut.map(
    ({ reason, rows, words = [] }) =>
      `${grouped(rows.length)} ${REASONS[reason].en} [row ${named(rows, ", ")}]${named(words, "")}`,
  );
  return ` (left out: ${parts.join("; ")})`;
}

function countOf({ name, found, total }: MemberCount): string {
  return `${name} ${grouped(found)}/${grouped(total)}`;
}

function named(rows: readonly (number | string)[], sign: string): string {
  const shown = rows.slice(0, NAMED_ROWS).join(sign);
  return rows.length > NAMED_ROWS ? `${shown}${sign}…` : shown;
}
