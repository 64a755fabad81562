import type { RunningEdge } from "../model/running.ts";
import type { BesideText } from "../model/transcript.ts";
import { besideParts } from "../verify/docx-beside.ts";
import {
  type DirectLook,
  type EditingSessions,
  editingSessions,
  letterFontNames,
  tracesOfEditing,
} from "../verify/docx-edits.ts";
import { mainPartName, openDocx } from "../verify/docx-parts.ts";
import { notesInText } from "../verify/notes-in-text.ts";
import { readDocxPart } from "../verify/read-docx.ts";
import { UnreadableFile } from "../verify/unreadable-file.ts";
import { shownPictures } from "./shown-pictures.ts";
import { isPageNumber, transcribe } from "./transcribe-docx.ts";

/** A letter of ours in Word that somebody has changed. */
export interface EditedDocx {
  /** The body's paragraphs with text. */
  readonly paragraphs: readonly string[];
  readonly ruby: readonly { readonly base: string; readonly ruby: string }[];
  /** Text that is no part of the body, or that the body's paragraphs do not show. */
  readonly beside: readonly { readonly what: BesideText; readonly count: number }[];
  /** What stands at the heads and feet of pages, a paragraph each, without those that only number the page. */
  readonly running: readonly { readonly edge: RunningEdge; readonly text: string }[];
  /** The pictures that it shows, each by the SHA-256 of its bytes. */
  readonly pictures: readonly string[];
  readonly hasOpenChanges: boolean;
  readonly looks: readonly DirectLook[];
  /** Fonts that one letter alone has: by them it is known, whatever was done to its text. */
  readonly fontNames: ReadonlySet<string>;
  /** When Word has edited it; undefined where it does not say. */
  readonly sessions: EditingSessions | undefined;
}

/** Reads a letter in Word that somebody has changed. Errors: throws `UnreadableFile`. */
export function readEditedDocx(bytes: Uint8Array): EditedDocx {
  try {
    // A letter has its footnotes after the paragraphs of their marks.
    const parts = notesInText(openDocx(bytes));
    const main = mainPartName(parts);
    const { paragraphs, ruby } = readDocxPart(parts, main);
    const beside = transcribe(parts).remarks.flatMap((remark) =>
      remark.kind === "beside" ? [remark] : [],
    );
    return {
      paragraphs,
      ruby,
      beside,
      running: besideParts(parts, main).flatMap(({ name, what }) =>
        what === "header" || what === "footer"
          ? readDocxPart(parts, name)
              .paragraphs.filter((text) => !isPageNumber(text))
              .map((text) => ({ edge: what, text }))
          : [],
      ),
      pictures: shownPictures(parts, main),
      ...tracesOfEditing(parts, main),
      hasOpenChanges: [main, ...besideParts(parts, main).map(({ name }) => name)].some(
        (name) => tracesOfEditing(parts, name).hasOpenChanges,
      ),
      fontNames: letterFontNames(parts),
      sessions: editingSessions(parts),
    };
  } catch (cause) {
    throw UnreadableFile.from("docx", cause);
  }
}
