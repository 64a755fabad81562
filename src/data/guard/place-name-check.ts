import { type Diagnostic, warning } from "../../base/diagnostic.ts";
import { type Cell, cellIn, type Recipient } from "../../model/recipient.ts";
import { MUNICIPALITY_WORDS } from "../column-words.ts";
import {
  describeGovernment,
  type LocalGovernment,
  type LocalGovernments,
} from "../local-governments.ts";
import { nameKey } from "../name-key.ts";
import { formsOf, SHORTEST_NAME } from "../names-by-form.ts";
import type { ListCheck } from "./list-check.ts";
import { ownerOf } from "./owner-of.ts";
import { perFile } from "./per-file.ts";

/**
 * Finds municipalities and prefectures that nothing else of a row is held against, one character from one of the table: 生騎市 beside a
 * school, 海東市教育委員会. Where most of a list's names are in no table, it is of another time.
 *
 * Warnings: `csv/place-unknown`.
 */
export function placeNameCheck(governments: LocalGovernments): ListCheck {
  const near: { readonly cell: Cell; readonly found: readonly LocalGovernment[] }[] = [];
  const prefectures = new Set<string>();
  let known = 0;
  const columnsOf = perFile(placeColumns);
  return {
    see: (recipient) => {
      for (const { cell, name } of placesIn(recipient, columnsOf(recipient), governments)) {
        const own = governments.byName.get(name) ?? [];
        if (own.length > 0) {
          known += 1;
          for (const { prefecture } of own) prefectures.add(prefecture);
          continue;
        }
        const found = nearOnes(name, governments);
        if (found.length > 0) near.push({ cell, found });
      }
    },
    findings: () =>
      near.length > known ? [] : near.map(({ cell, found }) => unknown(cell, found, prefectures)),
  };
}

/** Says which are near: those of the prefectures that the list is about, if any of them is. */
function unknown(
  { at, value }: Cell,
  found: readonly LocalGovernment[],
  prefectures: ReadonlySet<string>,
): Diagnostic {
  const here = found.filter(({ prefecture }) => prefectures.has(prefecture));
  const nearest = (here.length > 0 ? here : found).map(describeGovernment).join("、");
  const column = at.written ?? at.header ?? "";
  return warning("csv/place-unknown", at, { column, value, nearest });
}

/** A cell with the name of the government in it. */
interface NamedPlace {
  readonly cell: Cell;
  readonly name: string;
}

/** A column that may name a government, and how. */
interface PlaceColumn {
  readonly column: string;
  readonly use: "body" | "title" | "place";
}

/** Each column counts once, by the first of its names. */
function placeColumns(fields: Recipient["fields"]): readonly PlaceColumn[] {
  const [body, title] = [cellIn(fields, "name"), cellIn(fields, "title")];
  const isTitled = body === undefined || body.at.isAbsent === true;
  const first = new Map<number, PlaceColumn | undefined>();
  for (const [column, { at }] of fields) {
    const place = PLACES.has(at.written ?? at.header ?? "")
      ? ({ column, use: "place" } as const)
      : undefined;
    const titled = isTitled ? ({ column, use: "title" } as const) : undefined;
    const other = at.column === title?.at.column ? titled : place;
    const own = at.column === body?.at.column ? ({ column, use: "body" } as const) : other;
    if (!first.has(at.column)) first.set(at.column, own);
  }
  return [...first.values()].filter((one) => one !== undefined);
}

function placesIn(
  { fields }: Recipient,
  columns: readonly PlaceColumn[],
  governments: LocalGovernments,
): readonly NamedPlace[] {
  return columns.flatMap(({ column, use }) => {
    const cell = fields.get(column);
    if (cell === undefined || cell.value.trim() === "") return [];
    const key = nameKey(cell.value);
    if (use === "body") return officeOf(key, cell, governments);
    return use === "title" ? placeOfTitle(key, cell) : [{ cell, name: key }];
  });
}

/** The government of a body that is called as its office: 海東市 of 海東市教育委員会. */
function officeOf(key: string, cell: Cell, governments: LocalGovernments): readonly NamedPlace[] {
  const [owner] = ownerOf(key, governments)?.governments ?? [];
  if (owner !== undefined) return [{ cell, name: nameKey(owner.name) }];
  const name = OFFICE.exec(key)?.groups?.["name"];
  return name === undefined ? [] : [{ cell, name }];
}

const OFFICE =
  /^(?<name>.{2,6}[都道府県市区町村])(?:議会|教育委員会|選挙管理委員会|農業委員会|公平委員会|消防本部)$/u;

/** The government that a whole title begins with, in a list without a column of the bodies: 生騎市 of 生騎市総務課長. */
function placeOfTitle(key: string, cell: Cell): readonly NamedPlace[] {
  const name = TITLED.exec(key)?.groups?.["name"];
  return name === undefined ? [] : [{ cell, name }];
}

const TITLED =
  /^(?<name>.{2,6}?[都道府県市区町村])(?:副?知事|副?[市区町村]?長|(?:議会)?副?議長|教育長|消防長|会計管理者|[^市区町村]{1,10}[部課局室]長)$/u;

/** Columns that say where a row's body is; what a row's own 団体名 and 都道府県 say beside its code is held against the table elsewhere. */
const PLACES: ReadonlySet<string> = new Set([
  ...MUNICIPALITY_WORDS,
  ...["都道府県", "都道府県名", "県名", "府県名", "市名", "町村名", "市町名", "設置者", "設置者名"],
]);

function nearOnes(key: string, { byForm }: LocalGovernments): readonly LocalGovernment[] {
  if (key.length < SHORTEST_NAME || key.length > LONGEST || !NAMED.test(key)) return [];
  const names = byForm();
  const found = new Set(formsOf(key).flatMap((form) => names.get(form) ?? []));
  // 大阪県 is no slip of the hand; what it is for, its beginning says.
  const prefecture = [...found].filter(
    ({ kind, name }) => kind === "都道府県" && nameKey(name).slice(0, -1) === key.slice(0, -1),
  );
  if (prefecture.length > 0) return prefecture;
  return [...found].filter(({ name }) => nameKey(name).at(-1) === key.at(-1));
}

/** Longer names are no municipality's. */
const LONGEST = 10;
const NAMED = /[都道府県市区町村]$/u;
