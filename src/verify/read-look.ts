import { partForms } from "../model/pages-form.ts";
import { joinedFrames } from "../model/seal-joints.ts";
import type { ForeignMark, ReadLook } from "../model/verification.ts";
import { type DocxParts, partText } from "./docx-parts.ts";
import { docxPictures } from "./docx-pictures.ts";
import { jointsInWord } from "./joints-in-word.ts";
import { framesInWord } from "./read-frame.ts";
import { runningInWord } from "./running-in-word.ts";
import { scanDocument } from "./scan-document.ts";
import { scanOtherParts } from "./scan-other-parts.ts";
import type { XmlToken } from "./xml-tokens.ts";

/**
 * Finds what a reader of the paper sees of a letter besides its text, and all that a letter of ours does not have.
 *
 * Shape: what is looked for is not a list of faults. A letter is written with a small vocabulary; whatever is not in
 * it is foreign, known or not. Marks are in the order of the file, those of one kind in one paragraph once.
 * `tokens` are those of the document, where they are at hand.
 * Errors: throws `UnreadableFile` at a missing part.
 */
export function readLook(parts: DocxParts, tokens?: readonly XmlToken[]): ReadLook {
  const document = scanDocument(tokens ?? partText(parts, "word/document.xml"));
  const other = scanOtherParts(parts, document);
  const { forms, writingMode, paper, tables, pageStarts, roles, texts, lines, paragraphCount } =
    document;
  const drawn = docxPictures(parts, document.pictures);
  const joints = jointsInWord(parts);
  const frame = joinedFrames(
    framesInWord(partText(parts, "word/document.xml")).map((one, part) =>
      [one ?? [], joints[part] ?? []].flat(),
    ),
  );
  const running = runningInWord(parts);
  const sizes = document.sizes.map((size) => size / 2);
  return {
    titles: other.titles,
    writingMode,
    paper,
    tables,
    ...partForms(forms),
    pageStarts,
    roles,
    texts,
    lines,
    sizes,
    settings: document.settings,
    hasOneCircle: true,
    ...(frame !== undefined && { frame }),
    ...(running.length > 0 && { running }),
    ...(drawn.pictures.length > 0 && { pictures: drawn.pictures }),
    paragraphCount,
    foreign: distinct([...document.foreign, ...other.foreign, ...drawn.foreign]),
  };
}

function distinct(marks: readonly ForeignMark[]): readonly ForeignMark[] {
  const known = new Set<string>();
  return marks.filter(({ kind, paragraph, text }) => {
    const key = paragraph === 0 ? `${kind} ${text}` : `${kind} ${paragraph}`;
    if (known.has(key)) return false;
    known.add(key);
    return true;
  });
}
