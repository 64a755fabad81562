/** A tag of a template's text: where it begins, and its length with its braces. */
export interface Tag {
  readonly offset: number;
  readonly length: number;
}

/** The tags of a text in order, comments left out; every character is looked at a fixed number of times. */
export function tagsIn(text: string): readonly Tag[] {
  const tags: Tag[] = [];
  let at = text.indexOf("{{");
  while (at !== -1) {
    const isComment = /^\{\{~?!--/u.test(text.slice(at, at + 6));
    const end = text.indexOf("}}", isComment ? commentEnd(text, at) : at + 2);
    if (end === -1) break; // what is not closed is the parser's to report
    const isEscaped = text[at - 1] === "\\";
    if (!(isComment || isEscaped)) tags.push({ offset: at, length: end + 2 - at });
    at = text.indexOf("{{", isEscaped ? at + 2 : end + 2);
  }
  return tags;
}

function commentEnd(text: string, at: number): number {
  const end = text.indexOf("--", at + "{{~!--".length - 1);
  return end === -1 ? text.length : end;
}

/**
 * Gives a text in which every name in braces is one to Handlebars: a heading such as 氏名(Name), TEL/FAX or No.1 has signs that
 * its grammar keeps for itself, which are put in their full-width forms here.
 *
 * Shape: as long as it was, so that places stay. Headings are read in their narrow forms again (`normalizeHeader`).
 */
export function withPlainNames(text: string): string {
  let plain = "";
  let at = 0;
  for (const { offset, length } of tagsIn(text)) {
    const tag = text.slice(offset, offset + length);
    const isOther = /^\{\{[~{]?[ \t]*[>!&]/u.test(tag);
    plain += text.slice(at, offset) + (isOther ? tag : tag.replaceAll(WORD, wideName));
    at = offset + length;
  }
  return plain + text.slice(at);
}

/**
 * A text in quotes, which stays as it is (`形="yyyy/MM/dd"`), or what begins as a name does, at a blank or behind the tag's own mark,
 * and goes on as far as nothing else can begin.
 */
const WORD = /"[^"]*"|'[^']*'|(?<name>(?<=[\s{#^/~])(?!this\b)\p{L}[^\s{}"'`=|~[\]]*)/gu;

function wideName(word: string, name: string | undefined): string {
  return name === undefined ? word : wideSigns(name);
}

/** A bracket that is not the name's own closes what is around it: `{{和暦 (一覧 日付)}}`. */
function wideSigns(name: string): string {
  let depth = 0;
  let wide = "";
  for (const [index, sign] of [...name].entries()) {
    if (sign === "(") depth += 1;
    if (sign === ")") depth -= 1;
    if (depth < 0) return wide + [...name].slice(index).join("");
    wide += SIGNS.test(sign) ? String.fromCodePoint((sign.codePointAt(0) ?? 0) + WIDE) : sign;
  }
  return depth === 0 ? wide : name;
}

/** What a heading may have of ASCII's signs, and Handlebars' names may not. Source: Handlebars 4.7, handlebars.l, ID. */
const SIGNS = /[!#$%&()*+,./:;<>?@\\^]/u;

/** From a sign of ASCII to its full-width form (U+FF01 to U+FF5E). */
const WIDE = 0xfee0;
