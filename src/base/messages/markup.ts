import { type Catalogue, quote, say } from "./catalogue.ts";

/** Codes of the area `markup/` with what their messages are made of. `nearest` is empty if none is near. */
export type MarkupCodes = {
  "markup/unknown-annotation": { annotation: string; nearest: string };
  "markup/unclosed": { annotation: string };
  "markup/nothing-to-close": { annotation: string };
  "markup/not-at-line-start": { annotation: string };
  "markup/target-not-found": { target: string };
  "markup/not-plain": { annotation: string };
  /** `within` is what opened around the note; empty for a reading. */
  "markup/note-within": { note: string; within: string };
  "markup/editions-apart": Record<string, never>;
  "markup/value-in-annotation": { annotation: string };
  "markup/ruby-base": Record<never, never>;
  /** `instead` is what was meant, where a reading stands in other brackets. */
  "markup/ruby-open": { instead?: string };
  "markup/ruby-count": { base: string; ruby: string };
  "markup/unknown-character": { note: string };
  "markup/empty-block": { role: string };
  "markup/role-twice": { role: string };
  "markup/too-long": { limit: number };
  "markup/too-many": { limit: number };
  "markup/table-open": Record<never, never>;
  "markup/table-cells": { expected: number; found: number };
  "markup/table-empty": Record<never, never>;
  "markup/table-line": { annotation: string };
  "markup/in-table": { annotation: string };
  "markup/outside-table": { annotation: string };
  "markup/item-mark": { annotation: string; marks: string };
  "markup/items-too-many": { annotation: string };
  "markup/item-name-twice": { name: string };
  "markup/item-unnamed": { name: string; nearest: string };
  "markup/notes-place-twice": Record<never, never>;
  "markup/item-number-typed": { number: string };
  "markup/part-unknown": { name: string; nearest: string };
  "markup/spread-open": Record<never, never>;
  "markup/spread-line": { annotation: string };
  "markup/picture-missing": { name: string; nearest: string };
  "markup/picture-without-words": { name: string };
  "markup/picture-size": { size: string };
  "markup/figure-line": { text: string };
  "markup/seal-omitted": { name: string };
  "markup/seal-without-sender": Record<never, never>;
  "markup/seal-on-last-sender": { text: string };
  "markup/seal-missing": { text: string; nearest: string };
  "markup/seal-unmatched": { name: string };
  "markup/seal-for-several": { name: string; one: string; other: string };
  "markup/seal-twice": { name: string; text: string };
  "markup/caption-without-figure": { text: string };
};

/** The texts of the area `markup/`. */
export const markupMessages: Catalogue<MarkupCodes> = {
  "markup/picture-missing": {
    ja: ({ name, nearest }) =>
      say(
        `画像 ${quote(name)} がありません`,
        nearest === ""
          ? "ひな形と同じフォルダーの「画像」フォルダーに、その名前の PNG か JPEG のファイルを置いてください"
          : `${quote(nearest)} の誤りではありませんか。画像は、ひな形と同じフォルダーの「画像」フォルダーに置いてください`,
      ),
    en: ({ name, nearest }) =>
      say(
        `there is no picture ${quote(name)}`,
        nearest === ""
          ? "put a PNG or JPEG file of that name into the folder 画像 beside the template"
          : `did you mean ${quote(nearest)}? Pictures are in the folder 画像 beside the template`,
      ),
  },
  "markup/picture-size": {
    ja: ({ size }) =>
      say(
        `図の大きさ ${quote(size)} が読めません`,
        "「幅８０ミリ」「高さ５０ミリ」「幅２０字」のように、幅か高さを、0より大きいミリか字で書いてください",
        "書かなければ、画像の画素数から決めます",
      ),
    en: ({ size }) =>
      say(
        `the size ${quote(size)} of a picture cannot be read`,
        "give its width (幅) or its height (高さ), more than 0, in millimetres (ミリ) or characters (字): 幅８０ミリ, 高さ５０ミリ, 幅２０字",
        "leave it out to have it made from the pixels",
      ),
  },
  "markup/picture-without-words": {
    ja: ({ name }) =>
      say(
        `画像 ${quote(name)} に代替文がありません`,
        `画像を見られない方のために、写っているものを ［＃図「${name}」「写っているもの」］ のように書いてください`,
      ),
    en: ({ name }) =>
      say(
        `picture ${quote(name)} has no alternative text`,
        `say what is to be seen for those who do not see it, as in ［＃図「${name}」「写っているもの」］`,
      ),
  },
  "markup/seal-omitted": {
    ja: ({ name }) =>
      say(
        `（公印省略）の書簡に、公印の画像 ${quote(name)} が指定されています`,
        "（公印省略）を消すか、設定の公印から画像と代替文を消してください",
      ),
    en: ({ name }) =>
      say(
        `a letter without a seal (公印省略) has the picture of one, ${quote(name)}`,
        "take out （公印省略）, or the picture of the setting 公印",
      ),
  },
  "markup/seal-without-sender": {
    ja: () =>
      say(
        "公印の画像を重ねる差出人の行がありません",
        "差出人の行の初めに ［＃差出人］ を書いてください",
      ),
    en: () =>
      say(
        "there is no sender over whose name the picture of the seal could be",
        "write ［＃差出人］ at the head of the sender's line",
      ),
  },
  "markup/seal-on-last-sender": {
    ja: ({ text }) =>
      say(
        `差出人が連名です。公印の画像は最後の ${quote(text)} にだけ重なります`,
        "一人ずつの画像は、設定の公印に「連名」として並べてください",
      ),
    en: ({ text }) =>
      say(
        `several senders sign together: the picture of the seal is over the last one only, ${quote(text)}`,
        "give one for each under 連名 of the setting 公印",
      ),
  },
  "markup/seal-missing": {
    ja: ({ text, nearest }) =>
      say(
        `設定の公印の連名に、差出人 ${quote(text)} の公印がありません`,
        nearest === ""
          ? "書き足してください（印刷してから押すなら「画像: なし」）"
          : `${quote(nearest)} を、差出人の行のとおりに直してください`,
      ),
    en: ({ text, nearest }) =>
      say(
        `under 連名 of the setting 公印 there is no seal of ${quote(text)}`,
        nearest === ""
          ? "add it (`画像: なし` for one put on paper)"
          : `write ${quote(nearest)} as the sender's line has it`,
      ),
  },
  "markup/seal-unmatched": {
    ja: ({ name }) =>
      say(
        `公印の連名にある ${quote(name)} は、この書簡の差出人にありません`,
        "差出人の行にある職名か氏名に直してください",
      ),
    en: ({ name }) =>
      say(
        `${quote(name)}, who has a seal, is not a sender of this letter`,
        "write the title or the name as the sender's line has it",
      ),
  },
  "markup/seal-for-several": {
    ja: ({ name, one, other }) =>
      say(
        `公印の連名の ${quote(name)} が、差出人 ${quote(one)} と ${quote(other)} のどちらか決まりません`,
        "職名と氏名を続けて書いてください",
      ),
    en: ({ name, one, other }) =>
      say(
        `the seal of ${quote(name)} may be that of ${quote(one)} or ${quote(other)}`,
        "write the title and the name",
      ),
  },
  "markup/seal-twice": {
    ja: ({ name, text }) =>
      say(
        `差出人 ${quote(text)} の公印が、公印の連名に二つあります（${quote(name)}）`,
        "どちらかを消してください",
      ),
    en: ({ name, text }) =>
      say(`${quote(text)} has two seals, the second as ${quote(name)}`, "remove one of them"),
  },
  "markup/caption-without-figure": {
    ja: ({ text }) =>
      say(
        `図の題 ${quote(text)} のすぐ前に図がありません`,
        "［＃図の題］の行は、図の注記のすぐ次に、図一つに一つだけ書いてください",
      ),
    en: ({ text }) =>
      say(
        `there is no figure right before its caption ${quote(text)}`,
        "write ［＃図の題］ on the line right after the figure's, once for each figure",
      ),
  },
  "markup/figure-line": {
    ja: ({ text }) =>
      say(
        `図の注記と同じ行に ${quote(text)} があります`,
        "図の注記は1行に一つだけ書き、図の題は次の行に ［＃図の題］ を付けて書いてください",
      ),
    en: ({ text }) =>
      say(
        `${quote(text)} is on the line of a figure`,
        "leave the figure alone on its line, and write what it is called on the next one after ［＃図の題］",
      ),
  },
  "markup/unknown-annotation": {
    ja: ({ annotation, nearest }) =>
      say(
        `［＃${annotation}］ という注記はありません`,
        nearest === ""
          ? "注記のつづりを確かめてください"
          : `「［＃${nearest}${nearest.includes("］") ? "" : "］"}」の誤りではありませんか`,
      ),
    en: ({ annotation, nearest }) =>
      say(
        `there is no annotation ［＃${annotation}］`,
        nearest === ""
          ? "check its name"
          : `did you mean ［＃${nearest}${nearest.includes("］") ? "" : "］"}?`,
      ),
  },
  "markup/unclosed": {
    ja: ({ annotation }) =>
      say(
        `${quote(annotation)} が同じ行の中で閉じていません`,
        "終わりの注記か閉じる括弧を同じ行に足してください",
      ),
    en: ({ annotation }) =>
      say(
        `${quote(annotation)} is not closed on its line`,
        "add the ending annotation or the closing bracket on the same line",
      ),
  },
  "markup/nothing-to-close": {
    ja: ({ annotation }) =>
      say(
        `［＃${annotation}］ に対応する始まりがありません`,
        "始まりの注記を足すか、これを消してください",
      ),
    en: ({ annotation }) =>
      say(`［＃${annotation}］ ends nothing`, "add the beginning annotation, or remove this one"),
  },
  "markup/not-at-line-start": {
    ja: ({ annotation }) =>
      say(
        `［＃${annotation}］ は行の先頭に書きます`,
        "前の空白や文字を消すか、行を改めて先頭に移してください",
      ),
    en: ({ annotation }) =>
      say(
        `［＃${annotation}］ is within a line`,
        "remove what stands before it, or move it to the beginning of a line",
      ),
  },
  "markup/target-not-found": {
    ja: ({ target }) =>
      say(
        `注記の直前に ${quote(target)} という文字列がありません`,
        "注記は対象の文字列のすぐ後に書いてください",
      ),
    en: ({ target }) =>
      say(
        `${quote(target)} is not right before its annotation`,
        "put the annotation right after its target",
      ),
  },
  "markup/editions-apart": {
    ja: () =>
      say(
        "この段落の底本の注記は、校訂版と発出時のままの両方を一つのファイルに書く形式（tei、transcript）では表せません",
        "「…は底本では…」の注記を、同じ文字への振り仮名や傍点の注記より後に書いてください",
      ),
    en: () =>
      say(
        "the notes on the original's text in this paragraph cannot be told in a format that holds both editions (tei, transcript)",
        "write the note 「…は底本では…」 after the readings and marks of the same characters",
      ),
  },
  "markup/not-plain": {
    ja: ({ annotation }) =>
      say(`［＃${annotation}］ の中にほかの注記や振り仮名があります`, "文字だけにしてください"),
    en: ({ annotation }) =>
      say(`［＃${annotation}］ contains other annotations`, "leave only characters in it"),
  },
  "markup/note-within": {
    ja: ({ note, within }) =>
      say(
        `［＃${note}］ が${within === "" ? "振り仮名" : `［＃${within}］ `}の中にあります`,
        `［＃${note}］ から ［＃${note}終わり］ までを、${within === "" ? "振り仮名" : `［＃${within}終わり］ `}の後に移してください`,
      ),
    en: ({ note, within }) =>
      say(
        `［＃${note}］ is within ${within === "" ? "a reading" : `［＃${within}］`}`,
        `move it, up to ［＃${note}終わり］, behind ${within === "" ? "the reading" : `［＃${within}終わり］`}`,
      ),
  },
  "markup/value-in-annotation": {
    ja: ({ annotation }) =>
      say(
        `注記 ［＃${annotation}］ の中に差込みの値があります`,
        "注記には文字だけを書き、値は注記の外に置いてください",
      ),
    en: ({ annotation }) =>
      say(
        `annotation ［＃${annotation}］ contains a merged value`,
        "keep values outside of annotations",
      ),
  },
  "markup/ruby-base": {
    ja: () =>
      say(
        "《 》 の前に、振り仮名を付ける文字がありません",
        "「｜漢字《かんじ》」のように書いてください",
        "《 を文字として書くときは ※［＃始め二重山括弧、1-1-52］ と書いてください",
      ),
    en: () =>
      say(
        "no characters are before 《 》 for the reading to go beside",
        "write ｜漢字《かんじ》",
        "write ※［＃始め二重山括弧、1-1-52］ for 《 as a character",
      ),
  },
  "markup/ruby-open": {
    ja: ({ instead }) =>
      say(
        "振り仮名の記号が対になっていません",
        instead === undefined
          ? "「｜漢字《かんじ》」のように同じ行の中で閉じてください"
          : `振り仮名は二重山括弧で ${quote(instead)} と書いてください`,
        "文字として書くときは ※［＃縦線、1-1-35］ ※［＃終わり二重山括弧、1-1-53］ と書いてください",
      ),
    en: ({ instead }) =>
      say(
        "the marks of a reading do not pair up",
        `write ${instead ?? "｜漢字《かんじ》"} on one line`,
        "write ※［＃縦線、1-1-35］ or ※［＃終わり二重山括弧、1-1-53］ for the characters themselves",
      ),
  },
  "markup/ruby-count": {
    ja: ({ base, ruby }) =>
      say(
        `${quote(base)} の文字数と振り仮名 ${quote(ruby)} の区切りの数が合いません`,
        "1字ごとに「｜漢字《かん｜じ》」のように区切ってください",
      ),
    en: ({ base, ruby }) =>
      say(
        `${quote(base)} and the parts of ${quote(ruby)} differ in number`,
        "give one part for each character, as in ｜漢字《かん｜じ》",
      ),
  },
  "markup/unknown-character": {
    ja: ({ note }) =>
      say(
        `外字注記 ${quote(note)} から文字が決まりません`,
        "「U+845B」のような符号位置か「第3水準1-87-71」のような面区点番号を書いてください",
        "どのフォントにもない字は、※［＃「弓＋享」、画像「外字.png」］ のように画像で示せます",
      ),
    en: ({ note }) =>
      say(
        `the note ${quote(note)} does not say which character it is`,
        "give a code point such as U+845B, or a JIS X 0213 position such as 第3水準1-87-71",
        "name a picture for a character that no font has: ※［＃「弓＋享」、画像「外字.png」］",
      ),
  },
  "markup/empty-block": {
    ja: ({ role }) =>
      say(
        `［＃${role}］ の行に文字がありません`,
        IS_OWN_WORD.test(role)
          ? `「［＃${role}］${role}」のように、印字する文字も書いてください`
          : "値を入れるか、空のときは行ごと {{#もし …}} で囲んでください",
      ),
    en: ({ role }) =>
      say(
        `the line ［＃${role}］ is empty`,
        IS_OWN_WORD.test(role)
          ? `write what is printed too: ［＃${role}］${role}`
          : "fill it, or put {{#もし …}} around the line",
      ),
  },
  "markup/too-long": {
    ja: ({ limit }) =>
      say(
        `一つの段落が長すぎます（上限 ${limit}字）`,
        "段落を分けるか、宛名簿の値を短くしてください",
      ),
    en: ({ limit }) =>
      say(
        `a paragraph is too long (limit ${limit} characters)`,
        "cut it into several, or shorten the list's value",
      ),
  },
  "markup/too-many": {
    ja: ({ limit }) =>
      say(
        `一つの段落の中の注記が、重なりすぎているか多すぎます（上限 ${limit}）`,
        "閉じていない注記がないか確かめ、段落を分けてください",
      ),
    en: ({ limit }) =>
      say(
        `a paragraph has too many annotations, or too many nested (limit ${limit})`,
        "check for one that is not closed, or cut the paragraph into several",
      ),
  },
  "markup/role-twice": {
    ja: ({ role }) =>
      say(`1行に役割の注記が二つあります（［＃${role}］）`, "一つだけにしてください"),
    en: ({ role }) => say(`a line has two roles (［＃${role}］)`, "keep only one"),
  },
  "markup/table-open": {
    ja: () => say("表が閉じていません", "表の最後の行の下に ［＃ここで表終わり］ を足してください"),
    en: () => say("the table is not closed", "add ［＃ここで表終わり］ below its last row"),
  },
  "markup/table-cells": {
    ja: ({ expected, found }) =>
      say(
        `表の列は${expected}列ですが、この行には${found}列分あります`,
        "升目を | かタブで区切って、どの行も同じ数にしてください。空の升目で始まる行は、行の初めと終わりにも | を書いてください",
      ),
    en: ({ expected, found }) =>
      say(
        `the table has ${expected} columns, but this row has ${found}`,
        "separate the cells with | or tabs, the same number in every row; write | before and after a row that begins with an empty cell",
      ),
  },
  "markup/table-empty": {
    ja: () =>
      say(
        "表に行がありません",
        "表に行を書いてください。行のない宛先があるときは、表全体を {{#もし 列名}} … {{/もし}} で囲んでください",
      ),
    en: () =>
      say(
        "the table has no row",
        "write its rows; if some addressees have none, put the whole table between {{#もし 列名}} and {{/もし}}",
      ),
  },
  "markup/table-line": {
    ja: ({ annotation }) =>
      say(
        `［＃${annotation}］ と同じ行に文字があります`,
        "この注記だけを1行に書き、表の行は次の行から書いてください",
      ),
    en: ({ annotation }) =>
      say(
        `there is text on the line of ［＃${annotation}］`,
        "write this annotation alone on its line; the rows begin on the next",
      ),
  },
  "markup/in-table": {
    ja: ({ annotation }) =>
      say(
        `［＃${annotation}］ は表の中では使えません`,
        "表の外に移すか、表を ［＃ここで表終わり］ で閉じてください",
      ),
    en: ({ annotation }) =>
      say(
        `［＃${annotation}］ cannot be used in a table`,
        "move it out of the table, or close the table with ［＃ここで表終わり］",
      ),
  },
  "markup/outside-table": {
    ja: ({ annotation }) =>
      say(
        `［＃${annotation}］ は表の中でだけ使えます`,
        "表を ［＃ここから表］ で始めるか、これを消してください",
      ),
    en: ({ annotation }) =>
      say(
        `［＃${annotation}］ can only be used in a table`,
        "begin the table with ［＃ここから表］, or remove this annotation",
      ),
  },
  "markup/item-mark": {
    ja: ({ annotation, marks }) =>
      say(
        `［＃${annotation}］ という番号の印はありません`,
        `番号は自動で付きます。その段の最初の番号（${marks}）を書いてください`,
      ),
    en: ({ annotation, marks }) =>
      say(
        `［＃${annotation}］ is not the first number of a level`,
        `items are numbered automatically; write the first number of the level (${marks})`,
      ),
  },
  "markup/items-too-many": {
    ja: ({ annotation }) =>
      say(
        `［＃${annotation}］ の段の項目が多すぎて、番号が足りません`,
        "項目を上の段に分けるか、数字の段を使ってください",
      ),
    en: ({ annotation }) =>
      say(
        `there are more items of ［＃${annotation}］ than numbers`,
        "divide them among items of the level above, or use a level with figures",
      ),
  },
  "markup/item-name-twice": {
    ja: ({ name }) =>
      say(
        `${quote(name)} という項目が二つあります`,
        "一方の名前を変えてください。どちらの番号を指すかが決まりません",
      ),
    en: ({ name }) =>
      say(
        `two items are named ${quote(name)}`,
        "rename one of them: a reference could mean either",
      ),
  },
  "markup/notes-place-twice": {
    ja: () =>
      say(
        "注を置く場所が二つあります",
        "［＃注の場所］は、本文と別紙のそれぞれに一つだけ書いてください",
      ),
    en: () =>
      say(
        "the notes have two places",
        "write ［＃注の場所］ once in the letter and once in each 別紙 at most",
      ),
  },
  "markup/item-unnamed": {
    ja: ({ name, nearest }) =>
      say(
        `この書簡に ${quote(name)} という項目はありません`,
        nearest === ""
          ? `その項目の初めに ［＃１「${name}」］ のように名前を書いてください。項目がない宛先では、参照も {{#もし}} で囲んでください`
          : `${quote(nearest)} の誤りではありませんか`,
        "別紙なら、その初めに ［＃右肩］別紙１ のように書いてください",
      ),
    en: ({ name, nearest }) =>
      say(
        `this letter has no item named ${quote(name)}`,
        nearest === ""
          ? `name the item where it begins, as in ［＃１「${name}」］; where an addressee does not get the item, leave the reference out too ({{#もし}})`
          : `did you mean ${quote(nearest)}?`,
        "a 別紙 needs its mark, as in ［＃右肩］別紙１",
      ),
  },
  "markup/item-number-typed": {
    ja: ({ number }) =>
      say(
        `番号 ${quote(number)} が2度出ることになります`,
        "番号は自動で付きます。文の初めの番号を消してください",
      ),
    en: ({ number }) =>
      say(
        `the number ${quote(number)} would be printed twice`,
        "items are numbered automatically; remove the number from the text",
      ),
  },
  "markup/part-unknown": {
    ja: ({ name, nearest }) =>
      say(
        `設定「別紙の体裁」に ${quote(name)} がありません`,
        nearest === ""
          ? `設定に「別紙の体裁: { ${name}: 40x36 }」のように、その体裁を書いてください`
          : `${quote(nearest)} の誤りではありませんか`,
      ),
    en: ({ name, nearest }) =>
      say(
        `the setting 別紙の体裁 does not have ${quote(name)}`,
        nearest === ""
          ? `give its page format there, as in 別紙の体裁: { ${name}: 40x36 }`
          : `did you mean ${quote(nearest)}?`,
      ),
  },
  "markup/spread-open": {
    ja: () =>
      say(
        "均等割付が閉じていません",
        "そろえる行の次の行に ［＃ここで均等割付終わり］ を書いてください",
      ),
    en: () =>
      say(
        "the lines that are spread are not closed",
        "write ［＃ここで均等割付終わり］ on the line after them",
      ),
  },
  "markup/spread-line": {
    ja: ({ annotation }) =>
      say(`［＃${annotation}］ は1行に単独で書きます`, "ほかの注記や文は、次の行に移してください"),
    en: ({ annotation }) =>
      say(
        `［＃${annotation}］ stands alone on its line`,
        "move what else is there to the next line",
      ),
  },
};

/** What is printed on the line of such a role is its own name. */
const IS_OWN_WORD = /^(?:記|以上|別紙|写|案)$/u;
