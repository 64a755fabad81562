import { createHash } from "node:crypto";
import { expect } from "vitest";
import type { Diagnostic } from "../../src/base/diagnostic.ts";
import type { World } from "../../src/base/world.ts";
import { loadFace } from "../../src/font/load-face.ts";
import { loadShaper } from "../../src/font/load-shaper.ts";
import type { FontFace } from "../../src/model/font-face.ts";

/** A world whose hash is the real one. */
export const testWorld: World = {
  sha256: (bytes) => createHash("sha256").update(bytes).digest("hex"),
  sha256OfParts: (parts) =>
    createHash("sha256")
      .update(Buffer.concat([...parts]))
      .digest("hex"),
};

/** HarfBuzz, once for all tests of a file. */
export const shaper = await loadShaper();

/** Loads a face that must be good. */
export function goodFace(bytes: Uint8Array, index = 0): FontFace {
  const outcome = loadFace({ path: "fonts/tiny.ttf", bytes }, index, shaper, testWorld);
  if (!outcome.ok) expect.fail(JSON.stringify(outcome.errors));
  return outcome.value;
}

/** Loads a face that must be refused, and gives what is said. */
export function refusal(bytes: Uint8Array, index = 0): Pick<Diagnostic, "code" | "values"> {
  const outcome = loadFace({ path: "fonts/tiny.ttf", bytes }, index, shaper, testWorld);
  if (outcome.ok) expect.fail("the font was accepted");
  const [first, ...others] = outcome.errors;
  expect(others).toEqual([]);
  expect(first?.at).toEqual({ kind: "file", path: "fonts/tiny.ttf" });
  return { code: first?.code ?? "font/not-a-font", values: first?.values ?? {} };
}

/** Loads a face that must be good, and gives what is said about it all the same. */
export function warnings(bytes: Uint8Array): readonly Pick<Diagnostic, "code" | "values">[] {
  const outcome = loadFace({ path: "fonts/tiny.ttf", bytes }, 0, shaper, testWorld);
  if (!outcome.ok) expect.fail(JSON.stringify(outcome.errors));
  return outcome.warnings.map(({ code, values }) => ({ code, values }));
}
