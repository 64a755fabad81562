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
import { duplicateKeys } from "./duplicate-check.ts";
import { perFile } from "./per-file.ts";

/**
 * Finds recipients that are probably in the list twice, written in two ways: ㈱山川 and 株式会社山川, 髙橋 and 高橋, with and without
 * a blank. Rows that differ in anything else which says whom they are for, such as the title or the address, are two.
 *
 * Warnings: `csv/probable-duplicate`.
 */
export function probableDuplicateCheck(
  { recipients }: RecipientList,
  governments: LocalGovernments,
): ProbableDuplicateCheck {
  const looseKeyOf = looseKeys();
  const keyOf = duplicateKeys(governments);
  const known = new KeyIndex((index) => {
    const recipient = recipients.at(index);
    return recipient === undefined ? "" : looseKeyOf(recipient);
  });
  const found: Diagnostic[] = [];
  let index = 0;
  return {
    see: (recipient, same) => {
      const first = known.earlier(looseKeyOf(recipient), index);
      index += 1;
      // The same in every letter is an error that is told as such.
      if (first === undefined || first === same) return;
      const earlier = recipients.at(first);
      if (earlier !== undefined && keyOf(earlier) !== keyOf(recipient))
        found.push(...probable(recipient, earlier));
    },
    findings: () => found,
  };
}

/** It is told of a recipient the place of the one with which it is the same. */
export interface ProbableDuplicateCheck {
  readonly see: (recipient: Recipient, same: number | undefined) => void;
  readonly findings: () => readonly Diagnostic[];
}

/** Gives what makes a row's key; what each column says of whom it is for is found out once. */
function looseKeys(): (recipient: Recipient) => string {
  const columns = perFile((all) =>
    [...all.keys()].flatMap((column) => {
      const keyOf = keyOfColumn(column);
      return keyOf === undefined ? [] : [{ column, keyOf }];
    }),
  );
  return (recipient) => {
    const { fields } = recipient;
    const [code, title, person, kind, name, place] = MEANINGS.map((meaning) =>
      looseKey(valueIn(fields, meaning)),
    );
    const body = title?.includes(name ?? "") ? "" : name;
    const further = columns(recipient).map(({ column, keyOf }) =>
      keyOf(fields.get(column)?.value ?? ""),
    );
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
