import { dirname, join } from "node:path";
import { isPictureFile, PICTURE_FOLDER, pictureKey } from "../../model/picture.ts";
import { nodeDisk } from "../../outside/node-disk.ts";
import { type Project, projectPath } from "../../outside/project.ts";
import type { Listing, ProjectFile, TemplateFiles } from "../protocol/server.ts";
import type { Handles } from "./handles.ts";
import { isInside } from "./is-inside.ts";
import { isPlainName } from "./plain-name.ts";
import { Refused } from "./refused.ts";
import { runEntry } from "./run-view.ts";

const TEMPLATE = /\.(?:hbs|docx|docm|dotx)$/iu;
const LIST = /\.(?:csv|tsv|txt|xlsx|xlsm)$/iu;

/** What was changed in a list is kept beside it, and is no list. */
const CHANGES = /の変更箇所(?:-\d+)?\.csv$/u;

/** Where a project keeps its lists and templates; both may lie in its own folder as well. */
export const TEMPLATES = "templates";
export const LISTS = "recipients";
const RUNS = "out";

/** Most files of a folder that are looked at. */
const MOST = 10_000;

/** Lists what a project holds: plain files and folders with plain names; no links, nothing hidden, nothing deeper. */
export function listProject(project: Project, handles: Handles): Listing {
  const filesIn = (folder: string, kind: RegExp): readonly ProjectFile[] =>
    plainNames(project, folder)
      .filter((name) => kind.test(name))
      .flatMap((name) => fileAt(project, handles, join(folder, name)) ?? []);
  const runs = plainNames(project, RUNS).flatMap((name) => {
    const run = runEntry(project, handles, `${RUNS}/${name}`);
    return run === undefined ? [] : [run];
  });
  return {
    templates: [...filesIn(TEMPLATES, TEMPLATE), ...filesIn("", TEMPLATE)],
    lists: [...filesIn(LISTS, LIST), ...filesIn("", LIST)].filter(
      ({ path }) => !CHANGES.test(path),
    ),
    runs,
  };
}

/** A template with what it is compiled with. */
export function templateFiles(project: Project, handles: Handles, path: string): TemplateFiles {
  const folder = dirname(projectPath(project, path));
  const file = fileAt(project, handles, projectPath(project, path));
  if (file === undefined) throw new Refused("unknown", "the template is gone");
  const isWord = !/\.hbs$/iu.test(path);
  const partials = plainNames(project, join(folder, "partials"))
    .filter((name) => name.endsWith(".hbs"))
    .flatMap((name) => {
      const partial = fileAt(project, handles, join(folder, "partials", name));
      const known = name.slice(0, -".hbs".length).normalize("NFC");
      return partial === undefined ? [] : [{ name: known, file: partial }];
    });
  const pictures = isWord ? [] : picturesOf(project, handles, folder);
  const beside = file.path.replace(/\.[^./]+$/u, ".yaml");
  const settings = isWord ? fileAt(project, handles, beside) : undefined;
  return {
    file,
    isWord,
    partials: [...partials, ...pictures],
    ...(settings === undefined ? {} : { settings }),
  };
}

/** The pictures beside a template, by their keys: what is typed into it may name any of them. */
function picturesOf(project: Project, handles: Handles, folder: string): TemplateFiles["partials"] {
  const place = join(folder, PICTURE_FOLDER);
  return plainNames(project, place)
    .filter(isPictureFile)
    .flatMap((name) => {
      const file = fileAt(project, handles, join(place, name));
      return file === undefined || file.bytes > LARGEST_PICTURE
        ? []
        : [{ name: pictureKey(name), file }];
    });
}

/** Of a larger one the run says what is wrong with it. */
const LARGEST_PICTURE = 10 * 1024 * 1024;

/** A file of the project with its handle; undefined where no plain file is there. Shape: `path` is relative to the project. */
export function fileAt(project: Project, handles: Handles, path: string): ProjectFile | undefined {
  const absolute = join(project.root, path);
  const entry = nodeDisk.entryNow(absolute);
  if (entry?.kind !== "file" || !isInside(project, absolute)) return undefined;
  const shown = projectPath(project, absolute);
  return {
    handle: handles.of({ kind: "file", path: absolute, shown }),
    path: shown,
    bytes: entry.bytes,
  };
}

/** Names of a folder that are plain, in order; none where there is no such folder, or a link in its place. */
function plainNames(project: Project, folder: string): readonly string[] {
  const absolute = join(project.root, folder);
  if (!isInside(project, absolute)) return [];
  return nodeDisk.namesNow(absolute).filter(isPlainName).sort().slice(0, MOST);
}
