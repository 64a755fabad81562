import { existsSync, readdirSync } from "node:fs";
import { dirname, join } from "node:path";
import { runningProgram } from "../../outside/program-hash.ts";

/** Files of installed packages that the bundle loads as they are: WebAssembly, workers, tables, the face. */
export const LOADED_FILES: Readonly<Record<string, RegExp>> = {
  harfbuzzjs: /^(?:package\.json|LICENSE.*|dist\/(?:index\.mjs|harfbuzz\.js|harfbuzz\.wasm))$/u,
  // The CommonJS door is never opened; where it lies tells where pdf.js lies.
  "pdf-parse": /^(?:package\.json|LICENSE.*|dist\/pdf-parse\/(?:esm\/.*\.js|cjs\/index\.cjs))$/u,
  "pdfjs-dist":
    /^(?:package\.json|LICENSE|legacy\/build\/pdf(?:\.worker)?\.mjs|(?:cmaps|standard_fonts)\/.*)$/u,
  "@expo-google-fonts/noto-serif-jp":
    /^(?:package\.json|LICENSE.*|400Regular\/NotoSerifJP_400Regular\.ttf)$/u,
};

/** What of the bundle is the program: no map of its sources. */
export const BUNDLED_FILES: RegExp = /\.(?:js|wasm|css|html|svg|png)$/u;

/** A file that is there, and where it goes. Shape: `from` absolute, `path` relative with `/`. */
export interface ProgramFile {
  readonly from: string;
  readonly path: string;
}

/**
 * The files that the program which is running needs, as they would lie in a folder of their own; undefined where it is not the
 * bundled command, or a package of it is not found. `package.json` is not among them.
 */
export function programFiles(): readonly ProgramFile[] | undefined {
  const { root, folder, isBundled } = runningProgram();
  if (!isBundled) return undefined;
  const packages = Object.entries(LOADED_FILES).map(([name, wanted]) => {
    const place = packageFolder(name, root);
    return place === undefined ? undefined : filesOf(place, wanted, `node_modules/${name}`);
  });
  const bundled = filesOf(folder, BUNDLED_FILES, "dist/bundle");
  const found = packages.flatMap((files) => (files === undefined ? [] : [files]));
  return found.length < packages.length ? undefined : [...bundled, ...found.flat()];
}

/** Where a package is installed, as Node looks for it; `pdf-parse` may have its own pdf.js. */
function packageFolder(name: string, root: string): string | undefined {
  for (let folder = root; ; folder = dirname(folder)) {
    const places = [
      join(folder, "node_modules", name),
      join(folder, "node_modules/pdf-parse/node_modules", name),
    ];
    const found = places.find((place) => existsSync(join(place, "package.json")));
    if (found !== undefined) return found;
    if (dirname(folder) === folder) return undefined;
  }
}

function filesOf(folder: string, wanted: RegExp, under: string): readonly ProgramFile[] {
  return readdirSync(folder, { recursive: true, withFileTypes: true })
    .filter((entry) => entry.isFile())
    .map((entry) =>
      join(entry.parentPath, entry.name)
        .slice(folder.length + 1)
        .replaceAll("\\", "/"),
    )
    .filter((path) => wanted.test(path))
    .map((path) => ({ from: join(folder, path), path: `${under}/${path}` }));
}
