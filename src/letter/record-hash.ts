import type { World } from "../base/world.ts";
import type { Recipient } from "../model/recipient.ts";

/**
 * Gives the SHA-256 of an addressee's record: its columns by name, in the order of their code units, so
 * that a list with its columns moved gives the same letters. A number or day that is shown otherwise counts too; the second name of a
 * column does not.
 */
export function recordHash({ fields }: Pick<Recipient, "fields">, world: World): string {
  const columns = [...fields]
    .filter(([name, { at }]) => at.header === name || !fields.has(at.header ?? ""))
    .map(([name, { value, exact }]) => [name, value, ...(exact === undefined ? [] : [exact])])
    .sort(([left = ""], [right = ""]) => (left < right ? -1 : 1));
  return world.sha256(new TextEncoder().encode(JSON.stringify(columns)));
}
