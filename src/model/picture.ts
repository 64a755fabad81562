import type { Diagnostic } from "../base/diagnostic.ts";

/** How many pixels of a camera's picture go where: what EXIF calls its orientation. 1 is as it is stored. */
export type PictureTurn = 1 | 2 | 3 | 4 | 5 | 6 | 7 | 8;

/** A picture of a template (図・公印・外字), as letters know it: all but its bytes. */
export interface Picture {
  /** The file's name in the folder of pictures, in NFC. */
  readonly name: string;
  readonly kind: "png" | "jpeg";
  /** SHA-256 of the bytes that files carry. */
  readonly sha256: string;
  /** The same of what a PDF holds of it: a JPEG's bytes, else its samples and how far each covers what is under it. */
  readonly pageSha256: string;
  /** Pixels as they are stored. */
  readonly width: number;
  readonly height: number;
  readonly turn: PictureTurn;
  /** Pixels to an inch, where the file says so. */
  readonly density?: number;
}

/** The samples of a picture: rows from the top, grey or red, green and blue, one byte each. */
export interface PictureSamples {
  readonly colours: Uint8Array;
  /** How far each pixel covers what is under it, from 0 to 255; undefined where all do. */
  readonly cover: Uint8Array | undefined;
}

/** A picture with its bytes. */
export interface PictureFile extends Picture {
  /** As Word files and pages for browsers carry it: without what cameras and programs say of the place and the time. */
  readonly bytes: Uint8Array;
  readonly components: 1 | 3;
  /** The space of its colours, where the file says one that is wider than sRGB. */
  readonly colourSpace?: string;
  /** Undefined for a JPEG, which a PDF carries as it is. */
  readonly samples: PictureSamples | undefined;
}

/** The pictures of a template by their names. */
export type Pictures = ReadonlyMap<string, PictureFile>;

/** The pictures beside a template. */
export interface ReadPictures {
  readonly pictures: Pictures;
  /** What they are called among the files beside it. */
  readonly keys: readonly string[];
  /** What is wrong with those that no letter may have. */
  readonly problems: readonly Diagnostic[];
  /** The names of those that lie beside it, but that it does not name: what may have been meant. */
  readonly others: readonly string[];
}

/** Those of a template without any. */
export const NO_PICTURES: Pictures = new Map();

/** The folder beside a template in which its pictures are. */
export const PICTURE_FOLDER = "画像";

/** What a picture is called among the files beside a template. */
export function pictureKey(name: string): string {
  return `${PICTURE_FOLDER}/${name.normalize("NFC")}`;
}

/** Where a file beside a template is: a picture by its key, a partial by the name that templates include it by. */
export function besidePath(folder: string, key: string): string {
  return pictureName(key) === undefined ? `${folder}/partials/${key}.hbs` : `${folder}/${key}`;
}

/** The name of a picture among the files beside a template; undefined for another file. */
export function pictureName(key: string): string | undefined {
  return key.startsWith(`${PICTURE_FOLDER}/`) ? key.slice(PICTURE_FOLDER.length + 1) : undefined;
}

/** Tells whether a file's name is that of a picture. */
export function isPictureFile(name: string): boolean {
  return /\.(?:png|jpe?g)$/iu.test(name);
}

/** Tells whether a text names a picture: in 「 」 as annotations do, or after 画像 as the settings do; 掛絵.png does not name 絵.png. */
export function isNamedIn(text: string, name: string): boolean {
  const own = name.normalize("NFC");
  if (text.includes(`「${own}」`)) return true;
  const after = text.split(SETTING).slice(1);
  return after.some(
    (rest) => rest.startsWith(own) && /^["']?\s*(?:[,}#\n]|$)/u.test(rest.slice(own.length)),
  );
}

const SETTING = /["']?画像["']?[ \t]*[:：][ \t]*["']?/u;

/** Names in a text that are those of picture files, whether there are such files or not. */
export function pictureNamesIn(text: string): readonly string[] {
  const named = text.matchAll(
    /「(?<name>[^「」\n]+\.(?:png|jpe?g))」|画像["']?[ \t]*[:：][ \t]*["']?(?<own>[^"',{}#\n]+\.(?:png|jpe?g))/giu,
  );
  return [...named].map(({ groups }) => groups?.["name"] ?? groups?.["own"] ?? "");
}

/** Gives a picture without its bytes. */
export function pictureOf(file: PictureFile): Picture {
  const { bytes, components, samples, colourSpace, ...picture } = file;
  return picture;
}

/** Finds the bytes of a picture that a letter has. Errors: throws if the template has it no more, which cannot be. */
export function pictureFile(pictures: Pictures, sha256: string): PictureFile {
  for (const file of pictures.values()) if (file.sha256 === sha256) return file;
  throw new Error("a letter has a picture that its template has not");
}

/** The pixels across and down as the picture is seen. */
export function seenPixels({ width, height, turn }: Picture): {
  readonly width: number;
  readonly height: number;
} {
  return turn >= 5 ? { width: height, height: width } : { width, height };
}
