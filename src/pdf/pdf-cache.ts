import { zlibDeflate } from "../base/bytes/deflate.ts";
import type { EncodedSection } from "./encode-section.ts";
import type { PreparedFont } from "./font-objects.ts";
import type { PackedStream } from "./packed-stream.ts";
import { latin1 } from "./syntax.ts";
import type { TemplateKey } from "./template-key.ts";

/** A section of template matter, ready to be put into any letter that has it. */
export interface PackedSection extends EncodedSection {
  readonly stream: PackedStream;
}

/** Everything of a letter that comes from its template: page bodies and the fonts they use. */
export interface TemplatePart {
  readonly key: TemplateKey;
  /** By page, then by section; undefined where record matter stands. */
  readonly pages: readonly (readonly (PackedSection | undefined)[])[];
  readonly fonts: readonly PreparedFont[];
}

/** Different template parts and texts kept at most; a run has a part for each version of its letter. */
const MOST_PARTS = 16;
const MOST_TEXTS = 64;

/**
 * Keeps what is the same in many letters, made and compressed once.
 *
 * Shape: it remembers results of pure functions by their whole input, so a file's bytes are the same
 * with a new cache, a used one, or one used for other letters; the oldest results are forgotten first.
 */
export class TemplateCache {
  readonly #parts: TemplatePart[] = [];
  readonly #texts = new Map<string, Uint8Array>();

  /** Compresses text that other letters are likely to hold too. */
  readonly deflateText = (text: string): Uint8Array => {
    const known = this.#texts.get(text);
    if (known !== undefined) return known;
    const packed = zlibDeflate(latin1(text));
    if (this.#texts.size >= MOST_TEXTS) {
      for (const oldest of this.#texts.keys()) {
        this.#texts.delete(oldest);
        break;
      }
    }
    this.#texts.set(text, packed);
    return packed;
  };

  /** Gives the part for which `isMatch` holds, or makes it. */
  templatePart(isMatch: (key: TemplateKey) => boolean, make: () => TemplatePart): TemplatePart {
    const index = this.#parts.findIndex((part) => isMatch(part.key));
    const part = this.#parts[index] ?? make();
    // The part used last stands first, because the next letter is likely to have the same.
    if (index !== 0) {
      if (index > 0) this.#parts.splice(index, 1);
      this.#parts.unshift(part);
      if (this.#parts.length > MOST_PARTS) this.#parts.pop();
    }
    return part;
  }
}
