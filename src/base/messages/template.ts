import { type Catalogue, listed, quote, say } from "./catalogue.ts";
import { type PictureReason, pictureTexts } from "./picture-reasons.ts";
import { type TemplateLetterCodes, templateLetterMessages } from "./template-letter.ts";
import {
  didYouMean,
  type Instead,
  insteadText,
  meant,
  reasonHint,
  reasonText,
  slipText,
  type TagSlip,
  type ValueReason,
} from "./template-reasons.ts";
import { type TemplateSettingsCodes, templateSettingsMessages } from "./template-settings.ts";
import { type TemplateValueCodes, templateValueMessages } from "./template-value.ts";

/** Codes of the area `template/` with what their messages are made of. `nearest` is empty if none is near. */
export type TemplateCodes = TemplateSettingsCodes &
  TemplateValueCodes &
  TemplateLetterCodes & {
    "template/syntax": { found: string };
    "template/wide-sign": { found: string };
    "template/mistyped-tag": { found: string; instead: string; slip: TagSlip };
    "template/unclosed-block": { open: string; close: string };
    "template/unsupported": { found: string; instead: Instead };
    "template/raw-output": { name: string };
    /** `within` are headings that have the name in theirs, `known` those that the list has. */
    "template/unknown-field": { name: string; nearest: string; within?: string; known?: string };
    /** `joined` is what stands in the braces without blanks, where it may be a column's name that a blank cuts. */
    "template/unknown-helper": { name: string; nearest: string; known: string; joined?: string };
    "template/picture-refused": {
      path: string;
      reason: PictureReason;
      found: string;
      limit: string;
    };
    "template/picture-colours": { path: string; space: string };
    "template/unknown-partial": { name: string; nearest: string };
    "template/unknown-version": { name: string; nearest: string };
    "template/helper-arguments": { helper: string; expected: string; found: string };
    "template/helper-value": { helper: string; value: string; reason: ValueReason };
    "template/version-not-exhaustive": { missing: string };
    "template/version-twice": { name: string };
    "template/version-never": { name: string };
    "template/version-none": { addressee: string };
    "template/version-overlap": { addressee: string; versions: string };
    "template/partial-cycle": { chain: string };
    "template/output-limit": { limit: number };
    "template/missing-column": {
      column: string;
      nearest: string;
      list: string;
      within?: string;
      known?: string;
    };
    "template/ambiguous-column": { column: string };
    "template/column-unprinted": { column: string; line: string };
    "template/number-twice": { column: string; found: string; count: number };
    "template/honorific-replaced": { own: string; setting: string };
    /** `lacking` where the list has no such column, and the table of governments says nothing of the row. */
    "template/empty-value": { column: string; row: number; lacking?: "column" };
    /** `broken`: the line ends where a cell has a line break. */
    "template/honorific-missing": { addressee: string; broken?: "cell" };
    "template/honorific-doubled": { addressee: string };
    "template/honorific-for-bodies": { addressee: string };
    "template/salutation-pair": { salutation: string; found: string; expected: string };
  };

/** The texts of the area `template/`. */
export const templateMessages: Catalogue<TemplateCodes> = {
  ...templateSettingsMessages,
  ...templateValueMessages,
  ...templateLetterMessages,
  "template/syntax": {
    ja: ({ found }) =>
      say(
        found.startsWith("{{/")
          ? "ここで閉じる区切りの始まり {{#…}} がありません"
          : `{{ }} の書き方が正しくありません（${quote(found)} の所）`,
        found.startsWith("{{/")
          ? "始まりの {{#…}} を足すか、この終わりの印を消してください"
          : "{{ }} の中は、列か設定の名前を一つ、または機能の名前、半角の空白、列の名前の順に書いてください",
      ),
    en: ({ found }) =>
      say(
        found.startsWith("{{/")
          ? "no {{#…}} begins the section that ends here"
          : `the text in {{ }} is not written correctly (at ${quote(found)})`,
        found.startsWith("{{/")
          ? "add the {{#…}} that begins it, or remove this end"
          : "write one name of a column or setting in {{ }}, or a helper, a space and the column's name",
      ),
  },
  "template/wide-sign": {
    ja: ({ found }) =>
      say(
        `{{ のすぐ後の ${quote(found)} が全角なので、区切りとして読めません`,
        "半角の # / > ! に直してください（例 {{#宛先 …}} と {{/宛先}}）",
      ),
    en: ({ found }) =>
      say(
        `${quote(found)} after {{ is of full width, so that no section begins or ends here`,
        "write # / > ! in half width, as in {{#宛先 …}} and {{/宛先}}",
      ),
  },
  "template/mistyped-tag": {
    ja: ({ found, instead, slip }) =>
      say(
        `${quote(found)} ${slipText(slip, "ja")}`,
        instead === "" ? "どちらか一方を消してください" : `「${instead}」と書いてください`,
      ),
    en: ({ found, instead, slip }) =>
      say(
        `${quote(found)} ${slipText(slip, "en")}`,
        instead === "" ? "remove one of the two" : `write \`${instead}\``,
      ),
  },
  "template/unclosed-block": {
    ja: ({ open, close }) =>
      say(
        close === ""
          ? `{{#${open}}} が閉じていません`
          : `{{#${open}}} が {{/${close}}} で閉じられています`,
        `区切りの終わりに {{/${open}}} と書いてください`,
      ),
    en: ({ open, close }) =>
      say(
        close === "" ? `{{#${open}}} is not closed` : `{{#${open}}} is closed by {{/${close}}}`,
        `write {{/${open}}} where the section ends`,
      ),
  },
  "template/unsupported": {
    ja: ({ found, instead }) =>
      say(
        `${quote(found)} はここでは使えません`,
        plainName(found) === undefined
          ? insteadText(instead, "ja")
          : `{{${plainName(found)}}} と書いてください`,
      ),
    en: ({ found, instead }) =>
      say(
        `${quote(found)} may not be used here`,
        plainName(found) === undefined
          ? insteadText(instead, "en")
          : `write {{${plainName(found)}}}`,
      ),
  },
  "template/raw-output": {
    ja: ({ name }) =>
      say(
        `{{{${name}}}} や {{&${name}}} の書き方は使えません`,
        `二重の波括弧で {{${name}}} と書いてください`,
      ),
    en: ({ name }) =>
      say(
        `neither {{{${name}}}} nor {{&${name}}} may be used`,
        `write {{${name}}}; nothing is ever escaped`,
      ),
  },
  "template/unknown-field": {
    ja: ({ name, nearest, within = "", known = "" }) =>
      say(
        `${quote(name)} という列も設定もありません`,
        ...(within === ""
          ? didYouMean(
              nearest,
              known === ""
                ? "宛名簿の見出しか、設定の名前を書いてください"
                : `宛名簿の見出し（${known}）か、設定の名前を書いてください`,
            )
          : chooseOf(within)),
      ),
    en: ({ name, nearest, within = "", known = "" }) =>
      say(
        `there is no column and no setting ${quote(name)}`,
        ...(within === ""
          ? meant(
              nearest,
              known === ""
                ? "write one of the list's headings, or the name of a setting"
                : `write one of the list's headings (${listed(known)}), or the name of a setting`,
            )
          : chosenFrom(within)),
      ),
  },
  "template/unknown-helper": {
    ja: ({ name, nearest, known, joined = "" }) =>
      say(
        `${quote(name)} という機能はありません`,
        ...didYouMean(
          nearest,
          joined === ""
            ? `使えるのは ${known} です`
            : `列の名前なら、間の空白を取って {{${joined}}} と書いてください。機能で使えるのは ${known} です`,
        ),
      ),
    en: ({ name, nearest, known, joined = "" }) =>
      say(
        `there is no helper ${quote(name)}`,
        ...meant(
          nearest,
          joined === ""
            ? `use one of ${listed(known)}`
            : `if a column is meant, write {{${joined}}} without the blank; helpers are ${listed(known)}`,
        ),
      ),
  },
  "template/picture-refused": {
    ja: ({ path, ...why }) => {
      const [wrong, hint] = pictureTexts(why, "ja");
      return say(`画像 ${quote(path)} は使えません。${wrong}`, hint);
    },
    en: ({ path, ...why }) => {
      const [wrong, hint] = pictureTexts(why, "en");
      return say(`picture ${quote(path)} cannot be used: ${wrong}`, hint);
    },
  },
  "template/picture-colours": {
    ja: ({ path, space }) =>
      say(
        `画像 ${quote(path)} の色は ${quote(space)} で記録されています。sRGB として印刷するので、色が少しくすみます`,
        "色が大切な画像なら、画像ソフトで sRGB に変換して保存し直してください",
      ),
    en: ({ path, space }) =>
      say(
        `the colours of picture ${quote(path)} are ${quote(space)}; they are printed as sRGB, a little duller`,
        "save it as sRGB if its colours matter",
      ),
  },
  "template/unknown-partial": {
    ja: ({ name, nearest }) =>
      say(
        `部品 ${quote(name)} がありません`,
        ...didYouMean(nearest, `templates/partials/${name}.hbs を置いてください`),
      ),
    en: ({ name, nearest }) =>
      say(
        `there is no partial ${quote(name)}`,
        ...meant(nearest, `put it into templates/partials/${name}.hbs`),
      ),
  },
  "template/unknown-version": {
    ja: ({ name, nearest }) =>
      say(
        `${quote(name)} という宛先の区分は設定「宛先」にありません`,
        ...didYouMean(
          nearest,
          "設定「宛先」に区分を足してください（Word の文書なら、同じ名前の .yaml のファイルに書きます）",
        ),
      ),
    en: ({ name, nearest }) =>
      say(
        `the setting 宛先 has no version ${quote(name)}`,
        ...meant(nearest, "add the version to the setting 宛先"),
      ),
  },
  "template/helper-arguments": {
    ja: ({ helper, expected, found }) =>
      say(
        found === ""
          ? `{{${helper} …}} に値がありません`
          : `{{${helper} …}} に続く値が ${quote(found)} です`,
        `${expected} のように書いてください`,
        ...(found === "" && expected.includes(" 日付}}")
          ? [
              `「日付」は、書簡の日付です。ほかの日なら、その列の名前を書くか、宛名簿に「${helper}」の列を加えてください`,
            ]
          : []),
      ),
    en: ({ helper, expected, found }) =>
      say(
        found === ""
          ? `{{${helper} …}} is given nothing`
          : `{{${helper} …}} is given ${quote(found)}`,
        `write ${expected.replaceAll("、", " or ")}`,
        ...(found === "" && expected.includes(" 日付}}")
          ? [
              `日付 is the letter's own date: name the column of another day, or add a column ${helper} to the list`,
            ]
          : []),
      ),
  },
  "template/helper-value": {
    ja: ({ helper, value, reason }) =>
      say(
        `${quote(value)} は {{${helper}}} で扱えません（${reasonText(reason, "ja")}）`,
        reasonHint(reason, "ja"),
      ),
    en: ({ helper, value, reason }) =>
      say(
        `{{${helper}}} cannot take ${quote(value)} (${reasonText(reason, "en")})`,
        reasonHint(reason, "en"),
      ),
  },
  "template/version-not-exhaustive": {
    ja: ({ missing }) =>
      say(
        `宛先の区分 ${quote(missing)} の文がありません`,
        "{{else}} を足してすべての区分の文を書いてください",
        "一部の区分だけに入れる文なら {{#宛先のみ …}} を使ってください",
      ),
    en: ({ missing }) =>
      say(
        `the section has no text for version ${quote(listed(missing))}`,
        "add {{else}} so that every version has its text",
        "use {{#宛先のみ …}} for text that only some versions have",
      ),
  },
  "template/version-twice": {
    ja: ({ name }) =>
      say(`宛先の区分 ${quote(name)} が同じ区切りに2度出てきます`, "片方を消してください"),
    en: ({ name }) =>
      say(`version ${quote(name)} is twice in this section`, "remove one of the two"),
  },
  "template/version-never": {
    ja: ({ name }) =>
      say(
        `この部分（${name}）はどの宛先の書簡にも入りません`,
        "外側の区切りの区分を確かめるか、この部分を消してください",
      ),
    en: ({ name }) =>
      say(
        `this part (${name}) is in no letter`,
        "check the versions of the section around it, or remove it",
      ),
  },
  "template/version-none": {
    ja: ({ addressee }) =>
      say(
        `宛先 ${quote(addressee)} はどの区分にも当てはまりません`,
        "この行の値を直すか、設定「宛先」の条件に加えてください",
      ),
    en: ({ addressee }) =>
      say(
        `addressee ${quote(addressee)} belongs to no version`,
        "correct the row, or widen the setting 宛先",
      ),
  },
  "template/version-overlap": {
    ja: ({ addressee, versions }) =>
      say(
        `宛先 ${quote(addressee)} が複数の区分（${versions}）に当てはまります`,
        "設定「宛先」の条件を、どの行も一つだけに当てはまるように直してください",
      ),
    en: ({ addressee, versions }) =>
      say(
        `addressee ${quote(addressee)} belongs to several versions (${listed(versions)})`,
        "change the setting 宛先 so that every row belongs to one only",
      ),
  },
  "template/partial-cycle": {
    ja: ({ chain }) =>
      say(`部品が自分自身を呼び出しています（${chain}）`, "呼び出しの一つを消してください"),
    en: ({ chain }) => say(`a partial includes itself (${chain})`, "remove one of the includes"),
  },
  "template/output-limit": {
    ja: ({ limit }) =>
      say(`書簡が大きくなりすぎます（上限 ${limit}）`, "繰り返しや部品の数を減らしてください"),
    en: ({ limit }) =>
      say(`the letter grows too large (limit ${limit})`, "use fewer loops or partials"),
  },
  "template/missing-column": {
    ja: ({ column, nearest, list, within = "", known = "" }) =>
      say(
        list === ""
          ? `宛名簿に ${quote(column)} の列がありません`
          : `ほかの宛名簿にある ${quote(column)} の列が、${list} にはありません`,
        ...(within === ""
          ? didYouMean(
              nearest,
              known === ""
                ? "宛名簿の見出しの行に足してください"
                : `宛名簿の見出しの行に足すか、ひな形のほうを宛名簿の見出し（${known}）に合わせてください`,
            )
          : chooseOf(within)),
      ),
    en: ({ column, nearest, list, within = "", known = "" }) =>
      say(
        list === ""
          ? `the list has no column ${quote(column)}`
          : `${list} has no column ${quote(column)}, which another list has`,
        ...(within === ""
          ? meant(
              nearest,
              known === ""
                ? "add the heading to the list's row of headings"
                : `add the heading to the list, or name one of its headings (${listed(known)}) in the template`,
            )
          : chosenFrom(within)),
      ),
  },
  "template/ambiguous-column": {
    ja: ({ column }) =>
      say(
        `${quote(column)} はひな形の設定にも宛名簿の列にもあり、どちらを印刷するのか決められません`,
        "一人ずつ違う値なら設定のその行を消し、全員に同じ値なら宛名簿の列の見出しを変えてください",
      ),
    en: ({ column }) =>
      say(
        `${quote(column)} is both a setting of the template and a column of the list`,
        "remove the setting if each row has its own value; rename the column if all have the same",
      ),
  },
  "template/column-unprinted": {
    ja: ({ column, line }) =>
      say(
        `宛名簿に ${quote(column)} の列がありますが、ひな形の ${line} の行はこの列を使っていません`,
        `この列を印刷するなら、その行に {{${column}}} と書いてください`,
        `ひな形のとおりでよければ、設定に「確認済み: [${column}]」と書いてください`,
      ),
    en: ({ column, line }) =>
      say(
        `the list has a column ${quote(column)}, which the template's line ${line} does not print`,
        `write {{${column}}} on that line to print it`,
        `write \`確認済み: [${column}]\` into the settings if the template is right`,
      ),
  },
  "template/number-twice": {
    ja: ({ column, found, count }) =>
      say(
        `列「${column}」の ${quote(found)} が${count}行にあります。同じ番号の書簡ができます`,
        "行ごとに違う番号なら、正しい番号に直してください",
        `同じ番号でよければ、設定に「確認済み: [${found}]」と書いてください`,
      ),
    en: ({ column, found, count }) =>
      say(
        `${quote(found)} in the column ${quote(column)} is in ${count} rows, whose letters will have one number`,
        "correct it, if each row has a number of its own",
        `write \`確認済み: [${found}]\` into the settings if the number is meant to be the same`,
      ),
  },
  "template/honorific-replaced": {
    ja: ({ own, setting }) =>
      say(
        `宛名簿の敬称 ${quote(own)} の代わりに、設定の敬称 ${quote(setting)} が印刷されます`,
        "宛名簿の敬称を使うなら、設定「敬称」を消してください",
        `このとおりでよければ、設定に「確認済み: [${own}]」と書いてください`,
      ),
    en: ({ own, setting }) =>
      say(
        `the setting's honorific ${quote(setting)} is printed for ${quote(own)} of the list`,
        "remove the setting 敬称 to print the list's",
        `write \`確認済み: [${own}]\` into the settings if this is meant`,
      ),
  },
  "template/empty-value": {
    ja: ({ column, row, lacking }) =>
      say(
        lacking === "column"
          ? `宛名簿に ${quote(column)} の列がなく、${row}行目の値は地方公共団体の一覧からも決まりません`
          : `${row}行目の ${quote(column)} が空です`,
        lacking === "column"
          ? `宛名簿に「${column}」の列を加えるか、ひな形では宛名簿にある列を使ってください`
          : "値を入れるか、この行を宛名簿から外してください",
        `空でもよい列なら、設定「任意の列」に${column}を入れてください。文の中にあるときは、{{#もし ${column}}}…{{${column}}}…{{/もし}} で前後の語ごと囲んでください`,
      ),
    en: ({ column, row, lacking }) =>
      say(
        lacking === "column"
          ? `the list has no column ${quote(column)}, and the table of governments says nothing for row ${row}`
          : `${quote(column)} is empty in row ${row}`,
        lacking === "column"
          ? `add a column ${quote(column)}, or use a column of the list in the template`
          : "fill in the cell, or remove the row",
        `list ${column} under 任意の列 if it may be empty, and put {{#もし ${column}}}…{{/もし}} around it in the template`,
      ),
  },
  "template/honorific-missing": {
    ja: ({ addressee, broken }) =>
      broken !== undefined
        ? say(
            `宛名 ${quote(addressee)} に敬称がありません。宛名簿のセルの中で改行しているため、敬称は次の行に付きます`,
            "セルの中の改行を消してください。2人なら、2行に分けるか、氏名1、氏名2のように列を分けてください",
          )
        : say(
            `宛名 ${quote(addressee)} に敬称がありません`,
            "敬称の列に「殿」「様」などを入れ、宛名の行に{{敬称}}を書いてください",
            "「（総務課扱い）」のような添え書きなら、［＃宛名］を付けずに書いてください",
          ),
    en: ({ addressee, broken }) =>
      broken !== undefined
        ? say(
            `the addressee ${quote(addressee)} has no honorific: a line break within the cell puts it on the next line`,
            "take the line break out of the cell; put two persons in two rows, or in two columns (氏名1, 氏名2)",
          )
        : say(
            `the addressee ${quote(addressee)} has no honorific`,
            "fill in the column 敬称, and write {{敬称}} on the addressee's line",
            "write a note such as （総務課扱い） without ［＃宛名］",
          ),
  },
  "template/honorific-doubled": {
    ja: ({ addressee }) =>
      say(`宛名 ${quote(addressee)} の敬称が重なっています`, "敬称を一つだけにしてください"),
    en: ({ addressee }) =>
      say(`the addressee ${quote(addressee)} has two honorifics`, "keep only one"),
  },
  "template/honorific-for-bodies": {
    ja: ({ addressee }) =>
      say(
        `宛名 ${quote(addressee)} では、人に「御中」が付いています`,
        "人には「殿」か「様」を、組織には「御中」を付けてください",
      ),
    en: ({ addressee }) =>
      say(
        `the addressee ${quote(addressee)} has 御中 after a person's name or title`,
        "write 殿 or 様 for a person; 御中 is for bodies",
      ),
  },
  "template/salutation-pair": {
    ja: ({ salutation, found, expected }) =>
      say(
        `頭語 ${quote(salutation)} に対する結語が ${quote(found)} になっています`,
        `結語を${expected}にしてください`,
      ),
    en: ({ salutation, found, expected }) =>
      say(
        `salutation ${quote(salutation)} is closed by ${quote(found)}`,
        `close it with ${expected}`,
      ),
  },
};

/** Which of several headings with one name in them is meant, is said in the template. */
function chooseOf(within: string): readonly [string] {
  return [`この名前の付く見出しは ${within} です。差し込むほうの見出しをひな形に書いてください`];
}

function chosenFrom(within: string): readonly [string] {
  return [`headings with this name in them are ${listed(within)}; write the one that is meant`];
}

/** The column of a path as other programs write it: 年度 of this.年度 and ./年度. */
function plainName(found: string): string | undefined {
  return /^(?:\{\{)?(?:this[./]|\.{1,2}\/)(?<name>[^\s{}./]+)(?:\}\})?$/u.exec(found)?.groups?.[
    "name"
  ];
}
