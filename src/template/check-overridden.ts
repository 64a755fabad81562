import { type Diagnostic, warning } from "../base/diagnostic.ts";
import { FOR_BODIES } from "../language/honorific.ts";
import { type Cell, COLUMN_NAMES, type Recipient, type RecipientList } from "../model/recipient.ts";
import { isConfirmed } from "./check-wording.ts";
import type { TemplateSettings } from "./read-settings.ts";
import type { Findings } from "./scope.ts";

/** The line of a letter that says what a column of the name says. */
const LINES: readonly (readonly [column: string, line: string])[] = [
  ["文書番号", "［＃文書番号］"],
  ["件名", "［＃件名］"],
  ["日付", "［＃日付］"],
  ["差出人", "［＃差出人］"],
  ["差出人組織", "［＃差出人］"],
  ["差出人職名", "［＃差出人］"],
  ["差出人氏名", "［＃差出人］"],
];

/**
 * Reports what a list says row by row and the template says for all in its place, where nothing else would tell: a column
 * 文書番号 beside a line ［＃文書番号］ that does not print it, and the honorific of a body that a setting for persons replaces.
 *
 * What both a setting and a column say under one name is the error template/ambiguous-column.
 * Errors: the warnings template/column-unprinted, template/honorific-replaced.
 */
export function checkOverridden(
  list: RecipientList,
  settings: TemplateSettings,
  findings: Pick<Findings, "columns" | "values" | "texts">,
): readonly Diagnostic[] {
  return [
    ...unprintedColumns(list, settings, findings),
    ...replacedHonorifics(list, settings, findings),
  ];
}

function unprintedColumns(
  list: RecipientList,
  { confirmed }: TemplateSettings,
  { columns, values, texts }: Pick<Findings, "columns" | "values" | "texts">,
): readonly Diagnostic[] {
  return LINES.flatMap(([column, line]) => {
    if (columns.has(column) || values.has(column) || isConfirmed(column, confirmed)) return [];
    const written = texts.find(({ text }) => text.startsWith(line));
    if (written === undefined) return [];
    const cell = firstFilled(list.recipients, column);
    if (cell === undefined) return [];
    const related = [{ at: written.at, label: line }];
    return [warning("template/column-unprinted", cell.at, { column, line }, related)];
  });
}

function firstFilled(recipients: Iterable<Recipient>, column: string): Cell | undefined {
  for (const { fields } of recipients) {
    if (!fields.has(column)) continue;
    const cell = fields.get(column);
    if (cell !== undefined && cell.value.trim() !== "") return cell;
  }
  return undefined;
}

/** 御中 is for bodies and 各位 for many; the others are for persons. */
function classOf(honorific: string): "body" | "many" | "person" {
  if (honorific === FOR_BODIES) return "body";
  return honorific === "各位" ? "many" : "person";
}

function replacedHonorifics(
  list: RecipientList,
  { values, confirmed }: TemplateSettings,
  findings: Pick<Findings, "values">,
): readonly Diagnostic[] {
  const setting = values.get(COLUMN_NAMES.honorific)?.items[0];
  if (setting === undefined || !findings.values.has(COLUMN_NAMES.honorific)) return [];
  const found: Diagnostic[] = [];
  for (const { fields } of list.recipients) {
    const cell = fields.get(COLUMN_NAMES.honorific);
    const own = cell?.value.trim() ?? "";
    if (cell === undefined || own === "" || classOf(own) === classOf(setting.value)) continue;
    if (isConfirmed(own, confirmed)) continue;
    const related = [{ at: setting.at, label: COLUMN_NAMES.honorific }];
    const said = { own, setting: setting.value };
    found.push(warning("template/honorific-replaced", cell.at, said, related));
  }
  return found;
}
