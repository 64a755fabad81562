import type { Finding, RefusalKind } from "../../protocol/server.ts";
import { Refused, ServerGone } from "../server-client.ts";
import { say } from "../words.ts";
import { trouble } from "./desk.ts";

/** Carries out what a person asked for; what goes wrong is told on the page. */
export async function attempt(action: () => Promise<unknown>): Promise<void> {
  try {
    await action();
  } catch (cause) {
    tell(cause);
  }
}

/** Handler of an event that carries out an action. */
export function doing(action: () => Promise<unknown>): () => void {
  return () => {
    void attempt(action);
  };
}

/** Says why something cannot be done. */
export function sayTrouble(...words: Parameters<typeof say>): void {
  trouble.value = [ownFinding("refused", say(...words))];
}

/** What a file that is not what the page has shown is told as: it can be read again. */
export const NOT_AS_SHOWN = "not-as-shown";

/** Says that a file is not what letters were shown of. */
export function sayNotAsShown(name: string): void {
  trouble.value = [ownFinding(NOT_AS_SHOWN, say("notAsShown", { name }))];
}

function tell(cause: unknown): void {
  trouble.value = cause instanceof Refused ? refusedIn(cause) : [ownFinding(...wordsFor(cause))];
}

function refusedIn({ refusal }: Refused): readonly Finding[] {
  const { findings, detail } = refusal;
  if (findings.length > 0) return findings;
  return [
    ownFinding(
      refusal.refusal,
      say(REFUSALS[refusal.refusal], { name: refusal.detail ?? "" }),
      refusal.refusal === "our-fault" ? detail : undefined,
    ),
  ];
}

/** Each refusal that has no findings as a sentence. */
const REFUSALS = {
  "asked-wrong": "askedWrong",
  "bad-folder": "badFolder",
  "not-shown": "notShown",
  unknown: "fileGone",
  changed: "changedSince",
  busy: "busy",
  "too-large": "tooLarge",
  refused: "outside",
  "our-fault": "endFault",
} as const satisfies Record<RefusalKind, Parameters<typeof say>[0]>;

function wordsFor(cause: unknown): readonly [code: string, message: string, detail?: string] {
  // The connection is taken up again, but what was asked for was not done.
  if (cause instanceof ServerGone) return ["no-answer", say("notReached")];
  return ["our-fault", say("endFault"), String(cause)];
}

/** What the page says by itself. */
function ownFinding(code: string, message: string, detail?: string): Finding {
  return {
    severity: "error",
    code,
    at: { kind: "option", name: "" },
    place: "",
    message,
    hints: detail === undefined ? [] : [detail],
    related: [],
  };
}
