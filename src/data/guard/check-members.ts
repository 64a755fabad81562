import { type Diagnostic, warning } from "../../base/diagnostic.ts";
import type { RecipientList } from "../../model/recipient.ts";
import type { LocalGovernment, LocalGovernments } from "../local-governments.ts";

/** A set of recipients that is meant as a whole. */
export type MemberSet = "prefectures" | "municipalities";

interface Members {
  /** 都道府県, 市区町村, or 北海道の市区町村. */
  readonly name: string;
  readonly members: readonly LocalGovernment[];
}

/** Missing members that a message names; the rest is counted. */
const NAMED = 10;

/** A set of fewer is too small to tell a whole from a choice. */
const SMALLEST_SET = 4;

/**
 * Tells who is missing of a set: of the 47 prefectures, of the 1,741 municipalities, or of those of one
 * prefecture.
 *
 * Warnings: `csv/missing-members`, one for a set, for municipalities with the counts by prefecture.
 */
export function checkMembers(
  list: RecipientList,
  governments: LocalGovernments,
  wanted: readonly MemberSet[] | undefined,
): readonly Diagnostic[] {
  const path = list.recipients.at(0)?.path;
  if (path === undefined) return [];
  // Fewer recipients than the smallest set has are more than half of none.
  if (wanted === undefined && list.recipients.length < SMALLEST_SET / 2) return [];
  const present = new Set<string>();
  for (const { id } of list.recipients) if (governments.byCode.has(id)) present.add(id);
  const heads = governments.all.filter((one) => one.hasHead);
  const prefectures = {
    name: "都道府県",
    members: heads.filter(({ kind }) => kind === "都道府県"),
  };
  const country = {
    name: "市区町村",
    members: heads.filter(({ kind }) => kind !== "都道府県"),
  };
  const isCountry = isMeant(country, present, wanted?.includes("municipalities"));
  const parts = isCountry || wanted !== undefined ? [] : byPrefecture(country.members);
  return [
    ...(isMeant(prefectures, present, wanted?.includes("prefectures")) ? [prefectures] : []),
    ...(isCountry ? [country] : []),
    ...parts.filter((part) => isMeant(part, present, undefined)),
  ].flatMap((set) => missingOf(set, present, path));
}

function byPrefecture(municipalities: readonly LocalGovernment[]): readonly Members[] {
  const groups = new Map<string, LocalGovernment[]>();
  for (const municipality of municipalities) {
    const group = groups.get(municipality.prefecture);
    if (group === undefined) groups.set(municipality.prefecture, [municipality]);
    else group.push(municipality);
  }
  return [...groups].map(([prefecture, members]) => ({
    name: `${prefecture}の市区町村`,
    members,
  }));
}

function isMeant(
  { members }: Members,
  present: ReadonlySet<string>,
  isWanted: boolean | undefined,
): boolean {
  if (isWanted !== undefined) return isWanted;
  const found = members.filter(({ code }) => present.has(code)).length;
  return members.length >= SMALLEST_SET && found > members.length / 2;
}

function missingOf(
  set: Members,
  present: ReadonlySet<string>,
  path: string,
): readonly Diagnostic[] {
  const missing = set.members.filter(({ code }) => !present.has(code));
  if (missing.length === 0) return [];
  const named = missing.slice(0, NAMED).map(({ name, code }) => `${name}（${code}）`);
  const values = {
    set: set.name,
    total: set.members.length,
    found: set.members.length - missing.length,
    missing: missing.length,
    names: `${named.join("、")}${missing.length > NAMED ? "…" : ""}`,
    byPrefecture: countsByPrefecture(set.members, present),
  };
  return [warning("csv/missing-members", { kind: "file", path }, values)];
}

/** 北海道 178/179, … for the prefectures that are not complete. */
function countsByPrefecture(
  members: readonly LocalGovernment[],
  present: ReadonlySet<string>,
): string {
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
