import type { MessageLanguage } from "../base/messages/catalogue.ts";

/** The name of a text. */
export type TextName =
  | "program.merge"
  | "program.check"
  | "program.verify"
  | "program.text"
  | "program.fields"
  | "program.layout"
  | "program.fonts"
  | "program.init"
  | "program.studio"
  | "studioFolder"
  | "noOpen"
  | "initName"
  | "program.import"
  | "importLetter"
  | "importOut"
  | "program.back"
  | "backLetter"
  | "backRun"
  | "backApply"
  | "backOnly"
  | "backTemplate"
  | "backRecipients"
  | "accept"
  | "watch"
  | "characters"
  | "report"
  | "template"
  | "recipients"
  | "out"
  | "format"
  | "pdfEngine"
  | "edition"
  | "where"
  | "only"
  | "printRun"
  | "volume"
  | "duplex"
  | "verify"
  | "jobs"
  | "strict"
  | "allow"
  | "hidden"
  | "set"
  | "restart"
  | "reprint"
  | "shard"
  | "join"
  | "runFolder"
  | "files"
  | "lang"
  | "json"
  | "usage"
  | "epilogue"
  | "seeHelp"
  | "needsCommand"
  | "ourFault"
  | "phase.check"
  | "phase.earlier"
  | "phase.write"
  | "phase.print-run"
  | "phase.report"
  | "phase.verify"
  | "phase.pack"
  | "phase.open-archive"
  | "phase.recreate"
  | "program.pack"
  | "packRun"
  | "packArchive"
  | "packLetters"
  | "program.recreate"
  | "recreateArchive"
  | "recreateOut"
  | "queue"
  | "store"
  | "endpoint"
  | "wait"
  | "metrics"
  | "program.worker"
  | "workerQueue"
  | "workerStore"
  | "workerJobs"
  | "workerLock";

/** What the command line says of itself, in both languages. */
const TEXTS: Readonly<Record<TextName, Readonly<Record<MessageLanguage, string>>>> = {
  "program.merge": {
    ja: "ひな形と宛名簿から書簡を作り、読み戻して照合します",
    en: "make letters from a template and recipient lists, and read them back",
  },
  "program.check": {
    ja: "差込みと同じ点検をします（ファイルは作成しません）",
    en: "make the same checks as merge; write nothing",
  },
  "program.verify": {
    ja: "できた書簡がすべて元のままで、書いてあることが正しいかを確かめます",
    en: "check that everything a run wrote is unchanged and says what it should",
  },
  "program.text": {
    ja: "PDF・Word の文字を読む順に、1段落1行で出します",
    en: "print the text of a PDF or DOCX in reading order, one paragraph per line",
  },
  "program.fields": {
    ja: "ひな形が使う列・機能・区分を示します",
    en: "show the columns, helpers and versions that a template uses",
  },
  "program.layout": {
    ja: "段落を組み、行に分けて示します",
    en: "set plain paragraphs and show their lines",
  },
  "program.fonts": {
    ja: "使えるフォントと、入っている文字、埋め込みの許可を示します",
    en: "show the fonts found, their coverage and embedding permission",
  },
  "program.studio": {
    ja: "ブラウザーの画面で、宛名簿とひな形を見ながら書簡を作ります",
    en: "make letters in a page of the browser",
  },
  studioFolder: {
    ja: "ひな形と宛名簿のあるフォルダー（既定は今のフォルダー）",
    en: "folder of the templates and lists; the working folder if not given",
  },
  noOpen: {
    ja: "ブラウザーを開かず、アドレスだけを表示します",
    en: "only say the address, and open no browser",
  },
  "program.init": {
    ja: "最初のひな形と宛名簿を作成します。Word の文書を指定すると、それに合う宛名簿を作成します",
    en: "write a small template and list to start from; for a letter in Word, the list that goes with it",
  },
  "program.import": {
    ja: "Word やテキストの文書からひな形を作ります",
    en: "make a template of a letter in Word or plain text",
  },
  importLetter: {
    ja: "取り込む文書のファイル（.docx、または UTF-8 か Shift_JIS の .txt）",
    en: "the letter's file (.docx, or .txt in UTF-8 or Shift_JIS)",
  },
  importOut: {
    ja: "ひな形のファイル（既定は templates/文書の名前.hbs）",
    en: "the template's file; templates/<name of the letter>.hbs if not given",
  },
  accept: {
    ja: "ひな形に移らなくてよいもの（指摘の言葉を「,」でつなぐ。例 斜体,ヘッダー）",
    en: "what the template may go without: the words of the findings, with commas between them",
  },
  "program.back": {
    ja: "作った書簡の Word ファイルへの修正を、ひな形や宛名簿のどこに当たるか調べます",
    en: "trace what was edited in a produced letter to the template or the list",
  },
  backLetter: {
    ja: "修正した書簡のファイル（.docx）",
    en: "the edited letter's file (.docx)",
  },
  backRun: {
    ja: "その書簡を作ったときのフォルダー（例 out/oshirase）",
    en: "the folder that the letter was made into, such as out/oshirase",
  },
  backApply: {
    ja: "修正を入れたひな形と宛名簿を、元の隣に「-修正」を付けた名前で書きます",
    en: "write the changed template and list beside the old, with -修正 in their names",
  },
  backOnly: {
    ja: "どの書簡か（団体コードか行の番号。ファイル名で分かれば不要です）",
    en: "which letter: its code or row, if the file's name does not say it",
  },
  backTemplate: {
    ja: "書簡を作ったひな形の今の場所（動かしたときだけ）",
    en: "where the template is now, if it was moved",
  },
  backRecipients: {
    ja: "書簡を作った宛名簿の今の場所（動かしたときだけ）",
    en: "where the lists are now, if they were moved",
  },
  initName: {
    ja: "ひな形の名前（例 oshirase）か、Word の書簡（例 annai.docx）",
    en: "name of the template, or a letter in Word",
  },
  characters: {
    ja: "外字をどの文字にするかの表（外字,文字 の2列の CSV）",
    en: "table of what private-use characters stand for (CSV: 外字,文字)",
  },
  report: {
    ja: "見つかったことを表（CSV）にして、このファイルに書きます。ひな形が Word の文書なら、名前を .docx とすると、その写しにコメントで書きます",
    en: "write the findings as a table (CSV) into this file; of a Word template, named .docx, as comments in a copy of it",
  },
  watch: {
    ja: "ひな形や宛名簿を保存するたびに点検し直します（Ctrl-C で終わり）",
    en: "check again whenever the template or a list is saved",
  },
  template: { ja: "ひな形（.hbs）", en: "template (.hbs)" },
  recipients: {
    ja: "宛名簿（CSV、Excel など）。並べて書くと続けて差し込みます。シートは 宛名簿.xlsx#2回目 のように選びます",
    en: "recipient lists, merged one after the other; list.xlsx#Sheet2 chooses a sheet",
  },
  out: {
    ja: "作成する場所（既定は out/ひな形の名前。宛先を絞ると out/ひな形の名前-8桁）",
    en: "folder to write into (default out/<template>, for a selection out/<template>-<8 hex>)",
  },
  format: {
    ja: "作成する形式。print-run だけなら、1通ずつのファイルを残さず、印刷用 PDF だけを作ります",
    en: "formats to write; print-run alone keeps no single files, only volumes for printing",
  },
  pdfEngine: {
    ja: "Word の文書から作る書簡の PDF を、入れてある LibreOffice に作らせます",
    en: "have LibreOffice, if it is installed, make the PDF of letters from a Word file",
  },
  edition: {
    ja: "校訂版にするか: corrected は校訂版、as-issued は発出時のまま",
    en: "edition: corrected, or as-issued with its slips",
  },
  where: {
    ja: "宛先を絞る条件（列=値。, で区切ると全部を満たすもの、値を | で並べるとどれか）",
    en: "recipients to take: column=value, all of those separated by commas, values separated by |",
  },
  only: {
    ja: "この宛先だけ（団体コード、職名、団体名、氏名など。, で区切る）",
    en: "only these addressees, by code, title, name or person, separated by commas",
  },
  printRun: {
    ja: "全部の書簡を一つにまとめた印刷用 PDF（print-run.pdf）も作ります",
    en: "also make print-run.pdf, which holds all letters",
  },
  duplex: {
    ja: "印刷用 PDF を両面印刷用にします（奇数ページの書簡の後に白いページを入れます）",
    en: "make the print run for both sides of the paper: each letter begins on a new sheet",
  },
  volume: { ja: "印刷用 PDF をこの通数ごとに分けます", en: "letters in one print-run file" },
  verify: {
    ja: "読み戻して照合する範囲: all 全部、thorough 全部（すべて2とおりの読み取りで）、sample 一部、none しない",
    en: "how much is read back: all, thorough (all, each file by two readers), sample or none",
  },
  jobs: {
    ja: "同時に働かせる数（既定はパソコンのコア数）",
    en: "worker processes (default: as the machine has cores)",
  },
  strict: { ja: "注意もエラーとして扱います", en: "treat warnings as errors" },
  allow: {
    ja: "失われた文字などに見える宛名簿の値を、そのまま使います（列=値、または列だけ。例 品番=1E+05）",
    en: "let values pass that look damaged (column=value, or the column alone; e.g. 品番=1E+05)",
  },
  hidden: {
    ja: "宛名簿（Excel）の見えない行と取り消し線の引かれた行をどうするか: keep は作成する、skip は除く",
    en: "rows of a workbook that are hidden or struck through: keep them, or skip them",
  },
  set: {
    ja: "設定の値を置き換えます（名=値。例 日付=2022-12-27）",
    en: "override a setting (name=value)",
  },
  reprint: {
    ja: "先に作った結果のフォルダー。作成を見合わせた書簡か --only の書簡だけを作り直し、元と同じかを確かめます",
    en: "folder of an earlier run: make the letters set aside, or those of --only, again and compare",
  },
  shard: {
    ja: "数台で分けて作るときの、このパソコンの分担（4台の2番目なら 2/4）",
    en: "the part that this machine makes, such as 2/4 for the second of four",
  },
  join: {
    ja: "ほかのパソコンで作った分担のフォルダー。書簡をそのまま取り込み、台帳を一つにします",
    en: "folders of shards made elsewhere; their letters are taken over and the ledgers joined",
  },
  restart: {
    ja: "前の結果を out/名前.番号 に移し、初めから作り直します",
    en: "rename the old folder and start over",
  },
  queue: {
    ja: "何台かで作るときのキュー（postgres://… か redis://…）。--store も指定してください。情報システムの担当者向け",
    en: "queue by which other machines make the letters: postgres://… or redis://…, with --store",
  },
  store: {
    ja: "何台かで作るときの、どのコンピューターからも見える共有フォルダーか、S3 のバケット（s3://…）",
    en: "folder, or bucket of S3 (s3://…), that all these machines share",
  },
  endpoint: {
    ja: "バケットのサーバー（https://…）。アクセスキーは環境変数 AWS_ACCESS_KEY_ID と AWS_SECRET_ACCESS_KEY",
    en: "server of the bucket (https://…); keys from AWS_ACCESS_KEY_ID and AWS_SECRET_ACCESS_KEY",
  },
  wait: {
    ja: "--queue で、書簡を作るコンピューターがないときに待つ分数",
    en: "minutes to wait with --queue while no machine makes letters",
  },
  metrics: {
    ja: "進み具合を、このコンピューターの中だけで Prometheus の形式で見せるポート番号（http://127.0.0.1:番号/metrics）",
    en: "port of this machine alone at which Prometheus finds figures (http://127.0.0.1:PORT/metrics)",
  },
  "program.worker": {
    ja: "ほかのコンピューターで始めた差込み（merge --queue）の書簡を作ります。情報システムの担当者向け",
    en: "make letters for runs that other machines have begun with merge --queue",
  },
  workerQueue: {
    ja: "キュー（postgres://… か redis://…）",
    en: "queue: postgres://… or redis://…",
  },
  workerStore: {
    ja: "共有フォルダーか、S3 のバケット（s3://…）",
    en: "the shared folder, or a bucket of S3 (s3://…)",
  },
  workerJobs: {
    ja: "同時に作るまとまりの数（既定はコンピューターのコア数）",
    en: "chunks made at once (default: as the machine has cores)",
  },
  workerLock: {
    ja: "返事のないコンピューターの分をほかに回すまでの秒数",
    en: "seconds after which the work of a silent machine is given to another",
  },
  runFolder: { ja: "差込みの結果のフォルダー", en: "a run's folder" },
  files: { ja: "PDF か Word のファイル", en: "PDF or DOCX files" },
  lang: { ja: "言語（ja か en）", en: "language (ja or en)" },
  json: {
    ja: "プログラム用の形式（1行1つの JSON）を標準出力に出します",
    en: "print machine-readable lines on stdout",
  },
  usage: { ja: "使い方", en: "Usage" },
  epilogue: {
    ja: `終了コード:
    0  作成と照合が終わった
    1  入力に誤りがある（ファイルは作成していない）
    2  使い方の誤り
    3  照合で相違があった、または読み取れない文字がある
   65  ひな形・宛名簿・指定のどれかが前回と異なる
   70  Shokan の内部エラー
   74  書き込めない
   75  別の差込みが使用中
  130  中断（続きから再開できます）`,
    en: `Exit codes:
    0  all written and verified
    1  the input has errors, nothing written
    2  wrong usage
    3  reading back found a difference, or text cannot be read
   65  inputs changed
   70  internal error
   74  output failed
   75  folder in use
  130  interrupted, can be resumed`,
  },
  needsCommand: {
    ja: "コマンドがありません（merge、check、verify、text、fields、layout、fonts、init、import、back のどれかを書いてください）",
    en: "no command: write one of merge, check, verify, text, fields, layout, fonts, init, import, back",
  },
  seeHelp: {
    ja: "使い方は shokan --help、コマンドごとには shokan コマンド --help で見られます",
    en: "see shokan --help, or shokan COMMAND --help",
  },
  ourFault: {
    ja: "Shokan の内部エラーです（入力に問題はありません）。次の内容を添えて開発元へお知らせください",
    en: "an internal error of Shokan, not of the input; please report the following",
  },
  "phase.check": { ja: "点検", en: "checking" },
  "phase.earlier": { ja: "前回作成した書簡の確認", en: "looking at earlier letters" },
  "phase.write": { ja: "作成・照合", en: "writing" },
  "phase.print-run": { ja: "印刷用", en: "print run" },
  "phase.report": { ja: "台帳", en: "reports" },
  "phase.verify": { ja: "照合", en: "verifying" },
  "phase.pack": { ja: "保存箱に入れる", en: "packing" },
  "phase.open-archive": { ja: "保存箱の確認", en: "looking through the archive" },
  "phase.recreate": { ja: "再現", en: "recreating" },
  "program.pack": {
    ja: "できた書簡を、作り直すのに必要なもの全部と一緒に、保存箱のフォルダーに入れます",
    en: "pack a run into an archive with all that is needed to recreate its letters",
  },
  packRun: {
    ja: "書簡を作ったフォルダー（例 out/oshirase）",
    en: "the folder of the run, such as out/oshirase",
  },
  packArchive: {
    ja: "保存箱にするフォルダー（まだないもの）",
    en: "the archive's folder, which must not exist",
  },
  packLetters: {
    ja: "書簡を入れる（files）か、ハッシュ値だけを残す（hashes）か",
    en: "keep the letters themselves, or their hashes alone",
  },
  "program.recreate": {
    ja: "保存箱から書簡を作り直し、元と同じバイト列かを確かめます",
    en: "recreate letters of an archive and compare them with the first ones, byte for byte",
  },
  recreateArchive: {
    ja: "保存箱のフォルダー（bagit.txt のあるところ）",
    en: "the archive's folder, which has bagit.txt",
  },
  recreateOut: {
    ja: "作り直した書簡を置くフォルダー（まだないか、空のもの）",
    en: "where the letters go; missing or empty",
  },
};

/** Gives a text in a language. */
export function textOf(name: TextName, language: MessageLanguage): string {
  return TEXTS[name][language];
}
