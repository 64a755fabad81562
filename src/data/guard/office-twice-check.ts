import { type Diagnostic, warning } from "../../base/diagnostic.ts";
import { type Recipient, valueIn } from "../../model/recipient.ts";
import { holdsAddressees, identifiesAddressees } from "../column-use.ts";
import { looseKey } from "../loose-key.ts";
import { namesOffice } from "../office-of-heading.ts";
import type { ListCheck } from "./list-check.ts";

/**
 * Finds two persons in one office that one person holds, as where a successor was added and the row of the predecessor left: 奈良市議会議長
 * with two names, two 首長名 beside 大津市. Rows that differ in anything else which says whom they are for are two offices.
 *
 * Warnings: `csv/office-twice`.
 * Cost: remembers the office of each row that has one.
 */
export function officeTwiceCheck(headings: readonly string[]): ListCheck {
  const [column, ...others] = headings.filter(holdsAddressees);
  const further = headings.filter(
    (one) => !holdsAddressees(one) && (identifiesAddressees(one) || /名$|[市区町村県]$/u.test(one)),
  );
  const holders = new Map<string, { readonly person: string; readonly row: number }>();
  const found: Diagnostic[] = [];
  return {
    see: (recipient) => {
      const cell =
        column === undefined || others.length > 0 ? undefined : recipient.fields.get(column);
      const office = cell && officeOf(recipient, cell.at.written ?? column ?? "");
      const person = looseKey(cell?.value ?? "");
      if (cell === undefined || office === undefined || person === "") return;
      const key = [office, ...further.map((one) => recipient.fields.get(one)?.value ?? "")].join(
        "\n",
      );
      const holder = holders.get(key);
      if (holder === undefined) holders.set(key, { person, row: recipient.row });
      else if (holder.person !== person) {
        const values = { column: cell.at.written ?? column ?? "", value: cell.value };
        found.push(warning("csv/office-twice", cell.at, { ...values, first: holder.row }));
      }
    },
    findings: () => found,
  };
}

/** The body and office of a row, if one person alone can hold it. */
function officeOf({ fields }: Recipient, heading: string): string | undefined {
  const body = valueIn(fields, "code") || looseKey(valueIn(fields, "name"));
  const title = looseKey(valueIn(fields, "title"));
  // 前橋市議会議長 and 元町小学校長 are no former ones.
  const name = looseKey(valueIn(fields, "name"));
  const office = title.startsWith(name) ? title.slice(name.length) : title;
  const isOne = title === "" ? namesOffice(heading) : OF_ONE.test(title) && !OF_MANY.test(office);
  return body !== "" && isOne ? `${body}\n${title}` : undefined;
}

const OF_ONE =
  /(?:[市区町村]長|知事|議長|教育長|消防長|学長|校長|園長|病院長|館長|署長|理事長|会長|組合長|企業長)$/u;

/** A deputy may be one of two; what is of a committee or a class is one of many. */
const OF_MANY = /副[^副]*$|分[校館園院署]長$|支部長|部会長|名誉|前|元/u;
