import { type Catalogue, listed, quote, quotePath, say } from "./catalogue.ts";

/** Codes for rows in which a value is not the one that belongs there, as the row itself or the rest of the list shows. */
export type CsvRowCodes = {
  /** `count` rows, in `rows` (2-11,15), of which this is the first. */
  "csv/title-and-person-exchanged": {
    column: string;
    value: string;
    personColumn: string;
    person: string;
    count: number;
    rows: string;
  };
  "csv/cells-exchanged": {
    column: string;
    value: string;
    otherColumn: string;
    otherValue: string;
  };
  /** `count` other rows to a body, or to a person, have `usual`. */
  "csv/honorific-of-others": { value: string; usual: string; count: number };
  "csv/not-to-be-sent": { column: string; value: string };
  "csv/redirected": { column: string; value: string };
  /** `otherValue` is what stands in row `first` of the list `firstList`, empty for the same one. */
  "csv/office-twice": { column: string; value: string; first: number };
  /** The municipality `place` lies in `official`, and not in `prefecture`. */
  "csv/place-contradiction": {
    column: string;
    value: string;
    place: string;
    prefecture: string;
    official: string;
  };
  "csv/probable-duplicate": {
    column: string;
    value: string;
    otherValue: string;
    row: number;
    first: number;
    firstList: string;
  };
  "csv/title-of-other-body": {
    column: string;
    value: string;
    otherColumn: string;
    otherValue: string;
  };
};

const rowsJa = (rows: string): string => rows.replaceAll(",", "、").replaceAll("-", "〜");
const rowsEn = (rows: string): string => listed(rows.replaceAll(",", "、"));

/** The texts for such rows. */
export const csvRowMessages: Catalogue<CsvRowCodes> = {
  "csv/title-and-person-exchanged": {
    ja: ({ column, value, personColumn, person, count, rows }) =>
      say(
        `列「${column}」が ${quote(value)}、列「${personColumn}」が ${quote(person)} で、職名と氏名が入れ替わっているようです${count > 1 ? `（${rowsJa(rows)}行目の${count}件）` : ""}`,
        count > 1
          ? `列「${column}」と列「${personColumn}」の見出しを入れ替えてください`
          : "2つのセルの値を入れ替えてください",
        `このとおりに印刷するなら、\`--allow ${column}${count > 1 ? "" : `=${value}`}\` で許してください`,
      ),
    en: ({ column, value, personColumn, person, count, rows }) =>
      say(
        `${quote(column)} is ${quote(value)} and ${quote(personColumn)} is ${quote(person)}: title and name seem to be exchanged${count > 1 ? ` (${count} rows: ${rowsEn(rows)})` : ""}`,
        count > 1 ? "exchange the headings of the two columns" : "exchange the two cells",
        `give \`--allow ${column}${count > 1 ? "" : `=${value}`}\` if they are to be printed so`,
      ),
  },
  "csv/cells-exchanged": {
    ja: ({ column, value, otherColumn, otherValue }) =>
      say(
        `列「${column}」が ${quote(value)}、列「${otherColumn}」が ${quote(otherValue)} で、2つの値が入れ替わっているようです`,
        "2つのセルの値を入れ替えてください。ほかの行も同じなら、見出しを入れ替えてください",
        `このとおりに印刷するなら、\`--allow ${column}=${value}\` で許してください`,
      ),
    en: ({ column, value, otherColumn, otherValue }) =>
      say(
        `${quote(column)} is ${quote(value)} and ${quote(otherColumn)} is ${quote(otherValue)}: the two seem to be exchanged`,
        "exchange the two cells, or the headings if other rows are like it",
        `give \`--allow ${column}=${value}\` if they are to be printed so`,
      ),
  },
  "csv/honorific-of-others": {
    ja: ({ value, usual, count }) =>
      say(
        usual === "御中"
          ? `組織だけの宛先の敬称が ${quote(value)} です。${count === 0 ? "個人の宛先に 御中 があり、入れ替わっているようです" : `ほかの組織宛て${count}件は ${quote(usual)} です`}`
          : `個人の宛先の敬称が ${quote(value)} です。${count === 0 ? "組織に付ける敬称です" : `ほかの個人宛て${count}件は ${quote(usual)} などです`}`,
        `${quote(usual)} のことなら直してください。ほかの行と入れ替わっていないかも確かめてください`,
        `このまま印刷するなら、\`--allow 敬称=${value}\` で許してください`,
      ),
    en: ({ value, usual, count }) =>
      say(
        usual === "御中"
          ? `the honorific of a body with nobody named is ${quote(value)}; ${count === 0 ? "a person has 御中, so that they seem exchanged" : `${count} others have ${quote(usual)}`}`
          : `the honorific of a person is ${quote(value)}; ${count === 0 ? "it is one for bodies" : `${count} others have ${quote(usual)} or the like`}`,
        `write ${quote(usual)} if that is meant, and check that it is not exchanged with another row's`,
        `give \`--allow 敬称=${value}\` if it is meant and is to be printed`,
      ),
  },
  "csv/redirected": {
    ja: ({ column, value }) =>
      say(
        `列「${column}」に ${quote(value)} とあります。この行の宛名や住所が、そのとおりになっているか分かりません`,
        "なっていなければ、この行の宛名や住所を直してください",
        `なっていれば、\`--allow "${column}=${value}"\` を付けてください`,
      ),
    en: ({ column, value }) =>
      say(
        `column ${quote(column)} says ${quote(value)}; the row's addressee or address may not be so`,
        "correct the addressee or the address of the row if it is not",
        `add \`--allow "${column}=${value}"\` if it is`,
      ),
  },
  "csv/not-to-be-sent": {
    ja: ({ column, value }) =>
      say(
        value === ""
          ? `列「${column}」が空の行です。印のある行だけに送るのかどうか分かりません`
          : `列「${column}」が ${quote(value)} の行です。送る宛先かどうか分かりません`,
        "送らないなら、この行を削除するか、`--where` で送る行だけを選んでください",
        value === ""
          ? `送るなら、\`--allow ${column}\` を付けてください`
          : `送るなら、\`--allow ${column}=${value}\` を付けてください`,
      ),
    en: ({ column, value }) =>
      say(
        value === ""
          ? `the column ${quote(column)} is blank; whether only the rows with a mark are to be sent is not known`
          : `the column ${quote(column)} says ${quote(value)}; whether this row is to be sent is not known`,
        "delete the row, or choose the rows to be sent with `--where`, if it is not",
        value === ""
          ? `add \`--allow ${column}\` if it is`
          : `add \`--allow ${column}=${value}\` if it is`,
      ),
  },
  "csv/office-twice": {
    ja: ({ column, value, first }) =>
      say(
        `${first}行目と同じ職に、別の人 ${quote(value)} の名前があります`,
        "前任の人の行が残っていれば、その行を削除してください",
        `二人とも宛先なら、\`--allow ${column}=${value}\` で許してください`,
      ),
    en: ({ column, value, first }) =>
      say(
        `${quote(value)} is in the same office as another person in row ${first}`,
        "delete the row of the predecessor if it was left in the list",
        `give \`--allow ${column}=${value}\` if both are addressees`,
      ),
  },
  "csv/place-contradiction": {
    ja: ({ column, value, place, prefecture, official }) =>
      say(
        `列「${column}」の ${quote(value)} では、${place}が${prefecture}にありますが、${place}があるのは${official}です`,
        `${prefecture}と${place}のどちらが正しいか確かめ、違っているほうを直してください`,
        `合併前の名前などで、このままでよければ、\`--allow ${column}=${value}\` で許してください`,
      ),
    en: ({ column, value, place, prefecture, official }) =>
      say(
        `${quote(value)} in the column ${quote(column)} puts ${place} in ${prefecture}, but it lies in ${listed(official)}`,
        "correct the one that is wrong",
        `give \`--allow ${column}=${value}\` if it is the name of a former municipality`,
      ),
  },
  "csv/probable-duplicate": {
    ja: ({ column, value, otherValue, row, first, firstList }) =>
      say(
        `${row}行目の ${quote(value)} は、${firstList === "" ? "" : `${quotePath(firstList)} の`}${first}行目の ${quote(otherValue)} と、書き方だけが違う同じ宛先のようです`,
        "同じ宛先なら、どちらかの行を削除してください",
        `別の宛先なら、\`--allow ${column}=${value}\` で許してください`,
      ),
    en: ({ column, value, otherValue, row, first, firstList }) =>
      say(
        `${quote(value)} in row ${row} seems to be ${quote(otherValue)} in row ${first}${firstList === "" ? "" : ` of ${quotePath(firstList)}`}, written otherwise`,
        "delete one of the rows if they are the same addressee",
        `give \`--allow ${column}=${value}\` if they are two`,
      ),
  },
  "csv/title-of-other-body": {
    ja: ({ column, value, otherColumn, otherValue }) =>
      say(
        `${column} ${quote(value)} は、${otherColumn} ${quote(otherValue)} の長の職名ではありません`,
        "違っているほうを直してください",
        "行がずれていないか、前後の行も確かめてください",
        `このとおりなら、\`--allow ${column}=${value}\` で許してください`,
      ),
    en: ({ column, value, otherColumn, otherValue }) =>
      say(
        `${quote(value)} is not what the head of ${quote(otherValue)} (${otherColumn}) is called`,
        "correct the one that is wrong",
        "check that no row has slipped, here and in the rows around",
        `give \`--allow ${column}=${value}\` if it is right`,
      ),
  },
};
