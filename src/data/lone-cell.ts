import { type Diagnostic, error } from "../base/diagnostic.ts";
import { isNamedAsBody, mayBePersonName } from "../language/person-name.ts";
import { COLUMN_NAMES } from "../model/recipient.ts";
import type { LocalGovernments } from "./local-governments.ts";
import { WHO_COLUMNS } from "./name-columns.ts";
import { cellAt, type SheetRow } from "./sheet.ts";

/** What a row is held against. */
export interface Looks {
  readonly path: string;
  readonly header: SheetRow;
  readonly names: readonly string[];
  readonly governments: LocalGovernments;
  /** What is written above the header. */
  readonly titles: ReadonlySet<string>;
}

/** A row with nothing but one cell. */
export interface LoneCell {
  /** Whether it begins as notes do and no addressee does. */
  readonly isNote: boolean;
  /** Whether it is surely a heading over the rows that follow: 【小学校】. */
  readonly isSection: boolean;
  /** What is written in the cell. */
  readonly found: string;
  readonly finding: Diagnostic;
}

/**
 * Finds a row in which nothing but one cell is written, in a list whose rows have more: ※令和8年4月1日現在, 【市】, 以上. It is no
 * addressee as it stands, because it has no honorific. Cells in columns without a heading, which are not read, do not count.
 *
 * Shape: undefined also for the name or the code of a government and nothing else, which is an addressee with blanks.
 * Errors: `csv/lone-cell`.
 */
export function loneCell(row: SheetRow, { path, names, governments }: Looks): LoneCell | undefined {
  const honorific = names.indexOf(COLUMN_NAMES.honorific);
  const headed = names.filter((name) => name !== "").length;
  if (headed < 2 || (row.values[honorific] ?? "").trim() !== "") return undefined;
  const written = row.values.flatMap((value, index) => (value.trim() === "" ? [] : [index]));
  const read = written.filter((index) => names[index] !== "");
  const [column = 0, second] = read.length > 0 ? read : written;
  if (second !== undefined) return undefined;
  const value = row.values[column] ?? "";
  const text = value.normalize("NFKC").trim();
  const isKnown = governments.all.some(
    ({ name, code }) => text === name || code === text.padStart(6, "0"),
  );
  if (isKnown) return undefined;
  const isMarked = NOTE.test(text);
  const isNote = isMarked && !namesSomebody(text);
  // Where the template gives the honorific, a name is enough of an addressee.
  if (honorific === -1 && !isMarked && WHO_COLUMNS.includes(names[column] ?? "")) return undefined;
  const at = cellAt(path, row, column + 1, names[column] === "" ? undefined : names[column]);
  return {
    isNote,
    isSection: isSection(text, governments),
    found: text,
    finding: error("csv/lone-cell", at, { found: value, row: row.row }),
  };
}

/**
 * A title over some rows that says what bodies they are, or where: 【市】, 〔中学校〕, 【東部地区】. Other words in brackets may be about the
 * rows below (【送付不要】, 【廃止】, 【昨年度】) or an addressee, and are asked about.
 */
const SECTION = new RegExp(
  `^(?:${[
    "市|町|村|区|特別区|県|都道府県|市町村?|町村|市区町村|区市町村|政令(?:指定都)?市|指定都市|中核市|一般市|郡部|市部|町村部",
    "(?:国|公|私|県|府|道|都|市|町|村|区|市町村|町村)立",
    `(?:(?:国|公|私|県|府|道|都|市|町|村|区|市町村)立の?)?(?:${[
      "幼稚園|保育園|保育所|(?:認定)?こども園|学校|小・?中学校|小学校|中学校|義務教育学校|中等教育学校|高等学校|高校",
      "特別支援学校|高等専門学校|高専|短期大学|短大|大学|専修学校|専門学校|各種学校",
      "病院|診療所|施設|図書館|公民館|会社|企業|法人|団体|組合|自治会|町内会|農協|漁協|商工会|商工会議所|個人",
    ].join("|")})`,
    "(?!.*(?:[旧新前廃除不未外退止留済欠休閉]|返[送戻]|重複|取消|取り消し|確認|参考|予備|見合|調整))\\p{Script=Han}{1,4}(?:地区|地域|ブロック|圏域|学区|校区|管内|方面|郡)",
    "[東西南北中]部",
  ].join("|")})$`,
  "u",
);

/** What stands in brackets that no addressee has. */
const BRACKETED = /^(?:【([^】]+)】|〔([^〕]+)〕)$/u;

function isSection(text: string, { all }: LocalGovernments): boolean {
  const [, one, other] = BRACKETED.exec(text) ?? [];
  const word = (one ?? other ?? "").trim();
  return SECTION.test(word) || all.some(({ kind, name }) => kind === "都道府県" && name === word);
}

/** How a note begins, in the form NFKC; 以上 and 以下余白 are whole. */
const NOTE =
  /^(?:※|\*|\(?注(?:意|記)?(?:\d|\)|:|\s|$)|\(?備考(?:\d|\)|:|\s)|\(?(?:出典|資料|出所)(?:\)|:|\s)|\(?以上\)?$|\(?以下、?余白\)?$)/u;

/** Whether nothing but an addressee stands behind the mark of a note: ※株式会社橿原建設. Who made the list is no addressee. */
function namesSomebody(text: string): boolean {
  const bare = text.replace(/^[※*]\s*/u, "");
  if (bare === text || OF_LIST.test(bare)) return false;
  return isNamedAsBody(bare) || (/\s/u.test(bare) && mayBePersonName(bare));
}

const OF_LIST = /[:、。()]|担当|問い?合わ?せ|連絡|作成|現在|出典|資料|敬称|[部課係室局]$/u;
