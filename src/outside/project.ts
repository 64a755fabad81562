import { basename, isAbsolute, join, relative, resolve, sep } from "node:path";
import { env } from "node:process";

/** Where a command or a program works. Shape: absolute paths; plain data, so that other processes can be given it. */
export interface Project {
  /** What the paths that the user gives are relative to. */
  readonly root: string;
  /** The user's own fonts. */
  readonly fonts: string;
}

/** The project in a folder. Shape: `root` is the working folder if not given, `fonts` the folder of that name in it. */
export function projectAt(root: string = process.cwd(), fonts: string = "fonts"): Project {
  const whole = resolve(root);
  return { root: whole, fonts: resolve(whole, fonts) };
}

/** The variables of the environment, for what looks for a foreign program and starts it. */
export function environment(): Readonly<Record<string, string | undefined>> {
  return env;
}

/** Where a file is that the user named. */
export function inProject({ root }: Project, path: string): string {
  return resolve(root, path);
}

/** A path as people know it: relative to the project where it lies inside, with `/`. */
export function projectPath({ root }: Project, path: string): string {
  const inside = relative(root, resolve(root, path));
  const shown = inside === "" || inside.startsWith("..") ? path : inside;
  return sep === "\\" ? shown.replaceAll("\\", "/") : shown;
}

/**
 * A path as a run records it: relative to the project where it lies inside, else the file's name alone. Where somebody
 * keeps a list outside, and the name of the user in it, is nobody else's business, and the same list gives the same run.
 */
export function recordedPath(project: Project, path: string): string {
  const known = projectPath(project, path);
  return isAbsolute(known) || known.startsWith("..") ? basename(known) : known;
}

/** A file of a run as people find it. */
export function shownPath(project: Project, folder: string, path: string): string {
  return `${projectPath(project, folder)}/${path}`;
}

/** Tells whether a path leads out of the project. */
export function isOutsideProject({ root }: Project, path: string): boolean {
  const inside = relative(root, resolve(root, path));
  return inside === ".." || inside.startsWith(`..${sep}`) || isAbsolute(inside);
}

/** A font file in the project's own folder as people know it. */
export function fontPath({ root, fonts }: Project, name: string): string {
  return projectPath({ root, fonts }, join(fonts, name));
}
