import { readFileSync, statSync } from "node:fs";
import { createRequire } from "node:module";
import { join } from "node:path";
import { type Diagnostic, error } from "../base/diagnostic.ts";
import { nearestName } from "../base/nearest-name.ts";
import { failure, type Outcome, success } from "../base/outcome.ts";
import type { SourceFile } from "../base/world.ts";
import { loadFace } from "../font/load-face.ts";
import { loadShaper } from "../font/load-shaper.ts";
import { faceCount } from "../font/open-face.ts";
import type { Shaper } from "../font/shaper.ts";
import type { FontFace } from "../model/font-face.ts";
import { namesInFolder } from "./input-files.ts";
import { nodeWorld } from "./node-world.ts";
import { fontPath, type Project, projectAt, projectPath } from "./project.ts";
import { systemErrorCode } from "./system-error.ts";

/** A font file that may be used, with the path it is known by. */
export interface FontFile {
  readonly path: string;
  readonly shownAs: string;
}

/** What names a face: its names, the file it lies in, or both. */
function namesOf(face: FontFace): readonly string[] {
  const file = face.path.split("/").at(-1) ?? face.path;
  return [
    face.family,
    ...(face.familyJa === undefined ? [] : [face.familyJa]),
    face.postScriptName,
    `${face.family} ${face.style}`,
    file,
    file.replace(/\.[^.]+$/u, ""),
  ];
}

/**
 * Lists the font files in the order in which they are searched: the user's own, by name, then
 * the face that comes with the product. Fonts for the web, which cannot be used, are among them to be named as such.
 *
 * Errors: `job/system-refused` for a folder that cannot be read.
 */
export function findFontFiles(project: Project): Outcome<readonly FontFile[]> {
  const names = namesInFolder(project, project.fonts);
  if (!names.ok) return names;
  const own = names.value
    .filter((name) => /\.(?:ttf|otf|ttc|otc|woff2?)$/iu.test(name))
    .map((name) => ({ path: join(project.fonts, name), shownAs: fontPath(project, name) }));
  return success([...own, ...boldFontFile(), defaultFontFile()]);
}

/** The bold face beside it, where the program has it: an installed one does, a packed one has its own in the fonts' folder. */
function boldFontFile(): readonly FontFile[] {
  try {
    const path = createRequire(import.meta.url).resolve(
      "@expo-google-fonts/noto-serif-jp/700Bold/NotoSerifJP_700Bold.ttf",
    );
    return [{ path, shownAs: BOLD_FILE }];
  } catch {
    return [];
  }
}

/** Tells whether the bold face that goes with the default one is here: that of the program, or its file in the fonts' folder. */
export function hasBoldFace(project: Project): boolean {
  const files = findFontFiles(project);
  return files.ok && files.value.some(({ path }) => path.endsWith(BOLD_FILE));
}

const BOLD_FILE = "NotoSerifJP_700Bold.ttf";

/** The face that every letter has unless its template names another: Noto Serif JP Regular. */
export function defaultFontFile(): FontFile {
  const path = createRequire(import.meta.url).resolve(
    "@expo-google-fonts/noto-serif-jp/400Regular/NotoSerifJP_400Regular.ttf",
  );
  return { path, shownAs: "NotoSerifJP_400Regular.ttf" };
}

/**
 * Opens the faces that a template names, in its order, or the default face if it names none. The default
 * face always comes last, so that a character which the named ones lack can still be taken from it.
 *
 * Errors: `font/…` for a file that cannot be read, `job/unknown-font` for a name that no file has; the
 * warnings of the files that are used.
 */
export async function openFaces(
  names: readonly string[],
  project: Project = projectAt(),
): Promise<Outcome<readonly FontFace[]>> {
  const shaper = await loadShaper();
  if (names.length === 0) return openFile(defaultFontFile(), shaper);
  const diagnostics: Diagnostic[] = [];
  const warnings: Diagnostic[] = [];
  const known: FontFace[] = [];
  const files = findFontFiles(project);
  if (!files.ok) return files;
  const isBoldAsked = names.some((name) => /bold/iu.test(name));
  for (const file of files.value) {
    // Eight million bytes that most letters have nothing of.
    if (file.shownAs === BOLD_FILE && !isBoldAsked) continue;
    const opened = openFile(file, shaper);
    if (opened.ok) {
      known.push(...opened.value);
      warnings.push(...opened.warnings);
    } else diagnostics.push(...opened.errors);
  }
  // A file that cannot be read may be the one that is named: it is reported, and not a second time as unknown.
  // One of a kind that cannot be used disturbs nobody who does not name it.
  const unusable = diagnostics.filter(({ code }) => code === "font/unsupported-format");
  if (diagnostics.length > unusable.length) return failure(diagnostics);
  const chosen = names.map((name) => known.find((face) => isNamed(face, name)));
  const unknown = names.filter((_, index) => chosen[index] === undefined);
  if (unknown.length > 0) {
    return failure([...unknown.map((name) => unknownFont(name, known, project)), ...unusable]);
  }
  const fallback = known.at(-1);
  const faces = [...chosen, fallback].filter((face) => face !== undefined);
  const used = new Set(faces.map(({ path }) => path));
  const ofUsed = warnings.filter(({ at }) => at.kind === "file" && used.has(at.path));
  return success([...new Set(faces)], ofUsed);
}

/** File names may be composed in one way or the other. */
function isNamed(face: FontFace, name: string): boolean {
  return namesOf(face).some((own) => own.normalize("NFC") === name.normalize("NFC"));
}

function unknownFont(name: string, known: readonly FontFace[], project: Project): Diagnostic {
  const families = [...new Set(known.map(({ family }) => family))].join("、");
  const nearest = nearestName(name, known.flatMap(namesOf)) ?? "";
  return error(
    "job/unknown-font",
    { kind: "file", path: projectPath(project, project.fonts) },
    { name, nearest, known: families },
  );
}

/** Tells whether a font file is one that comes with the program. */
export function isShippedFont({ path }: FontFile): boolean {
  return [...boldFontFile(), defaultFontFile()].some((file) => file.path === path);
}

/** A font file as it was opened. */
interface OpenedFonts {
  readonly source: SourceFile;
  readonly faces: Outcome<readonly FontFace[]>;
}

/** Files, and bytes of them, that are kept open for the next run of a program. */
const KEPT_FILES = 4;
const KEPT_BYTES = 64 * 1024 * 1024;

/** The font files that were opened last, the newest first. */
let kept: readonly OpenedFonts[] = [];

/** Lets go of the files that are kept open: a run whose letters other processes make, and which goes on for hours, has no use for them. */
export function forgetFonts(): void {
  kept = [];
}

/**
 * Opens every face of a file. One that has the same bytes as when it was opened last is not looked at again: that takes a
 * tenth of a second, and a program of several runs, or a check that is repeated, opens the same fonts each time.
 *
 * Errors: `job/file-unreadable`, `font/…`.
 */
export function openFile(file: FontFile, shaper: Shaper): Outcome<readonly FontFace[]> {
  const at = { kind: "file", path: file.shownAs } as const;
  // A pipe or a device in the folder is never read to its end.
  if (statSync(file.path, { throwIfNoEntry: false })?.isFile() === false) {
    return failure([error("job/not-a-file", at, { path: file.shownAs })]);
  }
  let bytes: Uint8Array;
  try {
    const { buffer, byteOffset, byteLength } = readFileSync(file.path);
    bytes = new Uint8Array(buffer, byteOffset, byteLength);
  } catch (cause) {
    const reason = systemErrorCode(cause);
    return failure([error("job/file-unreadable", at, { path: file.shownAs, reason })]);
  }
  const source = { path: file.shownAs, bytes };
  const known = kept.find((one) => isSameFile(one.source, source));
  const opened = known ?? { source, faces: facesOf(source, shaper) };
  const others = kept.filter((one) => one !== opened).slice(0, KEPT_FILES - 1);
  const total = others.reduce((sum, one) => sum + one.source.bytes.length, bytes.length);
  if (total <= KEPT_BYTES) kept = [opened, ...others];
  return opened.faces;
}

function isSameFile(one: SourceFile, other: SourceFile): boolean {
  return one.path === other.path && Buffer.compare(one.bytes, other.bytes) === 0;
}

function facesOf(source: SourceFile, shaper: Shaper): Outcome<readonly FontFace[]> {
  const faces: FontFace[] = [];
  const warnings: Diagnostic[] = [];
  for (let index = 0; index < faceCount(source); index += 1) {
    const face = loadFace(source, index, shaper, nodeWorld);
    if (!face.ok) return face;
    faces.push(face.value);
    warnings.push(...face.warnings);
  }
  return success(faces, warnings);
}
