import { type Catalogue, quote, say } from "./catalogue.ts";

/** Codes of the area `job/` with what their messages are made of. */
export type JobCodes = {
  "job/file-not-found": { path: string };
};

/** The texts of the area `job/`. */
export const jobMessages: Catalogue<JobCodes> = {
  "job/file-not-found": {
    ja: ({ path }) =>
      say(`ファイル ${quote(path)} が見つかりません`, "ファイルの場所と名前を確かめてください"),
    en: ({ path }) =>
      say(`file ${quote(path)} does not exist`, "check where the file is and its name"),
  },
};
