import { signal } from "@preact/signals";

/** What somebody is asked before it is done. */
export interface Question {
  readonly text: string;
  /** What the button says that does it. */
  readonly yes: string;
  readonly answer: (isYes: boolean) => void;
}

/** The question that is on the page. */
export const question = signal<Question | undefined>(undefined);

/** Asks whether something may be done. Shape: false also where the question is put away. */
export function askFirst(text: string, yes: string): Promise<boolean> {
  // Of two questions the later one is asked; nothing is done of the one before it.
  question.value?.answer(false);
  return new Promise((resolve) => {
    question.value = {
      text,
      yes,
      answer: (isYes) => {
        question.value = undefined;
        resolve(isYes);
      },
    };
  });
}
