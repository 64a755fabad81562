import { type Diagnostic, error } from "../../base/diagnostic.ts";
import { type Cell, cellIn, valueIn } from "../../model/recipient.ts";
import type { LocalGovernments } from "../local-governments.ts";
import { nameKey } from "../name-key.ts";
import type { ListCheck } from "./list-check.ts";

/**
 * Finds rows whose 職名 begins with the 団体名 of another row and not with their own: 秋田大学長 beside 東北大学. Governments are
 * held against their table; an association's head may be a mayor.
 *
 * Errors: `csv/title-of-other-body`.
 * Cost: remembers the name of each body.
 */
export function otherBodyCheck({ byCode, byName }: LocalGovernments): ListCheck {
  const bodies = new Set<string>();
  const foreign: { readonly title: Cell; readonly body: Cell }[] = [];
  return {
    see: ({ fields }) => {
      const [body, title] = [cellIn(fields, "name"), cellIn(fields, "title")];
      if (body === undefined || title === undefined) return;
      const name = nameKey(body.value);
      if (name.length < SHORTEST || byName.has(name)) return;
      bodies.add(name);
      const isOfTable = byCode.has(valueIn(fields, "code"));
      if (!isOfTable && !nameKey(title.value).startsWith(name)) foreign.push({ title, body });
    },
    findings: () => foreign.flatMap(({ title, body }) => ofOther(title, body, bodies)),
  };
}

/** Characters of a name that a title does not begin with by chance: 会長 begins with 会. */
const SHORTEST = 4;

function ofOther(title: Cell, body: Cell, bodies: ReadonlySet<string>): readonly Diagnostic[] {
  const [titled, own] = [nameKey(title.value), nameKey(body.value)];
  for (let length = titled.length - 1; length >= SHORTEST; length -= 1) {
    const name = titled.slice(0, length);
    // 北海道大学教授 may be of 北海道大学病院.
    if (!bodies.has(name) || own.includes(name) || name.includes(own)) continue;
    const values = {
      column: title.at.header ?? "",
      value: title.value,
      otherColumn: body.at.header ?? "",
      otherValue: body.value,
    };
    return [
      error("csv/title-of-other-body", title.at, values, [{ at: body.at, label: body.value }]),
    ];
  }
  return [];
}
