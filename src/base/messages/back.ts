import {
  type Catalogue,
  listed,
  type MessageLanguage,
  quote,
  quotePath,
  say,
} from "./catalogue.ts";

/** Codes of the area `back/` with what their messages are made of. `was` and `now` are empty where text was put in or taken out. */
export type BackCodes = {
  "back/input-missing": { path: string; option: string };
  "back/input-changed": { path: string };
  "back/not-recorded": { folder: string };
  "back/tracked-changes": { path: string };
  "back/beside": { path: string; what: string; count: number };
  /** `was` and `now` are the first that differ, `now` without blanks; empty for nothing. */
  "back/running": {
    path: string;
    edge: "header" | "footer";
    was: string;
    now: string;
    count: number;
  };
  "back/pictures": { path: string; was: number; now: number };
  "back/word-beside": { path: string; what: string; was: number; now: number };
  "back/word-property": { name: string; was: string; now: string };
  "back/look": {
    path: string;
    what: string;
    text: string;
    count: number;
    template: "own" | "word";
  };
  "back/look-gone": { path: string; what: string; text: string; count: number };
  "back/which-letter": { path: string; letters: string };
  "back/no-such-letter": { folder: string; only: string };
  "back/other-letter": { path: string; folder: string; addressee: string };
  "back/other-run": { path: string; folder: string };
  "back/earlier-text": { path: string };
  /** `places` counts the place itself and the related ones. */
  "back/border": { was: string; now: string; before: string; after: string; places: number };
  "back/several": { was: string; now: string; before: string; after: string; places: number };
  /** `from` is where it is made from: a cell of the list, or the template. */
  "back/made": { was: string; now: string; from: "cell" | "template" };
  "back/word-template": { was: string; now: string; versions: string; reason: string };
  "back/word-paragraph": {
    was: string;
    now: string;
    side: "behind" | "before" | "here";
    versions: string;
  };
  "back/lines": { was: string; now: string };
  "back/twice": { was: string; now: string };
  "back/mark": { was: string; now: string; reason: string };
  "back/reading": { base: string; was: string; now: string };
  "back/cell-by-hand": { was: string; now: string; why: "workbook" | "encoding" | "other-value" };
  "back/partial-by-hand": { path: string };
};

/** The texts of the area `back/`. */
export const backMessages: Catalogue<BackCodes> = {
  "back/input-missing": {
    ja: ({ path, option }) =>
      say(
        `この書簡の元の ${quotePath(path)} が見つかりません`,
        isNameAlone(path)
          ? `作業フォルダーの外にあったファイルは、名前だけが記録されています。今の場所を ${option} で示してください。中身が同じであることは確かめます`
          : `場所が変わったなら ${option} で示してください。中身が同じであることは確かめます`,
      ),
    en: ({ path, option }) =>
      say(
        `${quotePath(path)}, from which this letter was made, is not found`,
        isNameAlone(path)
          ? `of a file outside of the working folder the name alone is recorded; give its place with ${option}; it is checked to be the same file`
          : `give its place with ${option}; it is checked to be the same file`,
      ),
  },
  "back/input-changed": {
    ja: ({ path }) =>
      say(
        `${quotePath(path)} は、この書簡を作った後で変わりました`,
        "書簡の修正と、元の修正が混ざらないよう、処理を中止しました。変わる前のものに戻すか、書簡を作り直してから、その書簡を修正してください",
      ),
    en: ({ path }) =>
      say(
        `${quotePath(path)} has changed since this letter was made`,
        "restore the earlier file, or merge again and edit the new letter, so that the two changes are not mixed up",
      ),
  },
  "back/not-recorded": {
    ja: ({ folder }) =>
      say(
        `${quotePath(folder)} の記録から、元の書簡を作り直せません`,
        "プログラムのバージョンが変わったか、記録が壊れています。書簡を作り直してから、その書簡を修正してください",
      ),
    en: ({ folder }) =>
      say(
        `the letters of ${quotePath(folder)} cannot be regenerated from its records`,
        "the program's version has changed or the records are damaged: merge again and edit the new letter",
      ),
  },
  "back/tracked-changes": {
    ja: ({ path }) =>
      say(
        `${quotePath(path)} には、反映も取り消しもされていない変更履歴があります`,
        "Word の「校閲」で、すべての変更を反映するか元に戻し、保存してからもう一度お試しください",
      ),
    en: ({ path }) =>
      say(
        `${quotePath(path)} has tracked changes that are neither accepted nor rejected`,
        "accept or reject all of them in Word, save, and try again",
      ),
  },
  "back/beside": {
    ja: ({ path, what, count }) =>
      say(
        `${quotePath(path)} には${besideWord(what, "ja")}が${count}${what === "comment" ? "段落" : "か所"}あり、ひな形に移せません`,
        what === "comment"
          ? "コメントに書いたことが修正なら、本文に書き入れてください"
          : "必要な文なら、本文の段落に移してください。不要なら、消して保存してからもう一度お試しください",
      ),
    en: ({ path, what, count }) =>
      say(
        `${quotePath(path)} has ${besideWord(what, "en")} (${count}), which cannot be brought into a template`,
        what === "comment"
          ? "write what a comment asks for into the text"
          : "move the text into paragraphs of the body, or remove it, save, and try again",
      ),
  },
  "back/running": {
    ja: ({ path, edge, was, now }) =>
      say(
        `${quotePath(path)} の${edge === "header" ? "ヘッダー" : "フッター"}の文が、作ったときの書簡と違います: ${was === "" ? "なし" : quote(was)} → ${now === "" ? "なし" : quote(now)}`,
        `必要な修正なら、ひな形の設定「${edge === "header" ? "ヘッダー" : "フッター"}」を直してください`,
      ),
    en: ({ path, edge, was, now }) =>
      say(
        `the ${edge} of ${quotePath(path)} is not that of the letter that was made: ${was === "" ? "none" : quote(was)} → ${now === "" ? "none" : quote(now)}`,
        `if that is meant, change the setting ${edge === "header" ? "ヘッダー" : "フッター"} of the template`,
      ),
  },
  "back/pictures": {
    ja: ({ path, was, now }) =>
      say(
        was === now
          ? `${quotePath(path)} の画像が、作ったときの書簡の画像と違います`
          : `${quotePath(path)} の画像は${now}個で、作ったときの書簡では${was}個です`,
        "必要な修正なら、ひな形の［＃図…］の行か、「画像」フォルダーのファイルを直してください",
      ),
    en: ({ path, was, now }) =>
      say(
        was === now
          ? `the pictures of ${quotePath(path)} are not those of the letter that was made`
          : `${quotePath(path)} shows ${now} pictures, the letter that was made ${was}`,
        "if that is meant, change the line ［＃図…］ of the template, or the file in the folder 画像",
      ),
  },
  "back/word-beside": {
    ja: ({ path, what, was, now }) =>
      say(
        `${quotePath(path)} の${besideWord(what, "ja")}が、作ったときの書簡と違います（${was} → ${now}）`,
        "必要な修正なら、ひな形の Word ファイルの同じところを直してください",
      ),
    en: ({ path, what, was, now }) =>
      say(
        `${quotePath(path)} has other ${besideWord(what, "en")} than the letter that was made (${was} → ${now})`,
        "if that is meant, change the same place of the Word file that is the template",
      ),
  },
  "back/word-property": {
    ja: ({ name, was, now }) =>
      say(
        `書簡のプロパティの「${PROPERTIES[name]?.ja ?? name}」が変わっています: ${quote(was)} → ${quote(now)}`,
        "ひな形の Word ファイルを開いて、「ファイル」の「情報」でプロパティを直してください",
      ),
    en: ({ name, was, now }) =>
      say(
        `the property ${PROPERTIES[name]?.en ?? name} of the letter was changed: ${quote(was)} → ${quote(now)}`,
        "change it in the Word file that is the template, under File, Info",
      ),
  },
  "back/look": {
    ja: ({ path, what, text, count, template }) =>
      say(
        `${quotePath(path)} の ${quote(text)} ${count > 1 ? `など${count}か所 ` : ""}に${lookWord(what, "ja")}が付いています。書式はひな形に移りません`,
        what === "strike" || what === "hidden"
          ? "消すつもりの文なら、文字を消して保存してからもう一度お試しください"
          : howToEmphasise(template, "ja"),
      ),
    en: ({ path, what, text, count, template }) =>
      say(
        `${quote(text)} ${count > 1 ? `and ${count - 1} more ` : ""}in ${quotePath(path)} ${count > 1 ? "have" : "has"} ${lookWord(what, "en")}; formatting is not brought into the template`,
        what === "strike" || what === "hidden"
          ? "remove the characters if they are meant to go, save, and try again"
          : howToEmphasise(template, "en"),
      ),
  },
  "back/look-gone": {
    ja: ({ path, what, text, count }) =>
      say(
        `${quotePath(path)} の ${quote(text)} ${count > 1 ? `など${count}か所 ` : ""}に、元の書簡にあった${lookWord(what, "ja")}がありません。書式はひな形に移りません`,
        "外すつもりなら、ひな形の Word ファイルの同じところでも外してください",
      ),
    en: ({ path, what, text, count }) =>
      say(
        `${quote(text)} ${count > 1 ? `and ${count - 1} more ` : ""}in ${quotePath(path)} no longer ${count > 1 ? "have" : "has"} ${lookWord(what, "en")}; formatting is not brought into the template`,
        "if it is meant to go, take it away at the same place of the Word file that is the template",
      ),
  },
  "back/which-letter": {
    ja: ({ path, letters }) =>
      say(
        `${quotePath(path)} がどの書簡を修正したものか、ファイル名と文から一つに決まりません: ${letters}`,
        "`--only 団体コード`（コードがなければ行の番号）で示してください",
      ),
    en: ({ path, letters }) =>
      say(
        `which letter was edited cannot be told from the name and the text of ${quotePath(path)}: ${listed(letters)}`,
        "give the code with `--only`, or the row's number where there is no code",
      ),
  },
  "back/no-such-letter": {
    ja: ({ folder, only }) =>
      say(
        `${quotePath(folder)} に ${quote(only)} の書簡はありません`,
        "書簡のファイル名の初めの数字を、`--only` に書いてください",
      ),
    en: ({ folder, only }) =>
      say(
        `there is no letter ${quote(only)} in ${quotePath(folder)}`,
        "write the digits with which the letter's file name begins after `--only`",
      ),
  },
  "back/other-letter": {
    ja: ({ path, folder, addressee }) =>
      say(
        `${quotePath(path)} の文は、${quotePath(folder)} の書簡（近いのは ${quote(addressee)}）と半分も重なりません`,
        "修正した書簡が作られたときのフォルダーを、`--run` に示してください",
      ),
    en: ({ path, folder, addressee }) =>
      say(
        `the text of ${quotePath(path)} has less than half in common with any letter of ${quotePath(folder)}; the nearest is ${quote(addressee)}`,
        "name the folder that the edited letter was made into with `--run`",
      ),
  },
  "back/other-run": {
    ja: ({ path, folder }) =>
      say(
        `${quotePath(path)} は、${quotePath(folder)} とは別の差込みで作成した書簡です（埋め込まれたフォントの名前が違います）`,
        "前の書簡の文まで修正として戻さないよう、処理を中止しました。この書簡が作られたときのフォルダーを `--run` に示すか、今の書簡を修正してください",
      ),
    en: ({ path, folder }) =>
      say(
        `${quotePath(path)} was made by another run than ${quotePath(folder)}: the fonts in it have other names`,
        "name the folder that it was made into with `--run`, or edit the letter that is in this one: else old words would come back as edits",
      ),
  },
  "back/earlier-text": {
    ja: ({ path }) =>
      say(
        `${quotePath(path)} は、ひな形の Word ファイルを今の形に直す前に作った書簡です（Word がファイルに残す編集の記録が、今のひな形より古いものです）`,
        "前の文まで修正として戻さないよう、処理を中止しました。同じ修正を今の書簡に入れるか、その書簡が作られたときのフォルダーと元の文書を `--run` と `--template` に示してください",
      ),
    en: ({ path }) =>
      say(
        `${quotePath(path)} was made before the Word file that is the template got its present text: the notes of editing that Word keeps in it are older`,
        "make the same changes in the letter that is there now, or name the folder and the document that it was made from with `--run` and `--template`: else old words would come back as edits",
      ),
  },
  "back/border": {
    ja: (edit) =>
      say(
        `${editWords(edit, "ja")}。ここは二つのものの境目か段落の端で、どれに入る文か決められません`,
        WHICH_ONE[countWord(edit.places)].ja,
      ),
    en: (edit) =>
      say(
        `${editWords(edit, "en")}: two things meet here, or the paragraph ends, and what it belongs to is open`,
        WHICH_ONE[countWord(edit.places)].en,
      ),
  },
  "back/several": {
    ja: (edit) =>
      say(
        `${editWords(edit, "ja")}。元の文は、別々のものがつながったところです`,
        EACH_ONE[countWord(edit.places)].ja,
      ),
    en: (edit) =>
      say(
        `${editWords(edit, "en")}: what was replaced comes from several things`,
        EACH_ONE[countWord(edit.places)].en,
      ),
  },
  "back/made": {
    ja: ({ was, now, from }) =>
      say(
        `${quote(was)} を ${quote(now)} に直しましたが、これはここに書いてあるものから作られた文です`,
        from === "cell"
          ? "宛名簿のこの欄の値を直すと、この行の書簡が変わります。漢数字や和暦などの書き方なら、ひな形の {{ }} を直してください"
          : "ここにある値か {{ }} を直してください。ここから作られる書簡がすべて変わります",
      ),
    en: ({ was, now, from }) =>
      say(
        `${quote(was)} was changed to ${quote(now)}, but it is made from what is here`,
        from === "cell"
          ? "change this cell, and the letter of its row changes; if it should be written otherwise, change the {{ }} in the template"
          : "change the value or the {{ }} that is here; all letters made from it change",
      ),
  },
  "back/word-template": {
    ja: ({ was, now, versions, reason }) =>
      say(
        `ひな形の Word ファイルの文です${onlyFor(versions, "ja")}: ${quote(brokenText(was, "ja"))} → ${quote(brokenText(now, "ja"))}${reason === "" ? "" : `（${reason}）`}`,
        "ひな形の Word ファイルを開いて、この段落を手で直してください。書き換えは、元の書式のまま直せると確かめられた文だけにします",
      ),
    en: ({ was, now, versions, reason }) =>
      say(
        `this is text of the Word file that is the template${onlyFor(versions, "en")}: ${quote(brokenText(was, "en"))} → ${quote(brokenText(now, "en"))}${reason === "" ? "" : ` (${reason})`}`,
        "open that Word file and change this paragraph by hand: only what is sure to keep its look is written for you",
      ),
  },
  "back/word-paragraph": {
    ja: ({ was, now, side, versions }) =>
      was === ""
        ? say(
            `段落 ${quote(brokenText(now, "ja"))} が足されています`,
            `ひな形の Word ファイルを開いて、${SIDES[side]?.ja ?? side}に書き足してください${versions === "" ? "" : `（この段落は${versions}への書簡だけのものです）`}`,
          )
        : say(
            `段落 ${quote(brokenText(was, "ja"))} が消されています${onlyFor(versions, "ja")}`,
            "不要な段落なら、ひな形の Word ファイルを開いて、この段落を消してください",
          ),
    en: ({ was, now, side, versions }) =>
      was === ""
        ? say(
            `a paragraph ${quote(brokenText(now, "en"))} was added`,
            `open the Word file that is the template and write it ${SIDES[side]?.en ?? side}${versions === "" ? "" : `, which is in the letters to ${listed(versions)} alone`}`,
          )
        : say(
            `the paragraph ${quote(brokenText(was, "en"))} was taken out${onlyFor(versions, "en")}`,
            "if it is to go, open the Word file that is the template and take this paragraph out",
          ),
  },
  "back/lines": {
    ja: ({ was, now }) =>
      was === ""
        ? say(
            `足した段落 ${quote(now)} を入れる行が、ひな形で一つに決まりません`,
            "前後の行の間に、区分の始まりや終わりがあります。入れるところを決めて、ひな形に書いてください",
          )
        : say(
            `消した段落 ${quote(was)} の行には、ほかのものもあります`,
            "ひな形のこの行を見て、消すところを決めてください",
          ),
    en: ({ was, now }) =>
      was === ""
        ? say(
            `the template leaves open where the new paragraph ${quote(now)} goes`,
            "a version begins or ends between the lines before and after: write it where it belongs",
          )
        : say(
            `the line of the removed paragraph ${quote(was)} has more than that`,
            "look at this line of the template and remove what is to go",
          ),
  },
  "back/twice": {
    ja: ({ was, now }) =>
      say(
        `${quote(was)} を ${quote(now)} に直しましたが、同じ値はこの書簡のほかの箇所にも出てきて、そちらは直っていません`,
        "値が違うなら、書簡の全部の箇所を直してからもう一度お試しください。ここだけの言い方なら、ひな形を直してください",
      ),
    en: ({ was, now }) =>
      say(
        `${quote(was)} was changed to ${quote(now)}, but the same value is elsewhere in this letter and was not changed there`,
        "change all of them if the value is wrong; change the template if it is said otherwise here alone",
      ),
  },
  "back/mark": {
    ja: ({ was, now, reason }) =>
      say(
        `${quote(was)} を ${quote(now)} に直すと、ひな形の注記や書き方に触れ、同じ書簡になりません${reason === "" ? "" : `（${reason}）`}`,
        "ひな形のこの行を、注記とともに手で直してください",
      ),
    en: ({ was, now, reason }) =>
      say(
        `changing ${quote(was)} to ${quote(now)} here touches an annotation of the template, and does not give this letter${reason === "" ? "" : ` (${reason})`}`,
        "change this line of the template by hand, with its annotation",
      ),
  },
  "back/reading": {
    ja: ({ base, was, now }) =>
      say(
        `${quote(base)} の振り仮名が ${quote(was)} から ${quote(now)} に変わっています。振り仮名はひな形に移せません`,
        "ひな形の《 》の中を直してください",
      ),
    en: ({ base, was, now }) =>
      say(
        `the reading of ${quote(base)} was changed from ${quote(was)} to ${quote(now)}; readings are not brought into the template`,
        "change what is in 《 》 in the template",
      ),
  },
  "back/cell-by-hand": {
    ja: ({ was, now, why }) =>
      say(
        `${WHY_BY_HAND[why]?.ja ?? why}、この欄は書き換えていません: ${quote(was)} → ${quote(now)}`,
        "宛名簿を開いて、この欄を手で直してください",
      ),
    en: ({ was, now, why }) =>
      say(
        `${WHY_BY_HAND[why]?.en ?? why}, so this cell was left: ${quote(was)} → ${quote(now)}`,
        "open the list and change this cell by hand",
      ),
  },
  "back/partial-by-hand": {
    ja: ({ path }) =>
      say(
        `部品 ${quotePath(path)} の文は、ほかのひな形も使うので書き換えていません`,
        "部品を開いて、示した箇所を手で直してください",
      ),
    en: ({ path }) =>
      say(
        `the partial ${quotePath(path)} was left, because other templates may use it`,
        "open it and change the place that is shown by hand",
      ),
  },
};

/** How many places are named, as far as it matters to what is said of them. */
function countWord(places: number): "none" | "one" | "several" {
  if (places === 0) return "none";
  return places === 1 ? "one" : "several";
}

const NO_PLACE = {
  ja: "ひな形か宛名簿で、前後の文を書いているところを探して直してください",
  en: "find what writes the text around it in the template or the list, and change that",
};
const WHICH_ONE = {
  none: NO_PLACE,
  one: {
    ja: "ここにあるものを直すか、その前後にひな形の文として書くかを決めて、手で直してください",
    en: "decide whether it belongs to what is here or beside it, and write it there by hand",
  },
  several: {
    ja: "ここと関連の箇所のうち、正しいほうを直してください",
    en: "change the right one of this place and those that are named",
  },
};
const EACH_ONE = {
  none: NO_PLACE,
  one: {
    ja: "ここを手で直してください",
    en: "change this place by hand",
  },
  several: {
    ja: "ここと関連の箇所を、それぞれ直してください",
    en: "change this place and each of those that are named",
  },
};

/** An edit in words, with what stands around it where text was only put in; at an end of the paragraph there is nothing. */
function editWords(
  { was, now, before, after }: BackCodes["back/border"],
  language: MessageLanguage,
): string {
  if (was === "") return putInWords(now, before, after)[language];
  if (language === "ja") {
    return now === ""
      ? `${quote(was)} を消しました`
      : `${quote(was)} を ${quote(now)} に直しました`;
  }
  return now === "" ? `${quote(was)} was taken out` : `${quote(was)} was changed to ${quote(now)}`;
}

function putInWords(
  now: string,
  before: string,
  after: string,
): Readonly<Record<MessageLanguage, string>> {
  if (before === "" && after === "") {
    return {
      ja: `空の段落に ${quote(now)} を足しました`,
      en: `${quote(now)} was put into an empty paragraph`,
    };
  }
  if (before === "") {
    return {
      ja: `段落の初めの ${quote(after)} の前に ${quote(now)} を足しました`,
      en: `${quote(now)} was put in at the head of the paragraph, before ${quote(after)}`,
    };
  }
  if (after === "") {
    return {
      ja: `段落の終わりの ${quote(before)} の後に ${quote(now)} を足しました`,
      en: `${quote(now)} was put in at the end of the paragraph, after ${quote(before)}`,
    };
  }
  return {
    ja: `${quote(before)} と ${quote(after)} の間に ${quote(now)} を足しました`,
    en: `${quote(now)} was put in between ${quote(before)} and ${quote(after)}`,
  };
}

type Words = Readonly<Record<string, Readonly<Record<MessageLanguage, string>>>>;

const WHY_BY_HAND: Words = {
  workbook: { ja: "Excel のブックなので", en: "the list is a workbook" },
  encoding: {
    ja: "宛名簿の文字コードにこの文字がないので",
    en: "the list's encoding has no such character",
  },
  "other-value": {
    ja: "宛名簿ではこの値が別の書き方になっているので",
    en: "the list has this value in another form",
  },
};

/** A text on one line: its breaks in words. */
function brokenText(text: string, language: MessageLanguage): string {
  return text.replaceAll("\n", language === "ja" ? "（改行）" : " (line break) ");
}

/** Which letters have a text, where not all do. */
function onlyFor(versions: string, language: MessageLanguage): string {
  if (versions === "") return "";
  return language === "ja"
    ? `（${versions}への書簡だけの文）`
    : ` (in the letters to ${listed(versions)} alone)`;
}

function howToEmphasise(template: "own" | "word", language: MessageLanguage): string {
  if (template === "word") {
    return language === "ja"
      ? "必要な書式なら、ひな形の Word ファイルの同じところに付けてください"
      : "if it is meant, give it to the same place of the Word file that is the template";
  }
  return language === "ja"
    ? "必要なら、ひな形に ［＃傍線］…［＃傍線終わり］ や ［＃傍点］…［＃傍点終わり］ と書いてください"
    : "if it is meant, write ［＃傍線］…［＃傍線終わり］ or ［＃傍点］…［＃傍点終わり］ in the template";
}

const SIDES: Words = {
  behind: { ja: "この段落の後", en: "behind this paragraph" },
  before: { ja: "この段落の前", en: "before this paragraph" },
  here: { ja: "ここ", en: "here" },
};

const PROPERTIES: Words = {
  title: { ja: "タイトル", en: "title" },
  subject: { ja: "件名", en: "subject" },
  keywords: { ja: "タグ", en: "tags" },
  description: { ja: "コメント", en: "comments" },
  category: { ja: "分類", en: "categories" },
};

function besideWord(what: string, language: MessageLanguage): string {
  return BESIDE[what]?.[language] ?? what;
}

const BESIDE: Words = {
  header: { ja: "ヘッダーの文", en: "text in headers" },
  footer: { ja: "フッターの文", en: "text in footers" },
  footnote: { ja: "脚注", en: "footnotes" },
  endnote: { ja: "文末脚注", en: "endnotes" },
  comment: { ja: "コメント", en: "comments" },
  numbering: { ja: "自動の番号", en: "automatic numbers" },
  embedded: { ja: "埋め込んだファイル", en: "embedded files" },
  deleted: { ja: "消した跡の文字", en: "deleted text" },
  symbol: { ja: "記号フォントの文字", en: "characters of symbol fonts" },
  formula: { ja: "数式", en: "formulas" },
  drawing: { ja: "図の中の文字", en: "words in drawings" },
  hidden: { ja: "隠し文字", en: "hidden text" },
};

function lookWord(what: string, language: MessageLanguage): string {
  return LOOKS[what]?.[language] ?? what;
}

const LOOKS: Words = {
  bold: { ja: "太字", en: "bold type" },
  italic: { ja: "斜体", en: "italics" },
  underline: { ja: "下線", en: "an underline" },
  strike: { ja: "取り消し線", en: "a line through it" },
  highlight: { ja: "蛍光ペン", en: "highlighting" },
  colour: { ja: "文字の色", en: "a colour" },
};

function isNameAlone(path: string): boolean {
  return !/[\\/]/u.test(path);
}
