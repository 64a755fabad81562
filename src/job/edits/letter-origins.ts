import type { SourceFile } from "../../base/world.ts";
import type { Edit } from "../../edits/edit.ts";
import type { Origins, SourceOfText } from "../../edits/written-text.ts";
import { readFrontMatter } from "../../template/front-matter.ts";
import { decodeSource } from "../../template/source-text.ts";
import type { FoundLetter } from "./find-letter.ts";
import type { ReopenedTemplate } from "./reopen-run.ts";

/** What the letter was made of, to be looked up by its places. A Word file's text is looked up by its paragraphs alone. */
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
  const { fields } = found.recipient;
  return {
    sources,
    cellValue: ({ header }) => (header === undefined ? undefined : fields.get(header)?.value),
  };
}

/** The versions whose letters have what an edit changes; all where it is a setting, none where it is a cell. */
export function versionsOf(
  { opened: { template } }: ReopenedTemplate,
  { places }: Edit,
): readonly string[] {
  const [place] = places;
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
