import { type Catalogue, quotePath, say } from "./catalogue.ts";

/** Why a Word file cannot be a template as it is. */
export type WordFileReason =
  | "old-doc"
  | "locked"
  | "rtf"
  | "not-word"
  | "macro"
  | "dotx"
  | "signed"
  | "damaged"
  | "strict"
  | "resaved";

/** What a Word file may hold that no letter can be made from. */
export type WordPart =
  | "alt-chunk"
  | "sub-document"
  | "tag-in-drawing"
  | "tag-in-link"
  | "tag-in-embedded"
  | "tag-in-glossary"
  | "tag-in-data"
  | "tag-in-properties"
  | "tag-in-part"
  | "encoding"
  | "xml";

/** Codes about a Word file as a whole, with what their messages are made of. */
export type WordFileCodes = {
  "word/file": { reason: WordFileReason };
  "word/part": { part: WordPart; name: string };
};

interface Texts {
  readonly says: string;
  readonly hint: string;
}

const FILES: Readonly<Record<WordFileReason, { readonly ja: Texts; readonly en: Texts }>> = {
  "old-doc": {
    ja: {
      says: "古い形式の Word 文書（.doc）です",
      hint: "Word で開き、「名前を付けて保存」で「Word 文書（.docx）」にしてください",
    },
    en: {
      says: "this is a Word file of the old form (.doc)",
      hint: "open it in Word and save it as a Word document (.docx)",
    },
  },
  locked: {
    ja: {
      says: "パスワードか閲覧の制限がかかっていて、中を読めません",
      hint: "Word で開き、「ファイル」→「情報」→「文書の保護」でパスワードを外して保存してください",
    },
    en: {
      says: "the file is locked with a password or by rights management",
      hint: "open it in Word, remove the password (File, Info, Protect Document) and save it",
    },
  },
  rtf: {
    ja: {
      says: "リッチテキスト（RTF）のファイルです",
      hint: "Word で開き、「名前を付けて保存」で「Word 文書（.docx）」にしてください",
    },
    en: {
      says: "this is rich text (RTF)",
      hint: "open it in Word and save it as a Word document (.docx)",
    },
  },
  "not-word": {
    ja: {
      says: "Word の文書（.docx）ではありません",
      hint: "ひな形にする Word のファイルを指定したか確かめてください",
    },
    en: {
      says: "this is no Word document (.docx)",
      hint: "check that you named the Word file you mean",
    },
  },
  macro: {
    ja: {
      says: "マクロの入った文書（.docm）です。マクロは宛先へ送れません",
      hint: "Word で開き、「名前を付けて保存」で「Word 文書（.docx）」にしてください",
    },
    en: {
      says: "the file holds macros (.docm), which must not go to addressees",
      hint: "open it in Word and save it as a Word document (.docx)",
    },
  },
  dotx: {
    ja: {
      says: "Word のテンプレート（.dotx）です。そのままでは文書として開けない書簡になります",
      hint: "Word で開き、「名前を付けて保存」で「Word 文書（.docx）」にしてください",
    },
    en: {
      says: "this is a Word template (.dotx), and letters made from it would not open as documents",
      hint: "open it in Word and save it as a Word document (.docx)",
    },
  },
  signed: {
    ja: {
      says: "電子署名のある文書です。差し込むと署名が無効になります",
      hint: "Word で署名を外して保存してください",
    },
    en: {
      says: "the file is signed, and merging would break the signature",
      hint: "remove the signature in Word and save the file",
    },
  },
  damaged: {
    ja: {
      says: "ファイルが壊れています",
      hint: "Word で開けるか確かめ、開けたら保存し直してください",
    },
    en: { says: "the file is damaged", hint: "check whether Word opens it, and save it again" },
  },
  strict: {
    ja: {
      says: "Word の「Strict Open XML ドキュメント」の形式です。差し込んだ書簡を読み戻して確かめられません",
      hint: "Word で開き、「名前を付けて保存」でファイルの種類を「Word 文書 (*.docx)」（Strict の付かないもの）にしてください",
    },
    en: {
      says: "this is a Strict Open XML Document, and letters made from it could not be read back",
      hint: "open it in Word and save it as a Word Document (*.docx), not as a Strict one",
    },
  },
  resaved: {
    ja: {
      says: "LibreOffice で保存した文書に、Word の差し込みフィールドかコンテンツコントロールがあります。LibreOffice は書式や条件（IF）を保存のときに落とします",
      hint: "Word で保存した元の文書を使うか、フィールドを {{職名}} のような文字に打ち替えてください",
    },
    en: {
      says: "the file was saved by LibreOffice and holds merge fields or content controls of Word, whose switches and conditions LibreOffice drops",
      hint: "use the file that Word saved, or type {{職名}} in place of the fields",
    },
  },
};

const PARTS: Readonly<Record<WordPart, { readonly ja: Texts; readonly en: Texts }>> = {
  "alt-chunk": {
    ja: {
      says: "ほかのファイルがそのまま埋め込まれていて、その文字を確かめられません",
      hint: "Word で開いて保存し直すと、本文に取り込まれます",
    },
    en: {
      says: "another file is embedded whole, and its text cannot be checked",
      hint: "open the file in Word and save it again: the text is then taken in",
    },
  },
  "sub-document": {
    ja: {
      says: "ほかの文書へのリンク（サブ文書）があります",
      hint: "「表示」→「アウトライン」でサブ文書のリンクを解除してください",
    },
    en: { says: "it links to a sub-document", hint: "break the link in Word's outline view" },
  },
  "tag-in-drawing": {
    ja: {
      says: "SmartArt かグラフの中に {{ }} か « » があります。そこには差し込めません",
      hint: "差し込む文字は、本文かテキストボックスに書いてください",
    },
    en: {
      says: "{{ }} or « » is in SmartArt or a chart, where nothing can be merged",
      hint: "write what is to be merged in the body or in a text box",
    },
  },
  "tag-in-link": {
    ja: {
      says: "リンク先のアドレスに {{ }} か « » があります。そこには差し込めません",
      hint: "リンクを外し、アドレスを本文に書いて差し込んでください",
    },
    en: {
      says: "{{ }} or « » is in the address of a link, where nothing can be merged",
      hint: "remove the link and merge the address in the body",
    },
  },
  "tag-in-embedded": {
    ja: {
      says: "埋め込んだファイルの中に {{ }} か « » があります。そこには差し込めません",
      hint: "差し込む文字は、本文か表に書いてください",
    },
    en: {
      says: "{{ }} or « » is in an embedded file, where nothing can be merged",
      hint: "write what is to be merged in the body or in a table",
    },
  },
  "tag-in-glossary": {
    ja: {
      says: "文書パーツ（定型句や、入力欄の案内文）に {{ }} か « » があります。そこには差し込めません",
      hint: "差し込む文字は本文に書き、文書パーツからは消してください",
    },
    en: {
      says: "{{ }} or « » is in a building block or a prompt, where nothing can be merged",
      hint: "write what is to be merged in the body and delete it from the building block",
    },
  },
  "tag-in-data": {
    ja: {
      says: "入力欄（コンテンツコントロール）につながったデータに {{ }} か « » があります。そこには差し込めません",
      hint: "入力欄を削除して、そこに差し込む文字を打ってください",
    },
    en: {
      says: "{{ }} or « » is in the data that a content control is bound to, where nothing can be merged",
      hint: "delete the control and type the tag in its place",
    },
  },
  "tag-in-properties": {
    ja: {
      says: "会社名などのプロパティに {{ }} か « » があります。差し込めるプロパティは、タイトル、件名、分類、キーワードなどです",
      hint: "「ファイル」→「情報」→「プロパティ」の詳細で、その文字を消してください",
    },
    en: {
      says: "{{ }} or « » is in a property that cannot be merged; title, subject, keywords and the like can",
      hint: "delete it in File, Info, Properties",
    },
  },
  "tag-in-part": {
    ja: {
      says: "本文以外（番号の書式、スタイル、設定など）に {{ }} か « » があります。そこには差し込めません",
      hint: "差し込む文字は本文に書いてください",
    },
    en: {
      says: "{{ }} or « » is outside of the text (numbering, styles, settings), where nothing can be merged",
      hint: "write what is to be merged in the body",
    },
  },
  encoding: {
    ja: {
      says: "文字コードが UTF-8 ではありません",
      hint: "Word で開いて保存し直してください",
    },
    en: { says: "its text is not in UTF-8", hint: "open the file in Word and save it again" },
  },
  xml: {
    ja: {
      says: "ファイルが壊れています。中身（XML）が途中で切れているか、正しくありません",
      hint: "Word で開けるか確かめ、開けたら保存し直してください",
    },
    en: {
      says: "the file is damaged: its XML breaks off or is not right",
      hint: "see whether Word opens it, and save it again",
    },
  },
};

/** The texts about a Word file as a whole. */
export const wordFileMessages: Catalogue<WordFileCodes> = {
  "word/file": {
    ja: ({ reason }) => say(FILES[reason]?.ja.says ?? reason, FILES[reason]?.ja.hint ?? reason),
    en: ({ reason }) => say(FILES[reason]?.en.says ?? reason, FILES[reason]?.en.hint ?? reason),
  },
  "word/part": {
    ja: ({ part, name }) =>
      say(`部品 ${quotePath(name)}：${PARTS[part]?.ja.says ?? part}`, PARTS[part]?.ja.hint ?? part),
    en: ({ part, name }) =>
      say(`part ${quotePath(name)}: ${PARTS[part]?.en.says ?? part}`, PARTS[part]?.en.hint ?? part),
  },
};
