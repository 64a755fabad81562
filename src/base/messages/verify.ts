import { type Catalogue, quote, quotePath, say } from "./catalogue.ts";
import { reasonText } from "./job.ts";

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
  "verify/run-incomplete": { path: string; setAside: number; different: number };
  "verify/letters-missing": { path: string; expected: number; found: number };
  "verify/record-contradicts": { path: string };
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
        `${quotePath(path)} の文字を読み取れません（${reasonText(reason, "ja")}）`,
        "ファイルが壊れています。元のファイルを手に入れるか、もう一度差し込んでください",
      ),
    en: ({ path, reason }) =>
      say(
        `the text of ${quotePath(path)} cannot be read (${reasonText(reason, "en")})`,
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
        `${quotePath(path)} は、この差し込みの記録にありません`,
        "発送しないでください。同じ命令でもう一度差し込むと、「退避」フォルダーに移します",
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
  "verify/run-incomplete": {
    ja: ({ path, setAside, different }) =>
      say(
        `${quotePath(path)} によると、この差し込みには作れなかった書簡が ${setAside} 通、原稿と違うファイルが ${different} 個あります`,
        "同じ命令でもう一度差し込むと、それらを作り直します",
      ),
    en: ({ path, setAside, different }) =>
      say(
        `according to ${quotePath(path)} the run could not make ${setAside} letters, and ${different} files differ`,
        "merge again with the same command; those are remade",
      ),
  },
  "verify/letters-missing": {
    ja: ({ path, expected, found }) =>
      say(
        `${quotePath(path)} によると書簡は ${expected} 通のはずですが、台帳には ${found} 通あります`,
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
};
