import type { ArchiveCodes } from "./messages/archive.ts";
import type { BackCodes } from "./messages/back.ts";
import type { ClusterCodes } from "./messages/cluster.ts";
import type { CsvCodes } from "./messages/csv.ts";
import type { DocxCodes } from "./messages/docx.ts";
import type { FontCodes } from "./messages/font.ts";
import type { ImportCodes } from "./messages/import.ts";
import type { JobCodes } from "./messages/job.ts";
import type { MarkupCodes } from "./messages/markup.ts";
import type { OfficeCodes } from "./messages/office.ts";
import type { OptionCodes } from "./messages/option.ts";
import type { PlainCodes } from "./messages/plain.ts";
import type { TemplateCodes } from "./messages/template.ts";
import type { TypesetCodes } from "./messages/typeset.ts";
import type { VerifyCodes } from "./messages/verify.ts";
import type { WordCodes } from "./messages/word.ts";

/**
 * Every diagnostic code with the type of its values. A code is `area/what-is-wrong` and stable for ever.
 *
 * Codes, values and texts of an area are together in `base/messages/<area>.ts`, so that a code
 * without a text in both languages does not compile.
 */
export interface AllCodes
  extends CsvCodes,
    TemplateCodes,
    MarkupCodes,
    FontCodes,
    TypesetCodes,
    DocxCodes,
    WordCodes,
    PlainCodes,
    ImportCodes,
    BackCodes,
    ArchiveCodes,
    ClusterCodes,
    VerifyCodes,
    JobCodes,
    OfficeCodes,
    OptionCodes {}

/** The name of a kind of problem. */
export type DiagnosticCode = keyof AllCodes;
