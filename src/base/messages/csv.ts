import type { Catalogue } from "./catalogue.ts";
import { type CsvCharacterCodes, csvCharacterMessages } from "./csv-character.ts";
import { type CsvDamageCodes, csvDamageMessages } from "./csv-damage.ts";
import { type CsvDetailCodes, csvDetailMessages } from "./csv-detail.ts";
import { type CsvFileCodes, csvFileMessages } from "./csv-file.ts";
import { type CsvGuardCodes, csvGuardMessages } from "./csv-guard.ts";
import { type CsvNameCodes, csvNameMessages } from "./csv-name.ts";
import { type CsvOutlierCodes, csvOutlierMessages } from "./csv-outlier.ts";
import { type CsvRowCodes, csvRowMessages } from "./csv-row.ts";
import { type CsvWorkbookCodes, csvWorkbookMessages } from "./csv-workbook.ts";

/** Codes of the area `csv/` with what their messages are made of. */
export type CsvCodes = CsvFileCodes &
  CsvWorkbookCodes &
  CsvCharacterCodes &
  CsvDamageCodes &
  CsvDetailCodes &
  CsvGuardCodes &
  CsvNameCodes &
  CsvOutlierCodes &
  CsvRowCodes;

/** The texts of the area `csv/`. */
export const csvMessages: Catalogue<CsvCodes> = {
  ...csvFileMessages,
  ...csvWorkbookMessages,
  ...csvCharacterMessages,
  ...csvDamageMessages,
  ...csvDetailMessages,
  ...csvGuardMessages,
  ...csvNameMessages,
  ...csvOutlierMessages,
  ...csvRowMessages,
};
