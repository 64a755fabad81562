import type { EncodedSection } from "./encode-section.ts";
import type { FontRefs, PreparedFont } from "./font-objects.ts";
import { metadataWriter } from "./metadata.ts";
import type { PackedStream } from "./packed-stream.ts";
import type { FileFront } from "./pdf-file.ts";
import type { Ref } from "./syntax.ts";
import { haveSameTemplate, type KnownSections, type TemplateKey } from "./template-key.ts";

/** A section of template matter, ready to be put into any letter that has it. */
export interface PackedSection extends EncodedSection {
  readonly stream: PackedStream;
}

/** All of a letter's file that does not depend on what its record says, with room left for that. */
export interface LetterFrame {
  readonly front: FileFront;
  readonly catalog: Ref;
  readonly info: Ref;
  readonly metadata: Ref;
  /** Numbers of the record sections' streams, page by page. */
  readonly recordStreams: readonly Ref[];
  readonly recordFonts: readonly FontRefs[];
}

/** Everything of a letter that comes from its template: page bodies and the fonts they use. */
export interface TemplatePart {
  readonly key: TemplateKey;
  /** By page, then by section; undefined for record matter. */
  readonly pages: readonly (readonly (PackedSection | undefined)[])[];
  readonly fonts: readonly PreparedFont[];
  /** Fronts of files by the outline of the record matter that they leave room for. */
  readonly frames: Map<string, LetterFrame>;
}

/** What the addressee's record adds to a letter. */
export interface RecordPart {
  /** By page, then by section; undefined for template matter. */
  readonly pages: readonly (readonly (PackedSection | undefined)[])[];
  readonly fonts: readonly PreparedFont[];
}

/** Different template parts kept at most; a run has one for each version of its letter. */
const MOST_PARTS = 16;

/**
 * Keeps what is the same in many letters, made and compressed once.
 *
 * Shape: it remembers results of pure functions by their whole input, so a file's bytes are the same
 * with a new cache, a used one, or one used for other letters; the oldest results are forgotten first.
 */
export class TemplateCache {
  readonly #parts: { readonly key: TemplateKey; readonly part: TemplatePart }[] = [];
  /** Pages split into sections. */
  readonly sections: KnownSections = new WeakMap();
  /** What the file says of itself. */
  readonly metadata: ReturnType<typeof metadataWriter> = metadataWriter();

  /** Gives the part of an equal key, or makes it. */
  templatePart(key: TemplateKey, make: () => TemplatePart): TemplatePart {
    const index = this.#parts.findIndex((known) => haveSameTemplate(key, known.key));
    const part = this.#parts[index]?.part ?? make();
    // The part used last comes first, because the next letter is likely to have the same; it is then known by this
    // letter's key, whose objects the next letter is most likely to share.
    if (index >= 0) this.#parts.splice(index, 1);
    this.#parts.unshift({ key, part });
    if (this.#parts.length > MOST_PARTS) this.#parts.pop();
    return part;
  }
}
