import type { PictureSize, PlacedPicture } from "../model/letter.ts";
import type { PictureTurn } from "../model/picture.ts";
import type { SealPlace, SealPlaces } from "./seal-place.ts";
import { type Emu, emu, spToEmu } from "./units.ts";
import { element } from "./xml.ts";

/**
 * Gives the run of a picture that stands in the line as a character does.
 *
 * Shape: what is to be seen on it is its description; `relation` leads to its part.
 * Source: ISO/IEC 29500-1, 20.4.2.8 (inline), 20.2.2.5 (pic), 20.1.7.6 (xfrm).
 */
export function pictureRun(
  { picture, alt }: PlacedPicture,
  size: PictureSize,
  relation: string,
  id: number,
): string {
  const extent = extentOf(size, picture.turn);
  const inline = element("wp:inline", { distT: 0, distB: 0, distL: 0, distR: 0 }, [
    element("wp:extent", extent),
    turnedExtent(extent, picture.turn),
    element("wp:docPr", { id, name: picture.name, descr: alt }),
    element("wp:cNvGraphicFramePr", {}, [
      element("a:graphicFrameLocks", { "xmlns:a": MAIN, noChangeAspect: 1 }),
    ]),
    graphic(picture, extent, relation, id),
  ]);
  return `<w:r><w:drawing>${inline}</w:drawing></w:r>`;
}

/**
 * Gives the run of a seal: it takes no room, and is over the character before it.
 *
 * Shape: where programs count differently, each finds a place of its own: Word knows `w15`, the others take what is left.
 * Source: ISO/IEC 29500-1, 20.4.2.3 (anchor); 29500-3, 7.5 and 7.6 (AlternateContent).
 */
export function sealRun(
  placed: PlacedPicture,
  size: PictureSize,
  places: SealPlaces,
  relation: string,
  nextId: () => number,
): string {
  const drawn = anchored(placed, size, places, relation, nextId());
  if (places.else === undefined) return `<w:r>${drawn}</w:r>`;
  const other = anchored(placed, size, places.else, relation, nextId());
  return `<w:r><mc:AlternateContent><mc:Choice Requires="w15">${drawn}</mc:Choice><mc:Fallback>${other}</mc:Fallback></mc:AlternateContent></w:r>`;
}

function anchored(
  { picture, alt }: PlacedPicture,
  size: PictureSize,
  { across, down, from }: SealPlace,
  relation: string,
  id: number,
): string {
  const extent = extentOf(size, picture.turn);
  const offset = (name: string, relativeFrom: string, length: Emu): string =>
    element(name, { relativeFrom }, [element("wp:posOffset", {}, [String(length)])]);
  const none = { distT: 0, distB: 0, distL: 0, distR: 0 };
  const over = { simplePos: 0, relativeHeight: 1, behindDoc: 0, locked: 0 };
  const anchor = element("wp:anchor", { ...none, ...over, layoutInCell: 1, allowOverlap: 1 }, [
    element("wp:simplePos", { x: 0, y: 0 }),
    // Of a paragraph, not of a line: LibreOffice 7.4 counts from the foot of a line, downwards.
    offset("wp:positionH", "character", across),
    offset("wp:positionV", from, down),
    element("wp:extent", extent),
    turnedExtent(extent, picture.turn),
    element("wp:wrapNone"),
    element("wp:docPr", { id, name: picture.name, descr: alt }),
    element("wp:cNvGraphicFramePr", {}, [
      element("a:graphicFrameLocks", { "xmlns:a": MAIN, noChangeAspect: 1 }),
    ]),
    graphic(picture, extent, relation, id),
  ]);
  return `<w:drawing>${anchor}</w:drawing>`;
}

/** The picture itself, as all drawings have it. */
export function graphic(
  { name, turn }: PlacedPicture["picture"],
  extent: Extent,
  relation: string,
  id: number,
): string {
  const { rot, flipH, flipV } = TURNS[turn];
  const picture = element("pic:pic", { "xmlns:pic": PICTURE }, [
    element("pic:nvPicPr", {}, [element("pic:cNvPr", { id, name }), element("pic:cNvPicPr")]),
    element("pic:blipFill", {}, [
      element("a:blip", { "r:embed": relation }),
      element("a:stretch", {}, [element("a:fillRect")]),
    ]),
    element("pic:spPr", {}, [
      element("a:xfrm", { rot, flipH, flipV }, [
        element("a:off", { x: 0, y: 0 }),
        element("a:ext", extent),
      ]),
      element("a:prstGeom", { prst: "rect" }, [element("a:avLst")]),
    ]),
  ]);
  const data = element("a:graphicData", { uri: PICTURE }, [picture]);
  return element("a:graphic", { "xmlns:a": MAIN }, [data]);
}

/** The size of a picture before it is turned. */
export type Extent = { readonly cx: Emu; readonly cy: Emu };

/** Gives the size of a picture before it is turned. */
export function extentOf({ width, height }: PictureSize, turn: PictureTurn): Extent {
  const [cx, cy] = [spToEmu(width), spToEmu(height)];
  return turn >= 5 ? { cx: cy, cy: cx } : { cx, cy };
}

/** How far a picture that lies on its side reaches out of its own size. */
function turnedExtent({ cx, cy }: Extent, turn: PictureTurn): string {
  if (turn < 5) return "";
  const [across, down] = [Math.max(0, cy - cx), Math.max(0, cx - cy)].map((one) => emu(one / 2));
  return element("wp:effectExtent", { l: across, t: down, r: across, b: down });
}

const MAIN = "http://schemas.openxmlformats.org/drawingml/2006/main";
const PICTURE = "http://schemas.openxmlformats.org/drawingml/2006/picture";

interface Turned {
  readonly rot?: number;
  readonly flipH?: 1;
  readonly flipV?: 1;
}

/** Quarters of a turn to the right, in 60,000ths of a degree, after the picture is mirrored. */
const TURNS: Readonly<Record<PictureTurn, Turned>> = {
  1: {},
  2: { flipH: 1 },
  3: { rot: 10_800_000 },
  4: { flipV: 1 },
  5: { rot: 16_200_000, flipH: 1 },
  6: { rot: 5_400_000 },
  7: { rot: 5_400_000, flipH: 1 },
  8: { rot: 16_200_000 },
};
