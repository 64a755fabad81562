import { fontUnits, roundHalfEven } from "../base/units.ts";
import type { World } from "../base/world.ts";
import {
  CFF_STREAM,
  describeForPdf,
  PROGRAM_ENTRIES,
  subsetName,
  toUnicodeCmap,
} from "../font/pdf-font.ts";
import type { FontFace } from "../model/font-face.ts";
import type { CidEntry, CidTable } from "./cid-table.ts";
import type { PackedStream, Packer } from "./packed-stream.ts";
import type { CompressedObject, PdfFile } from "./pdf-file.ts";
import { latin1, pdfName, type Ref, refTo } from "./syntax.ts";

/** A font's entry among a page's resources: its name, and whether it has a twin for horizontal lines. */
export interface FontUse {
  readonly resource: string;
  readonly isUsedHorizontally: boolean;
}

/** A font cut to what a table of CIDs uses, compressed and ready to be put into any file. */
export interface PreparedFont extends FontUse {
  /** Whether something in it says a private-use character (外字), which means nothing to any other reader. */
  readonly hasPrivateUse: boolean;
  /** PostScript name with the subset's tag. */
  readonly name: string;
  readonly format: "truetype" | "cff";
  readonly program: PackedStream;
  readonly toUnicode: PackedStream;
  /** Entries of the CIDFont's dictionary about widths. */
  readonly widths: string;
  /** Entries of the font descriptor except name and file. */
  readonly descriptor: string;
}

/** Numbers of a font's objects in a file. */
export interface FontRefs {
  readonly program: Ref;
  readonly toUnicode: Ref;
  readonly descriptor: Ref;
  readonly descendant: Ref;
  readonly vertical: Ref;
  /** Only if the font is used in horizontal lines too. */
  readonly horizontal: Ref | undefined;
}

/**
 * Cuts the subset and makes everything about the font that does not depend on the file it goes into.
 *
 * Shape: the subset's tag comes from what the subset holds, so equal subsets have equal names.
 * Errors: throws if the face must not be embedded; that is reported to the user when faces are loaded.
 * Source: ISO 32000-1, 9.6.4 (subset names), 9.7.4 (CIDFonts), 9.10.3 (ToUnicode).
 */
export function prepareFont(table: CidTable, world: World, pack: Packer): PreparedFont {
  const { face, entries } = table;
  if (!face.permission.mayEmbed) throw new Error(`${face.postScriptName} must not be embedded`);
  const recipes = JSON.stringify(entries.map((entry) => [entry.recipe, entry.width]));
  const name = subsetName(face, `${face.sha256} ${face.index} ${recipes}`, world);
  const program = face.subset(
    entries.map((entry) => entry.recipe),
    name,
    entries.map((entry) =>
      fontUnits(roundHalfEven((entry.width * face.metrics.unitsPerEm) / 1000)),
    ),
  );
  return {
    resource: table.resource,
    isUsedHorizontally: table.usedHorizontally,
    hasPrivateUse: entries.some((entry) => /\p{Co}/u.test(entry.text)),
    name,
    format: program.format,
    program: pack(
      program.bytes,
      program.format === "truetype" ? `/Length1 ${program.bytes.length}` : `/Subtype/${CFF_STREAM}`,
    ),
    toUnicode: pack(
      latin1(toUnicodeCmap(entries.map(({ text }) => (text === "" ? SAYS_NOTHING : text)))),
    ),
    widths: widthEntries(entries),
    descriptor: descriptorEntries(face),
  };
}

/** Gives a font's objects their numbers. */
export function numberFont(font: FontUse, file: PdfFile): FontRefs {
  return {
    program: file.reserve(),
    toUnicode: file.reserve(),
    descriptor: file.reserve(),
    descendant: file.reserve(),
    vertical: file.reserve(),
    horizontal: font.isUsedHorizontally ? file.reserve() : undefined,
  };
}

/** The font's entries in a dictionary of fonts: its name for vertical lines, and with `h` for horizontal ones. */
export function fontResources(font: FontUse, refs: FontRefs): string {
  const vertical = `/${font.resource} ${refTo(refs.vertical)}`;
  return refs.horizontal === undefined
    ? vertical
    : `${vertical}/${font.resource}h ${refTo(refs.horizontal)}`;
}

/** Writes the font's streams and gives its other objects. */
export function placeFont(
  font: PreparedFont,
  refs: FontRefs,
  file: PdfFile,
): readonly CompressedObject[] {
  file.stream(refs.program, font.program.entries, font.program.data);
  file.stream(refs.toUnicode, font.toUnicode.entries, font.toUnicode.data);
  const entries = PROGRAM_ENTRIES[font.format];
  const name = pdfName(font.name);
  const kind = `${entries.subtype}${entries.mapsToGids ? "/CIDToGIDMap/Identity" : ""}`;
  const typeZero = (ref: Ref, encoding: string): CompressedObject => ({
    ref,
    body: `<</Type/Font/Subtype/Type0/BaseFont${name}/Encoding/${encoding}/DescendantFonts[${refTo(refs.descendant)}]/ToUnicode ${refTo(refs.toUnicode)}>>`,
  });
  return [
    {
      ref: refs.descriptor,
      body: `<</Type/FontDescriptor/FontName${name}${font.descriptor}/${entries.file} ${refTo(refs.program)}>>`,
    },
    {
      ref: refs.descendant,
      body:
        `<</Type/Font/Subtype/${kind}/BaseFont${name}` +
        `/CIDSystemInfo<</Registry(Adobe)/Ordering(Identity)/Supplement 0>>` +
        `/FontDescriptor ${refTo(refs.descriptor)}${font.widths}>>`,
    },
    typeZero(refs.vertical, "Identity-V"),
    ...(refs.horizontal === undefined ? [] : [typeZero(refs.horizontal, "Identity-H")]),
  ];
}

// A unit that says nothing still needs an entry (ISO 19005-2, 6.2.11.7.2); readers show this one as nothing.
const SAYS_NOTHING = "\u200b";

/** `/DW`, `/W`, `/DW2` and `/W2`: the arrays name only what differs from the defaults. */
function widthEntries(entries: readonly CidEntry[]): string {
  const usualY = mostCommon(entries.map((entry) => entry.origin.y)) ?? 880;
  const widths = entries.map((entry) => (entry.width === 1000 ? undefined : String(entry.width)));
  const heights = entries.map((entry) =>
    entry.height === 1000 && entry.origin.y === usualY && entry.origin.x * 2 === entry.width
      ? undefined
      : `${-entry.height} ${entry.origin.x} ${entry.origin.y}`,
  );
  return `/DW 1000/W[${grouped(widths)}]/DW2[${usualY} -1000]/W2[${grouped(heights)}]`;
}

/** Writes values of consecutive CIDs as `first [value value …]`. */
function grouped(values: readonly (string | undefined)[]): string {
  let text = "";
  let isOpen = false;
  values.forEach((value, index) => {
    if (value === undefined) {
      if (isOpen) text += "]";
      isOpen = false;
      return;
    }
    text += isOpen ? ` ${value}` : `${index + 1}[${value}`;
    isOpen = true;
  });
  return isOpen ? `${text}]` : text;
}

function mostCommon(values: readonly number[]): number | undefined {
  const counts = new Map<number, number>();
  for (const value of values) counts.set(value, (counts.get(value) ?? 0) + 1);
  let best: number | undefined;
  for (const [value, count] of counts) {
    if (best === undefined || count > (counts.get(best) ?? 0)) best = value;
  }
  return best;
}

function descriptorEntries(face: FontFace): string {
  const { flags, bounds, italicAngle, ascent, descent, capHeight, stemV } = describeForPdf(face);
  return (
    `/Flags ${flags}/FontBBox[${bounds.join(" ")}]/ItalicAngle ${italicAngle}` +
    `/Ascent ${ascent}/Descent ${descent}/CapHeight ${capHeight}/StemV ${stemV}`
  );
}
