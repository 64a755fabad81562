import { type Diagnostic, error } from "../base/diagnostic.ts";
import type { Location, WordLocation } from "../base/location.ts";
import { failure, type Outcome, outcomeOf } from "../base/outcome.ts";
import type { SourceFile } from "../base/world.ts";
import { checkBoundData } from "./check-bound-data.ts";
import { checkBranches } from "./check-branches.ts";
import { checkHidden, stylesOf, unseenBy } from "./check-hidden.ts";
import { checkLinks } from "./check-links.ts";
import { checkMailMerge } from "./check-mail-merge.ts";
import { checkMarks, partsWithMarks } from "./check-marks.ts";
import { checkMergedRows } from "./check-merged-rows.ts";
import { checkRepeatedNotes } from "./check-notes.ts";
import { checkPaths } from "./check-paths.ts";
import { cleanParts } from "./clean-parts.ts";
import {
  checkReview,
  columnOfControl,
  fillBookmarks,
  fillControls,
  type KnownColumns,
  type PlainControl,
  unbindFilled,
} from "./controls.ts";
import { conditionsIn, foldFields, hasMergeField } from "./fold-fields.ts";
import { type IfVersions, ifVersions, type SettingsVersion } from "./if-versions.ts";
import { joinTags, nodesOfText } from "./join-tags.ts";
import { liftSections } from "./lift-sections.ts";
import { openWord, type WordFile } from "./open-word.ts";
import { plainBookmarks } from "./plain-bookmarks.ts";
import { plainForms } from "./plain-forms.ts";
import { MOST_PIECES, type Projection, project, type WordPiece } from "./project.ts";
import { checkRecounted } from "./recounted-fields.ts";
import { checkRepeats } from "./repeating-fields.ts";
import { placeOfNode, type Story } from "./story.ts";
import { unlinkTagged } from "./unlink.ts";
import {
  append,
  attributeOf,
  descendants,
  descendantsOf,
  elementsOf,
  remove,
  type XmlElement,
  type XmlNode,
} from "./xml-tree.ts";

/** A clerk's Word file, taken apart: a source of the template language, and the XML between its tags. */
export interface WordTemplate {
  /** All parts of the file by name, in the order of the package; its trees are not kept. */
  readonly parts: WordFile["parts"];
  /** The body of a template: `compileBody` takes it. */
  readonly text: string;
  readonly pieces: readonly WordPiece[];
  /** Where its tags stand in the text: no other braces of it are any. */
  readonly tags: Projection["tags"];
  /** Controls whose titles the settings do not name as columns. */
  readonly controls: readonly PlainControl[];
  /** Says of a place in `text` where it stands in the Word file. */
  readonly placeOf: (at: Location) => Location;
  /** What the file itself says of the letter, where no settings stand beside it. */
  readonly own: OwnSettings;
}

/** What a Word file says of the letter by itself. */
export interface OwnSettings {
  readonly title: string;
  /** Whether the title is the name of the file, for want of another; no reader of a letter sees it. */
  readonly isTitleOfFile: boolean;
  readonly isVertical: boolean;
  /** The versions that its IF fields ask for. */
  readonly versions: IfVersions["setting"];
}

/** What settings beside a Word file say that decides how it is read. */
export interface WordOptions extends KnownColumns {
  /** The versions of the letter (宛先); none if the settings name none. */
  readonly versions: readonly SettingsVersion[];
  /** What the settings confirm (確認済み). */
  readonly confirmed: readonly string[];
}

/**
 * Reads a Word file as a template: its fields, controls and tags become a text of the template language, the XML between them
 * numbered pieces.
 *
 * Errors: `word/…`; all of a file's problems in one pass.
 */
export function readWordTemplate(file: SourceFile, options: WordOptions): Outcome<WordTemplate> {
  const { template, problems } = tryWordTemplate(file, options);
  return template === undefined ? failure(problems) : outcomeOf(template, problems);
}

/** A Word file as far as it can be read, with what is wrong in it; undefined where nothing can be read. */
export interface TriedWordTemplate {
  readonly template: WordTemplate | undefined;
  readonly problems: readonly Diagnostic[];
}

/** As `readWordTemplate`, for saying what else is wrong with a file that has errors. */
export function tryWordTemplate(file: SourceFile, options: WordOptions): TriedWordTemplate {
  const opened = openWord(file);
  if (!opened.ok) return { template: undefined, problems: opened.errors };
  const { path, stories, properties } = opened.value;
  const problems: Diagnostic[] = [];
  const reported = new Set<string>();
  const report = (found: Diagnostic): void => {
    // What stands in both branches of a text box is one fault.
    const key = JSON.stringify([found.code, found.at, found.values]);
    if (!reported.has(key)) problems.push(found);
    reported.add(key);
  };
  const reason = refusedAs(opened.value, options);
  if (reason !== undefined) {
    const problem = error("word/file", { kind: "file", path }, { reason });
    return { template: undefined, problems: [problem] };
  }
  const all = properties === undefined ? stories : [...stories, properties];
  const read = new Set(all.map(({ name }) => name));
  const asked = [...checkMailMerge(opened.value, options.confirmed), ...checkLinks(opened.value)];
  for (const found of asked) report(found);
  const parts = unlinkTagged(opened.value, report);
  for (const found of partsWithMarks(path, parts, read)) report(found);
  const versions = ifVersions(
    stories.flatMap(({ document }) => conditionsIn(document.root)),
    options.versions,
  );
  checkColumns(path, stories, options, report);
  const controls: PlainControl[] = [];
  for (const story of stories) {
    checkReview(path, story, report);
    foldFields(path, story, versions, report);
    controls.push(...fillControls(path, story, options, report));
  }
  fillBookmarks(path, stories, options, report);
  for (const story of stories) {
    joinTags(path, story, report);
    checkBranches(path, story, report);
    controls.push(...plainBookmarks(path, story), ...plainForms(path, story));
  }
  const styles = stylesOf(parts, stories[0]?.name ?? "");
  for (const found of checkHidden(path, stories, styles)) report(found);
  for (const found of checkPaths(path, cleanParts(parts))) report(found);
  if (properties !== undefined) joinInProperties(properties, isAuthorShown(stories));
  for (const found of checkBoundData(path, parts, stories.flatMap(unbindFilled))) report(found);
  checkRepeats(path, stories, properties, report);
  const tagPlaces = new Map(all.flatMap((story) => placesOfTags(path, story)));
  for (const story of stories) {
    checkMarks(path, story, report);
    liftSections(path, story, report);
    checkRepeatedNotes(path, story, report);
    checkMergedRows(path, story, report);
  }
  checkRecounted(path, stories, parts, report);
  const projection = project(path, all, tagPlaces, unseenBy(styles));
  if (projection.pieces.length > MOST_PIECES) {
    report(error("word/too-large", { kind: "file", path }, { limit: MOST_PIECES }));
  }
  const template: WordTemplate = {
    parts,
    text: projection.text,
    pieces: projection.pieces,
    controls,
    placeOf: (at) => placeIn(projection, path, at),
    tags: projection.tags,
    own: { ...ownSettings(opened.value), versions: versions.setting },
  };
  return { template, problems: [...opened.warnings, ...problems] };
}

/** Why a file that can be opened is no template. */
function refusedAs(
  { stories, isResaved }: WordFile,
  { columns }: WordOptions,
): "strict" | "resaved" | undefined {
  if (isStrict(stories[0]?.document.root)) return "strict";
  return isResaved && stories.some((story) => hasLossy(story, columns)) ? "resaved" : undefined;
}

/** Source: ISO/IEC 29500-1, annex A: the namespaces of the strict form; part 4 has those of the transitional one. */
function isStrict(root: XmlElement | undefined): boolean {
  return root?.attributes.some(({ value }) => value === STRICT) === true;
}

const STRICT = "http://purl.oclc.org/ooxml/wordprocessingml/main";

/** Fields and controls of Word's mail merge, of which LibreOffice loses a part. */
function hasLossy({ document }: Story, columns: ReadonlySet<string>): boolean {
  return (
    hasMergeField(document.root) ||
    descendantsOf(document.root, "w:sdt").some((one) => columnOfControl(one, columns) !== undefined)
  );
}

/** IF fields that look at more than one column cannot be versions, which divide the addressees once. */
function checkColumns(
  path: string,
  stories: readonly Story[],
  { versions }: WordOptions,
  report: (found: Diagnostic) => void,
): void {
  const conditions = stories.flatMap(({ document }) => conditionsIn(document.root));
  const columns = [...new Set(conditions.map(({ column }) => column))];
  if (versions.length === 0 && columns.length > 1) {
    report(error("word/if-two-columns", { kind: "file", path }, { columns: columns.join("、") }));
  }
}

/** Tags in the title and the other properties of the file; who made it and who saved it last is no reader's affair. */
function joinInProperties({ document }: Story, isAuthorShown: boolean): void {
  const people = isAuthorShown ? ["cp:lastModifiedBy"] : ["cp:lastModifiedBy", "dc:creator"];
  for (const element of people.flatMap((name) => elementsOf(document.root, name))) {
    if (!plainText(element).includes("{{")) remove(element);
  }
  for (const element of elementsOf(document.root)) {
    const [only] = element.children;
    if (element.children.length !== 1 || only?.kind !== "text" || !only.text.includes("{{"))
      continue;
    const nodes = nodesOfText(only.text);
    element.children = [];
    for (const node of nodes) append(element, typeof node === "string" ? textOf(node) : node);
  }
}

/** Whether a field or a control shows who made the file: without the name Word would show an empty one. */
function isAuthorShown(stories: readonly Story[]): boolean {
  const isShown = (element: XmlElement): boolean => {
    const said = [element.name, ...element.attributes.map(({ value }) => value)].join(" ");
    switch (element.name) {
      case "w:instrText":
        return AUTHOR.test(plainText(element));
      case "w:fldSimple":
        return AUTHOR.test(said);
      case "w:dataBinding":
      case "w15:dataBinding":
        return /creator/u.test(said);
      default:
        return false;
    }
  };
  return stories.some(({ document }) => [...descendants(document.root)].some(isShown));
}

const AUTHOR = /\bauthor\b/iu;

function textOf(text: string): XmlNode {
  const raw = text.replaceAll("&", "&amp;").replaceAll("<", "&lt;");
  return { kind: "text", text, raw, parent: undefined };
}

function placesOfTags(path: string, story: Story): readonly (readonly [XmlNode, WordLocation])[] {
  const found: (readonly [XmlNode, WordLocation])[] = [];
  for (const element of descendants(story.document.root)) {
    const inAttributes = element.attributes.flatMap(({ tags }) => tags ?? []);
    for (const node of [...element.children, ...inAttributes]) {
      if (typeof node === "string" || node.kind !== "tag") continue;
      found.push([node, placeOfNode(path, story, node.parent === undefined ? element : node)]);
    }
  }
  return found;
}

/** Translates a place in the projection; a tag's is where it was typed, before its section was lifted. */
function placeIn({ lines, tags }: Projection, path: string, at: Location): Location {
  if (at.kind !== "text" || at.path !== path) return at;
  const tag = tags.find(({ start, end }) => start <= at.span.start && at.span.start < end);
  return tag?.at ?? lines[at.line - 1] ?? { kind: "file", path };
}

/** The title from the file's properties, or its name; the writing direction from the last section of pages. */
function ownSettings({ path, properties, stories }: WordFile): Omit<OwnSettings, "versions"> {
  const title = properties && elementsOf(properties.document.root, "dc:title")[0];
  const said =
    title === undefined || title.children.some(({ kind }) => kind !== "text")
      ? ""
      : plainText(title);
  const name = path.replace(/^.*\//u, "").replace(/\.docx$/iu, "");
  const main = stories[0]?.document.root;
  const section = main && descendantsOf(main, "w:sectPr").at(-1);
  const direction = section && descendantsOf(section, "w:textDirection")[0];
  const isVertical =
    direction !== undefined && /^(?:tbRl|rl)/u.test(attributeOf(direction, "w:val") ?? "");
  return { title: said === "" ? name : said, isTitleOfFile: said === "", isVertical };
}

function plainText(element: XmlElement): string {
  return element.children
    .map((child) => (child.kind === "text" ? child.text : ""))
    .join("")
    .trim();
}
