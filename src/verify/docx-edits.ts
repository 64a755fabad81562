import type { Element } from "@xmldom/xmldom";
import {
  type DocxParts,
  elementsOf,
  parseXml,
  partText,
  W_NAMESPACE,
  wordAttribute,
} from "./docx-parts.ts";

/** A look that somebody gave to characters by hand, with the characters. */
export interface DirectLook {
  readonly what: "bold" | "italic" | "underline" | "strike" | "highlight" | "colour";
  readonly text: string;
}

/** What a person has left in a Word file besides its text. */
export interface TracesOfEditing {
  /** Text was added, taken out or moved under change tracking, and nobody has said whether it stays so. */
  readonly hasOpenChanges: boolean;
  readonly looks: readonly DirectLook[];
}

/**
 * Finds open changes and looks given by hand in a part of a Word file.
 *
 * Shape: runs of one look that follow each other are one; what a style gives is not seen.
 * Errors: throws `UnreadableFile`. Source: ECMA-376 Part 1, 17.13.5 (revisions), 17.3.2 (run properties).
 */
export function tracesOfEditing(parts: DocxParts, name: string): TracesOfEditing {
  const looks: { what: DirectLook["what"]; text: string; end: Element }[] = [];
  let hasOpenChanges = false;
  const visit = (element: Element): void => {
    for (const child of elementsOf(element)) {
      if (child.namespaceURI === W_NAMESPACE) {
        hasOpenChanges ||= REVISIONS.has(child.localName ?? "");
        if (child.localName === "r") addLooks(child);
      }
      visit(child);
    }
  };
  const addLooks = (run: Element): void => {
    const text = elementsOf(run)
      .filter(({ localName }) => localName === "t")
      .map(({ textContent }) => textContent ?? "")
      .join("");
    if (!/\S/u.test(text)) return;
    for (const what of looksOf(run)) {
      const last = looks.findLast((look) => look.what === what);
      if (last !== undefined && last.end.nextSibling === run) {
        last.text += text;
        last.end = run;
      } else looks.push({ what, text, end: run });
    }
  };
  const root = parseXml(parts, name).documentElement;
  if (root !== null) visit(root);
  return { hasOpenChanges, looks: looks.map(({ what, text }) => ({ what, text })) };
}

/**
 * The names of the fonts that hold one letter's characters alone: a face's name and twelve digits, which Word and LibreOffice keep.
 *
 * Errors: throws `UnreadableFile`.
 */
export function letterFontNames(parts: DocxParts): ReadonlySet<string> {
  const names = [...parts.keys()].filter((name) => /^word\/[^/]*\.xml$/u.test(name));
  const found = names.flatMap((name) => [...partText(parts, name).matchAll(LETTER_FONT)]);
  return new Set(found.map(([, name = ""]) => name));
}

const LETTER_FONT = /"([^"<>]+ [0-9A-F]{12})"/gu;

/** The sittings in which Word has edited a file: the first one, and all of them. */
export interface EditingSessions {
  readonly root: string;
  readonly all: ReadonlySet<string>;
}

/**
 * The sittings in which a Word file was edited, which whatever Word makes of the file keeps; undefined where nothing is said of them,
 * as in a file that LibreOffice has saved.
 *
 * Errors: throws `UnreadableFile`. Source: ECMA-376 Part 1, 17.15.1.70 (`rsid`), 17.15.1.71 (`rsidRoot`), 17.15.1.72 (`rsids`).
 */
export function editingSessions(parts: DocxParts): EditingSessions | undefined {
  if (!parts.has(SETTINGS)) return undefined;
  const xml = partText(parts, SETTINGS);
  const root = /<w:rsidRoot w:val="([0-9A-Fa-f]+)"/u.exec(xml)?.[1];
  const all = [...xml.matchAll(/<w:rsid w:val="([0-9A-Fa-f]+)"/gu)].map(([, id = ""]) => id);
  return root === undefined ? undefined : { root, all: new Set(all) };
}

const SETTINGS = "word/settings.xml";

const REVISIONS: ReadonlySet<string> = new Set(["ins", "del", "moveFrom", "moveTo"]);

function looksOf(run: Element): readonly DirectLook["what"][] {
  const properties = elementsOf(run).find(({ localName }) => localName === "rPr");
  if (properties === undefined) return [];
  const found = elementsOf(properties).flatMap((one) => {
    const what = LOOKS.get(one.localName ?? "");
    return what === undefined || isOff(one) ? [] : [what];
  });
  return [...new Set(found)];
}

function isOff(property: Element): boolean {
  const value = wordAttribute(property, "val") ?? "";
  return ["0", "false", "off", "none", "auto", "000000"].includes(value);
}

const LOOKS: ReadonlyMap<string, DirectLook["what"]> = new Map([
  ["b", "bold"],
  ["i", "italic"],
  ["u", "underline"],
  ["strike", "strike"],
  ["dstrike", "strike"],
  ["highlight", "highlight"],
  ["color", "colour"],
]);
