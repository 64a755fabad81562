import { type Catalogue, listed, quote, quotePath, say } from "./catalogue.ts";

/** Codes about a list of details (明細) that is joined to the addressees, with what their messages are made of. */
export type CsvDetailCodes = {
  "csv/detail-no-code": { row: number };
  "csv/detail-differs": { column: string; list: string; found: string };
  "csv/detail-column-twice": { column: string };
  "csv/detail-columns": Record<never, never>;
  "csv/detail-line-break": { column: string };
  "csv/detail-unused": { count: number; codes: string };
  "csv/detail-outside": { path: string };
  "csv/detail-none": { path: string; count: number; names: string };
};

/** The texts of the codes about a list of details. */
export const csvDetailMessages: Catalogue<CsvDetailCodes> = {
  "csv/detail-no-code": {
    ja: ({ row }) =>
      say(
        `明細の${row}行目に団体コードがなく、どの宛先の行なのか決まりません`,
        "団体コードを入れてください",
      ),
    en: ({ row }) =>
      say(
        `row ${row} of the details has no 団体コード, so it is not known whose it is`,
        "fill in the 団体コード",
      ),
  },
  "csv/detail-differs": {
    ja: ({ column, list, found }) =>
      say(
        `同じ団体コードの宛先の ${quote(column)} は ${quote(list)} ですが、明細では ${quote(found)} です`,
        "別の団体の行ではありませんか。団体コードと名前を確かめ、どちらかを直してください",
      ),
    en: ({ column, list, found }) =>
      say(
        `the addressee with this code has ${quote(list)} as ${column}, but the details have ${quote(found)}`,
        "is it another body's row? Check code and name, and correct one of them",
      ),
  },
  "csv/detail-column-twice": {
    ja: ({ column }) =>
      say(
        `${quote(column)} の列が宛名簿と明細の両方にあり、どちらを書けばよいのか決まりません`,
        "どちらかの見出しを変えてください",
      ),
    en: ({ column }) =>
      say(
        `both the list and its details have a column ${quote(column)}, so it is not known which is meant`,
        "rename one of them",
      ),
  },
  "csv/detail-columns": {
    ja: () =>
      say(
        "明細に、団体コードや団体名のほかの列がありません",
        "書簡に書く列（事業名、金額など）を明細に入れてください",
      ),
    en: () =>
      say(
        "the details have no column besides those that name the body",
        "add the columns that letters are to show",
      ),
  },
  "csv/detail-line-break": {
    ja: ({ column }) =>
      say(
        `明細の ${quote(column)} のセルに改行があります`,
        "明細は1行が表の1行になります。改行を消すか、行を分けてください",
      ),
    en: ({ column }) =>
      say(
        `a cell of ${quote(column)} in the details has a line break`,
        "each row of the details is one row; remove the line break, or make two rows",
      ),
  },
  "csv/detail-unused": {
    ja: ({ count, codes }) =>
      say(
        `明細の${count}行は、宛名簿のどの宛先のものでもないので使いません（団体コード ${codes}）`,
        "宛名簿に宛先が漏れていないか、団体コードが正しいかを確かめてください",
      ),
    en: ({ count, codes }) =>
      say(
        `${count} rows of the details belong to no addressee of the list and are not used (codes ${listed(codes)})`,
        "check that no addressee is missing from the list and that the codes are right",
      ),
  },
  "csv/detail-outside": {
    ja: ({ path }) =>
      say(
        `ひな形の「明細」が、作業フォルダーの外のファイル ${quotePath(path)} を指しています`,
        "そのファイルの値を書簡に書いてよいか確かめてください",
      ),
    en: ({ path }) =>
      say(
        `明細 of the template names a file outside of the working folder, ${quotePath(path)}`,
        "check that its values may be in the letters",
      ),
  },
  "csv/detail-none": {
    ja: ({ path, count, names }) =>
      say(
        `${quotePath(path)} に行のない宛先が${count}件あります（${names}）`,
        "明細に行が漏れていないか、団体コードが正しいかを確かめてください",
      ),
    en: ({ path, count, names }) =>
      say(
        `${count} addressees have no row in ${quotePath(path)} (${listed(names)})`,
        "check that no row is missing from the details and that the codes are right",
      ),
  },
};
