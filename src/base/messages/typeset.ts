import { type Catalogue, listed, quote, say } from "./catalogue.ts";

/** Codes of the area `typeset/` with what their messages are made of. */
export type TypesetCodes = {
  "typeset/no-glyph": { character: string; code: string; faces: string };
  "typeset/no-variant": { character: string; code: string; faces: string };
  "typeset/no-vertical-form": { character: string; code: string; face: string };
  "typeset/glyph-damaged": { character: string; code: string; face: string };
  "typeset/private-use-character": { character: string; code: string };
  "typeset/other-face": { characters: string; wanted: string; face: string };
  "typeset/line-too-long": { text: string };
  "typeset/squeezed": { text: string };
  "typeset/half-width-brackets": { text: string; suggestion: string };
  "typeset/half-width-kana": { text: string; suggestion: string };
  "typeset/long-reading": { text: string; reading: string };
  "typeset/addressee-lost": { expected: number; found: number };
  "typeset/page-empty": { page: number };
  "typeset/outside-area": { page: number; text: string };
  "typeset/too-small": { page: number; text: string; points: number };
  "typeset/certificate-pages": { pages: number };
  "typeset/no-bold-face": { text: string };
  "typeset/seal-no-room": {
    millimetres: number;
    text: string;
    /** A picture that is drawn, or the place where a seal is put by hand. */
    what: "picture" | "place";
    /** What it lies on: other text or another seal, or the edge of the paper. */
    where: "text" | "edge";
  };
  "typeset/seal-omitted": { text: string };
  "typeset/seal-line-wraps": { text: string };
  "typeset/running-too-long": { text: string };
  "typeset/joint-one-sheet": Record<never, never>;
  "typeset/footnote-too-long": { text: string };
};

/** The texts of the area `typeset/`. */
export const typesetMessages: Catalogue<TypesetCodes> = {
  "typeset/no-glyph": {
    ja: ({ character, code, faces }) =>
      say(
        `文字「${character}」（${code}）がフォント（${faces}）にありません`,
        "文字が正しいか確かめ、正しければこの文字を持つフォントを `fonts` フォルダーに置いて、ひな形の設定「フォント」に書き加えてください",
      ),
    en: ({ character, code, faces }) =>
      say(
        `the character ${quote(character)} (${code}) is in none of the fonts (${listed(faces)})`,
        "check the character; if it is right, put a font that has it into the folder `fonts` and name it under `フォント` in the template",
      ),
  },
  "typeset/no-variant": {
    ja: ({ character, code, faces }) =>
      say(
        `異体字「${character}」（${code}）の字形がフォント（${faces}）にありません`,
        "この異体字を持つフォントを `fonts` フォルダーに置いて、ひな形の設定「フォント」に書き加えてください",
        "異体字の指定が不要なら、文字を入力し直してください",
      ),
    en: ({ character, code, faces }) =>
      say(
        `the variant ${quote(character)} (${code}) is in none of the fonts (${listed(faces)})`,
        "put a font that has the variant into the folder `fonts` and name it under `フォント` in the template",
        "type the character again if no variant is meant",
      ),
  },
  "typeset/no-vertical-form": {
    ja: ({ character, code, face }) =>
      say(
        `フォント「${face}」に文字「${character}」（${code}）の縦書き用の字形がありません`,
        "縦書きに対応したフォントをひな形の設定「フォント」に書いてください",
      ),
    en: ({ character, code, face }) =>
      say(
        `the font ${quote(face)} has no vertical form of ${quote(character)} (${code})`,
        "name a font made for vertical text under `フォント` in the template",
      ),
  },
  "typeset/glyph-damaged": {
    ja: ({ character, code, face }) =>
      say(
        `フォント「${face}」の文字「${character}」（${code}）の字形が壊れていて、描けません`,
        "フォントを配布元から入手し直して、`fonts` フォルダーに置き直してください",
      ),
    en: ({ character, code, face }) =>
      say(
        `the glyph of ${quote(character)} (${code}) in the font ${quote(face)} is damaged and cannot be drawn`,
        "get the font from its source again and put it into the folder `fonts`",
      ),
  },
  "typeset/private-use-character": {
    ja: ({ character, code }) =>
      say(
        `外字「${character}」（${code}）は、このフォントでだけ正しく見える文字です。写し取った文字や読み上げでは失われ、PDF/A-2u の決まりにも合いません`,
        "同じ字が標準の文字（異体字を含む）にあれば、それに書き換えてください",
      ),
    en: ({ character, code }) =>
      say(
        `the private character ${quote(character)} (${code}) is right in this font only: it is lost when copied or read aloud, and against PDF/A-2u`,
        "write the standard character or variant for it if there is one",
      ),
  },
  "typeset/other-face": {
    ja: ({ characters, wanted, face }) =>
      say(
        `文字「${characters}」はフォント「${wanted}」になく、「${face}」の字になります`,
        "PDF で字の形がそろって見えるか確かめてください",
        "そろえるには、これらの文字も持つフォントを、ひな形の設定「フォント」の最初に書いてください",
      ),
    en: ({ characters, wanted, face }) =>
      say(
        `${quote(characters)} is not in the font ${quote(wanted)} and is taken from ${quote(face)}`,
        "look at the PDF and see whether the characters go together",
        "for one look, name a font that has these characters too first under `フォント` in the template",
      ),
  },
  "typeset/line-too-long": {
    ja: ({ text }) =>
      say(
        `${quote(text)} が1行に収まらないため、決まりどおりに改行できませんでした`,
        "語句を短くするか、改行できる位置を入れるか、1行の字数を増やしてください",
      ),
    en: ({ text }) =>
      say(
        `${quote(text)} does not fit a line and was split, or set, against the rules`,
        "shorten it, allow a break inside it, or use more characters per line",
      ),
  },
  "typeset/squeezed": {
    ja: ({ text }) =>
      say(
        `縦中横の ${quote(text)} が長すぎて、1字分の幅では読めません`,
        "数字は4字、漢字は3字までにするか、縦中横の注記を外してください",
      ),
    en: ({ text }) =>
      say(
        `${quote(text)} is too long to be read side by side within one character (縦中横)`,
        "shorten it to four figures or three kanji, or remove the annotation 縦中横",
      ),
  },
  "typeset/half-width-brackets": {
    ja: ({ text, suggestion }) =>
      say(
        `${quote(text)} のかっこが半角です。和文のかっこより細く、前後が詰まって見えます`,
        `全角の ${quote(suggestion)} にしてください`,
      ),
    en: ({ text, suggestion }) =>
      say(
        `the brackets of ${quote(text)} are half-width: thinner than Japanese ones, with their text crowded against them`,
        `write the full-width ones: ${quote(suggestion)}`,
      ),
  },
  "typeset/half-width-kana": {
    ja: ({ text, suggestion }) =>
      say(
        `${quote(text)} は半角カナです。PDF では全角で印刷し、Word では半角のまま印刷します`,
        `全角の ${quote(suggestion)} にしてください`,
      ),
    en: ({ text, suggestion }) =>
      say(
        `${quote(text)} is half-width kana: the PDF prints it full-width, Word as it is`,
        `write it full-width: ${quote(suggestion)}`,
      ),
  },
  "typeset/long-reading": {
    ja: ({ text, reading }) =>
      say(
        `${quote(text)} の振り仮名 ${quote(reading)} は長すぎて、${quote(text)} の前後や間が大きく空きます`,
        `振り仮名にせず、${quote(`${text}（${reading}）`)} のように書いてください`,
      ),
    en: ({ text, reading }) =>
      say(
        `the reading ${quote(reading)} is so long that ${quote(text)} is set with wide gaps`,
        `write it behind its word: ${quote(`${text}（${reading}）`)}`,
      ),
  },
  "typeset/addressee-lost": {
    ja: ({ expected, found }) =>
      say(
        `宛名は${expected}か所あるはずですが、紙面には${found}か所しかありません`,
        "宛名の行に文字があるか確かめてください",
      ),
    en: ({ expected, found }) =>
      say(
        `the letter has ${expected} addressees, but its pages show ${found}`,
        "check whether the addressee's line has any characters",
      ),
  },
  "typeset/page-empty": {
    ja: ({ page }) =>
      say(
        `${page}ページに文字がありません`,
        "この宛先に本文が残るように、ひな形の条件を直してください",
      ),
    en: ({ page }) =>
      say(
        `there is no text on page ${page}`,
        "change the template's conditions so that some text is left for this addressee",
      ),
  },
  "typeset/outside-area": {
    ja: ({ page, text }) =>
      say(
        `${page}ページの ${quote(text)} が版面からはみ出します`,
        "語句や字取りの字数を短くするか、1行の字数を増やしてください",
      ),
    en: ({ page, text }) =>
      say(
        `${quote(text)} on page ${page} goes out of the type area`,
        "shorten it or the cells it is spread over, or use more characters per line",
      ),
  },
  "typeset/too-small": {
    ja: ({ page, text, points }) =>
      say(
        `${page}ページの ${quote(text)} は${points}ポイントで、紙では読めません`,
        "ひな形の設定「文字サイズ」を大きくしてください",
      ),
    en: ({ page, text, points }) =>
      say(
        `${quote(text)} on page ${page} is of ${points} pt and cannot be read on paper`,
        "make `文字サイズ` in the template larger",
      ),
  },
  "typeset/certificate-pages": {
    ja: ({ pages }) =>
      say(
        `賞状が1枚に収まらず、${pages}ページになります`,
        "文や名を短くするか、設定「体裁」の文字サイズ・行間を小さくするか、大きい用紙にしてください",
      ),
    en: ({ pages }) =>
      say(
        `the certificate does not fit on one sheet and takes ${pages} pages`,
        "shorten the text or take smaller characters or larger paper under `体裁`",
      ),
  },
  "typeset/no-bold-face": {
    ja: ({ text }) =>
      say(
        `${quote(text)}を太字にするフォントがありません（太さを作り足すことはしません）`,
        "ひな形の設定に「太字フォント: Noto Serif JP Bold」のように、太いフォントの名前を書いてください",
      ),
    en: ({ text }) =>
      say(
        `there is no font for the bold text ${quote(text)}, and strokes are not thickened`,
        "name a bold font in the template, such as `太字フォント: Noto Serif JP Bold`",
      ),
  },
  "typeset/seal-no-room": {
    ja: ({ millimetres, text, what, where }) =>
      say(
        `${millimetres}ミリ角の公印${what === "picture" ? "の画像" : "を押す所"}が、${quote(text)}${where === "edge" ? "のところで用紙の端に掛かります" : "に掛かります"}`,
        `${where === "edge" ? "" : "差出人の前後に［＃１行空き］を入れるか、"}設定「体裁」の余白か行間を広げてください`,
        what === "picture"
          ? "公印の画像を小さくするときは、設定「公印」の「大きさ」を直してください"
          : "公印を押さないなら、設定「公印」を消してください",
      ),
    en: ({ millimetres, text, what, where }) =>
      say(
        `the ${what === "picture" ? "picture of a seal" : "place for a seal"} of ${millimetres} mm ${where === "edge" ? `at ${quote(text)} reaches the edge of the paper` : `covers ${quote(text)}`}`,
        `${where === "edge" ? "" : "leave an empty line (［＃１行空き］) beside the sender or "}widen margins or gaps under \`体裁\``,
        what === "picture"
          ? "make the picture smaller by `大きさ` under `公印`"
          : "remove `公印` from the settings if no seal is put there",
      ),
  },
  "typeset/running-too-long": {
    ja: ({ text }) =>
      say(
        `ヘッダーかフッターの${quote(text)}が、1行に収まりません`,
        "文を短くするか、左・中央・右に置く文を減らしてください",
      ),
    en: ({ text }) =>
      say(
        `${quote(text)} at the head or the foot of the page does not fit its line`,
        "shorten the text, or put less beside it",
      ),
  },
  "typeset/seal-line-wraps": {
    ja: ({ text }) =>
      say(
        `公印のある差出人の行が1行に収まらず、Word では画像が名からずれます（${quote(text)}）`,
        "職名と氏名を別の ［＃差出人］ の行にしてください",
      ),
    en: ({ text }) =>
      say(
        `the sender's line with a seal takes two lines: in Word the seal is away from the name (${quote(text)})`,
        "give title and name a ［＃差出人］ line each",
      ),
  },
  "typeset/seal-omitted": {
    ja: ({ text }) =>
      say(
        `設定に「公印」がありますが、差出人に${quote(text)}とあります`,
        "公印を押すなら「公印省略」の行を、押さないなら設定「公印」を消してください",
      ),
    en: ({ text }) =>
      say(
        `the settings have a seal (\`公印\`), but the sender says ${quote(text)}`,
        "remove the line if the seal is put there, or `公印` from the settings if it is not",
      ),
  },
  "typeset/joint-one-sheet": {
    ja: () =>
      say(
        "この書簡は1ページで、とじ目がないので、とじ目の印（契印・割印）の位置は印刷されません",
        "1ページで足りる書簡なら、とじ目の設定を消してください",
      ),
    en: () =>
      say(
        "this letter has one page and no binding, so that no place for a seal over it (契印・割印) is printed",
        "remove the setting with とじ目 if one page is enough",
      ),
  },
  "typeset/footnote-too-long": {
    ja: ({ text }) =>
      say(
        `脚注 ${quote(text)} の初めの行が、印のある行と同じページに収まりません`,
        "印のある行の文字を小さくするか、終わりに置く注［＃注］を使ってください",
      ),
    en: ({ text }) =>
      say(
        `the first line of the footnote ${quote(text)} does not fit the page that has the line of its mark`,
        "make that line smaller, or use a note at the end (［＃注］)",
      ),
  },
};
