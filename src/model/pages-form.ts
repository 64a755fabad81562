import type { WritingMode } from "./page-format.ts";
import type { Paper } from "./verification.ts";

/** How pages lie before a reader: the direction of their lines and their paper, as `horizontal-tb 210×297`, in millimetres. */
export function pagesForm(writingMode: WritingMode, { width, height }: Paper): string {
  return `${writingMode} ${millimetres(width)}×${millimetres(height)}`;
}

/** Gives the forms of the parts of a letter, neighbours that are alike once; nothing if all are alike. */
export function partForms(forms: readonly string[]): Pick<PartForms, "parts"> {
  const parts = forms.filter((form, index) => form !== forms[index - 1]);
  return parts.length > 1 ? { parts } : {};
}

interface PartForms {
  readonly parts?: readonly string[];
}

function millimetres(points: number): number {
  return Math.round((points * 25.4) / 72);
}
