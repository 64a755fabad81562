import { type Diagnostic, error } from "../../base/diagnostic.ts";
import { nearestName } from "../../base/nearest-name.ts";
import { nameKey } from "../../data/name-key.ts";
import {
  COLUMN_NAMES,
  type Recipient,
  type RecipientList,
  valueIn,
} from "../../model/recipient.ts";

/** A word of `--only`: the id that it means, or the one row that says it in a column that identifies. */
export interface AskedRecipient {
  readonly written: string;
  readonly id: string;
  /** List and row; undefined where the id is meant, which several rows may have (市長 and 議長). */
  readonly place: string | undefined;
}

/**
 * Finds what each word of `--only` means: an id, else the value of a column that says who a row is (職名, 団体名, 氏名, 整理番号), if it is one
 * row's or one government's.
 *
 * Errors: `option/unknown-recipient`, `option/several-recipients`.
 * Cost: one pass over the list, a second one where a word is no id.
 */
export function resolveOnly(
  list: RecipientList,
  only: readonly string[],
): { readonly known: readonly AskedRecipient[]; readonly problems: readonly Diagnostic[] } {
  if (only.length === 0) return { known: [], problems: [] };
  const ids = new Set<string>();
  for (const { id } of list.recipients) ids.add(id);
  const words = only.map((written) => ({ written, id: idOf(written) }));
  const rows = rowsSaying(
    list,
    words.filter(({ id }) => !ids.has(id)).map(({ written }) => written),
  );
  const problems: Diagnostic[] = [];
  const known = words.map(({ written, id }): AskedRecipient => {
    const found = rows.get(keyOf(written));
    if (found === undefined) return { written, id, place: undefined };
    const [first] = found;
    if (first === undefined) problems.push(unknown(written, id, list, ids));
    else if (found.some((one) => one.id !== first.id)) problems.push(several(written, found));
    else if (found.length > 1) return { written, id: first.id, place: undefined };
    return { written, id: first?.id ?? id, place: first && placeOf(first) };
  });
  return { known, problems };
}

/** Whether a word asks for a recipient. */
export function isAskedBy({ id, place }: AskedRecipient, recipient: Recipient): boolean {
  return place === undefined ? recipient.id === id : placeOf(recipient) === place;
}

/** Gives the question whether any of the words asks for a recipient. */
export function wantedBy(only: readonly AskedRecipient[]): (recipient: Recipient) => boolean {
  const ids = new Set(only.flatMap(({ id, place }) => (place === undefined ? [id] : [])));
  const places = new Set(only.map(({ place }) => place));
  return (recipient) => ids.has(recipient.id) || places.has(placeOf(recipient));
}

function placeOf({ path, row }: Recipient): string {
  return `${path}\t${row}`;
}

/** Digits of full width are digits. */
function idOf(written: string): string {
  return written.normalize("NFKC").trim();
}

/** What a word and a value are compared by: a name in any of its forms, blanks of all kinds left out. */
function keyOf(text: string): string {
  return nameKey(text.normalize("NFKC"));
}

/** The rows that say each word in a column that identifies, by the word's key; none for a word that no row says. */
function rowsSaying(
  list: RecipientList,
  words: readonly string[],
): ReadonlyMap<string, Recipient[]> {
  const rows = new Map<string, Recipient[]>(words.map((word) => [keyOf(word), []]));
  if (rows.size === 0) return rows;
  for (const recipient of list.recipients) {
    const keys = new Set<string>();
    for (const { value, at } of recipient.fields.values())
      if (identifies(at.header ?? "") && value.trim() !== "") keys.add(keyOf(value));
    for (const key of keys) rows.get(key)?.push(recipient);
  }
  return rows;
}

/** Whether a column says who a row is, and not what it has. */
function identifies(heading: string): boolean {
  return NAMES.has(heading) || NUMBERS.test(heading) || PERSONS.test(heading);
}

const NAMES: ReadonlySet<string> = new Set([
  COLUMN_NAMES.title,
  COLUMN_NAMES.name,
  COLUMN_NAMES.person,
  "代表者名",
  "会社名",
  "宛名",
]);

/** Names of those who hold an office: 学部長氏名, 会長名; but not 担当者名, who may be one for many. */
const PERSONS = /^(?!担当|連絡)\p{Script=Han}{1,10}(?:[長者員主]の?氏名|長名)$/u;

/** 整理番号, 会員番号, 受付No.; but no telephone and no bank account. */
const NUMBERS =
  /^(?:整理|会員|受付|通し|管理|登録|宛先|送付先|職員|施設|学校|法人|顧客|お客様)(?:番号|コード|ID|No\.?|NO\.?)$|^(?:番号|No\.?|NO\.?|ID|連番|通番|項番)$/u;

function unknown(
  written: string,
  id: string,
  list: RecipientList,
  ids: ReadonlySet<string>,
): Diagnostic {
  const nearest = withItsZeros(id, ids) ?? nearestAddressee(written, list) ?? "";
  return error("option/unknown-recipient", ONLY, { id: written, nearest });
}

/** 10006 → 010006: the one identifier that loses its zeros, its check digit or both to these digits. */
function withItsZeros(id: string, ids: ReadonlySet<string>): string | undefined {
  if (!/^\d{1,5}$/u.test(id)) return undefined;
  const candidates = [...ids].filter(
    (known) => known === id.padStart(6, "0") || known.slice(0, 5) === id.padStart(5, "0"),
  );
  return candidates.length === 1 ? candidates[0] : undefined;
}

/** The title that a word is nearly; figures are no title written wrongly. */
function nearestAddressee(written: string, { recipients }: RecipientList): string | undefined {
  if (/^\d*$/u.test(idOf(written))) return undefined;
  const titles = new Set<string>();
  for (const { fields } of recipients) titles.add(valueIn(fields, "title"));
  titles.delete("");
  return nearestName(written, titles);
}

function several(written: string, found: readonly Recipient[]): Diagnostic {
  const places = found
    .slice(0, NAMED)
    .map(
      ({ id, fields }) => `${valueIn(fields, "prefecture")}${valueIn(fields, "title")}（${id}）`,
    );
  const more = found.length > NAMED ? "…" : "";
  return error("option/several-recipients", ONLY, {
    word: written,
    places: `${places.join("、")}${more}`,
  });
}

/** Addressees that a message names. */
const NAMED = 8;

const ONLY = { kind: "option", name: "--only" } as const;
