import type { BagFault } from "./bag-fault.ts";
import { type Catalogue, quote, quotePath, say, textOf } from "./catalogue.ts";

/** Codes of the area `archive/` with what their messages are made of. */
export type ArchiveCodes = {
  "archive/run-unfinished": { folder: string };
  "archive/other-program": { folder: string };
  "archive/no-program": Record<never, never>;
  "archive/place-taken": { path: string };
  "archive/run-changed": { path: string };
  "archive/font-outside": { name: string };
  "archive/not-a-bag": { path: string; fault: BagFault };
  "archive/not-an-archive": { path: string };
  "archive/file-missing": { path: string };
  "archive/file-changed": { path: string };
  "archive/file-added": { path: string };
  "archive/font-missing": { name: string; sha256: string; folder: string };
  "archive/program-differs": { path: string };
  "archive/letter-differs": { path: string; id: string };
  "archive/made-elsewhere": { count: number };
  "archive/print-run-only": Record<never, never>;
};

/** The texts of the area `archive/`. */
export const archiveMessages: Catalogue<ArchiveCodes> = {
  "archive/run-unfinished": {
    ja: ({ folder }) =>
      say(
        `${quotePath(folder)} の作成は、まだ終わっていません`,
        "同じコマンドで作成を終え、全部の照合が一致してから、保存箱を作ってください",
      ),
    en: ({ folder }) =>
      say(
        `the run in ${quotePath(folder)} is not finished`,
        "finish it with the same command, every file read back and equal, and then pack it",
      ),
  },
  "archive/other-program": {
    ja: ({ folder }) =>
      say(
        `${quotePath(folder)} の書簡は、このプログラムとは別のバージョンで作ったものです`,
        "保存箱には書簡を作ったプログラムを入れます。その書簡を作ったプログラムで保存箱を作るか、書簡を作り直してください",
      ),
    en: ({ folder }) =>
      say(
        `the letters in ${quotePath(folder)} were made by another version of the program`,
        "pack them with the program that made them, for it goes into the archive, or merge again",
      ),
  },
  "archive/no-program": {
    ja: () =>
      say(
        "保存箱に入れるプログラムのファイルがそろいません",
        "`npm ci` をもう一度実行するか、配布されたフォルダーを解凍し直してください",
      ),
    en: () =>
      say(
        "files of the program that belong in the archive are not found",
        "run `npm ci` again, or unpack the folder again",
      ),
  },
  "archive/place-taken": {
    ja: ({ path }) =>
      say(`${quotePath(path)} には、すでに何かがあります`, "別の名前の場所を指定してください"),
    en: ({ path }) => say(`${quotePath(path)} already exists`, "give another name"),
  },
  "archive/run-changed": {
    ja: ({ path }) =>
      say(
        `${quotePath(path)} が、作成したときのものではありません`,
        "このままでは保存箱を作りません。`verify` で確かめ、同じコマンドで作り直してください",
      ),
    en: ({ path }) =>
      say(
        `${quotePath(path)} is not as it was made`,
        "nothing was packed; look at it with `verify`, and merge again with the same command",
      ),
  },
  "archive/font-outside": {
    ja: ({ name }) =>
      say(
        `フォント ${quote(name)} は、使用許諾により保存箱に入れません`,
        "フォントのファイルを別に保管してください。再現手順.txt に、そのハッシュ値を書きました",
      ),
    en: ({ name }) =>
      say(
        `the licence of the font ${quote(name)} keeps it out of the archive`,
        "keep its file elsewhere; 再現手順.txt says its hash",
      ),
  },
  "archive/not-a-bag": {
    ja: ({ path, fault }) =>
      say(`${quotePath(path)} は保存箱として読めません（${textOf(FAULTS.ja, fault)}）`, PLACE.ja),
    en: ({ path, fault }) =>
      say(`${quotePath(path)} cannot be read as an archive: ${textOf(FAULTS.en, fault)}`, PLACE.en),
  },
  "archive/not-an-archive": {
    ja: ({ path }) =>
      say(
        `${quotePath(path)} は、このプログラムの保存箱ではありません`,
        "`pack` で作ったフォルダーを指定してください。新しいバージョンの保存箱は、その中のプログラムで開きます（再現手順.txt）",
      ),
    en: ({ path }) =>
      say(
        `${quotePath(path)} is not an archive of this program`,
        "give a folder that `pack` has made; one of a later version is opened by the program in it (再現手順.txt)",
      ),
  },
  "archive/file-missing": {
    ja: ({ path }) => say(`保存箱に ${quotePath(path)} がありません`, COPY.ja),
    en: ({ path }) => say(`${quotePath(path)} is missing from the archive`, COPY.en),
  },
  "archive/file-changed": {
    ja: ({ path }) =>
      say(`保存箱の ${quotePath(path)} が、入れたときのものではありません`, COPY.ja),
    en: ({ path }) => say(`${quotePath(path)} is not as it was packed`, COPY.en),
  },
  "archive/file-added": {
    ja: ({ path }) =>
      say(
        `保存箱に、入れた覚えのない ${quotePath(path)} があります`,
        "中を確かめ、保存箱の外に移してください",
      ),
    en: ({ path }) =>
      say(
        `${quotePath(path)} was not packed into the archive`,
        "look at it, and move it out of the archive",
      ),
  },
  "archive/font-missing": {
    ja: ({ name, sha256, folder }) =>
      say(
        `フォント ${quote(name)} が、作成したときのものではないか、見つかりません`,
        `同じファイル（SHA-256: ${sha256}）を ${quotePath(folder)} に置いてください`,
      ),
    en: ({ name, sha256, folder }) =>
      say(
        `the font ${quote(name)} is not found, or not the one that the letters were made with`,
        `put the same file (SHA-256: ${sha256}) into ${quotePath(folder)}`,
      ),
  },
  "archive/program-differs": {
    ja: ({ path }) =>
      say(
        `保存箱のプログラム ${quotePath(path)} は、書簡を作ったプログラムではありません`,
        "保存箱の別の写しを使ってください",
      ),
    en: ({ path }) =>
      say(
        `the program ${quotePath(path)} of the archive is not the one that made the letters`,
        "take another copy of the archive",
      ),
  },
  "archive/letter-differs": {
    ja: ({ path, id }) =>
      say(
        `作り直した ${quotePath(path)} が、元の書簡（${id}）と同じバイト列になりません`,
        "作り直したものは `別扱い/` に入れました。発送や証明には使わず、元の書簡と見比べてください",
      ),
    en: ({ path, id }) =>
      say(
        `${quotePath(path)}, recreated, is not byte for byte the letter ${id}`,
        "it lies in `別扱い/`; do not use it before you have compared it with the first one",
      ),
  },
  "archive/made-elsewhere": {
    ja: ({ count }) =>
      say(
        `${count}ファイルは、ほかのプログラム（LibreOffice）が変換した PDF なので、作り直せません`,
        "保存箱の data/run/letters にあるものを使ってください",
      ),
    en: ({ count }) =>
      say(
        `${count} files are PDFs that another program (LibreOffice) converted, and cannot be recreated`,
        "take those in data/run/letters of the archive",
      ),
  },
  "archive/print-run-only": {
    ja: () =>
      say(
        "1通ずつのファイルを残さない作成（`--format print-run`）なので、1通ずつ作り直すことはできません",
        "保存箱の data/run にある印刷用 PDF を使ってください",
      ),
    en: () =>
      say(
        "the run kept no single files (`--format print-run`), so that no single letter can be recreated",
        "take the volumes in data/run of the archive",
      ),
  },
};

const PLACE = {
  ja: "bagit.txt のあるフォルダーを指定してください。壊れているなら、保存箱の別の写しを使ってください",
  en: "give the folder that has bagit.txt, or another copy if it is damaged",
};

const COPY = {
  ja: "保存箱の別の写しから、このファイルを戻してください",
  en: "take the file from another copy of the archive",
};

/** Why a folder is not a bag, in words. */
const FAULTS = {
  ja: {
    "no-declaration": "bagit.txt がありません",
    "other-version": "bagit.txt のバージョンか文字コードが違います",
    "no-manifest": "manifest-sha256.txt も manifest-sha512.txt もありません",
    "damaged-manifest": "ファイルの一覧（manifest）が壊れています",
    "path-outside": "ファイルの一覧に、保存箱の外を指すものがあります",
    "manifests-differ": "2つの一覧にあるファイルが異なります",
    fetch: "一部のファイルが、ほかの場所から取り寄せることになっています（fetch.txt）",
  },
  en: {
    "no-declaration": "there is no bagit.txt",
    "other-version": "bagit.txt has another version or encoding",
    "no-manifest": "there is neither manifest-sha256.txt nor manifest-sha512.txt",
    "damaged-manifest": "a manifest is damaged",
    "path-outside": "a manifest names something outside of the archive",
    "manifests-differ": "the manifests name different files",
    fetch: "some files are to be fetched from elsewhere (fetch.txt)",
  },
} as const satisfies Readonly<Record<string, Readonly<Record<BagFault, string>>>>;
