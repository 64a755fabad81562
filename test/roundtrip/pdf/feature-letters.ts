/** Characters of one size in a column: what they say, the column's middle and their head. Units: points. */
export type ShownColumn = readonly [text: string, x: number, y: number];

/** A small letter that shows one thing, and where its characters must stand. */
export interface FeatureLetter {
  readonly feature: string;
  /** The template's text after its settings. */
  readonly body: string;
  /** The addressee's 職名, for bodies that name it. */
  readonly addressee?: string;
  /** Settings of the page format, over those that all these letters have. */
  readonly format?: string;
  /** Every page's columns in reading order, reckoned by hand; readings and marks follow their column. */
  readonly pages: readonly (readonly ShownColumn[])[];
}

/**
 * The letters of the goldens, one a feature.
 *
 * Units: 10 pt characters, 12 in a column, columns 20 pt apart. The first column's middle is at x = 795, its head at
 * y = 500 and its foot at y = 380, so that positions can be read off.
 */
export const FEATURE_LETTERS: readonly FeatureLetter[] = [
  {
    feature: "plain-paragraph",
    body: "［＃頭語］拝啓\n貴職におかれましては平素より格別の御協力を賜り感謝申し上げます\n［＃結語］敬具",
    // The paragraph is indented by one, the close ends one above the foot.
    pages: [
      [
        ["拝啓", 795, 500],
        ["貴職におかれましては平", 775, 490],
        ["素より格別の御協力を賜り", 755, 500],
        ["感謝申し上げます", 735, 500],
        ["敬具", 715, 410],
      ],
    ],
  },
  {
    feature: "punctuation",
    body: [
      "国の、「書簡」（案）、東京・大阪。",
      "あいうえおかきくけこ、「次」である。",
      "「会」「議」（」（）「「重」」。",
    ].join("\n"),
    // A bracket at a column's head is half an em long and begins at the head itself.
    pages: [
      [
        // 国の would have to be a quarter em apart; the brackets are solid instead.
        ["国の、「書簡」（案）、東京・", 795, 490],
        ["大阪。", 775, 500],
        ["あいうえおかきくけこ、", 755, 490],
        ["「次」である。", 735, 500],
        ["「会」「議」（」（）「「重」」。", 715, 490],
      ],
    ],
  },
  {
    feature: "dashes",
    body: "［＃天付き］国――県……市、七〜九、五～六ー。",
    pages: [
      [
        ["国――県……市、七〜九、", 795, 500],
        ["五～六ー。", 775, 500],
      ],
    ],
  },
  {
    feature: "tate-chu-yoko",
    body: "［＃天付き］令和5年12月、第［＃縦中横］123［＃縦中横終わり］号、8〜10日",
    pages: [
      [
        ["令和5年12月、第123号、", 795, 500],
        ["8〜10日", 775, 500],
      ],
    ],
  },
  {
    feature: "rotated-latin",
    body: "［＃天付き］政策Society 5.0とDX、digital庁",
    pages: [
      [
        ["政策Society 5.0とDX、", 795, 500],
        ["digital庁", 775, 500],
      ],
    ],
  },
  {
    feature: "ruby-mono",
    body: "［＃天付き］｜雫《しずく》町の｜鰺《あじ》、｜津《つ》と｜日《ひ》。",
    // しずく is half an em longer than 雫 and begins at the head, so 雫 stands a quarter of an em down.
    pages: [
      [
        ["雫町の鰺、津と日。", 795, 497.5],
        ["しずくあじつひ", 802.5, 500],
      ],
    ],
  },
  {
    feature: "ruby-group",
    body: "［＃天付き］｜飛驒《ひだ》の｜今日《きょう》、｜時雨《しぐれ》が｜東京《とう｜きょう》に",
    // ひだ stands over 飛驒 with white of 1 : 2 : 1, which makes the first a quarter of an em.
    pages: [
      [
        ["飛驒の今日、時雨が東京に", 795, 500],
        ["ひだきょうしぐれとうきょう", 802.5, 497.5],
      ],
    ],
  },
  {
    feature: "emphasis",
    body: [
      "［＃天付き］特に重要［＃「重要」に傍点］な点、",
      "［＃天付き］丸［＃「丸」に丸傍点］と白［＃「白」に白丸傍点］と胡［＃「胡」に白ゴマ傍点］",
    ].join("\n"),
    // The marks say nothing but a space each.
    pages: [
      [
        ["特に重要な点、", 795, 500],
        ["  ", 802.5, 477.5],
        ["丸と白と胡", 775, 500],
        ["   ", 782.5, 497.5],
      ],
    ],
  },
  {
    feature: "warichu",
    body: "［＃天付き］同法［＃割り注］昭和二十二年法律第六十七号［＃割り注終わり］により管下［＃割り注］島を含む［＃割り注終わり］に",
    // Characters of 6 pt in two lines, 3 pt to the right and to the left of the column's middle; the second note goes
    // over to the next column. The first column is widened by 2 pt: a share at each of seven places and six tenths of
    // one behind the small characters, so a share is 2 / 7.6 pt and the first note begins 20.53 pt down.
    pages: [
      [
        ["同法", 795, 500],
        ["昭和二十二年法", 798, 479.47],
        ["律第六十七号", 792, 479.47],
        ["により管下", 795, 437.32],
        ["島", 798, 386],
        ["を", 792, 386],
        ["含", 778, 500],
        ["む", 772, 500],
        ["に", 775, 494],
      ],
    ],
  },
  {
    feature: "ivs",
    addressee: "葛\u{E0100}城市長",
    body: "［＃天付き］葛\u{E0100}城と葛飾、辻\u{E0100}と辻\n［＃宛名］{{職名}}　{{敬称}}",
    pages: [
      [
        ["葛\u{E0100}城と葛飾、辻\u{E0100}と辻", 795, 500],
        ["葛\u{E0100}城市長　殿", 775, 500],
      ],
    ],
  },
  {
    feature: "supplementary-plane",
    addressee: "𠮷野町長",
    body: "［＃天付き］𠮷野町と一関市、𠮷と吉\n［＃宛名］{{職名}}　{{敬称}}",
    pages: [
      [
        ["𠮷野町と一関市、𠮷と吉", 795, 500],
        ["𠮷野町長　殿", 775, 500],
      ],
    ],
  },
  {
    feature: "placement",
    format: "行数: 13",
    body: [
      "天の行から始まる一字下げの段落",
      "［＃３字下げ］三字下げの行は折り返しても三字",
      "［＃２字下げ、折り返して１字下げ］二字、折り返して一字の段落",
      "［＃地付き］地付きの段落は十二文字に",
      "［＃地から２字上げ］二字上げ",
      "［＃中央揃え］中央",
      "［＃天付き］前の行［＃改行］後の行",
      "［＃１行空き］",
      "［＃天付き］空けた後",
    ].join("\n"),
    pages: [
      [
        ["天の行から始まる一字下", 795, 490],
        ["げの段落", 775, 500],
        ["三字下げの行は折り", 755, 470],
        ["返しても三字", 735, 470],
        ["二字、折り返して一字", 715, 480],
        ["の段落", 695, 490],
        ["地付きの段落は十二文字に", 675, 500],
        ["二字上げ", 655, 440],
        ["中央", 635, 450],
        ["前の行", 615, 500],
        ["後の行", 595, 500],
        ["空けた後", 555, 500],
      ],
    ],
  },
  {
    feature: "page-break",
    body: "［＃天付き］一枚目\n［＃改ページ］\n［＃天付き］二枚目",
    pages: [[["一枚目", 795, 500]], [["二枚目", 795, 500]]],
  },
  {
    feature: "jidori",
    body: "［＃天付き］［＃５字取り］氏名［＃字取り終わり］と［＃５字取り］住所録［＃字取り終わり］",
    pages: [[["氏名と住所録", 795, 500]]],
  },
  {
    feature: "two-pages",
    format: "行数: 4, ノンブル: 漢数字",
    body: "この段落は五行に及び、四行の頁に入りきらないので、次の頁へ続き、構造では一つの段落のままである。\n［＃天付き］次",
    // No line of a paragraph stands alone on a page, so its five are parted after the third.
    // The numbers are 7.5 pt wide in the middle of the sheet, 841.89 pt wide, and of the 380 pt below the columns.
    pages: [
      [
        ["この段落は五行に及び、", 795, 490],
        ["四行の頁に入りきらない", 775, 500],
        ["ので、次の頁へ続き、構造", 755, 500],
        ["一", 417.2, 187.15],
      ],
      [
        ["では一つの段落のままで", 795, 500],
        ["ある。", 775, 500],
        ["次", 755, 500],
        ["二", 417.2, 187.15],
      ],
    ],
  },
];
