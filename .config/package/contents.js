// What lies in a package: the program and the few packages it loads in app/, and beside it what is the clerk's.
import { readdirSync, readFileSync } from "node:fs";
import { join } from "node:path";
import { BUNDLED_FILES, LOADED_FILES } from "../../dist/followup/archive/program-files.js";
import { licences } from "./licences.js";

const NODE = { win: "app/node.exe", linux: "app/node" };

/** The project folder as a clerk meets it. */
const OWN = {
  templates: /(?:\.hbs|\.docx|\.md|\.png|\.yaml)$/u,
  recipients: /^[^/]*\.(?:csv|md)$/u,
  fonts: /^README\.md$/u,
};

/**
 * Gives what a package for a platform contains.
 *
 * Shape: `[path, bytes, executable]`, in the order of their paths; an empty folder has no bytes.
 */
export function contents(root, platform, node) {
  const files = [
    [NODE[platform], node, true],
    ["app/package.json", Buffer.from(`${JSON.stringify(manifest(root), undefined, 2)}\n`)],
    ["app/LICENSES.txt", Buffer.from(licences(root))],
    ["out/", undefined],
    ...launchers(platform),
    ...filesOf(join(root, "dist/bundle"), BUNDLED_FILES, "app/dist/bundle"),
  ];
  for (const [name, wanted] of Object.entries(LOADED_FILES)) {
    files.push(...filesOf(join(root, "node_modules", name), wanted, `app/node_modules/${name}`));
  }
  for (const [name, wanted] of Object.entries(OWN)) {
    files.push(...filesOf(join(root, name), wanted, name));
  }
  return files.sort(([a], [b]) => (a < b ? -1 : 1));
}

/** What the program looks up of itself; with the same dependencies it is the same program as an installed one. */
function manifest(root) {
  const { name, version, license, type, dependencies } = JSON.parse(
    readFileSync(join(root, "package.json"), "utf8"),
  );
  return { name, version, license, private: true, type, dependencies };
}

function launchers(platform) {
  const folder = join(import.meta.dirname, platform);
  return filesOf(folder, /./u, "").map(([path, bytes]) => [
    path.slice(1),
    platform === "win" ? windowsText(path, bytes) : bytes,
    !path.endsWith(".txt"),
  ]);
}

/** Line ends as cmd and Notepad want them; text with a byte order mark, commands without. */
function windowsText(path, bytes) {
  const text = bytes.toString("utf8").replaceAll(/\r?\n/gu, "\r\n");
  return Buffer.from(path.endsWith(".txt") ? `\u{feff}${text}` : text);
}

function filesOf(folder, wanted, under) {
  return readdirSync(folder, { recursive: true, withFileTypes: true })
    .filter((entry) => entry.isFile())
    .map((entry) =>
      join(entry.parentPath, entry.name)
        .slice(folder.length + 1)
        .replaceAll("\\", "/"),
    )
    .filter((path) => wanted.test(path))
    .map((path) => [`${under}/${path}`, readFileSync(join(folder, path))]);
}
