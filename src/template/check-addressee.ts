import { type Diagnostic, error, warning } from "../base/diagnostic.ts";
import type { Location } from "../base/location.ts";
import { namesOwnBody } from "../language/body-column.ts";
import { endingHonorific, FOR_BODIES, honorificStart } from "../language/honorific.ts";
import { isTitleAlone } from "../language/person-name.ts";
import type { Addressee, Block, Inline } from "../model/letter.ts";
import { inlineText } from "../model/letter-text.ts";
import { type Cell, COLUMN_NAMES, cellIn, type Recipient, valueIn } from "../model/recipient.ts";
import { withoutSelectors } from "../text/variation-selector.ts";
import { checkAddresseeWords } from "./check-addressee-words.ts";
import { addresseeOf } from "./check-list.ts";
import { isConfirmed } from "./check-wording.ts";

/**
 * Reports a letter that does not say whom it is to, or says somebody else.
 *
 * Shape: addressee lines that follow one another are one addressee; each of its lines that ends in an honorific names
 * somebody (連名), and must hold a value of this row.
 * Errors: template/addressee-none, template/addressee-twice, template/addressee-constant, template/addressee-other,
 * template/addressee-without-body (a warning of a body in no table, or where the row has none), the warning template/suffix-doubled,
 * those of `checkAddresseeWords`.
 */
export function checkAddressee(
  blocks: readonly Block[],
  recipient: Recipient,
  confirmed: readonly string[],
): readonly Diagnostic[] {
  const groups = addresseesIn(blocks);
  const addressee = addresseeOf(recipient);
  const [first, second] = groups;
  if (first === undefined) {
    if (confirmed.includes("宛名なし")) return [];
    return [error("template/addressee-none", placeOfRow(recipient), { addressee })];
  }
  if (second !== undefined && !confirmed.includes("連名")) {
    return [error("template/addressee-twice", placeOf(second[0]), { addressee: textOf(second) })];
  }
  return groups.flatMap((group) => checkNames(group, recipient, confirmed));
}

function addresseesIn(blocks: readonly Block[]): readonly (readonly Addressee[])[] {
  const groups: Addressee[][] = [];
  let last: Addressee | undefined;
  for (const block of blocks) {
    if (block.type === "blank-line") continue;
    if (block.type !== "addressee") {
      last = undefined;
      continue;
    }
    if (last === undefined || partOf(last) !== partOf(block)) groups.push([]);
    groups.at(-1)?.push(block);
    last = block;
  }
  return groups;
}

/** The part of a Word file that holds a line: what a header says does not follow the body's last line. */
function partOf({ origin }: Addressee): string {
  return origin?.kind === "word" ? origin.part : "body";
}

/** Columns that say whom a letter is to. */
const NAMING = [COLUMN_NAMES.title, COLUMN_NAMES.person, COLUMN_NAMES.name] as const;

function checkNames(
  group: readonly Addressee[],
  recipient: Recipient,
  confirmed: readonly string[],
): readonly Diagnostic[] {
  const addressee = addresseeOf(recipient);
  const whole = textOf(group);
  const constant = partsOf(group)
    .filter((part) => !part.flatMap(({ inlines }) => inlines).some(isOfRow))
    .map((part) => ({ at: placeOf(part[0]), found: textOf(part) }))
    // Where a list has one row, its title may be written out.
    .filter(({ found }) => !names(found, recipient).includes(COLUMN_NAMES.title))
    .filter(({ found }) => !isConfirmed(found, confirmed));
  if (constant.length > 0) {
    return constant.map(({ at, found }) =>
      error("template/addressee-constant", at, { found, addressee }),
    );
  }
  const words = [
    ...partsOf(group).flatMap((part) => checkAddresseeWords(part, recipient, confirmed)),
    ...sameTwice(group, confirmed),
  ];
  const said = names(whole, recipient);
  if (lacksBody(said, recipient) && !confirmed.includes("団体名なし")) {
    const body = valueIn(recipient.fields, "name");
    const head = headOfSuffix(recipient) === undefined ? {} : { instead: HEAD };
    const values = { found: whole, body, ...head };
    return [...words, error("template/addressee-without-body", placeOf(group[0]), values)];
  }
  const nobody = checkBodyless(group, whole, said, recipient, confirmed);
  if (nobody.length > 0) return [...words, ...nobody];
  const twice = headOfSuffix(recipient);
  if (twice !== undefined && whole.includes(twice) && !isConfirmed(twice, confirmed)) {
    const values = { found: twice, instead: HEAD };
    return [...words, warning("template/suffix-doubled", placeOf(group[0]), values)];
  }
  const title = valueIn(recipient.fields, "title").trim();
  const isBody = said.includes(COLUMN_NAMES.name) && endingHonorific(whole) === FOR_BODIES;
  if (
    title === "" ||
    said.includes(COLUMN_NAMES.title) ||
    said.includes(COLUMN_NAMES.person) ||
    isBody ||
    group.some(({ inlines }) => inlines.some(isOtherTitle))
  )
    return words;
  if (confirmed.includes("職名以外の宛名") || isConfirmed(whole, confirmed)) return words;
  return [error("template/addressee-other", placeOf(group[0]), { found: whole, addressee: title })];
}

/** One who is named twice among those who share a letter: the same 氏名1 and 氏名2. */
function sameTwice(
  group: readonly Addressee[],
  confirmed: readonly string[],
): readonly Diagnostic[] {
  const seen = new Set<string>();
  return partsOf(group).flatMap((part) => {
    const found = textOf(part);
    const key = plain(found);
    const isOwn = part.flatMap(({ inlines }) => inlines).some(isOfRow);
    const isTwice = isOwn && seen.has(key) && !isConfirmed(found, confirmed);
    seen.add(key);
    if (!isTwice) return [];
    return [
      warning("template/addressee-word", placeOf(part[0]), { found, addressee: textOf(group) }),
    ];
  });
}

/** How the head of a municipality is written where the list has the word 市長 alone. */
const HEAD = "{{団体名}}長";

/** 奈良市市長: the body and the title of a row that has the head's title without its body; undefined for other rows. */
function headOfSuffix({ fields }: Recipient): string | undefined {
  const [name, office] = [valueIn(fields, "name").trim(), valueIn(fields, "title").trim()];
  const isHead = /^[市区町村]長$/u.test(office) && name.endsWith(office.slice(0, 1));
  return isHead ? `${name}${office}` : undefined;
}

/**
 * Whether a letter is to an office that any government has (総務課長) and does not say whose. A title that begins as the body's name
 * does says it, and so does a column of whole addressees (宛名).
 */
function lacksBody(said: readonly string[], { fields }: Recipient): boolean {
  const [body, title] = [cellIn(fields, "name"), cellIn(fields, "title")];
  if (body === undefined || title === undefined || valueIn(fields, "code") === "") return false;
  const [name, office] = [plain(body.value), plain(title.value)];
  if (name === "" || office === "" || WHOLE.test(title.at.written ?? "")) return false;
  // 平群町長 of 生駒郡平群町.
  const place = office.replace(/(?:議会議長|教育長|長)$/u, "");
  if (place.length >= SHORTEST_PLACE && name.endsWith(place)) return false;
  const alike = [...name].filter((character, index) => character === office[index]).length;
  return (
    alike * 2 < name.length &&
    said.includes(COLUMN_NAMES.title) &&
    !said.includes(COLUMN_NAMES.name)
  );
}

/**
 * A letter to an office alone: 総務部 or 校長 of a row whose 団体名 is blank, and 代表取締役 where the list has the company and the line does
 * not. What the template itself writes there may name the body.
 */
function checkBodyless(
  group: readonly Addressee[],
  whole: string,
  said: readonly string[],
  { fields }: Recipient,
  confirmed: readonly string[],
): readonly Diagnostic[] {
  if (confirmed.includes("団体名なし")) return [];
  const [column, body] = ownBody(fields);
  if (body === undefined) return [];
  const name = body.value.trim();
  const office = plain(whole.slice(0, honorificStart(whole) ?? whole.length));
  const values = { found: whole, body: name, column };
  if (name === "" && column === COLUMN_NAMES.name) {
    const isOffice = (isTitleAlone(office) && BARE.test(office)) || DEPARTMENT.test(office);
    return isOffice && !PLACED.test(office)
      ? [warning("template/addressee-without-body", placeOf(group[0]), values)]
      : [];
  }
  const own = column === COLUMN_NAMES.name ? undefined : plain(name);
  const isAlone = isOfficeAlone(office, said, fields, own);
  return isAlone ? [warning("template/addressee-without-body", placeOf(group[0]), values)] : [];
}

/**
 * Whether nothing is said of a row's body beside an office that many bodies have. `own` is a body in a column
 * of the clerk's own: 分団長 in the column 階級 beside 分団名 is what is left beside the name.
 */
function isOfficeAlone(
  office: string,
  said: readonly string[],
  fields: Recipient["fields"],
  own: string | undefined,
): boolean {
  const person = plain(valueIn(fields, "person"));
  const written = plain(valueIn(fields, "title"));
  const isUntitled = own !== undefined && written === "" && !office.includes(own);
  const title = isUntitled ? office.replace(person, "") : written;
  if (valueIn(fields, "code") !== "" || title.length >= 8) return false;
  if (!isTitleAlone(title) || PLACED.test(title)) return false;
  const isAlone = said.includes(COLUMN_NAMES.title) && !said.includes(COLUMN_NAMES.name);
  return (isUntitled || isAlone) && office.replace(title, "").replace(person, "") === "";
}

/** The body of a row: its 団体名, else the one column that can be it: 町内会名 beside 会長. */
function ownBody(fields: Recipient["fields"]): readonly [column: string, cell?: Cell] {
  const named = cellIn(fields, "name");
  if (named !== undefined && named.at.isAbsent !== true) return [COLUMN_NAMES.name, named];
  const found = [...fields].filter(
    ([heading, { value }]) => namesOwnBody(heading) && value.trim() !== "",
  );
  return found[0] ?? [""];
}

/** A title without anything that could say whose it is: 代表取締役; but not 第3支所長. */
const BARE = /^\p{Script=Han}{2,6}$/u;
const DEPARTMENT = /^.{1,8}[部課係室局]$/u;

/** What a title or department has of its body before it: 奈良市総務部. */
const PLACED = /[都道府県市区町村社].|大学.|学校.|法人|組合.{3}|会(?![長頭計])./u;

/** Characters of a municipality's name; 市 alone is none. */
const SHORTEST_PLACE = 3;

/** Headings of columns that say all of an addressee, and of 職名 where it is meant so. */
const WHOLE = /[宛あ]て?[名先]|送付先/u;

/** The lines of one addressee, cut after each line that ends in an honorific: one part for each person named. */
function partsOf(group: readonly Addressee[]): readonly (readonly Addressee[])[] {
  const parts: Addressee[][] = [[]];
  for (const line of group) {
    parts.at(-1)?.push(line);
    if (endingHonorific(inlineText(line.inlines)) !== undefined) parts.push([]);
  }
  return parts.filter((part) => part.length > 0);
}

function names(text: string, recipient: Recipient): readonly string[] {
  const said = plain(text);
  return NAMING.filter((column) => {
    // A cell may hold several names, one to a line; the letter may put something between them.
    const lines = (recipient.fields.get(column)?.value ?? "").split(/[\r\n]+/u).map(plain);
    const values = lines.filter((line) => line !== "");
    return values.length > 0 && values.every((value) => said.includes(value));
  });
}

/** Whether a text comes from a cell that distinguishes this row from the others: not the honorific, which many share. */
function isOfRow(inline: Inline): boolean {
  switch (inline.type) {
    case "text":
      return (
        inline.origin?.kind === "cell" &&
        inline.text.trim() !== "" &&
        !COMMON.includes(inline.origin.header ?? "")
      );
    case "ruby":
      return inline.pairs.some(({ base }) => base.some(isOfRow));
    case "line-break":
    case "honorific-space":
    case "picture":
      return false;
    case "emphasis-dots":
    case "lined-text":
    case "tate-chu-yoko":
    case "script-text":
    case "warichu":
    case "jidori":
    case "no-break":
    case "editorial-note":
      return inline.children.some(isOfRow);
  }
}

/**
 * The title of another officer of the row, which the template names on purpose: 議長職名 beside 首長職名. 前職名 and 担当者職名 are not of
 * whom the letter is to.
 */
function isOtherTitle(inline: Inline): boolean {
  return (
    inline.type === "text" &&
    inline.origin?.kind === "cell" &&
    TITLE_OF_OFFICE.test(inline.origin.header ?? "") &&
    inline.text.trim() !== ""
  );
}

const TITLE_OF_OFFICE =
  /^(?:知事|市?区?町?村?長|(?:団体の?|自治体の?)?首長|管理者|(?:[市区町村都道府県]?議会)?副?議長|教育長|[校園学]長|理事長|会長|代表者?)の?(?:職名|役職名?|肩書き?)$/u;

const COMMON: readonly string[] = [
  COLUMN_NAMES.honorific,
  COLUMN_NAMES.kind,
  COLUMN_NAMES.prefecture,
];

function textOf(group: readonly Addressee[]): string {
  return group
    .map(({ inlines }) => inlineText(inlines))
    .join("")
    .replaceAll("\n", "")
    .trim();
}

/** A text as names are compared: without width, variants and white space. */
function plain(text: string): string {
  return withoutSelectors(text.normalize("NFKC")).replaceAll(/\s/gu, "");
}

function placeOf(block: Addressee | undefined): Location {
  return block?.origin ?? { kind: "option", name: "宛名" };
}

function placeOfRow(recipient: Recipient): Location {
  const cell = cellIn(recipient.fields, "title") ?? recipient.fields.values().next().value;
  return cell?.at ?? { kind: "file", path: recipient.path };
}
