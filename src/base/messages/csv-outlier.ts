import { type Catalogue, quote, say } from "./catalogue.ts";

/** Codes for values that are possible, but not what the rest of the list or the official table leads to expect. */
export type CsvOutlierCodes = {
  "csv/title-unusual": { value: string; official: string };
};

/** The texts for values that stand out. */
export const csvOutlierMessages: Catalogue<CsvOutlierCodes> = {
  "csv/title-unusual": {
    ja: ({ value, official }) =>
      say(
        `職名 ${quote(value)} は、職名の形になっていません。名簿のとおりに印刷します`,
        `この行の団体の長なら ${quote(official)} に直してください`,
        `このまま印刷するなら、\`--allow 職名=${value}\` で許してください`,
      ),
    en: ({ value, official }) =>
      say(
        `${quote(value)} is no usual form of a title; it is printed as it is`,
        `write ${quote(official)} if the head of this row's government is meant`,
        `give \`--allow 職名=${value}\` if it is meant and shall be printed`,
      ),
  },
};
