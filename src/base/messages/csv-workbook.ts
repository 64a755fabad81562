import { type Catalogue, quote, say } from "./catalogue.ts";

/** Codes for a list that comes as a workbook of Excel. */
export type CsvWorkbookCodes = {
  "csv/hidden-rows": { count: number; rows: string };
  "csv/workbook-damaged": { part: string };
  "csv/workbook-too-large": { limit: number };
  "csv/workbook-locked": Record<never, never>;
  "csv/not-a-workbook": Record<never, never>;
  "csv/several-sheets": { names: string };
  "csv/other-sheet": { name: string };
  "csv/cell-error": { value: string };
  "csv/cell-unreadable": { value: string };
  "csv/formula-without-value": Record<never, never>;
  "csv/impossible-date": { value: string };
  "csv/merged-cells": { range: string };
  "csv/number-shown-otherwise": { value: string };
};

/** The texts for a list that comes as a workbook of Excel. */
export const csvWorkbookMessages: Catalogue<CsvWorkbookCodes> = {
  "csv/hidden-rows": {
    ja: ({ count, rows }) =>
      say(
        `非表示の行が${count}行あり、宛先に含めます（${rows}行目）`,
        "送らない宛先なら、Excelでその行を削除してください。送る宛先なら、フィルターを解除して再表示してください",
      ),
    en: ({ count, rows }) =>
      say(
        `${count} hidden rows are among the recipients (rows ${rows})`,
        "delete the rows in Excel if they are not to be sent, show them if they are",
      ),
  },
  "csv/workbook-damaged": {
    ja: ({ part }) =>
      say(
        `Excelのファイルが壊れています（${quote(part)} が読めません）`,
        "Excelで開いて、名前を付けて保存し直してください",
      ),
    en: ({ part }) =>
      say(`the workbook is damaged in ${quote(part)}`, "open it in Excel and save it again"),
  },
  "csv/workbook-too-large": {
    ja: ({ limit }) =>
      say(
        `Excelのファイルが大きすぎます（限度 ${limit}）`,
        "宛名簿のシートだけを新しいファイルに写すか、CSV UTF-8で保存してください",
      ),
    en: ({ limit }) =>
      say(
        `the workbook holds more than a list can (limit ${limit})`,
        "copy the list alone into a new workbook, or save it as CSV UTF-8",
      ),
  },
  "csv/workbook-locked": {
    ja: () =>
      say(
        "パスワードのかかったファイルか、古い形式のExcelファイル（.xls）です",
        "Excelで開き、パスワードを外して、Excelブック（.xlsx）として保存してください",
      ),
    en: () =>
      say(
        "the file has a password or is a workbook of Excel 2003 or before (.xls)",
        "open it in Excel, take the password off and save it as a workbook (.xlsx)",
      ),
  },
  "csv/not-a-workbook": {
    ja: () =>
      say(
        "ZIP形式のファイルですが、Excelのブックではありません",
        "Excelのブック（.xlsx）か、CSVのファイルを指定してください",
      ),
    en: () =>
      say("the file is a ZIP package but no workbook", "give a workbook (.xlsx) or a CSV file"),
  },
  "csv/several-sheets": {
    ja: ({ names }) =>
      say(
        `宛名簿の見出しのあるシートが二つ以上あります（${quote(names)}）`,
        "使うシートだけを残して、ほかのシートを削除するか非表示にしてください",
      ),
    en: ({ names }) =>
      say(
        `more than one sheet has the headings of a list: ${quote(names)}`,
        "delete or hide all sheets but the one to be used",
      ),
  },
  "csv/other-sheet": {
    ja: ({ name }) =>
      say(
        `非表示のシート ${quote(name)} にも宛名簿の見出しがありますが、読みません`,
        "必要な宛先があれば、表示されているシートに写してください",
      ),
    en: ({ name }) =>
      say(
        `hidden sheet ${quote(name)} has the headings of a list too and is not read`,
        "copy recipients that are needed into the visible sheet",
      ),
  },
  "csv/cell-error": {
    ja: ({ value }) =>
      say(
        `セルの値がExcelのエラー ${quote(value)} です`,
        "数式の参照先を直すか、正しい値を直接書いてください",
      ),
    en: ({ value }) =>
      say(`the cell holds Excel's error ${quote(value)}`, "mend the formula or write the value"),
  },
  "csv/cell-unreadable": {
    ja: ({ value }) =>
      say(`セルの値 ${quote(value)} が読めません`, "Excelで開いて、値を書き直してください"),
    en: ({ value }) =>
      say(`the cell's value ${quote(value)} cannot be read`, "write the value again in Excel"),
  },
  "csv/formula-without-value": {
    ja: () =>
      say(
        "セルに数式だけがあり、計算した値が保存されていません",
        "Excelで開いて保存し直すと、計算した値も保存されます",
      ),
    en: () =>
      say("the cell has a formula without a value", "open the workbook in Excel and save it again"),
  },
  "csv/impossible-date": {
    ja: ({ value }) =>
      say(
        `日付の表示形式のセルですが、値 ${quote(value)} にあたる日がありません`,
        "正しい日付を書くか、表示形式を「標準」か「文字列」に変えてください",
      ),
    en: ({ value }) =>
      say(
        `the cell is formatted as a date, but no day has the number ${quote(value)}`,
        "write the date, or change the number format",
      ),
  },
  "csv/merged-cells": {
    ja: ({ range }) =>
      say(
        `セルが結合されています（${range}）。左上のほかのセルは空です`,
        "結合を解除し、どの行にも値を書いてください",
      ),
    en: ({ range }) =>
      say(
        `cells ${range} are merged: all but the first are empty`,
        "unmerge them and write the value in every row",
      ),
  },
  "csv/number-shown-otherwise": {
    ja: ({ value }) =>
      say(
        `Excelでの表示とは違う値 ${quote(value)} を使います`,
        "表示のとおりに使うなら、その値を文字列として書いてください",
      ),
    en: ({ value }) =>
      say(
        `the value used is ${quote(value)}, which is not what Excel shows`,
        "write what is shown as text if that is meant",
      ),
  },
};
