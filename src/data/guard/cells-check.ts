import { type Diagnostic, error } from "../../base/diagnostic.ts";
import { holdsPersons } from "../../language/person-column.ts";
import { isNamedAsBody, isTitleAlone, mayBePersonName } from "../../language/person-name.ts";
import { isTitle } from "../../language/title.ts";
import {
  type Cell,
  COLUMN_NAMES,
  type ColumnMeaning,
  type Recipient,
} from "../../model/recipient.ts";
import { isOfficeAddress } from "../column-use.ts";
import type { LocalGovernments } from "../local-governments.ts";
import { nameKey } from "../name-key.ts";
import type { RowCheck } from "./list-check.ts";
import { perFile } from "./per-file.ts";

/**
 * Finds two cells of a row that are exchanged: each holds what belongs to the other's column, and not what belongs to its own. A title
 * for the 団体名 beside a body for the 職名, a name for the 団体名 beside a body for the 氏名 or 担当者名, a postal code for the address.
 *
 * Shape: where only one of two is strange nothing is said. 職名 and 氏名 are compared over the whole list elsewhere.
 * Errors: `csv/cells-exchanged`, the first of a row.
 */
export function cellsCheck(governments: LocalGovernments): RowCheck {
  const columnsOf = perFile(kindsOf);
  return (recipient) => {
    const { fields } = recipient;
    const cells = new Map<Kind, Cell>();
    for (const { kind, column } of columnsOf(recipient)) {
      const cell = fields.get(column);
      if (cell !== undefined && cell.value.trim() !== "" && !cells.has(kind)) cells.set(kind, cell);
    }
    for (const [one, other, areExchanged] of PAIRS) {
      const [first, second] = [cells.get(one), cells.get(other)];
      if (first === undefined || second === undefined) continue;
      if (areExchanged(first.value.trim(), second.value.trim(), governments))
        return [exchanged(first, second)];
    }
    return [];
  };
}

type Kind = ColumnMeaning | "address" | "department" | "holder";

/** The columns that are looked at, with what they are; of several of a kind, the first with something in it counts. */
function kindsOf(
  fields: Recipient["fields"],
): readonly { readonly kind: Kind; readonly column: string }[] {
  const own = (["prefecture", "name", "title", "person", "postalCode"] as const).map((kind) => ({
    kind,
    column: COLUMN_NAMES[kind],
  }));
  const others = [...fields.keys()].flatMap((column) => {
    const kinds: Kind[] = [];
    if (isOfficeAddress(column)) kinds.push("address");
    if (/^(?:所属)?部署名?$|^所属$/u.test(column)) kinds.push("department");
    if (holdsPersons(column)) kinds.push("holder");
    return kinds.map((kind) => ({ kind, column }));
  });
  return [...own, ...others];
}

/** Whether the first value is the other column's and the second the first one's. */
type AreExchanged = (one: string, other: string, governments: LocalGovernments) => boolean;

const isBody = (text: string, { byName }: LocalGovernments): boolean =>
  isNamedAsBody(text) || HOUSES.test(text) || byName.has(nameKey(text));
/** Bodies that end as family names do, in one word that is too long for one. */
const HOUSES =
  /^\S{2,}(?:幼稚園|保育園|こども園|神社|本店|商店|医院|クリニック)$|^\S{4,}[園店会寺]$/u;
const isPerson = (text: string): boolean => /\s/u.test(text) && mayBePersonName(text);
const isPostalCode = (text: string): boolean =>
  /^〒?\d{3}[-‐−ー]?\d{4}$/u.test(text.normalize("NFKC"));
const isAddress = (text: string): boolean =>
  /^.{1,8}[都道府県市区町村郡].*\d/u.test(text.normalize("NFKC"));
const isPrefecture = (text: string, { byName }: LocalGovernments): boolean =>
  (byName.get(nameKey(text)) ?? []).some(({ kind }) => kind === "都道府県");
/** 奈良大学長 for the body and 奈良大学 for its head. */
const isWholeTitle = (one: string, other: string): boolean =>
  one.startsWith(other) && one !== other && isTitle(one.slice(other.length).trim());

const PAIRS: readonly (readonly [one: Kind, other: Kind, areExchanged: AreExchanged])[] = [
  [
    "name",
    "title",
    (name, title, governments) =>
      isWholeTitle(name, title) ||
      (isTitleAlone(name) && !isTitle(title) && isBody(title, governments)),
  ],
  ...(["person", "holder"] as const).map(
    (other) =>
      [
        "name",
        other,
        (name: string, person: string, governments: LocalGovernments) =>
          isPerson(name) && isBody(person, governments),
      ] as const,
  ),
  ["name", "address", (name, address) => isAddress(name) && isNamedAsBody(address)],
  [
    "department",
    "title",
    (department, title) => isTitleAlone(department) && /[部課係室局]$/u.test(title),
  ],
  ...(["name", "title", "person"] as const).map(
    (other) =>
      [
        "prefecture",
        other,
        (prefecture: string, value: string, governments: LocalGovernments) =>
          !isPrefecture(prefecture, governments) &&
          isPrefecture(value, governments) &&
          (isTitle(prefecture) || isBody(prefecture, governments) || isPerson(prefecture)),
      ] as const,
  ),
  ["postalCode", "address", (code, address) => !isPostalCode(code) && isPostalCode(address)],
];

function exchanged(first: Cell, second: Cell): Diagnostic {
  const values = {
    column: first.at.written ?? first.at.header ?? "",
    value: first.value,
    otherColumn: second.at.written ?? second.at.header ?? "",
    otherValue: second.value,
  };
  return error("csv/cells-exchanged", first.at, values, [{ at: second.at, label: second.value }]);
}
