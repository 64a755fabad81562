import type { Diagnostic } from "../diagnostic.ts";
import type { AllCodes } from "../diagnostic-code.ts";
import { visibleText } from "../visible-text.ts";
import { archiveMessages } from "./archive.ts";
import { backMessages } from "./back.ts";
import {
  type Catalogue,
  type MessageLanguage,
  type MessageText,
  QUOTED_NOTHING,
} from "./catalogue.ts";
import { clusterMessages } from "./cluster.ts";
import { csvMessages } from "./csv.ts";
import { ALLOWED } from "./csv-damage.ts";
import { docxMessages } from "./docx.ts";
import { fontMessages } from "./font.ts";
import { importMessages } from "./import.ts";
import { jobMessages } from "./job.ts";
import { markupMessages } from "./markup.ts";
import { officeMessages } from "./office.ts";
import { optionMessages } from "./option.ts";
import { plainMessages } from "./plain.ts";
import { templateMessages } from "./template.ts";
import { typesetMessages } from "./typeset.ts";
import { verifyMessages } from "./verify.ts";
import { wordMessages } from "./word.ts";

/** All texts of all codes. */
export const messages: Catalogue<AllCodes> = {
  ...csvMessages,
  ...templateMessages,
  ...markupMessages,
  ...fontMessages,
  ...typesetMessages,
  ...docxMessages,
  ...wordMessages,
  ...plainMessages,
  ...importMessages,
  ...backMessages,
  ...archiveMessages,
  ...clusterMessages,
  ...verifyMessages,
  ...jobMessages,
  ...officeMessages,
  ...optionMessages,
};

/** What is said about a diagnostic in a language. */
export function messageOf(diagnostic: Diagnostic, language: MessageLanguage): MessageText {
  const texts: Readonly<
    Record<string, Readonly<Record<MessageLanguage, (values: never) => MessageText>>>
  > = messages;
  const text = texts[diagnostic.code];
  if (text === undefined) throw new Error(`no message for ${diagnostic.code}`);
  // The values were checked against the code where the diagnostic was made.
  const { message, hints } = text[language](diagnostic.values as never);
  const finish = (sentence: string): string =>
    sentence
      .replaceAll(QUOTED_NOTHING, NOTHING[language])
      .replaceAll(ALLOWED, allowanceOf(diagnostic));
  const [first, ...others] = hints;
  return { message: finish(message), hints: [finish(first), ...others.map(finish)] };
}

/** What is said where there is nothing to quote. */
const NOTHING: Readonly<Record<MessageLanguage, string>> = { ja: "（空欄）", en: "(blank)" };

/** What lets the value of a finding pass, as it is typed: with the value where that can be typed, else for the column. */
function allowanceOf({ at, values }: Diagnostic): string {
  const column = at.kind === "cell" ? at.header : undefined;
  if (column === undefined) return ALLOWED;
  const value = String(values["value"] ?? "");
  const isTypeable = /^[^\s"'`|,%!$&<>^*?\\]{1,30}$/u.test(value) && visibleText(value) === value;
  return `--allow ${column}${isTypeable ? `=${value}` : ""}`;
}
