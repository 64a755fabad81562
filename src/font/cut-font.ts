import { cffWriter } from "./cff-writer.ts";
import type { CutFont, FontToCut } from "./font-to-cut.ts";
import { glyfWriter } from "./glyf-writer.ts";
import type { OutlineWriter } from "./outline-writer.ts";
import { planProgram } from "./program-glyphs.ts";
import { type CuttableFont, prepareSubsetFiles, type SubsetFile } from "./subset-file.ts";

/** Cuts programs for PDF and files for Word out of a face. Those who only lay letters out need none of this. */
export const cutFont: CutFont = (font) => {
  const outlines = writerOf(font);
  const subsetFiles = rememberBases({ ...font, outlines });
  return {
    subset: (recipes, name, widths = []) =>
      outlines.program(planProgram(recipes, outlines.references, font.takenAlong), widths, name),
    subsetFile: (text, base = "", family) => subsetFiles(base)(text, family),
  };
};

function writerOf({ sfnt, metrics, outlines }: FontToCut): OutlineWriter {
  return outlines.kind === "glyf"
    ? glyfWriter({ sfnt, metrics, outlines: outlines.glyf })
    : cffWriter({ sfnt, metrics, outlineOf: outlines.outlineOf });
}

/** Bases of Word files that are kept prepared: enough for the versions of a template. */
const KEPT_BASES = 16;

function rememberBases(font: CuttableFont): (base: string) => SubsetFile {
  const known = new Map<string, SubsetFile>();
  return (base) => {
    const subsetFile = known.get(base) ?? prepareSubsetFiles(font, base);
    if (known.size >= KEPT_BASES) known.clear();
    known.set(base, subsetFile);
    return subsetFile;
  };
}
