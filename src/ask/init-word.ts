import { type Diagnostic, error } from "../base/diagnostic.ts";
import { failure, type Outcome, success } from "../base/outcome.ts";
import type { SourceFile } from "../base/world.ts";
import { readSettingsBeside } from "../job/plan/prepare.ts";
import { type OpenedTemplate, openTemplate } from "../letter/open-template.ts";
import { COLUMN_NAMES, NUMBER_COLUMN, STANDARD_COLUMNS } from "../model/recipient.ts";
import { makeFolder, writeDurably } from "../outside/durable-file.ts";
import { readSourceFile } from "../outside/input-files.ts";
import { nodeDisk } from "../outside/node-disk.ts";
import { writing } from "../outside/output-failure.ts";
import { inProject, type Project } from "../outside/project.ts";
import { STARTER_RECIPIENTS } from "../template/starter.ts";

/** The files that a beginning has, relative to the project. */
export interface Beginning {
  readonly template: string;
  readonly recipients: string;
  /** What was made for a clerk's own Word file; undefined where the template was made as well. */
  readonly word:
    | {
        /** The columns of the list. */
        readonly columns: readonly string[];
        /** The file of settings; undefined where none is needed, or one is there. */
        readonly settings: string | undefined;
      }
    | undefined;
}

/**
 * Makes what a clerk's Word file needs beside it to be sent: a list with the columns that it names and, where the file alone does not
 * say it, the settings.
 *
 * Shape: settings that are there already are read and left as they are; the Word file is only read.
 * Errors: `job/file-exists` if the list is there already, those of reading the Word file and its settings (nothing is written then);
 * throws `OutputFailure`, and the system's error where it does not say what is there.
 */
export async function initFromWord(path: string, project: Project): Promise<Outcome<Beginning>> {
  const file = readSourceFile(project, path);
  if (!file.ok) return file;
  const beside = readSettingsBeside(project, path, file.value);
  if (!beside.ok) return beside;
  const needed = neededSettings(file.value, beside.value);
  if (!needed.ok) return needed;
  const { opened, lines } = needed.value;
  const stem = path.replace(/^.*[/\\]/u, "").replace(/\.[^.]*$/u, "");
  const recipients = `recipients/${stem}.csv`;
  if (nodeDisk.entryNow(inProject(project, recipients)) !== undefined) {
    const taken = error(
      "job/file-exists",
      { kind: "file", path: recipients },
      { path: recipients },
    );
    return failure([taken]);
  }
  const columns = columnsOf(opened);
  await writing(() => makeFolder(nodeDisk, inProject(project, "recipients")));
  await write(project, recipients, listOf(columns));
  const settings = path.replace(/\.[^.\\/]*$/u, ".yaml");
  if (lines.length > 0) await write(project, settings, `${lines.join("\n")}\n`);
  return success({
    template: path,
    recipients,
    word: { columns, settings: lines.length > 0 ? settings : undefined },
  });
}

async function write(project: Project, path: string, text: string): Promise<void> {
  const bytes = new TextEncoder().encode(text);
  await writing(() => writeDurably(nodeDisk, inProject(project, path), bytes));
}

interface NeededSettings {
  readonly opened: OpenedTemplate;
  /** What must be said beside the file, as lines; none where the file says all, or settings are there already. */
  readonly lines: readonly string[];
}

/** Opens a Word file, and finds what it cannot be sent without saying. */
function neededSettings(
  file: SourceFile,
  settings: SourceFile | undefined,
): Outcome<NeededSettings> {
  const open = (own: SourceFile | undefined): Outcome<OpenedTemplate> =>
    openTemplate(file, {
      overrides: new Map(),
      partials: new Map(),
      ...(own === undefined ? {} : { settings: own }),
    });
  const first = open(settings);
  const versions = first.ok || settings !== undefined ? [] : versionLines(first.errors);
  const bytes = new TextEncoder().encode(`${versions.join("\n")}\n`);
  const opened = versions.length === 0 ? first : open({ path: "設定", bytes });
  if (!opened.ok) return first.ok ? opened : first;
  const optional = opened.value.template.conditions.filter((name) => !STANDARD_COLUMNS.has(name));
  const lines = [
    ...versions,
    ...(optional.length === 0
      ? []
      : [
          "# 空でもよい列です。どの宛先にも必要な列は、ここから除いてください。",
          `任意の列: ${JSON.stringify(optional)}`,
        ]),
  ];
  return success({ opened: opened.value, lines: settings === undefined ? lines : [] });
}

/** The versions that IF fields of another column than 種別 ask for: only the clerk knows which other values there are. */
function versionLines(found: readonly Diagnostic[]): readonly string[] {
  const conditions = found.filter(({ code }) => code === "word/if-column");
  if (conditions.length === 0 || conditions.length < found.length) return [];
  const columns = new Set(conditions.map(({ values }) => String(values["column"])));
  const [column] = columns;
  if (column === undefined || columns.size > 1) return [];
  const literals = new Set(conditions.map(({ values }) => String(values["found"])));
  const text = (value: string): string => JSON.stringify(value);
  return [
    `# 「${column}」の値による書き分けです。「${OTHERS}」の［ ］の中に、ほかの値をすべて書いてください。`,
    "宛先:",
    ...[...literals].map((one) => `  ${text(one)}: { ${text(column)}: [${text(one)}] }`),
    `  ${OTHERS}: { ${text(column)}: [${text(REST)}] }`,
  ];
}

const OTHERS = "その他";
/** Stands for values that the clerk has to name; a row with another is refused. */
const REST = "（ほかの値）";

/** The columns of the list, ours first: with a code most of them are filled in from the table of governments. */
function columnsOf({ template }: OpenedTemplate): readonly string[] {
  const used = new Set(template.fields.map(({ name }) => name));
  const own = [...used].filter((name) => !STANDARD_COLUMNS.has(name) && name !== NUMBER_COLUMN);
  const isOfGovernments = [...used].some(
    (name) => STANDARD_COLUMNS.has(name) && name !== HONORIFIC,
  );
  const ours = [...STANDARD_COLUMNS].filter(
    (name) => used.has(name) || (isOfGovernments && ALWAYS.has(name)),
  );
  return [...ours, ...own];
}

const HONORIFIC = COLUMN_NAMES.honorific;
const ALWAYS: ReadonlySet<string> = new Set([
  COLUMN_NAMES.code,
  COLUMN_NAMES.kind,
  COLUMN_NAMES.name,
]);

/** The headings, and addressees to show how one is written where they are governments. */
function listOf(columns: readonly string[]): string {
  const [heading = "", ...rows] = STARTER_RECIPIENTS.trim().split("\n");
  const names = heading.split(",");
  const samples = columns.includes(COLUMN_NAMES.code) ? rows : [];
  const cells = samples.map((row) => {
    const values = row.split(",");
    return columns.map((name) => values[names.indexOf(name)] ?? "");
  });
  const lines = [columns, ...cells].map((row) => row.map(quoted).join(","));
  // Excel takes a CSV without a byte order mark for Shift_JIS.
  return `\ufeff${lines.map((line) => `${line}\r\n`).join("")}`;
}

function quoted(value: string): string {
  return /[",\r\n]/u.test(value) ? `"${value.replaceAll('"', '""')}"` : value;
}
