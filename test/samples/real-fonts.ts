import { existsSync, readFileSync } from "node:fs";
import { createRequire } from "node:module";
import { expect } from "vitest";
import { loadFace } from "../../src/font/load-face.ts";
import type { FontFace } from "../../src/model/font-face.ts";
import { shaper, testWorld } from "./faces.ts";

/** The face that comes with the product. */
export const NOTO_SERIF_JP = createRequire(import.meta.url).resolve(
  "@expo-google-fonts/noto-serif-jp/400Regular/NotoSerifJP_400Regular.ttf",
);

/** The bold face beside it. */
export const NOTO_SERIF_JP_BOLD = createRequire(import.meta.url).resolve(
  "@expo-google-fonts/noto-serif-jp/700Bold/NotoSerifJP_700Bold.ttf",
);

/** Faces from Debian's packages fonts-noto-cjk, fonts-ipaexfont-mincho and fonts-ipamj-mincho. */
export const NOTO_SERIF_CJK = "/usr/share/fonts/opentype/noto/NotoSerifCJK-Regular.ttc";
export const IPAEX_MINCHO = "/usr/share/fonts/opentype/ipaexfont-mincho/ipaexm.ttf";
export const IPAMJ_MINCHO = "/usr/share/fonts/truetype/ipamj/ipamjm.ttf";

/** Tells whether a font of another package is here; in CI all must be. */
export function isInstalled(path: string): boolean {
  if (existsSync(path)) return true;
  if (process.env["CI"] !== undefined) throw new Error(`${path} is not installed`);
  return false;
}

const opened = new Map<string, FontFace>();

/** Opens a face of a font file, once for all tests of a process: a face never changes. */
export function openFace(path: string, index = 0): FontFace {
  const key = `${path} ${index}`;
  const face = opened.get(key) ?? faceOf(path, index);
  opened.set(key, face);
  return face;
}

function faceOf(path: string, index: number): FontFace {
  const bytes = new Uint8Array(readFileSync(path));
  const outcome = loadFace({ path, bytes }, index, shaper, testWorld);
  if (!outcome.ok) expect.fail(JSON.stringify(outcome.errors));
  return outcome.value;
}
