import { type Diagnostic, error } from "../base/diagnostic.ts";
import { mapped, type Sequence } from "../base/sequence.ts";
import {
  NUMBER_COLUMN,
  numberedRecipient,
  type Recipient,
  type RecipientList,
} from "../model/recipient.ts";
import type { Template } from "../template/compile-template.ts";

/** The addressees of a run, and where each stands. */
export interface PlacedRecipients {
  readonly recipients: Sequence<Recipient>;
  /** The 1-based place of the addressee at an index among those that fulfil the conditions; `--only` moves nobody. */
  readonly placeAt: (index: number) => number;
}

/**
 * Gives each addressee of a run its number, where the template asks for one: counted on from its first number in the order of the
 * lists, among those that `--where` leaves, so that shards, later starts and letters made again with `--only` have the same.
 *
 * A column 連番 of a list is the list's own: `{{連番}}` prints it as any other. Where a setting asks for the number and the
 * list has such a column, the two must say the same, or nobody knows which was meant.
 * Errors: job/number-column.
 */
export function numberRecipients(
  columns: readonly string[],
  { recipients, placeAt }: PlacedRecipients,
  template: Pick<Template, "fields" | "numberedAt" | "numbering">,
): { readonly list: RecipientList; readonly problems: readonly Diagnostic[] } {
  const plain = { list: { columns, recipients }, problems: [] };
  if (!template.fields.some(({ name }) => name === NUMBER_COLUMN)) return plain;
  const problems: Diagnostic[] = [];
  const { start, digits } = template.numbering;
  const numberAt = (index: number): number => start - 1 + placeAt(index);
  let isOwn = false;
  let index = -1;
  for (const { fields } of recipients) {
    index += 1;
    const cell = fields.get(NUMBER_COLUMN);
    if (cell === undefined) continue;
    isOwn = true;
    const { numberedAt } = template;
    if (numberedAt === undefined || problems.length > 0) continue;
    const number = numberAt(index);
    const own = cell.value.normalize("NFKC").trim();
    if (own === String(number) || own === String(number).padStart(digits, "0")) continue;
    const related = [{ at: numberedAt, label: `{${NUMBER_COLUMN}}` }];
    problems.push(error("job/number-column", cell.at, { found: cell.value, number }, related));
  }
  if (isOwn) return { ...plain, problems };
  const numbered = mapped(
    recipients,
    (recipient, index): Recipient => numberedRecipient(recipient, numberAt(index), digits),
  );
  return { list: { columns: [...columns, NUMBER_COLUMN], recipients: numbered }, problems };
}
