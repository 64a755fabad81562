import type { Diagnostic } from "../../base/diagnostic.ts";
import type { MessageLanguage } from "../../base/messages/catalogue.ts";
import { portableWorld } from "../../base/portable-world.ts";
import { isPackage } from "../../data/xlsx/package-bytes.ts";
import { loadShaper } from "../../font/load-shaper.ts";
import { openFace } from "../../font/open-face.ts";
import type { Account } from "../../model/account.ts";
import type { FontFace } from "../../model/font-face.ts";
import type { Letter } from "../../model/letter.ts";
import { type Recipient, valueIn } from "../../model/recipient.ts";
import type {
  GivenDetails,
  GivenFaces,
  GivenLists,
  GivenTemplate,
  LetterView,
  ListsView,
  TemplateView,
  WhichLetter,
  WorkerCalls,
  WorkerReply,
  WorkerRequest,
} from "../protocol/worker.ts";
import { inWords } from "./in-words.ts";
import { laterCut } from "./later-cut.ts";
import { letterCheck } from "./letter-check.ts";
import { letterFindings } from "./letter-findings.ts";
import { type FoundLetter, type Letters, lettersOf } from "./letters-of.ts";
import { listFindings } from "./list-findings.ts";
import { loadFormats } from "./load-formats.ts";
import { noFormats } from "./no-formats.ts";
import { namedIn, type OpenDetails, rememberDetails } from "./open-details.ts";
import { type ListLetter, type OpenedLists, openLists, type Workbooks } from "./open-lists.ts";
import { openTemplateFile } from "./open-template-file.ts";
import type { OpenedFile } from "./opened-file.ts";
import { sampleLetters } from "./sample-letters.ts";
import { gridOf, showPages, sizeOf } from "./show-pages.ts";
import { shownBlock } from "./shown-block.ts";

/** What the page's worker does, apart from how it is asked: the browser's twin of a run's workshop. */
export interface Workshop {
  /** Never rejects: what goes wrong is in the reply. Requests are answered one after the other. */
  readonly answer: (request: WorkerRequest) => Promise<WorkerReply>;
}

/** Gives a workshop in which nothing is open. */
export function createWorkshop(): Workshop {
  const desk = new Desk();
  let before: Promise<unknown> = Promise.resolve();
  return {
    answer: (request) => {
      const reply = before.then(() => answerCall(desk, request));
      before = reply;
      return reply;
    },
  };
}

async function answerCall(desk: Desk, request: WorkerRequest): Promise<WorkerReply> {
  const { number } = request;
  try {
    return { number, answer: await answerOf(desk, request) };
  } catch (cause) {
    const fault = cause instanceof Error ? (cause.stack ?? cause.message) : String(cause);
    return { number, fault };
  }
}

/** What lies open. */
class Desk {
  faces: readonly FontFace[] = [];
  lists: OpenedLists | undefined;
  /** The last whole template: what is mistyped for a moment does not change what is said of the lists. */
  letter: ListLetter | undefined;
  file: OpenedFile | undefined;
  details: GivenDetails = { names: [], files: [] };
  /** The same, read as the lists are. */
  openDetails: OpenDetails = rememberDetails(noWorkbook);
  letters: Letters | undefined;
  check: ReturnType<typeof letterCheck> | undefined;
  detailProblems: readonly Diagnostic[] = [];
  hasDetails = false;
  readonly cut = laterCut();
  /** Outlines that the page has. */
  readonly given = new Set<string>();

  /** To be called when any of them changes. */
  renew(): void {
    const { file, lists, faces, details } = this;
    const named = file?.template.settings.details ?? [];
    const isGiven = isSame(
      named.map(({ path }) => path),
      details.names,
    );
    const opened = isGiven ? this.openDetails(details, lists) : undefined;
    const joined = lists?.list && opened?.joinedTo(lists.list);
    this.hasDetails =
      opened !== undefined && (lists?.list === undefined || joined?.list !== undefined);
    this.detailProblems = joined?.problems ?? opened?.problems ?? [];
    const list = joined?.list;
    this.letters = file && list && lettersOf(file, list, faces, noFormats);
    this.check = this.letters && letterCheck(this.letters);
  }
}

function isSame(one: readonly string[], other: readonly string[]): boolean {
  return one.length === other.length && one.every((name, at) => name === other[at]);
}

type Answer<Name extends keyof WorkerCalls> = Promise<WorkerCalls[Name]["answer"]>;

function answerOf(desk: Desk, request: WorkerRequest): Answer<keyof WorkerCalls> {
  const { language } = request;
  switch (request.call) {
    case "faces":
      return openFaces(desk, request.ask, language);
    case "lists":
      return answerLists(desk, request.ask, language);
    case "guarded":
      return guardLists(desk, language);
    case "rows":
      return rowsInWords(desk, request.ask, language);
    case "find":
      return Promise.resolve({
        places: desk.lists?.placesOf(request.ask.table, request.ask) ?? [],
      });
    case "fixes":
      return answerFixes(desk, request.ask.kind, language);
    case "corrected":
      return writeCorrected(desk, request.ask.list, language);
    case "template":
      return openTemplate(desk, request.ask, language);
    case "details":
      return answerDetails(desk, request.ask);
    case "samples":
      return Promise.resolve(
        desk.letters && desk.file
          ? sampleLetters(desk.letters, desk.file.template)
          : { longest: undefined, rarest: undefined, versions: [] },
      );
    case "letter":
      return letterView(desk, request.ask, language);
    case "typed":
      return answerTyped(desk, request.ask, language);
    case "file":
      return writeFile(desk, request.ask, language);
    case "check":
      return checkLetters(desk, request.ask, language);
  }
}

async function openFaces(
  desk: Desk,
  { files, faces }: GivenFaces,
  language: MessageLanguage,
): Answer<"faces"> {
  const shaper = await loadShaper();
  const problems: Diagnostic[] = [];
  const opened: FontFace[] = [];
  for (const { file, index } of faces) {
    const given = files[file];
    if (given === undefined) continue;
    const { sha256 } = given;
    const world =
      sha256 === undefined ? portableWorld : { ...portableWorld, sha256: (): string => sha256 };
    const face = openFace(given, index, { shaper, world, cutFont: desk.cut.cutFont });
    problems.push(...(face.ok ? face.warnings : face.errors));
    if (face.ok) opened.push(face.value);
  }
  desk.faces = opened;
  desk.given.clear();
  desk.renew();
  return {
    names: opened.map(({ postScriptName }) => postScriptName),
    findings: await inWords(problems, language),
  };
}

async function answerLists(
  desk: Desk,
  given: WorkerCalls["lists"]["ask"],
  language: MessageLanguage,
): Answer<"lists"> {
  desk.lists = openLists(given, await workbooksFor(given), desk.letter);
  desk.renew();
  return listsView(desk.lists, language);
}

/** Guards the lists for the letter of the template that was compiled last. */
async function guardLists(desk: Desk, language: MessageLanguage): Answer<"guarded"> {
  const lists = desk.lists?.guardedFor(desk.letter);
  if (lists === undefined) throw new Error("there is no list");
  desk.lists = lists;
  return listsView(lists, language);
}

async function listsView(lists: OpenedLists, language: MessageLanguage): Promise<ListsView> {
  const { account } = lists;
  return {
    tables: lists.tables,
    recipients: lists.list?.recipients.length ?? 0,
    account,
    accountLines: account === undefined ? [] : await accountInWords(account, language),
    columns: lists.list?.columns ?? [],
    findings: await listFindings(lists, language),
    findingCount: lists.findings.length,
  };
}

async function rowsInWords(
  desk: Desk,
  { table, from, count }: WorkerCalls["rows"]["ask"],
  language: MessageLanguage,
): Answer<"rows"> {
  const found = desk.lists?.rowsOf(table, from, count) ?? [];
  const rows = found.map(async (row) => ({
    ...row,
    findings: await inWords(row.findings, language),
  }));
  return { rows: await Promise.all(rows) };
}

/** What reads workbooks is loaded when there is one. */
async function workbooksFor({ files }: Pick<GivenLists, "files">): Promise<Workbooks> {
  if (files.some(({ bytes }) => isPackage(bytes))) return import("../../data/xlsx/read-xlsx.ts");
  return { readXlsx: noWorkbook, sheetNames: () => [] };
}

function noWorkbook(): never {
  throw new Error("there is no workbook");
}

async function accountInWords(
  account: Account,
  language: MessageLanguage,
): Promise<readonly string[]> {
  const { accountLines } = await import("../../model/account-text.ts");
  return accountLines(account, language);
}

async function answerFixes(
  { lists }: Desk,
  kind: string,
  language: MessageLanguage,
): Answer<"fixes"> {
  const { offerFixes } = await import("./offer-fixes.ts");
  return { edits: lists === undefined ? [] : offerFixes(lists, language).alike(kind) };
}

/** What reads workbooks comes with the first one that is a list of details. */
async function answerDetails(desk: Desk, given: GivenDetails): Answer<"details"> {
  const { readXlsx } = await workbooksFor({ files: given.files.flat() });
  desk.details = given;
  desk.openDetails = rememberDetails(readXlsx);
  desk.renew();
  return {};
}

async function writeCorrected(
  { lists }: Desk,
  list: number,
  language: MessageLanguage,
): Answer<"corrected"> {
  if (lists === undefined) throw new Error("there is no list");
  const { writeCorrection } = await import("./write-correction.ts");
  const { text, changes, lost } = writeCorrection(lists, list, language);
  return { text, changes, findings: await inWords(lost, language) };
}

async function openTemplate(
  desk: Desk,
  given: GivenTemplate,
  language: MessageLanguage,
): Promise<TemplateView> {
  const opened = await openTemplateFile(given);
  // Of a template with errors the letters are not kept: they would not be what it says.
  desk.file = opened.ok ? opened.value : undefined;
  if (opened.ok) desk.letter = opened.value.template;
  desk.renew();
  const problems = opened.ok ? [...opened.warnings, ...desk.detailProblems] : opened.errors;
  const findings = await inWords(problems, language);
  if (!opened.ok) return { ...NO_TEMPLATE, findings };
  const { template, isWord } = opened.value;
  const named = namedIn(template.settings);
  return {
    isWhole: true,
    areListsOthers: desk.lists?.isGuardedFor(desk.letter) === false,
    hasDetails: desk.hasDetails,
    isWord,
    title: template.settings.title,
    versions: template.versions.map(({ name }) => name),
    columns: template.fields.map(({ name }) => name),
    helpers: template.helpers.map(({ name, summary }) => ({ name, summary: summary[language] })),
    values: template.values,
    fonts: template.settings.fonts,
    partials: template.partials,
    named,
    findings,
  };
}

const NO_TEMPLATE: Omit<TemplateView, "findings"> = {
  isWhole: false,
  areListsOthers: false,
  hasDetails: false,
  isWord: false,
  title: "",
  versions: [],
  columns: [],
  helpers: [],
  values: [],
  fonts: [],
  partials: [],
  named: { details: [], attachments: [] },
};

async function answerTyped(
  desk: Desk,
  { template, which }: WorkerCalls["typed"]["ask"],
  language: MessageLanguage,
): Answer<"typed"> {
  const view = await openTemplate(desk, template, language);
  const letter = desk.letters === undefined ? undefined : await letterView(desk, which, language);
  return { template: view, letter };
}

function foundLetter(desk: Desk, { recipient, edition = "corrected" }: WhichLetter): FoundLetter {
  const found = desk.letters?.at(recipient, edition);
  if (found === undefined) throw new Error("there is no such letter");
  return found;
}

async function letterView(
  desk: Desk,
  which: WhichLetter,
  language: MessageLanguage,
): Promise<LetterView> {
  const { recipient, version, letter, document, problems } = foundLetter(desk, which);
  const shown = document && showPages(document, desk.given);
  const format = desk.file?.template.settings.format;
  return {
    recipient: which.recipient,
    id: recipient.id,
    addressee: addresseeIn(letter, recipient),
    version,
    findings: await letterFindings(withoutEchoes(desk, problems), language),
    blocks: letter?.blocks.map(shownBlock),
    pages: shown?.pages,
    pageSize: format === undefined ? [0, 0] : sizeOf(format),
    grid: format === undefined || desk.file?.isWord === true ? undefined : gridOf(format),
    origins: shown?.origins ?? [],
    outlines: shown?.outlines ?? {},
  };
}

/** Whom a letter is to, as it says; of one that says nobody, as the list has it. */
function addresseeIn(letter: Letter | undefined, { fields }: Recipient): string {
  const lines = (letter?.blocks ?? []).filter(({ type }) => type === "addressee");
  const said = lines.map((line) => shownBlock(line).text).join(" ");
  const listed = `${valueIn(fields, "title")} ${valueIn(fields, "honorific")}`;
  return (said === "" ? listed : said).replaceAll(/\s+/gu, " ").trim();
}

/** What is wrong with letters, without what the lists are told of already. */
function withoutEchoes({ lists }: Desk, problems: readonly Diagnostic[]): readonly Diagnostic[] {
  return problems.filter((one) => lists?.isEcho(one) !== true);
}

async function writeFile(
  desk: Desk,
  ask: WorkerCalls["file"]["ask"],
  language: MessageLanguage,
): Answer<"file"> {
  const { edition = "corrected", format } = ask;
  const found = foundLetter(desk, ask);
  const hasErrors = found.problems.some(({ severity }) => severity === "error");
  const findings = await inWords(found.problems, language);
  if (desk.letters === undefined || hasErrors) return { bytes: undefined, findings };
  const [formats] = await Promise.all([loadFormats(format), desk.cut.load()]);
  return { bytes: await desk.letters.write(found, edition, format, formats), findings };
}

async function checkLetters(
  desk: Desk,
  ask: WorkerCalls["check"]["ask"],
  language: MessageLanguage,
): Answer<"check"> {
  const { findings, next } = (await desk.check?.(ask)) ?? { findings: [], next: undefined };
  const shown = await letterFindings(withoutEchoes(desk, findings), language);
  return { findings: shown, next };
}
