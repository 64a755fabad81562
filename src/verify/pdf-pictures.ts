import { portableWorld } from "../base/portable-world.ts";
import { tenths } from "../model/seen-pictures.ts";
import type { SeenPicture } from "../model/verification.ts";
import { contentStreams } from "./follow-pages.ts";
import { KnownStreams } from "./known-streams.ts";
import { nameAt, type PdfObjects, resolve, unpacked } from "./pdf-objects.ts";
import { type PageObject, pageTree } from "./pdf-page-tree.ts";
import type { StructureFigure } from "./pdf-structure.ts";
import type { PdfDictionary } from "./pdf-value.ts";
import { type PagePicture, PictureFollower } from "./picture-follower.ts";

/**
 * Gives the pictures of a tagged file: those of its figures in the order of reading, then those that are in none.
 *
 * Shape: `before` counts paragraphs with text, as `hasText` tells.
 */
export function picturesOf(
  objects: PdfObjects,
  figures: readonly StructureFigure[],
  hasText: (paragraph: number) => boolean,
): readonly SeenPicture[] {
  const pages = pageTree(objects).pages.filter((page) => imagesOf(objects, page) !== undefined);
  if (pages.length === 0 && figures.length === 0) return [];
  const placed = pages.flatMap((page) => picturesOn(objects, page));
  const taken = new Set<OnPage>();
  const seen = (one: OnPage | undefined, alt: string, paragraph: number): SeenPicture => {
    let before = 0;
    for (let at = 0; at < paragraph; at += 1) if (hasText(at)) before += 1;
    if (one === undefined) return { before, alt, width: 0, height: 0, content: "" };
    const { left, bottom, right, top } = one.picture;
    const content = contentOf(objects, one.image);
    return { before, alt, width: tenths(right - left), height: tenths(top - bottom), content };
  };
  const inFigures = figures.map(({ alt, contents, before }) => {
    const found = placed.find(({ id }) => contents.includes(id));
    if (found !== undefined) taken.add(found);
    return seen(found, alt, before);
  });
  const others = placed.filter((one) => !taken.has(one)).map((one) => seen(one, "", 0));
  return [...inFigures, ...others];
}

interface OnPage {
  readonly id: string;
  readonly picture: PagePicture;
  readonly image: PdfDictionary | undefined;
}

function picturesOn(objects: PdfObjects, page: PageObject): readonly OnPage[] {
  const known = new KnownStreams();
  const follower = new PictureFollower();
  const open: (number | undefined)[] = [];
  for (const { operator, operands } of contentStreams(objects, page).flatMap((stream) =>
    known.operationsOf(stream),
  )) {
    if (operator === "BDC" || operator === "BMC") {
      const number = operands[operands.indexOf("/MCID") + 1];
      open.push(operands.includes("/MCID") && typeof number === "number" ? number : open.at(-1));
    } else if (operator === "EMC") open.pop();
    else follower.follow(operator, operands, open.at(-1));
  }
  return follower.pictures.map((picture) => ({
    id: `p${page.object}R_mc${picture.content}`,
    picture,
    image: imageNamed(objects, page, picture.name),
  }));
}

/** The picture that a page's resources have under a name; undefined for anything but an image. */
export function imageNamed(
  objects: PdfObjects,
  page: PageObject,
  name: string,
): PdfDictionary | undefined {
  const image = resolve(objects, imagesOf(objects, page)?.entries.get(name));
  return image?.kind === "dictionary" && nameAt(image, "Subtype") === "Image" ? image : undefined;
}

function imagesOf(objects: PdfObjects, page: PageObject): PdfDictionary | undefined {
  const resources = resolve(objects, page.entries.get("Resources"));
  if (resources?.kind !== "dictionary") return undefined;
  const images = resolve(objects, resources.entries.get("XObject"));
  return images?.kind === "dictionary" ? images : undefined;
}

const hashes = new WeakMap<PdfDictionary, string>();

/**
 * Gives a SHA-256 of what is seen of an image: of a JPEG its bytes, else of its samples and of those of its cover. One whose entries
 * say something else than letters' do (another size, a decoding that turns it into its negative) has none.
 */
export function contentOf(objects: PdfObjects, image: PdfDictionary | undefined): string {
  if (image === undefined) return "";
  const known = hashes.get(image);
  if (known !== undefined) return known;
  const cover = resolve(objects, image.entries.get("SMask"));
  const hash = ownHash(image) + (cover?.kind === "dictionary" ? ownHash(cover) : "");
  hashes.set(image, hash);
  return hash;
}

function ownHash(image: PdfDictionary): string {
  const isOurs = [...image.entries.keys()].every((key) => IMAGE_ENTRIES.has(key));
  if (!isOurs || image.packed === undefined) return "";
  const isJpeg = nameAt(image, "Filter") === "DCTDecode";
  return portableWorld.sha256(isJpeg ? image.packed : unpacked(image));
}

const IMAGE_ENTRIES: ReadonlySet<string> = new Set([
  "Type",
  "Subtype",
  "Width",
  "Height",
  "ColorSpace",
  "BitsPerComponent",
  "Filter",
  "Length",
  "SMask",
]);
