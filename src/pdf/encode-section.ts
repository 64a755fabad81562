import type { Sp } from "../base/units.ts";
import { hex4 } from "../font/pdf-font.ts";
import type { NoteEnd } from "../model/note-link.ts";
import type {
  GlyphRun,
  PageItem,
  PagePicture,
  Rule,
  TagRole,
  TagStart,
} from "../model/paged-document.ts";
import type { Picture } from "../model/picture.ts";
import {
  arrangeColumn,
  type Column,
  lastStart,
  type ObjectStart,
  type TextObject,
} from "./arrange-column.ts";
import { artifactType, isArtifact, untaggedType } from "./artifact-types.ts";
import type { CidTable } from "./cid-table.ts";
import { pdfHeight, pdfNumber, pdfPoints } from "./number.ts";
import { pictureMatrix } from "./picture-matrix.ts";
import { pictureResource } from "./picture-objects.ts";
import { boxOfRun } from "./run-box.ts";
import type { Sheet } from "./sheet.ts";
import { SPACING_DECIMALS, type SpacedRun, spaceRun } from "./space-run.ts";
import { STRUCTURE_TYPES } from "./structure-types.ts";
import { textString } from "./syntax.ts";

/** A tag with where its picture is: left, bottom, right and top in points, as they are written. */
export interface MarkedTag extends TagStart {
  readonly box?: string;
}

/** A marked-content sequence and the structure elements that it lies in, outermost first. */
export interface Mark {
  readonly mcid: number;
  readonly stack: readonly MarkedTag[];
}

/** A place of a section that leads elsewhere, one for each line that it is on. */
export interface SectionLink {
  /** Number of its structure element. */
  readonly element: number;
  /** Where it leads: to an address, from a mark to its note and back, or to a place. */
  readonly to: { readonly uri: string } | NoteEnd;
  /** Left, bottom, right and top in points, as they are written. */
  readonly box: string;
}

/** A place of a section that links lead to: its number, and the box of the first of its text. */
export interface SectionPlace {
  readonly number: number;
  readonly box: string;
}

/** A subject or heading of a section: its level, 0 for the subject, and its words without their readings. */
export interface SectionTitle {
  readonly level: 0 | 1 | 2 | 3;
  readonly text: string;
}

/** What surrounds a section and what it is written with. */
export interface SectionSurroundings {
  readonly sheet: Sheet;
  /** The table of CIDs for a face of the document. */
  readonly tableOf: (face: number) => CidTable;
  /** The first number for marked content, or undefined for content without tags. */
  readonly firstMcid: number | undefined;
  /** Where the text object before the section begins, if there is one on the page. */
  readonly before: ObjectStart | undefined;
  /** Where the first run after the section begins, if there is one on the page. */
  readonly after: ObjectStart | undefined;
}

/** A section as operators of a content stream. */
export interface EncodedSection {
  readonly operators: string;
  readonly marks: readonly Mark[];
  readonly links: readonly SectionLink[];
  readonly places: readonly SectionPlace[];
  readonly titles: readonly SectionTitle[];
  /** The pictures that it shows. */
  readonly pictures: readonly Picture[];
  /** Where its last text object begins. */
  readonly last: ObjectStart | undefined;
}

/**
 * Writes a stretch of a page as content-stream operators.
 *
 * Shape: text objects are in reading order; the section begins and ends with PDF's initial spacing,
 * so sections can be joined in any combination.
 * Source: ISO 32000-1, 9.4 (text objects), 14.6 (marked content), 14.8.2.2 (artifacts).
 */
export function encodeSection(
  items: readonly PageItem[],
  surroundings: SectionSurroundings,
): EncodedSection {
  const writer = new SectionWriter(surroundings);
  const runs = items.filter((item) => item.type === "glyphs");
  let runIndex = 0;
  for (const [index, item] of items.entries()) {
    switch (item.type) {
      case "tag-start":
        writer.startTag(item);
        break;
      case "tag-end":
        writer.endTag();
        break;
      case "rule":
        writer.rule(item, items[index + 1]?.type === "rule");
        break;
      case "picture":
        writer.picture(item);
        break;
      case "glyphs":
        runIndex += 1;
        writer.run(item, startOf(runs[runIndex]) ?? surroundings.after);
        break;
    }
  }
  return writer.finish();
}

/** Where a run's first text object begins if nothing moves it. */
export function startOf(run: GlyphRun | undefined): ObjectStart | undefined {
  return run === undefined ? undefined : { y: run.at.y, size: run.size };
}

/** Where the first run of items begins. */
export function firstStart(items: readonly PageItem[]): ObjectStart | undefined {
  return startOf(items.find((item) => item.type === "glyphs"));
}

class SectionWriter {
  readonly #around: SectionSurroundings;
  readonly #pageHeight: Sp;
  readonly #marks: Mark[] = [];
  readonly #links: SectionLink[] = [];
  readonly #places: SectionPlace[] = [];
  readonly #pictures: Picture[] = [];
  readonly #titles: { level: SectionTitle["level"]; text: string }[] = [];
  readonly #stack: MarkedTag[] = [];
  #operators = "";
  #isInText = false;
  #openMark: "none" | "element" | "artifact" = "none";
  #font = "";
  #spacing = "0";
  /** Whether an artifact of rules is open. */
  #isInRules = false;
  /** Whether the innermost element has content so far. */
  #hasContent = false;
  #last: ObjectStart | undefined;

  constructor(around: SectionSurroundings) {
    this.#around = around;
    this.#pageHeight = around.sheet.pageSize.height;
    this.#last = around.before;
  }

  startTag(tag: TagStart): void {
    this.#closeMark();
    this.#stack.push(tag);
    this.#hasContent = false;
    if (tag.role === "subject") this.#titles.push({ level: 0, text: "" });
    if (tag.role === "heading") this.#titles.push({ level: tag.level ?? 1, text: "" });
  }

  endTag(): void {
    if (!this.#hasContent && EMPTY_ROLES.has(this.#stack.at(-1)?.role)) this.#openMarkFor();
    this.#closeMark();
    this.#hasContent = true;
    if (this.#stack.pop() === undefined) throw new Error("a tag ends that has not begun");
  }

  /**
   * Draws a rule, or one of several that are painted together; a line next to text says nothing, so it is an artifact
   * wherever it is.
   */
  rule({ box }: Rule, goesOn: boolean): void {
    this.#leaveText();
    const isTagged = this.#around.firstMcid !== undefined;
    if (isTagged && !this.#isInRules) this.#operators += "/Artifact BMC\n";
    const bottom = pdfHeight(box.y, this.#pageHeight);
    const size = `${pdfPoints(box.width)} ${pdfNumber(-box.height / 65_536)}`;
    this.#operators += `${pdfPoints(box.x)} ${bottom} ${size} re${goesOn ? "" : " f"}\n`;
    if (isTagged && !goesOn) this.#operators += "EMC\n";
    this.#isInRules = goesOn;
  }

  /** Draws a picture; its element says where it is, which those ask who show a page in another form. */
  picture({ picture, box }: PagePicture): void {
    this.#leaveText();
    const [width, height] = [box.width / 65_536, box.height / 65_536];
    const left = box.x / 65_536;
    const bottom = (this.#pageHeight - box.y - box.height) / 65_536;
    const corners = [left, bottom, left + width, bottom + height].map((one) => pdfNumber(one));
    const tag = this.#stack.pop();
    if (tag !== undefined) this.#stack.push({ ...tag, box: corners.join(" ") });
    this.#openMarkFor({ isText: false });
    const matrix = pictureMatrix(picture.turn, { left, bottom, width, height });
    this.#operators += `q ${matrix} cm /${pictureResource(picture)} Do Q\n`;
    this.#closeMark();
    this.#pictures.push(picture);
  }

  run(run: GlyphRun, after: ObjectStart | undefined): void {
    if (run.glyphs.length === 0) return;
    const table = this.#around.tableOf(run.face);
    const spaced = spaceRun(run, table);
    this.#enterText();
    this.#openMarkFor();
    this.#selectFont(run, table);
    this.#setSpacing(run.direction === "vertical" ? -spaced.spacing : spaced.spacing);
    const column = columnOf(run, this.#pageHeight);
    const objects =
      run.direction === "vertical"
        ? arrangeColumn(column, this.#last, after)
        : [{ start: 0, end: run.glyphs.length, placed: true, lowered: 0 }];
    for (const object of objects) {
      if (object.placed) this.#place(run, column, object);
      this.#operators += showing(run, spaced, object, table);
    }
    this.#last = lastStart(column, objects);
    this.#note(run);
  }

  /** Keeps what bookmarks, links and the places that they lead to are made of. */
  #note(run: GlyphRun): void {
    const [block] = this.#stack;
    const isBeside = this.#stack.some(({ role }) => role === "artifact" || role === "ruby-text");
    const link = this.#stack.findLast(({ uri, note }) => uri !== undefined || note !== undefined);
    const title = this.#titles.at(-1);
    const isOfNote = link?.note !== undefined && link.note.end !== "reference";
    const isTitle = (block?.role === "subject" || block?.role === "heading") && !isOfNote;
    if (isTitle && title && !isBeside) {
      for (const { text } of run.glyphs) title.text += text;
    }
    const place = block?.place;
    if (place !== undefined && !isBeside && this.#places.every(({ number }) => number !== place)) {
      this.#places.push({ number: place, box: boxOfRun(run, this.#pageHeight) });
    }
    const to = link?.uri === undefined ? link?.note : { uri: link.uri };
    // A note leads back to its mark from its label alone.
    if (link === undefined || to === undefined || isBeside || link.role === "note") return;
    const box = boxOfRun(run, this.#pageHeight);
    this.#links.push({ element: link.element, to, box });
  }

  finish(): EncodedSection {
    if (this.#stack.length > 0) throw new Error("a section ends within a tag");
    this.#leaveText();
    return {
      operators: this.#operators,
      marks: this.#marks,
      links: this.#links,
      places: this.#places,
      titles: this.#titles,
      pictures: this.#pictures,
      last: this.#last,
    };
  }

  #place(run: GlyphRun, column: Column, object: TextObject): void {
    const isVertical = run.direction === "vertical";
    const top = isVertical ? (column.tops[object.start] ?? 0) : run.at.y;
    const y = top + object.lowered * run.size;
    const height = pdfNumber((this.#pageHeight - y) / 65_536);
    this.#operators += `1 0 0 1 ${pdfPoints(run.at.x)} ${height} Tm\n`;
  }

  #selectFont(run: GlyphRun, table: CidTable): void {
    const name = run.direction === "vertical" ? table.resource : `${table.resource}h`;
    const font = `/${name} ${pdfPoints(run.size)} Tf\n`;
    if (font === this.#font) return;
    this.#font = font;
    this.#operators += font;
  }

  #setSpacing(spacing: number): void {
    const written = pdfNumber(spacing, SPACING_DECIMALS);
    if (written === this.#spacing) return;
    this.#spacing = written;
    this.#operators += `${written} Tc\n`;
  }

  #enterText(): void {
    if (this.#isInText) return;
    this.#isInText = true;
    this.#operators += "BT\n";
  }

  #leaveText(): void {
    this.#closeMark();
    if (!this.#isInText) return;
    this.#setSpacing(0);
    this.#isInText = false;
    this.#operators += "ET\n";
  }

  /** What a picture stands for is said where it has text, which readers put it in the place of. */
  #openMarkFor({ isText }: { readonly isText: boolean } = { isText: true }): void {
    this.#hasContent = true;
    if (this.#openMark !== "none") return;
    const { firstMcid } = this.#around;
    const role = this.#stack.at(-1)?.role;
    if (firstMcid === undefined) {
      this.#openUntagged(role);
      return;
    }
    if (role === undefined || this.#stack.some(isArtifact)) {
      this.#operators += `/Artifact${artifactType(this.#stack)}\n`;
      this.#openMark = "artifact";
      return;
    }
    const mcid = firstMcid + this.#marks.length;
    this.#marks.push({ mcid, stack: [...this.#stack] });
    const { actual } = this.#stack.at(-1) ?? {};
    this.#operators +=
      actual === undefined || !isText
        ? `/${structureType(role)}<</MCID ${mcid}>>BDC\n`
        : // poppler asks a Span alone for what its text stands for
          `/Span<</MCID ${mcid}/ActualText${textString(actual)}>>BDC\n`;
    this.#openMark = "element";
  }

  /** Without a structure tree, only what is not part of the text is marked, so that a reader can leave it out. */
  #openUntagged(role: TagRole | undefined): void {
    const isOfPage = role === undefined || this.#stack.some(isArtifact);
    if (!isOfPage && role !== "ruby-text") return;
    this.#operators += isOfPage ? `/Artifact${untaggedType(this.#stack)}\n` : "/RT BMC\n";
    this.#openMark = "artifact";
  }

  #closeMark(): void {
    if (this.#openMark === "none") return;
    this.#operators += "EMC\n";
    this.#openMark = "none";
  }
}

/** Elements that are there without content too: a row has as many cells as its table has columns. */
const EMPTY_ROLES: ReadonlySet<TagRole | undefined> = new Set(["table-cell", "table-head"]);

function structureType(role: TagRole): string {
  if (role === "artifact" || role === "repeated")
    throw new Error("an artifact is not a structure element");
  return STRUCTURE_TYPES[role];
}

function columnOf(run: GlyphRun, pageHeight: Sp): Column {
  const tops: number[] = [];
  let top: number = run.at.y;
  for (const glyph of run.glyphs) {
    tops.push(top);
    top += glyph.advance;
  }
  const joined = run.glyphs.map(
    (glyph, index) => index > 0 && glyph.recipe.kind === "blank" && glyph.advance === 0,
  );
  return { size: run.size, tops, joined, pageHeight };
}

/** The operator that shows a text object: Tj, or TJ where positions need correcting. */
function showing(run: GlyphRun, spaced: SpacedRun, object: TextObject, table: CidTable): string {
  // Numbers in TJ are subtracted from the position, and vertical positions grow upwards.
  const sign = run.direction === "vertical" ? 1 : -1;
  let array = "";
  let hex = "";
  for (let index = object.start; index < object.end; index += 1) {
    const unit = spaced.units[index];
    if (unit === undefined) throw new Error("a text object reaches beyond its run");
    // A position of its own needs no correction.
    if (unit.correction !== 0 && !(object.placed && index === object.start)) {
      array += `${hex === "" ? "" : `<${hex}>`}${sign * unit.correction}`;
      hex = "";
    }
    const cid = table.cidOf({
      recipe: unit.glyph.recipe,
      text: unit.glyph.text,
      direction: run.direction,
      step: unit.step,
      lowered: index === object.start ? object.lowered : 0,
    });
    hex += hex4(cid);
  }
  return array === "" ? `<${hex}>Tj\n` : `[${array}<${hex}>]TJ\n`;
}
