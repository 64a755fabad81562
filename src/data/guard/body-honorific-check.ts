import { type Diagnostic, warning } from "../../base/diagnostic.ts";
import { FOR_BODIES } from "../../language/honorific.ts";
import { holdsPersons } from "../../language/person-column.ts";
import { isNamedAsBody, mayBePersonName } from "../../language/person-name.ts";
import { type Cell, cellIn, type Recipient, valueIn } from "../../model/recipient.ts";
import type { ListCheck } from "./list-check.ts";

/**
 * Finds rows in which 御中 and 様 are exchanged, in a list that knows the difference: where at least half of the rows to bodies have
 * 御中, those to a body and nobody in it which have 様 or 殿; where at least half of those to persons alone have another, 御中.
 * Of what is a person's name for certain 御中 is always told, and 様 of as many bodies: their names or honorifics changed places.
 *
 * Shape: who writes 様 to every body does so on purpose.
 * Warnings: `csv/honorific-of-others`.
 */
export function bodyHonorificCheck(): ListCheck {
  const groups = { body: newGroup(), person: newGroup() };
  const sure = new Set<Cell>();
  return {
    see: ({ fields }) => {
      const cell = cellIn(fields, "honorific");
      const kind = addresseeOf(fields);
      if (cell === undefined || cell.value.trim() === "" || kind === undefined) return;
      const isForBodies = cell.value.trim() === FOR_BODIES;
      if (kind === "surely a person" && isForBodies) sure.add(cell);
      groups[kind === "body" ? kind : "person"][isForBodies ? "forBodies" : "others"].push(cell);
    },
    findings: () => {
      const { body, person } = groups;
      const areMeant = body.others.length > Math.max(body.forBodies.length, sure.size);
      const bodies = areMeant ? [] : body.others;
      const persons =
        person.others.length >= person.forBodies.length ? person.forBodies : [...sure];
      return [
        ...told(bodies, FOR_BODIES, body.forBodies.length),
        ...told(persons, (person.others[0] ?? bodies[0])?.value ?? "様", person.others.length),
      ];
    },
  };
}

/** The honorifics of rows of one kind. */
interface Group {
  readonly forBodies: Cell[];
  readonly others: Cell[];
}

function newGroup(): Group {
  return { forBodies: [], others: [] };
}

type Addressee = "body" | "person" | "surely a person";

/** Whether a row is to a body and nobody in it, or to a person alone; undefined where it is to somebody of a body, or not known. */
function addresseeOf(fields: Recipient["fields"]): Addressee | undefined {
  const [name = "", title = "", person = ""] = (["name", "title", "person"] as const).map(
    (meaning) => valueIn(fields, meaning).trim(),
  );
  if (person !== "") {
    const isAlone = name === "" && title === "" && person.length > 2;
    return isAlone && mayBePersonName(person) ? "person" : undefined;
  }
  if (namesPerson(fields)) return undefined;
  const last = title === "" ? name : title;
  if (isNamedAsBody(last)) return "body";
  return isSurelyPerson(last) && (title === "" || name === "") ? "surely a person" : undefined;
}

/** Two words that are hardly anything but a person's name, in whatever column they stand; みどり　保育園 is none. */
function isSurelyPerson(text: string): boolean {
  return /\s/u.test(text) && mayBePersonName(text) && !PLACES_OF_WORK.test(text);
}

const PLACES_OF_WORK = /[園店寺堂荘苑舎亭庵屋家科塾組所一同付様]$|受付|一同|名簿|担当/u;

/** Whether a column of the list's own says who of the body is addressed: 担当者名, 院長名. What the letter prints, only the letter shows. */
function namesPerson(fields: Recipient["fields"]): boolean {
  return [...fields].some(
    ([column, { value }]) => holdsPersons(column) && endsWithPerson(value.trim()),
  );
}

/** 西川　剛, also behind what he belongs to: 総務部　西川　剛. */
function endsWithPerson(text: string): boolean {
  return mayBePersonName(text) || mayBePersonName(text.split(/\s+/u).slice(-2).join(" "));
}

function told(found: readonly Cell[], usual: string, count: number): readonly Diagnostic[] {
  return found.map(({ value, at }) =>
    warning("csv/honorific-of-others", at, { value, usual, count }),
  );
}
