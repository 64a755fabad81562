import type { XmlElement } from "../xml-tree.ts";
import type { ImportedLine } from "./imported-letter.ts";
import { type ImportedParts, importedParts } from "./imported-parts.ts";
import type { LetterParts } from "./letter-parts.ts";
import type { LoseAt } from "./loss.ts";
import { FRAME_WORDS, readFrame } from "./read-frame.ts";
import type { House } from "./read-house.ts";
import type { ReadPart } from "./read-parts.ts";
import { ofPages, type ReadEdges, readEdges } from "./read-section.ts";
import { type Setting, type SettingMap, textSetting } from "./setting.ts";
import { beginsAtOne } from "./word-sections.ts";

/** The sections by what they are called as parts of the letter. */
export function partsByName(
  parts: readonly ReadPart[],
  {
    file,
    edges,
    house,
    loseAt,
  }: {
    readonly file: LetterParts;
    readonly edges: ReadEdges;
    readonly house: House;
    readonly loseAt: LoseAt;
  },
): ImportedParts {
  return importedParts(
    parts.map(({ section, page, name, hasOthersStyles }, at) => {
      const own = at === 0 ? edges : readEdges(section, file, loseAt);
      if (at > 0 && own.pageNumber !== undefined && !beginsAtOne(section))
        loseAt(ofPages(file.path))("part-numbers");
      const frame = frameWord(section);
      const format = settingsOf(page.settings, { pageNumber: own.pageNumber, frame }, house);
      const said = format.get("体裁");
      const running = own.settings;
      return { name, format: said, running, ...(hasOthersStyles && { hasOthersStyles }) };
    }),
  );
}

/** The lines of a 別紙, after that which begins it; those of the letter itself, which has no name. */
export function partLines(
  name: string | undefined,
  lines: readonly ImportedLine[],
): readonly ImportedLine[] {
  if (name === undefined) return lines;
  const block = { type: "part-break", name, origin: undefined } as const;
  return [{ block, isGuessed: false, paragraph: lines[0]?.paragraph ?? 0 }, ...lines];
}

/** The frame around the pages of a section (枠), in the word of the settings. */
export function frameWord(section: XmlElement | undefined): string | undefined {
  const frame = readFrame(section);
  return frame === undefined || frame === "other" ? undefined : FRAME_WORDS[frame];
}

/** The page in the words of 体裁: by its name alone where nothing differs. */
export function settingsOf(
  page: SettingMap,
  {
    pageNumber,
    frame,
  }: { readonly pageNumber?: string | undefined; readonly frame?: string | undefined },
  house: House,
): SettingMap {
  const entries: [string, Setting][] = [...page, ...house.layout];
  if (pageNumber !== undefined) entries.push(["ノンブル", textSetting(pageNumber)]);
  if (frame !== undefined) entries.push(["枠", textSetting(frame)]);
  const [first] = entries;
  const format: Setting =
    entries.length === 1 && first?.[0] === "基本"
      ? first[1]
      : { kind: "map", entries: new Map(entries) };
  return new Map([["体裁", format], ...house.fonts]);
}
