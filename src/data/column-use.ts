import { holdsPersons } from "../language/person-column.ts";
import { COLUMN_NAMES } from "../model/recipient.ts";

/** What a column holds, as far as damage shows in it. */
export type ColumnUse = "name" | "place" | "remark" | "other";

/** What a column of this heading holds. */
export function columnUse(heading: string): ColumnUse {
  if (NAMES.test(heading)) return "name";
  if (PLACES.test(heading)) return "place";
  return REMARKS.test(heading) ? "remark" : "other";
}

/** Whether a column holds the persons whom the letters go to: 氏名, 首長名; but not 担当者. */
export function holdsAddressees(heading: string): boolean {
  return ADDRESSEES.test(heading) || (HEADS.test(heading) && !OF_OTHERS.test(heading));
}

/** Whether a column is called as the office of those who stand in it: 教育長, 園長, 会長. */
export function isCalledAsOffice(heading: string): boolean {
  return OFFICE_ALONE.test(heading) && !OF_OTHERS.test(heading);
}

/** Whether a free column says which body, office or place a row is for: 部局名, 支店名, 住所; but not 担当課. */
export function identifiesAddressees(heading: string): boolean {
  return IDENTIFYING.test(heading) && !OF_OTHERS.test(heading);
}

/**
 * Whether rows that differ in a free column are for two addressees: it names a body, office, place or person, under whatever heading the
 * list has (広域連合名, 協議会名, 担当者); but not what the letter is about (研修名), nor whose name stands in for a question (連絡担当課).
 */
export function tellsRowsApart(heading: string): boolean {
  if (identifiesAddressees(heading)) return true;
  if (ONE_HOLDER.test(heading)) return false; // a council has one 議長, whoever is named in his column
  if (OF_OTHERS.test(heading.replace(/^担当者/u, ""))) return false;
  return holdsPersons(heading) || (ANY_NAME.test(heading) && !OF_THINGS.test(heading));
}

/** Whether a free column names the body that a row is for, under whatever heading the list has: 警察署名, 協議会名, 所属; but not 部署名. */
export function namesBodies(heading: string): boolean {
  if (!BODY_NAMES.test(heading) || holdsPersons(heading) || holdsAddressees(heading)) return false;
  return !WITHIN_BODIES.test(heading) && !OF_OTHERS.test(heading) && !OF_THINGS.test(heading);
}

/** Whether a column's values tell addressees apart in a letter: bodies, offices, persons and their titles; but not places. */
export function tellsAddressees(heading: string): boolean {
  if (TELLING.has(heading) || holdsAddressees(heading)) return true;
  return identifiesAddressees(heading) && !PLACES.test(heading);
}

/** Whether a column holds postal codes, of whatever place. */
export function holdsPostalCodes(heading: string): boolean {
  return POSTAL_CODES.test(heading);
}

/** Whether a column holds telephone or fax numbers. */
export function holdsTelephones(heading: string): boolean {
  return TELEPHONES.test(heading);
}

/** Whether a column holds nothing but codes, postal codes and telephone numbers, which are read in half width. */
export function holdsOnlyNumbers(heading: string): boolean {
  return ONLY_NUMBERS.test(heading);
}

/** Whether a column holds the postal code of the place that the row's letter goes to: 郵便番号, 〒, 送付先郵便番号. */
export function isOfficePostalCode(heading: string): boolean {
  return OFFICE_POSTAL_CODE.test(heading);
}

/** Whether a column holds the address that the row's letter goes to: 住所, 所在地, 送付先住所; but not 会場住所. */
export function isOfficeAddress(heading: string): boolean {
  return OFFICE_ADDRESS.test(heading);
}

const NAMES =
  /氏名|名前|姓名|^[姓名]$|[長者事]名$|宛名|^団体名|^職名|^敬称|役職|肩書|所属|部署|^[部課]名|よみ|読み|ふりがな|フリガナ|カナ$/u;
const PLACES = /住所|所在地|^会場|^場所/u;
const REMARKS =
  /備考|メモ|摘要|コメント|連絡|質問|回答|意見|内容|理由|状況|要望|特記|その他|注記|件名|伝言/u;

const ADDRESSEES =
  /^(?:御?氏名|お?名前|姓名|(?:団体|自治体)?(?:首長|市区?町村長|[市区町村]長|知事|代表者?|団体長|長)の?(?:氏?名|名前)|(?:宛先|宛名|送付先)の?氏名)$/u;

/** The heads of bodies of every kind: 議長名, 病院長氏名, 教育長名. */
const HEADS = /^[\p{Script=Han}ー]{1,8}長の?(?:氏?名|名前)$/u;
const OFFICE_ALONE = /^\p{Script=Han}{1,6}長$/u;
const POSTAL_CODES = /郵便番号|〒|^郵便$|^zip/iu;
const TELEPHONES = /電話|携帯|^TEL|TEL$|FAX|ファクス|ファックス|ファクシミリ|直通|^代表$/iu;
const ONLY_NUMBERS =
  /^(?:団体コード|.*郵便番号|.*〒|郵便|電話番号|電話|TEL|FAX番号|FAX|ファクス番号)$/u;

// Whose place it is: the addressee's by the first words; of 会場, 差出人, 返送先, 自宅 and 前 nothing is known.
const ADDRESSEE =
  "(?:(?:(?:御?送付|送り|発送|郵送|宛|あて)先?|宛名|団体|自治体|役所|役場|市町村|市区町村|庁舎|本庁舎?|官公署|機関)の?)?";
const OFFICE_POSTAL_CODE = new RegExp(`^${ADDRESSEE}(?:郵便番号|〒|郵便|zip|ZIP)$`, "u");
const OFFICE_ADDRESS = new RegExp(`^${ADDRESSEE}(?:住所|所在地)[(]?[1一]?[)]?$`, "u");

const IDENTIFYING =
  /(?:県|市区?町村|自治体|団体|会社|法人|企業|機関|組織|所属|部署|部局|部|局|課|室|係|支[店社部所]|[業営]所|出張所|事務所|学校|大学|学部|学科|施設|病院|地区|地域|圏域|ブロック|(?:市区?町村|自治体|団体|会社|支店|店舗|部署|所|店|校|園|館|室|施設|組合|病院|工場|クラブ|分団|自治会|町内?会|協会|地区|大?字|課|局|部|宛|送付先)名|住所|所在地|宛名|宛先|送付先)[1-9]?$/u;
const OF_OTHERS = /担当|連絡|問合|返送|差出|前回|旧|作成|記入|会場/u;
const ONE_HOLDER = /[長事](?:の?氏?名)?$/u;
const ANY_NAME = /(?:[名姓]|名称)[1-9]?$/u;
const OF_THINGS =
  /(?:[件品書題曲科講種]|講座|研修|会議|事業|行事|イベント|科目|資料|商品|議案|様式|色|[国車])名称?[1-9]?$|^(?:敬称|職種)/u;
const BODY_NAMES = /[^役職氏姓]名称?$|^所属(?:先|団体|機関|組織)?$/u;
const WITHIN_BODIES =
  /^(?:部|部局|部署|[課係室科郡国駅]|学[科部]|地区|地域|管轄|圏域|ブロック|建物|ビル|路線|方書|都道府県|府?県)名称?$/u;
const TELLING: ReadonlySet<string> = new Set([
  COLUMN_NAMES.prefecture,
  COLUMN_NAMES.name,
  COLUMN_NAMES.title,
  COLUMN_NAMES.person,
]);
