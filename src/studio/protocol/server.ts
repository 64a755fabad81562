// What the page asks of the local server and what it is answered: types alone, for both sides.
//
// Every call is a POST of JSON to a path of `Calls`, with the token in `Authorization: Bearer …`, and is answered with JSON; what
// is refused, with a `Refusal` and its status. `RawCalls` answer, or are sent, bytes. `StreamCalls` are answered line by line.

import type { Severity } from "../../base/diagnostic.ts";
import type { Location } from "../../base/location.ts";
import type { MessageLanguage } from "../../base/messages/catalogue.ts";
import type { Account } from "../../model/account.ts";
import type { HiddenRows } from "../../model/hidden-rows.ts";
import type { Edition } from "../../model/letter-settings.ts";
import type { FormatId } from "../../model/output-format.ts";
import type { FoundWarning, RunInputs, SetAsideLetter, Verdict } from "../../model/run.ts";
import type { VerifyMode } from "../../model/verify-mode.ts";

/** Names a file or folder that the server knows. It says nothing of where that is, and nothing after the server has ended. */
export type Handle = string;

/** A diagnostic with its texts in the language that the page asks for (header `Shokan-Language`, `ja` if it is missing). */
export interface Finding {
  readonly severity: Severity;
  readonly code: string;
  readonly at: Location;
  /** The place in words: 名簿.csv 12 行目「敬称」. */
  readonly place: string;
  readonly message: string;
  readonly hints: readonly string[];
  readonly related: readonly { readonly at: Location; readonly label: string }[];
}

/** A file of the project. Shape: `path` is relative to it, with `/`, as people know it and as diagnostics name it. */
export interface ProjectFile {
  readonly handle: Handle;
  readonly path: string;
  readonly bytes: number;
}

/** What the project folder holds, each kind in the order of its paths. */
export interface Listing {
  readonly templates: readonly ProjectFile[];
  readonly lists: readonly ProjectFile[];
  readonly runs: readonly RunEntry[];
}

/** A template with all that it is compiled with; their bytes are asked for by their handles. */
export interface TemplateFiles {
  readonly file: ProjectFile;
  readonly isWord: boolean;
  readonly partials: readonly { readonly name: string; readonly file: ProjectFile }[];
  /** The settings beside a Word file. */
  readonly settings?: ProjectFile;
}

/**
 * What a template names beside its addressees: lists of details (明細), and what goes with the letters (別添), each as it is written
 * there.
 */
export interface NamedInputs {
  readonly details: readonly string[];
  readonly attachments: readonly string[];
}

/**
 * A file of the project that a template names, or the folder of a run. Shape: `sha256` is of the file, or of the run's ledger;
 * `letters` are the run's.
 */
export interface NamedFile extends ProjectFile {
  readonly sha256: string;
  readonly sheet?: string;
  readonly letters?: number;
}

/** What lay on the desk last, by paths: handles end with the server. */
export interface LastDesk {
  readonly template?: string;
  readonly lists: readonly {
    readonly path: string;
    readonly sheet?: string;
    /** As it was shown: edits of cells are of this file and no other. */
    readonly sha256?: string;
  }[];
  readonly hidden?: HiddenRows;
  readonly allow: NonNullable<RunOrder["allow"]>;
  readonly edition: Edition;
  /** The addressee whose letter was shown, a 0-based place. */
  readonly recipient?: number;
  /** What was changed in lists and was in no file yet, in its order. */
  readonly edits?: readonly KeptEdit[];
}

/** A cell that says something else than its list, as `ListEdit`; `step` is the same for what was changed at once. */
export interface KeptEdit {
  readonly list: number;
  readonly row: number;
  readonly column: number;
  readonly value: string;
  readonly reason: string;
  readonly step: number;
}

/** An earlier text of a template. */
export interface EarlierText {
  readonly file: ProjectFile;
  /** When it gave way to the next. Shape: ISO 8601, UTC. */
  readonly replacedAt: string;
}

/** The faces of a letter, in the order in which they are tried, and the files that they are in. */
export interface FaceFiles {
  readonly files: readonly (ProjectFile & { readonly sha256: string })[];
  readonly faces: readonly { readonly file: number; readonly index: number }[];
  readonly findings: readonly Finding[];
}

/** A run's folder. */
export interface RunEntry {
  readonly handle: Handle;
  readonly path: string;
  /** The template as the run records it; undefined where its record cannot be read. */
  readonly template: string | undefined;
  readonly finished: boolean;
  /** Undefined while it is under way, or was broken off. */
  readonly letters: number | undefined;
}

/** What a run is made from. */
export interface RunOrder {
  readonly template: Handle;
  readonly lists: readonly { readonly list: Handle; readonly sheet?: string }[];
  /**
   * SHA-256 of files as the page has shown them, and of the ledgers of runs, by handle: one that is another by now refuses the run
   * (`changed`).
   */
  readonly seen?: Readonly<Record<Handle, string>>;
  /** Whether `seen` names all that letters were shown of: a run that reads anything else is refused. */
  readonly asShown?: boolean;
  /** Name of the run's folder in `out`; made from the template and the selection if it is missing. */
  readonly folder?: string;
  readonly formats?: readonly FormatId[];
  readonly edition?: Edition;
  readonly where?: readonly { readonly column: string; readonly values: readonly string[] }[];
  /** 団体コード or row identifiers. */
  readonly only?: readonly string[];
  readonly printRun?: boolean;
  readonly volume?: number;
  readonly duplex?: boolean;
  readonly verify?: VerifyMode;
  readonly strict?: boolean;
  readonly allow?: readonly { readonly column: string; readonly values?: readonly string[] }[];
  /** What is done with rows that are hidden or struck through; few are left out and many refused if it is missing. */
  readonly hidden?: HiddenRows;
  readonly set?: Readonly<Record<string, string>>;
  readonly restart?: boolean;
  /** An earlier run of which the letters in `only`, or else those it set aside, are made again. */
  readonly reprint?: Handle;
}

/** How work of the server ended; `our-fault` is a mistake of ours, with its text as `detail`. */
export type WorkEnd =
  | "done"
  | "refused"
  | "differs"
  | "inputs-changed"
  | "in-use"
  | "output-failed"
  | "interrupted"
  | "our-fault";

/** What of a run's end a person wants to know. */
export interface EndedRun {
  readonly title: string;
  readonly letters: number;
  readonly kept: number;
  readonly written: number;
  readonly files: number;
  readonly verified: number;
  readonly unread: number;
  readonly finished: boolean;
  readonly account: Account;
  readonly versions: readonly { readonly name: string; readonly letters: number }[];
}

/** Work that takes time: one at a time. It goes on when the browser is closed. */
export interface Work {
  readonly id: string;
  readonly kind: "check" | "merge" | "verify";
  /** The template or the folder that it is about. */
  readonly about: string;
  /** What it was asked for, so that any window can go on with it. */
  readonly order: RunOrder | undefined;
  readonly phase: "check" | "earlier" | "write" | "print-run" | "report" | "verify" | undefined;
  /** Letters or files, of `total` in this phase. */
  readonly done: number;
  readonly total: number;
  /** Since the phase began. Units: milliseconds. */
  readonly phaseMs: number;
  /** Whether it was asked to stop. */
  readonly stopping: boolean;
  readonly end:
    | undefined
    | {
        readonly kind: WorkEnd;
        /** The first of them; `findingCount` says how many there are. */
        readonly findings: readonly Finding[];
        readonly findingCount: number;
        readonly run: EndedRun | undefined;
        /** The run's folder, where there is one. */
        readonly folder: Handle | undefined;
        readonly detail: string | undefined;
      };
}

/** A run as a whole. */
export interface RunView {
  readonly entry: RunEntry;
  readonly inputs: RunInputs | undefined;
  /** Which rows became letters, and which did not, in words (宛先の内訳). */
  readonly account: readonly string[];
  readonly warnings: readonly FoundWarning[];
  /** Print run, reports, tables: what is there of them. */
  readonly outputs: readonly (ProjectFile & { readonly name: string; readonly differs: boolean })[];
  /** Letters with a line in the ledger. */
  readonly letters: number;
  readonly ledgerIsWhole: boolean;
  /** The first letters of which a file says something else than it should: they lie apart, and must not be sent. */
  readonly held: readonly LetterRow[];
  /** Letters that were not made. */
  readonly setAside: readonly Omit<SetAsideLetter, "sequence">[];
}

/** A letter of a run. */
export interface LetterRow {
  readonly sequence: number;
  readonly id: string;
  readonly prefecture: string;
  readonly title: string;
  readonly addressee: string;
  readonly version: string;
  readonly list: string;
  readonly row: number;
  readonly files: readonly {
    readonly format: FormatId;
    readonly name: string;
    readonly bytes: number;
    readonly pages: number | undefined;
    readonly verdict: Verdict;
    /** Undefined where the file is gone. */
    readonly handle: Handle | undefined;
  }[];
}

/** What the page asks, and what it is answered. */
export interface Calls {
  "/api/hello": { readonly ask: Nothing; readonly answer: Hello };
  "/api/listing": { readonly ask: Nothing; readonly answer: Listing };
  /** The starter template and a list that goes with it. */
  "/api/begin": {
    readonly ask: { readonly name: string };
    readonly answer: Made<{ readonly template: ProjectFile; readonly list: ProjectFile }>;
  };
  "/api/template/files": { readonly ask: Named; readonly answer: TemplateFiles };
  /** The files that a template names; what is not there, or not in the project, is told. */
  "/api/template/named": {
    readonly ask: NamedInputs;
    readonly answer: {
      /** By name: a pattern stands for several, and what is not there for none. */
      readonly details: readonly (readonly NamedFile[])[];
      readonly attachments: readonly NamedFile[];
      readonly findings: readonly Finding[];
    };
  };
  /** What lay on the desk when somebody worked here last. */
  "/api/desk": { readonly ask: Nothing; readonly answer: { readonly desk?: LastDesk } };
  "/api/desk/keep": { readonly ask: { readonly desk: LastDesk }; readonly answer: Nothing };
  /** Which of these files are others by now, or gone. Shape: `seen` as of a run's order. */
  "/api/changed": {
    readonly ask: { readonly seen: Readonly<Record<Handle, string>> };
    readonly answer: { readonly paths: readonly string[] };
  };
  /** Puts a text in the place of the template's; what was there is kept as an `EarlierText`. `seen` is the SHA-256 of what is changed. */
  "/api/template/save": {
    readonly ask: { readonly handle: Handle; readonly text: string; readonly seen: string };
    readonly answer: { readonly sha256: string };
  };
  "/api/template/history": {
    readonly ask: Named;
    readonly answer: { readonly texts: readonly EarlierText[] };
  };
  /** Saves a corrected list as a new file beside the old one, with a table of what was changed. */
  "/api/list/save": {
    readonly ask: { readonly beside: Handle; readonly text: string; readonly changes?: string };
    readonly answer: { readonly file: ProjectFile; readonly changes?: ProjectFile };
  };
  /** Puts an uploaded file into the project, under a free name. */
  "/api/keep": {
    readonly ask: { readonly handle: Handle; readonly as: "template" | "list" };
    readonly answer: ProjectFile;
  };
  /** Opens an uploaded letter with the system's program for it: a copy to look at, which the studio throws away later. */
  "/api/look": { readonly ask: Named; readonly answer: ProjectFile };
  "/api/forget": { readonly ask: Named; readonly answer: Nothing };
  "/api/faces": { readonly ask: { readonly names: readonly string[] }; readonly answer: FaceFiles };
  "/api/work": { readonly ask: Nothing; readonly answer: { readonly works: readonly Work[] } };
  "/api/work/start": {
    readonly ask: { readonly kind: "check" | "merge"; readonly order: RunOrder };
    readonly answer: Work;
  };
  "/api/work/verify": { readonly ask: Named; readonly answer: Work };
  "/api/work/stop": { readonly ask: { readonly id: string }; readonly answer: Work };
  "/api/run": { readonly ask: Named; readonly answer: RunView };
  "/api/run/letters": {
    readonly ask: { readonly handle: Handle; readonly from: number; readonly count: number };
    readonly answer: { readonly total: number; readonly letters: readonly LetterRow[] };
  };
  /** Shows a run's folder, or opens a file with the program that the system has for it. */
  "/api/show": { readonly ask: Named; readonly answer: Nothing };
}

/** Calls that are answered with a file's bytes. */
export interface RawCalls {
  /** Any file that has a handle. */
  "/api/file": Named;
  /** A ZIP of a run's files: of the letters of these numbers, or of all, and of the whole run's own files if `all` of it is asked for. */
  "/api/run/zip": {
    readonly handle: Handle;
    readonly letters?: readonly number[];
    readonly formats?: readonly FormatId[];
  };
}

/** Calls that are answered with lines of JSON, one after the other. */
export interface StreamCalls {
  /** How work goes on, until its end. */
  "/api/work/watch": { readonly ask: { readonly id: string }; readonly line: Work };
  /** Held open by every window: the studio ends when the last is gone for a while. A line says that a file of the project was changed. */
  "/api/presence": { readonly ask: Nothing; readonly line: Nothing };
}

/**
 * An upload is a POST of the file's bytes to `/api/upload` as `application/octet-stream`, its name in the header `Shokan-Name`,
 * percent-encoded UTF-8. It stays in memory until it is kept or forgotten.
 */
export type UploadAnswer = ProjectFile;

/** What the studio is. */
export interface Hello {
  /** Name and version: `shokan 0.1.0`. */
  readonly tool: string;
  readonly language: MessageLanguage;
  /** Name of the project's folder. */
  readonly project: string;
  /** Largest upload. Units: bytes. */
  readonly uploadLimit: number;
}

/** A call that names one file or folder. */
export interface Named {
  readonly handle: Handle;
}

/** No content. */
export type Nothing = Readonly<Record<string, never>>;

/** Something that was made, or why it was not. */
export type Made<T> =
  | ({ readonly ok: true } & T)
  | { readonly ok: false; readonly findings: readonly Finding[] };

/**
 * Why a call is refused.
 *
 * - `asked-wrong`: the request is not what the call takes (400)
 * - `bad-folder`: no folder may have the name that a run's was to have (400)
 * - `not-shown`: the system has no program that shows it; `detail` is where it is (422)
 * - `unknown`: no such handle or work, or the file is gone (404)
 * - `changed`: a file is not what the page has shown (409)
 * - `busy`: other work is under way (409)
 * - `too-large`: more uploads than fit (413)
 * - `refused`: the system refused something, told in `findings` (422)
 * - `our-fault`: a mistake of ours (500)
 */
export type RefusalKind =
  | "asked-wrong"
  | "bad-folder"
  | "not-shown"
  | "unknown"
  | "changed"
  | "busy"
  | "too-large"
  | "refused"
  | "our-fault";

/** The answer to a call that is refused. */
export interface Refusal {
  readonly refusal: RefusalKind;
  readonly findings: readonly Finding[];
  /** What a developer looks for; nothing for people. */
  readonly detail?: string;
}
