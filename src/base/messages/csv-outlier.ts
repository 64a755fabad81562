import { type Catalogue, listed, quote, say } from "./catalogue.ts";

/** Codes for values that are possible, but not what the rest of the list or the official table leads to expect. */
export type CsvOutlierCodes = {
  "csv/address-of-another": { column: string; value: string; found: string; official: string };
  "csv/earlier-of-another": { value: string; column: string; earlier: string; row: number };
  /** `direction` is `down` where each value was in the row above before, `up` where in the row below. */
  "csv/earlier-shift": {
    column: string;
    earlier: string;
    first: number;
    last: number;
    direction: string;
  };
  /** `count` rows have a name in the column, this one first; `right` is the heading of the office that is addressed, if the row has it. */
  "csv/heading-of-other-office": {
    column: string;
    addressee: string;
    count: number;
    right?: string;
  };
  "csv/honorific-unusual": { value: string; usual: string; count: number; total: number };
  /** `name` and `title` as the template calls the columns; `count` rows are so. */
  "csv/kind-twice": { found: string; usual: string; name: string; title: string; count: number };
  "csv/lost-zero": { value: string; expected: string; column: string };
  /** Of `candidates` the one in `prefecture` is meant, where all other rows are. */
  "csv/name-by-others": {
    column: string;
    value: string;
    candidates: string;
    prefecture: string;
  };
  "csv/name-without-code": { value: string; nearest: string; column: string };
  "csv/own-predecessor": { value: string; column: string; earlier: string };
  /** The same name stands in `otherColumn`, which by its heading is of another office. */
  "csv/person-of-other-office": { value: string; column: string; otherColumn: string };
  /** `row` is the first that has it, `second` the next; of rows of one list alone it says where they are. */
  "csv/person-repeated": {
    value: string;
    column: string;
    count: number;
    row: number;
    second?: number;
  };
  "csv/person-unusual": { value: string; column: string };
  "csv/place-unknown": { column: string; value: string; nearest: string };
  "csv/reading-of-another": { value: string; found: string; official: string; reading: string };
  "csv/reading-unknown": { value: string; official: string; reading: string };
  /** `count` other rows are to the office of `usual`. */
  "csv/title-alone": { value: string; usual: string; count: number };
  "csv/title-unusual": { value: string; official: string };
  /** Most values of the column end in `word`. */
  "csv/word-mistyped": { value: string; column: string; word: string };
};

/** The texts for values that stand out. */
export const csvOutlierMessages: Catalogue<CsvOutlierCodes> = {
  "csv/address-of-another": {
    ja: ({ column, value, found, official }) =>
      say(
        `${column} ${quote(value)} は${found}ですが、この行は${official}です`,
        `${column}を確かめてください。列「${column}」がずれていないか、前後の行も確かめてください`,
        `役所がほかの団体の区域にあるなら、\`--allow ${column}=${value}\` で許してください`,
      ),
    en: ({ column, value, found, official }) =>
      say(
        `the address ${quote(value)} is in ${found}, but this row is ${official}`,
        `check it, and that the column ${quote(column)} has not slipped, here and in the rows around`,
        `give \`--allow ${column}=${value}\` if the office lies in another municipality`,
      ),
  },
  "csv/earlier-of-another": {
    ja: ({ value, column, earlier, row }) =>
      say(
        `列「${column}」の ${quote(value)} は、列「${earlier}」では${row}行目のものです`,
        `列「${column}」がずれたり、並べ替えで入れ替わったりしていないか確かめてください`,
        `同じ名前の別の人なら、\`--allow ${column}=${value}\` で許してください`,
      ),
    en: ({ value, column, earlier, row }) =>
      say(
        `${quote(value)} in the column ${quote(column)} is in row ${row} in the column ${quote(earlier)}`,
        `check that ${quote(column)} has not slipped and was not sorted alone`,
        `give \`--allow ${column}=${value}\` if the person was appointed again or is another of that name`,
      ),
  },
  "csv/earlier-shift": {
    ja: ({ column, earlier, first, last, direction }) =>
      say(
        `${first}行目から${last}行目まで、列「${column}」が、列「${earlier}」と比べて1行${direction === "down" ? "下" : "上"}にずれています`,
        `${first}行目のあたりでセルの挿入や削除をしていないか確かめ、ずれている列を元の行に戻してください`,
        `そのとおりに入れ替わったのなら、\`--allow ${column}\` で許してください`,
      ),
    en: ({ column, earlier, first, last, direction }) =>
      say(
        `from row ${first} to row ${last}, column ${quote(column)} has slipped one row ${direction} against column ${quote(earlier)}`,
        `look for an inserted or deleted cell near row ${first} and move back the column that has slipped`,
        `give \`--allow ${column}\` if they did change places so`,
      ),
  },
  "csv/heading-of-other-office": {
    ja: ({ column, addressee, count, right }) =>
      say(
        `ひな形の宛名に列「${column}」がありますが、見出しのとおりなら、この行の宛先 ${quote(addressee)} の名前ではありません${count > 1 ? `（同じような行がほかに${count - 1}件あります）` : ""}`,
        right === undefined
          ? "宛先の名前なら、宛名簿の見出しとひな形の列名を「氏名」に直してください"
          : `${quote(addressee)} の名前なら、ひな形の {{${column}}} を {{${right}}} に替えてください`,
        `ほかの人の名前なら、ひな形の宛名から {{${column}}} を除いてください`,
      ),
    en: ({ column, addressee, count, right }) =>
      say(
        `the template's line for the addressee has the column ${quote(column)}, by whose heading it is not the name of ${quote(addressee)}${count > 1 ? ` (nor of ${count - 1} more)` : ""}`,
        right === undefined
          ? "call the column 氏名, in the list and in the template, if it has the addressees' names"
          : `write {{${right}}} for {{${column}}} in the template if ${quote(addressee)} is meant`,
        `take {{${column}}} out of that line if it has others'`,
      ),
  },
  "csv/honorific-unusual": {
    ja: ({ value, usual, count, total }) =>
      say(
        `この行の敬称は ${quote(value)} ですが、${total}件のうち${count}件は ${quote(usual)} です`,
        `${quote(usual)} のことなら直してください`,
        `このまま印刷するなら、\`--allow 敬称=${value}\` で許してください`,
      ),
    en: ({ value, usual, count, total }) =>
      say(
        `the honorific of this row is ${quote(value)}, but ${count} of ${total} are ${quote(usual)}`,
        `write ${quote(usual)} if that is meant`,
        `give \`--allow 敬称=${value}\` if it is meant and is to be printed`,
      ),
  },
  "csv/kind-twice": {
    ja: ({ found, usual, name, title, count }) =>
      say(
        `宛名が ${quote(found)} になります${count > 1 ? `（同じような宛名がほかに${count - 1}件あります）` : ""}。ふつうは ${quote(usual)} と書きます`,
        `団体の長だけに送るなら、ひな形の {{${name}}}{{${title}}} を {{${name}}}長 に替えてください`,
        `ほかの職の人にも送るなら、宛名簿の列「${title}」を ${quote(usual)} のように団体名から書き、ひな形の宛名を {{${title}}} だけにしてください`,
      ),
    en: ({ found, usual, name, title, count }) =>
      say(
        `the addressee will be ${quote(found)}${count > 1 ? ` (and ${count - 1} more like it)` : ""}; ${quote(usual)} is usual`,
        `write {{${name}}}長 for {{${name}}}{{${title}}} if all letters go to heads`,
        `write the whole title (${quote(usual)}) in the column ${quote(title)}, and {{${title}}} alone in the template, if not`,
      ),
  },
  "csv/lost-zero": {
    ja: ({ value, expected, column }) =>
      say(
        `列「${column}」の ${quote(value)} は、先頭の0が消えているようです`,
        `${quote(expected)} のことなら、そう直してください。Excelでは、セルの表示形式を「文字列」にしてから入力すると0が消えません`,
        `このまま印刷するなら、\`--allow ${column}=${value}\` で許してください`,
      ),
    en: ({ value, expected, column }) =>
      say(
        `${quote(value)} in the column ${quote(column)} seems to have lost its leading zero`,
        `write ${quote(expected)} if that is meant; Excel keeps zeros in cells that are formatted as text`,
        `give \`--allow ${column}=${value}\` if it is meant and is to be printed`,
      ),
  },
  "csv/name-by-others": {
    ja: ({ column, value, candidates, prefecture }) =>
      say(
        `${column} ${quote(value)} は、${candidates}にあります。ほかの行はすべて${prefecture}です`,
        `${prefecture}でないなら、「都道府県」か「団体コード」の列を加えてください`,
        `このとおりなら、\`--allow ${column}=${value}\` で許してください`,
      ),
    en: ({ column, value, candidates, prefecture }) =>
      say(
        `${quote(value)} may be any of ${listed(candidates)}; all other rows are of ${prefecture}`,
        "add a column 都道府県 or 団体コード if it is another one",
        `give \`--allow ${column}=${value}\` if it is not`,
      ),
  },
  "csv/name-without-code": {
    ja: ({ value, nearest, column }) =>
      say(
        `${column} ${quote(value)} に団体コードがないので、団体として照合できません`,
        `${nearest}のことなら、団体コードを書き、名前が違っていれば直してください`,
        `ほかの宛先なら、\`--allow ${column}=${value}\` で許してください`,
      ),
    en: ({ value, nearest, column }) =>
      say(
        `${quote(value)} has no 団体コード, so that nothing is compared with the official table`,
        `write the code and correct the name if ${nearest} is meant`,
        `give \`--allow ${column}=${value}\` if it is another addressee`,
      ),
  },
  "csv/own-predecessor": {
    ja: ({ value, column, earlier }) =>
      say(
        `列「${column}」の ${quote(value)} は、列「${earlier}」と同じ人です`,
        `前任者の名前が残っていないか、列「${column}」を確かめてください`,
        `同じ人の再任か、同じ名前の別の人なら、\`--allow ${column}=${value}\` で許してください`,
      ),
    en: ({ value, column, earlier }) =>
      say(
        `${quote(value)} in the column ${quote(column)} is the same person as in ${quote(earlier)}`,
        `check that ${quote(column)} does not still have the predecessor`,
        `give \`--allow ${column}=${value}\` if the person was appointed again or is another of that name`,
      ),
  },
  "csv/person-of-other-office": {
    ja: ({ value, column, otherColumn }) =>
      say(
        `列「${column}」の ${quote(value)} は、この行の列「${otherColumn}」と同じ人です`,
        `ほかの職の人の名前を写していないか、列「${column}」を確かめてください`,
        `同じ人が兼ねているなら、\`--allow ${column}=${value}\` で許してください`,
      ),
    en: ({ value, column, otherColumn }) =>
      say(
        `${quote(value)} in the column ${quote(column)} is the person of ${quote(otherColumn)} in this row`,
        `check that ${quote(column)} has not been given the holder of another office`,
        `give \`--allow ${column}=${value}\` if one person holds both`,
      ),
  },
  "csv/person-repeated": {
    ja: ({ value, column, count, row, second }) =>
      say(
        `列「${column}」は、別々の団体の${count}行${second === undefined ? "" : `（${row}行目、${second}行目${count > 2 ? "など" : ""}）`}が同じ ${quote(value)} です`,
        "Excelの「下方向へコピー」などで、ほかの行の名前を上書きしていないか確かめてください",
        `このとおりなら、\`--allow ${column}=${value}\` で許してください`,
      ),
    en: ({ value, column, count, row, second }) =>
      say(
        `${count} rows of different bodies${second === undefined ? "" : ` (${row}, ${second}${count > 2 ? " …" : ""})`} have the same ${quote(value)} in the column ${quote(column)}`,
        "check that no name was filled down over others",
        `give \`--allow ${column}=${value}\` if it is meant`,
      ),
  },
  "csv/person-unusual": {
    ja: ({ value, column }) =>
      say(
        `列「${column}」の ${quote(value)} は、人の名前の形になっていません。宛名簿のとおりに印刷します`,
        "職名・住所・敬称・メモなどが入っていれば、名前だけにしてください。名前がないなら空欄にしてください",
        `このまま印刷するなら、\`--allow ${column}=${value}\` で許してください`,
      ),
    en: ({ value, column }) =>
      say(
        `${quote(value)} in the column ${quote(column)} does not look like a person's name; it is printed as it is`,
        "leave the name alone without titles, places, honorifics and notes; leave the cell empty if there is none",
        `give \`--allow ${column}=${value}\` if it is meant and is to be printed`,
      ),
  },
  "csv/place-unknown": {
    ja: ({ column, value, nearest }) =>
      say(
        `列「${column}」の ${quote(value)} にある地方公共団体の名前は、一覧にありません`,
        `${nearest}のことなら直してください`,
        `このとおりなら、\`--allow ${column}=${value}\` で許してください`,
      ),
    en: ({ column, value, nearest }) =>
      say(
        `the government in ${quote(value)} of the column ${quote(column)} is not in the official table`,
        `correct it if ${listed(nearest)} is meant`,
        `give \`--allow ${column}=${value}\` if it is right`,
      ),
  },
  "csv/reading-of-another": {
    ja: ({ value, found, official, reading }) =>
      say(
        `よみ ${quote(value)} は${found}のものですが、この行は${official}です`,
        `正しくは ${quote(reading)} です。列「よみ」がずれていないか、前後の行も確かめてください`,
        `このままでよければ、\`--allow よみ=${value}\` で許してください`,
      ),
    en: ({ value, found, official, reading }) =>
      say(
        `the reading ${quote(value)} is that of ${found}, but this row is ${official}`,
        `it should be ${quote(reading)}; check that the column よみ has not slipped, here and in the rows around`,
        `give \`--allow よみ=${value}\` if it is meant`,
      ),
  },
  "csv/reading-unknown": {
    ja: ({ value, official, reading }) =>
      say(
        `よみ ${quote(value)} は、${official}の読み方と違います`,
        `${quote(reading)} の入力誤りでないか確かめてください`,
        `このままでよければ、\`--allow よみ=${value}\` で許してください`,
      ),
    en: ({ value, official, reading }) =>
      say(
        `the reading ${quote(value)} is not how ${official} is read`,
        `check for a typing mistake; it should be ${quote(reading)}`,
        `give \`--allow よみ=${value}\` if it is meant`,
      ),
  },
  "csv/title-alone": {
    ja: ({ value, usual, count }) =>
      say(
        `この行だけ、職名が ${quote(value)} です。同じ種類の団体のほかの${count}件は ${quote(usual)} などです`,
        "職名の書き間違いでないか、氏名が職名と合っているか確かめてください",
        `このとおりなら、\`--allow 職名=${value}\` で許してください`,
      ),
    en: ({ value, usual, count }) =>
      say(
        `this row alone has the title ${quote(value)}; ${count} others to bodies of its kind have ${quote(usual)} or the like`,
        "check it for a typing mistake, and that the name goes with it",
        `give \`--allow 職名=${value}\` if it is meant`,
      ),
  },
  "csv/title-unusual": {
    ja: ({ value, official }) =>
      say(
        `職名 ${quote(value)} は、職名の形になっていません。宛名簿のとおりに印刷します`,
        `この行の団体の長なら ${quote(official)} に直してください`,
        `このまま印刷するなら、\`--allow 職名=${value}\` で許してください`,
      ),
    en: ({ value, official }) =>
      say(
        `${quote(value)} does not look like a title; it is printed as it is`,
        `write ${quote(official)} if the head of this row's government is meant`,
        `give \`--allow 職名=${value}\` if it is meant and is to be printed`,
      ),
  },
  "csv/word-mistyped": {
    ja: ({ value, column, word }) =>
      say(
        `列「${column}」の ${quote(value)} の終わりが、ほかの行のような ${quote(word)} になっていません`,
        `${quote(word)} の誤りなら直してください`,
        `このとおりなら、\`--allow ${column}=${value}\` で許してください`,
      ),
    en: ({ value, column, word }) =>
      say(
        `${quote(value)} in the column ${quote(column)} does not end in ${quote(word)} as the other rows do`,
        `correct it if ${quote(word)} is meant`,
        `give \`--allow ${column}=${value}\` if it is right`,
      ),
  },
};
