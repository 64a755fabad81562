import type { Recipient } from "../../model/recipient.ts";

/** Gives what the columns of a recipient's file say, found out once for each file: the rows of a file share their columns. */
export function perFile<Found>(
  find: (fields: Recipient["fields"]) => Found,
): (recipient: Recipient) => Found {
  let last: { readonly path: string; readonly found: Found } | undefined;
  return ({ path, fields }) => {
    if (last?.path !== path) last = { path, found: find(fields) };
    return last.found;
  };
}

/** The columns of a recipient's file whose headings are meant. */
export function columnsPerFile(
  isMeant: (column: string) => boolean,
): (recipient: Recipient) => readonly string[] {
  return perFile((fields) => [...fields.keys()].filter(isMeant));
}
