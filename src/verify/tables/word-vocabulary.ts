/** Where an element may be, and which attributes with which values it may have. */
export interface ElementRule {
  readonly within: readonly string[];
  readonly attributes?: Readonly<Record<string, RegExp>>;
}

/** The elements of a part; all others are foreign. */
export type Vocabulary = Readonly<Record<string, ElementRule>>;

const LENGTH = /^\d{1,5}$/u;
const SIZE = /^\d{1,3}$/u;
const ID = /^-?\d{1,6}$/u;
const ON = /^1$/u;
const SWITCH: Readonly<Record<string, RegExp>> = { "w:val": /^[01]$/u };
const INDENT: Readonly<Record<string, RegExp>> = {
  // A line that is raised (擡頭) begins up to three characters above the head of the text, which is on every page's paper.
  "w:leftChars": /^(?:\d{1,5}|-[123]00)$/u,
  "w:left": LENGTH,
  "w:rightChars": LENGTH,
  "w:right": LENGTH,
  "w:hangingChars": LENGTH,
  "w:hanging": LENGTH,
  "w:firstLineChars": LENGTH,
  "w:firstLine": LENGTH,
};
const ALIGNMENT = /^(?:both|left|center|right)$/u;
const EMPHASIS = /^(?:comma|dot|circle)$/u;
const EAST_ASIAN: Readonly<Record<string, RegExp>> = {
  "w:id": ID,
  "w:vert": ON,
  "w:vertCompress": ON,
  "w:combine": ON,
};

/** The ids of the styles of a letter's paragraphs. */
export const PARAGRAPH_STYLE: RegExp =
  /^(?:FootnoteText|Kobun(?:Honbun|Togo|Ketsugo|Hizuke|Sashidashinin|Atena|Bunshobango|Kenmei|Midashi[1-3]|Ki|Ijo|Komoku|Saimoku|Saisaimoku|Bango[1-7]|Migikata|Zu|Zudai|Tsuishin|Hyodai|HyoMidashi|Hyo))(?:B\d{1,2})?$/u;
/** What a paragraph of a style is. */
const ROLES: ReadonlyMap<string, string> = new Map([
  ["KobunHonbun", "paragraph"],
  ["KobunTogo", "salutation"],
  ["KobunKetsugo", "complimentary-close"],
  ["KobunHizuke", "date-line"],
  ["KobunSashidashinin", "sender"],
  ["KobunAtena", "addressee"],
  ["KobunBunshobango", "document-number"],
  ["KobunKenmei", "subject"],
  ["KobunMidashi1", "heading-1"],
  ["KobunMidashi2", "heading-2"],
  ["KobunMidashi3", "heading-3"],
  ["KobunKi", "notes-head"],
  ["KobunIjo", "notes-end"],
  ["KobunKomoku", "list-item"],
  ["KobunSaimoku", "list-item"],
  ["KobunSaisaimoku", "list-item"],
  ...Array.from({ length: 7 }, (_, depth): [string, string] => [
    `KobunBango${depth + 1}`,
    "list-item",
  ]),
  ["FootnoteText", "list-item"],
  ["KobunTsuishin", "postscript"],
  ["KobunMigikata", "corner-mark"],
  ["KobunZu", "figure"],
  ["KobunZudai", "figure-caption"],
  ["KobunHyodai", "table-caption"],
  ["KobunHyoMidashi", "table-head"],
  ["KobunHyo", "table-cell"],
]);

/** What a paragraph of a style is; the styles of a 別紙 with pages of its own end in its number. */
export function roleOfStyle(id: string): string | undefined {
  return ROLES.get(id.replace(/B\d{1,2}$/u, ""));
}

/** The ids of the styles of its runs; that of readings is in readings only. */
const RUN_STYLE =
  /^(?:Kobun(?:Tatechuyoko|Kenten|Warichu|WarichuKaigyo|Jidori|Bunkatsukinshi|Rubi|JukugoRubi)|FootnoteReference)$/u;
/** The style of the page number. */
const PAGE_NUMBER_STYLE = /^KobunPeji$/u;

const TABLE_LENGTH: Readonly<Record<string, RegExp>> = { "w:w": LENGTH, "w:type": /^dxa$/u };
const TABLE_RULE: Readonly<Record<string, RegExp>> = {
  "w:val": /^single$/u,
  "w:sz": /^4$/u,
  "w:space": /^0$/u,
  "w:color": /^auto$/u,
};

/** The same of a frame around the page. */
const FRAME_RULE: Readonly<Record<string, RegExp>> = {
  "w:val": /^(?:single|double|thickThinSmallGap|thinThickSmallGap)$/u,
  "w:sz": /^(?:4|6|18)$/u,
  "w:space": /^(?:[0-2]?\d|3[01])$/u,
  "w:color": /^auto$/u,
};

/** A ruled table, its head repeated, no row parted. */
const TABLE: Vocabulary = {
  "w:tbl": { within: ["w:body"] },
  "w:tblPr": { within: ["w:tbl"] },
  "w:tblW": { within: ["w:tblPr"], attributes: TABLE_LENGTH },
  "w:tblInd": { within: ["w:tblPr"], attributes: { "w:w": /^0$/u, "w:type": /^dxa$/u } },
  "w:tblBorders": { within: ["w:tblPr"] },
  "w:tblLayout": { within: ["w:tblPr"], attributes: { "w:type": /^fixed$/u } },
  "w:tblCellMar": { within: ["w:tblPr"] },
  "w:top": { within: ["w:tblBorders", "w:pgBorders"], attributes: FRAME_RULE },
  "w:bottom": { within: ["w:tblBorders", "w:pgBorders"], attributes: FRAME_RULE },
  "w:left": {
    within: ["w:tblBorders", "w:tblCellMar", "w:pgBorders"],
    attributes: { ...FRAME_RULE, ...TABLE_LENGTH },
  },
  "w:right": {
    within: ["w:tblBorders", "w:tblCellMar", "w:pgBorders"],
    attributes: { ...FRAME_RULE, ...TABLE_LENGTH },
  },
  "w:insideH": { within: ["w:tblBorders"], attributes: TABLE_RULE },
  "w:insideV": { within: ["w:tblBorders"], attributes: TABLE_RULE },
  "w:tblGrid": { within: ["w:tbl"] },
  "w:gridCol": { within: ["w:tblGrid"], attributes: { "w:w": LENGTH } },
  "w:tr": { within: ["w:tbl"] },
  "w:trPr": { within: ["w:tr"] },
  "w:cantSplit": { within: ["w:trPr"] },
  "w:tblHeader": { within: ["w:trPr"] },
  "w:tc": { within: ["w:tr"] },
  "w:tcPr": { within: ["w:tc"] },
  "w:tcW": { within: ["w:tcPr"], attributes: TABLE_LENGTH },
  "w:vAlign": { within: ["w:tcPr"], attributes: { "w:val": /^center$/u } },
};

const ZERO = /^0$/u;
const EMU = /^\d{1,8}$/u;
const MAIN_DRAWING = /^http:\/\/schemas\.openxmlformats\.org\/drawingml\/2006\/main$/u;
const PICTURE_DRAWING = /^http:\/\/schemas\.openxmlformats\.org\/drawingml\/2006\/picture$/u;
const EXTENT: Readonly<Record<string, RegExp>> = { cx: EMU, cy: EMU };

/** A picture in the line; which it is, what is said of it and how large it is are compared with the letter. */
const PICTURE: Vocabulary = {
  // A seal in vertical lines is told in two ways, which are the same but for its place.
  "mc:AlternateContent": { within: ["w:r"] },
  "mc:Choice": { within: ["mc:AlternateContent"], attributes: { Requires: /^w15$/u } },
  "mc:Fallback": { within: ["mc:AlternateContent"] },
  "w:drawing": { within: ["w:r", "mc:Choice", "mc:Fallback"] },
  "wp:inline": {
    within: ["w:drawing"],
    attributes: { distT: ZERO, distB: ZERO, distL: ZERO, distR: ZERO },
  },
  "wp:anchor": {
    within: ["w:drawing"],
    attributes: {
      distT: ZERO,
      distB: ZERO,
      distL: ZERO,
      distR: ZERO,
      simplePos: ZERO,
      relativeHeight: ON,
      behindDoc: ZERO,
      locked: ZERO,
      layoutInCell: ON,
      allowOverlap: ON,
    },
  },
  "wp:simplePos": { within: ["wp:anchor"], attributes: { x: ZERO, y: ZERO } },
  "wp:positionH": { within: ["wp:anchor"], attributes: { relativeFrom: /^character$/u } },
  "wp:positionV": {
    within: ["wp:anchor"],
    attributes: { relativeFrom: /^(?:paragraph|bottomMargin|page)$/u },
  },
  "wp:posOffset": { within: ["wp:positionH", "wp:positionV"] },
  "wp:wrapNone": { within: ["wp:anchor"] },
  "wp:extent": { within: ["wp:inline", "wp:anchor"], attributes: EXTENT },
  "wp:effectExtent": {
    within: ["wp:inline", "wp:anchor"],
    attributes: { l: EMU, t: EMU, r: EMU, b: EMU },
  },
  "wp:docPr": {
    within: ["wp:inline", "wp:anchor"],
    attributes: { id: ID, name: /^[^/]*$/u, descr: /./u },
  },
  "wp:cNvGraphicFramePr": { within: ["wp:inline", "wp:anchor"] },
  "a:graphicFrameLocks": {
    within: ["wp:cNvGraphicFramePr"],
    attributes: { "xmlns:a": MAIN_DRAWING, noChangeAspect: ON },
  },
  "a:graphic": { within: ["wp:inline", "wp:anchor"], attributes: { "xmlns:a": MAIN_DRAWING } },
  "a:graphicData": { within: ["a:graphic"], attributes: { uri: PICTURE_DRAWING } },
  "pic:pic": { within: ["a:graphicData"], attributes: { "xmlns:pic": PICTURE_DRAWING } },
  "pic:nvPicPr": { within: ["pic:pic"] },
  "pic:cNvPr": { within: ["pic:nvPicPr"], attributes: { id: ID, name: /^[^/]*$/u } },
  "pic:cNvPicPr": { within: ["pic:nvPicPr"] },
  "pic:blipFill": { within: ["pic:pic"] },
  "a:blip": { within: ["pic:blipFill"], attributes: { "r:embed": /^rId\d+$/u } },
  "a:stretch": { within: ["pic:blipFill"] },
  "a:fillRect": { within: ["a:stretch"] },
  "pic:spPr": { within: ["pic:pic"] },
  "a:xfrm": {
    within: ["pic:spPr"],
    attributes: { rot: /^(?:5400000|10800000|16200000)$/u, flipH: ON, flipV: ON },
  },
  "a:off": { within: ["a:xfrm"], attributes: { x: ZERO, y: ZERO } },
  "a:ext": { within: ["a:xfrm"], attributes: EXTENT },
  "a:prstGeom": { within: ["pic:spPr"], attributes: { prst: /^rect$/u } },
  "a:avLst": { within: ["a:prstGeom"] },
};

const RUN_PROPERTIES: ElementRule = { within: ["w:r"] };
const RUN_NAME: ElementRule = { within: ["w:rPr"], attributes: { "w:val": RUN_STYLE } };
const RUN_FONTS: ElementRule = {
  within: ["w:rPr"],
  attributes: {
    "w:hint": /^eastAsia$/u,
    "w:ascii": /./u,
    "w:eastAsia": /./u,
    "w:hAnsi": /./u,
  },
};

const RUN: Vocabulary = {
  ...{ "w:rPr": RUN_PROPERTIES, "w:rStyle": RUN_NAME, "w:rFonts": RUN_FONTS },
  "w:spacing": {
    within: ["w:rPr", "w:pPr"],
    attributes: {
      // Less than its own room is for the white after a label alone.
      "w:val": /^(?:\d{1,5}|-\d{1,3})$/u,
      "w:beforeLines": LENGTH,
      "w:before": LENGTH,
      "w:afterLines": LENGTH,
      "w:after": LENGTH,
      // The lines of a paragraph have a height of their own where it parts two tables, and nowhere else.
      "w:line": LENGTH,
      "w:lineRule": /^exact$/u,
    },
  },
  "w:w": { within: ["w:rPr"], attributes: { "w:val": /^\d{1,2}$/u } },
  "w:sz": { within: ["w:rPr"], attributes: { "w:val": SIZE } },
  "w:szCs": { within: ["w:rPr"], attributes: { "w:val": SIZE } },
  "w:fitText": { within: ["w:rPr"], attributes: { "w:val": LENGTH, "w:id": ID } },
  // What has a line or is small is compared with the letter, character by character.
  "w:strike": { within: ["w:rPr"] },
  "w:b": { within: ["w:rPr"] },
  "w:bCs": { within: ["w:rPr"] },
  "w:u": { within: ["w:rPr"], attributes: { "w:val": /^(?:single|double)$/u } },
  "w:bdr": { within: ["w:rPr"], attributes: TABLE_RULE },
  "w:vertAlign": { within: ["w:rPr"], attributes: { "w:val": /^(?:super|sub)script$/u } },
  "w:em": { within: ["w:rPr"], attributes: { "w:val": EMPHASIS } },
  "w:eastAsianLayout": { within: ["w:rPr"], attributes: EAST_ASIAN },
  // Hidden is only what keeps upright letters apart, which is no text.
  "w:vanish": { within: ["w:rPr"] },
  "w:softHyphen": { within: ["w:r"] },
};

/** Which pages a head or a foot is for, and the part that has it. */
const REFERENCE: Readonly<Record<string, RegExp>> = {
  "w:type": /^(?:default|first)$/u,
  "r:id": /^rId\d+$/u,
};

/** The document of a vertical or horizontal letter. */
export const DOCUMENT_VOCABULARY: Vocabulary = {
  "w:document": { within: [""], attributes: { "mc:Ignorable": /^[\w ]*$/u } },
  "w:body": { within: ["w:document"] },
  "w:p": { within: ["w:body", "w:tc"] },
  "w:pPr": { within: ["w:p"] },
  "w:pStyle": { within: ["w:pPr"], attributes: { "w:val": PARAGRAPH_STYLE } },
  "w:snapToGrid": { within: ["w:pPr"], attributes: { "w:val": /^0$/u } },
  ...TABLE,
  "w:pageBreakBefore": { within: ["w:pPr"] },
  "w:ind": { within: ["w:pPr"], attributes: INDENT },
  "w:jc": { within: ["w:pPr", "w:tblPr"], attributes: { "w:val": ALIGNMENT } },
  "w:r": { within: ["w:p", "w:rt", "w:rubyBase"] },
  ...RUN,
  ...PICTURE,
  "w:t": { within: ["w:r"], attributes: { "xml:space": /^preserve$/u } },
  "w:br": { within: ["w:r"] },
  "w:tab": { within: ["w:r"] },
  "w:ruby": { within: ["w:r"] },
  "w:rubyPr": { within: ["w:ruby"] },
  "w:rubyAlign": {
    within: ["w:rubyPr"],
    attributes: { "w:val": /^(?:center|distributeSpace)$/u },
  },
  "w:hps": { within: ["w:rubyPr"], attributes: { "w:val": SIZE } },
  "w:hpsRaise": { within: ["w:rubyPr"], attributes: { "w:val": SIZE } },
  "w:hpsBaseText": { within: ["w:rubyPr"], attributes: { "w:val": SIZE } },
  "w:lid": { within: ["w:rubyPr"], attributes: { "w:val": /^ja-JP$/u } },
  "w:rt": { within: ["w:ruby"] },
  "w:rubyBase": { within: ["w:ruby"] },
  "w:sectPr": { within: ["w:body", "w:pPr"] },
  "w:headerReference": { within: ["w:sectPr"], attributes: REFERENCE },
  "w:footerReference": { within: ["w:sectPr"], attributes: REFERENCE },
  "w:titlePg": { within: ["w:sectPr"] },
  "w:footnotePr": { within: ["w:sectPr"] },
  "w:numFmt": { within: ["w:footnotePr"], attributes: { "w:val": /^decimalFullWidth$/u } },
  "w:pgSz": {
    within: ["w:sectPr"],
    attributes: {
      "w:w": LENGTH,
      "w:h": LENGTH,
      "w:orient": /^(?:landscape|portrait)$/u,
      "w:code": SIZE,
    },
  },
  "w:pgMar": {
    within: ["w:sectPr"],
    attributes: {
      "w:top": LENGTH,
      "w:right": LENGTH,
      "w:bottom": LENGTH,
      "w:left": LENGTH,
      "w:header": LENGTH,
      "w:footer": LENGTH,
      "w:gutter": /^0$/u,
    },
  },
  "w:pgBorders": { within: ["w:sectPr"], attributes: { "w:offsetFrom": /^page$/u } },
  "w:pgNumType": {
    within: ["w:sectPr"],
    attributes: { "w:fmt": /^(?:japaneseCounting|decimal)$/u, "w:start": /^1$/u },
  },
  "w:textDirection": { within: ["w:sectPr"], attributes: { "w:val": /^(?:tbRl|lrTb)$/u } },
  "w:docGrid": {
    within: ["w:sectPr"],
    attributes: { "w:type": /^lines$/u, "w:linePitch": LENGTH },
  },
};

/** What stands at the heads and the feet of pages (柱): words, the tabs between them, the fields of numbers. */
export const RUNNING_VOCABULARY: Vocabulary = {
  // Their characters have the size of their style, and nothing that hides, moves or marks them.
  ...{ "w:rPr": RUN_PROPERTIES, "w:rStyle": RUN_NAME, "w:rFonts": RUN_FONTS },
  "w:hdr": { within: [""], attributes: { "mc:Ignorable": /^[\w ]*$/u } },
  "w:ftr": { within: [""], attributes: { "mc:Ignorable": /^[\w ]*$/u } },
  "w:p": { within: ["w:hdr", "w:ftr"] },
  "w:pPr": { within: ["w:p"] },
  "w:pStyle": { within: ["w:pPr"], attributes: { "w:val": /^KobunHashira(?:B\d{1,2})?$/u } },
  "w:tabs": { within: ["w:pPr"] },
  "w:tab": {
    within: ["w:tabs", "w:r"],
    attributes: { "w:val": /^(?:center|right)$/u, "w:pos": LENGTH },
  },
  "w:r": { within: ["w:p"] },
  "w:fldChar": {
    within: ["w:r"],
    attributes: { "w:fldCharType": /^(?:begin|separate|end)$/u },
  },
  "w:instrText": { within: ["w:r"], attributes: { "xml:space": /^preserve$/u } },
  "w:t": { within: ["w:r"], attributes: { "xml:space": /^preserve$/u } },
};

/** The foot of a page: its number, and nothing else. */
export const FOOTER_VOCABULARY: Vocabulary = {
  "w:ftr": { within: [""], attributes: { "mc:Ignorable": /^[\w ]*$/u } },
  "w:p": { within: ["w:ftr"] },
  "w:pPr": { within: ["w:p"] },
  "w:pStyle": { within: ["w:pPr"], attributes: { "w:val": PAGE_NUMBER_STYLE } },
  "w:r": { within: ["w:p"] },
  "w:fldChar": {
    within: ["w:r"],
    attributes: { "w:fldCharType": /^(?:begin|separate|end)$/u },
  },
  "w:instrText": { within: ["w:r"], attributes: { "xml:space": /^preserve$/u } },
  "w:t": { within: ["w:r"], attributes: { "xml:space": /^preserve$/u } },
};

/** The head of a page of a letter that has places of seals, and no words there: an empty paragraph. */
export const EMPTY_HEAD_VOCABULARY: Vocabulary = {
  "w:hdr": { within: [""], attributes: { "mc:Ignorable": /^[\w ]*$/u } },
  "w:p": { within: ["w:hdr"] },
  "w:pPr": { within: ["w:p"] },
  "w:pStyle": { within: ["w:pPr"], attributes: { "w:val": PAGE_NUMBER_STYLE } },
};

/** Notes: the two separators that every Word file has. */
export const NOTES_VOCABULARY: Vocabulary = Object.fromEntries(
  ["foot", "end"].flatMap((kind): [string, ElementRule][] => [
    [`w:${kind}notes`, { within: [""], attributes: { "mc:Ignorable": /^[\w ]*$/u } }],
    [
      `w:${kind}note`,
      {
        within: [`w:${kind}notes`],
        attributes: { "w:type": /^(?:separator|continuationSeparator)$/u, "w:id": ID },
      },
    ],
    ["w:p", { within: ["w:footnote", "w:endnote"] }],
    ["w:pPr", { within: ["w:p"] }],
    [
      "w:spacing",
      {
        within: ["w:pPr"],
        attributes: { "w:after": /^0$/u, "w:line": LENGTH, "w:lineRule": /^auto$/u },
      },
    ],
    ["w:r", { within: ["w:p"] }],
    ["w:rPr", { within: ["w:r"] }],
    [
      "w:rStyle",
      { within: ["w:rPr"], attributes: { "w:val": /^(?:Footnote|Endnote)Reference$/u } },
    ],
    [`w:${kind}noteRef`, { within: ["w:r"] }],
    ["w:separator", { within: ["w:r"] }],
    ["w:continuationSeparator", { within: ["w:r"] }],
  ]),
);

const STYLE_ID =
  /^(?:a[0-2]?|(?:Footnote|Endnote)Reference|FootnoteText(?:B\d{1,2})?|Kobun(?:Honbun|Togo|Ketsugo|Hizuke|Sashidashinin|Atena|Bunshobango|Kenmei|Midashi[1-3]|Ki|Ijo|Komoku|Saimoku|Saisaimoku|Bango[1-7]|Migikata|Zu|Zudai|Tsuishin|Hyodai|HyoMidashi|Hyo|Hashira)(?:B\d{1,2})?|Kobun(?:Peji|Tatechuyoko|Kenten|Warichu|WarichuKaigyo|Jidori|Bunkatsukinshi|Rubi|JukugoRubi))$/u;
const IN_STYLE = ["w:style"];
const MARGIN = { within: ["w:tblCellMar"], attributes: { "w:w": SIZE, "w:type": /^dxa$/u } };

/** The styles: the defaults, the base styles of every Word file, and a letter's own. */
export const STYLES_VOCABULARY: Vocabulary = {
  "w:styles": { within: [""] },
  "w:docDefaults": { within: ["w:styles"] },
  "w:rPrDefault": { within: ["w:docDefaults"] },
  "w:pPrDefault": { within: ["w:docDefaults"] },
  "w:rPr": { within: ["w:rPrDefault", "w:style"] },
  "w:rFonts": {
    within: ["w:rPr"],
    attributes: { "w:ascii": /./u, "w:eastAsia": /./u, "w:hAnsi": /./u, "w:cs": /./u },
  },
  "w:kern": { within: ["w:rPr"], attributes: { "w:val": /^0$/u } },
  "w:sz": { within: ["w:rPr"], attributes: { "w:val": SIZE } },
  "w:szCs": { within: ["w:rPr"], attributes: { "w:val": SIZE } },
  "w:lang": {
    within: ["w:rPr"],
    attributes: { "w:val": /^en-US$/u, "w:eastAsia": /^ja-JP$/u, "w:bidi": /^ar-SA$/u },
  },
  "w:em": { within: ["w:rPr"], attributes: { "w:val": EMPHASIS } },
  "w:eastAsianLayout": { within: ["w:rPr"], attributes: EAST_ASIAN },
  "w:vertAlign": { within: ["w:rPr"], attributes: { "w:val": /^superscript$/u } },
  "w:style": {
    within: ["w:styles"],
    attributes: {
      "w:type": /^(?:paragraph|character|table|numbering)$/u,
      "w:default": ON,
      "w:customStyle": ON,
      "w:styleId": STYLE_ID,
    },
  },
  "w:name": { within: IN_STYLE, attributes: { "w:val": /./u } },
  "w:basedOn": { within: IN_STYLE, attributes: { "w:val": /^a0?$/u } },
  "w:next": { within: IN_STYLE, attributes: { "w:val": PARAGRAPH_STYLE } },
  "w:uiPriority": { within: IN_STYLE, attributes: { "w:val": SIZE } },
  "w:semiHidden": { within: IN_STYLE },
  "w:unhideWhenUsed": { within: IN_STYLE },
  "w:qFormat": { within: IN_STYLE },
  "w:pPr": { within: IN_STYLE },
  "w:keepNext": { within: ["w:pPr"] },
  "w:widowControl": { within: ["w:pPr"], attributes: SWITCH },
  "w:kinsoku": { within: ["w:pPr"], attributes: SWITCH },
  "w:overflowPunct": { within: ["w:pPr"], attributes: SWITCH },
  "w:topLinePunct": { within: ["w:pPr"], attributes: SWITCH },
  "w:autoSpaceDE": { within: ["w:pPr"], attributes: SWITCH },
  "w:autoSpaceDN": { within: ["w:pPr"], attributes: SWITCH },
  "w:adjustRightInd": { within: ["w:pPr"], attributes: SWITCH },
  "w:snapToGrid": { within: ["w:pPr"], attributes: SWITCH },
  "w:spacing": {
    within: ["w:pPr"],
    attributes: {
      "w:beforeLines": LENGTH,
      "w:before": LENGTH,
      // A line of a height that would cut its characters off is foreign.
      "w:line": /^\d{3,5}$/u,
      "w:lineRule": /^exact$/u,
    },
  },
  "w:ind": { within: ["w:pPr"], attributes: INDENT },
  "w:jc": { within: ["w:pPr"], attributes: { "w:val": ALIGNMENT } },
  "w:outlineLvl": { within: ["w:pPr"], attributes: { "w:val": /^[0-2]$/u } },
  "w:tblPr": { within: IN_STYLE },
  "w:tblInd": { within: ["w:tblPr"], attributes: { "w:w": /^0$/u, "w:type": /^dxa$/u } },
  "w:tblCellMar": { within: ["w:tblPr"] },
  "w:top": MARGIN,
  "w:left": MARGIN,
  "w:bottom": MARGIN,
  "w:right": MARGIN,
};

/** What the characters of a style may have besides a size; styles of paragraphs have nothing else. */
export const STYLE_CHARACTERS: ReadonlyMap<string, string> = new Map([
  ["KobunTatechuyoko", "w:eastAsianLayout"],
  ["KobunWarichu", "w:eastAsianLayout"],
  ["KobunWarichuKaigyo", "w:eastAsianLayout"],
  ["KobunKenten", "w:em"],
  ["FootnoteReference", "w:vertAlign"],
  ["EndnoteReference", "w:vertAlign"],
]);

/** The elements of the settings; none of them shows, hides or protects anything. */
export const SETTINGS: ReadonlySet<string> = new Set([
  "w:settings",
  "w:zoom",
  "w:embedTrueTypeFonts",
  // Letters made before each font had a name of its own have this one.
  "w:saveSubsetFonts",
  "w:bordersDoNotSurroundHeader",
  "w:bordersDoNotSurroundFooter",
  "w:defaultTabStop",
  "w:drawingGridHorizontalSpacing",
  "w:displayHorizontalDrawingGridEvery",
  "w:displayVerticalDrawingGridEvery",
  "w:characterSpacingControl",
  "w:strictFirstAndLastChars",
  "w:noLineBreaksAfter",
  "w:noLineBreaksBefore",
  "w:footnotePr",
  "w:footnote",
  "w:endnotePr",
  "w:endnote",
  "w:compat",
  "w:spaceForUL",
  "w:balanceSingleByteDoubleByteWidth",
  "w:doNotLeaveBackslashAlone",
  "w:ulTrailSpace",
  "w:doNotExpandShiftReturn",
  "w:adjustLineHeightInTable",
  "w:useFELayout",
  "w:compatSetting",
  "w:themeFontLang",
  "w:clrSchemeMapping",
  "w:decimalSymbol",
  "w:listSeparator",
]);

/** The attributes of the settings. */
export const SETTINGS_ATTRIBUTE: RegExp =
  /^(?:xmlns:w|w:(?:percent|val|lang|id|name|uri|eastAsia|bg[12]|t[12]|accent[1-6]|hyperlink|followedHyperlink))$/u;

/** The parts of a letter's package. */
export const PART_NAME: RegExp =
  /^(?:\[Content_Types\]\.xml|_rels\/\.rels|docProps\/(?:app|core|custom)\.xml|word\/(?:document|endnotes|fontTable|(?:header|footer)\d{1,2}|footnotes|numbering|settings|styles)\.xml|word\/_rels\/(?:document|endnotes|fontTable|(?:header|footer)\d{1,2}|footnotes)\.xml\.rels|word\/theme\/theme1\.xml|word\/fonts\/font\d+\.odttf|word\/media\/picture\d{1,3}\.(?:png|jpeg))$/u;

/** What the document's relationships lead to. */
export const DOCUMENT_TARGETS: ReadonlyMap<string, string> = new Map([
  ["styles", "styles.xml"],
  ["numbering", "numbering.xml"],
  ["footnotes", "footnotes.xml"],
  ["endnotes", "endnotes.xml"],
  ["settings", "settings.xml"],
  ["theme", "theme/theme1.xml"],
  ["fontTable", "fontTable.xml"],
]);

/** The fonts that a letter names without carrying them. */
export const SYSTEM_FONTS: ReadonlySet<string> = new Set([
  "ＭＳ 明朝",
  "游明朝",
  "ＭＳ ゴシック",
  "游ゴシック",
]);
