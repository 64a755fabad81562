import type { Outcome } from "../base/outcome.ts";
import type { SourceFile, World } from "../base/world.ts";
import type { FontFace } from "../model/font-face.ts";
import { cutFont } from "./cut-font.ts";
import { openFace } from "./open-face.ts";
import type { Shaper } from "./shaper.ts";

/** Loads one face (書体) that can be cut: `openFace` with all that writes files. */
export function loadFace(
  file: SourceFile,
  index: number,
  shaper: Shaper,
  world: World,
): Outcome<FontFace> {
  return openFace(file, index, { shaper, world, cutFont });
}
