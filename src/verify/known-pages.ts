import type { KnownStreams, Operation } from "./known-streams.ts";
import { type PageFont, readPageFont } from "./page-font.ts";
import { type PageContent, readPageText } from "./page-text.ts";
import { type PdfObjects, resolve } from "./pdf-objects.ts";
import type { PdfDictionary, PdfValue } from "./pdf-value.ts";

interface KnownPage {
  readonly sections: readonly (readonly Operation[])[];
  /** The fonts that its text was shown in, by the names that it has for them. */
  readonly fonts: ReadonlyMap<string, PageFont>;
  readonly content: PageContent;
}

interface KnownFont {
  readonly parts: readonly (PdfValue | undefined)[];
  readonly font: PageFont;
}

/**
 * Pages that were followed before, and fonts that were read before: letters of one template have most of them in common.
 *
 * Shape: a page is known by its operators and its fonts, each the very same object again; so it knows only what its caller has
 * recognised by all of its bytes. What is read never depends on it.
 */
export class KnownPages {
  readonly #pages = new WeakMap<readonly Operation[], readonly KnownPage[]>();
  readonly #fonts = new WeakMap<PdfDictionary, KnownFont>();

  /** What is painted by some streams of operators one after another. Errors: throws at what cannot be read. */
  contentOf(
    sections: readonly (readonly Operation[])[],
    fontOf: (name: string) => PageFont,
  ): PageContent {
    const [first] = sections;
    const known = first === undefined ? [] : (this.#pages.get(first) ?? []);
    const found = known.find((page) => isSame(page, sections, fontOf));
    if (found !== undefined) return found.content;
    const fonts = new Map<string, PageFont>();
    const content = readPageText(sections.flat(), (name) => {
      const font = fontOf(name);
      fonts.set(name, font);
      return font;
    });
    if (first !== undefined) {
      this.#pages.set(first, [{ sections, fonts, content }, ...known].slice(0, MOST_ALIKE));
    }
    return content;
  }

  /** The font that a dictionary stands for. Errors: throws at one that cannot be read. */
  fontOf(objects: PdfObjects, dictionary: PdfDictionary, known: KnownStreams): PageFont {
    const parts = partsOf(objects, dictionary);
    const found = this.#fonts.get(dictionary);
    if (found?.parts.every((part, index) => part === parts[index]) === true) return found.font;
    const font = readPageFont(objects, dictionary, known);
    this.#fonts.set(dictionary, { parts, font });
    return font;
  }
}

function isSame(
  page: KnownPage,
  sections: readonly (readonly Operation[])[],
  fontOf: (name: string) => PageFont,
): boolean {
  return (
    page.sections.length === sections.length &&
    page.sections.every((section, index) => section === sections[index]) &&
    [...page.fonts].every(([name, font]) => fontOf(name) === font)
  );
}

/** All values that a font is read from, as this file has them under their numbers. */
function partsOf(objects: PdfObjects, font: PdfDictionary): readonly (PdfValue | undefined)[] {
  const list = resolve(objects, font.entries.get("DescendantFonts"));
  const descendant = resolve(objects, list?.kind === "array" ? list.items[0] : undefined);
  const entry = (of: PdfValue | undefined, key: string): PdfValue | undefined =>
    of?.kind === "dictionary" ? resolve(objects, of.entries.get(key)) : undefined;
  const descriptor = entry(descendant, "FontDescriptor");
  return [
    list,
    descendant,
    descriptor,
    entry(font, "ToUnicode"),
    ...["DW2", "W", "W2"].map((key) => entry(descendant, key)),
    ...["FontFile2", "FontFile3"].map((key) => entry(descriptor, key)),
  ];
}

/** Pages that begin with the same stream and go on otherwise. */
const MOST_ALIKE = 4;
