import type { BlockRole } from "../model/letter.ts";
import { readDate } from "./date.ts";
import { endingHonorific } from "./honorific.ts";
import { closesOf, isSalutation } from "./salutation.ts";
import { isPersonTitle, isTitle } from "./title.ts";

/** A line of a letter of which nobody has said what it is. */
export interface UnnamedLine {
  readonly text: string;
  readonly alignment: "start" | "center" | "end";
}

/** What a line of a letter is taken for; `level` is a heading's level or an item's depth. */
export interface LineRole {
  readonly role: BlockRole;
  readonly level: number;
}

/**
 * Guesses what the lines of a letter are from their words and their order (頭語, 日付, 宛名, 記 …).
 *
 * Shape: one role for each line; `known` roles are taken as they are and help with their neighbours. What is like nothing else
 * is a paragraph. A guess is a guess: whoever uses it shows it for confirmation.
 * Source: 公用文の書式 and 書簡文の構成 (order of the parts of 通知 and 書簡).
 */
export function guessRoles(
  lines: readonly UnnamedLine[],
  known: ReadonlyMap<number, LineRole>,
): readonly LineRole[] {
  const state: State = { previous: undefined, hasBody: false, hasHeading: false, inNotes: false };
  return lines.map((line, index) => {
    const found = known.get(index) ?? roleOf(line, state);
    state.previous = found.role;
    if (found.role === "heading" || found.role === "subject") state.hasHeading = true;
    if (found.role === "notes-head") state.inNotes = true;
    if (found.role === "notes-end") state.inNotes = false;
    if (found.role === "paragraph" && /。/u.test(line.text)) state.hasBody = true;
    return found;
  });
}

/** What has come before a line. */
interface State {
  previous: BlockRole | undefined;
  hasBody: boolean;
  hasHeading: boolean;
  inNotes: boolean;
}

function roleOf(line: UnnamedLine, state: State): LineRole {
  const words = line.text.trim();
  const bare = words.replaceAll(/\s/gu, "");
  const fixed = wordAlone(bare);
  if (fixed !== undefined) return plain(fixed);
  const item = itemDepth(words);
  if (state.inNotes && item !== undefined) return { role: "list-item", level: item };
  const isShort = bare.length <= SHORT && !/[。、]/u.test(bare);
  const short = isShort ? shortRole(bare, line, state) : undefined;
  return short ?? plain(isPostscript(bare, state) ? "postscript" : "paragraph");
}

/** What a line without a sentence may be. */
function shortRole(bare: string, { alignment }: UnnamedLine, state: State): LineRole | undefined {
  if (typeof readDate(bare.replace(/付け?$/u, "")) !== "string") return plain("date-line");
  if (!state.hasBody && NUMBER.test(bare)) return plain("document-number");
  const honorific = endingHonorific(bare);
  if (honorific !== undefined && bare !== honorific) return plain("addressee");
  if (isSender(bare, alignment, state)) return plain("sender");
  const isSubject = alignment === "center" || (!state.hasBody && SUBJECT.test(bare));
  if (!isSubject) return undefined;
  return state.hasHeading ? { role: "heading", level: 1 } : plain("subject");
}

/** The words that are a line by themselves. */
function wordAlone(bare: string): BlockRole | undefined {
  if (bare === "記") return "notes-head";
  if (bare === "以上") return "notes-end";
  const word = bare.replace(/[、。]$/u, "");
  if (closesOf(word) !== undefined) return "salutation";
  return isSalutation(word, true) ? "complimentary-close" : undefined;
}

// 一　二 … 1　2 …, then （１）, then ア: the order of the items of a 公用文. The label ends with a space.
function itemDepth(text: string): number | undefined {
  if (/^(?:[\p{Nd}]{1,2}|[一二三四五六七八九十]{1,3})[．.、]?[ 　]/u.test(text)) return 0;
  if (/^[（(](?:[\p{Nd}]{1,2}|[一二三四五六七八九十]{1,3})[）)][ 　]/u.test(text)) return 1;
  return /^(?:[ア-ン]|[①-⑳])[ 　]/u.test(text) ? 2 : undefined;
}

function isPostscript(bare: string, { previous }: State): boolean {
  return (
    /^(?:追伸|追って|再伸|二伸)/u.test(bare) &&
    previous !== undefined &&
    (ENDS.has(previous) || previous === "postscript")
  );
}

function isSender(bare: string, alignment: UnnamedLine["alignment"], { previous }: State): boolean {
  if (previous === undefined || !BEFORE_SENDER.has(previous) || alignment === "center")
    return false;
  if (/^[（(](?:公印省略|押印省略|契印省略)[）)]$/u.test(bare)) return true;
  // Behind an addressee a line at the head may be a second one, or the subject.
  if (previous === "addressee" && alignment !== "end") return isTitle(bare) || isPersonTitle(bare);
  return !SUBJECT.test(bare);
}

function plain(role: BlockRole): LineRole {
  return { role, level: 0 };
}

/** Characters of a line that may be a name, a number, a subject. */
const SHORT = 60;
const SUBJECT =
  /(?:について|の件)(?:[（(](?:通知|依頼|照会|回答|送付|協議|報告|案内|御案内|ご案内)[）)])?$/u;
/** 総行デ第12号, 衞甲第百二十三號, 第５号の２. */
const NUMBER =
  /第[\p{Nd}〇一二三四五六七八九十百千○●]+(?:号|號)(?:の[\p{Nd}一二三四五六七八九十]+)?$/u;
const ENDS: ReadonlySet<BlockRole> = new Set<BlockRole>([
  "complimentary-close",
  "addressee",
  "sender",
  "notes-end",
]);
const BEFORE_SENDER: ReadonlySet<BlockRole> = new Set<BlockRole>([
  "date-line",
  "addressee",
  "sender",
]);
