import { type Diagnostic, warning } from "../base/diagnostic.ts";
import type { RecipientList } from "../model/recipient.ts";
import { withoutSelectors } from "../text/variation-selector.ts";
import { isConfirmed } from "./check-wording.ts";
import { type Version, versionsOf } from "./read-versions.ts";
import type { VersionedText } from "./scope.ts";

/**
 * Reports a text for several addressees that speaks to one of them by name: 「札幌市の取組に御礼申し上げます」 in everybody's
 * letter. A place or a body that is only spoken of is nobody's mistake, so the name must be addressed: followed by
 * におかれ, の取組, の皆様 or an honorific; and a text that addresses several members lists them on purpose.
 *
 * Errors: the warning template/names-one-member.
 */
export function checkMembers(
  list: RecipientList,
  texts: readonly VersionedText[],
  versions: readonly Version[],
  confirmed: readonly string[],
): readonly Diagnostic[] {
  const addressing = texts
    .filter(({ text }) => ADDRESSED.test(text) && !OTHER_ROLES.test(text))
    .map((one) => ({ ...one, plain: withoutSelectors(one.text) }));
  if (addressing.length === 0 || list.recipients.length < 2) return [];
  const names = new Set<string>();
  for (const { fields } of list.recipients) names.add(fields.get("団体名")?.value.trim() ?? "");
  names.delete("");
  const hits = [...names].flatMap((name) =>
    addressing
      .filter(({ plain: text }) => isAddressed(text, withoutSelectors(name)))
      .map((text) => ({ name, text })),
  );
  const [hit] = hits;
  if (hit === undefined || new Set(hits.map(({ name }) => name)).size > 1) return [];
  if (isConfirmed(hit.name, confirmed)) return [];
  return hits
    .filter(({ text }) => isForOthers(list, hit.name, text, versions))
    .map(({ text }) => warning("template/names-one-member", text.at, { found: hit.name }));
}

const AFTER_NAME =
  "(?:長|知事)?(?:に(?:お|於)かれ|の(?:皆|御|取組|取り組み|職員|お)|[ 　]*(?:殿|様|御中|さま))";

const ADDRESSED = new RegExp(AFTER_NAME, "u");
// Who sends it and under what number is the same for everybody; an addressee is looked at in each letter.
const OTHER_ROLES = /［＃(?:差出人|文書番号|日付|宛名)］/u;

/** Whether a name stands in a text by itself and is spoken to. */
function isAddressed(text: string, name: string): boolean {
  for (let at = text.indexOf(name); at !== -1; at = text.indexOf(name, at + 1)) {
    const before = text.slice(Math.max(0, at - 1), at);
    const isWhole =
      !/[\p{Script=Han}\p{Script=Katakana}]/u.test(before) || /[都道府県郡]/u.test(before);
    const after = text.slice(at + name.length, at + name.length + 12);
    if (isWhole && BEGINS_ADDRESSED.test(after)) return true;
  }
  return false;
}

const BEGINS_ADDRESSED = new RegExp(`^${AFTER_NAME}`, "u");

function isForOthers(
  list: RecipientList,
  name: string,
  { versions: reached }: VersionedText,
  versions: readonly Version[],
): boolean {
  for (const recipient of list.recipients) {
    if (recipient.fields.get("団体名")?.value.trim() === name) continue;
    if (versionsOf(recipient, versions).some((version) => reached.includes(version))) return true;
  }
  return false;
}
