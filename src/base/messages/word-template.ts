import { type Catalogue, listed, quote, say } from "./catalogue.ts";

/** Why a section's ends do not fit where they stand. */
export type SectionReason = "cuts-paragraph" | "crosses" | "page-section" | "cuts-row";

/** Codes about what stands in a Word file used as a template, with what their messages are made of. */
export type WordTemplateCodes = {
  "word/tracked-change": { text: string };
  "word/comment-left": { text: string };
  "word/placeholder-left": { text: string };
  "word/field-unsupported": { field: string };
  "word/field-changes": { field: string };
  "word/field-broken": { field: string };
  "word/field-in-field": { field: string; inner: string };
  "word/field-holds": { field: string };
  "word/field-repeats": { field: string; found: string };
  /** `instead` is the tag to type in the field's place, which prints a value as it is where the form is lost. */
  "word/switch-unsupported": {
    name: string;
    found: string;
    instead: string;
    form: "kept" | "lost";
  };
  "word/if-unsupported": { found: string };
  "word/if-two-columns": { columns: string };
  "word/if-column": { column: string; found: string };
  "word/note-repeated": Record<never, never>;
  "word/link-removed": { found: string };
  "word/tag-not-closed": { found: string };
  "word/tag-broken": { found: string };
  "word/tag-unsupported": { found: string };
  "word/tag-elsewhere": { found: string };
  "word/annotation": { found: string };
  "word/section-place": { section: string; reason: SectionReason };
  "word/control": { column: string };
  "word/control-date": { column: string; found: string };
  "word/control-unfilled": { column: string };
  "word/bookmark": { name: string };
  "word/addressee-none": { addressee: string };
  "word/docx-only": Record<never, never>;
  "word/no-print-run": Record<never, never>;
  "word/too-large": { limit: number };
  "word/unwritable-character": { character: string; column: string };
};

const SECTIONS: Readonly<Record<SectionReason, { readonly ja: string; readonly en: string }>> = {
  "cuts-paragraph": {
    ja: "始まりか終わりが段落の途中にあり、いくつもの段落にまたがっています",
    en: "begins or ends in the middle of a paragraph and runs over several",
  },
  crosses: {
    ja: "始まりと終わりが別の枠（表のセル、テキストボックス、コントロール、リンク）にあります",
    en: "begins and ends in different containers (cell, text box, control, link)",
  },
  "page-section": {
    ja: "中にセクション区切りがあります",
    en: "holds a section break",
  },
  "cuts-row": {
    ja: "始まりが行の最初に、または終わりが行の最後にありません",
    en: "does not begin at the start of a row or end at the end of one",
  },
};

const SECTION_HINTS: Readonly<Record<SectionReason, { readonly ja: string; readonly en: string }>> =
  {
    "cuts-paragraph": {
      ja: "始まりと終わりを、それぞれ一つの段落にするか、同じ段落の中に収めてください",
      en: "give each end a paragraph of its own, or keep both in one paragraph",
    },
    crosses: {
      ja: "始まりと終わりを同じ枠の中に置いてください",
      en: "put both ends into the same container",
    },
    "page-section": {
      ja: "セクション区切りを、始まりの前か終わりの後ろへ移してください",
      en: "move the section break before or after the section",
    },
    "cuts-row": {
      ja: "行を繰り返すときは、最初のセルの先頭に始まりを、最後のセルの末尾に終わりを書いてください",
      en: "to repeat rows, put the beginning at the start of the first cell and the end at the end of the last",
    },
  };

const INSTEAD_JA: Readonly<Record<string, string>> = {
  SKIPIF: "宛先を選ぶには --where を使い、このフィールドは削除してください",
  NEXT: "1通に1件ずつ差し込みます。このフィールドは削除してください",
  NEXTIF:
    "1通に1件ずつ差し込みます。宛先を選ぶには --where を使い、このフィールドは削除してください",
  ADDRESSBLOCK: "宛名の列を一つずつ差し込んでください：{{職名}}　{{敬称}}",
  GREETINGLINE: "頭語を文字で書いてください：拝啓",
};
const INSTEAD_EN: Readonly<Record<string, string>> = {
  SKIPIF: "choose addressees by --where and delete the field",
  NEXT: "each letter takes one addressee: delete the field",
  NEXTIF: "each letter takes one addressee: choose by --where and delete the field",
  ADDRESSBLOCK: "merge the columns one by one: {{職名}}　{{敬称}}",
  GREETINGLINE: "write the salutation out: 拝啓",
};

/** What to write where a field changes, of those that do not say what day it is. */
const STEADY_JA: Readonly<Record<string, string>> = {
  EDITTIME: "編集にかけた時間です。書簡には必要がないので、このフィールドを削除してください",
  REVNUM: "保存した回数です。書簡には必要がないので、このフィールドを削除してください",
  CREATEDATE:
    "書簡を作成した日が必要なら {{和暦 日付}} のように差し込み、元の文書を作った日が必要なら文字で書いて、このフィールドを削除してください",
  USERNAME: "名前を文字で書き、このフィールドを削除してください",
  USERINITIALS: "頭文字を文字で書き、このフィールドを削除してください",
  USERADDRESS: "住所を文字で書き、このフィールドを削除してください",
  LASTSAVEDBY: "名前を文字で書き、このフィールドを削除してください",
  FILENAME:
    "書簡ごとにファイルの名前が変わります。必要な名前を文字で書き、このフィールドを削除してください",
};
const STEADY_EN: Readonly<Record<string, string>> = {
  EDITTIME: "it is the time spent on editing, of no use in a letter: delete the field",
  REVNUM: "it counts how often the file was saved, of no use in a letter: delete the field",
  CREATEDATE:
    "delete the field; for the date of the letter merge {{和暦 日付}}, for the day on which the document was begun write the date out",
  USERNAME: "write the name out and delete the field",
  USERINITIALS: "write the initials out and delete the field",
  USERADDRESS: "write the address out and delete the field",
  LASTSAVEDBY: "write the name out and delete the field",
  FILENAME:
    "each letter has a file name of its own: write out the one that is meant and delete the field",
};

/** The texts about what stands in a Word file used as a template. */
export const wordTemplateMessages: Catalogue<WordTemplateCodes> = {
  "word/tracked-change": {
    ja: ({ text }) =>
      say(
        text === ""
          ? "変更履歴が残っています（表、行、ページ設定などの書式の変更）"
          : `変更履歴が残っています：${quote(text)}`,
        "Word の「校閲」で、変更をすべて承諾するか元に戻してから保存してください",
      ),
    en: ({ text }) =>
      say(
        text === ""
          ? "a tracked change of a table, a row or the page is still open"
          : `a tracked change is still open: ${quote(text)}`,
        "accept or reject all changes in Word (Review) and save the file",
      ),
  },
  "word/comment-left": {
    ja: ({ text }) =>
      say(
        `コメントが付いたままです：${quote(text)}。どの書簡にも付いて出ます`,
        "Word の「校閲」で、コメントをすべて削除してから保存してください",
      ),
    en: ({ text }) =>
      say(
        `a comment would go out with every letter: ${quote(text)}`,
        "delete all comments in Word (Review) and save the file",
      ),
  },
  "word/placeholder-left": {
    ja: ({ text }) =>
      say(
        `入力欄（コンテンツコントロール）が空のままです：${quote(text)}`,
        "差し込むなら、入力欄の中の文字を {{列の名前}} に書き換えてください。使わないなら削除してください",
      ),
    en: ({ text }) =>
      say(
        `a content control still shows its prompt: ${quote(text)}`,
        "type {{column}} in it to have it filled, or delete it",
      ),
  },
  "word/field-unsupported": {
    ja: ({ field }) =>
      say(
        `フィールド ${quote(field)} には対応していません`,
        INSTEAD_JA[field] ?? "差し込む値を {{列の名前}} で書き、このフィールドは削除してください",
      ),
    en: ({ field }) =>
      say(
        `field ${quote(field)} is not supported`,
        INSTEAD_EN[field] ?? "write what is to be merged as {{column}} and delete the field",
      ),
  },
  "word/field-changes": {
    ja: ({ field }) =>
      say(
        `フィールド ${quote(field)} の値は、受け取った人が開いたときに変わります`,
        STEADY_JA[field] ?? "日付は文字で書くか、{{和暦 日付}} のように差し込んでください",
      ),
    en: ({ field }) =>
      say(
        `field ${quote(field)} changes when the receiver opens the letter`,
        STEADY_EN[field] ?? "write the date out, or merge it: {{和暦 日付}}",
      ),
  },
  "word/field-broken": {
    ja: ({ field }) =>
      say(
        `フィールド ${quote(field)} の始まりと終わりが合いません`,
        "そのフィールドを削除して、入れ直してください",
      ),
    en: ({ field }) =>
      say(`field ${quote(field)} is not whole`, "delete the field and insert it again"),
  },
  "word/field-in-field": {
    ja: ({ field, inner }) =>
      say(
        `フィールド ${quote(field)} の中に ${quote(inner)} があります。この組合せには対応していません`,
        "外側のフィールドを削除し、差し込む値を {{列の名前}} で書いてください",
      ),
    en: ({ field, inner }) =>
      say(
        `field ${quote(field)} holds ${quote(inner)}, which is not supported`,
        "delete the outer field and write what is to be merged as {{column}}",
      ),
  },
  "word/field-holds": {
    ja: ({ field }) =>
      say(
        `フィールド ${quote(field)} の文の中に、改行、タブ、図、振り仮名などがあります。差し込むと消えます`,
        'フィールドを削除し、{{#もし 列 "値"}}…{{/もし}} か {{#宛先 "区分"}}…{{/宛先}} で書いてください',
      ),
    en: ({ field }) =>
      say(
        `the text in field ${quote(field)} holds a line end, a tab, a picture or a reading, which would be lost`,
        'delete the field and write {{#もし 列 "値"}}…{{/もし}} or {{#宛先 "区分"}}…{{/宛先}}',
      ),
  },
  "word/field-repeats": {
    ja: ({ field, found }) =>
      say(
        `フィールド ${quote(field)} は差し込むところ（${quote(found)}）を写しますが、前に更新したときの文字のまま、どの書簡にも同じものが出ます`,
        "そのフィールドを削除し、差し込む値を {{列の名前}} で書いてください",
      ),
    en: ({ field, found }) =>
      say(
        `field ${quote(field)} repeats what is merged (${quote(found)}), but shows in every letter what Word last found there`,
        "delete the field and write what is to be merged as {{column}}",
      ),
  },
  "word/switch-unsupported": {
    ja: ({ name, found, instead, form }) =>
      say(
        `差し込みフィールド ${quote(name)} の書式 ${quote(found)} には対応していません`,
        form === "lost"
          ? `この形では差し込めません。宛名簿の列に、印刷したい形（大字や全角など）の字で入れておき、フィールドを削除して ${instead} と打ってください。宛名簿の字のまま出ます`
          : `フィールドを削除し、${instead} と打ってください`,
      ),
    en: ({ name, found, instead, form }) =>
      say(
        `merge field ${quote(name)} has the switch ${quote(found)}, which is not supported`,
        form === "lost"
          ? `that form cannot be merged: have the list's column say it as it is to be printed (formal numerals, full width), delete the field and type ${instead}, which prints what the list says`
          : `delete the field and type ${instead} in its place`,
      ),
  },
  "word/if-unsupported": {
    ja: ({ found }) =>
      say(
        `この IF フィールドは読み取れません：${quote(found)}`,
        '一つの列が文字と同じか（=）違うか（<>）だけを書けます。ほかは {{#もし 列 "値"}}…{{/もし}} で書いてください',
      ),
    en: ({ found }) =>
      say(
        `this IF field is not understood: ${quote(found)}`,
        'it may compare one column with a text by = or <>; write others as {{#もし 列 "値"}}…{{/もし}}',
      ),
  },
  "word/if-two-columns": {
    ja: ({ columns }) =>
      say(
        `IF フィールドが二つ以上の列を見ています：${quote(columns)}`,
        '一つの列だけを IF に残し、ほかは {{#もし 列 "値"}}…{{/もし}} で書いてください',
      ),
    en: ({ columns }) =>
      say(
        `the IF fields look at several columns: ${quote(listed(columns))}`,
        'leave one column to IF and write the others as {{#もし 列 "値"}}…{{/もし}}',
      ),
  },
  "word/if-column": {
    ja: ({ column, found }) =>
      say(
        `IF フィールドの列 ${quote(column)} の値 ${quote(found)} が、どの宛先の区分に当たるか分かりません`,
        "文書と同じ名前の .yaml のファイルに 宛先 を書き、列の値をすべて区分に分けてください",
      ),
    en: ({ column, found }) =>
      say(
        `it is not known which version of the letter ${quote(found)} in column ${quote(column)} of an IF field means`,
        "write 宛先 into the .yaml file of the same name, with every value of the column",
      ),
  },
  "word/tag-not-closed": {
    ja: ({ found }) =>
      say(
        `{{ が、同じ段落の中で閉じられていません：${quote(found)}`,
        "}} で閉じてください。{{ から }} までは一つの段落に書きます",
      ),
    en: ({ found }) =>
      say(
        `{{ is not closed in its paragraph: ${quote(found)}`,
        "close it with }}; a tag must be within one paragraph",
      ),
  },
  "word/tag-broken": {
    ja: ({ found }) =>
      say(
        `{{ }} の中に、改行か図などがあります：${quote(found)}`,
        "{{ から }} までを一続きに入力し直してください",
      ),
    en: ({ found }) =>
      say(
        `a line break, a picture or the like is within {{ }}: ${quote(found)}`,
        "type the tag again without interruption",
      ),
  },
  "word/tag-unsupported": {
    ja: ({ found }) =>
      say(
        `Word のひな形では ${quote(found)} を使えません`,
        "部品の文を、このファイルに直接書いてください",
      ),
    en: ({ found }) =>
      say(
        `${quote(found)} cannot be used in a Word file`,
        "write the partial's text into this file",
      ),
  },
  "word/tag-elsewhere": {
    ja: ({ found }) =>
      say(
        `差し込めないところ（数式、ワードアート、リンクや表の説明など）に ${quote(found)} があります`,
        "差し込む文字は、本文、表、テキストボックス、図の代替テキストに書いてください",
      ),
    en: ({ found }) =>
      say(
        `${quote(found)} is where nothing can be merged (a formula, WordArt, the description of a link or a table)`,
        "write it in the body, a table, a text box or a picture's alternative text",
      ),
  },
  "word/note-repeated": {
    ja: () =>
      say(
        "繰り返すところに、脚注か文末脚注の番号があります。写しのどれもが同じ注を指し、Word で開けなくなることがあります",
        "注を消し、その文を繰り返すところの中か後に書いてください",
      ),
    en: () =>
      say(
        "a footnote or endnote is called from what is repeated; all copies would call the same note, and Word may not open the file",
        "delete the note and write its text within what is repeated, or after it",
      ),
  },
  "word/link-removed": {
    ja: ({ found }) =>
      say(
        `リンクの行き先 ${quote(found)} には差し込めません。書簡ではリンクを外し、見える文字だけを残します（そこに {{ }} があれば差し込みます）`,
        "Word でこのリンクを削除すると、この注意は出ません。リンクが必要なら、行き先をどの宛先にも同じアドレスにしてください",
      ),
    en: ({ found }) =>
      say(
        `nothing can be merged into the address of a link, ${quote(found)}: the letters have its text, merged, without the link`,
        "remove the link in Word, and this is not said; if it is needed, give it one address for everybody",
      ),
  },
  "word/annotation": {
    ja: ({ found }) =>
      say(
        `${quote(found)} は、Word のひな形では文字のまま印刷されます`,
        "消してください。見た目は Word の書式で付けます。宛名の行は、職名と敬称の差し込みフィールドで見分けます",
      ),
    en: ({ found }) =>
      say(
        `${quote(found)} is plain text in a Word file and would be printed`,
        "delete it and use Word's own formatting; the addressee is known by the fields 職名 and 敬称",
      ),
  },
  "word/section-place": {
    ja: ({ section, reason }) =>
      say(
        `${quote(section)} は、${SECTIONS[reason]?.ja ?? reason}`,
        SECTION_HINTS[reason]?.ja ?? reason,
      ),
    en: ({ section, reason }) =>
      say(
        `${quote(section)} ${SECTIONS[reason]?.en ?? reason}`,
        SECTION_HINTS[reason]?.en ?? reason,
      ),
  },
  "word/control": {
    ja: ({ column }) =>
      say(
        `入力欄（コンテンツコントロール）${quote(column)} は、一つの段落の文字だけを囲んだものではありません`,
        "入力欄を削除し、差し込むところに {{列の名前}} と打ってください",
      ),
    en: ({ column }) =>
      say(
        `content control ${quote(column)} is not around text of one paragraph`,
        "delete it and type {{column}} where it is to be merged",
      ),
  },
  "word/control-unfilled": {
    ja: ({ column }) =>
      say(
        `入力欄（コンテンツコントロール）のタイトルが宛名簿の列 ${quote(column)} ですが、このままでは全員に同じ文字が印刷されます`,
        `入力欄の中の文字を {{${column}}} に書き換えるか、Word ファイルと同じ名前の .yaml の「任意の列」に ${column} を書き足してください。差し込まないなら、入力欄を削除して文字だけを残してください`,
      ),
    en: ({ column }) =>
      say(
        `a content control has the list's column ${quote(column)} as its title, but would be printed as it is to everybody`,
        `type {{${column}}} in it, or name the column in 任意の列 of the .yaml of the same name as the Word file; if it is not to be merged, delete the control and keep its text`,
      ),
  },
  "word/control-date": {
    ja: ({ column, found }) =>
      say(
        `日付の入力欄 ${quote(column)} には書式（${quote(found)}）がありますが、差し込むと宛名簿の書き方のまま印刷されます`,
        `入力欄を削除し、{{和暦 ${column} 数字="算用数字"}} のように打ってください`,
      ),
    en: ({ column, found }) =>
      say(
        `the date control ${quote(column)} has a form (${quote(found)}), but would be filled with the date as the list writes it`,
        `delete the control and type {{和暦 ${column} 数字="算用数字"}}`,
      ),
  },
  "word/bookmark": {
    ja: ({ name }) =>
      say(
        `設定にあるしおり（ブックマーク）${quote(name)} が、一つの段落の文字を囲んでいません`,
        "差し込む文字だけを選んで、その名前のブックマークを付けてください",
      ),
    en: ({ name }) =>
      say(
        `bookmark ${quote(name)} of the settings is not around text of one paragraph`,
        "select just the text to be replaced and give it a bookmark of that name",
      ),
  },
  "word/addressee-none": {
    ja: ({ addressee }) =>
      say(
        `${quote(addressee)} への書簡に宛名の行がありません`,
        "職名の差し込みフィールドと、その後に敬称（殿、様など）のフィールドか文字を、一つの行か、続いた行や表のセルに入れてください",
        "宛名のない書簡なら、Word ファイルと同じ名前の .yaml に「確認済み: [宛名なし]」と書いてください",
      ),
    en: ({ addressee }) =>
      say(
        `the letter to ${quote(addressee)} has no line with its addressee`,
        "add the field 職名 and, after it, the honorific, in one line or in lines or cells that follow one another",
        "if the letter is to have none, write `確認済み: [宛名なし]` into the .yaml of the same name as the Word file",
      ),
  },
  "word/docx-only": {
    ja: () =>
      say(
        "Word の文書から作る書簡は、Word 形式だけです",
        "`--format docx` とするか、`--pdf-engine libreoffice` を付けて LibreOffice に PDF を作らせるか、`shokan import` で .hbs のひな形にしてください",
      ),
    en: () =>
      say(
        "letters from a Word file are made as Word files alone",
        "use `--format docx`, or `--pdf-engine libreoffice` to have LibreOffice make the PDF, or make a template of it with `shokan import`",
      ),
  },
  "word/no-print-run": {
    ja: () =>
      say(
        "Word の文書から作る書簡は、Word ファイルだけでは印刷用の一つの PDF にできません",
        "LibreOffice に PDF を作らせる `--pdf-engine libreoffice` を付けるか、`--print-run`、`--volume`、`--duplex` を外すか、`shokan import` で .hbs のひな形にしてください",
      ),
    en: () =>
      say(
        "letters that are made as Word files alone cannot be put into one PDF for printing",
        "add `--pdf-engine libreoffice` to have LibreOffice make the PDF, or leave out `--print-run`, `--volume` and `--duplex`, or make a template of it with `shokan import`",
      ),
  },
  "word/too-large": {
    ja: ({ limit }) =>
      say(`差し込む場所が多すぎます（${limit}か所まで）`, "文書をいくつかに分けてください"),
    en: ({ limit }) =>
      say(`there are more than ${limit} places to fill`, "divide the file into several"),
  },
  "word/unwritable-character": {
    ja: ({ character, column }) =>
      say(
        `列 ${quote(column)} の値に、Word の文書に書けない文字 ${character} があります`,
        "その文字を消すか、正しい文字に置き換えてください",
      ),
    en: ({ character, column }) =>
      say(
        `the value of column ${quote(column)} contains ${character}, which a Word file cannot hold`,
        "delete the character, or replace it by the right one",
      ),
  },
};
