import { eachOperator, type Operand } from "./content-operators.ts";
import { isPacked, unpacked } from "./pdf-objects.ts";
import type { PdfDictionary } from "./pdf-value.ts";

/** An operator with the operands before it. */
export interface Operation {
  readonly operator: string;
  readonly operands: readonly Operand[];
}

interface KnownStream {
  readonly packed: Uint8Array;
  readonly operations: readonly Operation[];
}

/**
 * The operators of streams that were read before: letters of one template have most of their streams in common.
 *
 * Shape: a stream is known by all of its bytes; what is not packed is short and read each time. It belongs to whoever
 * reads many files, and what is read never depends on it.
 */
export class KnownStreams {
  readonly #byLength = new Map<number, KnownStream[]>();
  #count = 0;

  /** Errors: throws at what cannot be unpacked or is not a sequence of operators. */
  operationsOf(stream: PdfDictionary): readonly Operation[] {
    const { packed } = stream;
    if (packed === undefined || !isPacked(stream)) return operationsIn(unpacked(stream));
    const known = this.#byLength.get(packed.length) ?? [];
    const found = known.find((one) => areSameBytes(one.packed, packed));
    if (found !== undefined) return found.operations;
    const operations = operationsIn(unpacked(stream));
    if (this.#count >= MOST_STREAMS) this.#byLength.clear();
    this.#count = (this.#count % MOST_STREAMS) + 1;
    // A copy, or the whole file would be kept.
    this.#byLength.set(packed.length, [...known, { packed: packed.slice(), operations }]);
    return operations;
  }
}

function operationsIn(bytes: Uint8Array): readonly Operation[] {
  const operations: Operation[] = [];
  eachOperator(bytes, (operator, operands) => operations.push({ operator, operands }));
  return operations;
}

function areSameBytes(one: Uint8Array, other: Uint8Array): boolean {
  for (let at = 0; at < one.length; at += 1) if (one[at] !== other[at]) return false;
  return one.length === other.length;
}

/** More than the versions of a letter have. */
const MOST_STREAMS = 256;
