import type { TestBlock } from "./set-pages.ts";

/** A letter with what readers stumble over: indents, short columns, look-alikes, selectors, runs, ruby. */
export const DIFFICULT: readonly TestBlock[] = [
  { role: "document-number", columns: ["総行第一二三号"], indent: 18 },
  { role: "salutation", columns: ["拝啓"] },
  {
    role: "paragraph",
    indent: 1,
    columns: ["貴職におかれましては、益々御清祥のこととお慶び申し"],
  },
  { role: "paragraph", columns: ["上げます。", "す。"] },
  {
    role: "paragraph",
    columns: [
      "　一画の⼀と一、〜と～、――の線、「山川」「海」（土）",
      "奈良県葛\u{E0100}城市と東京都葛飾区、𠮷野家、辻\u{E0100}と辻、",
      "<DX>人材を[12]人、<Society>の令和[5]年、「~<CIO>~補佐官」",
      "と{飛驒|ひだ}の{鰺|あじ}ヶ沢。",
      "ん",
    ],
  },
  {
    role: "paragraph",
    columns: ["　均した行は字の間が空きます。", "　詰めた行、^も。^"],
    extra: 37,
  },
  { role: "complimentary-close", columns: ["敬具"], indent: 23 },
  { role: "date-line", columns: ["令和四年十二月二十七日"], indent: 2 },
  { role: "sender", columns: ["総務大臣　松本　剛明"], indent: 14 },
  { role: "addressee", columns: ["奈良県葛\u{E0100}城市長　殿"], sizePt: 20, isRecord: true },
  { role: "artifact", columns: ["一"], indent: 26 },
];

/** The text of `DIFFICULT` without white space; readings stand where they are painted, after their column. */
export const DIFFICULT_TEXT =
  "総行第一二三号拝啓貴職におかれましては、益々御清祥のこととお慶び申し上げます。す。" +
  "一画の⼀と一、〜と～、――の線、「山川」「海」（土）" +
  "奈良県葛\u{E0100}城市と東京都葛飾区、𠮷野家、辻\u{E0100}と辻、" +
  "DX人材を12人、Societyの令和5年、「CIO補佐官」と飛驒の鰺ヶ沢。ひだあじん" +
  "均した行は字の間が空きます。詰めた行、も。敬具令和四年十二月二十七日総務大臣松本剛明" +
  "奈良県葛\u{E0100}城市長殿一";

/** What a test letter says it was made from. */
export const SOURCE = {
  tool: "Shokan test",
  template: "a".repeat(64),
  record: "b".repeat(64),
  edition: "corrected",
} as const;

const LONG = "貴職におかれましては、益々御清祥のこととお慶び申し上";

/** Neighbouring columns that PDFium is tempted to read as one horizontal line. */
export const COLUMN_SHAPES: readonly {
  readonly name: string;
  readonly blocks: readonly TestBlock[];
  readonly text: string;
}[] = [
  {
    name: "columns of one character in a row",
    blocks: [
      { role: "paragraph", columns: ["い", "ろ", "は", "に"] },
      { role: "paragraph", columns: [LONG, "ほ", LONG] },
    ],
    text: `いろはに${LONG}ほ${LONG}`,
  },
  {
    name: "columns of two characters in a row",
    blocks: [{ role: "paragraph", columns: ["いろ", "はに", "ほへ", "とち"] }],
    text: "いろはにほへとち",
  },
  {
    name: "a salutation before a paragraph indented by one",
    blocks: [
      { role: "salutation", columns: ["拝啓"] },
      { role: "paragraph", indent: 1, columns: [LONG] },
      { role: "paragraph", columns: [LONG, "ます。"] },
      { role: "complimentary-close", indent: 1, columns: ["敬具"] },
    ],
    text: `拝啓${LONG}${LONG}ます。敬具`,
  },
  {
    name: "a short last column before an indented paragraph",
    blocks: [
      { role: "paragraph", columns: [LONG, "ます。"] },
      { role: "paragraph", indent: 1, columns: ["末筆ながら", "御自愛ください"] },
      { role: "paragraph", indent: 2, columns: ["ま", "す。", "三字目"] },
    ],
    text: `${LONG}ます。末筆ながら御自愛くださいます。三字目`,
  },
  {
    name: "an addressee of 24 pt behind a date two down",
    blocks: [
      { role: "date-line", indent: 2, columns: ["令和四年十二月二十七日"] },
      { role: "sender", indent: 14, columns: ["総務大臣"] },
      { role: "addressee", sizePt: 24, isRecord: true, columns: ["北海道知事　殿"] },
    ],
    text: "令和四年十二月二十七日総務大臣北海道知事殿",
  },
  {
    name: "two addressees of different sizes",
    blocks: [
      { role: "paragraph", columns: [LONG] },
      { role: "addressee", sizePt: 20, isRecord: true, columns: ["市", "津市長　殿", "津"] },
      { role: "paragraph", columns: [LONG, "す"] },
    ],
    text: `${LONG}市津市長殿津${LONG}す`,
  },
  {
    name: "a body over two pages with a page number each",
    blocks: [
      { role: "paragraph", columns: Array.from({ length: 30 }, () => LONG) },
      { role: "artifact", columns: ["二"], indent: 26 },
      { role: "paragraph", columns: ["い"], newPage: true },
    ],
    text: `${LONG.repeat(30)}二い`,
  },
  {
    name: "ruby beside columns of one and two characters",
    blocks: [
      { role: "paragraph", columns: ["{葛|くず}", "{飛驒|ひだ}", "と{津|つ}"] },
      { role: "paragraph", columns: [`${LONG.slice(0, 20)}{鰺|あじ}`, LONG] },
    ],
    text: `葛くず飛驒ひだと津つ${LONG.slice(0, 20)}鰺あじ${LONG}`,
  },
  {
    name: "widely spread characters with a selector among them",
    blocks: [
      { role: "sender", columns: ["総務大臣"], extra: 800 },
      { role: "sender", columns: ["辻\u{E0100}一郎"], extra: 800 },
      { role: "sender", columns: ["松本剛明"], extra: 333 },
    ],
    text: "総務大臣辻\u{E0100}一郎松本剛明",
  },
];
