import { assertNever } from "../base/assert.ts";
import { type Diagnostic, error, warning } from "../base/diagnostic.ts";
import type { Location } from "../base/location.ts";
import { endingHonorific, FOR_BODIES, HONORIFICS, honorificStart } from "../language/honorific.ts";
import { holdsPersons } from "../language/person-column.ts";
import { mayBePersonName } from "../language/person-name.ts";
import { isPersonTitle, isTitle } from "../language/title.ts";
import type { Addressee, Inline } from "../model/letter.ts";
import { cellIn, type Recipient, valueIn } from "../model/recipient.ts";
import { withoutSelectors } from "../text/variation-selector.ts";
import { checkSuffixes, type Piece } from "./check-suffixes.ts";
import { isConfirmed } from "./check-wording.ts";

/**
 * Reports what is in an addressee besides the row's own title and name: the title twice, another title, or words of
 * the template that look like somebody's name and would be in every letter.
 *
 * Shape: `part` is the lines of one person or body, the last of which ends in an honorific.
 * Errors: those of `checkSuffixes`, template/honorific-for-bodies; template/addressee-word, an error where the row's own words are there twice, else a warning.
 */
export function checkAddresseeWords(
  part: readonly Addressee[],
  recipient: Recipient,
  confirmed: readonly string[],
): readonly Diagnostic[] {
  const runs = part.flatMap(({ inlines }) => [...inlines.flatMap(runsOf), SPACE]);
  if (!runs.some(({ isCell }) => isCell)) return [];
  const at: Location = part[0]?.origin ?? { kind: "option", name: "宛名" };
  const addressee = runs.map(({ text }) => text).join("");
  const end = honorificStart(addressee) ?? addressee.length;
  const named = addressee.slice(0, end);
  const isForBodies = endingHonorific(addressee) === FOR_BODIES;
  if (isForBodies && endsWithPerson(named, recipient))
    return [error("template/honorific-for-bodies", at, { addressee: addressee.trim() })];
  const strange = strangeCells(runs, addressee.trim(), confirmed);
  if (strange.length > 0) return strange;
  const suffixes = checkSuffixes(runs, at, confirmed);
  if (suffixes.length > 0) return suffixes;
  const persons = valueIn(recipient.fields, "person").split("\n");
  const own = [
    ...[valueIn(recipient.fields, "title"), ...persons]
      .map(plain)
      .filter((word) => word.length >= 3),
    // Of a family name and a given name two characters are enough.
    ...persons
      .filter((word) => /\S\s+\S/u.test(word))
      .map(plain)
      .filter((word) => word.length === 2),
  ];
  const body = plain(valueIn(recipient.fields, "name"));
  const wholes = body.length > 3 ? [...own, body] : own;
  const isPerson = (word: string): boolean => persons.some((one) => plain(one) === word);
  const seen = (word: string): readonly Piece[] =>
    isPerson(word) ? withoutBodyOf(word, runs, recipient) : runs;
  const doubled = [
    ...wholes.filter((word) => timesSaid(word, seen(word), end) > 1),
    ...familyTwice(runs.filter(({ text }) => text.trim() !== "")),
  ].filter((found) => !isConfirmed(found, confirmed));
  if (doubled.length > 0) {
    return doubled.map((found) =>
      error("template/addressee-word", at, { found, addressee: addressee.trim() }),
    );
  }
  const title = plain(valueIn(recipient.fields, "title"));
  const others = [...otherTitles(named, runs, title), ...otherWords(runs, end, own)];
  return [...new Set(others)]
    .filter((found) => !isConfirmed(found, confirmed))
    .map((found) => warning("template/addressee-word", at, { found, addressee: addressee.trim() }));
}

/**
 * Cells of an addressee that are no name of anybody: an address, as the next column of the list has it, and an honorific that others follow.
 * What shows in the window of an envelope has the address above the name.
 */
function strangeCells(
  runs: readonly Piece[],
  addressee: string,
  confirmed: readonly string[],
): readonly Diagnostic[] {
  const last = runs.findLastIndex(({ text }) => text.trim() !== "");
  return runs.flatMap(({ text, isCell, at }, index) => {
    const found = text.trim();
    if (!isCell || at === undefined || isConfirmed(found, confirmed)) return [];
    const isStrange = isAddress(found)
      ? !isOfAddresses(at) || isBeforeHonorific(runs, index)
      : index < last && HONORIFICS.includes(found);
    if (!isStrange) return [];
    return [warning("template/addressee-word", at, { found, addressee })];
  });
}

/** Whether a cell's column is one of addresses or postal codes. */
function isOfAddresses(at: Location): boolean {
  if (at.kind !== "cell") return false;
  return [at.header, at.written].some((heading) => ADDRESSES.test(heading ?? ""));
}

const ADDRESSES = /住所|所在地|番地|郵便|〒|^アドレス$|^(?:zip|address)/iu;

/** Whether an honorific follows a cell, with nobody's name between the two. */
function isBeforeHonorific(runs: readonly Piece[], index: number): boolean {
  const behind = runs.slice(index + 1).map(({ text }) => text);
  return HONORIFICS.includes(behind.join("").trim());
}

/** Whether a text is where somebody lives: 奈良市法華寺町1-1, 〒630-8001 奈良市…; 第3分団 and 三条町3丁目自治会 are bodies. */
function isAddress(text: string): boolean {
  const bare = text.normalize("NFKC").replaceAll(/\s/gu, "");
  return ADDRESS.test(bare) || /^〒?\d{3}-\d{4}/u.test(bare);
}

const ADDRESS =
  /^.{1,8}[都道府県市区町村郡].*(?<!第)\d(?:-\d+|番地?\d*|丁目\d|丁目.*\d)(?:[-の]\d+|号)*$/u;

/** The pieces without a body that bears its person's name: 株式会社林一, 林一商店 of 林　一; but not 青葉会　林一. */
function withoutBodyOf(
  word: string,
  runs: readonly Piece[],
  { fields }: Recipient,
): readonly Piece[] {
  const column = cellIn(fields, "name")?.at.column;
  const alone = new RegExp(`(?:^|\\s)${[...word].join("\\s*")}(?:\\s|$)`, "u");
  return runs.map((piece) => {
    const { text, at } = piece;
    if (at?.kind !== "cell" || at.column !== column) return piece;
    const body = withoutSelectors(text.normalize("NFKC"));
    if (!plain(body).includes(word)) return piece;
    const isFirm = LEGAL_FORM.test(body) && plain(body).replace(LEGAL_FORM, "") === word;
    return isFirm || !alone.test(body) ? { ...piece, text: "〓".repeat(text.length) } : piece;
  });
}

const LEGAL_FORM =
  /(?:株式|有限|合同|合資|合名|相互)会社|\p{Script=Han}{1,6}法人|\([株有同資名]\)/u;

/** A family name before a cell that has it already: {{苗字}}　{{名前}} of a list whose 名前 are whole names. 林　林太郎 may be somebody. */
function familyTwice(words: readonly Piece[]): readonly string[] {
  return words.flatMap(({ text, at }, index) => {
    const family = plain(text);
    const next = words[index + 1];
    const isFamily = at?.kind === "cell" && FAMILIES.includes(at.header ?? "");
    if (!isFamily || family.length === 1 || next?.isCell !== true) return [];
    return plain(next.text).startsWith(family) ? [family] : [];
  });
}

const FAMILIES: readonly string[] = ["姓", "氏", "苗字", "名字"];

/**
 * How often an addressee has a word of its own. Within a word of another cell that goes on after it, it is part of that name: 弁護士 in
 * 奈良弁護士会, 教育委員 in 奈良市教育委員会.
 */
function timesSaid(word: string, runs: readonly Piece[], end: number): number {
  let shown = "";
  let length = 0;
  for (const { text, isCell } of runs) {
    const part = text.slice(0, Math.max(0, end - length));
    length += text.length;
    const words = isCell ? part.split(/(\s+)/u) : [part];
    for (const one of words) {
      const bare = plain(one);
      const goesOn = isCell && bare.includes(word) && !bare.endsWith(word);
      shown += goesOn ? "\t" : bare;
    }
  }
  return shown.split(word).length - 1;
}

/** Whether an addressee ends in a person of the row; in lists of members 氏名 may be a body. */
function endsWithPerson(named: string, recipient: Recipient): boolean {
  return endsWithOwnPerson(named, recipient) || endsWithOfficer(named, recipient);
}

/** Whether an addressee ends in what a column of the list's own says of its persons: 担当者名, 院長名. */
function endsWithOfficer(named: string, { fields }: Recipient): boolean {
  return [...fields].some(([column, { value, at }]) => {
    if (at.header !== column || !holdsPersons(column)) return false;
    const person = value.trim();
    return /\s/u.test(person) && mayBePersonName(person) && plain(named).endsWith(plain(person));
  });
}

function endsWithOwnPerson(named: string, { fields }: Recipient): boolean {
  const person = valueIn(fields, "person").trim();
  if (person === "" || !mayBePersonName(person) || !plain(named).endsWith(plain(person)))
    return false;
  return /\s/u.test(person) || isTitle(valueIn(fields, "title").trim());
}

const SPACE: Piece = { text: " ", isCell: false };

function runsOf(inline: Inline): readonly Piece[] {
  switch (inline.type) {
    case "text":
      return [{ text: inline.text, isCell: inline.origin?.kind === "cell", at: inline.origin }];
    case "ruby":
      return inline.pairs.flatMap(({ base }) => base.flatMap(runsOf));
    case "line-break":
    case "honorific-space":
      return [SPACE];
    case "picture":
      return [];
    case "emphasis-dots":
    case "lined-text":
    case "tate-chu-yoko":
    case "script-text":
    case "warichu":
    case "jidori":
    case "no-break":
    case "editorial-note":
      return inline.children.flatMap(runsOf);
    default:
      return assertNever(inline);
  }
}

/** A title besides the row's own that the template puts together: {{都道府県}}知事　{{職名}}. Where a row has none, it is the only one. */
function otherTitles(named: string, runs: readonly Piece[], title: string): readonly string[] {
  const constants = runs.filter(({ isCell }) => !isCell).map(({ text }) => plain(text));
  const whole = plain(named);
  if (title === "" || !whole.includes(title)) return [];
  return named
    .split(/[\s　]+/u)
    .map((word) => plain(word))
    .filter((word) => word !== "" && !title.includes(word) && !word.includes(title))
    .filter((word) => isPersonTitle(word))
    .filter((word) => constants.some((one) => one !== "" && word.endsWith(one)));
}

/** Words of the template in an addressee that are neither a title, nor part of a body, nor a note in brackets. */
function otherWords(
  runs: readonly Piece[],
  end: number,
  own: readonly string[],
): readonly string[] {
  const found: string[] = [];
  let before = "";
  for (const { text, isCell } of runs) {
    const shown = text.slice(0, Math.max(0, end - before.length));
    for (const { 0: word, index } of isCell ? [] : shown.matchAll(WORD)) {
      const head = plain(before + shown.slice(0, index));
      const isBehindTitle = own.some((one) => head.endsWith(one)) || isPersonTitle(head);
      const isNote = /[（(][^）)]*$/u.test(head);
      if (!isNote && !(isBehindTitle ? BEHIND_TITLE : OF_OFFICE).test(word)) found.push(word);
    }
    before += text;
  }
  return found;
}

const WORD = /[\p{Script=Han}\p{Script=Katakana}々ー]{2,}/gu;

// What may follow a title or a person: 市長　職務代理者, 市長　秘書課 御中, 氏名　御夫妻.
const BEHIND_TITLE =
  /(?:者|代理|代行|課|係|室|担当|扱い?|気付|方|各位|一同|家族|夫妻|夫人|関係|以下|先生|他|外|宛)$/u;

// What a body, an office or an officer's title ends in.
const OF_OFFICE =
  /(?:[長者官監員師士役係課部局室科班所会庁署省府県都道市町村区党社院校園館店行庫方宛団隊]|知事|会頭|教頭|総裁|頭取|理事|監事|幹事|宮司|住職|監督|主宰|世話人|発起人|家元|専務|常務|教授|担当|代表|代理|代行|参与|顧問|大臣|機構|組合|連合|連盟|団体|法人|大学|気付|扱い?|経由|関係|各位|一同|家族|夫妻|夫人|以下|先生|事務|総務|広報|防災|センター|クラブ|グループ|チーム|リーダー|マネージャー|ディレクター|アドバイザー)$/u;

function plain(text: string): string {
  return withoutSelectors(text.normalize("NFKC")).replaceAll(/\s/gu, "");
}
