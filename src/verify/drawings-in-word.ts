import { NO_PICTURE, type Scan, type ScannedPicture, type SealPlace } from "./scan-state.ts";

type Attributes = ReadonlyMap<string, string>;

/**
 * What the elements of pictures say, as they are opened.
 *
 * Source: ISO/IEC 29500-1, 20.4.2.3 (anchor), 20.4.2.8 (inline); 29500-3, 7.5 (AlternateContent).
 */
export const DRAWINGS_OPENED: Readonly<
  Record<string, (scan: Scan, attributes: Attributes, path: readonly string[]) => void>
> = {
  "w:drawing": (scan) => {
    scan.picture = { ...NO_PICTURE, before: scan.texts.length };
  },
  "mc:Fallback": (scan) => {
    if (scan.alternative === undefined) tell(scan, "mc:AlternateContent");
  },
  "wp:positionV": (scan, attributes) => {
    const from = attributes.get("relativeFrom") ?? "";
    scan.picture = { ...scan.picture, place: { ...placeOf(scan), from } };
  },
  "wp:docPr": (scan, attributes) => {
    scan.picture = { ...scan.picture, alt: attributes.get("descr") ?? "" };
  },
  "wp:extent": (scan, attributes) => {
    const [width, height] = [numberOf(attributes, "cx"), numberOf(attributes, "cy")];
    scan.picture = { ...scan.picture, width, height };
  },
  "a:xfrm": (scan, attributes) => {
    const turn = ["rot", "flipH", "flipV"].map((name) => attributes.get(name) ?? "").join();
    scan.picture = { ...scan.picture, turn };
  },
  "a:ext": (scan, attributes) => {
    const { width, height } = scan.picture;
    const isStretched =
      numberOf(attributes, "cx") !== width || numberOf(attributes, "cy") !== height;
    scan.picture = { ...scan.picture, isStretched };
  },
  "a:blip": (scan, attributes) => {
    scan.picture = { ...scan.picture, relation: attributes.get("r:embed") ?? "" };
  },
};

/** What is done as the elements of pictures are closed. Shape: a seal that is told in two ways is one picture. */
export const DRAWINGS_CLOSED: Readonly<Record<string, (scan: Scan) => void>> = {
  "w:drawing": (scan) => {
    const { picture } = scan;
    if (picture.isStretched) tell(scan, "a:ext");
    const { width, height, place } = picture;
    if (place !== undefined && !isAtName(picture, place)) tell(scan, "wp:posOffset");
    if (isChoice(place)) {
      if (scan.alternative !== undefined) tell(scan, "mc:AlternateContent");
      scan.alternative = picture;
      return;
    }
    if (scan.alternative !== undefined && !isAlike(scan.alternative, picture)) {
      tell(scan, "mc:AlternateContent");
    }
    scan.alternative = undefined;
    scan.pictures.push(picture);
    // A picture of a character is as large as the characters that it is among.
    scan.rubyBase = Math.max(scan.rubyBase, Math.max(width, height) / EMU_PER_HALF_POINT);
  },
  // Programs that do not know the first way would show nothing.
  "mc:AlternateContent": (scan) => {
    if (scan.alternative !== undefined) tell(scan, "mc:AlternateContent");
    scan.alternative = undefined;
  },
};

/** Takes how far a seal is from what its place counts from. */
export function addOffset(scan: Scan, text: string, path: readonly string[]): void {
  const side = path.includes("wp:positionH") ? "across" : "down";
  const place = { ...placeOf(scan), [side]: Number(text) };
  scan.picture = { ...scan.picture, place };
}

function placeOf({ picture }: Scan): SealPlace {
  return picture.place ?? { across: Number.NaN, down: Number.NaN, from: "" };
}

/** Whether it is the way in which Word alone is told the place: from the sheet. */
function isChoice(place: SealPlace | undefined): boolean {
  return place !== undefined && place.from !== "paragraph";
}

/** Whether the two ways show one picture. */
function isAlike(one: ScannedPicture, other: ScannedPicture): boolean {
  const said = ({ before, alt, relation, width, height, turn }: ScannedPicture): string =>
    [before, alt, relation, width, height, turn].join("\u0000");
  return said(one) === said(other) && other.place !== undefined;
}

/**
 * Whether a seal begins with the last character of a name and has the line of the name in its middle, as near as the largest
 * characters and lines leave open. From the sheet only what is across it is known.
 */
function isAtName({ width, height }: ScannedPicture, { across, down, from }: SealPlace): boolean {
  const begins = (offset: number): boolean => offset <= 0 && offset >= -LARGEST_CHARACTER;
  const isInMiddle = (offset: number): boolean => offset >= 0 && offset <= LARGEST_LINE;
  if (from === "page") return isInMiddle(across + width / 2) && down >= 0 && down <= LARGEST_SHEET;
  if (from === "bottomMargin") {
    return isInMiddle(across + width / 2) && down <= 0 && down >= -LARGEST_ROOM;
  }
  return begins(across) && (isInMiddle(down + height / 2) || isInMiddle(down + width / 2));
}

function tell(scan: Scan, text: string): void {
  scan.marks.push({ kind: "picture", paragraph: 0, text });
}

function numberOf(attributes: Attributes, name: string): number {
  return Number(attributes.get(name) ?? 0);
}

const EMU_PER_HALF_POINT = 6_350;
/** An inch each, in EMU. */
const LARGEST_CHARACTER = 914_400;
const LARGEST_LINE = 914_400;
/** A seal of 60 millimetres and the marks of notes behind a name. */
const LARGEST_ROOM = 2_160_000 + 914_400;
/** The long side of A3. */
const LARGEST_SHEET = 15_120_000;
