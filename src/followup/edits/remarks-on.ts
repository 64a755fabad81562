import { type Diagnostic, error, warning } from "../../base/diagnostic.ts";
import { likenessOf } from "../../edits/align.ts";
import type { BesideText } from "../../model/transcript.ts";
import type { EditedDocx } from "../../reading/read-edited-docx.ts";
import type { DirectLook } from "../../verify/docx-edits.ts";
import { type EditedFile, type LetterView, paragraphsOf } from "./letter-view.ts";
import { pictureRemarks } from "./picture-remarks.ts";
import { runningRemarks } from "./running-remarks.ts";

/** What an edited file has besides its text. */
export interface Remarks {
  /** What stops all: it leaves open which text is meant, or would be missing from the letters. */
  readonly stops: readonly Diagnostic[];
  /** Edits that do not come home; the others may. */
  readonly others: readonly Diagnostic[];
  readonly warnings: readonly Diagnostic[];
}

/**
 * Finds what of an edited file no template can be given. A letter of our own has nothing beside its body; one that was filled from a
 * clerk's Word file may have all that the clerk's file has, and only what differs is told.
 *
 * Shape: `view` is the letter as it was made; undefined where it was not found. Errors: `back/tracked-changes`, `back/beside` (a warning
 * for comments), `back/running`, `back/pictures`, `back/word-beside`, `back/word-property`, `back/look` (a warning but for lines through text), `back/look-gone`.
 */
export function remarksOn(edited: EditedFile, view: LetterView | undefined, path: string): Remarks {
  if (edited.word !== undefined)
    return view === undefined ? NONE : filledRemarks(edited, view, path);
  const { docx } = edited;
  const found = [
    ...openChanges(docx, path),
    ...besideIt(docx, path),
    // Which of them are the letter's own is not known before the letter is.
    ...(view === undefined ? [] : looksOf(newLooks(view.lined, docx.looks), path, "own")),
  ];
  return {
    stops: found.filter(({ severity }) => severity === "error"),
    others:
      view === undefined
        ? []
        : [
            ...runningRemarks(docx.running, view, path),
            ...pictureRemarks(docx.pictures, view, path),
          ],
    warnings: found.filter(({ severity }) => severity === "warning"),
  };
}

const NONE: Remarks = { stops: [], others: [], warnings: [] };

function openChanges({ hasOpenChanges }: EditedDocx, path: string): readonly Diagnostic[] {
  return hasOpenChanges ? [error("back/tracked-changes", { kind: "file", path }, { path })] : [];
}

function besideIt({ beside, hasOpenChanges }: EditedDocx, path: string): readonly Diagnostic[] {
  return (
    beside
      // Text that was deleted under tracking is told with the tracking; heads and feet are compared by their words.
      .filter(({ what }) => !(what === "deleted" && hasOpenChanges))
      .filter(({ what }) => what !== "header" && what !== "footer")
      .map(({ what, count }) => {
        const tell = what === "comment" ? warning : error;
        return tell("back/beside", { kind: "file", path }, { path, what, count });
      })
  );
}

/** One finding for each look that was given by hand. */
function looksOf(
  looks: readonly DirectLook[],
  path: string,
  template: "own" | "word",
): readonly Diagnostic[] {
  return [...new Set(looks.map(({ what }) => what))].map((what) => {
    const own = looks.filter((look) => look.what === what);
    const tell = what === "strike" ? error : warning;
    const values = { path, what, text: own[0]?.text ?? "", count: own.length, template };
    return tell("back/look", { kind: "file", path }, values);
  });
}

function filledRemarks(edited: EditedFile, { docx, word }: LetterView, path: string): Remarks {
  const at = { kind: "file", path } as const;
  const looks = looksOf(newLooks(docx?.looks ?? [], edited.docx.looks), path, "word");
  const gone = goneLooks(docx?.looks ?? [], edited, path);
  const countOf = (file: EditedDocx | undefined, wanted: BesideText): number =>
    file?.beside.find(({ what }) => what === wanted)?.count ?? 0;
  const comments = countOf(edited.docx, "comment");
  const isCommented = comments > countOf(docx, "comment");
  const beside = COMPARED.flatMap((what) => {
    const [was, now] = [countOf(docx, what), countOf(edited.docx, what)];
    return was === now ? [] : [error("back/word-beside", at, { path, what, was, now })];
  });
  const properties = [...(word?.properties ?? [])].flatMap(([name, was]) => {
    const now = edited.word?.properties.get(name) ?? was; // not every program keeps them all
    return was === now ? [] : [error("back/word-property", at, { name, was, now })];
  });
  return {
    stops: [
      ...openChanges(edited.docx, path),
      ...looks.filter(({ severity }) => severity === "error"),
    ],
    others: [...beside, ...properties],
    warnings: [
      ...(isCommented
        ? [warning("back/beside", at, { path, what: "comment", count: comments })]
        : []),
      ...looks.filter(({ severity }) => severity === "warning"),
      ...gone,
    ],
  };
}

/** One finding for each look that was taken away from text that is still there. */
function goneLooks(
  made: readonly DirectLook[],
  edited: EditedFile,
  path: string,
): readonly Diagnostic[] {
  const texts = paragraphsOf(edited);
  const gone = newLooks(edited.docx.looks, made).filter(({ text }) =>
    texts.some((one) => one.includes(text)),
  );
  return [...new Set(gone.map(({ what }) => what))].map((what) => {
    const own = gone.filter((look) => look.what === what);
    const values = { path, what, text: own[0]?.text ?? "", count: own.length };
    return warning("back/look-gone", { kind: "file", path }, values);
  });
}

/**
 * What is compared by how much of it there is, because the text of the parts does not show it. Headers and notes are compared by their
 * words; signs of symbol fonts are among those, and how paragraphs are numbered is a look, which LibreOffice writes otherwise.
 */
const COMPARED: readonly BesideText[] = ["hidden", "formula", "drawing", "embedded", "deleted"];

/** Looks that the letter did not have: neither that text, nor one that it was edited from. */
function newLooks(
  made: readonly DirectLook[],
  edited: readonly DirectLook[],
): readonly DirectLook[] {
  return edited.filter(({ what, text }) => {
    const own = made.filter((look) => look.what === what).map((look) => look.text);
    const isThere = own.join("").includes(text);
    return !isThere && own.every((one) => likenessOf(one, text) < LEAST_LIKENESS);
  });
}

/** Text that has less than this in common with what had the look before was not edited from it. */
const LEAST_LIKENESS = 0.3;
