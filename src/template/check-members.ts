import { type Diagnostic, warning } from "../base/diagnostic.ts";
import { KeyIndex } from "../base/key-index.ts";
import type { Location } from "../base/location.ts";
import type { Manuscript } from "../model/manuscript.ts";
import { COLUMN_NAMES, type Recipient, type RecipientList, valueIn } from "../model/recipient.ts";
import { withoutSelectors } from "../text/variation-selector.ts";
import { isConfirmed } from "./check-wording.ts";

/** What is looked at for one addressee. */
export interface MembersCheck {
  /** Looks at a merged letter, or at a text that all letters' files carry. */
  readonly look: (text: Manuscript, recipient: Recipient) => readonly Diagnostic[];
}

/**
 * Finds a letter that speaks to another member of the list than its own addressee: 「弘前市におかれましては」 in the letter to
 * 青森市, whether it is written out, or comes from a setting or a column.
 *
 * A place or a body that is only spoken of is nobody's mistake, so the name must be in the place of an address: before
 * におかれましては, an honorific, から御提出 …; a sentence that addresses several members lists them on purpose.
 *
 * Shape: each place is reported once, however many letters have it; a list of one row has no other member.
 * Errors: the warning template/names-one-member.
 */
export function membersCheck(list: RecipientList, confirmed: readonly string[]): MembersCheck {
  const names = namesOf(list);
  const seen = new Set<string>();
  const look: MembersCheck["look"] = (manuscript, recipient) => {
    const own = ownNames(recipient);
    return linesOf(manuscript).flatMap((line) =>
      othersIn(line, names, own)
        .filter(({ name }) => !isConfirmed(name, confirmed))
        .flatMap(({ name, offset }) => {
          const at = placeAt(manuscript, offset);
          if (isOwnPrefecture(recipient, at, manuscript.text.slice(offset))) return [];
          const key = JSON.stringify([at.kind === "cell" ? at.header : at, name]);
          if (seen.has(key)) return [];
          seen.add(key);
          return [warning("template/names-one-member", at, { found: name })];
        }),
    );
  };
  return { look: list.recipients.length < 2 ? () => [] : look };
}

/** The members' names, without white space, each with the name that is reported; of a long list a hash of each is kept. */
interface Names {
  readonly has: (bare: string) => boolean;
  readonly nameOf: (bare: string) => string;
  /** UTF-16 code units of the longest. */
  readonly longest: number;
}

function namesOf({ recipients }: RecipientList): Names {
  const namesAt = (index: number): readonly string[] => {
    const recipient = recipients.at(index);
    return recipient === undefined ? [] : namesIn(recipient);
  };
  const known = new KeyIndex((index) => namesAt(index).map(plain));
  // The body of many rows is looked for once.
  const recent = new Map<string, string>();
  let longest = 0;
  let index = 0;
  for (const recipient of recipients) {
    for (const one of namesIn(recipient)) {
      const bare = plain(one);
      if (recent.get(bare) === one) continue;
      if (recent.size === RECENT) recent.clear();
      recent.set(bare, one);
      known.put(bare, index);
      longest = Math.max(longest, bare.length);
    }
    index += 1;
  }
  return {
    has: (bare) => known.find(bare) !== undefined,
    nameOf: (bare) => {
      const found = known.find(bare);
      const names = found === undefined ? [] : namesAt(found);
      return names.findLast((one) => plain(one) === bare) ?? bare;
    },
    longest,
  };
}

/** Names of which it is known that they are remembered already. */
const RECENT = 10_000;

/** What a member is called by: its title with the body in it, its place, its persons, its body. */
function namesIn({ fields }: Recipient): readonly string[] {
  const name = valueIn(fields, "name").trim();
  const title = valueIn(fields, "title").trim();
  const place = PLACE_OF_TITLE.exec(title)?.groups?.["place"] ?? "";
  const titles = name !== "" && title.startsWith(name) ? [title] : [];
  return [...titles, place, ...personsOf(fields), name].filter((one) => plain(one).length >= 2);
}

/** 弘前市 of 弘前市長, where a list has titles alone. */
const PLACE_OF_TITLE = /^(?<place>.+[都道府県市区町村])(?:長|知事)$/u;

/** Names of two characters may be any word. */
function personsOf(fields: Recipient["fields"]): readonly string[] {
  return valueIn(fields, "person")
    .split(/[\r\n]+/u)
    .filter((person) => plain(person).length >= 3);
}

function ownNames({ fields }: Recipient): readonly string[] {
  const title = valueIn(fields, "title").trim();
  const bodies = [valueIn(fields, "name"), PLACE_OF_TITLE.exec(title)?.groups?.["place"] ?? ""];
  // A prefecture is who is written to where the row has no other body; else it is where a body of its own is.
  const isBody = bodies.every((body) => plain(body) === "");
  const prefecture = isBody ? [valueIn(fields, "prefecture")] : [];
  const own = [...bodies, title, ...prefecture, ...personsOf(fields)];
  return own.map(plain).filter((name) => name !== "");
}

/** Whether it is the row's own cell that names its prefecture: {{都道府県}}の皆様, and not {{都道府県}}知事. */
function isOwnPrefecture({ fields }: Recipient, at: Location, from: string): boolean {
  const cell = fields.get(COLUMN_NAMES.prefecture);
  return cell !== undefined && cell.at === at && !from.startsWith(`${cell.value}知事`);
}

function plain(text: string): string {
  return withoutSelectors(text).replaceAll(/\s/gu, "");
}

/** A line as it is read: without annotations, readings, white space and variation selectors. */
interface ReadLine {
  readonly text: string;
  /** For each of the text's code units, its offset in the manuscript. */
  readonly offsets: readonly number[];
  /** Where in the text there was white space. */
  readonly breaks: ReadonlySet<number>;
}

// Who sends it and under what number is the same for everybody; an addressee is looked at in each letter.
const OTHER_ROLES = /［＃(?:差出人|文書番号|日付|宛名)］/u;

const UNREAD =
  /［＃[^［］]*］|《[^《》]*》|\|[^{}|\n]*(?=\})|[{}｜\s]|[\ufe00-\ufe0f\u{e0100}-\u{e01ef}]/gu;

function linesOf({ text }: Pick<Manuscript, "text">): readonly ReadLine[] {
  const lines: ReadLine[] = [];
  let start = 0;
  for (const line of text.split("\n")) {
    if (MAY_ADDRESS.test(line) && !OTHER_ROLES.test(line)) lines.push(readLine(line, start));
    start += line.length + 1;
  }
  return lines;
}

function readLine(line: string, start: number): ReadLine {
  const offsets: number[] = [];
  const breaks = new Set<number>();
  let text = "";
  const take = (from: number, to: number): void => {
    text += line.slice(from, to);
    for (let at = from; at < to; at += 1) offsets.push(start + at);
  };
  let from = 0;
  for (const { index, 0: unread } of line.matchAll(UNREAD)) {
    take(from, index);
    if (/\s/u.test(unread)) breaks.add(text.length);
    from = index + unread.length;
  }
  take(from, line.length);
  return { text, offsets, breaks };
}

const GREETING =
  "[、，]?(?:日頃|日ごろ|平素|平生|常日頃|かねて|ますます|益々|いよいよ|時下|格別|多大|大変|御|ご|お|貴)";
const THANKS = "[^。]{0,24}(?:感謝|御礼|お礼|敬意|お喜び|お慶び|恐縮)";

// What follows a name that is spoken to. 「青森市には三つの施設があります」 and 「東京都の取組を御紹介」 only speak of it.
const ADDRESS = [
  "に(?:お|於)(?:か?れ|かせら|きましては)",
  `には${GREETING}`,
  "への(?:交付|通知|配分|補助|貸付)",
  "(?:から|より)の?[、，]?(?:御|お|ご|いただ|頂|賜)",
  `の(?:御|お|ご|取組|取り組み|職員)${THANKS}`,
  "の(?:皆様|皆さま|皆さん|方々)(?:へ|、|各位|に(?:お|於)かれ|$)",
  "殿(?!町|堂)|様(?![式々子相態])|御中|さま|各位|[御ご]担当|宛|あて",
  "の(?:職員各位|[御ご]?担当)",
  "[（(]貴",
].join("|");

// After a title these address as well.
const TITLE_ADDRESS = "(?<=長|知事)(?:には|へ)";

const ADDRESSES = new RegExp(`${ADDRESS}|${TITLE_ADDRESS}`, "gu");
const CALLED = /貴(?:職|殿|都|道|府|県|市|区|町|村|団体|社|会|校)?[（(]/gu;
const MAY_ADDRESS = new RegExp(`${ADDRESS}|(?:長|知事)[\\s　]*(?:には|へ)|[\\s《|]|貴`, "u");

interface Hit {
  readonly name: string;
  /** Offset in the manuscript. */
  readonly offset: number;
}

/** The members that are spoken to in a line, the letter's own addressee left out. */
function othersIn(
  { text, offsets, breaks }: ReadLine,
  names: Names,
  own: readonly string[],
): readonly Hit[] {
  const found: Hit[] = [];
  let start = 0;
  for (const sentence of text.split(/(?<=。)/u)) {
    const from = start;
    const isBreak = (at: number): boolean => breaks.has(from + at);
    const hits = addressedIn({ text: sentence, isBreak }, names, own);
    const addressed = new Set(hits.map(({ name }) => name));
    const [other] = hits.filter(({ isOwn }) => !isOwn);
    if (other !== undefined && addressed.size === 1) {
      found.push({ name: other.name, offset: offsets[start + other.at] ?? 0 });
    }
    start += sentence.length;
  }
  return found;
}

interface Addressed {
  readonly name: string;
  readonly at: number;
  readonly isOwn: boolean;
}

interface Sentence {
  readonly text: string;
  /** Whether there was white space before a character. */
  readonly isBreak: (at: number) => boolean;
}

function addressedIn(
  { text, isBreak }: Sentence,
  names: Names,
  own: readonly string[],
): readonly Addressed[] {
  return addressesIn(text, names).flatMap((ends) => {
    const found = ends.flatMap((end): Addressed[] => {
      const name = nameEndingAt({ text, isBreak }, end, names);
      if (name === undefined) return [];
      const at = end - name.length;
      if (isListed({ text: text.slice(0, at), isBreak }, names)) return [];
      const isOwn = own.some((one) => text.slice(0, end).endsWith(one));
      return [{ name: names.nameOf(name), at, isOwn }];
    });
    // 松前町長　見本花子様 names one addressee, whoever else is called 見本花子.
    const [first] = found.toSorted(
      (left, right) => left.at - right.at || left.name.length - right.name.length,
    );
    return first === undefined ? [] : [first];
  });
}

/** Each address in a sentence, with the offsets at which the name that it belongs to may end. */
function addressesIn(text: string, names: Names): readonly (readonly number[])[] {
  const before = [...text.matchAll(ADDRESSES)].map(({ index }) => endsBefore(text.slice(0, index)));
  const called = [...text.matchAll(CALLED)].map(({ index, 0: { length } }) => {
    const close = text.slice(index + length).search(/[）)]/u);
    return close === -1 ? [] : endsBefore(text.slice(0, index + length + close));
  });
  const behind = [...text.matchAll(/貴/gu)].map(({ index }) => {
    const ends = Array.from({ length: names.longest }, (_, at) => index + 2 + at);
    return ends.filter((end) => names.has(text.slice(index + 1, end)));
  });
  return [...before, ...called, ...behind];
}

const TITLES = [
  /[（(][^（()）]{1,12}[）)]$/u,
  /(?<=(?:長|知事)[^長知事]{0,12})(?<=長|知事)\p{Script=Han}{2,8}$/u,
  /(?:長|知事)$/u,
  /[市町村区]長$/u,
  /(?:議会)?議長$|議会$|役所$|役場$|教育長$|(?:氏|先生)$/u,
];

/** Where a name may end before words of address: at once, or before the title that follows it. */
function endsBefore(head: string): readonly number[] {
  const heads = new Set([head]);
  for (const one of heads) {
    for (const title of TITLES) {
      const bare = one.replace(title, "");
      if (bare !== one && heads.size < 12) heads.add(bare);
    }
  }
  return [...heads].map(({ length }) => length);
}

/** The longest name that ends at an offset and is not part of a longer word. */
function nameEndingAt(
  { text, isBreak }: Sentence,
  end: number,
  { has, longest }: Names,
): string | undefined {
  for (let start = Math.max(0, end - longest); start <= end - 2; start += 1) {
    const name = text.slice(start, end);
    if (has(name) && (isBreak(start) || isWhole(text.slice(0, start)))) return name;
  }
  return undefined;
}

function isWhole(before: string): boolean {
  return !/[\p{Script=Han}\p{Script=Katakana}]$/u.test(before) || MAY_PRECEDE.test(before);
}

// A county or a prefecture, and adverbs that end in kanji.
const MAY_PRECEDE =
  /(?:[都道府県郡]|先般|過般|今般|過日|先日|本日|当日|今回|今後|昨年|本年|毎年|現在|目下|従来|日頃|平素|年度|[年月]|者|先|様|殿|貴)$/u;

/** Whether a name is in a list: after another member's name and 及び, ・ or 、. */
function isListed({ text: before, isBreak }: Sentence, names: Names): boolean {
  const joined = /(?:、|，|・|及び|および|並びに|又は|と|や)$/u.exec(before);
  if (joined === null) return false;
  return endsBefore(before.slice(0, joined.index)).some(
    (end) => nameEndingAt({ text: before, isBreak }, end, names) !== undefined,
  );
}

function placeAt({ origins }: Manuscript, offset: number): Location {
  const range = origins.find(({ start, end }) => start <= offset && offset < end) ?? origins[0];
  return range?.at ?? { kind: "option", name: "本文" };
}
