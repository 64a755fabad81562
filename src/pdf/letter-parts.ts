import type { World } from "../base/world.ts";
import type { ObjectStart } from "./arrange-column.ts";
import { CidTables } from "./cid-tables.ts";
import { encodeSection } from "./encode-section.ts";
import { packBytes, packText, plainBytes } from "./packed-stream.ts";
import type { RecordPart, TemplatePart } from "./pdf-cache.ts";
import { sheetOfPage } from "./sheet.ts";
import { latin1 } from "./syntax.ts";
import type { TemplateKey } from "./template-key.ts";

/**
 * Writes the template matter of a letter, with fonts of its own that hold what it uses.
 *
 * Shape: its marked content has each page's first numbers, so it does not depend on the record matter.
 */
export function makeTemplatePart(key: TemplateKey, world: World): TemplatePart {
  const tables = new CidTables(key.sheet.faces, "T");
  const pages = key.pages.map((sections, pageIndex) => {
    const sheet = sheetOfPage(key.sheet, key.papers[pageIndex]);
    let firstMcid = 0;
    let before: ObjectStart | undefined;
    return sections.map(({ matter, items, after }) => {
      if (matter === "record") {
        before = undefined;
        return undefined;
      }
      const section = encodeSection(items, {
        sheet,
        tableOf: tables.of,
        firstMcid,
        before,
        after,
      });
      firstMcid += section.marks.length;
      before = section.last;
      return { ...section, stream: packText(section.operators) };
    });
  });
  return { key, pages, fonts: tables.prepared(world, packBytes), frames: new Map() };
}

/** Writes the record matter of a letter, to go with its template matter. */
export function makeRecordPart(key: TemplateKey, template: TemplatePart, world: World): RecordPart {
  const tables = new CidTables(key.sheet.faces, "R");
  const pages = key.pages.map((sections, pageIndex) => {
    const sheet = sheetOfPage(key.sheet, key.papers[pageIndex]);
    const known = template.pages[pageIndex] ?? [];
    let firstMcid = known.reduce((count, section) => count + (section?.marks.length ?? 0), 0);
    let before: ObjectStart | undefined;
    return sections.map(({ matter, items, after }, index) => {
      if (matter === "template") {
        before = known[index]?.last;
        return undefined;
      }
      const section = encodeSection(items, {
        sheet,
        tableOf: tables.of,
        firstMcid,
        before,
        after,
      });
      firstMcid += section.marks.length;
      return { ...section, stream: plainBytes(latin1(section.operators)) };
    });
  });
  return { pages, fonts: tables.prepared(world, plainBytes) };
}
