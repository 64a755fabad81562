import { type Diagnostic, error, warning } from "../../base/diagnostic.ts";
import type { CellLocation } from "../../base/location.ts";
import { nearestName } from "../../base/nearest-name.ts";
import { type Cell, cellIn, type Recipient, valueIn } from "../../model/recipient.ts";
import { governmentsNamed } from "../government-code.ts";
import {
  describeGovernment,
  GENERIC_KINDS,
  GOVERNMENT_KINDS,
  type LocalGovernment,
  type LocalGovernments,
} from "../local-governments.ts";
import { nameKey } from "../name-key.ts";
import { LOCAL_GOVERNMENTS_AS_OF } from "../tables/local-governments.ts";
import { RENAMED_GOVERNMENTS } from "../tables/renamed-governments.ts";

/**
 * Tells where a row contradicts itself or the official table: 団体コード, 種別, 都道府県, 団体名 and 職名
 * must all speak of one government.
 *
 * Errors: `csv/empty-code`, `csv/name-of-several`, `csv/name-elsewhere`, `csv/name-unknown`, `csv/unknown-kind`, `csv/kind-mismatch`, `csv/prefecture-mismatch`,
 * `csv/name-mismatch`, `csv/renamed`, `csv/lost-character`, `csv/title-mismatch`, `csv/empty-title`, `csv/no-mayor`; the warning
 * `csv/name-form`.
 */
export function checkAgreement(
  recipient: Recipient,
  governments: LocalGovernments,
): readonly Diagnostic[] {
  const title = cellIn(recipient.fields, "title");
  const empty = title?.value.trim() === "" ? [error("csv/empty-title", title.at, {})] : [];
  const code = cellIn(recipient.fields, "code");
  if (code === undefined || code.value === "")
    return [...empty, ...checkWithoutCode(recipient, code, governments)];
  const government = governments.byCode.get(code.value);
  if (government === undefined) return empty; // said where the code was read
  if (!government.hasHead)
    return [...empty, error("csv/no-mayor", code.at, { name: government.name })];
  const names = checkName(recipient, government, governments);
  return [
    ...empty,
    ...checkKind(recipient, government),
    ...checkPrefecture(recipient, government),
    ...names,
    // A title that follows a wrong name is no news.
    ...(names.some(({ severity }) => severity === "error") || empty.length > 0
      ? []
      : checkTitle(recipient, government, governments)),
  ];
}

/** A row without a code: for many, or a body that has none; a name that two governments have is neither. */
function checkWithoutCode(
  { fields }: Recipient,
  code: Cell | undefined,
  governments: LocalGovernments,
): readonly Diagnostic[] {
  const kind = cellIn(fields, "kind");
  if (kind === undefined || code === undefined) return [];
  if (GENERIC_KINDS.includes(kind.value.trim())) return [];
  const unclear = checkNameAlone(fields, governments);
  if (unclear !== undefined) return [unclear];
  if (kind.value.trim() === "") return [];
  if (GOVERNMENT_KINDS.includes(kind.value.trim()))
    return [error("csv/empty-code", code.at, { kind: kind.value })];
  return [unknownKind(kind.value, kind.at)];
}

/** A name that does not tell the government: two have it, none in the prefecture has it, or none at all though it is called 市, 町 or 村. */
function checkNameAlone(
  fields: Recipient["fields"],
  governments: LocalGovernments,
): Diagnostic | undefined {
  const cell = cellIn(fields, "name");
  if (cell === undefined || cell.value.trim() === "") return undefined;
  const { value, at } = cell;
  const prefecture = valueIn(fields, "prefecture").trim();
  const listed = (place: string): string =>
    governmentsNamed({ prefecture: place, name: value }, governments)
      .map(describeGovernment)
      .join("、");
  const [here, anywhere] = [listed(prefecture), listed("")];
  if (here !== "") return error("csv/name-of-several", at, { value, candidates: here });
  if (anywhere !== "")
    return error("csv/name-elsewhere", at, { value, prefecture, others: anywhere });
  const isSaidToBeOne = valueIn(fields, "kind").trim() === "" && MUNICIPAL.test(value.trim());
  if (!isSaidToBeOne) return undefined;
  return error("csv/name-unknown", at, { value, asOf: LOCAL_GOVERNMENTS_AS_OF });
}

/** How names of prefectures and municipalities end; wards of cities are in no table of ours. */
const MUNICIPAL = /[県市町村]$/u;

function unknownKind(value: string, at: CellLocation): Diagnostic {
  const nearest = nearestName(value, [...GOVERNMENT_KINDS, ...GENERIC_KINDS]);
  return nearest === undefined || value.trim() === ""
    ? error("csv/unknown-kind", at, { value })
    : error("csv/unknown-kind", at, { value, nearest });
}

function checkKind(recipient: Recipient, government: LocalGovernment): readonly Diagnostic[] {
  const kind = cellIn(recipient.fields, "kind");
  if (kind === undefined || kind.value === government.kind) return [];
  if (kind.value === "市区町村" && government.kind !== "都道府県") return []; // true, if vague
  if (!GOVERNMENT_KINDS.includes(kind.value)) return [unknownKind(kind.value, kind.at)];
  const expected = government.kind;
  return [
    error("csv/kind-mismatch", kind.at, {
      value: kind.value,
      expected,
      official: describeGovernment(government),
    }),
  ];
}

function checkPrefecture(recipient: Recipient, government: LocalGovernment): readonly Diagnostic[] {
  const prefecture = cellIn(recipient.fields, "prefecture");
  if (prefecture === undefined || prefecture.value === government.prefecture) return [];
  return [
    error("csv/prefecture-mismatch", prefecture.at, {
      value: prefecture.value,
      expected: government.prefecture,
      code: government.code,
    }),
  ];
}

function checkName(
  recipient: Recipient,
  government: LocalGovernment,
  governments: LocalGovernments,
): readonly Diagnostic[] {
  const name = cellIn(recipient.fields, "name");
  if (name === undefined || name.value === government.name) return [];
  if (nameKey(name.value) === nameKey(government.name))
    return [warning("csv/name-form", name.at, { value: name.value, official: government.name })];
  if (name.value.includes("?"))
    return [error("csv/lost-character", name.at, { value: name.value, official: government.name })];
  const renamed = RENAMED_GOVERNMENTS.find(
    ({ from, to }) => from === name.value && nameKey(to) === nameKey(government.name),
  );
  if (renamed !== undefined) return [renamedName(name, renamed)];
  const others = governments.byName.get(nameKey(name.value)) ?? [];
  const official = describeGovernment(government);
  const values = { value: name.value, official };
  return [
    others.length === 0
      ? error("csv/name-mismatch", name.at, values)
      : error("csv/name-mismatch", name.at, {
          ...values,
          others: others.map(describeGovernment).join("、"),
        }),
  ];
}

function renamedName(
  cell: Cell,
  { to, since }: { readonly to: string; readonly since: string },
): Diagnostic {
  return error("csv/renamed", cell.at, { value: cell.value, name: to, since });
}

/** The title is the government's name with what its head is called; other offices begin with it too. */
function checkTitle(
  recipient: Recipient,
  government: LocalGovernment,
  governments: LocalGovernments,
): readonly Diagnostic[] {
  const title = cellIn(recipient.fields, "title");
  if (title === undefined || title.value === titleOf(government)) return [];
  const isOfLonger = isOfLongerName(title.value, government, governments);
  if (title.value.startsWith(government.name) && !isOfLonger) return [];
  const official = titleOf(government);
  const values = { value: title.value, official };
  if (title.value.includes("?")) return [error("csv/lost-character", title.at, values)];
  if (!isOfLonger && nameKey(title.value).startsWith(nameKey(government.name)))
    return [warning("csv/title-form", title.at, values)];
  return [error("csv/title-mismatch", title.at, values)];
}

/** Whether a title begins with another government's name that begins with this one's: 東村 and 東村山市長. */
function isOfLongerName(
  title: string,
  { name }: LocalGovernment,
  { byName }: LocalGovernments,
): boolean {
  const own = nameKey(name);
  const key = nameKey(title);
  if (!key.startsWith(own)) return false;
  const longest = Math.min(key.length, own.length + LONGEST_MORE);
  for (let length = own.length + 1; length <= longest; length += 1)
    if (byName.has(key.slice(0, length))) return true;
  return false;
}

/** Characters that one name can have more than another that it begins with. */
const LONGEST_MORE = 4;

/** The title of a government's head: 北海道知事, 札幌市長. */
export function titleOf(government: LocalGovernment): string {
  return `${government.name}${government.kind === "都道府県" ? "知事" : "長"}`;
}
