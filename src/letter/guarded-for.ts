import type { GuardOptions } from "../data/guard/guard-recipients.ts";
import type { Template } from "../template/compile-template.ts";

/** What a letter says of the rows that it goes to. */
export function guardedFor({
  settings,
  conditions,
}: Pick<Template, "settings" | "conditions">): GuardOptions {
  const { date } = settings;
  return { conditions, ...(date !== undefined && { date }) };
}
