import { readdirSync, readFileSync } from "node:fs";
import { extname, join } from "node:path";
import type { Asset } from "./answer.ts";

/** Stands in the page where each of its answers has a nonce of its own. */
export const NONCE_MARK = "{{nonce}}";

/** Types of the page's files; others are not served. Source: the IANA registry of media types. */
const TYPES: Readonly<Record<string, string>> = {
  ".css": "text/css; charset=utf-8",
  ".html": "text/html; charset=utf-8",
  ".png": "image/png",
  ".js": "text/javascript; charset=utf-8",
  ".svg": "image/svg+xml",
  ".wasm": "application/wasm",
  ".woff2": "font/woff2",
};

/**
 * Reads the files of the built page into memory: from then on a path is looked up in a table, and no request comes near the disk.
 *
 * Shape: by path, `/page.js`; the page itself is `/`. Errors: throws the system's error where the folder cannot be read.
 */
export function loadAssets(folder: string): ReadonlyMap<string, Asset> {
  const assets = new Map<string, Asset>();
  for (const name of readdirSync(folder)) {
    const type = TYPES[extname(name)];
    if (type === undefined) continue;
    const path = name === "index.html" ? "/" : `/${name}`;
    assets.set(path, { type, bytes: new Uint8Array(readFileSync(join(folder, name))) });
  }
  return assets;
}
