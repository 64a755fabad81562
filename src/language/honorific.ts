import { isPersonTitle } from "./title.ts";

interface Honorific {
  readonly word: string;
  /** Whether it cannot come before another one: 氏 and 君 also end family names, 宛 also ends words. */
  readonly doubles: boolean;
}

/**
 * The honorifics that end an addressee's line (敬称): the one list for lists, templates and lines.
 *
 * Source: 国語審議会「これからの敬語」（1952）, さん 様 殿 氏 君 先生; 公用文の宛名の敬称 and municipal rules on 殿 and 様, with 御中
 * and 各位; 皇室典範 第23条, 陛下 殿下; 外務省の儀礼, 閣下; 樣 is 様 in the old forms. あて, 宛て, 宛 name whom it is for.
 */
const TABLE: readonly Honorific[] = [
  ...["殿", "閣下", "様", "樣", "さま", "さん", "御中", "各位", "先生", "陛下", "殿下"].map(
    (word) => ({ word, doubles: true }),
  ),
  ...["氏", "君", "あて", "宛て", "宛"].map((word) => ({ word, doubles: false })),
];

/** The honorifics' words. */
export const HONORIFICS: readonly string[] = TABLE.map(({ word }) => word);

/**
 * The honorifics that nothing but a name or a title comes before, as alternatives of a pattern; 氏, 君, さん, 先生 and 宛 also
 * begin or end other words (氏名, 先生方).
 */
export const AFTER_NAMES: string = ["殿", "閣下", "様", "樣", "さま", "御中", "各位"].join("|");

/** Gives the honorific that a text ends with; white space does not count. */
export function endingHonorific(addressee: string): string | undefined {
  const text = addressee.replaceAll(/\s/gu, "");
  return HONORIFICS.find((honorific) => text.endsWith(honorific));
}

/**
 * Gives where the honorific that ends a text begins, the white space before it included; undefined without one.
 *
 * Units: UTF-16 code units.
 */
export function honorificStart(addressee: string): number | undefined {
  const text = addressee.trimEnd();
  const honorific = HONORIFICS.find((word) => text.endsWith(word));
  if (honorific === undefined) return undefined;
  return text.slice(0, text.length - honorific.length).trimEnd().length;
}

/** What is wrong with an addressee's line. */
export type HonorificProblem = "missing" | "doubled" | "for-bodies";

/**
 * Says what is wrong with the end of an addressee's line: no honorific, two (各位様, 課長殿様), or one for
 * bodies after an officer's title (知事御中).
 *
 * Shape: white space does not count.
 */
export function honorificProblem(addressee: string): HonorificProblem | undefined {
  const text = addressee.replaceAll(/\s/gu, "");
  const last = endingHonorific(text);
  if (last === undefined || text === last) return "missing";
  const before = text.slice(0, -last.length);
  if (TABLE.some(({ word, doubles }) => doubles && before.endsWith(word))) return "doubled";
  return last === FOR_BODIES && isPersonTitle(before) ? "for-bodies" : undefined;
}

/** The honorific of bodies alone. Source: 公文書の宛名. */
export const FOR_BODIES = "御中";

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
      return FOR_BODIES;
    case "複数":
      return "各位";
    case "個人":
      return "様";
    case "官公署の長":
      return sender === "国" ? "殿" : "様";
  }
}
