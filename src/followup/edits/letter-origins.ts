import type { WordLocation } from "../../base/location.ts";
import type { SourceFile } from "../../base/world.ts";
import type { Edit } from "../../edits/edit.ts";
import type { Origins, SourceOfText } from "../../edits/written-text.ts";
import type { Cell } from "../../model/recipient.ts";
import { readFrontMatter } from "../../template/front-matter.ts";
import { decodeSource } from "../../template/source-text.ts";
import type { FoundLetter } from "./find-letter.ts";
import type { ReopenedTemplate } from "./reopen-run.ts";

/** What the letter was made of, to be looked up by its places; a Word file's own text says by itself where it stands. */
export function originsOf(
  { template, opened, openOptions }: ReopenedTemplate,
  found: Pick<FoundLetter, "recipient">,
): Origins {
  const sources = new Map<string, SourceOfText>();
  const add = (file: SourceFile, hasSettings: boolean): void => {
    const decoded = decodeSource(file);
    if (!decoded.ok) return;
    const { text } = decoded.value;
    const bodyStart = hasSettings ? readFrontMatter(decoded.value, () => undefined).bodyStart : 0;
    sources.set(file.path, { text, bodyStart });
  };
  if (opened.word === undefined) add(template, true);
  for (const file of openOptions.partials.values()) add(file, false);
  const beside = openOptions.settings && decodeSource(openOptions.settings);
  if (beside?.ok === true) {
    const { path, text } = beside.value;
    sources.set(path, { text, bodyStart: text.length });
  }
  const { fields } = found.recipient;
  return {
    sources,
    cellValue: ({ header }) => (header === undefined ? undefined : ownValue(fields.get(header))),
  };
}

/** The versions whose letters have what an edit changes; all where it is a setting, none where it is a cell. */
export function versionsOf(
  run: ReopenedTemplate,
  { places, was, before, after }: Edit,
): readonly string[] {
  const { template } = run.opened;
  const [place] = places;
  if (place?.kind === "word") return versionsInWord(run, place.at, [before, was, after]);
  if (place?.kind !== "source") return [];
  const { path } = place.at;
  const own = template.texts.find(
    ({ at }) =>
      at.kind === "text" &&
      at.path === path &&
      at.span.start <= place.start &&
      place.start <= at.span.end,
  );
  return own?.versions ?? template.versions.map(({ name }) => name);
}

/**
 * The versions whose letters have a text of a paragraph of a clerk's Word file.
 *
 * Shape: `around` is what stands before it, the text, what stands behind; where its passage cannot be told, all that have the paragraph.
 */
export function versionsInWord(
  { opened: { template } }: ReopenedTemplate,
  { part, paragraph }: WordLocation,
  around: readonly string[],
): readonly string[] {
  const there = template.texts.filter(
    ({ at }) => at.kind === "word" && at.part === part && at.paragraph === paragraph,
  );
  const [before = "", was = "", after = ""] = around;
  // The nearest words tell best; a passage may end beside them.
  const wholes = [
    before + was + after,
    before + was,
    was + after,
    was,
    before.slice(-1),
    after.slice(0, 1),
  ];
  const told = wholes
    .filter((text) => text.trim() !== "")
    .map((text) => there.filter((one) => one.text.includes(text.trim())))
    .find((found) => found.length > 0);
  const names = new Set((told ?? there).flatMap(({ versions }) => versions));
  const all = template.versions.map(({ name }) => name);
  return names.size === 0 ? all : all.filter((name) => names.has(name));
}

/** What the list's own cell says; a row of the details (明細) is changed where it stands, by whoever keeps them. */
function ownValue(cell: Cell | undefined): string | undefined {
  return cell?.rows === undefined ? cell?.value : undefined;
}
