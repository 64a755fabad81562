import { type Diagnostic, warning } from "../../base/diagnostic.ts";
import { type RecipientList, valueIn } from "../../model/recipient.ts";
import { titleOf } from "../government-code.ts";
import type { LocalGovernment, LocalGovernments } from "../local-governments.ts";
import type { ListCheck } from "./list-check.ts";

/** A set of recipients that is meant as a whole. */
export type MemberSet = "prefectures" | "municipalities";

interface Members {
  /** 北海道, or nothing for the whole country. */
  readonly area: string;
  /** What all of them are called: 都道府県, 市区町村. */
  readonly kinds: string;
  readonly members: readonly LocalGovernment[];
}

/** Missing members that a message names; the rest is counted. */
const NAMED = 10;

/** A set of fewer is too small to tell a whole from a choice. */
const SMALLEST_SET = 4;

/** Where all but one in so many of a 種別 are there, and at least so many, the 種別 is meant as a whole. */
const NEARLY_ALL = 10;

/**
 * Tells who is missing of a set: of the 47 prefectures, of the 1,741 municipalities, or of those of one
 * prefecture. Of a list without towns, no town is missing; nor is who has a row that is left out because it is hidden, or a
 * row that says only the name which several have.
 *
 * Warnings: `csv/missing-members`, one for a set, for municipalities with the counts by prefecture; at the file that
 * has most of the set.
 */
export function memberCheck(
  list: RecipientList,
  governments: LocalGovernments,
  wanted: readonly MemberSet[] | undefined,
): ListCheck {
  const seen = membersIn(governments);
  return {
    see: seen.see,
    // Fewer recipients than the smallest set has are more than half of none.
    findings: () =>
      wanted === undefined && list.recipients.length < SMALLEST_SET / 2
        ? []
        : missingMembers(list, seen, governments, wanted),
  };
}

function missingMembers(
  list: RecipientList,
  { present, unclear }: SeenMembers,
  governments: LocalGovernments,
  wanted: readonly MemberSet[] | undefined,
): readonly Diagnostic[] {
  const path = list.recipients.at(0)?.path;
  if (path === undefined) return [];
  const skipped = list.skipped ?? new Set();
  // A row says its name, although not which of several it is; that is said of the row.
  const isNamed = (one: LocalGovernment): boolean =>
    unclear.has(one.name) || unclear.has(titleOf(one));
  const heads = governments.all.filter(
    (one) => one.hasHead && (present.has(one.code) || !(skipped.has(one.code) || isNamed(one))),
  );
  const prefectures = {
    area: "",
    kinds: "都道府県",
    members: heads.filter(({ kind }) => kind === "都道府県"),
  };
  const country = {
    area: "",
    kinds: "市区町村",
    members: heads.filter(({ kind }) => kind !== "都道府県"),
  };
  if (wanted !== undefined)
    return [
      ...(wanted.includes("prefectures") ? missingOf(prefectures, present, path) : []),
      ...(wanted.includes("municipalities") ? missingOf(country, present, path) : []),
    ];
  const isCountry = isMeant(country, present);
  const sets = [prefectures, ...(isCountry ? [country] : byPrefecture(country.members))];
  return sets
    .filter((set) => isMeant(set, present))
    .flatMap((set) => missingOf(ofKinds(set, present), present, path));
}

/** The members that are there, by code, with the list that has them. */
type Present = ReadonlyMap<string, string>;

/** The members that are there, and the names of such as a row without their code speaks of. */
interface SeenMembers {
  readonly see: ListCheck["see"];
  readonly present: Present;
  readonly unclear: ReadonlySet<string>;
}

function membersIn({ all, byCode }: LocalGovernments): SeenMembers {
  const present = new Map<string, string>();
  const unclear = new Set<string>();
  // Of a million other words none is remembered.
  const known = new Set(all.flatMap((one) => [one.name, titleOf(one)]));
  return {
    see: ({ id, path, fields }) => {
      if (byCode.has(id)) {
        present.set(id, path);
        return;
      }
      const words = [valueIn(fields, "name"), valueIn(fields, "title")].map((one) => one.trim());
      for (const word of words) if (known.has(word)) unclear.add(word);
    },
    present,
    unclear,
  };
}

function byPrefecture(municipalities: readonly LocalGovernment[]): readonly Members[] {
  const groups = new Map<string, LocalGovernment[]>();
  for (const municipality of municipalities) {
    const group = groups.get(municipality.prefecture);
    if (group === undefined) groups.set(municipality.prefecture, [municipality]);
    else group.push(municipality);
  }
  return [...groups].map(([area, members]) => ({ area, kinds: "市区町村", members }));
}

/** Whether more than half of a set is there, or nearly all of the 種別 that are there at all. */
function isMeant(set: Members, present: Present): boolean {
  const found = set.members.filter(({ code }) => present.has(code)).length;
  if (found === 0 || set.members.length < SMALLEST_SET) return false;
  if (found > set.members.length / 2) return true;
  const ofKind = ofKinds(set, present).members.length;
  return found >= NEARLY_ALL && ofKind - found <= ofKind / NEARLY_ALL;
}

/** The part of a set that is of a 種別 which the lists have: 市・村. */
function ofKinds(set: Members, present: Present): Members {
  const kinds = new Set(
    set.members.filter(({ code }) => present.has(code)).map(({ kind }) => kind),
  );
  const members = set.members.filter(({ kind }) => kinds.has(kind));
  return members.length === set.members.length
    ? set
    : { area: set.area, kinds: [...kinds].join("・"), members };
}

function missingOf(
  { area, kinds, members }: Members,
  present: Present,
  firstPath: string,
): readonly Diagnostic[] {
  const missing = members.filter(({ code }) => !present.has(code));
  if (missing.length === 0) return [];
  const named = missing.slice(0, NAMED).map(({ name, code }) => `${name}（${code}）`);
  const values = {
    set: area === "" ? kinds : `${area}の${kinds}`,
    total: members.length,
    found: members.length - missing.length,
    missing: missing.length,
    names: `${named.join("、")}${missing.length > NAMED ? "…" : ""}`,
    byPrefecture: countsByPrefecture(members, present),
  };
  const path = pathOfMost(members, present) ?? firstPath;
  return [warning("csv/missing-members", { kind: "file", path }, values)];
}

/** The list that has most of the members. */
function pathOfMost(members: readonly LocalGovernment[], present: Present): string | undefined {
  const counts = new Map<string, number>();
  for (const { code } of members) {
    const path = present.get(code);
    if (path !== undefined) counts.set(path, (counts.get(path) ?? 0) + 1);
  }
  return [...counts].sort(([, one], [, two]) => two - one)[0]?.[0];
}

/** 北海道 178/179, … for the prefectures that are not complete. */
function countsByPrefecture(members: readonly LocalGovernment[], present: Present): string {
  const counts = new Map<string, { found: number; total: number }>();
  for (const { prefecture, code } of members) {
    const count = counts.get(prefecture) ?? { found: 0, total: 0 };
    count.total += 1;
    if (present.has(code)) count.found += 1;
    counts.set(prefecture, count);
  }
  return [...counts]
    .filter(([, { found, total }]) => found < total)
    .map(([prefecture, { found, total }]) => `${prefecture} ${found}/${total}`)
    .join("、");
}
