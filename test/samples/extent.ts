import { createHash } from "node:crypto";
import { type TestFunction, type TestOptions, test } from "vitest";

/** Whether everything is tried: in CI, or where `CI=true npm test` is asked for. */
export const isFull = process.env["CI"] !== undefined;

/** By what chance picks: told where a run begins, so that it can be repeated; always the same one in CI. Shape: below 2^31. */
export const DRAW = isFull ? 20_261_124 : Number(process.env["DRAW"] ?? Date.now() % 2 ** 31);

/** How often a property is tried: as often as said in CI, a twentieth of it elsewhere, where chance picks others each time. */
export function runs(full: number): number {
  return isFull ? full : Math.max(Math.min(full, 5), Math.ceil(full / 20));
}

/** All of a list in CI; elsewhere of a long one every fortieth, from one that chance picks anew each time. */
export function someOf<Item>(items: Iterable<Item>): readonly Item[] {
  const all = [...items];
  return isFull || all.length < 100 ? all : all.filter((_, index) => index % 40 === DRAW % 40);
}

/** All of a list in CI; elsewhere so many of it, in their order, which chance picks anew each time. */
export function pickedOf<Item>(items: Iterable<Item>, count: number): readonly Item[] {
  const all = [...items];
  if (isFull) return all;
  const left = [...all.keys()];
  const picked = new Set<number>();
  for (let draw = DRAW; picked.size < count && left.length > 0; draw = next(draw)) {
    picked.add(left.splice(draw % left.length, 1)[0] ?? 0);
  }
  return all.filter((_, index) => picked.has(index));
}

/** All of a list in CI; elsewhere a third of it: what each of its items goes through is the same code. */
export function thirdOf<Item>(items: Iterable<Item>): readonly Item[] {
  const all = [...items];
  return pickedOf(all, all.length / 3);
}

/**
 * What declares tests in vitest's place, of which all are carried out in CI, and elsewhere one in so many, which chance picks by
 * their names: for such as start browsers and processes of their own, a second and more each.
 */
export function oneIn(share: number): DeclareTest & Pick<typeof test, "each" | "runIf"> {
  const declare: DeclareTest = (name, ...[given, run]) => {
    const one = test.runIf(isDrawn(name, share));
    if (typeof given === "function") one(name, given);
    else one(name, given, run);
  };
  return Object.assign(declare, {
    each: test.each.bind(test),
    runIf: test.runIf.bind(test),
  });
}

type DeclareTest = (
  name: string,
  ...rest: readonly [run: TestFunction] | readonly [options: TestOptions, run: TestFunction]
) => void;

/** Whether what has this name is carried out, where one in so many is. */
export function isDrawn(name: string, share: number): boolean {
  if (isFull) return true;
  const digest = createHash("sha256").update(`${DRAW} ${name}`).digest();
  return digest.readUInt32BE(0) % share === 0;
}

/** Source: the minimal standard generator, Park and Miller 1988; 2^31 - 1 is prime. */
function next(draw: number): number {
  return Math.max(1, (draw * 48_271) % (2 ** 31 - 1));
}
