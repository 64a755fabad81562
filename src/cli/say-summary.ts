import type { MessageLanguage } from "../base/messages/catalogue.ts";
import { messageOf } from "../base/messages/messages.ts";
import type { JobResult, ResultKind, RunSummary } from "../job/job-result.ts";
import { projectAt, projectPath } from "../job/outside/project.ts";
import { accountLines } from "../model/account-text.ts";
import { FORMATS } from "../model/output-format.ts";
import { dispatchLedgerFile, PROOF_FILE } from "../model/report-files.ts";
import type { Difference } from "../model/verification.ts";
import { type OutputOptions, say } from "./output.ts";

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
  const versions = summary.versions.map(({ name, letters }) => `${name} ${letters}通`).join("、");
  const formats = summary.formats.map((id) => FORMATS[id].name.ja).join("と");
  if (kind === "done" && summary.written === 0 && summary.outputs.length === 0) {
    return [
      `「${summary.title}」は、すでに${summary.letters}通すべてできており、変わっていません（ファイルは作成していません）`,
      ...accountLines(summary.account, "ja"),
      ...(summary.unread > 0 ? [`照合　　　　${summary.unread}ファイルは照合していません`] : []),
      `場所　　　　${folder}/`,
      ...warningLines(summary, "注意　　　　", `${PROOF_FILE} と run.json に記録してあります`),
    ];
  }
  return [
    "",
    `「${summary.title}」 ${summary.letters}通（${versions}）`,
    ...accountLines(summary.account, "ja"),
    ...(summary.kept > 0 ? [`前回作成した${summary.kept}通は、そのまま使いました`] : []),
    `作成　　　　${summary.written}通（${formats}）`,
    ...filledLine(summary),
    ...(summary.files === 0 ? [] : [readBackJa(summary)]),
    ...(attachmentCount(summary) > 0
      ? [`別添　　　　${attachmentCount(summary)}ファイルを、書簡と同じ場所にそのまま写しました`]
      : []),
    `場所　　　　${folder}/letters/`,
    ...outputLines(summary, folder),
    ...differenceLines(summary, "相違", "作成を見合わせた書簡", "ja"),
    nextStepJa(summary, kind, folder),
    ...warningLines(
      summary,
      "注意　　　　",
      hasProof(summary) ? `${PROOF_FILE} と run.json にも記録しました` : "",
    ),
  ];
}

/** What a letter from Word has for a PDF. */
function filledLine({ isFilled, formats }: RunSummary): readonly string[] {
  if (!isFilled) return [];
  return [
    formats.includes("pdf")
      ? "　　　　　　PDF は LibreOffice が組んだもので、行の切れ目などは Word と違うことがあります"
      : "　　　　　　Word の文書から作る書簡なので、PDF は作りません（必要なときは --pdf-engine libreoffice か shokan import）",
  ];
}

function readBackJa({ files, verified, unread }: RunSummary): string {
  return unread === files
    ? "照合　　　　していません"
    : `照合　　　　${files}ファイルのうち${files - unread}ファイルを読み戻し、${verified}ファイルが原稿と一致しました`;
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
  if (kind === "done" && summary.written === 0 && summary.outputs.length === 0) {
    return [
      `all ${summary.letters} letters already exist and are unchanged; nothing was written`,
      ...accountLines(summary.account, "en"),
      ...(summary.unread > 0 ? [`not read back: ${summary.unread} files`] : []),
      `folder: ${folder}/`,
      ...warningLines(summary, "warnings:", `recorded in ${PROOF_FILE} and run.json`),
    ];
  }
  return [
    "",
    `${summary.title}: ${summary.letters} letters`,
    ...accountLines(summary.account, "en"),
    ...(summary.kept > 0 ? [`kept from an earlier start: ${summary.kept}`] : []),
    `written: ${summary.written} (${summary.formats.map((id) => FORMATS[id].name.en).join(", ")})`,
    `read back and equal: ${summary.verified} of ${summary.files} files`,
    ...(attachmentCount(summary) > 0
      ? [`attached: ${attachmentCount(summary)} files, copied beside the letters as they are`]
      : []),
    `folder: ${folder}/letters/`,
    ...outputLines(summary, folder),
    ...differenceLines(summary, "differs", "set aside", "en"),
    nextStepEn(summary, kind),
    ...warningLines(
      summary,
      "warnings:",
      hasProof(summary) ? `recorded in ${PROOF_FILE} and run.json` : "",
    ),
  ];
}

/** Never says more than was done: what was not read back is named. */
function doneJa({ files, verified }: RunSummary): string {
  if (files === 0) return "作成する書簡はありませんでした";
  if (verified === files) return "作成と照合が終わりました";
  return `作成が終わりました。${files - verified}ファイルは照合していません`;
}

function nextStepEn(summary: RunSummary, kind: ResultKind): string {
  if (kind === "interrupted") return "interrupted; give the same command again to go on";
  if (kind === "differs") return "do not send the letters that differ";
  if (summary.files === 0) return "there was no letter to write";
  return summary.verified === summary.files
    ? "all written and verified"
    : `all written; ${summary.files - summary.verified} files were not read back`;
}

/** What is next to the letters in their own folder is not reported one by one. */
function outputLines({ outputs }: RunSummary, folder: string): readonly string[] {
  return outputs
    .filter(({ path }) => !path.startsWith("letters/"))
    .map(({ path }) => `　　　　　　${folder}/${path}`);
}

/** A run that ended early has no reports yet. */
function hasProof({ outputs }: RunSummary): boolean {
  return outputs.some(({ path }) => path === PROOF_FILE);
}

function attachmentCount({ outputs }: RunSummary): number {
  return outputs.filter(({ path }) => path.startsWith("letters/")).length;
}

/** Long lists of findings scroll away; that there were some is said where people look. */
function warningLines({ warnings }: RunSummary, word: string, where: string): readonly string[] {
  if (warnings.length === 0) return [];
  const count = warnings.reduce((sum, one) => sum + one.count, 0);
  const kinds = warnings.map((one) => `${one.code} ${one.count}`).join(", ");
  return [`${word} ${count} (${kinds}) ${where}`.trimEnd()];
}

function differenceText(
  { expected, found, fault }: Difference,
  language: MessageLanguage,
): readonly string[] {
  if (fault !== undefined) return [`  ${messageOf(fault, language).message}`];
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
