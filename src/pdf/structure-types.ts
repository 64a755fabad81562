import type { TagRole } from "../model/paged-document.ts";

/**
 * The standard structure type of every role.
 *
 * Shape: a list item is an `LI` whose content is in an `LBody`, see `structure.ts`.
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
    postscript: "P",
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
