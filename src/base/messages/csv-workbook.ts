import { visibleText } from "../visible-text.ts";
import { type Catalogue, listed, quote, say } from "./catalogue.ts";

/** Codes for a list that comes as a workbook of Excel. */
export type CsvWorkbookCodes = {
  /** `hidden` and `struck` rows, `count` together, of `total` recipients; `rows` names the first of them. */
  "csv/hidden-rows": {
    count: number;
    hidden: number;
    struck: number;
    total: number;
    rows: string;
  };
  /** `first` are the first of them: row and addressee, with a tab between, one a line. */
  "csv/hidden-rows-skipped": { count: number; hidden: number; struck: number; first: string };
  "csv/workbook-damaged": { part: string };
  "csv/workbook-too-large": { limit: number };
  "csv/workbook-locked": Record<never, never>;
  "csv/not-a-workbook": Record<never, never>;
  /** `first` and `all` are typed after --recipients. */
  "csv/several-sheets": { names: string; first: string; all: string };
  "csv/other-sheet": { name: string; count: number; choice: string };
  "csv/unread-recipients": { name: string; count: number; choice: string };
  /** `choice` is empty where no sheet's name is like the one that was asked for. */
  "csv/unknown-sheet": { sheet: string; names: string; choice: string };
  "csv/no-sheets": { sheet: string };
  "csv/cell-error": { value: string };
  "csv/cell-unreadable": { value: string };
  /** `count` cells of the column, of which this is the first. */
  "csv/formula-without-value": { count?: number };
  "csv/formula-not-calculated": { value: string; count?: number };
  "csv/impossible-date": { value: string };
  "csv/merged-cells": { range: string };
  /** `count` cells of the column, of which this is the first. */
  "csv/number-shown-otherwise": { shown: string; stored: string; count: number };
  "csv/format-unknown": { format: string; value: string };
  "csv/struck-text": { text: string };
};

/** A cell, with how many of its column are like it. */
const cellsJa = (count: number): string => (count > 1 ? `この列の${count}件のセル` : "セル");
const andMore = (count: number): string =>
  count > 1 ? ` and ${count - 1} more of its column` : "";

/** The texts for a list that comes as a workbook of Excel. */
export const csvWorkbookMessages: Catalogue<CsvWorkbookCodes> = {
  "csv/hidden-rows": {
    ja: ({ total, rows, hidden, struck }) =>
      say(
        `宛先の行${total}行のうち、${unseenJa({ hidden, struck })}あります（${rows}行目）。送る宛先かどうか分かりません`,
        "どれも送らないなら、`--hidden skip` を付けてください",
        "どれも送るなら、`--hidden keep` を付けてください",
        "一部を送るなら、送る行は再表示して取り消し線を外し、送らない行は削除してください",
      ),
    en: ({ total, rows, hidden, struck }) =>
      say(
        `of ${total} recipients ${unseenEn({ hidden, struck })} (rows ${listed(rows)}); whether they are to be sent is not known`,
        "add `--hidden skip` if none of them is to be sent",
        "add `--hidden keep` if all of them are",
        "show the rows that are to be sent without lines through them, and delete the others, if some are",
      ),
  },
  "csv/hidden-rows-skipped": {
    ja: ({ first, count, hidden, struck }) =>
      say(
        `${unseenJa({ hidden, struck })}あり、送らない宛先として除きました（${named(first, count, (row) => `${row}行目`, "、")}）`,
        "これでよければ、`--hidden skip` を付けてください",
        "送るなら、`--hidden keep` を付けてください",
      ),
    en: ({ first, count, hidden, struck }) =>
      say(
        `${unseenEn({ hidden, struck })} and not sent (${named(first, count, (row) => `row ${row}`, ", ")})`,
        "add `--hidden skip` if that is meant",
        "add `--hidden keep` if they are to be sent",
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
        "open it in Excel, remove the password and save it as a workbook (.xlsx)",
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
    ja: ({ names, first, all }) =>
      say(
        `宛名簿の見出しのあるシートが二つ以上あります（${quote(names)}）`,
        `一つを使うなら、ファイルの名前の後に # とシートの名前を付けてください（例 --recipients ${typed(first)}）`,
        `どれも使うなら、並べて書いてください（--recipients ${visibleText(all)}）`,
      ),
    en: ({ names, first, all }) =>
      say(
        `more than one sheet has the headings of a list: ${quote(listed(names))}`,
        `write # and the sheet's name after the file's to use one of them, such as --recipients ${typed(first)}`,
        `name them one after the other to use them all: --recipients ${visibleText(all)}`,
      ),
  },
  "csv/other-sheet": {
    ja: ({ name, count, choice }) =>
      say(
        `シート ${quote(name)} にも宛先らしい行が${count}行ありますが、読みません`,
        "必要な宛先があれば、宛名簿のシートに写してください。なければ、そのシートを削除してください",
        `今のシートだけを使うなら、そう指定してください（--recipients ${typed(choice)}）`,
      ),
    en: ({ name, count, choice }) =>
      say(
        `sheet ${quote(name)} has ${count} rows that look like recipients too and is not read`,
        "copy recipients that are needed into the list's sheet, delete the sheet if there are none",
        `name the sheet that is to be used, if only that one is: --recipients ${typed(choice)}`,
      ),
  },
  "csv/unread-recipients": {
    ja: ({ name, count, choice }) =>
      say(
        `シート ${quote(name)} に宛先らしい行が${count}行ありますが、見出しがないため読めません`,
        "宛名簿の続きなら、見出しのあるシートの下に写してください",
        `使わない宛先なら、使うシートだけを指定してください（--recipients ${typed(choice)}）`,
      ),
    en: ({ name, count, choice }) =>
      say(
        `sheet ${quote(name)} has ${count} rows that look like recipients, but no headings, so it cannot be read`,
        "copy them below the sheet that has the headings, if the list goes on there",
        `name the sheet that is to be used, if they are not: --recipients ${typed(choice)}`,
      ),
  },
  "csv/unknown-sheet": {
    ja: ({ sheet, names, choice }) =>
      say(
        `${quote(sheet)} というシートはありません（あるのは ${visibleText(names)}）`,
        choice === ""
          ? "# の後に、この中の名前を書いてください"
          : `シートの名前を確かめてください（--recipients ${typed(choice)} のことですか）`,
      ),
    en: ({ sheet, names, choice }) =>
      say(
        `there is no sheet ${quote(sheet)} (there are ${visibleText(listed(names))})`,
        choice === ""
          ? "write one of these names after #"
          : `check the sheet's name: is --recipients ${typed(choice)} meant`,
      ),
  },
  "csv/no-sheets": {
    ja: ({ sheet }) =>
      say(
        `Excelのファイルではないため、シート ${quote(sheet)} は選べません`,
        "# から後を除いてください",
      ),
    en: ({ sheet }) =>
      say(
        `the file is not a workbook, so it has no sheet ${quote(sheet)}`,
        "leave out what is after #",
      ),
  },
  "csv/cell-error": {
    ja: ({ value }) =>
      say(
        `セルの値がExcelのエラー ${quote(value)} です`,
        "数式の参照先を直すか、正しい値を直接書いてください",
      ),
    en: ({ value }) =>
      say(`the cell holds Excel's error ${quote(value)}`, "correct the formula or enter the value"),
  },
  "csv/cell-unreadable": {
    ja: ({ value }) =>
      say(`セルの値 ${quote(value)} が読めません`, "Excelで開いて、値を書き直してください"),
    en: ({ value }) =>
      say(`the cell's value ${quote(value)} cannot be read`, "write the value again in Excel"),
  },
  "csv/formula-without-value": {
    ja: ({ count = 1 }) =>
      say(
        `${cellsJa(count)}に数式だけがあり、計算した値が保存されていません`,
        "Excelで開いて保存し直すと、計算した値も保存されます",
      ),
    en: ({ count = 1 }) =>
      say(
        `the cell${andMore(count)} has a formula without a value`,
        "open the workbook in Excel and save it again",
      ),
  },
  "csv/formula-not-calculated": {
    ja: ({ value, count = 1 }) =>
      say(
        `${cellsJa(count)}の数式は、まだ計算されていません（保存されている値は ${quote(value)} です）`,
        "Excelで開いて、値を確かめ、保存し直してください",
      ),
    en: ({ value, count = 1 }) =>
      say(
        `the formula of the cell${andMore(count)} is not calculated yet (the value saved is ${quote(value)})`,
        "open the workbook in Excel, look at the value and save it again",
      ),
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
    ja: ({ shown, stored, count }) =>
      say(
        `セルの表示 ${quote(shown)} は、値 ${quote(stored)} を丸めたものです（この列に${count}セル）。表示のとおり書きます`,
        "丸めない値を書くなら、表示形式の小数点以下の桁数を増やしてください",
        "これでよければ、ExcelのROUNDで値そのものを丸めてください",
      ),
    en: ({ shown, stored, count }) =>
      say(
        `the cell shows ${quote(shown)}, rounded from ${quote(stored)}, as in ${count} of the column; what is shown is written`,
        "have the number format show more digits if they are to be written",
        "round the value itself with ROUND in Excel if they are not",
      ),
  },
  "csv/format-unknown": {
    ja: ({ format, value }) =>
      say(
        `表示形式 ${quote(format)} のセルです。Excelでの表示が分かりません（保存されている値は ${quote(value)} です）`,
        "表示形式を「標準」に変えるか、表示のとおりの文字を直接書いてください",
      ),
    en: ({ format, value }) =>
      say(
        `what Excel shows by the number format ${quote(format)} is not known (the value saved is ${quote(value)})`,
        "change the number format to General, or write what is shown as text",
      ),
  },
  "csv/struck-text": {
    ja: ({ text }) =>
      say(
        `取り消し線の引かれた文字があります（${quote(text)}）`,
        "不要な文字なら削除してください。使う文字なら、取り消し線を外してください",
      ),
    en: ({ text }) =>
      say(
        `a line is drawn through ${quote(text)}`,
        "delete it if it is not to be used, remove the line if it is",
      ),
  },
};

interface Unseen {
  readonly hidden: number;
  readonly struck: number;
}

/** 見えない行が2行、取り消し線の引かれた行が1行 */
function unseenJa({ hidden, struck }: Unseen): string {
  const parts = [
    ...(hidden === 0 ? [] : [`見えない行（フィルターや非表示）が${hidden}行`]),
    ...(struck === 0 ? [] : [`取り消し線の引かれた行が${struck}行`]),
  ];
  return parts.join("、");
}

/** 3行目 大和高田市長、13行目 宇陀市長 */
function named(first: string, count: number, say: (row: string) => string, sign: string): string {
  const lines = first.split("\n").map((line) => {
    const [row = "", addressee = ""] = line.split("\t");
    return `${say(row)} ${visibleText(addressee)}`.trim();
  });
  return `${lines.join(sign)}${lines.length < count ? `${sign}…` : ""}`;
}

function unseenEn({ hidden, struck }: Unseen): string {
  const parts = [
    ...(hidden === 0 ? [] : [`${hidden} are hidden by a filter or by hand`]),
    ...(struck === 0 ? [] : [`${struck} are struck through`]),
  ];
  return parts.join(", ");
}

/** The name of a list as it is typed: in quotes, since a sheet's name may have blanks and brackets. */
function typed(name: string): string {
  return `"${visibleText(name)}"`;
}
