import { type MessageLanguage, textOf } from "./catalogue.ts";
import { reasonText } from "./system-reasons.ts";

/** How a process of ours came to its end: it ended, it was silent for too long, or the system did not start it. */
export type WorkerEnd = "ended" | "silent" | "refused";

/** What is said of it. `detail` is the signal or exit code, the seconds, or the system's name of the failure. */
export function workerEndText(end: WorkerEnd, detail: string, language: MessageLanguage): string {
  const said = end === "refused" ? reasonText(detail, language) : detail;
  return textOf(TEXTS[language], end).replace("#", said);
}

const TEXTS: Readonly<Record<MessageLanguage, Readonly<Record<WorkerEnd, string>>>> = {
  ja: { ended: "# で終了", silent: "#秒以内に応答なし", refused: "#" },
  en: { ended: "ended with #", silent: "gave no answer within # s", refused: "#" },
};
