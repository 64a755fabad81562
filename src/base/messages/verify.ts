import { type Catalogue, listed, quote, quotePath, say } from "./catalogue.ts";
import { type LookKind, lookWord } from "./look.ts";
import { UNFIT_EN, UNFIT_JA, type VerifyPageCodes, verifyPageMessages } from "./verify-pages.ts";
import { type VerifyWordCodes, verifyWordMessages } from "./verify-word.ts";
import {
  formatWord,
  paragraphEn,
  paragraphJa,
  sidesEn,
  sidesJa,
  textBesideEn,
  textBesideJa,
  type UnreadableReason,
  unreadableText,
} from "./verify-words.ts";

/** Codes of the area `verify/` with what their messages are made of. */
export type VerifyCodes = {
  /** `detail` is what its reader said, or the system's name of the failure. */
  "verify/unreadable": { path: string; reason: UnreadableReason; detail: string };
  "verify/locked": { path: string };
  "verify/other-format": { path: string; found: string };
  "verify/characters-lost": { count: number };
  "verify/page-is-picture": Record<never, never>;
  "verify/no-text": { path: string };
  "verify/order-unsure": { path: string; pages: string };
  "verify/other-forms": { path: string; characters: string };
  "verify/text-beside": { path: string; what: string; count: number };
  "verify/text-differs": { path: string; addressee: string };
  "verify/look-differs": { path: string; addressee: string; look: LookKind; text: string };
  "verify/text-place": { path: string; paragraph: number; expected: string; found: string };
  "verify/ruby-differs": { path: string; addressee: string };
  "verify/look-other": {
    path: string;
    addressee: string;
    look: LookKind;
    expected: string;
    found: string;
  };
  "verify/file-missing": { path: string };
  /** `what` is no letter where it is made of all of them. */
  "verify/file-changed": { path: string; seen: "same" | "other"; what: "letter" | "other" };
  "verify/file-extra": { path: string };
  "verify/ledger-damaged": { path: string; good: number };
  "verify/run-file-damaged": { path: string };
  "verify/run-unfinished": { path: string };
  /** `engine` is the program that made the PDFs, nothing where it was our own. */
  "verify/run-incomplete": { path: string; setAside: number; different: number; engine: string };
  "verify/letters-missing": { path: string; expected: number; found: number };
  "verify/record-contradicts": { path: string };
} & VerifyPageCodes &
  VerifyWordCodes;

const REMAKE_JA = "同じコマンドでもう一度差し込むと、この書簡だけ作り直します";
const REMAKE_EN = "merge again with the same command; only this letter is regenerated";
// The file is as it was written, and so the same command would keep it.
const ANEW_JA = "同じコマンドに `--restart` を付けて、初めから作り直してください";
const ANEW_EN = "start over: add `--restart` to the same command";

// LibreOffice leaves out the same characters each time.
const CONVERTED_JA =
  "LibreOffice の作る PDF では、作り直しても同じところが変わります。相違のある PDF は使わず、その書簡の Word ファイルを Word で開いて PDF にしてください";
const CONVERTED_EN =
  "LibreOffice changes the same places each time: do not use the PDFs that differ; open the Word files of those letters in Word and make PDFs there";

/** The texts of the area `verify/`. */
export const verifyMessages: Catalogue<VerifyCodes> = {
  "verify/unreadable": {
    ja: ({ path, reason, detail }) =>
      say(
        `${quotePath(path)} の文字を読み取れません（${unreadableText(reason, detail, "ja")}）`,
        "元のファイルを手に入れるか、もう一度差し込んでください",
      ),
    en: ({ path, reason, detail }) =>
      say(
        `the text of ${quotePath(path)} cannot be read (${unreadableText(reason, detail, "en")})`,
        "get the file again, or merge again",
      ),
  },
  "verify/locked": {
    ja: ({ path }) =>
      say(
        `${quotePath(path)} はパスワードで保護されているので、読み取れません`,
        "パスワードを解除して保存し直したファイルを指定してください",
      ),
    en: ({ path }) =>
      say(
        `${quotePath(path)} cannot be read: it is protected by a password`,
        "save it without the password, and name that file",
      ),
  },
  "verify/other-format": {
    ja: ({ path, found }) =>
      say(
        `${quotePath(path)} は PDF でも Word（docx）でもありません。中身は${formatWord(found, "ja")}です`,
        "PDF か Word 文書（docx）として保存し直したファイルを指定してください",
      ),
    en: ({ path, found }) =>
      say(
        `${quotePath(path)} is neither a PDF nor a DOCX: it is ${formatWord(found, "en")}`,
        "save it as PDF or DOCX, and name that file",
      ),
  },
  "verify/characters-lost": {
    ja: ({ count }) =>
      say(
        `このページの${count}字は、見えていても文字として読み取れません（読み取れた位置には〓があります）`,
        "元の文書か、フォントを埋め込んで作り直した PDF を手に入れてください",
      ),
    en: ({ count }) =>
      say(
        `${count} glyphs of this page have no text (〓 where their place is known)`,
        "get the original, or a new PDF with embedded fonts",
      ),
  },
  "verify/page-is-picture": {
    ja: () =>
      say(
        "このページは画像か図だけで、読み取れる文字がほとんどありません（スキャンした紙かもしれません）",
        "文字認識（OCR）をした PDF か、元の文書を手に入れてください",
      ),
    en: () =>
      say(
        "this page is a picture with hardly any text; it may be a scan",
        "get the original, or a PDF with recognised text (OCR)",
      ),
  },
  "verify/no-text": {
    ja: ({ path }) =>
      say(
        `${quotePath(path)} に文字がありません`,
        "ファイルを開いて、何が書かれているかを確かめてください",
      ),
    en: ({ path }) =>
      say(`${quotePath(path)} holds no text`, "open the file and see what is in it"),
  },
  "verify/order-unsure": {
    ja: ({ path, pages }) =>
      say(
        `${quotePath(path)} は縦書きで、文字の順序が記録されていません。行の順が正しいとは限りません（${pages}ページ）`,
        "紙面と見比べてください",
      ),
    en: ({ path, pages }) =>
      say(
        `${quotePath(path)} is vertical and does not record the order of its text, which may be wrong here (pages ${listed(pages)})`,
        "compare it with the page",
      ),
  },
  "verify/other-forms": {
    ja: ({ path, characters }) =>
      say(
        `${quotePath(path)} には、縦書き用の記号や部首のコードで記録された文字（${quote(characters)}）があります。通常の文字に直して出しました`,
        "直した文字を紙面と見比べてください",
      ),
    en: ({ path, characters }) =>
      say(
        `${quotePath(path)} records characters by the codes of vertical forms or radicals (${quote(characters)}); ordinary ones were put in their place`,
        "compare them with the page",
      ),
  },
  "verify/text-beside": {
    ja: ({ path, what, count }) =>
      say(
        `${quotePath(path)} には${textBesideJa(what, count)}`,
        "必要なら、元の文書で確かめてください",
      ),
    en: ({ path, what, count }) =>
      say(
        `${quotePath(path)} has ${textBesideEn(what, count)}`,
        "see the original where it matters",
      ),
  },
  "verify/text-differs": {
    ja: ({ path, addressee }) =>
      say(`${quotePath(path)} の文字が ${quote(addressee)} 宛ての原稿と違います`, UNFIT_JA),
    en: ({ path, addressee }) =>
      say(
        `the text of ${quotePath(path)} is not that of the letter to ${quote(addressee)}`,
        UNFIT_EN,
      ),
  },
  "verify/look-differs": {
    ja: ({ path, addressee, look, text }) =>
      say(
        `${quotePath(path)} に、${quote(addressee)} 宛ての書簡にないものがあります（${lookWord(look, "ja")} ${quote(text)}）`,
        UNFIT_JA,
      ),
    en: ({ path, addressee, look, text }) =>
      say(
        `${quotePath(path)} has something that the letter to ${quote(addressee)} does not have (${lookWord(look, "en")} ${quote(text)})`,
        UNFIT_EN,
      ),
  },
  "verify/text-place": {
    ja: (values) =>
      say(
        `${quotePath(values.path)} の${paragraphJa(values.paragraph)}: ${sidesJa(values)}`,
        UNFIT_JA,
      ),
    en: (values) =>
      say(
        `${quotePath(values.path)}, ${paragraphEn(values.paragraph)}: ${sidesEn(values)}`,
        UNFIT_EN,
      ),
  },
  "verify/ruby-differs": {
    ja: ({ path, addressee }) =>
      say(`${quotePath(path)} の振り仮名が ${quote(addressee)} 宛ての原稿と違います`, UNFIT_JA),
    en: ({ path, addressee }) =>
      say(
        `the readings in ${quotePath(path)} are not those of the letter to ${quote(addressee)}`,
        UNFIT_EN,
      ),
  },
  "verify/look-other": {
    ja: (values) =>
      say(
        `${quotePath(values.path)} の${lookWord(values.look, "ja")}が、${quote(values.addressee)} 宛ての書簡と違います。${sidesJa(values)}`,
        UNFIT_JA,
      ),
    en: (values) =>
      say(
        `${quotePath(values.path)} differs from the letter to ${quote(values.addressee)} in ${lookWord(values.look, "en")}: ${sidesEn(values)}`,
        UNFIT_EN,
      ),
  },
  "verify/file-missing": {
    ja: ({ path }) => say(`台帳にある ${quotePath(path)} がありません`, REMAKE_JA),
    en: ({ path }) => say(`${quotePath(path)} is in the ledger but does not exist`, REMAKE_EN),
  },
  "verify/file-changed": {
    ja: ({ path, seen, what }) =>
      say(
        `${quotePath(path)} は作成した後に変わっています${seen === "same" ? "（読み戻した文字と見た目に相違はありません）" : ""}`,
        what === "other"
          ? "同じコマンドでもう一度差し込むと、このファイルだけ作り直します"
          : REMAKE_JA,
      ),
    en: ({ path, seen, what }) =>
      say(
        `${quotePath(path)} has changed since it was written${seen === "same" ? "; what is read back from it is the same" : ""}`,
        what === "other"
          ? "merge again with the same command; only this file is renewed"
          : REMAKE_EN,
      ),
  },
  "verify/file-extra": {
    ja: ({ path }) =>
      say(
        `${quotePath(path)} は、今回の差込みの記録にありません`,
        "発送しないでください。同じコマンドでもう一度差し込むと、「退避」フォルダーに移します",
      ),
    en: ({ path }) =>
      say(
        `${quotePath(path)} is not among the files of this run`,
        "do not send it; merge again with the same command, and it is moved aside",
      ),
  },
  "verify/ledger-damaged": {
    ja: ({ path, good }) =>
      say(
        `台帳 ${quotePath(path)} が${good}通目の後で壊れています`,
        "同じコマンドでもう一度差し込むと、台帳を直して続きを確かめます",
      ),
    en: ({ path, good }) =>
      say(
        `the ledger ${quotePath(path)} is damaged after ${good} letters`,
        "merge again with the same command; the ledger is then repaired",
      ),
  },
  "verify/run-file-damaged": {
    ja: ({ path }) =>
      say(
        `${quotePath(path)} がないか、壊れています`,
        "`--restart` を付けて差し込み直してください",
      ),
    en: ({ path }) =>
      say(`${quotePath(path)} is missing or damaged`, "merge again with `--restart`"),
  },
  "verify/run-unfinished": {
    ja: ({ path }) =>
      say(
        `${quotePath(path)} によると、この差込みは終わっていません`,
        "同じコマンドでもう一度差し込むと、続きから作成します",
      ),
    en: ({ path }) =>
      say(
        `according to ${quotePath(path)} the run is not finished`,
        "merge again with the same command",
      ),
  },
  "verify/run-incomplete": {
    ja: ({ path, setAside, different, engine }) =>
      say(
        `${quotePath(path)} によると、この差込みには作れなかった書簡が ${setAside}通、原稿と相違のあるファイルが ${different}個あります`,
        engine === "" || different === 0
          ? "同じコマンドでもう一度差し込むと、それらを作り直します"
          : CONVERTED_JA,
      ),
    en: ({ path, setAside, different, engine }) =>
      say(
        `according to ${quotePath(path)} the run could not make ${setAside} letters, and ${different} files differ`,
        engine === "" || different === 0
          ? "merge again with the same command; they are regenerated"
          : CONVERTED_EN,
      ),
  },
  "verify/letters-missing": {
    ja: ({ path, expected, found }) =>
      say(
        `${quotePath(path)} によると書簡は ${expected}通のはずですが、台帳には ${found}通あります`,
        REMAKE_JA,
      ),
    en: ({ path, expected, found }) =>
      say(
        `according to ${quotePath(path)} there are ${expected} letters, but the ledger has ${found}`,
        REMAKE_EN,
      ),
  },
  "verify/record-contradicts": {
    ja: ({ path }) =>
      say(
        `${quotePath(path)} と台帳が食い違っています（ファイルの数、照合の結果、または作ったものの一覧）`,
        ANEW_JA,
      ),
    en: ({ path }) =>
      say(
        `${quotePath(path)} and the ledger contradict each other: number of files, results of reading back, or the list of what was made`,
        ANEW_EN,
      ),
  },
  ...verifyPageMessages,
  ...verifyWordMessages,
};
