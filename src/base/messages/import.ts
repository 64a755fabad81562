import { type Catalogue, quote, quotePath, say } from "./catalogue.ts";
import { type LossKind, lossMeaning, lossWord, WITHOUT_TEXT } from "./import-losses.ts";

/** Codes of the area `import/` with what their messages are made of. */
export type ImportCodes = {
  "import/no-text": { path: string };
  "import/private-character": { text: string };
  /** `more` counts the places that are not among the related, `accept` is what to write behind `--accept`, nothing where it was agreed to. */
  "import/not-carried": { what: LossKind; more: number; accept: string };
  "import/resaved": Record<never, never>;
  "import/unknown-loss": { found: string; nearest: string };
  "import/not-a-template": { path: string };
  "import/tei-unknown": { path: string };
  "import/differs": { word: string; template: string };
};

/** The texts of the area `import/`. */
export const importMessages: Catalogue<ImportCodes> = {
  "import/no-text": {
    ja: ({ path }) =>
      say(
        `${quotePath(path)} に文がありません`,
        "文が図や表、テキストボックスの中だけにあれば、本文の段落に移してください",
      ),
    en: ({ path }) =>
      say(
        `${quotePath(path)} has no text of a letter`,
        "move the text into paragraphs of the body if it is in pictures, tables or text boxes only",
      ),
  },
  "import/private-character": {
    ja: ({ text }) =>
      say(
        `${quote(text)} に、外字（私用領域の文字）があります`,
        "Word で、同じ字の標準の文字に置き換えてください",
      ),
    en: ({ text }) =>
      say(
        `${quote(text)} has a private-use character`,
        "put the ordinary character in its place in Word",
      ),
  },
  "import/not-carried": {
    ja: ({ what, more, accept }) =>
      say(
        `「${lossWord(what, "ja")}」はひな形に移せません${WITHOUT_TEXT.has(what) ? "（その中の文字も移りません）" : "（文字は移ります）"}。${lossMeaning(what, "ja")}${more === 0 ? "" : `。下の関連のほかに${more}か所あります`}`,
        accept === ""
          ? "承知のうえで移していません。ひな形の「移していないもの」の行で、場所を確かめられます"
          : `なくてよければ --accept ${accept} を付けてください（ほかの言葉とは「,」でつなぎます）。${WITHOUT_TEXT.has(what) ? "必要な文字なら、Word で本文の段落に書くか、" : "必要なら、"}Word の文書のままお使いください`,
      ),
    en: ({ what, more, accept }) =>
      say(
        `${quote(lossWord(what, "en"))} cannot be carried into a template${WITHOUT_TEXT.has(what) ? ", nor the characters in it" : "; the characters are"}: ${lossMeaning(what, "en")}${more === 0 ? "" : `; ${more} more places than those below`}`,
        accept === ""
          ? "left out as agreed; the template says where, in its lines 移していないもの"
          : `add --accept ${accept} if the letter may go without (join it to other words by a comma); else ${WITHOUT_TEXT.has(what) ? "write it as a paragraph of the body, or " : ""}go on using the Word file`,
      ),
  },
  "import/resaved": {
    ja: () =>
      say(
        "LibreOffice で保存されたファイルです。Word の均等割り付けや、差込みの枠は、保存のときに失われていることがあります",
        "Word で保存した元のファイルがあれば、それを取り込んでください。なければ、できたひな形の書簡を元の文書と見比べてください",
      ),
    en: () =>
      say(
        "the file was saved by LibreOffice, which may have dropped characters spread over cells and controls of Word",
        "import the file that Word saved if there is one; else compare a letter made from the template with the paper one",
      ),
  },
  "import/unknown-loss": {
    ja: ({ found, nearest }) =>
      say(
        `--accept の ${quote(found)} というものはありません${nearest === "" ? "" : `。${quote(nearest)} でしょうか`}`,
        "指摘に出た言葉を「、」か「,」でつないで書いてください",
      ),
    en: ({ found, nearest }) =>
      say(
        `--accept knows no ${quote(found)}${nearest === "" ? "" : `; is it ${quote(nearest)}?`}`,
        "write the words that the findings name, with commas between them",
      ),
  },
  "import/tei-unknown": {
    ja: ({ path }) =>
      say(
        `${quotePath(path)} は TEI ですが、この道具が書き出したもののままではありません`,
        "`--format tei` で書き出したファイルを、書き換えずに指定してください",
      ),
    en: ({ path }) =>
      say(
        `${quotePath(path)} is TEI, but not as it was written here`,
        "give a file that `--format tei` wrote, unchanged",
      ),
  },
  "import/not-a-template": {
    ja: ({ path }) =>
      say(
        `${quotePath(path)} の文のままでは、ひな形になりません。ひな形は作成していません`,
        "ほかの指摘の箇所を Word で直して、もう一度取り込んでください",
      ),
    en: ({ path }) =>
      say(
        `the text of ${quotePath(path)} makes no template as it is; none was written`,
        "correct what the other findings name in Word, then import again",
      ),
  },
  "import/differs": {
    ja: ({ word, template }) =>
      say(
        `この段落が Word の文と違うものになりました。Word は ${quote(word)}、ひな形は ${quote(template)} です。ひな形は作成していません`,
        "Word でこの段落を入力し直すか、ファイルを添えてお知らせください",
      ),
    en: ({ word, template }) =>
      say(
        `the paragraph comes out differently: ${quote(word)} in Word, ${quote(template)} in the template, which was not written`,
        "type the paragraph again in Word, or report it with the file",
      ),
  },
};
