import { type Diagnostic, error, warning } from "../base/diagnostic.ts";
import { nearestName } from "../base/nearest-name.ts";
import type { Block } from "../model/letter.ts";
import type { JointSeal } from "../model/letter-settings.ts";
import { type Signer, signersOf } from "../model/signers.ts";

/** A seal, and the line of the sender whose it is. */
export interface MatchedSeal {
  /** The number of the line among the blocks. */
  readonly index: number;
  readonly seal: JointSeal;
}

/**
 * Finds whose each of the seals is: the one signer whose lines have its words – office, name, or both – whole and in a row; failing
 * that, within a longer word. Blanks do not count.
 *
 * Errors: markup/seal-missing for a signer without one, markup/seal-for-several for one that several signers could have,
 * markup/seal-twice for the second of a signer; the warning markup/seal-unmatched for one that nobody has.
 */
export function matchSeals(
  blocks: readonly Block[],
  seals: readonly JointSeal[],
  report: (found: Diagnostic) => void,
): readonly MatchedSeal[] {
  const wanted = seals.map(({ signer }) => signer.replaceAll(WHITE, ""));
  const signers = signersOf(blocks, (text) => wanted.some((one) => hasWords(wordsOf(text), one)));
  const owners = new Map<number, JointSeal>();
  const unmatched: JointSeal[] = [];
  for (const seal of seals) {
    const { signer: name, at } = seal;
    const [found, other] = signersNamed(name, signers);
    if (found === undefined) unmatched.push(seal);
    else if (other !== undefined) {
      report(error("markup/seal-for-several", at, { name, one: found.text, other: other.text }));
      owners.set(found.index, owners.get(found.index) ?? seal);
    } else if (owners.has(found.index)) {
      report(error("markup/seal-twice", at, { name, text: found.text }));
    } else owners.set(found.index, seal);
  }
  reportUnowned(
    signers.filter(({ index, isTitled }) => isTitled && !owners.has(index)),
    unmatched,
    report,
  );
  return [...owners].map(([index, seal]) => ({ index, seal }));
}

/** Tells who signs without a seal; where everybody has one, which seals nobody has. */
function reportUnowned(
  alone: readonly Signer[],
  unmatched: readonly JointSeal[],
  report: (found: Diagnostic) => void,
): void {
  for (const { text, at } of alone) {
    report(error("markup/seal-missing", at, { text, nearest: nearestSeal(text, unmatched) }));
  }
  if (alone.length > 0) return;
  for (const { signer: name, at } of unmatched) {
    report(warning("markup/seal-unmatched", at, { name }));
  }
}

/** What a seal says that may have been meant for a signer: his office or his name written wrongly. */
function nearestSeal(text: string, unmatched: readonly JointSeal[]): string {
  const names = unmatched.map(({ signer }) => signer);
  const found = [...wordsOf(text), text.replaceAll(WHITE, "")].map((one) =>
    nearestName(one, names),
  );
  return found.find((one) => one !== undefined) ?? "";
}

function signersNamed(name: string, signers: readonly Signer[]): readonly Signer[] {
  const wanted = name.replaceAll(WHITE, "");
  const whole = signers.filter(({ text }) => hasWords(wordsOf(text), wanted));
  if (whole.length > 0) return whole;
  return signers.filter(({ text }) => text.replaceAll(WHITE, "").includes(wanted));
}

function wordsOf(text: string): readonly string[] {
  return text.trim().split(WHITE);
}

/** Whether some words in a row are, together, what is wanted. */
function hasWords(words: readonly string[], wanted: string): boolean {
  return words.some((_, from) =>
    words.some((_word, to) => words.slice(from, to + 1).join("") === wanted),
  );
}

const WHITE = /[\s　]+/gu;
