import { exit } from "node:process";
import { failureOf, NO_QUESTION, type Question, type Reply } from "./child-messages.ts";

/**
 * Makes this process one of a run's: it answers what it is asked by `startChild`, and ends when the run does.
 *
 * Shape: `answer` may be asked again before it has answered; it calls `stepDone` for each step that the run counts, or to show that
 * it is alive. What it throws is thrown to the one who asks.
 */
export function serveRun<Asked, Answer>(
  answer: (asked: Asked, stepDone: () => void) => Promise<Answer>,
): void {
  // A signal from the terminal reaches the whole group, and only the run decides what it means.
  process.on("SIGINT", () => undefined);
  process.on("SIGTERM", () => undefined);
  process.on("disconnect", () => exit(0));
  // The run may be gone by then, or have released this process: there is nobody to report that to.
  const reply = (message: Reply<Answer>): void => {
    process.send?.(message, undefined, undefined, () => undefined);
  };
  process.on("message", ({ number, asked }: Question<Asked>) => {
    answer(asked, () => reply({ kind: "step-done", number })).then(
      (given) => reply({ kind: "answered", number, answer: given }),
      (cause: unknown) => reply({ kind: "failed", number, failure: failureOf(cause) }),
    );
  });
  // Who dies after this died of what it was asked.
  reply({ kind: "step-done", number: NO_QUESTION });
}
