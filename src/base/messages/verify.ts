import { type Catalogue, quote, quotePath, say } from "./catalogue.ts";

/** Codes of the area `verify/` with what their messages are made of. */
export type VerifyCodes = {
  "verify/unreadable": { path: string; reason: string };
  "verify/text-differs": { path: string; addressee: string };
  "verify/file-missing": { path: string };
  "verify/file-changed": { path: string };
  "verify/file-extra": { path: string };
  "verify/ledger-damaged": { path: string; good: number };
  "verify/run-file-damaged": { path: string };
  "verify/run-unfinished": { path: string };
};

const REMAKE_JA = "同じ命令でもう一度差し込むと、この書簡だけ作り直します";
const REMAKE_EN = "merge again with the same command; only this letter is remade";
// The file is as it was written, and so the same command would keep it.
const ANEW_JA = "同じ命令に `--restart` を付けて、初めから作り直してください";
const ANEW_EN = "begin anew: the same command with `--restart`";

/** The texts of the area `verify/`. */
export const verifyMessages: Catalogue<VerifyCodes> = {
  "verify/unreadable": {
    ja: ({ path, reason }) =>
      say(
        `${quotePath(path)} の文字を読み取れません（${reason}）`,
        "ファイルが壊れています。元のファイルを手に入れるか、もう一度差し込んでください",
      ),
    en: ({ path, reason }) =>
      say(
        `the text of ${quotePath(path)} cannot be read (${reason})`,
        "get the file again, or merge again: it is damaged",
      ),
  },
  "verify/text-differs": {
    ja: ({ path, addressee }) =>
      say(`${quotePath(path)} の文字が ${quote(addressee)} あての原稿と違います`, ANEW_JA),
    en: ({ path, addressee }) =>
      say(
        `the text of ${quotePath(path)} is not that of the letter to ${quote(addressee)}`,
        ANEW_EN,
      ),
  },
  "verify/file-missing": {
    ja: ({ path }) => say(`台帳にある ${quotePath(path)} がありません`, REMAKE_JA),
    en: ({ path }) => say(`${quotePath(path)} is in the ledger but does not exist`, REMAKE_EN),
  },
  "verify/file-changed": {
    ja: ({ path }) => say(`${quotePath(path)} は書いた後に変わっています`, REMAKE_JA),
    en: ({ path }) => say(`${quotePath(path)} has changed since it was written`, REMAKE_EN),
  },
  "verify/file-extra": {
    ja: ({ path }) =>
      say(
        `${quotePath(path)} は台帳にありません`,
        "この差し込みで作ったものではありません。別の場所に移してください",
      ),
    en: ({ path }) =>
      say(`${quotePath(path)} is not in the ledger`, "move it elsewhere: this run did not make it"),
  },
  "verify/ledger-damaged": {
    ja: ({ path, good }) =>
      say(
        `台帳 ${quotePath(path)} が${good}通目の後で壊れています`,
        "同じ命令でもう一度差し込むと、台帳を直して続きを確かめます",
      ),
    en: ({ path, good }) =>
      say(
        `the ledger ${quotePath(path)} is damaged after ${good} letters`,
        "merge again with the same command; the ledger is then mended",
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
        `${quotePath(path)} によると、この差し込みは終わっていません`,
        "同じ命令でもう一度差し込むと、続きから書きます",
      ),
    en: ({ path }) =>
      say(
        `according to ${quotePath(path)} the run is not finished`,
        "merge again with the same command",
      ),
  },
};
