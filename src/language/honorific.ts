/** Honorifics that end an addressee's line (敬称). Source: 公用文の宛名の敬称; municipal rules on 殿 and 様. */
export const HONORIFICS: readonly string[] = [
  "殿",
  "閣下",
  "様",
  "さま",
  "御中",
  "各位",
  "先生",
  "氏",
  "君",
  "あて",
  "宛て",
  "宛",
];

/** Gives the honorific that a text ends with; white space does not count. */
export function endingHonorific(addressee: string): string | undefined {
  const text = addressee.replaceAll(/\s/gu, "");
  return HONORIFICS.find((honorific) => text.endsWith(honorific));
}

/** What is wrong with an addressee's line. */
export type HonorificProblem = "missing" | "doubled" | "for-bodies";

/**
 * Tells what is wrong with the end of an addressee's line: no honorific, two (各位様, 課長殿様), or one for
 * bodies after an officer's title (知事御中).
 *
 * Shape: white space does not count.
 */
export function honorificProblem(addressee: string): HonorificProblem | undefined {
  const text = addressee.replaceAll(/\s/gu, "");
  const last = endingHonorific(text);
  if (last === undefined || text === last) return "missing";
  const before = text.slice(0, -last.length);
  if (DOUBLING.some((honorific) => before.endsWith(honorific))) return "doubled";
  return last === "御中" && OFFICERS.test(before) ? "for-bodies" : undefined;
}

// Titles of persons. Source: 公文書の宛名, 御中 is for bodies only.
const OFFICERS = /(?:知事|[市区町村局部課室署校園館所会]長|大臣|次官|長官)$/u;

// 氏 and 君 also end family names; they double nothing.
const DOUBLING = ["殿", "様", "さま", "御中", "各位", "先生"];

/** Who sends a letter, for the choice of an honorific. */
export type SenderClass = "国" | "都道府県" | "市区町村";

/** Whom a letter goes to, for the choice of an honorific. */
export type RecipientClass = "官公署の長" | "組織" | "個人" | "複数";

/**
 * Gives the honorific that is usual from a sender to a recipient.
 *
 * Source: ministries write 殿 to heads of public offices; prefectures and municipalities have moved to
 * 様 since the 1980s (中野区, 葛飾区, 昭島市 rules); 御中 for bodies, 各位 for many at once.
 */
export function usualHonorific(sender: SenderClass, recipient: RecipientClass): string {
  switch (recipient) {
    case "組織":
      return "御中";
    case "複数":
      return "各位";
    case "個人":
      return "様";
    case "官公署の長":
      return sender === "国" ? "殿" : "様";
  }
}
