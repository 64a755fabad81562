import { portableWorld } from "../base/portable-world.ts";
import { tenths } from "../model/seen-pictures.ts";
import type { ForeignMark, SeenPicture } from "../model/verification.ts";
import { type DocxParts, partText } from "./docx-parts.ts";
import type { ScannedPicture } from "./scan-state.ts";
import { storedTurn } from "./stored-turn.ts";
import { xmlTokens } from "./xml-tokens.ts";

/**
 * Gives the pictures of a document with what their parts hold, and as foreign the pictures that no place in it shows.
 *
 * Shape: how a picture is turned belongs to what is seen of it.
 */
export function docxPictures(
  parts: DocxParts,
  scanned: readonly ScannedPicture[],
): { readonly pictures: readonly SeenPicture[]; readonly foreign: readonly ForeignMark[] } {
  const media = [...parts.keys()].filter((name) => name.startsWith(MEDIA));
  if (scanned.length === 0 && media.length === 0) return { pictures: [], foreign: [] };
  const targets = targetsOf(parts);
  const shown = new Set(scanned.map(({ relation }) => `word/${targets.get(relation)}`));
  const foreign = media
    .filter((name) => !shown.has(name))
    .map((text): ForeignMark => ({ kind: "picture", paragraph: 0, text }));
  return { pictures: scanned.map((one) => seen(one, parts, targets)), foreign };
}

function seen(
  { before, alt, relation, width, height, turn }: ScannedPicture,
  parts: DocxParts,
  targets: ReadonlyMap<string, string>,
): SeenPicture {
  const part = parts.get(`word/${targets.get(relation)}`);
  const isOnSide = /^(?:5400000|16200000),/u.test(turn);
  const [across, down] = [width, height].map((emu) => tenths(emu / EMU_PER_PT));
  const hash = part === undefined ? "" : hashOf(part);
  return {
    before,
    alt,
    width: (isOnSide ? down : across) ?? 0,
    height: (isOnSide ? across : down) ?? 0,
    // What lies as it should is not said, so that the hash is the picture's own.
    content: turn === turnOf(part) ? hash : `${hash} ${turn}`,
  };
}

const hashes = new WeakMap<Uint8Array, string>();

function hashOf(part: Uint8Array): string {
  const known = hashes.get(part) ?? portableWorld.sha256(part);
  hashes.set(part, known);
  return known;
}

/** How Word must turn a picture whose camera says how it lies: Word itself does not look at that. */
function turnOf(part: Uint8Array | undefined): string {
  return TURNS[storedTurn(part ?? new Uint8Array())] ?? "";
}

/** `rot,flipH,flipV` by the orientation that EXIF has. */
const TURNS: readonly string[] = [
  ",,",
  ",,",
  ",1,",
  "10800000,,",
  ",,1",
  "16200000,1,",
  "5400000,,",
  "5400000,1,",
  "16200000,,",
];

function targetsOf(parts: DocxParts): ReadonlyMap<string, string> {
  const targets = new Map<string, string>();
  for (const token of xmlTokens(partText(parts, "word/_rels/document.xml.rels"))) {
    if (token.kind !== "open" || token.name !== "Relationship") continue;
    targets.set(token.attributes.get("Id") ?? "", token.attributes.get("Target") ?? "");
  }
  return targets;
}

const MEDIA = "word/media/";
const EMU_PER_PT = 12_700;
