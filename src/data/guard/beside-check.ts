import { type Diagnostic, error, warning } from "../../base/diagnostic.ts";
import type { Cell } from "../../model/recipient.ts";
import { identifiesAddressees } from "../column-use.ts";
import { MUNICIPALITY_WORDS } from "../column-words.ts";
import {
  describeGovernment,
  type LocalGovernment,
  type LocalGovernments,
} from "../local-governments.ts";
import { nameKey } from "../name-key.ts";
import { citiesWithWard, isDesignatedCity } from "../wards.ts";
import type { RowCheck } from "./list-check.ts";
import { ownerOf } from "./owner-of.ts";
import { perFile } from "./per-file.ts";

/**
 * Holds the municipality that a row names in a column of its own against the row's other bodies: 生駒市 beside 天理市議会 or
 * 天理市立丹波市小学校, 堺市 beside 都島区. Where a body lies is no contradiction: 奈良県立図書情報館 in 奈良市, 天理大学 in 奈良市.
 *
 * Errors: `csv/row-contradiction`, a warning of what a municipality may keep in another (奈良市立少年自然の家).
 */
export function besideCheck(governments: LocalGovernments): RowCheck {
  const columnsOf = perFile((fields) => {
    const all = [...new Map([...fields].map(([column, { at }]) => [at.column, column])).values()];
    return all.some((column) => mayBePlace(headingIn(fields.get(column)))) ? all : [];
  });
  return (recipient) => {
    const columns = columnsOf(recipient);
    const { fields } = recipient;
    return columns.length === 0
      ? []
      : checkBeside(
          columns.flatMap((column) => fields.get(column) ?? []),
          governments,
        );
  };
}

function headingIn(cell: Cell | undefined): string {
  return cell?.at.written ?? cell?.at.header ?? "";
}

/** Whether a column of this heading may be about a municipality, or a founder or an office. */
function mayBePlace(heading: string): boolean {
  return OFFICES.test(heading) || FOUNDER.test(heading) || PLACES.has(heading);
}

function checkBeside(cells: readonly Cell[], governments: LocalGovernments): readonly Diagnostic[] {
  const places = cells.flatMap((cell) => placeIn(cell, governments));
  for (const place of places) {
    for (const cell of cells) {
      const found = cell === place.cell ? undefined : contradictionOf(cell, place, governments);
      if (found !== undefined) return [found];
    }
  }
  return [];
}

/** A municipality that a column is about, or the founder of what the row names. */
interface Place {
  readonly cell: Cell;
  readonly governments: readonly LocalGovernment[];
  /** Whether it is one of the government's own offices, of which the title is: 奈良県選挙管理委員会 beside its 委員長. */
  readonly isOffice?: boolean;
}

function placeIn(cell: Cell, all: LocalGovernments): readonly Place[] {
  const { byName } = all;
  const heading = headingIn(cell);
  if (OFFICES.test(heading)) {
    const owner = ownerOf(nameKey(cell.value), all);
    return owner?.isOffice === true
      ? [{ cell, governments: owner.governments, isOffice: true }]
      : [];
  }
  const isFounder = FOUNDER.test(heading);
  if (!isFounder && !PLACES.has(heading)) return [];
  const governments = (byName.get(nameKey(cell.value)) ?? []).filter(
    ({ kind }) => isFounder || (kind !== "都道府県" && kind !== "特別区"),
  );
  return governments.length === 0 ? [] : [{ cell, governments }];
}

const OFFICES = /(?:議会|委員会)名$/u;
const FOUNDER = /^設置者名?$|^設置(?:団体|自治体|市町村)名?$/u;
const PLACES: ReadonlySet<string> = new Set([
  ...MUNICIPALITY_WORDS,
  ...["市名", "町村名", "市町名", "市", "政令市", "政令市名", "政令指定都市", "指定都市名"],
]);

function contradictionOf(
  cell: Cell,
  place: Place,
  governments: LocalGovernments,
): Diagnostic | undefined {
  const heading = cell.at.header ?? "";
  if (!BODIES.test(heading) && !identifiesAddressees(heading)) return undefined;
  const key = nameKey(cell.value);
  const ward = wardElsewhere(key, place);
  if (ward !== undefined) return contradiction(error, cell, place, ward);
  const owner = ownerOf(key, governments);
  if (owner === undefined) return undefined;
  const isSame = place.governments.some((one) => owner.governments.includes(one));
  // 奈良県立 in 奈良市 says where it lies.
  const isWider =
    place.isOffice !== true && owner.governments.some(({ kind }) => kind === "都道府県");
  // A school of a prefecture lies in it.
  const isOutside =
    SCHOOLS.test(owner.rest) &&
    !place.governments.some((one) =>
      owner.governments.some(({ prefecture }) => prefecture === one.prefecture),
    );
  const isFounders = FOUNDER.test(place.cell.at.header ?? "");
  if (isSame || (isWider && !isFounders && !isOutside)) return undefined;
  const found = owner.governments.map(describeGovernment).join("、");
  return contradiction(owner.isOffice ? error : warning, cell, place, found);
}

/** Headings of bodies and titles, beside those that any list is searched for. */
const BODIES = /^(?:団体名|職名|役職)$|(?:議会|委員会|館|園|院|署)名$/u;

const SCHOOLS = /^立.*(?:学校|高校)$/u;

/** The cities of a ward that is none of the row's city. */
function wardElsewhere(key: string, { cell }: Place): string | undefined {
  const city = cell.value.trim();
  const cities = citiesWithWard(key);
  if (cities.length === 0 || !isDesignatedCity(city) || cities.includes(city)) return undefined;
  return cities.join("、");
}

function contradiction(
  say: typeof error,
  { at, value }: Cell,
  { cell: other }: Place,
  found: string,
): Diagnostic {
  const values = {
    column: at.written ?? at.header ?? "",
    value,
    found,
    otherColumn: other.at.written ?? other.at.header ?? "",
    otherValue: other.value,
  };
  return say("csv/row-contradiction", at, values, [{ at: other.at, label: other.value }]);
}
