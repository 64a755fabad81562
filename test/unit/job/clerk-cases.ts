// What clerks' lists and letters of test/corpus/clerks say to a run: read, guarded and merged in this process, without pages.
import { readFileSync } from "node:fs";
import { join } from "node:path";
import type { Diagnostic } from "../../../src/base/diagnostic.ts";
import { type MergeRequest, mergeOptions } from "../../../src/job/plan/merge-options.ts";
import { prepare } from "../../../src/job/plan/prepare.ts";
import { letterFormats } from "../../../src/letter/letter-formats.ts";
import { createLetterMaker } from "../../../src/letter/letter-maker.ts";
import { withoutEchoes } from "../../../src/letter/without-echoes.ts";
import { nodeWorld } from "../../../src/outside/node-world.ts";
import { squareFace } from "../../samples/square-face.ts";
import { workbook } from "../../samples/workbook.ts";

export const FOLDER = "test/corpus/clerks";

type Cell = string | number;

/** One line of the corpus; its README says what each word means. */
export interface ClerkCase {
  readonly id: string;
  readonly what: string;
  readonly must: "pass" | "ask" | "tell" | "untold";
  /** Of `tell` and `ask`: any of these says it. */
  readonly codes?: readonly string[];
  /** Of `pass`: the 注意 that are rightly said, each once or more. */
  readonly notes?: readonly string[];
  readonly why?: string;
  readonly letter?: string;
  readonly settings?: string;
  readonly template?: string;
  readonly rows?: readonly (readonly Cell[])[];
  readonly like?: string;
  /** Row, column and value of cells that are not as in `like`. */
  readonly change?: readonly (readonly [number, number, Cell])[];
  readonly csv?: boolean;
  readonly workbook?: string;
  readonly options?: readonly string[];
}

/** The lines of a file of the corpus. */
export function clerkCases(name: "lists" | "letters"): readonly ClerkCase[] {
  const lines = readFileSync(`${FOLDER}/${name}.jsonl`, "utf8").trimEnd().split("\n");
  return lines.map((line): ClerkCase => JSON.parse(line));
}

/** What fails today, by the case's name, with the reason. */
export const KNOWN_FAILURES: Readonly<Record<string, string>> = JSON.parse(
  readFileSync(`${FOLDER}/known-failures.json`, "utf8"),
);

/** A rule by which a right list passes, and lists that differ from such a one in what makes them wrong. */
export interface Relaxation {
  readonly rule: string;
  /** Where the rule is. */
  readonly file: string;
  /** The case that needs it. */
  readonly right: string;
  readonly twins: readonly string[];
}

/** Every rule that lets something pass. */
export const RELAXATIONS: readonly Relaxation[] = JSON.parse(
  readFileSync(`${FOLDER}/relaxations.json`, "utf8"),
);

/** The rows of a case's list; undefined where it is a workbook of its own. */
function rowsOf(one: ClerkCase, all: ReadonlyMap<string, ClerkCase>): Cell[][] | undefined {
  if (one.rows !== undefined) return one.rows.map((row) => [...row]);
  const base = all.get(one.like ?? "");
  const rows = base && rowsOf(base, all);
  for (const [row, column, value] of one.change ?? []) {
    const cells = rows?.[row - 1];
    if (cells === undefined) throw new Error(`${one.id}: no row ${row}`);
    cells[column - 1] = value;
  }
  return rows;
}

const escapeXml = (text: string): string =>
  text.replaceAll("&", "&amp;").replaceAll("<", "&lt;").replaceAll("\n", "&#10;");

/** Rows as a worksheet's, numbers as numbers. */
function sheetRows(rows: readonly (readonly Cell[])[]): string {
  return rows
    .map((cells, index) => {
      const written = cells.map((value, column) => {
        const at = `r="${String.fromCharCode(65 + column)}${index + 1}"`;
        if (value === "") return "";
        if (typeof value === "number") return `<c ${at}><v>${value}</v></c>`;
        return `<c ${at} t="inlineStr"><is><t xml:space="preserve">${escapeXml(value)}</t></is></c>`;
      });
      return `<row r="${index + 1}">${written.join("")}</row>`;
    })
    .join("");
}

function csvOf(rows: readonly (readonly Cell[])[]): string {
  const lines = rows.map((row) => row.map((cell) => `"${String(cell).replaceAll('"', '""')}"`));
  return lines.map((row) => `${row.join(",")}\r\n`).join("");
}

/** The letter around what a case prints: an office's notice, as short as they come. */
function templateOf({ template, settings = "", letter = "" }: ClerkCase): string {
  return (
    template ??
    `---\n表題: 研修会の開催について\n種別: 通知\n日付: 令和8年12月1日\n差出人:\n  職名: 奈良県総務部長\n  氏名: 橋本一郎\n${settings}---\n` +
      `［＃日付］{{和暦 日付}}\n${letter}\n［＃差出人］{{差出人職名}}\n標記の研修会を開催しますので、お知らせします。\n`
  );
}

/** A case as files: the template's text, and the list as its own workbook or as bytes with the name's ending. */
export function filesOf(
  one: ClerkCase,
  all: ReadonlyMap<string, ClerkCase>,
): { readonly template: string; readonly ending: string; readonly list: string | Uint8Array } {
  const template = templateOf(one);
  const own = workbookOf(one, all);
  if (own !== undefined) return { template, ending: "xlsx", list: readFileSync(own) };
  const rows = rowsOf(one, all) ?? [];
  if (one.csv === true) return { template, ending: "csv", list: csvOf(rows) };
  return { template, ending: "xlsx", list: workbook({ rows: sheetRows(rows) }) };
}

function workbookOf(one: ClerkCase, all: ReadonlyMap<string, ClerkCase>): string | undefined {
  const named = one.workbook ?? (one.like && all.get(one.like)?.workbook);
  return named === undefined || named === ""
    ? undefined
    : join(FOLDER, "workbooks", named.replace(/#.*$/u, ""));
}

/** What is asked for beside template and list, as on the command line. */
function requestOf({ options = [] }: ClerkCase): Partial<MergeRequest> {
  const [name, value = ""] = options;
  switch (name) {
    case undefined:
      return {};
    case "--only":
      return { only: value.split(",") };
    case "--hidden":
      return { hidden: value === "skip" ? "skip" : "keep" };
    case "--where": {
      const [column = "", wanted = ""] = value.split("=");
      return { where: [{ column, values: [wanted] }] };
    }
    default:
      throw new Error(`${name} is not read here`);
  }
}

const FACES = [squareFace()];

/** Everything that a run would say before it writes, without what only pages show. */
export function saidOf(
  template: string,
  recipients: string,
  one: ClerkCase,
): readonly Diagnostic[] {
  const sheet = /#.*$/u.exec(one.workbook ?? "")?.[0] ?? "";
  const request = { template, recipients: [`${recipients}${sheet}`], ...requestOf(one) };
  const prepared = prepare(mergeOptions({ ...request, formats: ["pdf"] }));
  if (!prepared.ok) return prepared.errors;
  const { template: compiled, tasks } = prepared.value;
  const maker = createLetterMaker({
    template: compiled,
    edition: "corrected",
    faces: FACES,
    world: nodeWorld,
    tool: "shokan",
    formats: letterFormats,
  });
  const found: Diagnostic[] = [...prepared.warnings];
  for (const { recipient } of tasks) {
    const letter = maker.compose(recipient);
    found.push(...(letter.ok ? letter.warnings : letter.errors));
    if (letter.ok) found.push(...compiled.checkLetter(letter.value, recipient));
  }
  return withoutEchoes(found, compiled);
}
