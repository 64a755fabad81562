import { deflatedEntry, type ZipEntry } from "../base/bytes/zip.ts";
import type { Letter } from "../model/letter.ts";
import { picturesIn, textParts } from "../model/letter-text.ts";
import type { Picture, PictureFile, Pictures } from "../model/picture.ts";

/** The pictures of a template's letters as parts of their packages. */
export interface PictureParts {
  /** The relationship that leads to a picture. */
  readonly relationOf: (picture: Picture) => string;
  /** The parts that a letter has, each picture once. */
  readonly entriesOf: (letter: Letter) => readonly ZipEntry[];
  /** What the document's relationships say of a letter's pictures; empty where it has none. */
  readonly relationsOf: (letter: Letter) => string;
}

/** Gives the parts of a template's pictures: a picture has one number in all letters. */
export function pictureParts(pictures: Pictures): PictureParts {
  const files = [...pictures.values()];
  const indexOf = ({ sha256 }: Picture): number => files.findIndex((one) => one.sha256 === sha256);
  const entries = new Map<PictureFile, ZipEntry>();
  const usedBy = (letter: Letter): readonly (readonly [PictureFile, number])[] => {
    if (files.length === 0) return [];
    const used = new Set(
      textParts(letter)
        .flatMap(picturesIn)
        .map(({ picture }) => picture.sha256),
    );
    // One picture under two names is one part.
    return files.flatMap((file, index) =>
      used.has(file.sha256) && indexOf(file) === index ? [[file, index] as const] : [],
    );
  };
  return {
    relationOf: (picture) => relation(indexOf(picture)),
    entriesOf: (letter) =>
      usedBy(letter).map(([file, index]) => {
        const entry =
          entries.get(file) ?? deflatedEntry(`word/${partName(file, index)}`, file.bytes);
        entries.set(file, entry);
        return entry;
      }),
    relationsOf: (letter) =>
      usedBy(letter)
        .map(
          ([file, index]) =>
            `<Relationship Id="${relation(index)}" Type="${IMAGE}" Target="${partName(file, index)}"/>`,
        )
        .join(""),
  };
}

function partName({ kind }: Picture, index: number): string {
  return `media/picture${index + 1}.${kind}`;
}

/** Numbers that no other relationship of a letter has. */
function relation(index: number): string {
  return `rId${FIRST + index}`;
}

const FIRST = 1001;
/** Source: ISO/IEC 29500-4, transitional. */
const IMAGE = "http://schemas.openxmlformats.org/officeDocument/2006/relationships/image";
