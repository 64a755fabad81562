import { type Catalogue, say } from "./catalogue.ts";

/** Codes for recipients that do not agree with themselves, with each other or with the official table. */
export type CsvGuardCodes = {
  "csv/empty-honorific": { row: number };
};

/** The texts for recipients that do not agree. */
export const csvGuardMessages: Catalogue<CsvGuardCodes> = {
  "csv/empty-honorific": {
    ja: ({ row }) =>
      say(
        `${row}行目の敬称が空です`,
        "「殿」「様」などの敬称を書いてください。敬称のない宛名では発送できません",
      ),
    en: ({ row }) =>
      say(`the honorific of row ${row} is empty`, "write the honorific, such as 殿 or 様"),
  },
};
