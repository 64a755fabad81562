import { dirname, join } from "node:path";
import type { Diagnostic } from "../../base/diagnostic.ts";
import type { Disk } from "../../base/disk.ts";
import { checkedValue } from "../../letter/checked-value.ts";
import { letterFormats } from "../../letter/letter-formats.ts";
import { createLetterMaker, type LetterMaker } from "../../letter/letter-maker.ts";
import { openTemplate } from "../../letter/open-template.ts";
import { createWordMaker } from "../../letter/word-maker.ts";
import type { FontFace } from "../../model/font-face.ts";
import type { Letter, LetterProperties } from "../../model/letter.ts";
import { letterLook } from "../../model/letter-look.ts";
import { letterParagraphs, rubyPairs } from "../../model/letter-text.ts";
import type { FormatId } from "../../model/output-format.ts";
import type { PagedDocument } from "../../model/paged-document.ts";
import type { Pictures } from "../../model/picture.ts";
import type { LedgerEntry, LedgerFile, SetAsideLetter } from "../../model/run.ts";
import type { VerificationReport } from "../../model/verification.ts";
import { isDrawn, isReadBack } from "../../model/verify-mode.ts";
import { makeFolder, writeDurably } from "../../outside/durable-file.ts";
import { openFaces } from "../../outside/find-fonts.ts";
import { facesOfRun } from "../../outside/fonts-changed.ts";
import { nodeDisk } from "../../outside/node-disk.ts";
import { nodeWorld, sha256Beside } from "../../outside/node-world.ts";
import { OutputFailure, writing } from "../../outside/output-failure.ts";
import type { SourceRecord } from "../../pdf/source-record.ts";
import type { OfficeEngine } from "../../process/office-engine.ts";
import type { ExpectedText, FileReader } from "../../proof/read-back.ts";
import { readerHere } from "../../proof/reader-here.ts";
import { recordedLook } from "../../proof/recorded-look.ts";
import type { WordShown } from "../../reading/compare-by-place.ts";
import { readWordShown } from "../../reading/read-word-shown.ts";
import type { Template } from "../../template/compile-template.ts";
import { type ExpectedPages, expectedPages, type KnownPages } from "../../verify/expected-pages.ts";
import { letterPath } from "../keep/run-layout.ts";
import { makeRoom } from "../keep/strangers.ts";
import type { LetterTask } from "../plan/letter-task.ts";
import { checkEnclosed } from "./check-enclosed.ts";
import { type ConvertedLetter, convertLetters, type WordLetter } from "./convert-letters.ts";
import { setAsideAlone, takeBack } from "./letter-alone.ts";
import { headHash, headOf } from "./letter-head.ts";
import type { PrintedTask } from "./printed-task.ts";
import type { CheckedLetters, WorkshopSetup, WrittenLetters } from "./protocol.ts";

/** Letters whose files may be under way at once: writing one waits for the disk while the next is made. */
const LETTERS_UNDER_WAY = 16;

/** Where the letters of a run are made durable: the maker of letters, files and reading back wired together. */
export interface Workshop {
  /** Merges and checks without writing: everything that could be wrong with these letters, and what each is. */
  readonly check: (tasks: readonly LetterTask[]) => CheckedLetters;
  /** Makes, writes and reads back letters. Errors: throws `OutputFailure`. */
  readonly write: (tasks: readonly LetterTask[], letterDone: () => void) => Promise<WrittenLetters>;
  /** Lays a letter out, with the text that must be found in it again; for the print run. */
  readonly layOut: (task: LetterTask) => { document: PagedDocument; expected: readonly string[] };
  /** The same with what the ledger says of the letter. */
  readonly printed: (task: LetterTask) => PrintedTask;
  /** What the pages of a letter that is a filled Word file must show; for the print run. */
  readonly shown: (task: LetterTask) => Promise<WordShown>;
  readonly setup: WorkshopSetup;
  readonly disk: Disk;
  /** Title of the letters. */
  readonly title: string;
  /** What the letters say of themselves. */
  readonly properties: LetterProperties;
  /** What all letters are made from. */
  readonly source: SourceRecord;
  readonly faces: readonly FontFace[];
  /** The pictures of the template; undefined where it has none. */
  readonly pictures: Pictures | undefined;
  /** Lets `write` return after the letter under way. */
  readonly stop: () => void;
}

interface Tools {
  readonly setup: WorkshopSetup;
  readonly template: Template;
  readonly maker: LetterMaker;
  readonly reader: FileReader;
  readonly disk: Disk;
  /** Where the text of pages must be found again. */
  readonly knownPages: KnownPages;
  /** The letters under way whose PDF another program made, by their place in the run. */
  readonly converted: ReadonlyMap<number, ConvertedLetter>;
}

/**
 * Opens a workshop: compiles the template and loads the faces once, unless they are open already. Files are read back in
 * this process unless another reader is given.
 *
 * Errors: throws `FontsChanged` if the faces are not those of the run.
 */
export async function openWorkshop(
  setup: WorkshopSetup,
  opened?: readonly FontFace[],
  reader?: FileReader,
  disk: Disk = nodeDisk,
): Promise<Workshop> {
  const { template, word } = checkedValue(
    openTemplate(setup.template, {
      overrides: new Map(setup.overrides),
      partials: new Map(setup.partials),
      ...(setup.settings && { settings: setup.settings }),
    }),
  );
  const faces = opened ?? (await openFacesOf(setup, template));
  const { edition, tool } = setup;
  const common = { template, edition, world: nodeWorld, tool };
  const maker =
    word === undefined
      ? createLetterMaker({ ...common, faces, formats: letterFormats })
      : createWordMaker({ ...common, word });
  const tools: Tools = {
    setup,
    template,
    maker,
    reader: reader ?? readerHere(faces, disk),
    disk,
    knownPages: new WeakMap(),
    converted: new Map(),
  };
  const stop = new AbortController();
  return {
    faces,
    check: (tasks) => checkAll(tools, tasks),
    write: (tasks, letterDone) =>
      setup.office === undefined
        ? writeLetters(tools, tasks, letterDone, stop.signal)
        : writeConverted(tools, tasks, letterDone, { office: setup.office, stop: stop.signal }),
    layOut: (task) => {
      const letter = letterOf(tools, task);
      return { document: maker.layOut(letter), expected: letterParagraphs(letter) };
    },
    printed: (task) => {
      const letter = letterOf(tools, task);
      const expected = letterParagraphs(letter);
      return {
        document: maker.layOut(letter),
        expected,
        head: headOf(task, letter, setup.project, maker.otherFaces(letter)),
      };
    },
    shown: async (task) => (await filledLetter(tools, task)).shown,
    setup,
    disk,
    title: template.settings.title,
    pictures: template.settings.pictures,
    properties: propertiesOf(template),
    source: maker.source,
    stop: () => stop.abort(),
  };
}

function propertiesOf({ settings }: Template): LetterProperties {
  const { title, subject, author, date } = settings;
  return { title, subject, author, date };
}

async function openFacesOf(
  { faces: expected, project }: WorkshopSetup,
  { settings }: Template,
): Promise<readonly FontFace[]> {
  const found = await openFaces(settings.fonts, project);
  return expected === undefined ? checkedValue(found) : facesOfRun(found, expected);
}

function checkAll(tools: Tools, tasks: readonly LetterTask[]): CheckedLetters {
  const diagnostics = [...tools.maker.warningsOf(tools.setup.formats)];
  const heads: CheckedLetters["heads"][number][] = [];
  for (const task of tasks) {
    diagnostics.push(
      ...checkLetter(tools, task, (letter) => {
        const head = headOf(task, letter, tools.setup.project);
        heads.push({ sequence: task.sequence, hash: headHash(head) });
        diagnostics.push(...checkEnclosed(task, head));
      }),
    );
  }
  return { diagnostics, heads };
}

function checkLetter(
  tools: Tools,
  task: LetterTask,
  merged: (letter: Letter) => void,
): readonly Diagnostic[] {
  const { maker, setup } = tools;
  const letter = maker.compose(task.recipient);
  if (!letter.ok) return letter.errors;
  merged(letter.value);
  return [...letter.warnings, ...maker.check(letter.value, task.recipient, setup.formats)];
}

/** Has the PDF of letters made by another program, and writes those that it could convert, each with its Word file. */
async function writeConverted(
  tools: Tools,
  tasks: readonly LetterTask[],
  letterDone: () => void,
  { office, stop }: { readonly office: OfficeEngine; readonly stop: AbortSignal },
): Promise<WrittenLetters> {
  const letters: WordLetter[] = [];
  for (const task of tasks) letters.push(await filledLetter(tools, task));
  const { folder } = tools.setup;
  const { made, setAside } = await convertLetters(letters, { ...tools, office, folder, stop });
  // What is converted is written whoever stops the run: that takes no time, and converting it did.
  const ready = tasks.filter(({ sequence }) => made.has(sequence));
  const never = new AbortController().signal;
  const written = await writeLetters({ ...tools, converted: made }, ready, letterDone, never);
  return { ...written, setAside: [...setAside, ...written.setAside] };
}

async function filledLetter(tools: Tools, task: LetterTask): Promise<WordLetter> {
  const letter = letterOf(tools, task);
  const { source } = tools.maker;
  const { bytes } = await tools.maker.formats
    .docx()
    .make({ ...tools.maker.whole(letter, task.recipient), source });
  // What it must say is not read from what was written; what of it is hidden is.
  const said = tools.maker.filledText?.(letter) ?? [];
  return { task, bytes, shown: readWordShown(bytes, said) };
}

async function writeLetters(
  tools: Tools,
  tasks: readonly LetterTask[],
  letterDone: () => void,
  stop: AbortSignal,
): Promise<WrittenLetters> {
  const entries: LedgerEntry[] = [];
  const differences: VerificationReport[] = [];
  const setAside: SetAsideLetter[] = [];
  const moved: string[] = [];
  const underWay = new Set<Promise<void>>();
  // Thrown only when all letters under way are finished: none may be left half written behind a run that ended.
  const failures: OutputFailure[] = [];
  for (const task of tasks) {
    if (stop.aborted || failures.length > 0) break;
    const placed: Pick<LedgerFile, "path">[] = [];
    const work = writeLetter(tools, task, { moved, placed }).then(
      (written) => {
        entries.push(written.entry);
        differences.push(...written.differences);
        letterDone();
      },
      async (cause: unknown) => {
        const alone = setAsideAlone(task, cause, tools.setup.project);
        if (alone !== undefined) {
          await takeBack({ disk: tools.disk, folder: tools.setup.folder }, placed);
          setAside.push(alone);
        } else if (cause instanceof OutputFailure) failures.push(cause);
      },
    );
    const tracked = work.finally(() => underWay.delete(tracked));
    underWay.add(tracked);
    if (underWay.size >= LETTERS_UNDER_WAY) await Promise.race(underWay);
  }
  await Promise.all(underWay);
  const [failure] = failures;
  if (failure !== undefined) throw failure;
  entries.sort((left, right) => left.sequence - right.sequence);
  return { entries, differences, setAside, moved };
}

async function writeLetter(
  tools: Tools,
  task: LetterTask,
  { moved, placed }: { readonly moved: string[]; readonly placed: Pick<LedgerFile, "path">[] },
): Promise<{ entry: LedgerEntry; differences: readonly VerificationReport[] }> {
  const letter = letterOf(tools, task);
  const filled = tools.maker.filledText?.(letter);
  const look =
    filled === undefined ? letterLook(letter, tools.template.settings.format) : undefined;
  const text: Omit<ExpectedText, "pages" | "shown"> = {
    paragraphs: letterParagraphs(letter),
    ruby: filled === undefined ? rubyPairs(letter) : undefined,
    look,
    filled: filled && {
      text: filled,
      original: { sha256: tools.maker.source.template, bytes: tools.setup.template.bytes },
    },
  };
  const head = headOf(task, letter, tools.setup.project, tools.maker.otherFaces(letter));
  const converted = tools.converted.get(task.sequence);
  const read: Promise<ReadFile>[] = [];
  for (const format of tools.setup.formats) {
    const isConverted = converted !== undefined && format === "pdf";
    const { file, pages } = await writeFile(tools, task, {
      record: head.recordSha256,
      letter,
      format,
      moved,
      pdf: isConverted ? converted.pdf : undefined,
    });
    placed.push(file);
    const shown = isConverted ? converted.shown : undefined;
    // Another process may read it while the next is made; what fails there is reported when it is awaited.
    const reading = readWritten(
      tools,
      task,
      { file, record: head.recordSha256 },
      { ...text, pages, shown },
    );
    reading.catch(() => undefined);
    read.push(reading);
  }
  const done = await Promise.all(read);
  const files = done.map(({ file }) => file);
  const differences = done.flatMap(({ report }) =>
    report !== undefined && report.differences.length > 0 ? [report] : [],
  );
  const seen = look && { look: recordedLook(look, text.paragraphs, rubyPairs(letter)) };
  return { entry: { ...head, ...seen, files }, differences };
}

/** A file of a letter, and what reading it back gave, if it was read. */
interface ReadFile {
  readonly file: LedgerFile;
  readonly report: VerificationReport | undefined;
}

async function writeFile(
  tools: Tools,
  task: LetterTask,
  {
    record,
    letter,
    format,
    moved,
    pdf,
  }: {
    readonly record: string;
    readonly letter: Letter;
    readonly format: FormatId;
    readonly moved: string[];
    /** What another program made. */
    readonly pdf: Uint8Array | undefined;
  },
): Promise<{
  readonly file: Omit<LedgerFile, "verdict">;
  readonly pages: ExpectedPages | undefined;
}> {
  const source = { ...tools.maker.source, record };
  const made =
    pdf === undefined
      ? await tools.maker.formats[format]().make({
          ...tools.maker.whole(letter, task.recipient),
          source,
        })
      : { bytes: pdf, document: undefined };
  const path = letterPath(task, format);
  const { folder } = tools.setup;
  const { disk } = tools;
  const hash = sha256Beside(made.bytes);
  const place = async (): Promise<void> => {
    if (await makeRoom({ disk, path: folder }, path, () => hash)) moved.push(path);
    await writing(async () => {
      if (task.folder !== undefined) await makeFolder(disk, join(folder, dirname(path)));
      await writeDurably(disk, join(folder, path), made.bytes);
    });
  };
  // The hash is computed while waiting for the disk.
  const [sha256] = await Promise.all([hash, place()]);
  const pages = made.document && expectedPages(made.document, tools.knownPages);
  const places = pages && {
    places: pages.sums,
    ...(pages.running && { running: pages.running }),
  };
  const once = pdf && ({ reproducible: false } as const);
  const bytes = made.bytes.length;
  const count = pages?.pages.length;
  return { file: { format, path, sha256, bytes, pages: count, ...places, ...once }, pages };
}

async function readWritten(
  tools: Tools,
  task: LetterTask,
  { file, record }: { readonly file: Omit<LedgerFile, "verdict">; readonly record: string },
  expected: ExpectedText,
): Promise<ReadFile> {
  // What another program made is never believed.
  const mustBeRead = task.mustBeRead === true || expected.shown !== undefined;
  if (!(mustBeRead || isReadBack(tools.setup.verify, task.sequence)))
    return { file: { ...file, verdict: "unread" }, report: undefined };
  const { path, format } = file;
  const absolute = join(tools.setup.folder, path);
  const { template } = tools.maker.source;
  const report = await tools.reader.readBack({
    absolute,
    path,
    format,
    expected,
    fonts: tools.template.settings.fonts,
    isDrawn: isDrawn(tools.setup.verify, { sequence: task.sequence, template, record }),
  });
  const verdict = report.differences.length === 0 ? "equal" : "different";
  const by = report.readBy && { readBy: report.readBy };
  return { file: { ...file, pages: file.pages ?? report.pageCount, verdict, ...by }, report };
}

function letterOf({ maker }: Tools, task: LetterTask): Letter {
  return checkedValue(maker.compose(task.recipient));
}
