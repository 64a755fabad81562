import { type Catalogue, listed, quote, say } from "./catalogue.ts";

/** Codes for a list's text: its bytes, quotes, headings and rows. */
export type CsvFileCodes = {
  /** `offset` counts bytes from 0; `hex` shows up to four bytes from there. */
  "csv/undecodable": { encoding: string; tried: string; offset: number; line: number; hex: string };
  "csv/utf-16-without-mark": Record<never, never>;
  "csv/owner-file": { name: string; original: string };
  "csv/other-format": { format: string };
  "csv/empty-file": Record<never, never>;
  "csv/quote": Record<never, never>;
  "csv/unclosed-quote": Record<never, never>;
  "csv/row-too-long": { limit: number };
  "csv/value-too-long": { length: number; limit: number };
  "csv/too-many-columns": { found: number; limit: number };
  "csv/no-header": { found: string };
  "csv/wrong-delimiter": { delimiter: string };
  /** `rename` is what `nearest` is to be called, or the column itself, where any column that says who is addressed would do. */
  "csv/missing-column": {
    column: string;
    found: string;
    nearest?: string;
    rename?: string;
    parts?: string;
  };
  /** `headings` are those that may mean the column, each in 「」. */
  "csv/ambiguous-column": { column: string; headings: string };
  "csv/duplicate-header": { header: string; first: number; second: number };
  /** `above` stands right above the cell; empty if nothing does. */
  "csv/empty-header": { column: number; above: string };
  /** `cells` are the first of them as a spreadsheet names them. */
  "csv/unread-cells": { cells: string; count: number };
  "csv/column-count": { expected: number; found: number };
  /** `skipped` rows are hidden or struck through, and left out. */
  "csv/no-recipients": { skipped: number };
  "csv/total-row": { word: string; row: number };
  "csv/lone-cell": { found: string; row: number };
  /** `header` is the row of the header. */
  "csv/row-above-header": { found: string; header: number };
  "csv/repeated-header": { header: number; row: number };
  /** `count` rows were taken into the cell; `found` is the first of them. */
  "csv/swallowed-rows": { row: number; count: number; found: string };
};

/** What makes a column of honorifics needless. */
const SAME_HONORIFIC = {
  ja: "敬称がどの宛先も同じなら、ひな形の設定に「敬称: 様」のように書いてください。列は不要になります",
  en: "if all have the same honorific, give it in the template's settings, as in 敬称: 様; no column is then needed",
};

/** The texts for a list's text. */
export const csvFileMessages: Catalogue<CsvFileCodes> = {
  "csv/undecodable": {
    ja: ({ encoding, tried, offset, line, hex }) =>
      say(
        `文字コードが読めません。${tried} のどれとしても正しくないバイトがあります（${encoding} として読むと${line}行目、先頭から${offset}バイト目、16進で ${hex}）`,
        "Excelで開き、「CSV UTF-8（コンマ区切り）」で保存し直してください",
        "途中で切れたファイルや、CSVではないファイルでないか確かめてください",
      ),
    en: ({ encoding, tried, offset, line, hex }) =>
      say(
        `the bytes are not valid in any of ${listed(tried)}: read as ${encoding}, line ${line} breaks at byte ${offset}, hexadecimal ${hex}`,
        "open the list in Excel and save it as CSV UTF-8",
        "check that the file is complete and really a CSV file",
      ),
  },
  "csv/utf-16-without-mark": {
    ja: () =>
      say(
        "UTF-16の文字列ですが、先頭の目印（BOM）がありません",
        "「CSV UTF-8（コンマ区切り）」で保存し直してください",
      ),
    en: () => say("the text is UTF-16 without a byte order mark", "save it as CSV UTF-8"),
  },
  "csv/owner-file": {
    ja: ({ name, original }) =>
      say(
        `${quote(name)} は、Excelでブックを開いている間だけできる目印のファイルで、宛名簿ではありません`,
        `Excelで開いている ${quote(original)} を保存して閉じ、そのファイルを指定してください`,
      ),
    en: ({ name, original }) =>
      say(
        `${quote(name)} is the mark that Excel keeps while a workbook is open, and no list`,
        `save and close ${quote(original)} in Excel, and give that file`,
      ),
  },
  "csv/other-format": {
    ja: ({ format }) =>
      say(
        `このファイルの中身は ${format} です。宛名簿として読めません`,
        "Excelなどの表計算ソフトで開き、Excelブック（.xlsx）か「CSV UTF-8（コンマ区切り）」で保存し直してください",
      ),
    en: ({ format }) =>
      say(
        `the file is ${format}, which cannot be read as a list`,
        "open it in a spreadsheet program and save it as a workbook (.xlsx) or as CSV UTF-8",
      ),
  },
  "csv/empty-file": {
    ja: () => say("ファイルが空です", "正しいファイルを指定したか確かめてください"),
    en: () => say("nothing is written in the file", "check that it is the right file"),
  },
  "csv/quote": {
    ja: () =>
      say(
        '二重引用符（"）の位置が正しくありません',
        '値の中の二重引用符は二つ重ねて（""）書き、値の全体を二重引用符で囲んでください',
        "Excelで開いて保存し直すと直ることがあります",
      ),
    en: () =>
      say(
        "a double quote is in the wrong place",
        "write a double quote within a value twice, and the whole value within double quotes",
        "open the list in Excel and save it again",
      ),
  },
  "csv/unclosed-quote": {
    ja: () =>
      say(
        '二重引用符（"）が閉じられていないため、この行から後を一つの値として読んでいます',
        "この行の二重引用符を確かめて、閉じてください",
      ),
    en: () =>
      say(
        "a double quote is not closed: everything after it is read as one value",
        "look at the double quotes of this row and close the open one",
      ),
  },
  "csv/row-too-long": {
    ja: ({ limit }) =>
      say(
        `1行が長すぎます（${limit}バイトまで）`,
        'この行に、閉じていない二重引用符（"）がないか確かめてください',
      ),
    en: ({ limit }) =>
      say(
        `the row is longer than ${limit} bytes`,
        "check that no double quote in this row is left open",
      ),
  },
  "csv/value-too-long": {
    ja: ({ length, limit }) =>
      say(
        `値が長すぎます（${length}文字。${limit}文字まで）`,
        "宛名簿の値でないものが入っていないか確かめてください",
      ),
    en: ({ length, limit }) =>
      say(
        `the value has ${length} characters, more than ${limit}`,
        "check that it belongs in the list",
      ),
  },
  "csv/too-many-columns": {
    ja: ({ found, limit }) =>
      say(`列が多すぎます（${found}列。${limit}列まで）`, "使わない列を削除してください"),
    en: ({ found, limit }) =>
      say(`there are ${found} columns, more than ${limit}`, "delete the columns not needed"),
  },
  "csv/no-header": {
    ja: ({ found }) =>
      say(
        `見出しの行が見つかりません。最初の行は ${quote(found)} です`,
        "宛先の上に、見出しの行を加えてください。宛先が誰かを示す列（職名、団体名、氏名、宛名のどれか）と「敬称」の列が必要です",
        "宛名簿のファイルを指定したか確かめてください",
      ),
    en: ({ found }) =>
      say(
        `there is no header row; the first row is ${quote(found)}`,
        "write a header above the addressees: one column that says who they are (職名, 団体名, 氏名 or 宛名), and 敬称",
        "check that it is the file of the list",
      ),
  },
  "csv/wrong-delimiter": {
    ja: ({ delimiter }) =>
      say(
        `列が「${delimiter}」で区切られています`,
        "コンマかタブで区切ってください。Excelなら「CSV UTF-8（コンマ区切り）」で保存します",
      ),
    en: ({ delimiter }) =>
      say(
        `the columns are separated by ${quote(delimiter)}`,
        "separate them by commas or tabs: save as CSV UTF-8 in Excel",
      ),
  },
  "csv/missing-column": {
    ja: ({ column, found, nearest, rename, parts }) =>
      rename === undefined
        ? say(
            `列「${column}」がありません。見出しは ${quote(found)} です`,
            nearest === undefined
              ? `見出しの行に「${column}」の列を加えてください`
              : `見出し「${nearest}」が「${column}」のことなら、見出しを「${column}」に直してください`,
            ...(column === "敬称" ? [SAME_HONORIFIC.ja] : []),
          )
        : say(
            `宛先が誰かを示す列（職名、団体名、氏名、宛名のどれか）がありません。見出しは ${quote(found)} です`,
            whoJa(rename, nearest, parts),
          ),
    en: ({ column, found, nearest, rename, parts }) =>
      rename === undefined
        ? say(
            `column ${quote(column)} is missing; the headings are ${quote(listed(found))}`,
            nearest === undefined
              ? `add a column headed ${quote(column)}`
              : `rename heading ${quote(nearest)} to ${quote(column)} if that is what it is`,
            ...(column === "敬称" ? [SAME_HONORIFIC.en] : []),
          )
        : say(
            `no column says who is addressed (職名, 団体名, 氏名 or 宛名); the headings are ${quote(listed(found))}`,
            whoEn(rename, nearest, parts),
          ),
  },
  "csv/ambiguous-column": {
    ja: ({ column, headings }) =>
      say(
        `見出し${headings}は、どちらも「${column}」の列と読めます`,
        `「${column}」として使うほうの見出しを「${column}」に直してください。ほかの列はそのままでかまいません`,
      ),
    en: ({ column, headings }) =>
      say(
        `the headings ${listed(headings)} can all mean the column ${quote(column)}`,
        `rename the one that is used as ${quote(column)}; the others may stay`,
      ),
  },
  "csv/duplicate-header": {
    ja: ({ header, first, second }) =>
      say(
        `見出し「${header}」が${first}列目と${second}列目にあります`,
        "どちらかの見出しを変えるか、不要な列を削除してください",
      ),
    en: ({ header, first, second }) =>
      say(
        `heading ${quote(header)} is in columns ${first} and ${second}`,
        "rename one of them or delete the column that is not needed",
      ),
  },
  "csv/empty-header": {
    ja: ({ column, above }) =>
      say(
        `${column}列目に見出しがありません`,
        above === ""
          ? "見出しを書くか、不要な列を削除してください"
          : `すぐ上の行の「${above}」が見出しなら、この行の同じ列にも書いてください。上の行は、見出しとして読んでいません`,
      ),
    en: ({ column, above }) =>
      say(
        `column ${column} has no heading`,
        above === ""
          ? "write a heading or delete the column"
          : `write ${quote(above)}, which is right above, in this row too if it is the heading; the row above is not read as one`,
      ),
  },
  "csv/unread-cells": {
    ja: ({ cells, count }) =>
      say(
        `見出しのない列に書き込みが${count}か所あります（${cells}）。この列は読みません`,
        "差し込む値なら見出しを書き、不要なら消してください。覚え書きなら、そのままでかまいません",
      ),
    en: ({ cells, count }) =>
      say(
        `columns without a heading have ${count === 1 ? "a cell" : `${count} cells`} with something in it (${listed(cells)}); they are not read`,
        "write a heading if it is to be merged; a mark of your own may stay",
      ),
  },
  "csv/column-count": {
    ja: ({ expected, found }) =>
      say(
        `見出しは${expected}列ですが、この行は${found}列です`,
        '値の中にコンマがあれば、値の全体を二重引用符（"）で囲んでください',
        "列がずれていないか確かめてください。Excelのファイル（.xlsx）をそのまま指定することもできます",
      ),
    en: ({ expected, found }) =>
      say(
        `the header has ${expected} columns, this row has ${found}`,
        "put a value that contains a comma within double quotes",
        "check that no value has slipped into the next column, or give the Excel file itself",
      ),
  },
  "csv/no-recipients": {
    ja: ({ skipped }) =>
      skipped === 0
        ? say("見出しの下に宛先が1件もありません", "宛先を1行に1件ずつ書いてください")
        : say(
            `宛先が1件も残りません。${skipped}行のすべてが、見えない行か取り消し線の引かれた行です`,
            "送るなら、`--hidden keep` を付けるか、再表示して取り消し線を外してください",
          ),
    en: ({ skipped }) =>
      skipped === 0
        ? say("there is no recipient below the header", "write one recipient in each row")
        : say(
            `no recipient is left: all ${skipped} rows are hidden or struck through`,
            "add `--hidden keep` if they are to be sent",
          ),
  },
  "csv/total-row": {
    ja: ({ word, row }) =>
      say(
        `${row}行目は ${quote(word)} の行なので、宛先として読みません`,
        "宛先であれば、団体コードか職名を書いてください。宛先でなければ、この行を削除してください",
      ),
    en: ({ word, row }) =>
      say(
        `row ${row} is a row of ${quote(word)} and not read as a recipient`,
        "write its code or title if it is a recipient, delete the row if it is not",
      ),
  },
  "csv/lone-cell": {
    ja: ({ found, row }) =>
      say(
        `${row}行目には ${quote(found)} だけが書かれています。注記か区切りの見出しの行かもしれません`,
        "宛先でなければ、この行を削除してください",
        "宛先なら、敬称などのほかの列も書いてください",
      ),
    en: ({ found, row }) =>
      say(
        `nothing but ${quote(found)} is written in row ${row}, which may be a note or the heading of a group`,
        "delete the row if nobody is addressed by it",
        "fill in the honorific and the other columns if it is one",
      ),
  },
  "csv/row-above-header": {
    ja: ({ found, header }) =>
      say(
        `見出しの行（${header}行目）より上に、宛先らしい行があります：${quote(found)}`,
        "見出しの行を、宛先のすべての行の上に移してください。見出しを含めて並べ替えるとこうなります",
        "送らない宛先なら、その行を削除してください",
      ),
    en: ({ found, header }) =>
      say(
        `a row above the header (row ${header}) looks like a recipient: ${quote(found)}`,
        "move the header above all recipients; sorting with the header among the rows does this",
        "delete the row if it is not to be sent",
      ),
  },
  "csv/repeated-header": {
    ja: ({ header, row }) =>
      say(
        `${row}行目にも見出しの行があります（一つ目は${header}行目）`,
        "宛名簿を一つにつないだのなら、二つ目からの見出しの行を削除し、列の並びが同じか確かめてください",
      ),
    en: ({ header, row }) =>
      say(
        `row ${row} is a header too; the first is row ${header}`,
        "delete it if lists were put together, and see that their columns are the same",
      ),
  },
  "csv/swallowed-rows": {
    ja: ({ row, count, found }) =>
      say(
        `${row}行目のセルに、次の${count}行が入り込んでいます：${quote(found)}`,
        '閉じていない二重引用符（"）が、この行にないか確かめてください',
      ),
    en: ({ row, count, found }) =>
      say(
        `a cell of row ${row} has taken in the next ${count} rows: ${quote(found)}`,
        "look for a double quote in this row that is not closed",
      ),
  },
};

/** What to do where nothing says whom a list addresses: `parts` are the headings of a name in two columns. */
function whoJa(rename: string, nearest?: string, parts?: string): string {
  if (parts !== undefined)
    return `氏名の列を設け、「${parts}」を続けて入れてください（Excelでは、\`=A2&"　"&B2\` のような式で合わせられます）`;
  return nearest === undefined
    ? "見出しの行に、職名、団体名、氏名、宛名のどれかの列を加えてください"
    : `見出し「${nearest}」が宛先のことなら、見出しを「${rename}」に直してください`;
}

function whoEn(rename: string, nearest?: string, parts?: string): string {
  if (parts !== undefined)
    return `add a column 氏名 with both of 「${parts}」 (in Excel by a formula such as \`=A2&"　"&B2\`)`;
  return nearest === undefined
    ? "add a column headed 職名, 団体名, 氏名 or 宛名"
    : `rename heading ${quote(nearest)} to ${quote(rename)} if that is who is addressed`;
}
