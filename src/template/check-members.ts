import { type Diagnostic, warning } from "../base/diagnostic.ts";
import type { Location } from "../base/location.ts";
import { type RecipientList, valueIn } from "../model/recipient.ts";
import { withoutSelectors } from "../text/variation-selector.ts";
import { isConfirmed } from "./check-wording.ts";
import { type Version, versionsOf } from "./read-versions.ts";
import type { VersionedText } from "./template-text.ts";

/** A text with the versions whose letters, or whose files' properties, have it. */
export interface SharedText {
  readonly at: Location;
  readonly text: string;
  readonly versions: readonly string[];
}

/**
 * Reports a text for several addressees that speaks to one of them by name: 「札幌市の取組に御礼申し上げます」 in everybody's
 * letter, written out or merged from a setting. A place or a body that is only spoken of is nobody's mistake, so the
 * name must be addressed: followed by におかれ, の取組, の皆様 or an honorific; and a line that addresses several members
 * lists them on purpose.
 *
 * Shape: `texts` in the order of the template; `others` are looked at each by itself.
 * Errors: the warning template/names-one-member.
 */
export function checkMembers(
  list: RecipientList,
  texts: readonly VersionedText[],
  others: readonly SharedText[],
  versions: readonly Version[],
  confirmed: readonly string[],
): readonly Diagnostic[] {
  if (list.recipients.length < 2) return [];
  const lines = [...linesOf(texts), ...others.map((one) => [one])]
    .map((parts) => ({ parts, whole: parts.map(({ text }) => withoutSelectors(text)).join("") }))
    .filter(({ whole }) => ADDRESSED.test(whole) && !OTHER_ROLES.test(whole));
  if (lines.length === 0) return [];
  const names = new Set<string>();
  for (const { fields } of list.recipients) names.add(valueIn(fields, "name").trim());
  names.delete("");
  return lines.flatMap(({ parts, whole }) => {
    const hits = [...names].flatMap((name) =>
      addressedAt(whole, withoutSelectors(name)).map((at) => ({ name, text: partAt(parts, at) })),
    );
    const [hit] = hits;
    if (hit === undefined || new Set(hits.map(({ name }) => name)).size > 1) return [];
    if (isConfirmed(hit.name, confirmed)) return [];
    return hits
      .filter(({ text }) => isForOthers(list, hit.name, text, versions))
      .map(({ text }) => warning("template/names-one-member", text.at, { found: hit.name }));
  });
}

/** The texts that stand on one line of the template, together; a setting's value in the place of its name. */
function linesOf(texts: readonly VersionedText[]): readonly (readonly SharedText[])[] {
  const lines = new Map<string, SharedText[]>();
  for (const { at, text, value, versions } of texts) {
    const key = `${at.line} ${at.path}`;
    const line = lines.get(key) ?? [];
    line.push({ at, text: value ?? text, versions });
    lines.set(key, line);
  }
  return [...lines.values()];
}

/** The part of a line that an offset falls into. */
function partAt(parts: readonly SharedText[], offset: number): SharedText {
  let end = 0;
  const found = parts.find(({ text }) => {
    end += withoutSelectors(text).length;
    return offset < end;
  });
  const [first = { at: { kind: "option", name: "本文" }, text: "", versions: [] }] = parts;
  return found ?? first;
}

const AFTER_NAME = [
  "(?:長|知事|役所|役場|議会)?(?:に(?:お|於)か?れ|の(?:皆|御|取組|取り組み|職員|お)|(?:から|より)の?(?:御|お))",
  "(?:長|知事|役所|役場|議会)?[ 　]*(?:殿(?!町|堂)|様(?![式々子相態])|御中|さま|各位|[御ご]?担当|宛|あて)",
  "(?:長|知事)(?:には|へ|[）)])|への(?:交付|通知|配分|補助|貸付)",
  "(?:長|知事)[ 　]*\\p{Script=Han}[\\p{Script=Han} 　]{1,10}(?:殿|様)(?!式)",
].join("|");

const ADDRESSED = new RegExp(`${AFTER_NAME}|貴`, "u");
// Who sends it and under what number is the same for everybody; an addressee is looked at in each letter.
const OTHER_ROLES = /［＃(?:差出人|文書番号|日付|宛名)］/u;

/** Where a name stands in a text by itself and is spoken to. */
function addressedAt(text: string, name: string): readonly number[] {
  const found: number[] = [];
  for (let at = text.indexOf(name); at !== -1; at = text.indexOf(name, at + 1)) {
    const before = text.slice(Math.max(0, at - 4), at);
    const isCalled = /貴(?:職|殿|市|町|村|県|団体)?[（(]?$/u.test(before);
    const isWhole =
      !/[\p{Script=Han}\p{Script=Katakana}]$/u.test(before) || /[都道府県郡]$/u.test(before);
    const after = text.slice(at + name.length, at + name.length + 20);
    if (isCalled || (isWhole && BEGINS_ADDRESSED.test(after))) found.push(at);
  }
  return found;
}

const BEGINS_ADDRESSED = new RegExp(`^(?:${AFTER_NAME})`, "u");

function isForOthers(
  list: RecipientList,
  name: string,
  { versions: reached }: SharedText,
  versions: readonly Version[],
): boolean {
  for (const recipient of list.recipients) {
    if (valueIn(recipient.fields, "name").trim() === name) continue;
    if (versionsOf(recipient, versions).some((version) => reached.includes(version))) return true;
  }
  return false;
}
