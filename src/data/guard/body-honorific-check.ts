import { type Diagnostic, warning } from "../../base/diagnostic.ts";
import { FOR_BODIES } from "../../language/honorific.ts";
import { holdsPersons } from "../../language/person-column.ts";
import { isNamedAsBody, mayBePersonName } from "../../language/person-name.ts";
import { type Cell, cellIn, type Recipient, valueIn } from "../../model/recipient.ts";
import type { ListCheck } from "./list-check.ts";

/**
 * Finds rows in which 御中 and 様 are exchanged, in a list that knows the difference: where at least half of the rows to bodies have
 * 御中, those to a body and nobody in it which have 様 or 殿; where at least half of those to persons alone have another, 御中.
 *
 * Shape: who writes 様 to every body does so on purpose.
 * Warnings: `csv/honorific-of-others`.
 */
export function bodyHonorificCheck(): ListCheck {
  const groups = { body: newGroup(), person: newGroup() };
  return {
    see: ({ fields }) => {
      const cell = cellIn(fields, "honorific");
      const kind = addresseeOf(fields);
      if (cell === undefined || cell.value.trim() === "" || kind === undefined) return;
      groups[kind][cell.value.trim() === FOR_BODIES ? "forBodies" : "others"].push(cell);
    },
    findings: () => {
      const { body, person } = groups;
      return [
        ...(body.forBodies.length >= body.others.length ? told(body.others, body.forBodies) : []),
        ...(person.others.length >= person.forBodies.length
          ? told(person.forBodies, person.others)
          : []),
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

/** Whether a row is to a body and nobody in it, or to a person alone; undefined where it is to somebody of a body, or not known. */
function addresseeOf(fields: Recipient["fields"]): "body" | "person" | undefined {
  const [name, title, person] = (["name", "title", "person"] as const).map((meaning) =>
    valueIn(fields, meaning).trim(),
  );
  if (person !== "") {
    const isAlone = name === "" && title === "" && (person ?? "").length > 2;
    return isAlone && mayBePersonName(person ?? "") ? "person" : undefined;
  }
  if (namesPerson(fields)) return undefined;
  const last = title === "" ? name : title;
  return isNamedAsBody(last ?? "") ? "body" : undefined;
}

/** Whether a column of the list's own says who of the body is addressed: 担当者名, 院長名. What the letter prints, only the letter shows. */
function namesPerson(fields: Recipient["fields"]): boolean {
  return [...fields].some(
    ([column, { value }]) => holdsPersons(column) && mayBePersonName(value.trim()),
  );
}

function told(found: readonly Cell[], usual: readonly Cell[]): readonly Diagnostic[] {
  const [one] = usual;
  if (one === undefined) return [];
  return found.map(({ value, at }) =>
    warning("csv/honorific-of-others", at, { value, usual: one.value, count: usual.length }),
  );
}
