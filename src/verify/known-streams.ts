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

/** What was found out of a stream's bytes: by the name of the question. */
interface KnownAnswers {
  readonly packed: Uint8Array;
  readonly answers: Map<string, string>;
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
  /** Those of pictures, which are large: few. */
  #answers: KnownAnswers[] = [];

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

  /** Gives what `find` finds in a stream, or found before in one of the same bytes: letters of one template show the same pictures. */
  answerOf(stream: PdfDictionary, question: string, find: () => string): string {
    const { packed } = stream;
    if (packed === undefined) return find();
    let known = this.#answers.find((one) => areSameBytes(one.packed, packed));
    if (known === undefined) {
      known = { packed: packed.slice(), answers: new Map() };
      this.#answers = [...this.#answers.slice(1 - MOST_PICTURES), known];
    }
    const answer = known.answers.get(question) ?? find();
    known.answers.set(question, answer);
    return answer;
  }
}

function operationsIn(bytes: Uint8Array): readonly Operation[] {
  const operations: Operation[] = [];
  eachOperator(bytes, (operator, operands) => operations.push({ operator, operands }));
  return operations;
}

function areSameBytes(one: Uint8Array, other: Uint8Array): boolean {
  if (one.length !== other.length) return false;
  for (let at = 0; at < one.length; at += 1) if (one[at] !== other[at]) return false;
  return true;
}

/** More than the versions of a letter have. */
const MOST_STREAMS = 256;

/** More than a letter has; each may have ten megabytes. */
const MOST_PICTURES = 16;
