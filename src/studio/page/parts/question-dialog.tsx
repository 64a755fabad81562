import type { VNode } from "preact";
import { question } from "../desk/ask-first.ts";
import { say } from "../words.ts";
import { Dialog } from "./dialog.tsx";

/** A question that is answered before anything is done; Escape, and its first button, leave all as it is. */
export function QuestionDialog(): VNode {
  const asked = question.value;
  return (
    <Dialog
      isOpen={asked !== undefined}
      title={say("question")}
      answers={
        <button type="button" onClick={() => asked?.answer(true)}>
          {asked?.yes}
        </button>
      }
      onClose={() => asked?.answer(false)}
    >
      <p>{asked?.text}</p>
    </Dialog>
  );
}
