import { type Diagnostic, warning } from "../../base/diagnostic.ts";
import type { CellLocation, Location } from "../../base/location.ts";
import type { SourceFile } from "../../base/world.ts";
import { type CellChange, changeCells } from "../../data/change-cells.ts";
import { listName } from "../../data/list-file.ts";
import type { Edit } from "../../edits/edit.ts";
import { type ChangedInputs, changedWord, rowKey } from "./letters-of-run.ts";
import type { ReopenedRun } from "./reopen-run.ts";

/** What template and lists are to be, and what of it a person has to write. */
export interface ChangedFiles {
  /** Changed files, under the paths of those that they are made from. */
  readonly files: readonly SourceFile[];
  /** Warnings: `back/cell-by-hand`, `back/partial-by-hand`. */
  readonly byHand: readonly Diagnostic[];
}

/** Makes the bytes of the changed template and lists. A partial is left: other templates may use it. */
export function changedFiles(
  run: ReopenedRun,
  inputs: ChangedInputs,
  edits: readonly Edit[],
): ChangedFiles {
  const { sources, cells } = inputs;
  const files: SourceFile[] = [...changedWordFiles(run, inputs)];
  const byHand: Diagnostic[] = [];
  for (const [path, text] of sources) {
    if (path === run.template.path) files.push({ path, bytes: withFormOf(run.template, text) });
    else if (path !== run.openOptions.settings?.path)
      byHand.push(warning("back/partial-by-hand", placeIn(edits, path), { path }));
  }
  for (const list of run.lists) {
    const wanted = cellChanges(cells, edits, listName(list));
    if (wanted.length === 0) continue;
    const changed = changeCells(list, wanted);
    if ("bytes" in changed) files.push({ path: list.path, bytes: changed.bytes });
    else {
      const { reason: why } = changed;
      for (const { at, was, value: now } of wanted) {
        byHand.push(warning("back/cell-by-hand", at, { was, now, why }));
      }
    }
  }
  return { files, byHand };
}

/** A clerk's Word file and the settings beside it: they are found by its name, so both get a new one. */
function changedWordFiles(
  { template, openOptions: { settings } }: ReopenedRun,
  { sources, words }: ChangedInputs,
): readonly SourceFile[] {
  const said = settings && sources.get(settings.path);
  if (words.length === 0 && said === undefined) return [];
  const file = changedWord(template, words) ?? template;
  if (settings === undefined) return [file];
  const bytes = said === undefined ? settings.bytes : withFormOf(settings, said);
  return [file, { path: settings.path, bytes }];
}

/** A template's text as its file has it: with its byte order mark and its line ends. */
function withFormOf({ bytes }: SourceFile, text: string): Uint8Array {
  const original = new TextDecoder("utf-8", { ignoreBOM: true }).decode(bytes);
  const mark = original.startsWith("\ufeff") ? "\ufeff" : "";
  const lines = original.includes("\r\n") ? text.replaceAll("\n", "\r\n") : text;
  return new TextEncoder().encode(mark + lines);
}

function placeIn(edits: readonly Edit[], path: string): Location {
  const places = edits.flatMap((edit) => edit.places);
  return places.find(({ at }) => at.path === path)?.at ?? { kind: "file", path };
}

/** Each cell of a list once, however many edits are in it. */
function cellChanges(
  cells: ChangedInputs["cells"],
  edits: readonly Edit[],
  path: string,
): readonly CellChange[] {
  const found = new Map<string, CellChange>();
  for (const place of edits.flatMap((edit) => edit.places)) {
    if (place.kind !== "cell" || place.at.path !== path) continue;
    const { at, value: was } = place;
    const value = changedValue(cells, at) ?? was;
    found.set(`${at.row}\t${at.column}`, { at, was, value });
  }
  return [...found.values()];
}

function changedValue(cells: ChangedInputs["cells"], at: CellLocation): string | undefined {
  return at.header === undefined ? undefined : cells.get(rowKey(at))?.get(at.header);
}
