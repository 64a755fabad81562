import type { RunOrder } from "../../protocol/server.ts";
import type { ChosenList, ChosenTemplate } from "./desk.ts";

/**
 * How what a run was asked for stands to the desk: `same`, the desk has its template and its lists; `apart`, there is no letter on
 * the desk; `other`, the letter on the desk is another one, so that whatever is made of the desk is not that run.
 */
export function orderAndDesk(
  order: Pick<RunOrder, "template" | "lists">,
  template: Pick<ChosenTemplate, "file"> | undefined,
  lists: readonly Pick<ChosenList, "file" | "sheet">[],
): "same" | "apart" | "other" {
  if (template === undefined || lists.length === 0) return "apart";
  const isSame =
    order.template === template.file.handle &&
    order.lists.length === lists.length &&
    order.lists.every(({ list, sheet }, at) => {
      const own = lists[at];
      return own !== undefined && list === own.file.handle && sheet === own.sheet;
    });
  return isSame ? "same" : "other";
}
