import { AFTER_NAMES } from "../language/honorific.ts";
import { ANNOTATION_WORDS, ROLE_NAMES } from "../model/annotation-words.ts";
import { STANDARD_COLUMNS } from "../model/recipient.ts";
import { HELPERS } from "./helper-table.ts";
import { SECTION_NAMES } from "./section-names.ts";
import { NOTE_FORMS } from "./stray-notes.ts";

/** A part of a text that somebody should look at. */
export interface Suspicion {
  /** UTF-16 offset in the text. */
  readonly start: number;
  readonly found: string;
  /** Whether nothing else can have been meant. */
  readonly isCertain: boolean;
  /** The annotation that was probably meant, without its brackets. */
  readonly note?: string;
}

/** The names that a template's author may have meant to merge. */
export interface KnownNames {
  readonly columns: ReadonlySet<string>;
  /** Settings and own values. */
  readonly values: ReadonlySet<string>;
}

/** Stands for a merged value in a text that is looked through. */
export const VALUE = "\ufffc";

interface Form {
  readonly pattern: RegExp;
  /** Whether what is between the marks must be a name that the template or the list has. */
  readonly needs: "nothing" | "name" | "column";
  readonly isCertain: (inner: string, isName: boolean) => boolean;
}

const always = (): boolean => true;
const never = (): boolean => false;
const ofName = (_: string, isName: boolean): boolean => isName;

// Every pattern stops at its own opening mark, so that a text of nothing but marks is read in one pass.
const FORMS: readonly Form[] = [
  // Text that looks like our own tag and is not one, in any width.
  {
    pattern: /[{｛][ 　]{0,2}[{｛](?<inner>[^{}｛｝\n]{0,60})(?:[}｝](?:[ 　]{0,2}[}｝])?)?/gu,
    needs: "nothing",
    isCertain: always,
  },
  {
    pattern: /[{｛](?<inner>[^{}｛｝\n]{1,60})(?:\}\}|｝｝)/gu,
    needs: "nothing",
    isCertain: always,
  },
  { pattern: /\}\}|｝｝/gu, needs: "nothing", isCertain: always },
  { pattern: /[$#]?\{(?<inner>[^{}\n]{0,60})\}/gu, needs: "nothing", isCertain: ofName },
  { pattern: /｛(?<inner>[^｛｝\n]{1,40})｝/gu, needs: "name", isCertain: always },
  { pattern: /[{}]/gu, needs: "nothing", isCertain: never },
  // Word's merge fields as they are shown, and as they are written.
  { pattern: /«(?<inner>[^«»\n]{0,60})»/gu, needs: "nothing", isCertain: ofName },
  { pattern: /[«»]/gu, needs: "nothing", isCertain: never },
  { pattern: /MERGEFIELD/giu, needs: "nothing", isCertain: always },
  // Other programs' fields.
  {
    pattern: /(?:<<|＜＜|〈〈|《《)(?<inner>[^<>＜＞〈〉《》\n]{1,40})(?:>>|＞＞|〉〉|》》)/gu,
    needs: "nothing",
    isCertain: ofName,
  },
  { pattern: /<%[^%\n]{0,60}%>|\{%|\[%[^%\n]{0,60}%\]|<\?/gu, needs: "nothing", isCertain: always },
  {
    pattern: /(?:\[\[|［［)(?<inner>[^[\]［］\n]{1,40})(?:\]\]|］］)/gu,
    needs: "nothing",
    isCertain: ofName,
  },
  {
    pattern: /(?<mark>[%％@＠$＄]|__|##|＃＃)(?<inner>[^%％@＠$＄_#＃\n]{1,40})\k<mark>/gu,
    needs: "name",
    isCertain: always,
  },
  {
    pattern: /[<＜〈≪[［〔](?![#＃])(?<inner>[^<＜〈≪[［〔>＞〉≫\]］〕\n]{1,40})[>＞〉≫\]］〕]/gu,
    needs: "column",
    isCertain: never,
  },
  // These may hold a heading; before an honorific or a title it is somebody's name that is missing.
  {
    pattern: new RegExp(`【(?<inner>[^【】\\n]{1,40})】(?=[ 　]*(?:${AFTER_NAMES}|長|知事))`, "gu"),
    needs: "column",
    isCertain: never,
  },
  // Within a sentence they hold no heading: 貴職【職名】に.
  {
    pattern: /(?<=[^\s。、【】])【(?<inner>[^【】\n]{1,40})】(?=\S)/gu,
    needs: "column",
    isCertain: never,
  },
  // In the brackets of a reading; no reading is written in kanji.
  {
    pattern: /《(?<inner>[^《》\n]{0,39}\p{Script=Han}[^《》\n]{0,39})》/gu,
    needs: "column",
    isCertain: never,
  },
  // A sign as a web page writes it.
  { pattern: /&(?:lt|gt|amp|quot|nbsp);/gu, needs: "nothing", isCertain: never },
  // An annotation in the wrong bracket or with the wrong sign.
  {
    pattern:
      /[(（][#＃♯][ 　]*(?<note>(?:[「\p{Script=Han}\p{Script=Hiragana}]|[\d０-９]+[字行])[^\n()（）]{0,40})[)）]?/gu,
    needs: "nothing",
    isCertain: never,
  },
  {
    pattern:
      /(?:\[[ 　]*[#＃♯]|［[#♯]|［[ 　]+[#＃♯]|[【〔｢][#＃♯])(?<inner>(?<note>[^\n[\]［］【】〔〕]{0,40}))[\]］】〕]?/gu,
    needs: "nothing",
    isCertain: (inner) =>
      /^\s*[\p{Script=Han}\p{Script=Hiragana}\p{Script=Katakana}「]/u.test(inner),
  },
];

/**
 * Finds marks of a template, ours in the wrong width or another program's, that would be printed as they are:
 * `{職名}`, `｛｛職名｝｝`, `«職名»`, `<<職名>>`, `[#宛名]`, `【＃宛名】`, `${職名}`, `%職名%`.
 *
 * Shape: in the text U+FFFC stands for a merged value; parts do not overlap.
 */
export function findStrayMarks(text: string, names: KnownNames): readonly Suspicion[] {
  if (!ANY.test(text)) return [];
  const both = new Set([...names.columns, ...names.values]);
  const notes = NOTE_FORMS.flatMap(({ pattern, isCertain }) =>
    [...text.matchAll(pattern)].map((match) => suspicionOf(match, isCertain)),
  );
  const marks = FORMS.flatMap(({ pattern, needs, isCertain }) =>
    [...text.matchAll(pattern)].flatMap((match) => {
      const inner = match.groups?.["inner"] ?? "";
      const isName = isKnown(inner, needs === "column" ? names.columns : both);
      if (needs !== "nothing" && !isName) return [];
      const mayHead = needs === "column" && !STANDARD_COLUMNS.has(inner) && inner !== "氏名";
      if (mayHead && isHeading(text, match.index, match.index + match[0].length)) return [];
      return [suspicionOf(match, isCertain(inner, isName))];
    }),
  );
  const found: Suspicion[] = [];
  for (const one of [...notes, ...marks]) {
    if (found.length >= MOST) break;
    const end = one.start + one.found.length;
    if (!found.some(({ start, found: own }) => one.start < start + own.length && start < end)) {
      found.push(one);
    }
  }
  return found.sort((left, right) => left.start - right.start);
}

function suspicionOf(match: RegExpExecArray, isCertain: boolean): Suspicion {
  const { 0: found, index: start, groups } = match;
  const written = groups?.["note"]?.replaceAll(VALUE, "").trim() ?? "";
  const bare = written.replaceAll(/[ 　]/gu, "");
  const note = ANNOTATION_WORDS.get(bare) ?? (ROLE_NAMES.has(bare) ? bare : written);
  return { start, found, isCertain, ...(note === "" ? {} : { note }) };
}

/** Alone on its line, or before a blank at the line's head, a word in brackets is a heading: ＜備考＞. Before 様 it is not. */
function isHeading(text: string, start: number, end: number): boolean {
  return (
    /(?:^|\n)[ 　]*$/u.test(text.slice(Math.max(0, start - 40), start)) &&
    BEFORE_WORDS.test(text.slice(end, end + 40))
  );
}

const BEFORE_WORDS = new RegExp(`^(?:[ 　]*(?:\\n|$)|[ 　]+(?!${AFTER_NAMES}))`, "u");

const ANY = /[{}｛｝«»<＜〈≪《[［〔【｢「『“‘（(\]］〕%％@＠$＄_#＃♯&]|MERGEFIELD/iu;

/** More than these of one text would add nothing new. */
const MOST = 50;

/** Whether a text between marks is what our braces may hold: a name, a helper or a section with a name. */
function isKnown(inner: string, names: ReadonlySet<string>): boolean {
  const text = inner.replaceAll(VALUE, "").trim();
  if (text === "") return inner.includes(VALUE);
  if (names.has(text)) return true;
  const words = text.replace(/^[#＃/／>＞^&]+/u, "").split(/[\s　]+/u);
  const [first = ""] = words;
  const isCall = words.length > 1 || text !== first;
  return isCall && (SECTION_NAMES.includes(first) || HELPERS.has(first) || names.has(first));
}
