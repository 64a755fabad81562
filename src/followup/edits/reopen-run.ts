import { dirname } from "node:path";
import { type Diagnostic, error } from "../../base/diagnostic.ts";
import { failure, type Outcome, outcomeOf, success } from "../../base/outcome.ts";
import { mapped, type Sequence } from "../../base/sequence.ts";
import type { SourceFile } from "../../base/world.ts";
import { type ListFile, listName } from "../../data/list-file.ts";
import type { ReadList } from "../../data/read-lists.ts";
import { readRecipients } from "../../data/read-recipients.ts";
import type { Ledger } from "../../job/keep/ledger.ts";
import type { RunFile } from "../../job/keep/run-file.ts";
import { RunFolder } from "../../job/keep/run-folder.ts";
import { RUN_FILE } from "../../job/keep/run-layout.ts";
import { type DetailedList, detailsHash, withDetails } from "../../job/plan/details.ts";
import { readPartials, readSettingsBeside } from "../../job/plan/prepare.ts";
import { type OpenedTemplate, type OpenOptions, openTemplate } from "../../letter/open-template.ts";
import { HIDDEN_ROWS } from "../../model/hidden-rows.ts";
import type { Edition } from "../../model/letter-settings.ts";
import { besidePath } from "../../model/picture.ts";
import { numberedRecipient, type Recipient } from "../../model/recipient.ts";
import type { LedgerEntry } from "../../model/run.ts";
import { type RecordedOptions, readRunOption } from "../../model/run-option.ts";
import { readSourceFile } from "../../outside/input-files.ts";
import { readListFile, readListFiles } from "../../outside/list-files.ts";
import { nodeWorld } from "../../outside/node-world.ts";
import type { Project } from "../../outside/project.ts";

/** Where a run is, and where what it was made from is now if it was moved. */
export interface RunPlace {
  readonly project: Project;
  readonly folder: string;
  /** As recorded if not given. */
  readonly template: string | undefined;
  /** Files that are taken for the lists with the same content; else as recorded. */
  readonly recipients: readonly string[];
  readonly characters: string | undefined;
}

/** A letter of a run with the row that it was made for. */
export interface RunLetter {
  readonly entry: LedgerEntry;
  readonly recipient: Recipient;
}

/** What merges the letters of a run. */
export interface ReopenedTemplate {
  readonly template: SourceFile;
  readonly opened: OpenedTemplate;
  readonly openOptions: OpenOptions;
  readonly edition: Edition;
}

/** A run that is there, with all that it was made from, unchanged. */
export interface ReopenedRun extends ReopenedTemplate {
  readonly folder: RunFolder;
  readonly lists: readonly ListFile[];
  readonly list: ReadList;
  /** The table of 外字, if there is one. */
  readonly table: SourceFile | undefined;
  /** In the order of the run. */
  readonly letters: Sequence<RunLetter>;
  readonly readLists: (lists: readonly ListFile[]) => Outcome<ReadList>;
}

/**
 * Opens a run again for what was done with its letters since. Everything that it was made from must be there as it was.
 *
 * Errors: `job/not-a-run`, `back/input-missing`, `back/input-changed`, `back/not-recorded`, those of reading the files.
 */
export function reopenRun(place: RunPlace): Outcome<ReopenedRun> {
  const folder = new RunFolder(place.project, place.folder);
  const shown = folder.shownAs;
  const run = folder.readableRecord();
  const ledger = folder.readableLedger();
  if (run === "absent" || ledger === undefined) {
    return failure([error("job/not-a-run", { kind: "file", path: shown }, { folder: shown })]);
  }
  if (run === "damaged" || !ledger.complete || ledger.length === 0) return failure([lost(folder)]);
  const problems: Diagnostic[] = [];
  const take: Take = (outcome) => {
    problems.push(...(outcome.ok ? [] : outcome.errors));
    return outcome.ok ? outcome.value : undefined;
  };
  const opened = reopenTemplate(place, run, take);
  const own = reopenLists(place, run, take);
  if (opened === undefined || own === undefined || problems.length > 0) return failure(problems);
  const lists = withRunDetails(own, place, opened.opened, run);
  if (lists === undefined) return failure([detailsChanged(opened.opened)]);
  const recordedAs = new Map(
    lists.lists.map((file, index) => {
      const name = listName(file);
      return [name, run.inputs.lists[index]?.path ?? name];
    }),
  );
  const { digits } = opened.opened.template.numbering;
  const letters = lettersOf(recordedAs, ledger, lists.list, digits);
  if (letters === undefined) return failure([lost(folder)]);
  const { options } = run.inputs;
  const edition = options["edition"] === "as-issued" ? "as-issued" : "corrected";
  return outcomeOf({ folder, ...opened, ...lists, edition, letters }, problems);
}

/** Gives an outcome's value, and keeps what was found. */
type Take = <T>(outcome: Outcome<T>) => T | undefined;

function lost(folder: RunFolder): Diagnostic {
  const path = folder.shown(RUN_FILE);
  return error("back/not-recorded", { kind: "file", path }, { folder: folder.shownAs });
}

function reopenTemplate(
  { project, template: given }: RunPlace,
  { inputs }: RunFile,
  take: Take,
): Pick<ReopenedRun, "template" | "opened" | "openOptions"> | undefined {
  const path = given ?? inputs.template.path;
  const { sha256 } = inputs.template;
  const known = { path, sha256, option: "--template" };
  const template = take(unchanged(readSourceFile(project, path), known));
  const partials = template && take(readPartials(project, template));
  if (template === undefined || partials === undefined) return undefined;
  const settings = take(readSettingsBeside(project, path, template));
  const recorded = optionsOf(inputs.options);
  const changed = [...recorded.partials].filter(
    ([name, sha256]) => partials.get(name) === undefined || hashOf(partials.get(name)) !== sha256,
  );
  for (const [name] of changed) {
    const file = partials.get(name)?.path ?? besidePath(dirname(path), name);
    take(failure([inputChanged(file)]));
  }
  if (recorded.settings !== undefined && hashOf(settings) !== recorded.settings) {
    take(failure([inputChanged(settings?.path ?? path)]));
  }
  const openOptions: OpenOptions = {
    overrides: recorded.set,
    partials,
    ...(settings === undefined ? {} : { settings }),
  };
  const opened = take(openTemplate(template, openOptions));
  return opened && { template, opened, openOptions };
}

function reopenLists(
  place: RunPlace,
  { inputs }: RunFile,
  take: Take,
): Pick<ReopenedRun, "lists" | "list" | "table" | "readLists"> | undefined {
  const { project } = place;
  const given = place.recipients.flatMap((name) => take(readListFiles(project, name)) ?? []);
  const lists = inputs.lists.map(({ path, sha256 }): ListFile | undefined => {
    const moved = given.find((file) => hashOf(file) === sha256);
    if (moved !== undefined) return { ...moved, ...recordedSheet(path) };
    const known = { path, sha256, option: "--recipients" };
    return take(unchanged(readListFile(project, path), known));
  });
  const table = reopenTable(place, inputs.options, take);
  const readable = lists.filter((file) => file !== undefined);
  if (readable.length < lists.length || table === null) return undefined;
  const recorded = inputs.options["hidden"];
  const hidden = HIDDEN_ROWS.find((choice) => choice === recorded);
  const readLists = (files: readonly ListFile[]): Outcome<ReadList> => {
    const isHonorificGiven = true; // what these lists lack, the template had
    const given = {
      ...(table === undefined ? {} : { characterTable: table }),
      hidden,
      isHonorificGiven,
    };
    const read = readRecipients(files, given);
    if (read.ok) return read;
    // What the user let pass when the letters were made is not recorded; these are the same lists.
    const columns = new Set(read.errors.flatMap(({ at }) => (at.kind === "cell" ? at.header : [])));
    const allowed = [...columns].flatMap((column) =>
      column === undefined ? [] : [{ column, values: undefined }],
    );
    return readRecipients(files, { ...given, allowed });
  };
  const list = take(readLists(readable));
  return list && { lists: readable, list, table, readLists };
}

/** The lists with the details that the template names; undefined where those are not as they were. */
function withRunDetails<Lists extends Pick<ReopenedRun, "list" | "readLists">>(
  lists: Lists,
  { project }: RunPlace,
  { template }: OpenedTemplate,
  { inputs }: RunFile,
): Lists | undefined {
  const joined = (list: ReadList): DetailedList<ReadList> =>
    withDetails(list, template.settings, project, {});
  const detailed = joined(lists.list);
  if (detailsHash(detailed.files) !== inputs.options["明細"]) return undefined;
  const readLists = (files: readonly ListFile[]): Outcome<ReadList> => {
    const read = lists.readLists(files);
    return read.ok ? success(joined(read.value).list, read.warnings) : read;
  };
  return { ...lists, list: detailed.list, readLists };
}

function detailsChanged({ template }: OpenedTemplate): Diagnostic {
  const named = template.settings.details ?? [];
  return inputChanged(named.map(({ path }) => path).join("、"));
}

/** The table of 外字 that the run was made with; undefined without one, null where it is not there as it was. */
function reopenTable(
  { project, characters }: RunPlace,
  options: RecordedOptions,
  take: Take,
): SourceFile | undefined | null {
  const { table } = optionsOf(options);
  if (table === undefined) return undefined;
  const path = characters ?? table.path;
  const known = { path, sha256: table.sha256, option: "--characters" };
  return take(unchanged(readSourceFile(project, path), known)) ?? null;
}

/** What a run's record says of the files beside template and lists, and of settings. */
function optionsOf(options: RecordedOptions): {
  readonly set: ReadonlyMap<string, string>;
  readonly partials: ReadonlyMap<string, string>;
  readonly settings: string | undefined;
  readonly table: { readonly path: string; readonly sha256: string } | undefined;
} {
  const set = new Map<string, string>();
  const partials = new Map<string, string>();
  let settings: string | undefined;
  let table: { path: string; sha256: string } | undefined;
  for (const [key, value] of Object.entries(options)) {
    const option = readRunOption(key);
    if (option?.kind === "set") set.set(option.name, value);
    if (option?.kind === "partial") partials.set(option.name, value);
    if (option?.kind === "settings") settings = value;
    if (option?.kind === "characters") table = { path: option.name, sha256: value };
  }
  return { set, partials, settings, table };
}

/** A file as the run knows it. */
interface KnownFile {
  readonly path: string;
  readonly sha256: string;
  /** How the user says where it is now. */
  readonly option: string;
}

/** What was read of a file, if it is there as it was. */
function unchanged<File extends SourceFile>(
  read: Outcome<File>,
  { path, sha256, option }: KnownFile,
): Outcome<File> {
  if (!read.ok) {
    const isMissing = read.errors.every(({ code }) => code === "job/file-not-found");
    const at = { kind: "file", path } as const;
    return isMissing ? failure([error("back/input-missing", at, { path, option })]) : read;
  }
  return hashOf(read.value) === sha256 ? read : failure([inputChanged(read.value.path)]);
}

/** The worksheet that a list's recorded name says, for the same workbook under another name. */
function recordedSheet(path: string): Pick<ListFile, "sheet"> {
  const sheet = /\.xls[xm]?#(?<sheet>.+)$/isu.exec(path)?.groups?.["sheet"];
  return sheet === undefined ? {} : { sheet };
}

function inputChanged(path: string): Diagnostic {
  return error("back/input-changed", { kind: "file", path }, { path });
}

function hashOf(file: SourceFile | undefined): string | undefined {
  return file && nodeWorld.sha256(file.bytes);
}

/** The run's letters with their rows; undefined where a row is not there. */
function lettersOf(
  recordedAs: ReadonlyMap<string, string>,
  ledger: Ledger,
  { recipients }: ReadList,
  digits: number,
): Sequence<RunLetter> | undefined {
  const places = new Map<string, number>();
  let index = 0;
  for (const { path, row } of recipients) {
    places.set(`${recordedAs.get(path) ?? path}\t${row}`, index);
    index += 1;
  }
  const entries = ledger.entries();
  const recipientOf = ({ list, row }: LedgerEntry): Recipient | undefined =>
    recipients.at(places.get(`${list}\t${row}`) ?? recipients.length);
  for (const entry of entries) if (recipientOf(entry) === undefined) return undefined;
  return mapped(entries, (entry) => {
    const recipient = recipientOf(entry);
    if (recipient === undefined) throw new Error("invariant broken: every letter has its row");
    return { entry, recipient: withNumber(recipient, entry, digits) };
  });
}

/** An addressee with the number that the letter had in its run; it is in no list, unless a list numbers them itself. */
function withNumber(recipient: Recipient, { number }: LedgerEntry, digits: number): Recipient {
  return number === undefined ? recipient : numberedRecipient(recipient, number, digits);
}
