import type { TagRole } from "../model/paged-document.ts";

/**
 * The standard structure type of every role.
 *
 * Shape: a note is a `Note` in a paragraph of its own, with the mark in its `Lbl`; a list item is an `LI` whose label is in an `Lbl` and whose text is in an `LBody`, see `structure.ts`. `Em` is no type of
 * this edition, and so is said to be a `Span` (`ROLE_MAP`).
 * Source: ISO 32000-1, 14.8.4 (standard structure types).
 */
export const STRUCTURE_TYPES: Readonly<Record<Exclude<TagRole, "artifact" | "repeated">, string>> =
  {
    salutation: "P",
    paragraph: "P",
    "complimentary-close": "P",
    "date-line": "P",
    sender: "P",
    addressee: "P",
    "document-number": "P",
    subject: "H1",
    heading: "H1",
    "notes-head": "P",
    "notes-end": "P",
    "list-item": "LBody",
    "list-label": "Lbl",
    link: "Link",
    emphasis: "Em",
    postscript: "P",
    "corner-mark": "P",
    figure: "Figure",
    picture: "Figure",
    note: "Note",
    "figure-caption": "Caption",
    table: "Table",
    "table-caption": "Caption",
    "table-row": "TR",
    "table-head": "TH",
    "table-cell": "TD",
    ruby: "Ruby",
    "ruby-base": "RB",
    "ruby-text": "RT",
    span: "Span",
  };

/** What the types that are not of the standard stand for. Source: ISO 32000-1, 14.7.3; ISO 32000-2, table 368 (Em). */
export const ROLE_MAP: Readonly<Record<string, string>> = { Em: "Span" };
