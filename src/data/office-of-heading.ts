import { normalizeHeader } from "../model/heading.ts";
import type { LocalGovernment, LocalGovernments } from "./local-governments.ts";
import { nameKey } from "./name-key.ts";
import { WARDS } from "./ward-numbers.ts";

/** What a row says of its addressee, as far as it tells the office. */
export interface Addressed {
  readonly code: string;
  readonly kind: string;
  readonly prefecture: string;
  readonly name: string;
  readonly title: string;
}

/**
 * Tells whether a heading that names an office, such as 知事名 or 市長名, can head the name of a row's addressee: 知事名 beside a city
 * is the name of its prefecture's governor. A heading that names no office (氏名, 代表者名) fits everybody, and so does any heading a
 * row that does not say what its addressee is.
 */
export function fitsOffice(
  heading: string,
  row: Addressed,
  governments: LocalGovernments,
): boolean {
  const office = OFFICES.find(({ headings }) => headings.test(normalizeHeader(heading)));
  if (office === undefined) return true;
  const title = nameKey(row.title).replace(/(?:職務)?(?:代理者?|代行者?)$/u, "");
  const named = governments.byName.get(title.replace(/長$/u, "")) ?? [];
  const isSpecialWard = named.some(({ kind }) => kind === "特別区");
  if (isSpecialWard) return office.kinds.includes("municipality");
  if (title !== "") return office.titles.test(title) && !/副(?:知事|[市区町村]長)$/u.test(title);
  const kind = kindOf(row, governments);
  return kind === undefined || office.kinds.includes(kind);
}

/** Whether a heading names the office whose holder stands below it: 知事名, 議長名; but not 氏名. */
export function namesOffice(heading: string): boolean {
  return OFFICES.some(({ headings }) => headings.test(normalizeHeader(heading)));
}

/** Whether a row's body is a prefecture, a municipality or something else; undefined where it does not say. */
function kindOf(row: Addressed, { byCode, byName }: LocalGovernments): BodyKind | undefined {
  const named = byName.get(nameKey(row.name)) ?? [];
  const [government] = [byCode.get(row.code), ...named].filter((one) => one !== undefined);
  if (government !== undefined) return kindOfGovernment(government);
  // A ward of a city has a head as municipalities do.
  const ward = nameKey(row.name).replace(/^.+市/u, "");
  if (WARDS.some((one) => nameKey(one.ward) === ward)) return "municipality";
  const kind = row.kind.trim();
  if (kind === "都道府県") return "prefecture";
  if (/^[市町村]$|^特別区$|^市区町村$/u.test(kind)) return "municipality";
  return row.name.trim() === "" ? undefined : "other";
}

function kindOfGovernment({ kind }: LocalGovernment): BodyKind {
  return kind === "都道府県" ? "prefecture" : "municipality";
}

type BodyKind = "prefecture" | "municipality" | "other";

/** Offices that headings name, with the titles of those who hold them and the bodies that they are of. */
const OFFICES: readonly {
  readonly headings: RegExp;
  readonly titles: RegExp;
  readonly kinds: readonly BodyKind[];
}[] = [
  { headings: /^知事の?氏?名$/u, titles: /知事$/u, kinds: ["prefecture"] },
  // A list of municipalities may say 市長名 of its towns too; a ward of a city has a head of its own.
  {
    headings: /^[市町村]長の?氏?名$/u,
    titles: /^長$|[市町村]長$/u,
    kinds: ["municipality"],
  },
  { headings: /^区長の?氏?名$/u, titles: /^長$|区長$/u, kinds: ["municipality"] },
  {
    headings: /^(?:市(?:区町|町)|町)村長の?氏?名$/u,
    titles: /^長$|[市区町村]長$/u,
    kinds: ["municipality"],
  },
  {
    headings: /^(?:団体の?|自治体の?)?首長の?氏?名$/u,
    titles: /^長$|[市区町村]長$|知事$/u,
    kinds: ["prefecture", "municipality"],
  },
  {
    headings: /^管理者の?氏?名$/u,
    titles: /管理者$|(?:連合|企業|企業団|組合|理事)長$/u,
    kinds: ["other"],
  },
  // 議長名 and 教育長名 may stand beside the municipality alone: the template has the rest.
  {
    headings: /^(?:(?:市|町|村|県)?議会)?議長の?氏?名$/u,
    titles: /議長$/u,
    kinds: ["prefecture", "municipality", "other"],
  },
  {
    headings: /^教育長の?氏?名$/u,
    titles: /教育長$/u,
    kinds: ["prefecture", "municipality", "other"],
  },
  { headings: /^校長の?氏?名$/u, titles: /[校園学]長$/u, kinds: ["other"] },
];
