import { type BlockAnnotation, blockAnnotation } from "./annotations.ts";
import { isMarkupAt, isTemplateText, type ManuscriptLine } from "./manuscript-line.ts";
import { noteEnd } from "./parse-inlines.ts";

/** An annotation at the head of a line. Units: UTF-16 offsets into the line, half-open. */
export interface HeadAnnotation {
  readonly annotation: BlockAnnotation;
  /** As it is written, without ［＃ and ］. */
  readonly name: string;
  readonly start: number;
  readonly end: number;
}

/** Gives the annotations that a line begins with, one right after another, as the template wrote them. */
export function headAnnotations(line: ManuscriptLine): readonly HeadAnnotation[] {
  if (!line.text.startsWith("［＃")) return NONE;
  const known = heads.get(line) ?? readHead(line);
  heads.set(line, known);
  return known;
}

const NONE: readonly HeadAnnotation[] = [];

/** The annotations of lines: numbers, parts and blocks of a letter all ask for them. */
const heads = new WeakMap<ManuscriptLine, readonly HeadAnnotation[]>();

function readHead(line: ManuscriptLine): readonly HeadAnnotation[] {
  const found: HeadAnnotation[] = [];
  let start = 0;
  while (line.text.startsWith("［＃", start) && isMarkupAt(line, start)) {
    const close = noteEnd(line, start, line.text.length);
    if (close === undefined || !isTemplateText(line, start, close + 1)) break;
    const name = line.text.slice(start + "［＃".length, close);
    const annotation = blockAnnotation(name);
    if (annotation === undefined) break;
    found.push({ annotation, name, start, end: close + 1 });
    start = close + 1;
  }
  return found;
}
