import type { WritingMode } from "./page-format.ts";
import type { Paper } from "./verification.ts";

/** How pages lie before a reader: the direction of their lines and their paper, as `horizontal-tb 210×297`, in millimetres. */
export function pagesForm(writingMode: WritingMode, paper: Paper): string {
  return `${writingMode} ${sizeForm(paper)}`;
}

/** A paper as `210×297`, in millimetres. Units: of what is given, points. */
export function sizeForm({ width, height }: Paper): string {
  return `${millimetres(width)}×${millimetres(height)}`;
}

/** Gives the forms of the parts of a letter, neighbours that are alike once; nothing if all are alike. */
export function partForms(forms: readonly string[]): Pick<PartForms, "parts"> {
  const parts = forms.filter((form, index) => form !== forms[index - 1]);
  return parts.length > 1 ? { parts } : {};
}

interface PartForms {
  readonly parts?: readonly string[];
}

/** The paper of a form, in millimetres; undefined for what is none. */
export function paperOfForm(form: string): Paper | undefined {
  const found = /(?<width>\d+)×(?<height>\d+)$/u.exec(form)?.groups;
  if (found === undefined) return undefined;
  return { width: Number(found["width"]), height: Number(found["height"]) };
}

/** A paper in whole millimetres. Units: of what is given, points. */
export function paperInMillimetres({ width, height }: Paper): Paper {
  return { width: millimetres(width), height: millimetres(height) };
}

function millimetres(points: number): number {
  return Math.round((points * 25.4) / 72);
}
