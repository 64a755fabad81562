// Which scripts of the studio's page are loaded with others. Plain JavaScript, because the bench counts with it too.
import { readdirSync, readFileSync } from "node:fs";
import { join } from "node:path";

const BUILT = join(import.meta.dirname, "../../dist/bundle/studio");

/** The page with its editor, which comes with the first template. */
export function pageScripts() {
  return loadedWith("page.js", scriptWith(/^code-editor/u));
}

/** The worker with HarfBuzz, which comes with the first face: all that a first letter needs. */
export function workerScripts() {
  const harfbuzz = scripts().find((name) => textOf(name).includes("harfbuzz.wasm"));
  if (harfbuzz === undefined) throw new Error("no script loads HarfBuzz");
  return loadedWith("worker.js", harfbuzz);
}

/** The worker with all that it may load. */
export function allWorkerScripts() {
  return follow(["worker.js"], true);
}

/** Files that are loaded with these; dynamic imports wait until they are wanted. */
export function loadedWith(...begun) {
  return follow(begun, false);
}

/** Of files: their bytes together. */
export function sizeOf(names) {
  return [...names].reduce((sum, name) => sum + Buffer.byteLength(textOf(name)), 0);
}

function follow(begun, withLater) {
  const loaded = new Set(begun);
  for (const name of loaded) {
    for (const [, later, other] of textOf(name).matchAll(
      /(?:from|import)(\()?\s*["'`]\.\/([^"'`]+\.js)["'`]/gu,
    )) {
      if (withLater || later === undefined) loaded.add(other);
    }
  }
  return loaded;
}

function scripts() {
  return readdirSync(BUILT).filter((name) => name.endsWith(".js"));
}

function scriptWith(pattern) {
  const found = scripts().find((name) => pattern.test(name));
  if (found === undefined) throw new Error(`no script ${pattern}`);
  return found;
}

function textOf(name) {
  return readFileSync(join(BUILT, name), "utf8");
}
