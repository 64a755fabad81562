import { type Diagnostic, warning } from "../../base/diagnostic.ts";
import { KeyIndex } from "../../base/key-index.ts";
import {
  type Cell,
  cellIn,
  type Recipient,
  type RecipientList,
  valueIn,
} from "../../model/recipient.ts";
import { identifiesAddressees, isOfficeAddress } from "../column-use.ts";
import type { LocalGovernments } from "../local-governments.ts";
import { looseAddressKey, looseKey } from "../loose-key.ts";
import { duplicateKey } from "./check-duplicates.ts";

/**
 * Finds recipients that are probably in the list twice, written in two ways: ㈱山川 and 株式会社山川, 髙橋 and 高橋, with and without
 * a blank. Rows that differ in anything else which says whom they are for, such as the title or the address, are two.
 *
 * Warnings: `csv/probable-duplicate`.
 */
export function probableDuplicates(
  { recipients }: RecipientList,
  governments: LocalGovernments,
): readonly Diagnostic[] {
  const looseKeyOf = looseKeys();
  const known = new KeyIndex((index) => {
    const recipient = recipients.at(index);
    return recipient === undefined ? "" : looseKeyOf(recipient);
  });
  const found: Diagnostic[] = [];
  let index = 0;
  for (const recipient of recipients) {
    const first = known.earlier(looseKeyOf(recipient), index);
    const earlier = first === undefined ? undefined : recipients.at(first);
    const isSame =
      earlier !== undefined &&
      duplicateKey(earlier, governments) === duplicateKey(recipient, governments);
    // The same in every letter is an error that is told as such.
    if (earlier !== undefined && !isSame) found.push(...probable(recipient, earlier));
    index += 1;
  }
  return found;
}

/** Gives what makes a row's key; what each column says of whom it is for is found out once. */
function looseKeys(): (recipient: Recipient) => string {
  const keys = new Map<string, ((value: string) => string) | undefined>();
  const keyOf = (column: string): ((value: string) => string) | undefined => {
    if (!keys.has(column)) keys.set(column, keyOfColumn(column));
    return keys.get(column);
  };
  return ({ fields }) => {
    const [code, title, person, kind, name, place] = MEANINGS.map((meaning) =>
      looseKey(valueIn(fields, meaning)),
    );
    const body = title?.includes(name ?? "") ? "" : name;
    const further: string[] = [];
    for (const [column, { value }] of fields) {
      const key = keyOf(column)?.(value);
      if (key !== undefined) further.push(key);
    }
    return [code, title, person, kind, body, place, ...further].join("\n");
  };
}

const MEANINGS = ["code", "title", "person", "kind", "name", "prefecture"] as const;

function keyOfColumn(column: string): ((value: string) => string) | undefined {
  if (isOfficeAddress(column)) return looseAddressKey;
  return identifiesAddressees(column) ? looseKey : undefined;
}

/** Tells of the first cell that is written otherwise: of the person, the body, the title, else of what the row has besides. */
function probable(recipient: Recipient, earlier: Recipient): readonly Diagnostic[] {
  const pairs = (["person", "name", "title"] as const).map((meaning) =>
    [recipient, earlier].map(({ fields }) => cellIn(fields, meaning)),
  );
  const others = [...recipient.fields].flatMap(([column, cell]) =>
    keyOfColumn(column) === undefined ? [] : [[cell, earlier.fields.get(column)]],
  );
  const isOther = ([cell, before]: readonly (Cell | undefined)[]): boolean =>
    cell !== undefined && before !== undefined && cell.value !== before.value;
  const [cell, before] = [...pairs, ...others].find(isOther) ?? [];
  if (cell === undefined || before === undefined) return [];
  const values = {
    column: cell.at.written ?? cell.at.header ?? "",
    value: cell.value,
    otherValue: before.value,
    row: recipient.row,
    first: earlier.row,
    firstList: earlier.path === recipient.path ? "" : earlier.path,
  };
  return [
    warning("csv/probable-duplicate", cell.at, values, [{ at: before.at, label: before.value }]),
  ];
}
