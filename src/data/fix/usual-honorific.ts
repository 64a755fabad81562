import { isPersonTitle } from "../../language/title.ts";
import { type Recipient, type RecipientList, valueIn } from "../../model/recipient.ts";
import { checkHonorific } from "../guard/check-honorific.ts";

/** Rows that have to agree before their honorific is a rule of the list. */
const ENOUGH_ROWS = 3;

/**
 * The rule of a list for honorifics: that of all rows of the same 種別 that address the same kind of person or body.
 *
 * Shape: undefined where these rows are few, or do not all have the same. Cost: one pass over the list.
 */
export function usualHonorific({
  recipients,
}: RecipientList): (recipient: Recipient) => string | undefined {
  const groups = new Map<string, Map<string, number>>();
  for (const recipient of recipients) {
    if (checkHonorific(recipient).length > 0) continue;
    const key = groupOf(recipient);
    const group = groups.get(key) ?? new Map<string, number>();
    const honorific = valueIn(recipient.fields, "honorific").trim();
    group.set(honorific, (group.get(honorific) ?? 0) + 1);
    groups.set(key, group);
  }
  return (recipient) => {
    const [only, another] = [...(groups.get(groupOf(recipient)) ?? [])];
    if (only === undefined || another !== undefined) return undefined;
    const [honorific, rows] = only;
    return rows >= ENOUGH_ROWS ? honorific : undefined;
  };
}

function groupOf({ path, fields }: Recipient): string {
  const has = (meaning: "code" | "person"): string =>
    String(valueIn(fields, meaning).trim() !== "");
  const title = valueIn(fields, "title").trim();
  const name = valueIn(fields, "name").trim();
  return [
    path,
    valueIn(fields, "kind").trim(),
    has("code"),
    has("person"),
    isPersonTitle(title),
    // 長 of 札幌市長, 教育委員会教育長 of 札幌市教育委員会教育長
    name !== "" && title.startsWith(name) ? title.slice(name.length) : "",
  ].join("\t");
}
