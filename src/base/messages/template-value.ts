import { type Catalogue, quote, quotePath, say } from "./catalogue.ts";
import { didYouMean, meant } from "./template-reasons.ts";

/** Codes of the area `template/` about values that a text or a condition cannot take as they are. */
export type TemplateValueCodes = {
  "template/list-alone": { name: string };
  "template/list-in-helper": { helper: string };
  "template/optional-bare": { column: string };
  "template/optional-absent": { column: string; list: string; nearest: string };
  "template/joint-honorific": { found: string; expected: string; column: string };
  "template/joint-unused": { column: string; value: string; count: number };
  "template/condition-unsure": { column: string; value: string };
  "template/word-not-found": { column: string; word: string; nearest: string };
  "template/rows-differ": { column: string; count: number; other: string; otherCount: number };
  "template/word-near": { column: string; value: string; word: string };
  /** `count` cells of the column are not written as `usual` is, this one first. */
  "template/forms-differ": { column: string; value: string; usual: string; count: number };
  "template/raw-value": { column: string; value: string; form: RawForm; count: number };
};

/** How a program keeps a value: a day with hyphens or an hour, its number, a yes or no. */
export type RawForm = "day" | "serial" | "truth";

function rawHintJa(column: string, value: string, form: RawForm): string {
  if (form === "serial")
    return "Excelの日付の番号らしい値です。Excelでその列の表示形式を「日付」にして、保存し直してください";
  return form === "truth"
    ? `「はい」と「いいえ」の印なら、ひな形に {{#もし ${column} "${value}"}}…{{else}}…{{/もし}} と書いてください`
    : `日付なら、ひな形に {{和暦 ${column}}} と書いてください`;
}

function rawHintEn(column: string, value: string, form: RawForm): string {
  if (form === "serial")
    return "it looks like the number that Excel has for a day: format the column as dates and save the list again";
  return form === "truth"
    ? `write {{#もし ${column} "${value}"}}…{{else}}…{{/もし}} in the template if it is a yes or no`
    : `write {{和暦 ${column}}} in the template if it is a day`;
}

/** The texts of the codes about values that a text or a condition cannot take. */
export const templateValueMessages: Catalogue<TemplateValueCodes> = {
  "template/forms-differ": {
    ja: ({ column, value, usual, count }) =>
      say(
        `列「${column}」の ${quote(value)} は、ほかの行の ${quote(usual)} などと書き方が違います${count > 1 ? `（違う行は${count}行）` : ""}。宛名簿のとおりに印刷します`,
        "宛名簿の書き方をそろえてください",
        `日付なら、ひな形に {{和暦 ${column}}} と書くと、どの書き方でもそろいます`,
        `このとおりでよければ、設定に「確認済み: [${column}]」と書いてください`,
      ),
    en: ({ column, value, usual, count }) =>
      say(
        `${quote(value)} in the column ${quote(column)} is not written as ${quote(usual)} and others are${count > 1 ? ` (${count} rows)` : ""}; it is printed as it is`,
        "write all of them in one way in the list",
        `write {{和暦 ${column}}} in the template, which reads days in any form`,
        `if it is meant, add 確認済み: [${column}] to the settings`,
      ),
  },
  "template/raw-value": {
    ja: ({ column, value, form, count }) =>
      say(
        `列「${column}」の ${quote(value)} が、そのまま書簡に出ます${count > 1 ? `（このような行は${count}行）` : ""}`,
        rawHintJa(column, value, form),
        `このとおりでよければ、設定に「確認済み: [${column}]」と書いてください`,
      ),
    en: ({ column, value, form, count }) =>
      say(
        `${quote(value)} in the column ${quote(column)} is printed as it stands${count > 1 ? ` (${count} such rows)` : ""}`,
        rawHintEn(column, value, form),
        `if it is meant, add 確認済み: [${column}] to the settings`,
      ),
  },
  "template/list-alone": {
    ja: ({ name }) =>
      say(
        `${quote(name)} は並んだ値なので、このままでは続けて書かれてしまいます`,
        `「A、B及びC」とするなら {{並べ ${name}}} と書いてください`,
        `一つずつ書くなら {{#繰り返し ${name}}}…{{要素}}…{{/繰り返し}} と書いてください`,
      ),
    en: ({ name }) =>
      say(
        `${quote(name)} is a list, and would be written without anything between its values`,
        `write {{並べ ${name}}} for A、B及びC`,
        `write {{#繰り返し ${name}}}…{{要素}}…{{/繰り返し}} for one after the other`,
      ),
  },
  "template/list-in-helper": {
    ja: ({ helper }) =>
      say(
        `{{${helper}}} は値を一つしか取れませんが、並んだ値が渡されています`,
        `{{#繰り返し …}} の中で {{${helper} 要素}} と書いてください`,
      ),
    en: ({ helper }) =>
      say(
        `{{${helper}}} takes one value but is given a list`,
        `write {{${helper} 要素}} within {{#繰り返し …}}`,
      ),
  },
  "template/optional-bare": {
    ja: ({ column }) =>
      say(
        `${quote(column)} が空なので、文の途中が抜けます`,
        `{{#もし ${column}}}…{{${column}}}…{{/もし}} で、前後の文ごと囲んでください`,
        "空でよい列でなければ、宛名簿に値を入れてください",
      ),
    en: ({ column }) =>
      say(
        `${quote(column)} is empty, which leaves a hole in the sentence`,
        `put {{#もし ${column}}}…{{/もし}} around the value and the words that go with it`,
        "fill in the cell if it may not be empty",
      ),
  },
  "template/optional-absent": {
    ja: ({ column, list, nearest }) =>
      say(
        `宛名簿 ${quotePath(list)} に任意の列 ${quote(column)} がなく、全員が「空」の扱いになります`,
        didYouMean(nearest, "列の見出しを確かめてください")[0],
        `この宛名簿になくてよければ、設定に「確認済み: [${column}]」と書いてください`,
      ),
    en: ({ column, list, nearest }) =>
      say(
        `the list ${quotePath(list)} has no optional column ${quote(column)}, so it is empty for everybody`,
        meant(nearest, "check the headings")[0],
        `if it is meant, add 確認済み: [${column}] to the settings`,
      ),
  },
  "template/joint-honorific": {
    ja: ({ found, expected, column }) =>
      say(
        `{{${column}}} の行の敬称が {{${found}}} で、宛名簿の「${expected}」は使われません`,
        `{{${found}}} を {{${expected}}} に直してください`,
        `このとおりでよければ、設定に「確認済み: [${found}]」と書いてください`,
      ),
    en: ({ found, expected, column }) =>
      say(
        `the line of {{${column}}} has the honorific {{${found}}}, and the column ${quote(expected)} is not used`,
        `write {{${expected}}} for {{${found}}}`,
        `if it is meant, add 確認済み: [${found}] to the settings`,
      ),
  },
  "template/joint-unused": {
    ja: ({ column, value, count }) =>
      say(
        `宛名簿の ${quote(column)} に${count}件の値（${quote(value)}など）がありますが、ひな形が使わないので、書簡に出ません`,
        `連名で送るなら、宛名に {{${column}}} を加えてください`,
        `出さなくてよければ、設定に「確認済み: [${column}]」と書いてください`,
      ),
    en: ({ column, value, count }) =>
      say(
        `the list has ${count} values in ${quote(column)} (${quote(value)} …), which the template does not use, so no letter has them`,
        `add {{${column}}} to the addressee if the letter is to both`,
        `if it is meant, add 確認済み: [${column}] to the settings`,
      ),
  },
  "template/condition-unsure": {
    ja: ({ column, value }) =>
      say(
        `${quote(column)} の ${quote(value)} が「はい」か「いいえ」か分かりません`,
        `{{#もし ${column} "…"}}…{{else}}…{{/もし}} のように、どの語のときの文かを書いてください`,
      ),
    en: ({ column, value }) =>
      say(
        `it is not clear whether ${quote(value)} in ${quote(column)} is a yes or a no`,
        `say which word the text is for, as in {{#もし ${column} "…"}}…{{else}}…{{/もし}}`,
      ),
  },
  "template/word-not-found": {
    ja: ({ column, word, nearest }) =>
      say(
        `${quote(column)} が ${quote(word)} の行は、宛名簿に一つもありません`,
        `宛名簿にある「${nearest}」の誤りではありませんか`,
      ),
    en: ({ column, word, nearest }) =>
      say(
        `no row of the list has ${quote(word)} in ${quote(column)}`,
        `did you mean \`${nearest}\`, which the list has?`,
      ),
  },
  "template/word-near": {
    ja: ({ column, value, word }) =>
      say(
        `${quote(column)} の ${quote(value)} は、比べる語 ${quote(word)} と違うので、${quote(word)} の扱いになりません`,
        `宛名簿の値を「${word}」にそろえるか、{{#もし ${column} "${word}" "${value}"}} のように語を足してください`,
        `このとおりでよければ、設定に「確認済み: ["${value}"]」と書いてください`,
      ),
    en: ({ column, value, word }) =>
      say(
        `${quote(value)} in ${quote(column)} is not the word ${quote(word)}, so it is not treated as such`,
        `write \`${word}\` in the list, or add the word, as in {{#もし ${column} "${word}" "${value}"}}`,
        `if it is meant, add 確認済み: ["${value}"] to the settings`,
      ),
  },
  "template/rows-differ": {
    ja: ({ column, count, other, otherCount }) =>
      say(
        `${quote(other)} は${otherCount}行、${quote(column)} は${count}行なので、どの行とどの行が並ぶのか決まりません`,
        "二つの列のセルの行数をそろえてください。値のない行は空の行にします",
      ),
    en: ({ column, count, other, otherCount }) =>
      say(
        `${quote(other)} has ${otherCount} lines and ${quote(column)} has ${count}, so it is not known which belong together`,
        "give both cells the same number of lines; leave a line blank where there is no value",
      ),
  },
};
