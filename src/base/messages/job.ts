import { type Catalogue, listed, quote, quotePath, say } from "./catalogue.ts";
import { reasonText } from "./system-reasons.ts";
import { type WorkerEnd, workerEndText } from "./worker-end.ts";

/** Codes of the area `job/` with what their messages are made of. */
export type JobCodes = {
  /** `near` is in the folder; `elsewhere` is the same name in another one. Both may be empty. */
  "job/file-not-found": { path: string; folder: string; near: string; elsewhere: string };
  "job/no-file-matches": { pattern: string; folder: string };
  "job/not-a-file": { path: string };
  "job/file-too-large": { path: string; bytes: number; limit: number };
  "job/file-unreadable": { path: string; reason: string };
  "job/unknown-font": { name: string; nearest: string; known: string };
  /** `count` letters say the same; `column` is the one that tells the first two of them apart. */
  "job/addressees-alike": {
    value: string;
    column: string;
    first: string;
    second: string;
    count: number;
  };
  "job/name-collision": { name: string; row: number; otherRow: number };
  "job/number-column": { found: string; number: number };
  /** `detail` as `workerEndText` has it, here and below. */
  "job/worker-died": { addressee: string; reason: WorkerEnd; detail: string };
  "job/folder-in-use": { folder: string };
  "job/run-damaged": { folder: string };
  "job/inputs-changed": { folder: string; changed: string };
  "job/program-changed": { folder: string };
  "job/folder-not-a-run": { folder: string };
  "job/restart-moves-others": { folder: string; names: string; count: number };
  "job/moved-aside": { names: string; count: number; aside: string };
  "job/fonts-changed": Record<never, never>;
  "job/disk-too-small": { folder: string; needed: number; free: number };
  "job/path-too-long": {
    folder: string;
    path: string;
    length: number;
    most: number;
    count: number;
  };
  "job/output-failed": { folder: string; reason: string; detail: string };
  "job/file-held": { path: string };
  "job/output-is-input": { path: string };
  "job/worker-unavailable": { reason: WorkerEnd; detail: string };
  "job/print-run-died": { path: string; reason: WorkerEnd; detail: string };
  "job/print-run-too-varied": { path: string };
  "job/system-refused": { path: string; reason: string; detail: string };
  "job/no-such-folder": { path: string };
  "job/not-a-run": { folder: string };
  "job/unknown-file-type": { path: string };
  "job/file-exists": { path: string };
  "job/report-needs-word": { path: string };
  "job/report-not-written": { path: string };
  "job/nothing-to-reprint": { folder: string };
  "job/reprint-damaged": { folder: string };
  "job/reprint-unknown": { folder: string; id: string };
  "job/reprint-differs": { path: string };
  "job/reprint-original-changed": { path: string };
  "job/shard-unfinished": { folder: string };
  "job/shard-differs": { folder: string };
  "job/shard-changed": { path: string };
  "job/not-as-shown": { path: string };
  "job/attachment-missing": { path: string; folder: string; near: string };
  "job/attachment-unfinished": { folder: string };
  "job/attachment-nobody": { folder: string; addressee: string };
  "job/attachment-changed": { path: string };
  "job/attachment-unread": { folder: string; files: number };
  "job/attachment-personal": { path: string; addressee: string };
  "job/attachment-outside": { path: string };
  "job/attachment-other-person": { folder: string; addressee: string; enclosed: string };
};

/** The texts of the area `job/`. */
export const jobMessages: Catalogue<JobCodes> = {
  "job/no-file-matches": {
    ja: ({ pattern, folder }) =>
      say(
        `${quotePath(pattern)} に当てはまるファイルがありません（探した場所は ${quotePath(folder)}）`,
        "ファイルの場所と名前を確かめてください",
      ),
    en: ({ pattern, folder }) =>
      say(
        `no file matches ${quotePath(pattern)} (looked for in ${quotePath(folder)})`,
        "check where the files are and their names",
      ),
  },
  "job/file-not-found": {
    ja: ({ path, folder, near, elsewhere }) => {
      const message = `ファイル ${quotePath(path)} が見つかりません（探した場所は ${quotePath(folder)}）`;
      if (elsewhere !== "")
        return say(message, `${quotePath(elsewhere)} のことなら、そう指定してください`);
      if (near === "") return say(message, "ファイルの場所と名前を確かめてください");
      // A name with a blank that was typed without quotation marks is two names to a terminal.
      const how = near.includes(" ")
        ? `名前に空白があるので、"${near}" のように半角の引用符で囲んで指定してください`
        : "その名前を指定してください";
      return say(message, `そこには ${quotePath(near)} があります。それのことなら、${how}`);
    },
    en: ({ path, folder, near, elsewhere }) => {
      const message = `file ${quotePath(path)} does not exist (looked for in ${quotePath(folder)})`;
      if (elsewhere !== "") return say(message, `give ${quotePath(elsewhere)} if that is meant`);
      if (near === "") return say(message, "check where the file is and its name");
      const how = near.includes(" ")
        ? `give that name in quotation marks, as in "${near}", if it is meant, since it has spaces`
        : "give that name if it is meant";
      return say(message, `${quotePath(near)} is there: ${how}`);
    },
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
        "Excel などで開いていれば閉じ、読み取る権限があるか確かめてください",
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
        `フォント ${quote(name)} が見つかりません`,
        nearest === ""
          ? `フォントのファイルを fonts フォルダーに置いてください。今あるのは ${known} です`
          : `「${nearest}」の誤りでなければ、フォントのファイルを fonts フォルダーに置いてください`,
      ),
    en: ({ name, nearest, known }) =>
      say(
        `there is no font ${quote(name)}`,
        nearest === ""
          ? `put the font file into the folder fonts; those found are ${listed(known)}`
          : `write \`${nearest}\` if that is meant, or put the font file into the folder fonts`,
      ),
  },
  "job/addressees-alike": {
    ja: ({ value, column, first, second, count }) =>
      say(
        `宛名が同じ ${quote(value)} の書簡が${count}通あり、読んでも誰宛てか分かりません（${column}は ${quote(first)}、${quote(second)}${count > 2 ? " など" : ""}）`,
        `宛名に {{${column}}} を加えてください`,
        "同じ宛名でよければ、このままでかまいません",
      ),
    en: ({ value, column, first, second, count }) =>
      say(
        `${count} letters to ${quote(value)} do not say whose they are (${column} is ${quote(first)}, ${quote(second)}${count > 2 ? " …" : ""})`,
        `add {{${column}}} to the addressee`,
        "leave it if one addressee for all of them is meant",
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
  "job/number-column": {
    ja: ({ found, number }) =>
      say(
        `設定の {連番} はこの書簡では ${number} ですが、宛名簿の「連番」の列は ${found === "" ? "空" : quote(found)} です。どちらを印刷するのか決められません`,
        "宛名簿の番号を印刷するなら、列の見出しを「枝番」などに変え、設定の {連番} を消して、本文に {{文書番号}}の{{枝番}} のように書いてください",
        "順に数えた番号を印刷するなら、宛名簿の列の見出しを「連番」でない名前に変えてください",
      ),
    en: ({ found, number }) =>
      say(
        `{連番} of the settings is ${number} for this letter, and the list's column 連番 says ${found === "" ? "nothing" : quote(found)}`,
        "to print the list's number, rename the column (say 枝番), leave {連番} out, and write {{文書番号}}の{{枝番}} in the text",
        "to print the number counted here, rename the list's column",
      ),
  },
  "job/worker-died": {
    ja: ({ addressee, reason, detail }) =>
      say(
        `${quote(addressee)} への書簡を調べている間に、作業用のプロセスが止まりました（${workerEndText(reason, detail, "ja")}）`,
        "この行の値が極端に長くないか確かめてください",
        "このまま進めると、この書簡は作らずに reprint.jsonl に残し、ほかの書簡を作ります",
      ),
    en: ({ addressee, reason, detail }) =>
      say(
        `a worker process died while it checked the letter to ${quote(addressee)} (${workerEndText(reason, detail, "en")})`,
        "check whether a value of this row is extremely long",
        "if you go on, this letter is set aside in reprint.jsonl and the others are made",
      ),
  },
  "job/folder-in-use": {
    ja: ({ folder }) =>
      say(
        `フォルダー ${quotePath(folder)} では別の差込みが進んでいます`,
        "それが終わるのを待つか、`--out` で別のフォルダーを指定してください",
        "進行中の差込みがないのにこの表示が出るときは、フォルダーの中の LOCK ファイルを削除してください",
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
        `フォルダー ${quotePath(folder)} の run.json がないか壊れているため、続きから作成できません`,
        "`--restart` を付けると、今のフォルダーを別の名前で残して初めから作り直します",
        "`--out` で別のフォルダーを指定することもできます",
      ),
    en: ({ folder }) =>
      say(
        `run.json in ${quotePath(folder)} is missing or damaged, so the run cannot be resumed`,
        "add `--restart` to rename the folder and start over",
        "or name another folder with `--out`",
      ),
  },
  "job/inputs-changed": {
    ja: ({ folder, changed }) =>
      say(
        `フォルダー ${quotePath(folder)} は、前回と異なるひな形・宛名簿・指定などで作られています（異なるもの: ${changed}）`,
        "`--restart` を付けると、今のフォルダーを別の名前で残して初めから作り直します",
        "`--out` で別のフォルダーを指定することもできます",
      ),
    en: ({ folder, changed }) =>
      say(
        `the letters in ${quotePath(folder)} were made from other inputs (changed: ${listed(changed)})`,
        "add `--restart` to rename the folder and start over",
        "or name another folder with `--out`",
      ),
  },
  "job/program-changed": {
    ja: ({ folder }) =>
      say(
        `フォルダー ${quotePath(folder)} の書簡は、Shokan の別のバージョンで作成されています`,
        "同じ文面になるとは限らないため、続きは作成できません。`--restart` を付けると、今のフォルダーを別の名前で残して初めから作り直します",
        "できている書簡は `shokan verify` でいつでも確かめられます",
      ),
    en: ({ folder }) =>
      say(
        `the letters in ${quotePath(folder)} were made by another build of Shokan`,
        "it may not produce the same letters, so the run cannot be resumed: add `--restart` to rename the folder and start over",
        "`shokan verify` still checks the letters that are there",
      ),
  },
  "job/folder-not-a-run": {
    ja: ({ folder }) =>
      say(
        `フォルダー ${quotePath(folder)} には、差込みの結果ではないファイルがあります`,
        "上書きしないよう、ファイルは作成していません。`--out` で空のフォルダーか新しい名前を指定してください",
      ),
    en: ({ folder }) =>
      say(
        `${quotePath(folder)} holds files and is not a run's folder`,
        "nothing was written, so that nothing is overwritten: name an empty or a new folder with `--out`",
      ),
  },
  "job/restart-moves-others": {
    ja: ({ folder, names, count }) =>
      say(
        `フォルダー ${quotePath(folder)} には、差込みの結果でないものが ${count}個あります（${quotePath(names)}）`,
        "`--restart` はフォルダーごと名前を変えます。それらを先に別の場所へ移すか、`--out` で別のフォルダーを指定してください",
      ),
    en: ({ folder, names, count }) =>
      say(
        `${quotePath(folder)} holds ${count} things that are not the run's (${quotePath(listed(names))})`,
        "`--restart` renames the whole folder: move them elsewhere first, or name another folder with `--out`",
      ),
  },
  "job/moved-aside": {
    ja: ({ names, count, aside }) =>
      say(
        `今回の差込みで作成したものではないファイルが ${count}個ありました（${quotePath(names)}）。${quotePath(aside)} に移しました`,
        "手で直した書簡なら、必要なものか確かめてください。発送するのは letters フォルダーの書簡だけです",
      ),
    en: ({ names, count, aside }) =>
      say(
        `${count} files were not made by this run as it is now (${quotePath(listed(names))}); they were moved to ${quotePath(aside)}`,
        "check whether you need them, such as a letter edited by hand; send only what is in the folder letters",
      ),
  },
  "job/fonts-changed": {
    ja: () =>
      say(
        "書簡の作成中に、フォントのファイルが変わりました",
        "フォントを元に戻して同じコマンドをもう一度実行すると、続きから作ります",
        "変わったフォントで作るときは `--restart` を付けて初めから作り直します",
      ),
    en: () =>
      say(
        "a font file changed while the letters were being made",
        "put the font back and give the same command again: the run goes on from where it stopped",
        "to use the changed font, start over with `--restart`",
      ),
  },
  "job/disk-too-small": {
    ja: ({ folder, needed, free }) =>
      say(
        `${quotePath(folder)} のディスクの空きが足りません（約 ${needed} MB 必要ですが、空きは ${free} MB です）`,
        "不要なファイルを消すか、`--out` で別のディスクを指定してください",
      ),
    en: ({ folder, needed, free }) =>
      say(
        `too little space for ${quotePath(folder)}: about ${needed} MB are needed, ${free} MB are free`,
        "remove files that are not needed, or name a folder on another disk with `--out`",
      ),
  },
  "job/path-too-long": {
    ja: ({ folder, path, length, most, count }) =>
      say(
        `フォルダー ${quotePath(folder)} では、ファイルの場所の名前が長すぎて、エクスプローラーや Excel で開けません（${count}通。最も長いものは ${quotePath(path)} で、ドライブ名から数えて ${length}文字。${most}文字まで）`,
        "`--out` で、短い名前のフォルダーを指定してください",
        "作業用のフォルダーを、ドライブの近く（C:\\Shokan など）へ移すと、短くなります",
      ),
    en: ({ folder, path, length, most, count }) =>
      say(
        `in ${quotePath(folder)} the paths of ${count} letters are too long for Explorer and Excel; the longest, ${quotePath(path)}, has ${length} characters from its drive on, and ${most} are taken`,
        "name a folder with a short name with `--out`",
        "or move the working folder nearer to its drive (such as C:\\Shokan)",
      ),
  },
  "job/output-failed": {
    ja: ({ folder, reason, detail }) =>
      say(
        `${quotePath(folder)} に書き込めません: ${reasonText(reason, "ja")}（${detail}）`,
        "原因を除いてから同じコマンドをもう一度実行すると、続きから作成します",
      ),
    en: ({ folder, reason, detail }) =>
      say(
        `cannot write into ${quotePath(folder)}: ${reasonText(reason, "en")} (${detail})`,
        "remove the cause and give the same command again; it goes on where it stopped",
      ),
  },
  "job/output-is-input": {
    ja: ({ path }) =>
      say(
        `${quotePath(path)} は入力のファイルです。ここに書くと、元の内容が失われます`,
        "`--report 点検.csv` のように、ひな形や宛名簿とは別のファイル名を指定してください",
      ),
    en: ({ path }) =>
      say(
        `${quotePath(path)} is read by this command; writing there would destroy it`,
        "name a file of its own, such as `--report findings.csv`",
      ),
  },
  "job/file-held": {
    ja: ({ path }) =>
      say(
        `${quotePath(path)} は、ほかのソフトが開いているため書き換えられません`,
        "Word・Excel・PDF の閲覧ソフトで開いていれば閉じてから、同じコマンドをもう一度実行してください",
      ),
    en: ({ path }) =>
      say(
        `${quotePath(path)} cannot be replaced, because another program holds it open`,
        "close it in Word, Excel or the PDF viewer, and give the same command again",
      ),
  },
  "job/worker-unavailable": {
    ja: ({ reason, detail }) =>
      say(
        `作業用のプロセスを始められません（${workerEndText(reason, detail, "ja")}）`,
        "ウイルス対策ソフトや管理者の設定が止めていないか、メモリーに余裕があるかを確かめてください",
        "`--jobs 0` を付けると、別のプロセスを使わずに作ります（時間がかかります）",
      ),
    en: ({ reason, detail }) =>
      say(
        `no worker process can be started (${workerEndText(reason, detail, "en")})`,
        "check that no virus scanner or policy stops it, and that memory is free",
        "with `--jobs 0` the letters are made without processes of their own, more slowly",
      ),
  },
  "job/print-run-died": {
    ja: ({ path, reason, detail }) =>
      say(
        `印刷用の ${quotePath(path)} を作る間に、作業用のプロセスが2度止まりました（${workerEndText(reason, detail, "ja")}）`,
        "書簡はできています。`--volume 200` のように分ける通数を付けて、同じコマンドをもう一度実行してください",
      ),
    en: ({ path, reason, detail }) =>
      say(
        `the worker process died twice while it made ${quotePath(path)} (${workerEndText(reason, detail, "en")})`,
        "the letters are made; divide the print run, say with `--volume 200`, and give the same command again",
      ),
  },
  "job/print-run-too-varied": {
    ja: ({ path }) =>
      say(
        `印刷用の ${quotePath(path)} は、字形の種類が一つのファイルに入る数（65,535）を超えます`,
        "書簡はできています。`--volume 10000` のように分ける通数を付けて、同じコマンドをもう一度実行してください",
      ),
    en: ({ path }) =>
      say(
        `${quotePath(path)} needs more kinds of glyph than one file can hold (65,535)`,
        "the letters are made; divide the print run, say with `--volume 10000`, and give the same command again",
      ),
  },
  "job/system-refused": {
    ja: ({ path, reason, detail }) =>
      say(
        `${path === "" ? "ファイル" : quotePath(path)} を扱えません: ${reasonText(reason, "ja")}（${detail}）`,
        "ディスクやネットワークがつながっているか、読み取る権限があるかを確かめ、ほかのソフトで開いていれば閉じてください",
        "それから同じコマンドをもう一度実行してください",
      ),
    en: ({ path, reason, detail }) =>
      say(
        `${path === "" ? "a file" : quotePath(path)} cannot be used: ${reasonText(reason, "en")} (${detail})`,
        "check that the disk or network is connected and that you may read it, and close it in other programs",
        "then give the same command again",
      ),
  },
  "job/no-such-folder": {
    ja: ({ path }) =>
      say(
        `フォルダー ${quotePath(path)} がありません`,
        "名前を確かめるか、フォルダーを作ってから、もう一度実行してください",
      ),
    en: ({ path }) =>
      say(
        `the folder ${quotePath(path)} is not there`,
        "correct its name, or make it, and give the command again",
      ),
  },
  "job/not-a-run": {
    ja: ({ folder }) =>
      say(
        `${quotePath(folder)} は差込みの結果のフォルダーではありません（ledger.jsonl と run.json がありません）`,
        "`out/` の下の、差込みで作られたフォルダーを指定してください",
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
      say(`${quotePath(path)} はすでにあります`, "別の名前を付けるか、不要なら先に移してください"),
    en: ({ path }) =>
      say(`${quotePath(path)} already exists`, "take another name, or move it away first"),
  },
  "job/report-not-written": {
    ja: ({ path }) =>
      say(
        `この Word の文書を開けないので、${quotePath(path)} は作成していません`,
        "先に上のエラーを直してください。`--report 点検.csv` とすると、表になります",
      ),
    en: ({ path }) =>
      say(
        `this Word file cannot be opened, so ${quotePath(path)} was not written`,
        "correct the errors above first; `--report findings.csv` gives a table",
      ),
  },
  "job/report-needs-word": {
    ja: ({ path }) =>
      say(
        `${quotePath(path)} に指摘を書けません。Word のコメントにできるのは、ひな形が Word の文書のときだけです`,
        "`--report 点検.csv` とすると、表になります",
      ),
    en: ({ path }) =>
      say(
        `the findings cannot be written into ${quotePath(path)}: only a template that is a Word file can be commented`,
        "`--report findings.csv` gives a table",
      ),
  },
  "job/nothing-to-reprint": {
    ja: ({ folder }) =>
      say(
        `${quotePath(folder)} に、作成を見合わせた書簡はありません`,
        "作り直す書簡の団体コードを `--only` で指定してください",
      ),
    en: ({ folder }) =>
      say(
        `no letter was set aside in ${quotePath(folder)}`,
        "name the letters to regenerate with `--only`",
      ),
  },
  "job/reprint-damaged": {
    ja: ({ folder }) =>
      say(
        `${quotePath(folder)} の台帳（ledger.jsonl）か、作成を見合わせた書簡の一覧（reprint.jsonl）がないか、壊れているため、作り直した書簡と比べられません`,
        "`shokan verify` でそのフォルダーを調べ、控えから元に戻してください",
      ),
    en: ({ folder }) =>
      say(
        `the ledger (ledger.jsonl) of ${quotePath(folder)}, or its list of letters set aside (reprint.jsonl), is missing or damaged: nothing could be compared with it`,
        "check the folder with `shokan verify`, and restore it from a copy",
      ),
  },
  "job/reprint-unknown": {
    ja: ({ folder, id }) =>
      say(
        `${quotePath(folder)} に ${quote(id)} の書簡はありません`,
        "前回の差込みで作成した書簡の団体コードを `--only` で指定してください",
      ),
    en: ({ folder, id }) =>
      say(
        `${quotePath(folder)} has no letter of ${quote(id)}`,
        "name letters of the earlier run with `--only`",
      ),
  },
  "job/reprint-original-changed": {
    ja: ({ path }) =>
      say(
        `前回作成した ${quotePath(path)} が、作成したときから変わっています`,
        "発送したものがどちらか確かめてください。台帳にあるのは、作成したときの内容です",
      ),
    en: ({ path }) =>
      say(
        `${quotePath(path)} of the earlier run is not as it was made`,
        "find out which one was sent; the ledger knows the file as it was made",
      ),
  },
  "job/reprint-differs": {
    ja: ({ path }) =>
      say(
        `作り直した書簡が、前回作成した ${quotePath(path)} と同じになりません`,
        "ひな形・宛名簿・フォントを、前回のものに戻してから作り直してください",
      ),
    en: ({ path }) =>
      say(
        `the regenerated letter is not the same as ${quotePath(path)}`,
        "use the template, list and fonts of the earlier run",
      ),
  },
  "job/shard-unfinished": {
    ja: ({ folder }) =>
      say(
        `${quotePath(folder)} は、できあがった分担のフォルダーではありません`,
        "`--shard` で作ったフォルダーを指定し、途中で止まっていれば同じコマンドで終わりまで作ってください",
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
        `${quotePath(folder)} の書簡は、今と異なるひな形・宛名簿・フォント・指定で作られています`,
        "すべてのパソコンで同じファイルと同じ指定を使って、分担を作り直してください",
      ),
    en: ({ folder }) =>
      say(
        `the letters in ${quotePath(folder)} were made from another template, list, font or option`,
        "regenerate the shards with the same files and options on every machine",
      ),
  },
  "job/shard-changed": {
    ja: ({ path }) =>
      say(
        `分担の ${quotePath(path)} がないか、作成したときから変わっています`,
        "分担のフォルダーを作ったパソコンから写し直してください",
      ),
    en: ({ path }) =>
      say(
        `the shard's file ${quotePath(path)} is missing or not as it was made`,
        "copy the shard's folder again from the machine that made it",
      ),
  },
  "job/not-as-shown": {
    ja: ({ path }) =>
      say(
        `${quotePath(path)} が、画面に表示した後に変わっています。または、まだ表示していません`,
        "読み直し、ページを確かめてから作成してください",
      ),
    en: ({ path }) =>
      say(
        `${quotePath(path)} has changed since letters were shown, or was not shown yet`,
        "have it read again, and look at the letters before they are made",
      ),
  },
  "job/attachment-missing": {
    ja: ({ path, folder, near }) =>
      say(
        `別添の ${quotePath(path)} が見つかりません（探した場所は ${quotePath(folder)}${near === "" ? "" : `。そこには ${quotePath(near)} があります`}）`,
        "別添にするファイルか、先に作った書簡のフォルダーを `--set 別添=場所` で指定してください",
        "別添が不要なら、ひな形の 別添 の行を消してください",
      ),
    en: ({ path, folder, near }) =>
      say(
        `the attachment ${quotePath(path)} does not exist (looked for in ${quotePath(folder)}${near === "" ? "" : `, where ${quotePath(near)} is`})`,
        "name the file, or the folder of a run made before, with `--set 別添=path`",
        "remove the line 別添 from the template if nothing is to be attached",
      ),
  },
  "job/attachment-unfinished": {
    ja: ({ folder }) =>
      say(
        `別添の ${quotePath(folder)} は、できあがった差込みの結果のフォルダーではありません`,
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
        `別添の ${quotePath(folder)} に ${quote(addressee)} 宛ての書簡がありません`,
        "その宛先を含む宛名簿で別添の書簡を作り直すか、宛名簿からこの行を除いてください",
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
        `別添の ${quotePath(path)} が、作成したときから変わっています`,
        "`shokan verify` でそのフォルダーを調べ、書簡を作り直してください",
      ),
    en: ({ path }) =>
      say(
        `the attachment ${quotePath(path)} is not as it was made`,
        "check its folder with `shokan verify` and regenerate its letters",
      ),
  },
  "job/attachment-unread": {
    ja: ({ folder, files }) =>
      say(
        `別添の ${quotePath(folder)} の書簡のうち ${files}ファイルは、読み戻して確かめられていません`,
        "先にそのフォルダーを `--verify all` で差し込み直すと、すべて確かめます",
      ),
    en: ({ folder, files }) =>
      say(
        `${files} files of the attached letters in ${quotePath(folder)} were not read back`,
        "merge that folder again with `--verify all`, and all of them are checked",
      ),
  },
  "job/attachment-personal": {
    ja: ({ path, addressee }) =>
      say(
        `別添の ${quotePath(path)} は ${quote(addressee)} 宛ての書簡ですが、すべての宛先に付けます`,
        "宛先ごとに付けるときは、ファイルではなくその書簡のフォルダーを指定してください",
        "全員に同じものを付けるのでよければ、ファイルを別の場所に写して、それを指定してください",
      ),
    en: ({ path, addressee }) =>
      say(
        `the attachment ${quotePath(path)} is the letter to ${quote(addressee)}, and goes to every addressee`,
        "name the folder of that run to attach to each addressee the letter of its own",
        "if all are to get this one, copy the file elsewhere and name the copy",
      ),
  },
  "job/attachment-outside": {
    ja: ({ path }) =>
      say(
        `ひな形が、作業フォルダーの外にある ${quotePath(path)} を別添にしています`,
        "送ってよいものか確かめ、作業フォルダーの中に写して、それを指定してください",
        "このままでよければ、コマンドに `--set 別添=場所` を付けてください",
      ),
    en: ({ path }) =>
      say(
        `the template attaches ${quotePath(path)}, which lies outside of the working folder`,
        "make sure that it may be sent, copy it into the working folder and name the copy",
        "if it is meant, say so on the command line with `--set 別添=path`",
      ),
  },
  "job/attachment-other-person": {
    ja: ({ folder, addressee, enclosed }) =>
      say(
        `この書簡の宛名は ${quote(addressee)} ですが、別添の ${quotePath(folder)} の書簡は ${quote(enclosed)} 宛てです`,
        "どちらの宛名簿が新しいか確かめ、別添の書簡を今の宛名簿で作り直してください",
      ),
    en: ({ folder, addressee, enclosed }) =>
      say(
        `this letter is to ${quote(addressee)}, but the letter attached from ${quotePath(folder)} is to ${quote(enclosed)}`,
        "find out which list is right, and regenerate the attached letters with it",
      ),
  },
};
