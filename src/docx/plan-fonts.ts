import type { Diagnostic } from "../base/diagnostic.ts";
import { warning } from "../base/diagnostic.ts";
import type { NotEmbeddedReason } from "../base/messages/docx.ts";
import type { World } from "../base/world.ts";
import type { FontFace } from "../model/font-face.ts";
import type { DocxFonts, LetterSettings } from "../model/letter-settings.ts";
import { type FontIdentity, markedIdentity, wholeIdentity } from "./font-identity.ts";
import { SYSTEM_FONTS, type SystemFont } from "./tables/system-fonts.ts";

/**
 * A face whose outlines go into the file, with the name and key under which Word finds it.
 *
 * Shape: where each letter carries its own part of the face, name and key are marks for the letter's own.
 */
export interface EmbeddedFace extends FontIdentity {
  readonly face: FontFace;
}

/** Which fonts the Word files of a template name and carry. */
export interface FontPlan {
  /** The font of all text that no other one is named for. */
  readonly main: string;
  /** Faces in the order in which they are tried; the first is the main font. Empty if none is embedded. */
  readonly embedded: readonly EmbeddedFace[];
  readonly extent: DocxFonts;
  /** What stands in for the main font where it is missing, or the main font itself if none is embedded. */
  readonly system: SystemFont;
  /** Height of a line in ems as Word reckons it from the main font. */
  readonly naturalLineRatio: number;
  readonly warnings: readonly Diagnostic[];
}

/**
 * Decides which fonts are named and embedded.
 *
 * Errors: warns with `docx/font-not-embedded` where a face may not be, or cannot be, embedded for Word; the
 * letter then names a system font.
 * Source: OpenType 1.9, OS/2 fsType; Word embeds TrueType outlines only.
 */
export function planFonts(
  settings: LetterSettings,
  faces: readonly FontFace[],
  world: World,
): FontPlan {
  const system = systemFont(settings.fonts, faces);
  const warnings: Diagnostic[] = [];
  const embedded: EmbeddedFace[] = [];
  // Those for bold text are after all others, so that the main font is none of them.
  const ordered = [...faces.filter(isForText), ...faces.filter((face) => !isForText(face))];
  for (const face of settings.docxFonts === "system" ? [] : ordered) {
    const reason = obstacle(face, settings.docxFonts);
    if (reason === undefined) {
      const isThere = embedded.some(
        (other) => other.face.family === face.family && other.face.isForBold === face.isForBold,
      );
      if (!isThere) {
        const identity = identityOf(face, embedded.length, settings.docxFonts, world);
        embedded.push({ face, ...identity });
      }
    } else {
      warnings.push(
        warning(
          "docx/font-not-embedded",
          { kind: "file", path: face.path },
          { font: face.familyJa ?? face.family, replacement: system.name, reason },
        ),
      );
    }
  }
  const main = embedded[0];
  return {
    main: main?.name ?? system.name,
    embedded,
    extent: embedded.length === 0 ? "system" : settings.docxFonts,
    system,
    naturalLineRatio: main === undefined ? system.lineRatio : EMBEDDED_LINE_RATIO,
    warnings,
  };
}

function isForText({ isForBold }: FontFace): boolean {
  return isForBold !== true;
}

function identityOf(face: FontFace, index: number, extent: DocxFonts, world: World): FontIdentity {
  return extent === "full" ? wholeIdentity(face, world) : markedIdentity(index);
}

function obstacle(face: FontFace, extent: DocxFonts): NotEmbeddedReason | undefined {
  if (face.outlines === "cff") return "cff";
  if (!face.permission.mayEmbed) return "permission";
  if (extent === "subset" && !face.permission.maySubset) return "subsetting";
  return undefined;
}

// A template that asks for 游明朝 or a gothic face gets Word's own of that kind.
function systemFont(names: readonly string[], faces: readonly FontFace[]): SystemFont {
  const wanted = names[0] ?? faces[0]?.family ?? "";
  return SYSTEM_FONTS.find((font) => font.meant.test(wanted)) ?? SYSTEM_FONTS[0];
}

/**
 * Ems from line to line of the embedded faces as Word reckons them, from OS/2 usWinAscent and usWinDescent.
 * Source: Noto Serif JP and Noto Sans JP 2.003, 1151 + 286 and 1160 + 288 units of 1000, the tallest in use.
 */
const EMBEDDED_LINE_RATIO = 1.45;
