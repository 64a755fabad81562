import { normalizeHeader } from "../model/heading.ts";
import { COLUMN_NAMES, type ColumnMeaning } from "../model/recipient.ts";

/** The words that clerks head a column with, and what the program calls it. */
export interface ColumnWords {
  readonly meaning: ColumnMeaning;
  /** What templates call the column: 職名. */
  readonly name: string;
  /** Other headings that say the same, the usual ones first. */
  readonly words: readonly string[];
  /**
   * Headings that say it where none of `words` and of the tiers before their own is there: beside 学校名, 市町村名 says where the school
   * lies; beside 法人名, 施設名 which house of its own.
   */
  readonly tiers?: readonly (readonly string[])[];
  /** Headings that say it only where none of the others is there: 宛名 beside 役職 is the whole address. */
  readonly weakWords: readonly string[];
}

/** Headings of the municipality that a row is about: it is the addressee's body only where no other is named. */
export const MUNICIPALITY_WORDS: readonly string[] = [
  "市区町村名",
  "市町村名",
  "町村名",
  "市区町村",
  "市町村",
  "構成市町村",
  "構成市町村名",
  "構成団体",
  "構成団体名",
  "自治体名",
  "自治体",
  "地方公共団体名",
];

/** Headings of municipalities of one kind, which say as much where no word for all of them is there. */
export const MUNICIPALITIES_OF_A_KIND: readonly string[] = [
  "市名",
  "町名",
  "村名",
  "特別区名",
  "都市名",
  "市町名",
];

/**
 * The one table of what headings mean: a column is known by its own name, else by one of these words. The columns that the program
 * fills, checks or prints by itself are here; every other column is named by the list alone.
 */
export const COLUMN_WORDS: readonly ColumnWords[] = [
  {
    meaning: "code",
    name: COLUMN_NAMES.code,
    words: [
      "市町村コード",
      "市区町村コード",
      "自治体コード",
      "地方公共団体コード",
      "全国地方公共団体コード",
    ],
    weakWords: ["コード"],
  },
  {
    meaning: "kind",
    name: COLUMN_NAMES.kind,
    words: ["団体種別", "自治体種別", "団体区分"],
    weakWords: [],
  },
  {
    meaning: "prefecture",
    name: COLUMN_NAMES.prefecture,
    words: ["都道府県名", "府県名", "県名"],
    weakWords: [],
  },
  {
    meaning: "name",
    name: COLUMN_NAMES.name,
    words: [
      "団体名称",
      "会社名",
      "社名",
      "法人名",
      "企業名",
      "大学名",
      "学校名",
      "組合名",
      "機関名",
      "組織名",
      "名称",
    ],
    tiers: [
      ["施設名", "事業所名", "事業者名", "病院名"],
      MUNICIPALITY_WORDS,
      MUNICIPALITIES_OF_A_KIND,
    ],
    weakWords: ["区名", "団体", "自治会", "町内会", "会社"],
  },
  {
    meaning: "reading",
    name: COLUMN_NAMES.reading,
    words: [
      "団体名よみ",
      "団体名ふりがな",
      "団体名フリガナ",
      "団体名(よみ)",
      "団体名(ふりがな)",
      "団体名(フリガナ)",
      "市区町村名ふりがな",
      "市区町村名(ふりがな)",
      "市町村名ふりがな",
      "市町村名(ふりがな)",
    ],
    weakWords: ["ふりがな", "フリガナ", "よみがな", "読みがな", "読み仮名", "読み", "カナ"],
  },
  {
    meaning: "title",
    name: COLUMN_NAMES.title,
    words: [
      "役職",
      "役職名",
      "職",
      "肩書",
      "肩書き",
      "首長職名",
      "長の職名",
      "代表者職名",
      "代表者役職",
      "宛名職名",
    ],
    weakWords: [
      "宛名",
      "宛先",
      "宛先名",
      "あて名",
      "あて先",
      "送付先名",
      "お届け先名",
      "相手方名",
      "宛名1行目",
    ],
  },
  {
    meaning: "honorific",
    name: COLUMN_NAMES.honorific,
    words: ["尊称", "宛名敬称", "宛先敬称"],
    weakWords: [],
  },
  {
    meaning: "person",
    name: COLUMN_NAMES.person,
    words: [
      "御氏名",
      "お名前",
      "姓名",
      "名前",
      "代表者名",
      "代表者氏名",
      "首長名",
      "首長氏名",
      "市区町村長名",
      "市町村長名",
      "町村長名",
      "知事名",
      "市長名",
      "町長名",
      "村長名",
      "区長名",
      "管理者名",
      "校長名",
      "宛名氏名",
    ],
    weakWords: [],
  },
  {
    meaning: "postalCode",
    name: COLUMN_NAMES.postalCode,
    words: ["〒", "郵便", "〒番号"],
    weakWords: [],
  },
];

/** A part of an address in most lists: what stands below it says whether it is the body. */
const MEANS_LITTLE = "町名";

const MEANINGS: ReadonlyMap<string, ColumnMeaning> = new Map(
  COLUMN_WORDS.flatMap((row) =>
    [row.name, ...wordsOf(row)]
      .filter((word) => word !== MEANS_LITTLE)
      .map((word) => [normalizeHeader(word), row.meaning] as const),
  ),
);

/** All headings that are read as a column. */
export function wordsOf({ words, tiers = [], weakWords }: ColumnWords): readonly string[] {
  return [...words, ...tiers.flat(), ...weakWords];
}

/** What a heading means by itself; undefined for a word that is not in the table. Shape: `heading` as `normalizeHeader` gives it. */
export function meaningOfHeading(heading: string): ColumnMeaning | undefined {
  return MEANINGS.get(heading);
}

/** The name that templates have for what a heading says: 職名 for 役職, 備考 for 備考. */
export function columnNameOf(heading: string): string {
  const meaning = MEANINGS.get(heading);
  return meaning === undefined ? heading : COLUMN_NAMES[meaning];
}

/**
 * Headings over several columns that say that these are about whom the letter goes to: the place it is sent to, the person, the body.
 * Below any other heading (議長, 担当者, 受講者) a name, title or place is somebody else's.
 */
export const ADDRESSEE_GROUPS: readonly string[] = [
  ...["宛先", "宛名", "あて先", "あて名", "宛", "送付先", "発送先", "郵送先", "送り先", "送達先"],
  ...[
    "届け先",
    "お届け先",
    "届先",
    "配送先",
    "配布先",
    "通知先",
    "案内先",
    "依頼先",
    "相手方",
    "相手先",
    "相手",
  ],
  ...["受取人", "受領者", "名宛人", "宛先人", "受信者"],
  ...["首長", "長", "団体の長", "団体長", "自治体の長", "市区町村長", "市町村長", "知事"],
  ...["代表者", "代表"],
  ...[
    "団体",
    "団体名",
    "団体名称",
    "団体の名称",
    "自治体",
    "自治体名",
    "地方公共団体",
    "地方公共団体名",
  ],
  ...["市区町村", "市区町村名", "市町村", "市町村名", "都道府県", "地域", "名称", "基本"],
  ...[
    "所属",
    "所属団体",
    "機関",
    "組織",
    "会社",
    "法人",
    "企業",
    "大学",
    "学校",
    "組合",
    "自治会",
    "町内会",
  ],
  ...["氏名", "御氏名", "お名前", "名前", "姓名"],
];

/** Headings over several columns that say where the addressee is: a postal code below them is that of the letter. */
export const PLACE_GROUPS: readonly string[] = ["住所", "所在地", "庁舎", "本庁", "役所", "役場"];

const OF_ADDRESSEE: ReadonlySet<string> = new Set(ADDRESSEE_GROUPS);
const OF_PLACE: ReadonlySet<string> = new Set(PLACE_GROUPS);

/** Whether what stands below a heading is the addressee's. Shape: `heading` as `normalizeHeader` gives it. */
export function isOfAddressee(heading: string, meaning?: ColumnMeaning): boolean {
  const word = heading.replace(/^[御ご]/u, "").replace(/(?:の?情報|に関する事項|事項|欄|等)$/u, "");
  if (OF_ADDRESSEE.has(word) || OF_ADDRESSEE.has(heading)) return true;
  return meaning === "postalCode" && (OF_PLACE.has(word) || OF_PLACE.has(heading));
}
