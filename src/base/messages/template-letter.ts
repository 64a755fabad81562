import { type Catalogue, quote, say } from "./catalogue.ts";

/** Where a mark stands: in a template of our own, in a Word file, in a setting, in a list. */
export type MarkPlace = "letter" | "word" | "setting" | "cell";

/** Codes of the area `template/` about what a letter must have, and must not have, when it leaves the house. */
export type TemplateLetterCodes = {
  /** `note` is the annotation that was probably meant. */
  "template/stray-mark": { found: string; note?: string; place?: Exclude<MarkPlace, "letter"> };
  "template/placeholder": { found: string };
  "template/no-such-day": { found: string };
  "template/other-weekday": { found: string; weekday: string };
  "template/mark-in-setting": { found: string };
  "template/no-body": Record<never, never>;
  "template/addressee-none": { addressee: string };
  "template/addressee-twice": { addressee: string };
  "template/addressee-constant": { found: string; addressee: string };
  "template/addressee-other": { found: string; addressee: string };
  /** `instead` is how the head of a municipality is written. */
  "template/addressee-without-body": {
    found: string;
    body: string;
    instead?: string;
    column?: string;
  };
  "template/suffix-doubled": { found: string; instead: string };
  "template/addressee-word": { found: string; addressee: string };
  "template/addressee-is-sender": { found: string };
  /** The template writes `ending` behind the cell `value`, which ends in it. */
  "template/ending-doubled": { found: string; ending: string; value: string; place?: "text" };
  /** `official` is the whole name of the prefecture that the list calls `value`. */
  "template/no-such-head": { found: string; right: string; value: string; official: string };
  "template/other-kind": { found: string; kind: string };
  "template/honorific-differs": { found: string; expected: string };
  "template/names-one-member": { found: string };
  "template/close-missing": { salutation: string; expected: string };
  "template/salutation-missing": { close: string };
  "template/salutation-unknown": { salutation: string };
  "template/salutation-without-role": { salutation: string };
  "template/date-differs": { found: string; setting: string };
  "template/past-date": { found: string; setting: string };
  "template/sender-differs": { found: string; setting: string };
};

/** What a clerk writes into the settings where a finding is meant. */
const meantJa = (word: string): string =>
  `このとおりでよければ、設定に「確認済み: [${inList(word)}]」と書いてください`;
const meantEn = (word: string): string =>
  `if it is meant, add 確認済み: [${inList(word)}] to the settings`;

/** A word as it stands in a list of the settings: 300,000円円 would be two. */
const inList = (word: string): string => (/[,:#[\]{}&*!|>'"%@`]/u.test(word) ? `"${word}"` : word);

/** How an addressee comes to name its body. */
function withBodyJa(body: string, instead: string, column: string): string {
  if (body === "") return "宛名簿のこの行に団体名を書いてください";
  return instead === ""
    ? `{{${column}}} を宛名の行に加えるか、宛名簿の職名を団体名から書いてください`
    : `宛名の行の {{職名}} を ${instead} に替えるか、宛名簿の職名を団体名から書いてください`;
}

function withBodyEn(body: string, instead: string, column: string): string {
  if (body === "") return "write the body's name into this row of the list";
  return instead === ""
    ? `add {{${column}}} to the addressee, or write the title with the body's name first`
    : `write ${instead} for {{職名}} in the addressee, or write the title with the body's name first`;
}

/** The texts of the codes about what a letter must have and must not have. */
export const templateLetterMessages: Catalogue<TemplateLetterCodes> = {
  "template/stray-mark": {
    ja: ({ found, note, place }) =>
      say(
        `差込みや注記の印らしい ${quote(found)} が、文字のまま書簡に出ます`,
        markJa(found, note, place),
        `文字として出すなら、設定に「確認済み: ["${found}"]」と書いてください`,
      ),
    en: ({ found, note, place }) =>
      say(
        `${quote(found)}, which looks like a mark of a template, would be printed as it stands`,
        markEn(found, note, place),
        `if it is meant, add 確認済み: ["${found}"] to the settings`,
      ),
  },
  "template/placeholder": {
    ja: ({ found }) =>
      say(
        `仮に入れた語らしい ${quote(found)} が残っています`,
        "決まった語に直してください",
        `このとおりでよければ、設定に「確認済み: ["${found}"]」と書いてください`,
      ),
    en: ({ found }) =>
      say(
        `${quote(found)} looks like a placeholder that was left in`,
        "write what belongs there",
        `if it is meant, add 確認済み: ["${found}"] to the settings`,
      ),
  },
  "template/past-date": {
    ja: ({ found, setting }) =>
      say(
        `これからのこととして書かれた ${quote(found)} が、書簡の日付（${setting}）より前です`,
        "前に使ったひな形の日付が残っていないか、確かめてください",
        meantJa(found),
      ),
    en: ({ found, setting }) =>
      say(
        `${quote(found)}, on which something is still to be, is before the letter's own date (${setting})`,
        "check that the day of an earlier letter was not left in",
        meantEn(found),
      ),
  },
  "template/date-differs": {
    ja: ({ found, setting }) =>
      say(
        `日付の行 ${quote(found)} が、設定の「日付」 ${quote(setting)} と違います`,
        "日付の行は {{和暦 日付}} と書き、日は設定の「日付」で変えてください",
        meantJa(found),
      ),
    en: ({ found, setting }) =>
      say(
        `the date line ${quote(found)} is not the day of the settings, ${quote(setting)}`,
        "write {{和暦 日付}} in the date line, and the day in the setting 日付",
        meantEn(found),
      ),
  },
  "template/sender-differs": {
    ja: ({ found, setting }) =>
      say(
        `差出人の行 ${quote(found)} に、設定の「差出人」 ${quote(setting)} がありません`,
        "差出人の行は {{差出人}}、{{差出人職名}} のように書き、名前は設定の「差出人」で変えてください",
        meantJa(found),
      ),
    en: ({ found, setting }) =>
      say(
        `the sender's line ${quote(found)} has nothing of the setting 差出人, ${quote(setting)}`,
        "write {{差出人}} or {{差出人職名}} in the sender's line, and the name in the settings",
        meantEn(found),
      ),
  },
  "template/no-such-day": {
    ja: ({ found }) =>
      say(
        `${quote(found)} という日はありません`,
        "日付を確かめて直してください",
        `このとおりでよければ、設定に「確認済み: ["${found}"]」と書いてください`,
      ),
    en: ({ found }) =>
      say(
        `there is no such day as ${quote(found)}`,
        "correct the date",
        `if it is meant, add 確認済み: ["${found}"] to the settings`,
      ),
  },
  "template/other-weekday": {
    ja: ({ found, weekday }) =>
      say(
        `${quote(found)} の曜日が違います。この日は ${weekday}曜日です`,
        "日付と曜日のどちらが正しいか確かめて直してください",
        `このとおりでよければ、設定に「確認済み: ["${found}"]」と書いてください`,
      ),
    en: ({ found, weekday }) =>
      say(
        `the day of the week of ${quote(found)} is another one: ${weekday}`,
        "find out whether the date or the day of the week is right",
        `if it is meant, add 確認済み: ["${found}"] to the settings`,
      ),
  },
  "template/mark-in-setting": {
    ja: ({ found }) =>
      say(
        `設定の値の中の ${quote(found)} は、注記や振り仮名にならず文字のまま出ます`,
        "注記や振り仮名が必要なら、値を本文に直接書いてください",
        `文字として出すなら、設定に「確認済み: ["${found}"]」と書いてください`,
      ),
    en: ({ found }) =>
      say(
        `${quote(found)} in a setting's value is printed as it stands, not read as a mark`,
        "write the text into the body if it needs annotations or readings",
        `if it is meant, add 確認済み: ["${found}"] to the settings`,
      ),
  },
  "template/no-body": {
    ja: () =>
      say(
        "この書簡には本文がありません",
        "本文の行を足すか、{{#宛先のみ …}} や {{#もし …}} の中にしか文がない所を直してください",
        meantJa("本文なし"),
      ),
    en: () =>
      say(
        "this letter has no text",
        "add a paragraph, or look for text that is only within {{#宛先のみ …}} or {{#もし …}}",
        meantEn("本文なし"),
      ),
  },
  "template/addressee-none": {
    ja: ({ addressee }) =>
      say(
        `${quote(addressee)} への書簡に宛名がありません`,
        "「［＃宛名］{{職名}}　{{敬称}}」の行を足してください。{{#もし …}} の中にあるなら、空のときの宛名も書いてください",
        meantJa("宛名なし"),
      ),
    en: ({ addressee }) =>
      say(
        `the letter to ${quote(addressee)} has no addressee`,
        "add a line ［＃宛名］{{職名}}　{{敬称}}; if it is within {{#もし …}}, write the other case too",
        meantEn("宛名なし"),
      ),
  },
  "template/addressee-twice": {
    ja: ({ addressee }) =>
      say(
        `宛名が離れた所に二つ以上あります（${addressee}）`,
        "一つだけにしてください。連名は続く行に書いてください",
        meantJa("連名"),
      ),
    en: ({ addressee }) =>
      say(
        `there are addressees in several places (${addressee})`,
        "keep one; write joint addressees on lines that follow one another",
        meantEn("連名"),
      ),
  },
  "template/addressee-constant": {
    ja: ({ found, addressee }) =>
      say(
        `宛名 ${quote(found)} に、宛名簿の職名、氏名、団体名のどれも差し込まれていません（この行は ${quote(addressee)}）`,
        "「{{職名}}　{{敬称}}」のように列の名前で書いてください",
        meantJa(found),
      ),
    en: ({ found, addressee }) =>
      say(
        `the addressee ${quote(found)} has neither the title, the name nor the body of the list (this row is ${quote(addressee)})`,
        "name the columns, as in {{職名}}　{{敬称}}",
        meantEn(found),
      ),
  },
  "template/addressee-other": {
    ja: ({ found, addressee }) =>
      say(
        `宛名 ${quote(found)} は、この行の職名 ${quote(addressee)} と違います`,
        "職名を組み立てず、{{職名}} と書いてください",
        meantJa("職名以外の宛名"),
      ),
    en: ({ found, addressee }) =>
      say(
        `the addressee ${quote(found)} does not name this row's title ${quote(addressee)}`,
        "write {{職名}} instead of putting a title together",
        meantEn("職名以外の宛名"),
      ),
  },
  "template/addressee-without-body": {
    ja: ({ found, body, instead = "", column = "団体名" }) =>
      say(
        body === ""
          ? `宛名 ${quote(found)} に、団体の名前も氏名もありません。この行の団体名は空です`
          : `宛名 ${quote(found)} に、この行の団体 ${quote(body)} がありません`,
        withBodyJa(body, instead, column),
        meantJa("団体名なし"),
      ),
    en: ({ found, body, instead = "", column = "団体名" }) =>
      say(
        body === ""
          ? `the addressee ${quote(found)} names neither a body nor a person; the row has no name of a body`
          : `the addressee ${quote(found)} does not name this row's body ${quote(body)}`,
        withBodyEn(body, instead, column),
        meantEn("団体名なし"),
      ),
  },
  "template/suffix-doubled": {
    ja: ({ found, instead }) =>
      say(
        `宛名の ${quote(found)} では、団体名の終わりの語が重なっています`,
        `宛名の行の {{団体名}}{{職名}} を ${instead} に替えてください`,
        meantJa(found),
      ),
    en: ({ found, instead }) =>
      say(
        `${quote(found)} in the addressee says the last word of the body twice`,
        `write ${instead} for {{団体名}}{{職名}} in the addressee`,
        meantEn(found),
      ),
  },
  "template/addressee-is-sender": {
    ja: ({ found }) =>
      say(
        `宛名の ${quote(found)} は、この書簡の差出人です`,
        "宛名簿に差出人の行が残っていないか、確かめてください",
        meantJa(found),
      ),
    en: ({ found }) =>
      say(
        `the addressee ${quote(found)} is the sender of this letter`,
        "check that the sender's own row has not been left in the list",
        meantEn(found),
      ),
  },
  "template/ending-doubled": {
    ja: ({ found, ending, value, place }) =>
      say(
        `${place === "text" ? "書簡" : "宛名"}の ${quote(found)} では、${quote(ending)} が重なっています`,
        `宛名簿の ${quote(value)} を直すか、ひな形の${place === "text" ? "その" : "宛名の"}行から ${quote(ending)} を除いてください`,
        meantJa(found),
      ),
    en: ({ found, ending, value, place }) =>
      say(
        `${quote(found)} in the ${place === "text" ? "letter" : "addressee"} says ${quote(ending)} twice`,
        `correct ${quote(value)} in the list, or remove ${quote(ending)} from ${place === "text" ? "that line of" : "the addressee in"} the template`,
        meantEn(found),
      ),
  },
  "template/no-such-head": {
    ja: ({ found, right, value, official }) =>
      say(
        `宛名の ${quote(found)} という職はありません。正しくは ${quote(right)} です`,
        value === official
          ? "都道府県の行を宛名簿から外すか、{{#宛先 …}} で都道府県と市区町村の宛名を分けてください"
          : `宛名簿の ${quote(value)} を ${quote(official)} に直してください`,
        meantJa(found),
      ),
    en: ({ found, right, value, official }) =>
      say(
        `there is no office ${quote(found)} as in the addressee; it is ${quote(right)}`,
        value === official
          ? "take prefectures out of the list, or write their addressee apart with {{#宛先 …}}"
          : `correct ${quote(value)} to ${quote(official)} in the list`,
        meantEn(found),
      ),
  },
  "template/addressee-word": {
    ja: ({ found, addressee }) =>
      say(
        `宛名 ${quote(addressee)} に、この行の相手のほかの語 ${quote(found)} があります`,
        "氏名は宛名簿の列に入れて {{氏名}} と書き、余分な語は消してください",
        meantJa(found),
      ),
    en: ({ found, addressee }) =>
      say(
        `the addressee ${quote(addressee)} has ${quote(found)} beside what names this row`,
        "put names of persons into a column of the list, and remove what is too much",
        meantEn(found),
      ),
  },
  "template/other-kind": {
    ja: ({ found, kind }) =>
      say(
        `「${kind}」への書簡に ${quote(found)} とあります`,
        "相手が違えば「貴団体」「貴職」にするか、{{#宛先 …}} で書き分けてください",
        meantJa(found),
      ),
    en: ({ found, kind }) =>
      say(
        `a letter to a ${kind} says ${quote(found)}`,
        "write 貴団体 or 貴職, or a text for each kind within {{#宛先 …}}",
        meantEn(found),
      ),
  },
  "template/honorific-differs": {
    ja: ({ found, expected }) =>
      say(
        `宛名の敬称 ${quote(found)} が、宛名簿の敬称 ${quote(expected)} と違います`,
        "ひな形の宛名の行で {{敬称}} と書いてください",
        "全員を同じ敬称にするなら、設定「敬称」に書いてください",
      ),
    en: ({ found, expected }) =>
      say(
        `the addressee ends in ${quote(found)}, but the list says ${quote(expected)}`,
        "write {{敬称}} on the addressee's line",
        "use the setting 敬称 for one honorific for everybody",
      ),
  },
  "template/names-one-member": {
    ja: ({ found }) =>
      say(
        `${quote(found)} 以外に出る書簡が、${quote(found)} に呼び掛けています`,
        "{{団体名}} や {{職名}} で書くか、「貴市」「貴団体」などに直してください",
        meantJa(found),
      ),
    en: ({ found }) =>
      say(
        `a letter to others speaks to one member of the list, ${quote(found)}`,
        "write {{団体名}} or {{職名}}, or a word such as 貴市",
        meantEn(found),
      ),
  },
  "template/close-missing": {
    ja: ({ salutation, expected }) =>
      say(
        `頭語 ${quote(salutation)} に対する結語がありません`,
        `「［＃結語］${expected}」の行を足してください`,
        meantJa("結語なし"),
      ),
    en: ({ salutation, expected }) =>
      say(
        `salutation ${quote(salutation)} has no close`,
        `add a line ［＃結語］${expected}`,
        meantEn("結語なし"),
      ),
  },
  "template/salutation-missing": {
    ja: ({ close }) =>
      say(
        `結語 ${quote(close)} に対する頭語がありません`,
        "「［＃頭語］拝啓」のような行を足すか、結語を消してください",
        meantJa("頭語なし"),
      ),
    en: ({ close }) =>
      say(
        `the close ${quote(close)} has no salutation`,
        "add a line such as ［＃頭語］拝啓, or remove the close",
        meantEn("頭語なし"),
      ),
  },
  "template/salutation-unknown": {
    ja: ({ salutation }) =>
      say(
        `${quote(salutation)} は頭語の一覧にない語なので、結語との組合せを確認できません`,
        "拝啓、謹啓、前略、拝復などの書き誤りでないか、見てください",
        meantJa(salutation),
      ),
    en: ({ salutation }) =>
      say(
        `${quote(salutation)} is not a known salutation, so its close cannot be compared`,
        "check whether it is a typing mistake for 拝啓, 謹啓, 前略 or 拝復",
        meantEn(salutation),
      ),
  },
  "template/salutation-without-role": {
    ja: ({ salutation }) =>
      say(
        `${quote(salutation)} の行に役割の注記がなく、本文の段落になります`,
        `行の先頭に ［＃頭語］ か ［＃結語］ を付けて「${salutation}」だけの行にしてください`,
        meantJa(salutation),
      ),
    en: ({ salutation }) =>
      say(
        `the line ${quote(salutation)} has no role, so it becomes a paragraph`,
        `write ［＃頭語］ or ［＃結語］ before it, with ${salutation} alone on the line`,
        meantEn(salutation),
      ),
  },
};

/** How what looks like a mark is written: an annotation in full-width brackets, a value in two half-width braces. */
function markJa(found: string, note: string | undefined, place: MarkPlace = "letter"): string {
  if (place === "cell")
    return "宛名簿の値からは、差込みや注記の印を消してください（印はひな形に書きます）";
  const name = nameIn(found);
  if (isReading(found, name))
    return `振り仮名なら、${quote(found)} を 《${name}》 に直してください`;
  if (note === undefined)
    return `差し込むなら、半角の波括弧を二つずつ使って {{${name}}} と書いてください`;
  if (place === "word")
    return `Word の文書では注記を使えません。差し込むなら {{${name}}} と書き、注記なら消して書式を付けてください`;
  if (place === "setting")
    return `設定では注記を使えません。本文に ［＃${note}］ と書いて、ここからは消してください`;
  return `注記なら、全角の角括弧と全角の ＃ で ［＃${note}］ と書いてください`;
}

function markEn(found: string, note: string | undefined, place: MarkPlace = "letter"): string {
  if (place === "cell")
    return "remove marks of templates from the list's values; they belong in the template";
  const name = nameIn(found);
  if (isReading(found, name)) return `write 《${name}》 for a reading`;
  if (note === undefined) return `write {{${name}}} in two half-width braces for a value`;
  if (place === "word")
    return `a Word file has no annotations: write {{${name}}} for a value, or use Word's own formats`;
  if (place === "setting")
    return `settings have no annotations: write ［＃${note}］ into the body, and remove it here`;
  return `write ［＃${note}］ in full-width brackets with a full-width ＃ for an annotation`;
}

/** Kana in angle brackets are how a word is read, and no column's name. */
function isReading(found: string, name: string): boolean {
  return /^(?:<<|＜＜|〈〈|≪)/u.test(found) && /^[ぁ-ゖァ-ヺー]+$/u.test(name);
}

/** The name of the value that is meant; no column's name where it cannot be told, since that would be copied. */
function nameIn(found: string): string {
  const name = /^[^\p{L}\p{N}]{1,4}([\p{L}\p{N}ー]+(?: [\p{L}\p{N}ー]+)?)[^\p{L}\p{N}]{1,4}$/u.exec(
    found,
  )?.[1];
  return name?.replace(/^MERGEFIELD ?/u, "") || "列名";
}
