import { grouped } from "../base/grouped.ts";
import type { MessageLanguage } from "../base/messages/catalogue.ts";
import { saidOf } from "../base/messages/said-of.ts";
import type { JobResult, ResultKind, RunSummary } from "../job/job-result.ts";
import { isPrintRun } from "../job/keep/run-layout.ts";
import { accountLines } from "../model/account-text.ts";
import { FORMATS, PRINT_RUN_NAME } from "../model/output-format.ts";
import { dispatchLedgerFile, isReportFile, PROOF_FILE } from "../model/report-files.ts";
import type { Difference } from "../model/verification.ts";
import { projectAt, projectPath } from "../outside/project.ts";
import { type OutputOptions, say } from "./output.ts";
import { changesNothing } from "./said-before.ts";

/** Differences that are shown on the screen; the proof sheet has all. */
const SHOWN = 10;

/** Tells a person what came of a run and what to do next. */
export function saySummary(result: JobResult, output: OutputOptions): void {
  const { summary, kind } = result;
  if (summary === undefined) {
    if (kind === "refused") {
      say(
        output.language === "ja"
          ? "入力に誤りがあるため、ファイルは作成していません。上の指摘を直してから、もう一度実行してください"
          : "nothing was written because the input has errors; correct them and try again",
        output,
      );
    }
    return;
  }
  const lines = output.language === "ja" ? japanese(summary, kind) : english(summary, kind);
  for (const line of lines) say(line, output);
}

function japanese(summary: RunSummary, kind: ResultKind): readonly string[] {
  const folder = projectPath(projectAt(), summary.folder);
  const versions = summary.versions
    .map(({ name, letters }) => `${name} ${grouped(letters)}通`)
    .join("、");
  const formats = formatNames(summary, "ja").join("と");
  const unit = fileUnit(summary);
  if (changesNothing(summary, kind)) {
    return [
      `「${summary.title}」は、すでに${grouped(summary.letters)}通すべてできており、変わっていません（ファイルは作成していません）`,
      ...accountLines(summary.account, "ja"),
      ...(summary.unread > 0
        ? [`照合　　　　${grouped(summary.unread)}${unit}は照合していません`]
        : []),
      `場所　　　　${folder}/`,
      ...warningLines(summary, "ja", true),
    ];
  }
  return [
    "",
    `「${summary.title}」 ${grouped(summary.letters)}通（${versions}）`,
    ...accountLines(summary.account, "ja"),
    ...(summary.kept > 0 ? [`前回作成した${grouped(summary.kept)}通は、そのまま使いました`] : []),
    ...earlierLine(summary, "ja"),
    `作成　　　　${grouped(summary.written)}通（${formats}）`,
    ...filledLine(summary, "ja"),
    ...(summary.files === 0 ? [] : [readBackJa(summary)]),
    ...(attachmentCount(summary) > 0
      ? [
          `別添　　　　${grouped(attachmentCount(summary))}ファイルを、書簡と同じ場所にそのまま写しました`,
        ]
      : []),
    `場所　　　　${folder}/${hasLetters(summary) ? "letters/" : ""}`,
    ...outputLines(summary, folder, "　　　　　　"),
    ...differenceLines(summary, "相違", "作成を見合わせた書簡", "ja"),
    nextStepJa(summary, kind, folder),
    ...warningLines(summary, "ja", hasProof(summary)),
  ];
}

/** Where the letters of before are: which of the two were sent, only who sent them knows. */
function earlierLine({ earlierFolder }: RunSummary, language: MessageLanguage): readonly string[] {
  if (earlierFolder === undefined) return [];
  const path = projectPath(projectAt(), earlierFolder);
  return language === "ja"
    ? [
        `前の書簡　　${path}/ に残しました。発送したのがそちらなら、発送した書簡の控えとして残してください`,
      ]
    : [`the letters of before are in ${path}/; keep them if it was those that were sent`];
}

/** What a letter from Word has for a PDF. */
function filledLine(
  { isFilled, formats }: RunSummary,
  language: MessageLanguage,
): readonly string[] {
  if (!isFilled) return [];
  const hasPdf = formats.includes("pdf");
  if (language === "ja") {
    return [
      hasPdf
        ? "　　　　　　PDF は LibreOffice が組んだもので、行の切れ目などは Word と違うことがあります"
        : "　　　　　　Word の文書から作る書簡なので、PDF は作りません（必要なときは --pdf-engine libreoffice か、Word の文書をひな形にする import）",
    ];
  }
  return [
    hasPdf
      ? "the PDF is set by LibreOffice, and may break lines and pages otherwise than Word"
      : "letters from a Word file have no PDF (for one, use --pdf-engine libreoffice, or make a template of the file by the command import)",
  ];
}

function readBackJa(summary: RunSummary): string {
  const { files, verified, unread } = summary;
  const unit = fileUnit(summary);
  return unread === files
    ? "照合　　　　していません"
    : `照合　　　　${grouped(files)}${unit}のうち${grouped(files - unread)}${unit}を読み戻し、${grouped(verified)}${unit}が原稿と一致しました`;
}

function nextStepJa(summary: RunSummary, kind: ResultKind, folder: string): string {
  if (kind === "interrupted") {
    return "中断しました。同じコマンドをもう一度実行すると、続きから作成します";
  }
  if (kind === "differs") {
    return `照合で相違のあった書簡は発送しないでください。${folder}/${PROOF_FILE} に内容があります`;
  }
  return hasProof(summary)
    ? `${doneJa(summary)}。${folder}/${PROOF_FILE} と ${dispatchLedgerFile()} をご覧ください`
    : "作成が終わりました";
}

function english(summary: RunSummary, kind: ResultKind): readonly string[] {
  const folder = projectPath(projectAt(), summary.folder);
  const versions = summary.versions.map(({ name, letters }) => `${name} ${letters}`).join(", ");
  const formats = formatNames(summary, "en").join(" and ");
  if (changesNothing(summary, kind)) {
    return [
      `${summary.title}: ${counted(summary.letters, "letter")} of ${grouped(summary.letters)} already there and unchanged; nothing was written`,
      ...accountLines(summary.account, "en"),
      ...(summary.unread > 0
        ? [`not read back: ${counted(summary.unread, fileNoun(summary))}`]
        : []),
      `folder: ${folder}/`,
      ...warningLines(summary, "en", true),
    ];
  }
  return [
    "",
    `${summary.title}: ${counted(summary.letters, "letter")} (${versions})`,
    ...accountLines(summary.account, "en"),
    ...(summary.kept > 0 ? [`kept as they are from an earlier run: ${summary.kept}`] : []),
    ...earlierLine(summary, "en"),
    `written: ${counted(summary.written, "letter")} (${formats})`,
    ...filledLine(summary, "en"),
    ...(summary.files === 0 ? [] : [readBackEn(summary)]),
    ...(attachmentCount(summary) > 0
      ? [
          `attached: ${counted(attachmentCount(summary), "file")}, copied beside the letters as they are`,
        ]
      : []),
    `folder: ${folder}/${hasLetters(summary) ? "letters/" : ""}`,
    ...outputLines(summary, folder, "  "),
    ...differenceLines(summary, "differs", "not made", "en"),
    nextStepEn(summary, kind, folder),
    ...warningLines(summary, "en", hasProof(summary)),
  ];
}

function counted(count: number, noun: string): string {
  return `${count} ${noun}${count === 1 ? "" : "s"}`;
}

function readBackEn(summary: RunSummary): string {
  const { files, verified, unread } = summary;
  return unread === files
    ? "read back: none"
    : `read back: ${files - unread} of ${counted(files, fileNoun(summary))}, ${verified} equal to the manuscript`;
}

/** Never says more than was done: what was not read back is named. */
function doneJa(summary: RunSummary): string {
  const { files, verified } = summary;
  if (files === 0) return "作成する書簡はありませんでした";
  if (verified === files) return "作成と照合が終わりました";
  return `作成が終わりました。${files - verified}${fileUnit(summary)}は照合していません`;
}

function nextStepEn(summary: RunSummary, kind: ResultKind, folder: string): string {
  if (kind === "interrupted") return "interrupted; give the same command again to go on";
  if (kind === "differs") {
    return `do not send the letters that differ; ${folder}/${PROOF_FILE} says how they do`;
  }
  return hasProof(summary)
    ? `${doneEn(summary)}; see ${folder}/${PROOF_FILE} and ${dispatchLedgerFile()}`
    : "all written";
}

function doneEn(summary: RunSummary): string {
  const { files, verified } = summary;
  if (files === 0) return "there was no letter to write";
  return verified === files
    ? "all written and verified"
    : `all written; ${counted(files - verified, fileNoun(summary))} not read back`;
}

/** What is next to the letters in their own folder is not reported one by one. */
function outputLines({ outputs }: RunSummary, folder: string, indent: string): readonly string[] {
  const paths = outputs.map(({ path }) => path).filter((path) => !path.startsWith("letters/"));
  const kinds = [
    paths.filter(isPrintRun),
    paths.filter((path) => path !== PROOF_FILE && isReportFile(path)),
  ];
  return paths.flatMap((path) => {
    const many = kinds.find((kind) => kind.length > MOST_NAMED && kind.includes(path));
    if (many === undefined) return [`${indent}${folder}/${path}`];
    // A run may have a thousand volumes.
    const range = `${many[0]} … ${many.at(-1)} (${grouped(many.length)})`;
    return path === many[0] ? [`${indent}${folder}/${range}`] : [];
  });
}

/** Files of one kind that are named one by one. */
const MOST_NAMED = 50;

function hasLetters({ formats }: RunSummary): boolean {
  return formats.length > 0;
}

function formatNames({ formats }: RunSummary, language: MessageLanguage): readonly string[] {
  if (formats.length === 0) return [PRINT_RUN_NAME[language]];
  return formats.map((id) => FORMATS[id].name[language]);
}

/** Letters without a file of their own are counted themselves. */
function fileUnit(summary: RunSummary): string {
  return hasLetters(summary) ? "ファイル" : "通";
}

function fileNoun(summary: RunSummary): string {
  return hasLetters(summary) ? "file" : "letter";
}

/** A run that ended early has no reports yet. */
function hasProof({ outputs }: RunSummary): boolean {
  return outputs.some(({ path }) => path === PROOF_FILE);
}

function attachmentCount({ outputs }: RunSummary): number {
  return outputs.filter(({ path }) => path.startsWith("letters/")).length;
}

/** Long lists of findings scroll away; that there were some is said where people look. */
function warningLines(
  { warnings }: RunSummary,
  language: MessageLanguage,
  isRecorded: boolean,
): readonly string[] {
  if (warnings.length === 0) return [];
  const count = warnings.reduce((sum, one) => sum + one.count, 0);
  if (language === "en") {
    const kinds = warnings.map((one) => `${one.code} ${one.count}`).join(", ");
    return [
      `warnings: ${count} (${kinds})${isRecorded ? `; recorded in ${PROOF_FILE} and run.json` : ""}`,
    ];
  }
  const kinds = warnings.map((one) => `${one.code} ${one.count}件`).join("、");
  return [
    `注意　　　　${count}件（${kinds}）${isRecorded ? `。${PROOF_FILE} と run.json に記録してあります` : ""}`,
  ];
}

function differenceText(
  { expected, found, fault }: Difference,
  language: MessageLanguage,
): readonly string[] {
  if (fault !== undefined) return [`  ${saidOf(fault, language).message}`];
  return [`  - ${expected}`, `  + ${found}`];
}

function differenceLines(
  { differences, setAside }: RunSummary,
  differs: string,
  aside: string,
  language: MessageLanguage,
): readonly string[] {
  return [
    ...differences
      .slice(0, SHOWN)
      .flatMap(({ path, differences: [first] }) => [
        `${differs}: ${path}`,
        ...(first === undefined ? [] : differenceText(first, language)),
      ]),
    ...(differences.length > SHOWN ? [`… ${differences.length - SHOWN}`] : []),
    ...setAside.slice(0, SHOWN).map(({ id, reason }) => `${aside}: ${id} ${reason}`),
  ];
}
