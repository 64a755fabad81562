import { type Catalogue, listed, quote, quotePath, say, textOf } from "./catalogue.ts";
import { UNJOINABLE_EN, UNJOINABLE_JA, type UnjoinableReason } from "./unjoinable.ts";
import { differsEn, differsJa } from "./verify-words.ts";

/** Codes of the area `office/`: Word files that LibreOffice turns into PDF. */
export type OfficeCodes = {
  "office/not-installed": Record<never, never>;
  "office/not-starting": { program: string };
  "office/own-typesetter": Record<never, never>;
  "office/two-formats": Record<never, never>;
  "office/not-converted": { why: NotConverted };
  "office/embedded-fonts": Record<never, never>;
  "office/emphasis-lost": Record<never, never>;
  "office/fonts-missing": { fonts: string };
  "office/not-joined": { path: string; why: UnjoinableReason };
  /** `font` is one that has all of them, "" where none is known. */
  "office/variant-lost": { characters: string; font: string };
  "office/text-differs": { expected: string; found: string };
  "office/number-differs": { expected: string; found: string };
};

/** Why there is no PDF of a file. */
export type NotConverted =
  | "no-file"
  | "broken-file"
  | "no-answer"
  | "died"
  | "too-much-memory"
  | "too-large"
  | "not-working"
  | "stopped";

/** Their texts. */
export const officeMessages: Catalogue<OfficeCodes> = {
  "office/not-installed": {
    ja: () =>
      say(
        "PDF に変換するための LibreOffice が見つかりません",
        "LibreOffice を入れてからもう一度実行するか、`--pdf-engine` を外して Word ファイルだけを作ってください",
      ),
    en: () =>
      say(
        "LibreOffice, which would make the PDF, is not found",
        "install LibreOffice and try again, or leave out `--pdf-engine`, which makes Word files only",
      ),
  },
  "office/not-starting": {
    ja: ({ program }) =>
      say(
        `LibreOffice が動きません（${program}）`,
        "一度そのまま開いてみて、動かなければ入れ直すか、`--pdf-engine` を外して Word ファイルだけを作ってください",
      ),
    en: ({ program }) =>
      say(
        `LibreOffice does not start (${program})`,
        "open it once by hand; if that fails, reinstall it, or leave out `--pdf-engine`, which makes Word files only",
      ),
  },
  "office/own-typesetter": {
    ja: () =>
      say(
        "`--pdf-engine` は、Word の文書をひな形にするときのものです。.hbs のひな形の PDF は、このプログラムが自分で組みます",
        "`--pdf-engine` を外してください。そのほうがきれいに組めて、同じものを何度でも作れます",
      ),
    en: () =>
      say(
        "`--pdf-engine` is for Word files as templates; the PDF of a .hbs template is set by this program itself",
        "leave out `--pdf-engine`: the letters are set better, and they are the same bytes every time",
      ),
  },
  "office/two-formats": {
    ja: () =>
      say(
        "`--pdf-engine` を付けると、PDF と Word の両方を作ります。PDF は Word ファイルと照らし合わせて確かめるためです",
        "`--format` を外すか、`--format pdf,docx` としてください。Word だけでよければ `--pdf-engine` を外してください",
      ),
    en: () =>
      say(
        "`--pdf-engine` makes both PDF and Word files, since each PDF is held to its Word file",
        "leave out `--format` or give `--format pdf,docx`; for Word files alone leave out `--pdf-engine`",
      ),
  },
  "office/not-converted": {
    ja: ({ why }) => say(`LibreOffice で PDF にできません（${textOf(WHY_JA, why)}）`, HINT_JA),
    en: ({ why }) => say(`LibreOffice makes no PDF of it (${textOf(WHY_EN, why)})`, HINT_EN),
  },
  "office/emphasis-lost": {
    ja: () =>
      say(
        "LibreOffice の作る PDF には、文書にある傍点が出ません",
        "傍点をやめて下線などにするか、`--pdf-engine` を外して Word ファイルだけを作り、Word から PDF にしてください",
      ),
    en: () =>
      say(
        "a PDF made by LibreOffice shows no emphasis dots, and the document has some",
        "use an underline instead, or leave out `--pdf-engine` and make the PDF in Word",
      ),
  },
  "office/fonts-missing": {
    ja: ({ fonts }) =>
      say(
        `文書のフォント ${fonts} が、このパソコンにありません。LibreOffice はほかのフォントで PDF を作るので、字の形や、行と改ページの位置が変わります`,
        "同じ見た目が必要なら、このパソコンにそのフォントを入れるか、Word から PDF にしてください",
      ),
    en: ({ fonts }) =>
      say(
        `this computer does not have ${listed(fonts)}, which the document names: LibreOffice makes the PDF in other fonts, with other letterforms, lines and pages`,
        "install the fonts here, or make the PDF in Word, if the letters must look the same",
      ),
  },
  "office/not-joined": {
    ja: ({ path, why }) =>
      say(
        `この書簡の PDF を、印刷用の ${quotePath(path)} に入れられません（${textOf(UNJOINABLE_JA, why)}）`,
        why === "missing" || why === "changed"
          ? "同じコマンドをもう一度実行してください。その書簡の PDF だけを作り直します"
          : "書簡はできています。`--print-run` などを外してもう一度実行し、PDF は1通ずつ印刷してください",
      ),
    en: ({ path, why }) =>
      say(
        `the PDF of this letter cannot be put into ${quotePath(path)} (${textOf(UNJOINABLE_EN, why)})`,
        why === "missing" || why === "changed"
          ? "give the same command again; the PDF of that letter alone is renewed"
          : "the letters are made; give the command again without `--print-run`, and print their PDFs one by one",
      ),
  },
  "office/variant-lost": {
    ja: ({ characters, font }) =>
      say(
        `LibreOffice の作った PDF では、異体字 ${quote(characters)} が、ふつうの字形で出ています（使われたフォントにその字形がありません）`,
        `この PDF は使わないでください。${font === "" ? "その字形のあるフォント（字形により Noto Serif JP や IPAmj明朝など。どれにもある字形ではありません）" : `その字形は ${font} にあります。${font} `}をパソコンに入れて文書の文字に指定するか、Word から PDF にしてください`,
      ),
    en: ({ characters, font }) =>
      say(
        `in the PDF that LibreOffice made, ${quote(listed(characters))} is drawn in its usual form: the font that was used does not have the form that is asked for`,
        `do not use this PDF; install ${font === "" ? "a font that has the form (Noto Serif JP has some, IPAmj Mincho has others)" : `${font}, which has it,`} and name it in the document, or make the PDF in Word`,
      ),
  },
  "office/text-differs": {
    ja: ({ expected, found }) =>
      say(
        `LibreOffice の作った PDF では、${differsJa(expected, found)}`,
        "この PDF は使わないでください。Word ファイルはそのままですから、Word から PDF にしてください",
      ),
    en: ({ expected, found }) =>
      say(
        `in the PDF that LibreOffice made, ${differsEn(expected, found)}`,
        "do not use this PDF; the Word file is as it was: make the PDF in Word",
      ),
  },
  "office/number-differs": {
    ja: ({ expected, found }) =>
      say(
        `フィールドの数が、LibreOffice の作った PDF では ${quote(found)}、Word ファイルでは ${quote(expected)} です。Word ファイルの数は、前に更新したときのままです`,
        "元の文書で、そのフィールドをヘッダーかフッターに移すか、削除して数を文字で打ってから、差し込み直してください。Word から PDF にするときは、先に Ctrl+A と F9 でフィールドを更新してください",
      ),
    en: ({ expected, found }) =>
      say(
        `a field's number is ${quote(found)} in the PDF that LibreOffice made and ${quote(expected)} in the Word file, where it is as it was last updated`,
        "move the field of the template to a head or foot, or delete it and type the number, and merge again; to make the PDF in Word, first update its fields (Ctrl+A, F9)",
      ),
  },
  "office/embedded-fonts": {
    ja: () =>
      say(
        `Word ファイルにフォントが埋め込まれています。LibreOffice は同じ名前のフォントをほかの書簡のものと取り違えることがあります`,
        `Word の［ファイル］→［オプション］→［保存］で${quote("ファイルにフォントを埋め込む")}を外して保存してください`,
      ),
    en: () =>
      say(
        "the Word file has fonts embedded, and LibreOffice may take those of another letter that have the same name",
        `switch off ${quote("Embed fonts in the file")} in Word's save options, and save the file again`,
      ),
  },
};

const HINT_JA =
  "そのファイルを LibreOffice で開けるか確かめてください。開けなければ Word から PDF にしてください";
const HINT_EN = "check whether LibreOffice opens the file; if not, make the PDF in Word";

const WHY_JA: Readonly<Record<NotConverted, string>> = {
  "no-file": "変換が終わっても PDF がありません",
  "broken-file": "できた PDF が途中で切れています",
  "no-answer": "返事がないため止めました",
  died: "変換の途中で LibreOffice が止まりました",
  "too-much-memory": "メモリーを使いすぎるため止めました",
  "too-large": "PDF が大きくなりすぎるため止めました",
  "not-working": "LibreOffice が動きません",
  stopped: "途中で中止しました",
};

const WHY_EN: Readonly<Record<NotConverted, string>> = {
  "no-file": "it ended without one",
  "broken-file": "the PDF breaks off",
  "no-answer": "it gave no answer and was stopped",
  died: "it ended in the middle",
  "too-much-memory": "it took too much memory and was stopped",
  "too-large": "the PDF grew too large and was stopped",
  "not-working": "LibreOffice does not work",
  stopped: "the run was broken off",
};
