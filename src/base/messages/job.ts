import { type Catalogue, quote, quotePath, say } from "./catalogue.ts";

/** Codes of the area `job/` with what their messages are made of. */
export type JobCodes = {
  "job/file-not-found": { path: string };
  "job/not-a-file": { path: string };
  "job/file-too-large": { path: string; bytes: number; limit: number };
  "job/file-unreadable": { path: string; reason: string };
  "job/unknown-font": { name: string; nearest: string; known: string };
  "job/name-collision": { name: string; row: number; otherRow: number };
  "job/worker-died": { addressee: string; reason: string };
  "job/folder-in-use": { folder: string };
  "job/run-damaged": { folder: string };
  "job/inputs-changed": { folder: string; changed: string };
  "job/fonts-changed": Record<never, never>;
  "job/disk-too-small": { folder: string; needed: number; free: number };
  "job/output-failed": { folder: string; reason: string; detail: string };
  "job/not-a-run": { folder: string };
  "job/unknown-file-type": { path: string };
  "job/file-exists": { path: string };
  "job/nothing-to-reprint": { folder: string };
  "job/reprint-differs": { path: string };
  "job/shard-unfinished": { folder: string };
  "job/shard-differs": { folder: string };
  "job/shard-changed": { path: string };
  "job/attachment-missing": { path: string };
  "job/attachment-unfinished": { folder: string };
  "job/attachment-nobody": { folder: string; addressee: string };
  "job/attachment-changed": { path: string };
};

/** What the system's names of failures mean. */
const REASONS: Readonly<Record<string, { readonly ja: string; readonly en: string }>> = {
  ENOENT: { ja: "その場所がありません", en: "the place does not exist" },
  EACCES: { ja: "許可がありません", en: "permission is missing" },
  EPERM: { ja: "許可がありません", en: "permission is missing" },
  EBUSY: { ja: "ほかのソフトが使っています", en: "another program is using it" },
  EISDIR: { ja: "フォルダーです", en: "it is a folder" },
  ENOTDIR: { ja: "フォルダーではありません", en: "it is not a folder" },
  ENOSPC: { ja: "ディスクがいっぱいです", en: "the disk is full" },
  EDQUOT: { ja: "割り当てられた容量を使い切りました", en: "the quota is used up" },
  EROFS: { ja: "書き込めない場所です", en: "the place cannot be written to" },
  EFBIG: { ja: "ファイルが大きすぎます", en: "the file is too large" },
  ESTALE: { ja: "途中で書き換えられました", en: "it was changed meanwhile" },
  EIO: { ja: "ディスクの読み書きができません", en: "the disk cannot be read or written" },
};

function reasonText(reason: string, language: "ja" | "en"): string {
  return REASONS[reason]?.[language] ?? reason;
}

/** The texts of the area `job/`. */
export const jobMessages: Catalogue<JobCodes> = {
  "job/file-not-found": {
    ja: ({ path }) =>
      say(`ファイル ${quotePath(path)} が見つかりません`, "ファイルの場所と名前を確かめてください"),
    en: ({ path }) =>
      say(`file ${quotePath(path)} does not exist`, "check where the file is and its name"),
  },
  "job/not-a-file": {
    ja: ({ path }) =>
      say(
        `${quotePath(path)} はファイルではありません`,
        "フォルダーではなくファイルを指定してください",
      ),
    en: ({ path }) => say(`${quotePath(path)} is not a file`, "name a file, not a folder"),
  },
  "job/file-too-large": {
    ja: ({ path, bytes, limit }) =>
      say(
        `ファイル ${quotePath(path)} は ${bytes} バイトあり、上限の ${limit} バイトを超えています`,
        "宛名簿を分けて、別々に差し込んでください",
      ),
    en: ({ path, bytes, limit }) =>
      say(
        `file ${quotePath(path)} has ${bytes} bytes, more than the limit of ${limit}`,
        "divide the recipient list and merge its parts one by one",
      ),
  },
  "job/file-unreadable": {
    ja: ({ path, reason }) =>
      say(
        `ファイル ${quotePath(path)} を読めません: ${reasonText(reason, "ja")}`,
        "Excel などで開いていれば閉じ、読む許可があるか確かめてください",
      ),
    en: ({ path, reason }) =>
      say(
        `file ${quotePath(path)} cannot be read: ${reasonText(reason, "en")}`,
        "close it in Excel or other programs and check that you may read it",
      ),
  },
  "job/unknown-font": {
    ja: ({ name, nearest, known }) =>
      say(
        `書体 ${quote(name)} が見つかりません`,
        nearest === ""
          ? `書体のファイルを fonts フォルダーに置いてください。今あるのは ${known} です`
          : `「${nearest}」の誤りでなければ、書体のファイルを fonts フォルダーに置いてください`,
      ),
    en: ({ name, nearest, known }) =>
      say(
        `there is no typeface ${quote(name)}`,
        nearest === ""
          ? `put the font file into the folder fonts; found are ${known}`
          : `write \`${nearest}\` if that is meant, or put the font file into the folder fonts`,
      ),
  },
  "job/name-collision": {
    ja: ({ name, row, otherRow }) =>
      say(
        `${row}行目と${otherRow}行目の書簡のファイル名が同じ ${quote(name)} になります`,
        "団体コードか職名の重なりを直すか、片方の行を消してください",
      ),
    en: ({ name, row, otherRow }) =>
      say(
        `the letters of rows ${row} and ${otherRow} would both be named ${quote(name)}`,
        "correct the code or the title that occurs twice, or remove one of the rows",
      ),
  },
  "job/worker-died": {
    ja: ({ addressee, reason }) =>
      say(
        `${quote(addressee)} への書簡を調べている間に、作業用のプロセスが止まりました（${reason}）`,
        "この行の値が極端に長くないか確かめてください",
        "このまま進めると、この書簡は作らずに reprint.jsonl に残し、ほかの書簡を作ります",
      ),
    en: ({ addressee, reason }) =>
      say(
        `a worker process died while it checked the letter to ${quote(addressee)} (${reason})`,
        "see whether a value of this row is extremely long",
        "if you go on, this letter is set aside in reprint.jsonl and the others are made",
      ),
  },
  "job/folder-in-use": {
    ja: ({ folder }) =>
      say(
        `フォルダー ${quotePath(folder)} では別の差し込みが進んでいます`,
        "それが終わるのを待つか、`--out` で別のフォルダーを指定してください",
        "動いている差し込みがないのにこう出るときは、フォルダーの中の LOCK ファイルを消してください",
      ),
    en: ({ folder }) =>
      say(
        `another run is writing into ${quotePath(folder)}`,
        "wait until it has ended, or name another folder with `--out`",
        "remove the file LOCK in the folder if no run is going on",
      ),
  },
  "job/run-damaged": {
    ja: ({ folder }) =>
      say(
        `フォルダー ${quotePath(folder)} の run.json がないか壊れているため、続きができません`,
        "`--restart` を付けると、今のフォルダーを別の名前で残して初めから作り直します",
        "`--out` で別のフォルダーを指定することもできます",
      ),
    en: ({ folder }) =>
      say(
        `run.json in ${quotePath(folder)} is missing or damaged, so the run cannot be resumed`,
        "add `--restart` to keep the folder under another name and begin anew",
        "or name another folder with `--out`",
      ),
  },
  "job/inputs-changed": {
    ja: ({ folder, changed }) =>
      say(
        `フォルダー ${quotePath(folder)} の書簡は、今とは違う材料で作られています（変わったもの: ${changed}）`,
        "`--restart` を付けると、今のフォルダーを別の名前で残して初めから作り直します",
        "`--out` で別のフォルダーを指定することもできます",
      ),
    en: ({ folder, changed }) =>
      say(
        `the letters in ${quotePath(folder)} were made from other inputs (changed: ${changed})`,
        "add `--restart` to keep the folder under another name and begin anew",
        "or name another folder with `--out`",
      ),
  },
  "job/fonts-changed": {
    ja: () =>
      say(
        "書簡を作っている間に、書体のファイルが替わりました",
        "書体を元に戻して同じ命令をもう一度実行すると、続きから作ります",
        "替わった書体で作るときは `--restart` を付けて初めから作り直します",
      ),
    en: () =>
      say(
        "a font file changed while the letters were being made",
        "put the font back and give the same command again: the run goes on from where it stopped",
        "to use the changed font, begin anew with `--restart`",
      ),
  },
  "job/disk-too-small": {
    ja: ({ folder, needed, free }) =>
      say(
        `${quotePath(folder)} のディスクの空きが足りません（約 ${needed} MB 要るところ、空きは ${free} MB）`,
        "不要なファイルを消すか、`--out` で別のディスクを指定してください",
      ),
    en: ({ folder, needed, free }) =>
      say(
        `too little space for ${quotePath(folder)}: about ${needed} MB are needed, ${free} MB are free`,
        "remove files that are not needed, or name a folder on another disk with `--out`",
      ),
  },
  "job/output-failed": {
    ja: ({ folder, reason, detail }) =>
      say(
        `${quotePath(folder)} に書き込めません: ${reasonText(reason, "ja")}（${detail}）`,
        "原因を除いてから同じ命令をもう一度実行すると、続きから書きます",
      ),
    en: ({ folder, reason, detail }) =>
      say(
        `cannot write into ${quotePath(folder)}: ${reasonText(reason, "en")} (${detail})`,
        "remove the cause and give the same command again; it goes on where it stopped",
      ),
  },
  "job/not-a-run": {
    ja: ({ folder }) =>
      say(
        `${quotePath(folder)} は差し込みの結果のフォルダーではありません（ledger.jsonl と run.json がありません）`,
        "`out/` の下の、差し込みで作られたフォルダーを指定してください",
      ),
    en: ({ folder }) =>
      say(
        `${quotePath(folder)} is not a run's folder: it has no ledger.jsonl and run.json`,
        "name a folder that a merge made, under `out/`",
      ),
  },
  "job/unknown-file-type": {
    ja: ({ path }) =>
      say(
        `${quotePath(path)} は PDF でも Word（docx）でもありません`,
        "PDF か docx のファイルを指定してください",
      ),
    en: ({ path }) =>
      say(`${quotePath(path)} is neither a PDF nor a DOCX`, "name a PDF or DOCX file"),
  },
  "job/file-exists": {
    ja: ({ path }) =>
      say(
        `${quotePath(path)} はすでにあります`,
        "別の名前を付けるか、要らなければ先に移してください",
      ),
    en: ({ path }) =>
      say(`${quotePath(path)} exists already`, "take another name, or move it away first"),
  },
  "job/nothing-to-reprint": {
    ja: ({ folder }) =>
      say(
        `${quotePath(folder)} に別扱いの書簡はありません`,
        "作り直す書簡の団体コードを `--only` で指定してください",
      ),
    en: ({ folder }) =>
      say(
        `no letter was set aside in ${quotePath(folder)}`,
        "name the letters to be made again with `--only`",
      ),
  },
  "job/reprint-differs": {
    ja: ({ path }) =>
      say(
        `作り直した書簡が、先に作った ${quotePath(path)} と同じになりません`,
        "ひな形・名簿・書体を、先に作ったときのものに戻してから作り直してください",
      ),
    en: ({ path }) =>
      say(
        `the letter made again is not the same as ${quotePath(path)}`,
        "use the template, list and fonts of the earlier run",
      ),
  },
  "job/shard-unfinished": {
    ja: ({ folder }) =>
      say(
        `${quotePath(folder)} は、できあがった分担のフォルダーではありません`,
        "`--shard` で作ったフォルダーを指定し、途中で止まっていれば同じ命令で終わりまで作ってください",
      ),
    en: ({ folder }) =>
      say(
        `${quotePath(folder)} is not the folder of a finished shard`,
        "name folders made with `--shard`, and finish those that were interrupted",
      ),
  },
  "job/shard-differs": {
    ja: ({ folder }) =>
      say(
        `${quotePath(folder)} の書簡は、今とは違うひな形・名簿・書体・指定で作られています`,
        "すべての機械で同じファイルと同じ指定を使って、分担を作り直してください",
      ),
    en: ({ folder }) =>
      say(
        `the letters in ${quotePath(folder)} were made from another template, list, font or option`,
        "make the shards again with the same files and options on every machine",
      ),
  },
  "job/shard-changed": {
    ja: ({ path }) =>
      say(
        `分担の ${quotePath(path)} がないか、作られたときから変わっています`,
        "分担のフォルダーを作った機械から写し直してください",
      ),
    en: ({ path }) =>
      say(
        `the shard's file ${quotePath(path)} is missing or not as it was made`,
        "copy the shard's folder anew from the machine that made it",
      ),
  },
  "job/attachment-missing": {
    ja: ({ path }) =>
      say(
        `別添の ${quotePath(path)} が見つかりません`,
        "別添にするファイルか、先に作った書簡のフォルダーを `--set 別添=場所` で指定してください",
        "別添が要らなければ、ひな形の 別添 の行を消してください",
      ),
    en: ({ path }) =>
      say(
        `the attachment ${quotePath(path)} does not exist`,
        "name the file, or the folder of a run made before, with `--set 別添=path`",
        "remove the line 別添 from the template if nothing is to be attached",
      ),
  },
  "job/attachment-unfinished": {
    ja: ({ folder }) =>
      say(
        `別添の ${quotePath(folder)} は、できあがった差し込みの結果のフォルダーではありません`,
        "先にその書簡をすべて作り終えてから、もう一度実行してください",
      ),
    en: ({ folder }) =>
      say(
        `the attachment ${quotePath(folder)} is not the folder of a finished run`,
        "finish those letters first, then try again",
      ),
  },
  "job/attachment-nobody": {
    ja: ({ folder, addressee }) =>
      say(
        `別添の ${quotePath(folder)} に ${quote(addressee)} あての書簡がありません`,
        "その宛先を含む名簿で別添の書簡を作り直すか、宛名簿からこの行を除いてください",
      ),
    en: ({ folder, addressee }) =>
      say(
        `the attachment ${quotePath(folder)} has no letter to ${quote(addressee)}`,
        "make the attached letters for a list with this addressee, or remove the row",
      ),
  },
  "job/attachment-changed": {
    ja: ({ path }) =>
      say(
        `別添の ${quotePath(path)} が、作られたときから変わっています`,
        "`shokan verify` でそのフォルダーを調べ、書簡を作り直してください",
      ),
    en: ({ path }) =>
      say(
        `the attachment ${quotePath(path)} is not as it was made`,
        "check its folder with `shokan verify` and make the letters again",
      ),
  },
};
