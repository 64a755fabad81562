import { srgbProfile } from "./icc-profile.ts";
import { packBytes } from "./packed-stream.ts";
import type { PdfFile } from "./pdf-file.ts";
import { refTo } from "./syntax.ts";

/** The profile's stream, the same in every file. */
const PROFILE = packBytes(srgbProfile(), "/N 3");

/**
 * Writes the colour profile and gives the output intent, which says what black means.
 *
 * Source: ISO 32000-1, 14.11.5; ISO 19005-2, 6.2.3.
 */
export function outputIntent(file: PdfFile): string {
  const profile = file.reserve();
  file.stream(profile, PROFILE.entries, PROFILE.data);
  return `<</Type/OutputIntent/S/GTS_PDFA1/OutputConditionIdentifier(sRGB)/Info(sRGB)/DestOutputProfile ${refTo(profile)}>>`;
}
