import type { LetterSettings } from "../model/letter-settings.ts";
import type { FrontMap } from "./front-matter.ts";
import { choiceOf, type Report, textsOf } from "./settings-reader.ts";

/**
 * Reads フォント, 太字フォント and 見出し; with a bold face alone, text is in the face that letters have by default.
 *
 * Errors: template/wrong-value.
 */
export function readFonts(
  map: FrontMap,
  report: Report,
): Pick<LetterSettings, "fonts" | "boldFonts" | "hasBoldHeadings"> {
  const [fonts, boldFonts] = ["フォント", "太字フォント"].map((key) =>
    textsOf(map, key, report).map(({ value }) => value),
  );
  const hasBoldHeadings = choiceOf(map, "見出し", { 太字: true, 標準: false }, report) === true;
  const headings = hasBoldHeadings ? { hasBoldHeadings } : {};
  if (fonts === undefined || boldFonts === undefined || boldFonts.length === 0) {
    return { fonts: fonts ?? [], ...headings };
  }
  const plain = fonts.length === 0 ? [DEFAULT_FONT] : fonts;
  return { fonts: [...plain, ...boldFonts], boldFonts, ...headings };
}

const DEFAULT_FONT = "Noto Serif JP Regular";
