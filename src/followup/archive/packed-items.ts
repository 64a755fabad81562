import { basename, extname } from "node:path";
import {
  ARCHIVE_LAYOUT,
  type ArchiveRecord,
  type PackedFace,
} from "../../archive/archive-record.ts";
import { type Diagnostic, error, warning } from "../../base/diagnostic.ts";
import { failure, type Outcome, success } from "../../base/outcome.ts";
import type { SourceFile } from "../../base/world.ts";
import type { RunFile } from "../../job/keep/run-file.ts";
import { isPrintRun, LEDGER_FILE, RUN_FILE } from "../../job/keep/run-layout.ts";
import { type FontFace, mayBeGivenOn } from "../../model/font-face.ts";
import { besidePath } from "../../model/picture.ts";
import { defaultFontFile, findFontFiles, openFaces } from "../../outside/find-fonts.ts";
import type { Project } from "../../outside/project.ts";
import type { ReopenedRun } from "../edits/reopen-run.ts";

/** A file that goes into an archive. Shape: `path` is below the payload; `expected` its SHA-256, where somebody knows it. */
export interface PackedItem {
  readonly path: string;
  readonly source: { readonly bytes: Uint8Array } | { readonly file: string };
  readonly expected?: string;
}

/** Where what a run was made from lies in its archive, and the files themselves. */
interface PlannedInputs {
  readonly items: readonly PackedItem[];
  readonly places: Pick<ArchiveRecord, "template" | "recipients" | "characters" | "faces">;
}

/**
 * Gives what a run was made from.
 *
 * Errors: `archive/font-missing`, those of reading fonts. Warnings: `archive/font-outside`.
 */
export async function planInputs(
  run: ReopenedRun,
  record: RunFile,
  project: Project,
): Promise<Outcome<PlannedInputs>> {
  const faces = await openFaces(run.opened.template.settings.fonts, project);
  if (!faces.ok) return faces;
  const fonts = planFonts(faces.value, record, project);
  if (!fonts.ok) return fonts;
  const templates = templateItems(run);
  const lists = named(ARCHIVE_LAYOUT.recipients, run.lists);
  const tables = named(ARCHIVE_LAYOUT.characters, run.table === undefined ? [] : [run.table]);
  const [table] = tables;
  return success(
    {
      items: [...templates, ...lists, ...tables, ...fonts.value.items],
      places: {
        template: templates[0].path,
        recipients: lists.map(({ path }) => path),
        ...(table === undefined ? {} : { characters: table.path }),
        faces: fonts.value.faces,
      },
    },
    fonts.warnings,
  );
}

/** The template, the partials that it includes, and the settings beside a Word file. */
function templateItems(run: ReopenedRun): readonly [PackedItem, ...PackedItem[]] {
  const folder = ARCHIVE_LAYOUT.templates;
  const { partials, settings } = run.openOptions;
  const name = safeName(run.template.path);
  const used = [...partials].filter(([partial]) => run.opened.template.partials.includes(partial));
  const beside = `${name.slice(0, name.length - extname(name).length)}.yaml`;
  return [
    { path: `${folder}/${name}`, source: run.template },
    ...used.map(([partial, file]) => ({ path: besidePath(folder, partial), source: file })),
    ...(settings === undefined ? [] : [{ path: `${folder}/${beside}`, source: settings }]),
  ];
}

/** Files with names of their own in a folder: two lists may have been called the same in theirs. */
function named(folder: string, files: readonly SourceFile[]): readonly PackedItem[] {
  const taken = new Set<string>();
  const items = new Map<SourceFile["bytes"], PackedItem>();
  return files.map((file) => {
    const known = items.get(file.bytes);
    if (known !== undefined) return known;
    const name = safeName(file.path);
    const free =
      [name, ...files.map((_, index) => `${index + 2}-${name}`)].find(
        (one) => !taken.has(one.toLowerCase()),
      ) ?? name;
    taken.add(free.toLowerCase());
    const item = { path: `${folder}/${free}`, source: file };
    items.set(file.bytes, item);
    return item;
  });
}

/** A file's own name, as every system takes it. */
function safeName(path: string): string {
  return basename(path).replaceAll(/[\\/:*?"<>|\p{Cc}]/gu, "_");
}

/** The files of a run: what it says of itself, and the letters if they are kept. */
export function runItems(
  { folder, letters }: ReopenedRun,
  { outputs }: RunFile,
  kept: ArchiveRecord["kept"],
): readonly PackedItem[] {
  const item = (path: string, expected: string): PackedItem => ({
    path: `${ARCHIVE_LAYOUT.run}/${path}`,
    source: { file: folder.at(path) },
    expected,
  });
  const listed = outputs.filter(({ path }) => kept === "files" || !isPrintRun(path));
  const known = new Set(listed.map(({ path }) => path));
  const items = [
    { path: `${ARCHIVE_LAYOUT.run}/${RUN_FILE}`, source: { file: folder.at(RUN_FILE) } },
    ...(known.has(LEDGER_FILE)
      ? []
      : [
          {
            path: `${ARCHIVE_LAYOUT.run}/${LEDGER_FILE}`,
            source: { file: folder.at(LEDGER_FILE) },
          },
        ]),
    ...listed.map(({ path, sha256 }) => item(path, sha256)),
  ];
  if (kept === "files") {
    for (const { entry } of letters) {
      for (const { path, sha256 } of entry.files) items.push(item(path, sha256));
    }
  }
  return items;
}

/** The faces of the letters; a file goes in where its licence lets it be given on with a document. */
function planFonts(
  faces: readonly FontFace[],
  { inputs }: RunFile,
  project: Project,
): Outcome<{ readonly items: readonly PackedItem[]; readonly faces: readonly PackedFace[] }> {
  const files = findFontFiles(project);
  if (!files.ok) return files;
  const shipped = defaultFontFile();
  const warnings: Diagnostic[] = [];
  const items = new Map<string, PackedItem>();
  const packed: PackedFace[] = [];
  for (const [index, { name, sha256 }] of inputs.fonts.entries()) {
    const face = faces[index];
    const file = files.value.find(({ shownAs }) => shownAs === face?.path);
    if (face?.sha256 !== sha256 || file === undefined) {
      const at = { kind: "file", path: project.fonts } as const;
      return failure([error("archive/font-missing", at, { name, sha256, folder: "fonts" })]);
    }
    if (file.path === shipped.path) packed.push({ name, sha256, place: "program" });
    else if (mayBeGivenOn(face)) {
      const path = `${ARCHIVE_LAYOUT.fonts}/${safeName(file.path)}`;
      items.set(path, { path, source: { file: file.path }, expected: sha256 });
      packed.push({ name, sha256, place: "archive", path });
    } else {
      warnings.push(
        warning("archive/font-outside", { kind: "file", path: file.shownAs }, { name }),
      );
      packed.push({ name, sha256, place: "outside" });
    }
  }
  return success({ items: [...items.values()], faces: packed }, warnings);
}
