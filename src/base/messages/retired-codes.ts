/**
 * Codes that nothing says any more, with what says it now; empty where nothing has to be said. They stay reserved: what somebody keeps
 * in a report or looks for in a program never means something else.
 */
export const RETIRED_CODES: Readonly<Record<string, string>> = {
  "csv/code-supplied": "", // what is filled in is in the account of the addressees
  "csv/struck-row": "csv/hidden-rows",
  "word/merge": "", // letters are made from Word files
};
