import { portableWorld } from "../base/portable-world.ts";
import { tenths } from "../model/seen-pictures.ts";
import type { SeenPicture } from "../model/verification.ts";
import { contentStreams } from "./follow-pages.ts";
import { insteadOfText } from "./instead-of-text.ts";
import type { KnownStreams } from "./known-streams.ts";
import { nameAt, type PdfObjects, resolve, unpacked } from "./pdf-objects.ts";
import { type PageObject, pageTree } from "./pdf-page-tree.ts";
import type { StructureFigure } from "./pdf-structure.ts";
import type { PdfDictionary } from "./pdf-value.ts";
import { type PagePicture, PictureFollower } from "./picture-follower.ts";
import { storedTurn } from "./stored-turn.ts";

/**
 * Gives the pictures of a tagged file: those of its figures in the order of reading, then those that are in none.
 *
 * Shape: `before` counts paragraphs with text, as `hasText` tells.
 */
export function picturesOf(
  objects: PdfObjects,
  figures: readonly StructureFigure[],
  hasText: (paragraph: number) => boolean,
  known: KnownStreams,
): readonly SeenPicture[] {
  const pages = pageTree(objects).pages.filter((page) => imagesOf(objects, page) !== undefined);
  if (pages.length === 0 && figures.length === 0) return [];
  const placed = pages.map((page) => picturesOn(objects, page, known));
  const drawn = placed.flatMap(({ pictures }) => pictures);
  const taken = new Set<OnPage>();
  const seen = (one: OnPage | undefined, alt: string, paragraph: number): SeenPicture => {
    let before = 0;
    for (let at = 0; at < paragraph; at += 1) if (hasText(at)) before += 1;
    if (one === undefined) return { before, alt, width: 0, height: 0, content: "" };
    const { left, bottom, right, top } = one.picture;
    const content = seenContent(objects, one.picture, one.image, known);
    return { before, alt, width: tenths(right - left), height: tenths(top - bottom), content };
  };
  const said = new Map(placed.flatMap((page) => page.said));
  const inFigures = figures.map(({ alt, instead, contents, before }) => {
    const found = drawn.find(({ id }) => contents.includes(id));
    if (found !== undefined) taken.add(found);
    const texts = [instead, ...contents.flatMap((id) => said.get(id) ?? [])];
    for (const id of contents) said.delete(id);
    const other = texts.find((text) => text !== "" && text !== `※［＃${alt}］`);
    return seen(found, other === undefined ? alt : `${alt}（${other}）`, before);
  });
  const others = drawn.filter((one) => !taken.has(one)).map((one) => seen(one, "", 0));
  // Text that stands for something, but for no picture.
  return [...inFigures, ...others, ...[...said.values()].map((text) => seen(undefined, text, 0))];
}

interface OnPage {
  readonly id: string;
  readonly picture: PagePicture;
  readonly image: PdfDictionary | undefined;
}

/** The pictures of a page, and what its marked contents say that readers are to take for their text. */
interface OnOnePage {
  readonly pictures: readonly OnPage[];
  readonly said: readonly (readonly [id: string, text: string])[];
}

function picturesOn(objects: PdfObjects, page: PageObject, known: KnownStreams): OnOnePage {
  const follower = new PictureFollower();
  const open: (number | undefined)[] = [];
  const said: (readonly [string, string])[] = [];
  for (const { operator, operands } of contentStreams(objects, page).flatMap((stream) =>
    known.operationsOf(stream),
  )) {
    if (operator === "BDC" || operator === "BMC") {
      const number = operands[operands.indexOf("/MCID") + 1];
      open.push(operands.includes("/MCID") && typeof number === "number" ? number : open.at(-1));
      const text = insteadOfText(operands);
      if (text !== undefined) said.push([idOf(page, open.at(-1)), text]);
    } else if (operator === "EMC") open.pop();
    else follower.follow(operator, operands, open.at(-1));
  }
  const pictures = follower.pictures.map((picture) => ({
    id: idOf(page, picture.content),
    picture,
    image: imageNamed(objects, page, picture.name),
  }));
  return { pictures, said };
}

function idOf(page: PageObject, content: number | undefined): string {
  return `p${page.object}R_mc${content}`;
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

/** What is seen of a picture on a page: its content, and how it lies where that is not as the picture says itself. */
export function seenContent(
  objects: PdfObjects,
  { turn }: Pick<PagePicture, "turn">,
  image: PdfDictionary | undefined,
  known: KnownStreams,
): string {
  const content = contentOf(objects, image, known);
  const isAsStored = turn === storedTurn(image?.packed ?? NO_BYTES);
  return isAsStored ? content : `${content} ${turn}`;
}

/**
 * Gives a SHA-256 of what is seen of an image: of a JPEG its bytes, else of its samples and of those of its cover. One whose entries
 * say something else than letters' do (another size, a decoding that turns it into its negative) has none.
 */
function contentOf(
  objects: PdfObjects,
  image: PdfDictionary | undefined,
  known: KnownStreams,
): string {
  if (image === undefined) return "";
  const cover = resolve(objects, image.entries.get("SMask"));
  return ownHash(image, known) + (cover?.kind === "dictionary" ? ownHash(cover, known) : "");
}

function ownHash(image: PdfDictionary, known: KnownStreams): string {
  const isOurs = [...image.entries.keys()].every((key) => IMAGE_ENTRIES.has(key));
  if (!isOurs || image.packed === undefined) return "";
  const filter = nameAt(image, "Filter") ?? "";
  const bytes = (): Uint8Array =>
    filter === "DCTDecode" ? (image.packed ?? NO_BYTES) : unpacked(image);
  return known.answerOf(image, filter, () => portableWorld.sha256(bytes()));
}

const NO_BYTES = new Uint8Array();
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
