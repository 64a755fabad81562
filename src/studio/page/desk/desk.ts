// What lies on the clerk's desk: every part of the page shows these values and changes them by the actions beside this file.
import { computed, signal } from "@preact/signals";
import type { Location } from "../../../base/location.ts";
import type { HiddenRows } from "../../../model/hidden-rows.ts";
import type { Edition } from "../../../model/letter-settings.ts";
import type {
  FaceFiles,
  Finding,
  Handle,
  Hello,
  Listing,
  NamedFile,
  ProjectFile,
  RunView,
  TemplateFiles,
  Work,
} from "../../protocol/server.ts";
import type {
  GivenAllowance,
  LetterView,
  ListEdit,
  ListFinding,
  ListsView,
  SamplesView,
  TemplateView,
} from "../../protocol/worker.ts";
import type { TextForm } from "./template-bytes.ts";

/** A list that is used, with its bytes as they were shown. */
export interface ChosenList {
  readonly file: ProjectFile;
  readonly sha256: string;
  readonly bytes: Uint8Array;
  readonly sheet: string | undefined;
}

/** The template that is used. Shape: `text` is what is in the editor, undefined for a Word file. */
export interface ChosenTemplate {
  readonly file: ProjectFile;
  readonly isWord: boolean;
  readonly bytes: Uint8Array;
  readonly text: string | undefined;
  /** How the text lies in its file, which a save keeps. */
  readonly form: TextForm;
  /** Whether the file is in another encoding than UTF-8: its text is shown and never written back. */
  readonly isForeign: boolean;
  /** SHA-256 of what is on the disk, as far as the page knows. */
  readonly seen: string;
  readonly partials: readonly (ShownFile & { readonly name: string })[];
  /** The pictures beside it by their keys; those that its text names are among the partials, with their bytes. */
  readonly pictures: TemplateFiles["partials"];
  readonly settings: ShownFile | undefined;
}

/** A file that letters are shown of. */
export interface ShownFile {
  readonly handle: Handle;
  readonly path: string;
  readonly sha256: string;
  readonly bytes: Uint8Array;
}

/** A finding as it is shown. */
export interface ShownFinding extends ListFinding {
  /** Whether it was found before the last change, and was not looked for since. */
  readonly isStale?: boolean;
}

/** What was found in some letters. */
export interface CheckedLetters {
  /** The place behind the last of them; behind the last letter stand the lists as a whole. */
  readonly end: number;
  readonly findings: readonly ListFinding[];
  /** Whether something was changed since. */
  readonly isStale: boolean;
}

/** How the text in the editor stands to the file. */
export type Saving = "saved" | "unsaved" | "saving" | "changed-elsewhere" | "gone";

export const hello = signal<Hello | undefined>(undefined);
export const listing = signal<Listing>({ templates: [], lists: [], runs: [] });
export const lists = signal<readonly ChosenList[]>([]);
/** What was changed in lists and is in no file yet, step by step. */
export const edits = signal<readonly (readonly ListEdit[])[]>([]);
/** Files that changes were saved as last. */
export const savedLists = signal<readonly string[]>([]);
/** Values that were said to be meant as they stand. */
export const allowed = signal<readonly GivenAllowance[]>([]);
/** What is done with rows that are hidden or struck through, where it was said. */
export const hidden = signal<HiddenRows | undefined>(undefined);
export const listsView = signal<ListsView | undefined>(undefined);
/** The lists that `listsView` tells of. */
export const listsRead = signal<readonly ChosenList[]>([]);
/** Whether lists are on the desk of which nothing can be said yet. */
export const isLoadingLists = computed(
  () => lists.value.length > 0 && listsRead.value !== lists.value,
);
export const template = signal<ChosenTemplate | undefined>(undefined);
export const templateView = signal<TemplateView | undefined>(undefined);
export const saving = signal<Saving>("saved");
/** Whether the text in the editor cannot be saved where it came from: another one is there, or the file is gone. */
export function isApart(): boolean {
  return saving.value === "changed-elsewhere" || saving.value === "gone";
}
/** Files that are others on the disk by now than the page shows. */
export const changedFiles = signal<readonly string[]>([]);
export const samples = signal<SamplesView | undefined>(undefined);
/** 0-based place among the recipients. */
export const recipient = signal(0);
export const edition = signal<Edition>("corrected");
/** The last letter that could be laid out. */
export const letter = signal<LetterView | undefined>(undefined);
/** What is wrong with the letter that was asked for last. */
export const letterFindings = signal<readonly ListFinding[]>([]);
/** What is wrong with the faces that the template names. */
export const faceFindings = signal<readonly Finding[]>([]);
/** The files that the template names beside its addressees, as letters are shown of them. */
export const namedInputs = signal<{
  readonly details: readonly NamedFile[];
  readonly attachments: readonly NamedFile[];
  readonly findings: readonly Finding[];
}>({ details: [], attachments: [], findings: [] });
/** The files of the faces that letters are shown with. */
export const shownFaces = signal<FaceFiles["files"]>([]);
/** What was found in the letters that are not shown, part by part, in the order of their addressees. */
export const letterChecks = signal<readonly CheckedLetters[]>([]);
/** How far they are looked through; undefined until it has begun. */
export const checkProgress = signal<{ readonly done: number; readonly total: number } | undefined>(
  undefined,
);
/** Whether `letter` is of before an error, so that the letter that would be made is another one or none. */
export const isStale = signal(false);
/** Which letter stands beside this one, to be compared. */
export const compared = signal<"none" | "edition" | number>("none");
export const otherLetter = signal<LetterView | undefined>(undefined);
/** Where the user points: a place of the template or a cell, shown in all panes. */
export const pointed = signal<Location | undefined>(undefined);
export const work = signal<Work | undefined>(undefined);
export const run = signal<{ readonly handle: Handle; readonly view: RunView } | undefined>(
  undefined,
);
export const isMaking = signal(false);
/** What could not be done, with its hints. */
export const trouble = signal<readonly Finding[]>([]);
/** Whether the page was opened by the program; nobody else knows its secret. */
export const hasToken = signal(true);
/** Said to who does not see the page. */
export const announcement = signal("");

/** What is wrong with the lists, by themselves and in letters. */
export const listFindings = computed((): readonly ShownFinding[] => [
  ...(listsView.value?.findings ?? []),
  ...lettersFindings.value.filter(isOfList),
]);

/** What is wrong with the template, or with letters at places of the template. */
export const templateFindings = computed((): readonly ShownFinding[] =>
  lettersFindings.value.filter((finding) => !isOfList(finding)),
);

export const hasErrors = computed(() =>
  [...listFindings.value, ...templateFindings.value].some(
    ({ severity, isStale: isOld }) => severity === "error" && isOld !== true,
  ),
);

/** What is wrong with the template and the letters, each once: what the shown letter says now goes before what was looked for. */
const lettersFindings = computed((): readonly ShownFinding[] => {
  const now: readonly ShownFinding[] = [
    ...(templateView.value?.findings ?? []),
    ...faceFindings.value,
    ...namedInputs.value.findings,
    ...letterFindings.value,
  ];
  const known = new Set(now.map(findingKey));
  const others = letterChecks.value.flatMap(({ findings, isStale: isOld }) =>
    findings.map((finding) => (isOld ? { ...finding, isStale: true } : finding)),
  );
  // Of letters that were looked through again, what is new goes before what is old.
  const ordered = [...others.filter((one) => !isOldFinding(one)), ...others.filter(isOldFinding)];
  return [
    ...now,
    ...ordered.filter((finding) => {
      const key = findingKey(finding);
      if (known.has(key)) return false;
      known.add(key);
      return true;
    }),
  ];
});

function isOldFinding(finding: ShownFinding): boolean {
  return finding.isStale === true;
}

/** One place of a template is told once, however many letters have it. */
function findingKey({ code, at }: Finding): string {
  return JSON.stringify([code, at]);
}

function isOfList({ at }: Finding): boolean {
  return (
    at.kind === "cell" || lists.value.some(({ file }) => "path" in at && file.path === at.path)
  );
}
