import type { Diagnostic } from "../diagnostic.ts";
import type { AllCodes } from "../diagnostic-code.ts";
import { backMessages } from "./back.ts";
import type { Catalogue, MessageLanguage, MessageText } from "./catalogue.ts";
import { csvMessages } from "./csv.ts";
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
  return text[language](diagnostic.values as never);
}
