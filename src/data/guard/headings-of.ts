import type { RecipientList } from "../../model/recipient.ts";

/** The columns that any of a list's files has, each once and by one name. */
export function headingsOf({ recipients }: RecipientList): ReadonlySet<string> {
  const headings = new Set<string>();
  let path: string | undefined;
  for (const recipient of recipients) {
    if (recipient.path === path) continue; // the rows of a file share their columns
    path = recipient.path;
    for (const { at } of recipient.fields.values()) headings.add(at.header ?? "");
  }
  return headings;
}
