import { createShaper } from "./create-shaper.ts";
import type { Shaper } from "./shaper.ts";

/**
 * Loads HarfBuzz, once for all faces.
 *
 * Errors: rejects if the package's WebAssembly file cannot be read; that is a broken installation.
 * Cost: about 10 ms, so it is loaded when the first face is, not with this file.
 */
export async function loadShaper(): Promise<Shaper> {
  // By name, so that a bundle has these alone.
  const { Blob, Buffer, ClusterLevel, Direction, DrawFuncs, Face, Feature, Font, shape } =
    await import("harfbuzzjs");
  return createShaper({
    Blob,
    Buffer,
    ClusterLevel,
    Direction,
    DrawFuncs,
    Face,
    Feature,
    Font,
    shape,
  });
}
