import type { Catalogue } from "./catalogue.ts";
import { type WordFileCodes, wordFileMessages } from "./word-file.ts";
import { type WordLeavingCodes, wordLeavingMessages } from "./word-leaving.ts";
import { type WordMergeCodes, wordMergeMessages } from "./word-merge.ts";
import { type WordTemplateCodes, wordTemplateMessages } from "./word-template.ts";
import { type WordTwoWaysCodes, wordTwoWaysMessages } from "./word-two-ways.ts";

/** Codes of the area `word/` with what their messages are made of. */
export type WordCodes = WordFileCodes &
  WordTemplateCodes &
  WordLeavingCodes &
  WordMergeCodes &
  WordTwoWaysCodes;

/** The texts of the area `word/`. */
export const wordMessages: Catalogue<WordCodes> = {
  ...wordFileMessages,
  ...wordTemplateMessages,
  ...wordLeavingMessages,
  ...wordMergeMessages,
  ...wordTwoWaysMessages,
};
