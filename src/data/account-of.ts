import type { Sequence } from "../base/sequence.ts";
import type { Account, ListRows, MemberCount } from "../model/account.ts";
import { normalizeHeader } from "../model/heading.ts";
import type { Recipient } from "../model/recipient.ts";
import { columnNameOf } from "./column-words.ts";
import {
  type LocalGovernment,
  type LocalGovernments,
  localGovernments,
} from "./local-governments.ts";

/**
 * Accounts for everything that the lists hold (宛先の内訳): what was read, what was left out or aside, and which
 * governments get a letter.
 *
 * Shape: `selected` are the recipients that the options leave; `letters` counts those of them that get one here; `fields` are the
 * columns that the template names.
 * Cost: linear; remembers one code for each government.
 */
export function accountOf(
  lists: readonly ListRows[],
  selected: Sequence<Recipient>,
  rest: Pick<Account, "notSelected" | "letters" | "numbers" | "allowed">,
  fields: readonly string[],
  governments: LocalGovernments = localGovernments(),
): Account {
  const present = new Set<string>();
  let others = 0;
  for (const { id } of selected) {
    if (governments.byCode.has(id)) present.add(id);
    else others += 1;
  }
  const heads = governments.all.filter(({ hasHead }) => hasHead);
  const municipalities = heads.filter(({ kind }) => kind !== "都道府県");
  const count = (name: string, members: readonly LocalGovernment[]): MemberCount => ({
    name,
    found: members.filter(({ code }) => present.has(code)).length,
    total: members.length,
  });
  const ofKind = (name: string): MemberCount =>
    count(
      name,
      heads.filter(({ kind }) => kind === name),
    );
  const members = [ofKind("都道府県"), count("市区町村", municipalities)];
  const hasMunicipalities = (members[1]?.found ?? 0) > 0;
  return {
    lists: lists.map((list) => withUsedColumns(list, fields)),
    recipients: lists.reduce((sum, { recipients }) => sum + recipients, 0),
    selected: selected.length,
    ...rest,
    members: members.filter(({ found }) => found > 0),
    kinds: hasMunicipalities ? ["市", "特別区", "町", "村"].map(ofKind) : [],
    prefecture: onlyPrefecture(municipalities, present, count),
    others,
  };
}

/** A list with those of its hidden columns that letters use. */
function withUsedColumns(
  { hiddenColumns = [], ...list }: ListRows,
  fields: readonly string[],
): ListRows {
  const names = new Set(fields.map((name) => columnNameOf(normalizeHeader(name))));
  const used = hiddenColumns.filter((name) => names.has(columnNameOf(name)));
  return used.length === 0 ? list : { ...list, hiddenColumns: used };
}

function onlyPrefecture(
  municipalities: readonly LocalGovernment[],
  present: ReadonlySet<string>,
  count: (name: string, members: readonly LocalGovernment[]) => MemberCount,
): MemberCount | undefined {
  const found = municipalities.filter(({ code }) => present.has(code));
  const [name, ...more] = new Set(found.map(({ prefecture }) => prefecture));
  if (name === undefined || more.length > 0) return undefined;
  return count(
    `${name}の市区町村`,
    municipalities.filter(({ prefecture }) => prefecture === name),
  );
}
