import { type Catalogue, quote, say } from "./catalogue.ts";

/** Where a Word file names a place of the house. */
export type PathPlace =
  | "picture"
  | "link"
  | "object"
  | "description"
  | "property"
  | "variable"
  | "printer"
  | "person"
  | "remark"
  | "manager"
  | "bound"
  | "other";

/** What hides a text. */
export type HiddenBy = "vanish" | "white";

/** Codes about what goes out with every letter though nobody sees it on paper. */
export type WordLeavingCodes = {
  /** `more` counts the places that are not among the related. */
  "word/hidden-text": { how: HiddenBy; text: string; more: number };
  /** `more` counts the other paths of the same kind. */
  "word/path-left": { what: PathPlace; found: string; more: number };
  /** `now` is empty where the property is. */
  "word/field-stale": { field: string; shown: string; now: string };
  /** `shown` is what the field says in the template, "" for nothing. */
  "word/field-recounts": { field: string; shown: string; section: string };
  "word/pages-recount": { field: string; shown: string };
};

interface Texts {
  readonly where: string;
  readonly hint: string;
}

const PLACES: Readonly<Record<PathPlace, { readonly ja: Texts; readonly en: Texts }>> = {
  picture: {
    ja: {
      where: "ファイルを参照する図",
      hint: "相手にはその図が見えません。Word で「ファイル」→「情報」→「ファイルへのリンクの編集」を開き、「文書に図を保存」を選んでリンクを解除してください",
    },
    en: {
      where: "a picture that is linked and not in the file",
      hint: "its receiver sees no picture: open Edit Links to Files (File, Info) in Word, save the picture in the document and break the link",
    },
  },
  link: {
    ja: {
      where: "リンクの行き先",
      hint: "Word でリンクを外すか、相手も開けるアドレス（https://…）に替えてください",
    },
    en: {
      where: "the target of a link",
      hint: "remove the link in Word, or give it an address that the receiver can open (https://…)",
    },
  },
  object: {
    ja: {
      where: "ほかのファイルへのリンク",
      hint: "Word で「ファイル」→「情報」→「ファイルへのリンクの編集」を開き、リンクを解除してください",
    },
    en: {
      where: "a link to another file",
      hint: "open Edit Links to Files (File, Info) in Word and break the link",
    },
  },
  description: {
    ja: {
      where: "図の名前か代替テキスト",
      hint: "Word で図を右クリックし、「代替テキスト」（図の名前は「選択ウィンドウ」）を書き換えてください",
    },
    en: {
      where: "the name or alternative text of a picture",
      hint: "change its alternative text (its name in the selection pane) in Word",
    },
  },
  property: {
    ja: {
      where: "文書のプロパティ",
      hint: "Word で「ファイル」→「情報」→「問題のチェック」→「ドキュメント検査」を開き、文書のプロパティを削除してください",
    },
    en: {
      where: "the properties of the file",
      hint: "remove the document properties with the Document Inspector (File, Info, Check for Issues)",
    },
  },
  variable: {
    ja: {
      where: "マクロなどが残した文書変数",
      hint: "Word で新しい文書を開き、この文書の内容をすべて貼り付けて保存し直すと消えます",
    },
    en: {
      where: "a document variable that a macro left",
      hint: "paste the whole text into a new document in Word and save that",
    },
  },
  printer: {
    ja: {
      where: "プリンターの設定",
      hint: "Word で新しい文書を開き、この文書の内容をすべて貼り付けて保存し直すと消えます",
    },
    en: {
      where: "the settings of the printer",
      hint: "paste the whole text into a new document in Word and save that",
    },
  },
  person: {
    ja: {
      where: "コメントや変更履歴を書いた人の一覧",
      hint: "Word で「ファイル」→「情報」→「問題のチェック」→「ドキュメント検査」を開き、「ドキュメントのプロパティと個人情報」を削除してください",
    },
    en: {
      where: "the list of those who commented or made changes",
      hint: "remove document properties and personal information with the Document Inspector (File, Info, Check for Issues)",
    },
  },
  remark: {
    ja: {
      where: "文書のプロパティ（コメント、キーワード、サブタイトル、分類、状態）",
      hint: "送ってよい文字でなければ、Word の「ファイル」→「情報」の「プロパティ」で消してください",
    },
    en: {
      where: "a property of the file (comments, keywords, subject, category, status)",
      hint: "unless it may be sent, delete it in Word (File, Info, Properties)",
    },
  },
  manager: {
    ja: {
      where: "文書のプロパティの「管理者」",
      hint: "Word の「ファイル」→「情報」→「プロパティ」→「詳細プロパティ」で消してください",
    },
    en: {
      where: "the manager among the properties of the file",
      hint: "delete the name in Word (File, Info, Properties, Advanced Properties)",
    },
  },
  bound: {
    ja: {
      where: "入力欄につながっていたデータ",
      hint: "Word で「ファイル」→「情報」→「問題のチェック」→「ドキュメント検査」を開き、「カスタム XML データ」か文書のプロパティを削除してください",
    },
    en: {
      where: "the data that a content control was bound to",
      hint: "remove custom XML data, or the document properties, with the Document Inspector (File, Info, Check for Issues)",
    },
  },
  other: {
    ja: {
      where: "本文以外の設定",
      hint: "Word で「ファイル」→「情報」→「問題のチェック」→「ドキュメント検査」を実行するか、新しい文書に内容をすべて貼り付けて保存し直してください",
    },
    en: {
      where: "a setting outside of the text",
      hint: "run the Document Inspector (File, Info, Check for Issues), or paste the whole text into a new document and save that",
    },
  },
};

/** What is named there; a place in the house where nothing else is said. */
const NAMED: Partial<Record<PathPlace, string>> = {
  person: "人の名前",
  manager: "人の名前",
  remark: "文字",
  bound: "前の値",
};

const HIDDEN: Readonly<Record<HiddenBy, { readonly ja: Texts; readonly en: Texts }>> = {
  vanish: {
    ja: {
      where: "隠し文字があります",
      hint: "Word の「ホーム」の「編集記号の表示」（¶）で見えるようにし、文字を消すか、「フォント」の「隠し文字」を外してください",
    },
    en: {
      where: "there is hidden text",
      hint: "show it in Word (Home, ¶), and delete it or clear Hidden in Font",
    },
  },
  white: {
    ja: {
      where: "白い紙に白い文字があります",
      hint: "Word で文字を消すか、「フォントの色」を「自動」にしてください",
    },
    en: {
      where: "there is white text on white paper",
      hint: "delete it in Word, or set its font colour to automatic",
    },
  },
};

/** The texts about what goes out unseen. */
export const wordLeavingMessages: Catalogue<WordLeavingCodes> = {
  "word/hidden-text": {
    ja: ({ how, text, more }) =>
      say(
        `${HIDDEN[how]?.ja.where ?? how}：${quote(text)}。紙には出ませんが、どの書簡のファイルにも入り、相手が表示できます${more === 0 ? "" : `。下の関連のほかに${more}か所あります`}`,
        HIDDEN[how]?.ja.hint ?? how,
      ),
    en: ({ how, text, more }) =>
      say(
        `${HIDDEN[how]?.en.where ?? how}: ${quote(text)}; it is not printed, but is in the file of every letter, where the receiver can show it${more === 0 ? "" : `; ${more} more places than those below`}`,
        HIDDEN[how]?.en.hint ?? how,
      ),
  },
  "word/path-left": {
    ja: ({ what, found, more }) =>
      say(
        `${PLACES[what]?.ja.where ?? what}に、${NAMED[what] ?? "ファイルやフォルダーの場所"} ${quote(found)} があります。どの書簡のファイルにも入ります${more === 0 ? "" : `（ほかに${more}件）`}`,
        PLACES[what]?.ja.hint ?? what,
      ),
    en: ({ what, found, more }) =>
      say(
        `${PLACES[what]?.en.where ?? what} holds ${quote(found)}, which is in the file of every letter${more === 0 ? "" : ` (${more} more)`}`,
        PLACES[what]?.en.hint ?? what,
      ),
  },
  "word/field-stale": {
    ja: ({ field, shown, now }) =>
      say(
        `フィールド ${quote(field)} には前に更新したときの ${quote(shown)} が残っていて、どの書簡にもそう出ます。文書のプロパティは${now === "" ? "空です" : ` ${quote(now)} です`}`,
        "Word でそのフィールドを右クリックして「フィールド更新」を選ぶか、フィールドを削除して文字で打ってください",
      ),
    en: ({ field, shown, now }) =>
      say(
        `field ${quote(field)} still shows ${quote(shown)} in every letter, and the property of the document ${now === "" ? "is empty" : `is ${quote(now)}`}`,
        "right-click the field in Word and choose Update Field, or delete it and type the words",
      ),
  },
  "word/field-recounts": {
    ja: ({ field, shown, section }) =>
      say(
        `フィールド ${quote(field)} は、出ないことも繰り返すこともある ${quote(section)} の中を数えるか写しています。書簡によって正しい値が変わりますが、どの書簡にも前に更新したときの${shown === "" ? "もの" : ` ${quote(shown)} `}が残ります`,
        `そのフィールドを削除し、番号や見出しを文字で打ってください（書簡によって変わるなら、${quote(section)} で出し分けてください）。数えられるところを ${quote(section)} の外へ移すこともできます`,
      ),
    en: ({ field, shown, section }) =>
      say(
        `field ${quote(field)} counts or repeats what is within ${quote(section)}, which may be missing from a letter or stand there several times; it would show in every letter what it showed last${shown === "" ? "" : `: ${quote(shown)}`}`,
        `delete the field and type the number or the words (by ${quote(section)} where they differ), or move what it counts out of ${quote(section)}`,
      ),
  },
  "word/pages-recount": {
    ja: ({ field, shown }) =>
      say(
        `本文などにあるフィールド ${quote(field)} は、書簡のページ数が変わっても、Word で更新するまで ${quote(shown)} のままです。LibreOffice で PDF にすると数え直すので、違いが出た書簡は別にします`,
        "フィールドをヘッダーかフッターに移してください（Word が自分で数え直します）。どの書簡も同じなら、フィールドを削除して数を文字で打ってください",
      ),
    en: ({ field, shown }) =>
      say(
        `field ${quote(field)}, outside heads and feet, shows ${quote(shown)} in every letter until Word updates it, whatever its pages are; LibreOffice counts them itself, and a letter in which the two differ is set aside`,
        "move the field to a head or foot, where Word counts by itself; if it is the same in every letter, delete it and type the number",
      ),
  },
};
