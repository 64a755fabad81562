import { readFileSync } from "node:fs";
import { loadFace } from "../../src/font/load-face.ts";
import { loadShaper } from "../../src/font/load-shaper.ts";
import type { FontFace } from "../../src/model/font-face.ts";
import { world } from "../samples/letters.ts";

let opened: FontFace | undefined;

/** The default face, Noto Serif JP, opened once for all tests of a process. */
export async function defaultFace(): Promise<FontFace> {
  opened ??= await openDefault();
  return opened;
}

async function openDefault(): Promise<FontFace> {
  const name = "NotoSerifJP_400Regular.ttf";
  const folder = "node_modules/@expo-google-fonts/noto-serif-jp/400Regular";
  const bytes = new Uint8Array(readFileSync(`${folder}/${name}`));
  const outcome = loadFace({ path: `fonts/${name}`, bytes }, 0, await loadShaper(), world);
  if (!outcome.ok) throw new Error("the default face cannot be read");
  return outcome.value;
}
