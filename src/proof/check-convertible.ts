import { type Diagnostic, error, warning } from "../base/diagnostic.ts";
import type { SourceFile } from "../base/world.ts";
import { fontKey, type InstalledFonts } from "../process/installed-fonts.ts";
import { hasFonts } from "../process/libreoffice.ts";
import { readWordShown } from "../reading/read-word-shown.ts";
import { UnreadableFile } from "../verify/unreadable-file.ts";
import { fontsNamed } from "../word/fonts-named.ts";
import { openWord } from "../word/open-word.ts";

/**
 * What of a clerk's Word file LibreOffice would leave out of every letter, take for another's, or set in other fonts: found before
 * one is made.
 *
 * Shape: nothing is said of fonts where it is not known which are installed.
 * Errors (in the result): `office/emphasis-lost`, `office/embedded-fonts`; the warning `office/fonts-missing`, once.
 */
export function checkConvertible(
  file: SourceFile,
  installed: InstalledFonts | undefined,
): readonly Diagnostic[] {
  const { path, bytes } = file;
  const at = { kind: "file", path } as const;
  try {
    return [
      ...(readWordShown(bytes).isEmphasised ? [error("office/emphasis-lost", at, {})] : []),
      ...(hasFonts(bytes) ? [error("office/embedded-fonts", at, {})] : []),
      ...missingFonts(file, installed),
    ];
  } catch (cause) {
    if (!(cause instanceof UnreadableFile)) throw cause;
    return []; // it is said of its letters
  }
}

function missingFonts(
  file: SourceFile,
  installed: InstalledFonts | undefined,
): readonly Diagnostic[] {
  const opened = openWord(file);
  if (installed === undefined || !opened.ok) return [];
  const missing = fontsNamed(opened.value).filter((font) => !installed.has(fontKey(font)));
  if (missing.length === 0) return [];
  return [
    warning(
      "office/fonts-missing",
      { kind: "file", path: file.path },
      { fonts: missing.join("、") },
    ),
  ];
}
