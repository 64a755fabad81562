import { type Catalogue, quote, say } from "./catalogue.ts";

/** Codes about a Word file that would say one thing to some readers and another to others. */
export type WordTwoWaysCodes = {
  /** Rows of the table, from 1, as they stand in the file. */
  "word/merged-cell": { row: number; next: number; section: string };
  "word/control-two-columns": { title: string; tag: string };
  "word/bookmark-unfilled": { name: string };
  "word/box-differs": { shown: string; other: string };
};

/** The texts about what says two things. */
export const wordTwoWaysMessages: Catalogue<WordTwoWaysCodes> = {
  "word/merged-cell": {
    ja: ({ row, next, section }) =>
      say(
        `表の${row}行目から縦に結合したセルが${next}行目に続いていますが、${row}行目は ${quote(section)} の中にあり、出ない書簡では${next}行目に上のセルの文字が付きます`,
        `結合したセルのすべての行を ${section} の中に入れるか、セルの結合を解いて、それぞれの行に文字を書いてください`,
      ),
    en: ({ row, next, section }) =>
      say(
        `the cell merged downwards from row ${row} of the table goes on in row ${next}, but row ${row} is within ${quote(section)}: where it is left out, row ${next} gets the words of the cell above`,
        `put all rows of the merged cell into ${section}, or split the cell and write its words in each row`,
      ),
  },
  "word/control-two-columns": {
    ja: ({ title, tag }) =>
      say(
        `入力欄（コンテンツコントロール）のタイトルは列 ${quote(title)}、タグは列 ${quote(tag)} で、どちらを差し込むか決まりません`,
        "Word の「開発」の「プロパティ」で、タイトルとタグを同じ列の名前にするか、一方を消してください",
      ),
    en: ({ title, tag }) =>
      say(
        `the title of a content control names column ${quote(title)}, its tag column ${quote(tag)}: which of them is meant?`,
        "give both the same column, or clear one of them (Developer, Properties)",
      ),
  },
  "word/bookmark-unfilled": {
    ja: ({ name }) =>
      say(
        `しおり（ブックマーク）${quote(name)} は宛名簿の列と同じ名前ですが、差し込まれず、どの宛先にも同じ文字が出ます`,
        `差し込むなら、文書と同じ名前の .yaml に「しおり: [${name}]」と書くか、囲まれた文字を {{${name}}} に書き換えてください`,
      ),
    en: ({ name }) =>
      say(
        `bookmark ${quote(name)} has the name of a column, but is not filled: every letter says the same there`,
        `to have it filled write しおり: [${name}] into the .yaml file of the same name, or type {{${name}}} in it`,
      ),
  },
  "word/box-differs": {
    ja: ({ shown, other }) =>
      say(
        `テキストボックスか図形の文字が、Word に見えるもの（${quote(shown)}）と、古い Word やほかのソフトに見えるもの（${quote(other)}）とで違います`,
        "Word で開き、そのテキストボックスの文字を少し直して保存し直すか、作り直してください",
      ),
    en: ({ shown, other }) =>
      say(
        `a text box or shape says one thing in Word (${quote(shown)}) and another in older or other programs (${quote(other)})`,
        "open the file in Word, change the text of the box a little and save it, or draw the box again",
      ),
  },
};
