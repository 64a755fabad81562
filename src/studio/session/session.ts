import { basename, extname } from "node:path";
import { init } from "../../ask/init.ts";
import type { MessageLanguage } from "../../base/messages/catalogue.ts";
import { TOOL } from "../../base/tool.ts";
import { refusalOf } from "../../job/refusal.ts";
import { PICTURE_FOLDER } from "../../model/picture.ts";
import type { LedgerFile } from "../../model/run.ts";
import { nodeDisk } from "../../outside/node-disk.ts";
import type { Project } from "../../outside/project.ts";
import { watchFolders } from "../../outside/watch-inputs.ts";
import { findingOf } from "../protocol/finding-of.ts";
import type { Calls, ProjectFile, Refusal, RefusalKind, UploadAnswer } from "../protocol/server.ts";
import type { Answer, Received, Route } from "../server/answer.ts";
import { type Asked, askedIn } from "./asked.ts";
import { faceFiles } from "./face-files.ts";
import { Handles, type Held } from "./handles.ts";
import { keepDesk, lastDesk } from "./last-desk.ts";
import { clearCopies, copyLetter } from "./letter-copies.ts";
import { namedFiles } from "./named-files.ts";
import { plainNameFor } from "./plain-name.ts";
import { Presence } from "./presence.ts";
import { fileAt, LISTS, listProject, TEMPLATES, templateFiles } from "./project-files.ts";
import { Refused } from "./refused.ts";
import { changedSince, runOrder } from "./run-order.ts";
import { runTask, verifyTask } from "./run-tasks.ts";
import { ledgerOf, letterFile, letterRows, runFile, runView } from "./run-view.ts";
import { earlierTexts, folderOf, saveTemplate, writeBeside } from "./save-files.ts";
import { Works } from "./works.ts";
import { type ZippedFile, zipStream } from "./zip-stream.ts";

/** What a session is given of its surroundings. */
export interface SessionSetup {
  readonly project: Project;
  /** Units: milliseconds since 1970. */
  readonly now: () => number;
  /** Units: milliseconds, of a clock that is never set. */
  readonly elapsed: () => number;
  /** Shows a folder, or opens a file, with the system's own program; tells whether there is one. */
  readonly show: (path: string) => Promise<boolean>;
  /** Called when nobody has looked at the studio for so long, and no work is under way. Units: milliseconds. */
  readonly graceMs: number;
  readonly abandoned: () => void;
}

/** What the page works with: a project's files, what it uploads, the work under way. */
export interface Session {
  readonly routes: ReadonlyMap<string, Route>;
  /** Lets work end after the letter under way. */
  readonly close: () => Promise<void>;
}

/** Largest call, and largest upload: a list of 100,000 rows has 10 MB, a Word file with pictures more. Units: bytes. */
const CALL_LIMIT = 32 * 1024 * 1024;
const UPLOAD_LIMIT = 64 * 1024 * 1024;

/** Uploads that are in memory at once. Units: bytes. */
const UPLOADS_LIMIT = 256 * 1024 * 1024;

/** Letters that one call asks for. */
const MOST_ROWS = 1000;

/** Opens a session on a project's folder. */
export function openSession(setup: SessionSetup): Session {
  const works = new Works(setup.elapsed);
  const presence = new Presence(setup.graceMs, () => works.isBusy(), setup.abandoned);
  const desk: Desk = { ...setup, works, presence, handles: new Handles() };
  presence.wait();
  void clearCopies(setup.project);
  const routes = new Map<string, Route>();
  for (const [path, handler] of Object.entries(callsOf(desk))) {
    const answer = async ({ body, language }: Received): Promise<Answer> => ({
      kind: "json",
      status: 200,
      value: await handler(askedIn(body), language),
    });
    routes.set(path, jsonRoute(desk, answer));
  }
  for (const [path, answer] of Object.entries(otherCallsOf(desk))) {
    routes.set(path, jsonRoute(desk, answer));
  }
  routes.set("/api/upload", {
    takes: "application/octet-stream",
    limit: UPLOAD_LIMIT,
    answer: (received) => inWords(desk, received.language, async () => upload(desk, received)),
  });
  return {
    routes,
    close: async () => {
      presence.close();
      await works.stopAll();
    },
  };
}

interface Desk extends SessionSetup {
  readonly works: Works;
  readonly presence: Presence;
  readonly handles: Handles;
}

function jsonRoute(desk: Desk, answer: Route["answer"]): Route {
  return {
    takes: "application/json",
    limit: CALL_LIMIT,
    answer: (received) => inWords(desk, received.language, () => answer(received)),
  };
}

const STATUS: Readonly<Record<RefusalKind, number>> = {
  "asked-wrong": 400,
  unknown: 404,
  changed: 409,
  busy: 409,
  "too-large": 413,
  "bad-folder": 400,
  "not-shown": 422,
  refused: 422,
  "our-fault": 500,
};

/** Whatever is refused is told as such; mistakes of ours are left to the server. */
async function inWords(
  { project }: Desk,
  language: MessageLanguage,
  step: () => Promise<Answer>,
): Promise<Answer> {
  try {
    return await step();
  } catch (cause) {
    const refused = cause instanceof Refused ? cause : undefined;
    const system = refused === undefined ? refusalOf(cause, project) : undefined;
    if (refused === undefined && system === undefined) throw cause;
    const value: Refusal = {
      refusal: refused?.kind ?? "refused",
      findings: refused?.findings ?? (system ? [findingOf(system.diagnostic, language)] : []),
      ...(refused === undefined ? {} : { detail: refused.message }),
    };
    return { kind: "json", status: STATUS[value.refusal], value };
  }
}

type Handlers = {
  readonly [Path in keyof Calls]: (
    asked: Asked,
    language: MessageLanguage,
  ) => Calls[Path]["answer"] | Promise<Calls[Path]["answer"]>;
};

function callsOf(desk: Desk): Handlers {
  const { project, handles, works, now } = desk;
  const held = <Kind extends Held["kind"]>(
    asked: Asked,
    kind: Kind,
  ): Extract<Held, { kind: Kind }> => handles.getOf(asked.text("handle"), kind);
  return {
    "/api/hello": (_, language) => ({
      tool: TOOL,
      language,
      project: basename(project.root),
      uploadLimit: UPLOAD_LIMIT,
    }),
    "/api/listing": () => listProject(project, handles),
    "/api/begin": (asked, language) => begin(desk, asked.text("name"), language),
    ...keptDeskOf(desk),
    "/api/template/files": (asked) => templateFiles(project, handles, held(asked, "file").path),
    "/api/template/named": (asked, language) => {
      const names = { details: asked.texts("details"), attachments: asked.texts("attachments") };
      return namedFiles(project, handles, names, language);
    },
    "/api/changed": async (asked) => ({ paths: await changedSince(project, handles, asked) }),
    "/api/template/save": async (asked) => {
      const { path } = held(asked, "file");
      if (extname(path) !== ".hbs") throw new Refused("asked-wrong", "no template of ours");
      const change = { text: asked.text("text"), seen: asked.text("seen"), now: now() };
      return { sha256: await saveTemplate(project, path, change) };
    },
    "/api/template/history": (asked) => ({
      texts: earlierTexts(project, handles, held(asked, "file").path),
    }),
    "/api/list/save": (asked) => saveList(desk, asked),
    "/api/keep": (asked) => keep(desk, asked),
    "/api/look": async (asked) => {
      const letter = held(asked, "upload");
      const copy = await copyLetter(project, handles, letter);
      handles.forget(asked.text("handle"));
      await show(desk, handles.getOf(copy.handle, "file"));
      return copy;
    },
    "/api/forget": (asked) => {
      handles.forget(asked.text("handle"));
      return {};
    },
    "/api/faces": (asked, language) => faceFiles(project, handles, asked.texts("names"), language),
    "/api/work": () => ({ works: works.all() }),
    "/api/work/start": async (asked, language) => {
      const kind = asked.word("kind", ["check", "merge"]);
      const wanted = await runOrder(project, handles, asked.object("order"));
      return works.start(runTask({ project, handles, language }, kind, wanted));
    },
    "/api/work/verify": (asked, language) =>
      works.start(verifyTask({ project, handles, language }, held(asked, "run"))),
    "/api/work/stop": (asked) => works.stop(asked.text("id")),
    "/api/run": (asked) => runView(project, handles, held(asked, "run")),
    "/api/run/letters": (asked) => {
      const run = held(asked, "run");
      const ledger = ledgerOf(project, run);
      const count = Math.min(asked.count("count"), MOST_ROWS);
      const letters = letterRows(handles, run, ledger, { from: asked.count("from"), count });
      return { total: ledger.length, letters };
    },
    "/api/show": async (asked) => {
      const one = handles.get(asked.text("handle"));
      if (one.kind === "upload") throw new Refused("asked-wrong", "an upload is nowhere");
      await show(desk, one);
      return {};
    },
  };
}

/** What lay on the desk of the page. */
function keptDeskOf({ project }: Desk): Pick<Handlers, "/api/desk" | "/api/desk/keep"> {
  return {
    "/api/desk": async () => {
      const kept = await lastDesk(project);
      return kept === undefined ? {} : { desk: kept };
    },
    "/api/desk/keep": async (asked) => {
      await keepDesk(project, asked.object("desk"));
      return {};
    },
  };
}

/** Errors: throws `Refused` (`not-shown`) with where it is, so that people find it by themselves. */
async function show(
  desk: Desk,
  one: { readonly path: string; readonly shown: string },
): Promise<void> {
  if (!(await desk.show(one.path))) throw new Refused("not-shown", one.shown);
}

async function begin(
  { project, handles }: Desk,
  name: string,
  language: MessageLanguage,
): Promise<Calls["/api/begin"]["answer"]> {
  const made = await init(name, project);
  if (!made.ok) return { ok: false, findings: made.errors.map((one) => findingOf(one, language)) };
  const template = fileAt(project, handles, made.value.template);
  const list = fileAt(project, handles, made.value.recipients);
  if (template === undefined || list === undefined) throw new Refused("unknown", "they are gone");
  return { ok: true, template, list };
}

/** Excel takes a CSV without a byte order mark for Shift_JIS. */
function forExcel(text: string): Uint8Array {
  const lines = text.replace(/^\ufeff/u, "").replaceAll(/\r?\n/gu, "\r\n");
  return new TextEncoder().encode(`\ufeff${lines}`);
}

async function saveList(
  { project, handles }: Desk,
  asked: Asked,
): Promise<Calls["/api/list/save"]["answer"]> {
  const { path, shown } = handles.getOf(asked.text("beside"), "file");
  const folder = folderOf(project, path);
  const stem = basename(shown, extname(shown));
  const write = (name: string, text: string): Promise<ProjectFile> =>
    writeBeside(project, handles, { folder, name, bytes: forExcel(text) });
  const file = await write(`${stem}（修正）.csv`, asked.text("text"));
  const changes = asked.maybe("changes", (own) => own.text("changes"));
  if (changes === undefined) return { file };
  const own = basename(file.path, extname(file.path));
  return { file, changes: await write(`${own}の変更箇所.csv`, changes) };
}

/** The endings that a file may be kept with. */
const KEPT = {
  template: /\.(?:hbs|docx|docm|dotx)$/iu,
  list: /\.(?:csv|tsv|txt|xlsx|xlsm)$/iu,
} as const;

async function keep({ project, handles }: Desk, asked: Asked): Promise<ProjectFile> {
  const as = asked.word("as", ["template", "list"]);
  const handle = asked.text("handle");
  const { shown, bytes } = handles.getOf(handle, "upload");
  const name = plainNameFor(shown);
  if (name === undefined || !KEPT[as].test(name)) {
    throw new Refused("asked-wrong", "a file of this name is not kept");
  }
  const folder = as === "template" ? TEMPLATES : LISTS;
  const file = await writeBeside(project, handles, { folder, name, bytes, isKnown: true });
  handles.forget(handle);
  return file;
}

async function upload({ handles }: Desk, { body, name = "" }: Received): Promise<Answer> {
  if (handles.uploadedBytes() + body.length > UPLOADS_LIMIT) {
    throw new Refused("too-large", "too much is uploaded");
  }
  const shown = plainNameFor(name) ?? "file";
  const handle = handles.add({ kind: "upload", shown, bytes: body });
  const value: UploadAnswer = { handle, path: shown, bytes: body.length };
  return { kind: "json", status: 200, value };
}

/** Calls that are answered with something else than one value. */
function otherCallsOf(desk: Desk): Readonly<Record<string, Route["answer"]>> {
  const { handles, works, presence } = desk;
  return {
    "/api/file": async ({ body }) => {
      const held = handles.get(askedIn(body).text("handle"));
      if (held.kind === "run") throw new Refused("asked-wrong", "a folder has no bytes");
      return { kind: "bytes", bytes: held.kind === "upload" ? held.bytes : await readHeld(held) };
    },
    "/api/run/zip": async ({ body }) => ({
      kind: "stream",
      type: "application/zip",
      parts: zipStream(filesOfRun(desk, askedIn(body))),
    }),
    "/api/work/watch": async ({ body, gone }) => ({
      kind: "stream",
      type: "application/x-ndjson",
      parts: linesOf(works.watch(askedIn(body).text("id"), gone)),
    }),
    "/api/presence": async ({ gone }) => {
      presence.enter(gone);
      const parts = linesOf(changesUntil(gone, desk.project));
      return { kind: "stream", type: "application/x-ndjson", parts };
    },
  };
}

/** A link that was put in a file's place since is not followed. */
async function readHeld({ path }: { readonly path: string }): Promise<Uint8Array> {
  if (nodeDisk.entryNow(path)?.kind !== "file") throw new Refused("unknown", "the file is gone");
  return nodeDisk.read(path);
}

async function* linesOf(values: AsyncIterable<unknown>): AsyncIterable<Uint8Array> {
  for await (const value of values) yield new TextEncoder().encode(`${JSON.stringify(value)}\n`);
}

/** A line at once, and one whenever files of the project were changed. */
async function* changesUntil(gone: AbortSignal, project: Project): AsyncIterable<unknown> {
  let wake = (): void => undefined;
  const stop = watchFolders(project, WATCHED, () => wake());
  gone.addEventListener("abort", () => wake(), { once: true });
  while (!gone.aborted) {
    const next = new Promise<void>((resolve) => {
      wake = resolve;
    });
    yield {};
    if (!gone.aborted) await next;
  }
  stop();
}

/** Where lists and templates lie, with what is beside them. */
const WATCHED = [
  ...["", LISTS, TEMPLATES, `${TEMPLATES}/partials`],
  ...[PICTURE_FOLDER, `${TEMPLATES}/${PICTURE_FOLDER}`],
];

/** The files of a run that are asked for: letters by their numbers, or all with what the run says of itself. */
function filesOfRun({ project, handles }: Desk, asked: Asked): readonly ZippedFile[] {
  const run = handles.getOf(asked.text("handle"), "run");
  const wanted = asked.maybe("letters", (own) => new Set(own.counts("letters")));
  const formats = asked.maybe("formats", (own) => own.texts("formats"));
  const ledger = ledgerOf(project, run);
  const isWanted = ({ format }: LedgerFile): boolean => formats?.includes(format) !== false;
  const files: ZippedFile[] = [];
  const add = (file: ProjectFile | undefined, name: string): void => {
    if (file === undefined) throw new Refused("unknown", `${name} is gone`);
    const { path } = handles.getOf(file.handle, "file");
    files.push({ name, read: () => readHeld({ path }) });
  };
  const volumes = new Set<string>();
  for (const entry of ledger.entries()) {
    if (wanted?.has(entry.sequence) === false) continue;
    for (const file of entry.files.filter(isWanted)) add(letterFile(handles, run, file), file.path);
    // All of a run's volumes are among its own files, below.
    if (wanted !== undefined && entry.printed !== undefined) volumes.add(entry.printed.path);
  }
  for (const path of volumes) add(runFile(handles, run, path), path);
  if (wanted === undefined) {
    for (const { name, ...file } of runView(project, handles, run).outputs) add(file, name);
  }
  return files;
}
