import { Refused, ServerGone } from "../server-client.ts";
import { say } from "../words.ts";
import { ended, trouble } from "./desk.ts";

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

function tell(cause: unknown): void {
  if (cause instanceof ServerGone) {
    ended.value = "gone";
    return;
  }
  if (cause instanceof Refused && cause.refusal.findings.length > 0) {
    trouble.value = cause.refusal.findings;
    return;
  }
  const detail = cause instanceof Refused ? cause.refusal.detail : String(cause);
  trouble.value = [
    {
      severity: "error",
      code: cause instanceof Refused ? cause.refusal.refusal : "our-fault",
      at: { kind: "option", name: "" },
      place: "",
      message: say(cause instanceof Refused ? "outside" : "endFault"),
      hints: detail === undefined ? [] : [detail],
      related: [],
    },
  ];
}
