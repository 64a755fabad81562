import { KeyIndex } from "../../base/key-index.ts";
import type { Sequence } from "../../base/sequence.ts";
import { namesBodies } from "../../data/column-use.ts";
import { nameKey } from "../../data/name-key.ts";
import { holdsPersons } from "../../language/person-column.ts";
import { idOfRow, type Recipient, valueIn } from "../../model/recipient.ts";
import { collisionKey, letterFileName } from "./file-name.ts";

/** How each addressee's file is called. */
export interface LetterNames {
  readonly nameOf: (recipient: Recipient) => string;
  /** Whether no two addressees of the lists share a name. */
  readonly areDistinct: boolean;
}

/**
 * Calls each letter's file by its addressee. Where that says the same of several, as of the members of a council, each takes the
 * person too, then its row, then its list; all others keep the name they have.
 *
 * Shape: `all` are the addressees of the lists, so that a selection of them has the names that all have.
 * Cost: one pass where nothing is shared, at most four; 12 to 24 bytes an addressee while it compares.
 */
export function letterNames(all: Sequence<Recipient>): LetterNames {
  const alike = addresseesAlike(all);
  const shared = new Set<string>();
  const nameOf = (recipient: Recipient): string => {
    let name = "";
    for (const form of alike.has(addresseeKey(recipient)) ? FORMS.slice(1) : FORMS) {
      name = form(recipient);
      if (shared.size === 0 || !shared.has(collisionKey(name))) return name;
    }
    return name;
  };
  for (const _ of FORMS) {
    const found = sharedNames(all, nameOf);
    if (found.size === 0) return { nameOf, areDistinct: true };
    for (const key of found) shared.add(key);
  }
  return { nameOf, areDistinct: false };
}

/** What rows without a code are called by, where it is that of several: 002-京都大学 and 003-京都大学 tell nobody which is which. */
function addresseesAlike(all: Sequence<Recipient>): ReadonlySet<string> {
  const known = new KeyIndex((index) => {
    const recipient = all.at(index);
    return recipient === undefined ? "" : addresseeKey(recipient);
  });
  const found = new Set<string>();
  let index = 0;
  for (const recipient of all) {
    const key = addresseeKey(recipient);
    if (key !== "" && known.earlier(key, index) !== undefined) found.add(key);
    index += 1;
  }
  return found;
}

function addresseeKey(recipient: Recipient): string {
  return recipient.id === idOfRow(recipient.row) ? collisionKey(addresseeIn(recipient)) : "";
}

function sharedNames(
  all: Sequence<Recipient>,
  nameOf: (recipient: Recipient) => string,
): ReadonlySet<string> {
  const taken = new KeyIndex((index) => {
    const recipient = all.at(index);
    return recipient === undefined ? "" : collisionKey(nameOf(recipient));
  });
  const found = new Set<string>();
  let index = 0;
  for (const recipient of all) {
    const key = collisionKey(nameOf(recipient));
    if (taken.earlier(key, index) !== undefined) found.add(key);
    index += 1;
  }
  return found;
}

/** Names of a file, the shortest first. A long one is cut at its end, so that what tells two apart stands in front. */
const FORMS: readonly ((recipient: Recipient) => string)[] = [
  (recipient) => letterFileName(recipient.id, addresseeIn(recipient)),
  (recipient) => letterFileName(recipient.id, withPerson(recipient)),
  (recipient) => letterFileName(`${recipient.id}-${recipient.row}`, withPerson(recipient)),
  (recipient) =>
    letterFileName(
      `${recipient.id}-${recipient.row}-${recipient.path.replace(/^.*[\\/]|\.[^.]*$/gu, "")}`,
      withPerson(recipient),
    ),
];

function withPerson(recipient: Recipient): string {
  const [addressee, own] = [addresseeIn(recipient), valueIn(recipient.fields, "person").trim()];
  const person = own === "" ? otherPerson(recipient.fields) : own;
  return addressee.endsWith(person) ? addressee : `${addressee}-${person}`;
}

/** Who or what a column of the list's own names within the body: 学部長氏名, 学部名. */
function otherPerson(fields: Recipient["fields"]): string {
  for (const isMeant of [holdsPersons, WITHIN.test.bind(WITHIN)])
    for (const [column, { value }] of fields)
      if (value.trim() !== "" && isMeant(column)) return value.trim();
  return "";
}

/** Parts of a body. */
const WITHIN = /^(?:学部|学科|部署|部局|支[社店部]|営業所|[課室係部局])名?$/u;

/**
 * What a person knows an addressee by: the title, with the body before it where the title does not say it (代表取締役社長, 署長), and where
 * neither is there the person. The body is in a column of the list's own where 団体名 is not there: 警察署名.
 */
function addresseeIn({ fields }: Recipient): string {
  const [title = "", name = "", person = ""] = (["title", "name", "person"] as const).map(
    (meaning) => valueIn(fields, meaning).trim(),
  );
  const own = name === "" ? ownBody(fields, title !== "") : name;
  const body = nameKey(title).includes(nameKey(own)) ? "" : own;
  const head = title === "" && name === "" && body !== "" ? person : title;
  const parts = [body, head].filter((part) => part !== "");
  return parts.length === 0 ? person : parts.join("-");
}

/** The body that a column of the list's own names. Who has no office in it (所属) is known by his own name. */
function ownBody(fields: Recipient["fields"], isTitled: boolean): string {
  for (const [column, { value }] of fields)
    if (value.trim() !== "" && namesBodies(column) && (isTitled || !/^所属/u.test(column)))
      return value.trim();
  return "";
}
