import { type Diagnostic, error } from "../../base/diagnostic.ts";
import { cellIn } from "../../model/recipient.ts";
import type { LetterTask } from "../plan/letter-task.ts";
import { isSameAddressee } from "../plan/same-addressee.ts";
import type { LetterHead } from "./letter-head.ts";

/** What goes with a letter must be to whom the letter is. */
export function checkEnclosed(task: LetterTask, { addressee }: LetterHead): readonly Diagnostic[] {
  const { fields, path } = task.recipient;
  const at = cellIn(fields, "title")?.at ?? ({ kind: "file", path } as const);
  return (task.enclosed ?? [])
    .filter((enclosed) => !isSameAddressee(addressee, enclosed.addressee))
    .map((enclosed) =>
      error("job/attachment-other-person", at, {
        folder: enclosed.folder,
        addressee,
        enclosed: enclosed.addressee,
      }),
    );
}
