import { type Diagnostic, error } from "../../base/diagnostic.ts";
import { KeyIndex } from "../../base/key-index.ts";
import type { CellLocation } from "../../base/location.ts";
import {
  COLUMN_NAMES,
  cellIn,
  type Recipient,
  type RecipientList,
  valueIn,
} from "../../model/recipient.ts";
import { tellsRowsApart } from "../column-use.ts";
import { bareTitleOf, titleOf } from "../government-code.ts";
import type { LocalGovernments } from "../local-governments.ts";
import { looseKey } from "../loose-key.ts";
import { nameKey } from "../name-key.ts";
import { perFile } from "./per-file.ts";

/**
 * Finds recipients that are in the list twice: with the same code and title, without a code with the same kind, title
 * and body, or once with and once without the code. One code with two titles is two letters, and so are two companies'
 * 代表取締役社長.
 *
 * Errors: `csv/duplicate-recipient`.
 */
export function duplicateCheck(list: RecipientList, governments: LocalGovernments): DuplicateCheck {
  const keyOf = duplicateKeys(governments);
  const known = new KeyIndex((index) => {
    const recipient = list.recipients.at(index);
    return recipient === undefined ? "" : keyOf(recipient);
  });
  const diagnostics: Diagnostic[] = [];
  const uncoded = new Map<string, Recipient[]>();
  let index = 0;
  return {
    see: (recipient) => {
      const first = known.earlier(keyOf(recipient), index);
      const earlier = first === undefined ? undefined : list.recipients.at(first);
      if (earlier !== undefined) diagnostics.push(...duplicate(recipient, earlier));
      const title = nameKey(valueIn(recipient.fields, "title"));
      if (title !== "" && cellIn(recipient.fields, "code")?.value === "") uncoded.set(title, []);
      index += 1;
      return first;
    },
    findings: () => [...diagnostics, ...withAndWithoutCode(list, uncoded, governments)],
  };
}

/** Seeing a recipient, it gives the place of the one with which it is the same. */
export interface DuplicateCheck {
  readonly see: (recipient: Recipient) => number | undefined;
  readonly findings: () => readonly Diagnostic[];
}

/** Rows without a code that are addressed as a row with one is; `coded` has the titles of all without. */
function withAndWithoutCode(
  { recipients }: RecipientList,
  coded: Map<string, Recipient[]>,
  { byCode, byName }: LocalGovernments,
): readonly Diagnostic[] {
  if (coded.size === 0) return [];
  let isAny = false;
  for (const recipient of recipients) {
    if (valueIn(recipient.fields, "code") === "") continue;
    const known = coded.get(nameKey(valueIn(recipient.fields, "title")));
    known?.push(recipient);
    isAny ||= known !== undefined;
  }
  if (!isAny) return [];
  const isSame = (one: Recipient, { fields, id }: Recipient): boolean => {
    const prefecture = valueIn(one.fields, "prefecture").trim();
    const government = byCode.get(id);
    const namesakes = byName.get(nameKey(government?.name ?? "")) ?? [];
    const [title, name] = [valueIn(one.fields, "title"), valueIn(one.fields, "name")].map(nameKey);
    const own = nameKey(government?.name ?? "");
    if (name !== "" && name !== own && !title?.includes(own)) return false; // 知事 alone is everybody's
    const isPlace =
      prefecture === "" ? namesakes.length < 2 : prefecture === valueIn(fields, "prefecture");
    const [person, other] = [one.fields, fields].map((row) => looseKey(valueIn(row, "person")));
    return isPlace && (person === "" || other === "" || person === other);
  };
  return Array.from(recipients).flatMap((recipient) => {
    if (valueIn(recipient.fields, "code") !== "") return [];
    const title = nameKey(valueIn(recipient.fields, "title"));
    const same = coded.get(title)?.find((one) => isSame(recipient, one));
    return same === undefined ? [] : duplicate(recipient, same);
  });
}

/**
 * Gives what makes a recipient one and the same: every column that says whom the row is for. A government has one head, whatever
 * person stands there.
 */
export function duplicateKeys({ byCode }: LocalGovernments): (recipient: Recipient) => string {
  const identifying = perFile((fields) =>
    [...fields].flatMap(([column, { at }]) =>
      at.header === column && tellsRowsApart(column) ? column : [],
    ),
  );
  return (recipient) => {
    const { fields } = recipient;
    // What its own columns say of its body, office or place.
    const further = (): string =>
      identifying(recipient)
        .map((column) => nameKey(fields.get(column)?.value ?? ""))
        .join("\t");
    return duplicateKey(fields, byCode, further);
  };
}

function duplicateKey(
  fields: Recipient["fields"],
  byCode: LocalGovernments["byCode"],
  further: () => string,
): string {
  const code = valueIn(fields, "code");
  const title = nameKey(valueIn(fields, "title"));
  const government = byCode.get(code);
  if (government !== undefined) {
    const whole = nameKey(titleOf(government));
    if (title === whole || title === bareTitleOf(government)) return `${code}\n${whole}`;
  }
  const person = valueIn(fields, "person").trim(); // 澤田 and 沢田 are two people
  if (code !== "") return `${code}\n${title}\n${person}\n${further()}`;
  // 代表取締役社長 may be anybody's; 市区町村長 says whose.
  const name = nameKey(valueIn(fields, "name"));
  const body = title.includes(name) ? "" : name;
  const place = valueIn(fields, "prefecture").trim();
  return `\n${title}\n${person}\n${valueIn(fields, "kind")}\n${body}\n${place}\n${further()}`;
}

function duplicate(recipient: Recipient, earlier: Recipient): readonly Diagnostic[] {
  const [at, before] = [placeOf(recipient), placeOf(earlier)];
  if (at === undefined || before === undefined) return [];
  const shown = (["title", "name", "person"] as const).map((one) => valueIn(recipient.fields, one));
  const title = shown.find((value) => value.trim() !== "") ?? "";
  const code = valueIn(recipient.fields, "code");
  const firstList = earlier.path === recipient.path ? "" : earlier.path;
  const { header: column = "" } = at;
  // What `--allow` lets pass is the cell that is shown.
  const value = recipient.fields.get(column)?.value ?? title;
  const values = { title, code, row: recipient.row, first: earlier.row, firstList, column, value };
  return [error("csv/duplicate-recipient", at, values, [{ at: before, label: title }])];
}

/** The first cell that says whom a row is for, of those that the list has. */
function placeOf({ fields, filled = [] }: Recipient): CellLocation | undefined {
  const cells = (["code", "title", "name", "person"] as const).map((meaning) =>
    filled.includes(COLUMN_NAMES[meaning]) ? undefined : cellIn(fields, meaning),
  );
  return (cells.find((cell) => cell !== undefined && cell.value.trim() !== "") ?? cells[1])?.at;
}
