import { basename, isAbsolute, relative, resolve, sep } from "node:path";

/** A path as people know it: relative to the working folder where it lies inside, with `/`. */
export function projectPath(path: string): string {
  const inside = relative(process.cwd(), resolve(path));
  const shown = inside === "" || inside.startsWith("..") ? path : inside;
  return sep === "\\" ? shown.replaceAll("\\", "/") : shown;
}

/**
 * A path as a run records it: relative to the working folder where it lies inside, else the file's name alone. Where somebody
 * keeps a list outside, and the name of the user in it, is nobody else's business, and the same list gives the same run.
 */
export function recordedPath(path: string): string {
  const known = projectPath(path);
  return isAbsolute(known) || known.startsWith("..") ? basename(known) : known;
}

/** A file of a run as people find it. */
export function shownPath(folder: string, path: string): string {
  return `${projectPath(folder)}/${path}`;
}

/** Tells whether a path leads out of the working folder. */
export function isOutsideProject(path: string): boolean {
  const inside = relative(process.cwd(), resolve(path));
  return inside === ".." || inside.startsWith(`..${sep}`) || isAbsolute(inside);
}
