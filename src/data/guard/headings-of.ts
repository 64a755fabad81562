import type { RecipientList } from "../../model/recipient.ts";

/** The headings that any of a list's files has, each once. */
export function headingsOf({ recipients }: RecipientList): ReadonlySet<string> {
  const headings = new Set<string>();
  let path: string | undefined;
  for (const recipient of recipients) {
    if (recipient.path === path) continue; // the rows of a file share their columns
    path = recipient.path;
    for (const heading of recipient.fields.keys()) headings.add(heading);
  }
  return headings;
}
