import type { TagSlip } from "../base/messages/template-reasons.ts";
import { SECTION_NAMES } from "./section-names.ts";
import { tagsIn } from "./tags.ts";

/** A tag of which it can be said how it should be written. */
export interface MistypedTag {
  readonly offset: number;
  readonly found: string;
  readonly instead: string;
  readonly slip: TagSlip;
}

// 宛先のみ before 宛先: the longest that a name begins with.
const NAMES = SECTION_NAMES.toSorted((left, right) => right.length - left.length).join("|");

const BEGINNING = new RegExp(`^(?:${NAMES})`, "u");
const ELSE = new RegExp(`^\\{\\{else(?<rest>(?:${NAMES})(?:[\\s　][^{}]{0,80})?)\\}\\}$`, "u");
/** A section's tag in its parts; what comes after its word is not looked at. */
const SECTION = /^\{\{(?<sign>[#^]|else[ 　]+)(?<word>[^\s　{}~"“「]+)(?<rest>[^{}]{0,120})\}\}$/u;
const SLASH = new RegExp(`^\\{\\{(?:#[ 　]*/|/[ 　]*#)[ 　]*(?<name>${NAMES})\\}\\}$`, "u");
const HASH =
  /^\{\{[ 　]*(?<call>(?:もし|空なら|繰り返し)[\s　]*\S[^{}]{0,80}|(?:宛先のみ|宛先)[\s　]*["“「][^{}]{0,80})\}\}$/u;

/**
 * Finds tags of sections that lack a blank ({{#もし氏名}}), their sign ({{もし 氏名}}), or have one too many ({{#/もし}}). What they
 * make of the rest of a template would be reported elsewhere, and wrongly.
 */
export function mistypedSections(text: string): readonly MistypedTag[] {
  const opened = new Set<string>();
  return [...wideElse(text), ...secondElse(text), ...inTags(text, opened)].toSorted(
    (left, right) => left.offset - right.offset,
  );
}

/** `{{else}}` with a brace of another width, or one too few: ｛else}}, {else}, ｛｛else｝｝. */
function wideElse(text: string): readonly MistypedTag[] {
  return [...withoutComments(text).matchAll(LIKE_ELSE)].flatMap(
    ({ 0: found, index: offset, groups }) =>
      found.startsWith("{{") && found.endsWith("}}") && groups?.["word"] === "else"
        ? []
        : [{ offset, found, instead: "{{else}}", slip: "brace" as const }],
  );
}

const LIKE_ELSE = /(?<![{｛])[{｛]{1,2}[ 　]*(?<word>else)[ 　]*[}｝]{1,2}(?![}｝])/gu;

/** The second `{{else}}` of one section, of which the parser says nothing that helps. */
function secondElse(text: string): readonly MistypedTag[] {
  const open: boolean[] = [];
  return tagsIn(text).flatMap(({ offset, length }): readonly MistypedTag[] => {
    const found = text.slice(offset, offset + Math.min(length, LONGEST));
    if (/^\{\{~?#/u.test(found)) open.push(false);
    if (/^\{\{~?\//u.test(found)) open.pop();
    if (!/^\{\{~?[ \t]*else[ \t]*~?\}\}$/u.test(found) || open.length === 0) return [];
    const isSecond = open.pop() === true;
    open.push(true);
    return isSecond ? [{ offset, found, instead: "", slip: "else-twice" }] : [];
  });
}

function inTags(text: string, opened: Set<string>): readonly MistypedTag[] {
  return tagsIn(text).flatMap(({ offset, length }): readonly MistypedTag[] => {
    const found = text.slice(offset, offset + Math.min(length, LONGEST));
    const open = /^\{\{#(?<name>[^\s}]+)/u.exec(found)?.groups?.["name"];
    if (open !== undefined) opened.add(open);
    const ended = /^\{\{[ 　]*(?<name>[^\s}]+)[ 　]*\}\}$/u.exec(found)?.groups?.["name"] ?? "";
    if (ended !== "宛先" && SECTION_NAMES.includes(ended) && opened.has(ended)) {
      return [{ offset, found, instead: `{{/${ended}}}`, slip: "slash" }];
    }
    const slip = slipOf(found);
    return slip === undefined ? [] : [{ offset, found, ...slip }];
  });
}

/** What a clerk may write for the other case: {{それ以外}}, {{そうでなければ}}, {{#else}}, {{ELSE}}. */
const OTHERWISE =
  /^\{\{[ 　]*(?:[#/^][ 　]*else|(?!else)[Ee][Ll][Ss][Ee]|ｅｌｓｅ|エルス|それ以外|(?:そう)?でなければ|そうでない(?:とき|場合))(?:は|なら)?[ 　]*\}\}$/u;

/** A comparison by a sign: {{#もし 備考 = "要"}}, {{#もし 備考 != "要"}}, {{#もし 備考=="要"}}, {{else もし 備考＝要}}. */
const COMPARED =
  /^\{\{(?<open>#[ 　]*もし|else[ 　]+もし)[ 　]+(?<column>[^\s　{}"“「=＝!！≠<>＜＞]{1,40})[ 　]*(?:[=＝]{1,3}|(?<not>[!！][=＝]{1,2}|≠|<>|＜＞))[ 　]*["“「'＂]?(?<word>[^{}"”」'＂=＝]{1,40}?)["”」'＂]?[ 　]*\}\}$/u;

/** Longest tag that is looked at, in UTF-16 code units. */
const LONGEST = 160;

/** A comparison as it is written; undefined where a tag compares nothing by a sign. */
function comparedIn(tag: string): string | undefined {
  const { open, column, word, not } = COMPARED.exec(tag)?.groups ?? {};
  if (open === undefined || column === undefined || word === undefined) return undefined;
  // What holds where a word is not there is the other case.
  return `{{${open} ${column} "${word}"}}${not === undefined ? "" : "{{else}}"}`;
}

function slipOf(tag: string): Pick<MistypedTag, "instead" | "slip"> | undefined {
  if (OTHERWISE.test(tag)) return { instead: "{{else}}", slip: "else" };
  const compared = comparedIn(tag);
  if (compared !== undefined) return { instead: compared, slip: "compare" };
  const slash = SLASH.exec(tag)?.groups?.["name"];
  if (slash !== undefined) return { instead: `{{/${slash}}}`, slip: "slash" };
  const chained = ELSE.exec(tag)?.groups?.["rest"];
  if (chained !== undefined) return { instead: `{{else ${chained}}}`, slip: "blank" };
  const { sign = "", word = "", rest = "" } = SECTION.exec(tag)?.groups ?? {};
  const begin = sign.startsWith("else") ? "else " : sign;
  if (SECTION_NAMES.includes(word)) {
    const isSpaced = rest === "" || /^[\s　~]/u.test(rest);
    return isSpaced ? undefined : { instead: `{{${begin}${word} ${rest}}}`, slip: "blank" };
  }
  const name = BEGINNING.exec(word)?.[0];
  if (name !== undefined) {
    const instead = `{{${begin}${name} ${word.slice(name.length)}${rest}}}`;
    return { instead, slip: "blank" };
  }
  const call = HASH.exec(tag)?.groups?.["call"];
  if (call === undefined) return undefined;
  const opening = BEGINNING.exec(call)?.[0] ?? "";
  const given = call.slice(opening.length).trim();
  return { instead: `{{#${opening} ${given}}}`, slip: "hash" };
}

/** Finds the first tag with a brace too few, which the parser reports where the next one ends: {{職名}, {{職名. */
export function unclosedTag(text: string): MistypedTag | undefined {
  const shown = withoutComments(text);
  const one = /\{\{(?![!{~])[^{}\n]{1,60}\}(?!\})/u.exec(shown);
  const none = UNENDED.exec(shown);
  const [first] = [one, none]
    .filter((match) => match !== null)
    .toSorted((left, right) => left.index - right.index);
  if (first === undefined) return undefined;
  const [found] = first;
  const instead = found.endsWith("}") ? `${found}}` : `${found}}}`;
  return { offset: first.index, found, instead, slip: "brace" };
}

/** A name that nothing ends: as far as its kanji, katakana or letters go, since a particle follows: {{団体名におかれましては. */
const UNENDED =
  /\{\{[#^/]?[ ]?(?:[\p{Script=Han}\p{Script=Katakana}ー々A-Za-z0-9]{1,40}|\p{Script=Hiragana}{1,40})(?=[^{}]{0,200}(?:\{\{|\n|$))/u;

/** As long as it was; a comment that is not closed is all that follows it. */
function withoutComments(text: string): string {
  let shown = "";
  let at = 0;
  for (let open = text.indexOf("{{!--"); open !== -1; open = text.indexOf("{{!--", at)) {
    const close = text.indexOf("--}}", open);
    const end = close === -1 ? text.length : close + "--}}".length;
    shown += text.slice(at, open) + " ".repeat(end - open);
    at = end;
  }
  return (shown + text.slice(at)).replaceAll("\\{{", "   ");
}
