import { type Diagnostic, warning } from "../../base/diagnostic.ts";
import { HONORIFICS } from "../../language/honorific.ts";
import { holdsPersons } from "../../language/person-column.ts";
import { isNamedAsBody } from "../../language/person-name.ts";
import { isTitle } from "../../language/title.ts";
import { type Cell, cellIn, type Recipient, valueIn } from "../../model/recipient.ts";
import { checkDamage, isNoName, mayBeDamaged } from "../characters/check-damage.ts";
import { holdsAddressees, isCalledAsOffice } from "../column-use.ts";
import type { LocalGovernments } from "../local-governments.ts";
import { isIncomplete } from "../name-in-two.ts";
import { nameKey } from "../name-key.ts";
import type { ListCheck } from "./list-check.ts";
import { governmentOfTitle } from "./office-alone.ts";

/** Bodies in a row that one person cannot head. */
const TOO_MANY = 3;

/** Where all but one in so many rows have one name, it was filled down. */
const NEARLY_ALL = 10;

/**
 * Looks at the names of the persons whom the letters go to, which no table knows: words that stand in the place of a
 * name (同上, 空席), titles, also before a name, places, notes (西川一郎→佐藤二郎, 西川一郎（代理）), honorifics that are printed once
 * more; one name in the rows of many bodies, or of two governments in one office.
 *
 * Warnings: `csv/person-unusual`, `csv/person-repeated`.
 */
export function personCheck(headings: readonly string[], governments: LocalGovernments): ListCheck {
  const columns = headings
    .filter((heading) => holdsAddressees(heading) || holdsPersons(heading))
    .map((column) => columnCheck(column, governments));
  return {
    see: (recipient) => {
      for (const column of columns) column.see(recipient);
    },
    findings: () => columns.flatMap((column) => column.findings()),
  };
}

function columnCheck(column: string, governments: LocalGovernments): ListCheck {
  const unusual: Diagnostic[] = [];
  const names = new Map<string, RepeatedName>();
  const runs: RepeatedName[] = [];
  const twice = new Set<RepeatedName>();
  let run: RepeatedName | undefined;
  let persons = 0;
  const isOwn = holdsAddressees(column);
  const note = (first: Cell, key: string, { office, body }: Place): void => {
    const known = names.get(key);
    // A list of a million persons of no body has a million names, none of which says anything here.
    if (known === undefined && body === "" && office === undefined) return;
    const name = known ?? { key, first, rows: 0, bodies: [] };
    if (isInTwoOffices(name, office, body)) twice.add(name);
    names.set(key, counted(name, body, first));
  };
  return {
    see: (recipient) => {
      const cell = addressedIn(recipient, column);
      if (cell === undefined) return;
      persons += 1;
      const key = keyOf(cell.value);
      const body = bodyOf(recipient);
      const isTitled = isTitledTwice(cell.value, recipient, governments);
      const isElse =
        isUnusual(key, cell, recipient, governments) ||
        isPlace(cell.value, governments) ||
        isIncomplete(cell, recipient.fields);
      if (isTitled || isHeading(cell) || isElse) {
        unusual.push(warning("csv/person-unusual", cell.at, { column, value: cell.value }));
      }
      note(cell, key, { office: officeOf(recipient, governments), body });
      // Rows that follow each other with one name, each of another government.
      const goesOn = run?.key === key && /^\d{6}$/u.test(body) && !run.bodies.includes(body);
      run = counted(goesOn && run ? run : { key, first: cell, rows: 0, bodies: [] }, body, cell);
      if (run.rows === TOO_MANY) runs.push(run);
    },
    findings: () => {
      if (!isOwn) return unusual;
      const [most] = [...names.values()].sort((one, two) => two.rows - one.rows);
      if (most === undefined) return unusual;
      const isNearlyAll = (persons - most.rows) * NEARLY_ALL <= persons;
      const filled = isNearlyAll && most.bodies.length >= TOO_MANY ? [most] : runs;
      const said = new Set(filled.map(({ key }) => key));
      const repeated = [...filled, ...[...twice].filter(({ key }) => !said.has(key))];
      return [...unusual, ...repeated.flatMap((name) => repeatedPerson(name, column))];
    },
  };
}

/** The cell of a column of names, if there is anything in it and the row is for whom it names. */
function addressedIn(recipient: Recipient, column: string): Cell | undefined {
  const cell = recipient.fields.get(column);
  if (cell === undefined || cell.value.trim() === "") return undefined;
  return holdsAddressees(column) || isAddressed(cell, recipient) ? cell : undefined;
}

/**
 * Whether a column whose heading does not say it (委員氏名, 教育長) holds whom the row is for: it was taken for the 氏名, or is called as an
 * office. Below 会長 a list may count them, or mark those who come.
 */
function isAddressed({ value, at }: Cell, { fields }: Recipient): boolean {
  if (isCalledAsOffice(at.written ?? at.header ?? "")) return /\p{Script=Han}{2}/u.test(value);
  return cellIn(fields, "person")?.at.column === at.column;
}

/** Of which body a row is, and which office it addresses, if that is known. */
interface Place {
  readonly body: string;
  readonly office: string | undefined;
}

/** A name that was filled down: in how many rows, from which cell on, of which bodies, as far as they matter. */
interface RepeatedName {
  readonly key: string;
  readonly first: Cell;
  /** The next cell that has it. */
  second?: Cell;
  rows: number;
  readonly bodies: string[];
  /** The office that the first government's row addresses. */
  office?: string;
}

function counted(name: RepeatedName, body: string, cell: Cell): RepeatedName {
  name.rows += 1;
  if (cell !== name.first) name.second ??= cell;
  const { bodies } = name;
  if (bodies.length < TOO_MANY && !bodies.includes(body)) bodies.push(body);
  return name;
}

function keyOf(value: string): string {
  return value.normalize("NFKC").replaceAll(/\s/gu, "");
}

function bodyOf({ fields }: Recipient): string {
  const code = valueIn(fields, "code");
  return code === "" ? nameKey(valueIn(fields, "name")) : code;
}

/** Whether a cell holds the words of its own heading, or the office in them: 市長名 or 市長 below 市長名. */
function isHeading({ value, at }: Cell): boolean {
  const key = keyOf(value);
  const headings = [at.written, at.header].map((heading) => keyOf(heading ?? ""));
  if (headings.includes(key)) return true;
  return key.endsWith("長") && headings.some((one) => one.replace(/の?氏?名$/u, "") === key);
}

/** An office with the body that it is of: 奈良市教育長, 奈良県議会議長. */
const OFFICE_OF_PLACE =
  /^.{1,5}[都道府県市区町村](?:教育長|(?:議会)?議長|.*委員長|.*[部局課室署]長)$/u;

function isUnusual(
  key: string,
  cell: Cell,
  { fields }: Recipient,
  { byName }: LocalGovernments,
): boolean {
  if (isNoName(key) || isDamaged(cell)) return false; // said where the cell is read
  if (NOTE.test(key.replace(OTHER_NAME, "")) || BESIDE_NAME.test(key) || PLACE.test(key))
    return true;
  if (NOBODY.test(key.replaceAll(/[()【】[\]〔〕〈〉<>*]/gu, ""))) return true;
  if (endsWithHonorific(key)) return true;
  if (key.length >= SHORTEST_TITLE && key === keyOf(valueIn(fields, "title"))) return true;
  if (OFFICE_OF_PLACE.test(key)) return true;
  if (DEPARTMENT.test(key) && valueIn(fields, "name").trim() !== "") return true;
  const body = nameKey(key).replace(/(?:知事|長)$/u, "");
  return body.length >= SHORTEST_TITLE && byName.has(body);
}

/** Whether another program has left its own sign in the place of a name: #N/A, =VLOOKUP(A2). */
function isDamaged({ value, at }: Cell): boolean {
  const found = mayBeDamaged(value) ? checkDamage(value, at, "name") : [];
  return found.some(({ severity }) => severity === "error");
}

/**
 * What a row of a government addresses there: 長 of 奈良市長, 議会議長; undefined where the row is of none. Nobody is the mayor of two
 * cities, but one may be the head of two unions or companies.
 */
function officeOf({ fields }: Recipient, { byCode }: LocalGovernments): string | undefined {
  const government = byCode.get(valueIn(fields, "code"));
  if (government === undefined) return undefined;
  const [title, name] = [nameKey(valueIn(fields, "title")), nameKey(government.name)];
  return title.startsWith(name) ? title.slice(name.length) : title;
}

/** Whether a name has stood in this office of another body; takes note of the first office that it stands in. */
function isInTwoOffices(name: RepeatedName, office: string | undefined, body: string): boolean {
  if (office === undefined || name.key.length < SHORTEST_NAME) return false;
  const isTwo = name.office === office && !name.bodies.includes(body);
  name.office ??= office;
  return isTwo;
}

/** Characters from which on a word that ends as a body is no family name: 小室, 伊集院. */
const LONG_BODY = 4;

/** Characters without which two persons often share a name. */
const SHORTEST_NAME = 3;

/** Whether a name begins or ends with a title, and the row has one beside it: 市長　亀田　忠彦 beside 橿原市長; or is none but a body and a title. */
function isTitledTwice(
  value: string,
  { fields }: Recipient,
  governments: LocalGovernments,
): boolean {
  const words = value.trim().split(/\s+/u);
  const [body = "", office = ""] = words;
  // 奈良弁護士会　弁護士 is a body and an office, and nobody's name.
  if (words.length === 2 && body.length >= LONG_BODY && isNamedAsBody(body) && isTitle(office))
    return true;
  // 前市長　西川　一郎 is no longer addressed, whatever the template has before him; 前橋市長 is.
  const isFormer = FORMER.test(body) && governmentOfTitle(nameKey(body), governments) === undefined;
  if (words.length > 1 && isFormer && TITLE.test(body)) return true;
  if (valueIn(fields, "title").trim() === "") return false;
  return words.length > 1 && [words[0], words.at(-1)].some((word) => TITLE.test(word ?? ""));
}

const FORMER = /^[前元旧]/u;
const TITLE =
  /^(?:.*[市区町村]長|.*知事|(?:.*[副議会校園院館署局部課所社団]|理事|教育|組合|委員|支店)長|(?:代表)?取締役(?:社長|会長)?|代表(?:理事|社員)?|専務理事|会頭|教頭|教授)$/u;

/** 津市 and 東村 are family names too. */
const SHORTEST_TITLE = 3;

// Figures and arrows stand in addresses, dates and notes; a former name in brackets is a person's.
const NOTE = /[\d、，→⇒➡⇨>＞※@:=/]|->|から.+に変更|に(?:交代|変更)/u;

/** A former or usual name of the person, as 山田（旧姓：鈴木）花子 has it. */
const OTHER_NAME =
  /\((?:旧姓|旧氏|通称|本名|筆名)[:使用]{0,2}[\p{Script=Han}\p{Script=Hiragana}\p{Script=Katakana}々ー・]{1,12}\)/u;

/** What a list says in brackets of who holds an office; 旧姓 and a common name belong to the person. */
const BESIDE_NAME =
  /\((?:代理|代行|前任|後任|新任|再任|留任|旧任?|新|前|元|兼務?|兼任|休職中?|休暇中|休業中|病気|退[職任]|辞[職任]|異動|転出|予定|内定|仮|案|見込み?|要?確認中?|調整中|未定|欠員?|故人?|死去|逝去|不在)\)$/u;

/** 奈良市法華寺町 in one word; 大町　市子 is a person. */
function isPlace(value: string, governments: LocalGovernments): boolean {
  const found = /\s/u.test(value.trim())
    ? undefined
    : governmentOfTitle(nameKey(value), governments);
  return found !== undefined && /[町村区]$/u.test(value.trim());
}

/** A part of a body that was written into the person's column: 総務部. */
const DEPARTMENT =
  /^(?:総務|営業|経理|人事|企画|財務|業務|管理|技術|製造|販売|広報|開発|経営|情報|庶務|会計|購買|資材|法務|監査|秘書|生産|品質)[部課係室局]$/u;

/** An address: 奈良県桜井市阿部. */
const PLACE = /^(?:東京都|北海道|京都府|大阪府|.{2,3}県).+[市区町村郡]./u;

// 未定 and 調整中 are said where placeholders are; 職務代理者 is addressed so.
const NOBODY =
  /^(?:同上|同左|同前|同右|同じ|上に同じ|空席|欠員|不在|不明|不詳|未詳|なし|無し|無|該当なし|未着任|未選出|退任|辞任|死去|交代|選挙中|改選中|後任未定|後日連絡|確認不可)$/u;

/** 西川一郎氏, 佐藤二郎(殿); a name in 君 or 宛 alone is left. */
function endsWithHonorific(key: string): boolean {
  const bare = key.replace(/\)$/u, "");
  return HONORIFICS.some(
    (word) =>
      bare.endsWith(word) &&
      (bare !== key || !NAME_ENDS.has(word)) &&
      bare.length > word.length + 1,
  );
}

/** Honorifics that given names end with too. */
const NAME_ENDS: ReadonlySet<string> = new Set(["君", "宛", "あて"]);

function repeatedPerson(
  { key, first: { value, at }, second, rows }: RepeatedName,
  column: string,
): readonly Diagnostic[] {
  if (/代理|代行/u.test(key)) return [];
  const values = { column, value, count: rows, row: at.row };
  if (second === undefined) return [warning("csv/person-repeated", at, values)];
  const related = [{ at: second.at, label: second.value }];
  return [warning("csv/person-repeated", at, { ...values, second: second.at.row }, related)];
}
