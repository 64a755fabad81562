import { escapeText } from "../base/escape-xml.ts";
import { FORMAT_IDS, FORMATS } from "../model/output-format.ts";
import { ARCHIVE_LAYOUT } from "./archive-record.ts";
import type { PayloadFile } from "./bag.ts";

/** What is to be said of how letters came to be. */
export interface Provenance {
  readonly title: string;
  /** Name and version. */
  readonly tool: string;
  /** SHA-256 of the program. */
  readonly program: string;
  /** SHA-256 over all that the run was made from. */
  readonly run: string;
  /** What was put into the archive, but for this. */
  readonly payload: readonly PayloadFile[];
}

/**
 * Gives an archive's provenance (来歴): each file as an object, the run as an event from inputs to outcomes, the program as its agent.
 *
 * Shape: by the names of PREMIS 3, in UTF-8, one element a line. When the run was is not known: a run's bytes do not depend on it,
 * and nothing of a run records it; so `eventDateTime` says `unknown`.
 * Source: PREMIS Data Dictionary 3.0, 1.5 (objects), 2 (events), 3 (agents).
 */
export function provenanceOf({ title, tool, program, run, payload }: Provenance): string {
  const [, name = tool, version = ""] = /^(\S+) (\S+)$/u.exec(tool) ?? [];
  const lines = [
    '<?xml version="1.0" encoding="UTF-8"?>',
    '<premis xmlns="http://www.loc.gov/premis/v3" xmlns:xsi="http://www.w3.org/2001/XMLSchema-instance" version="3.0">',
    ...payload.flatMap(objectLines),
    "<event>",
    ...identifier("event", "run", run),
    "<eventType>creation</eventType>",
    "<eventDateTime>unknown</eventDateTime>",
    "<eventDetailInformation>",
    text("eventDetail", title),
    "</eventDetailInformation>",
    "<linkingAgentIdentifier>",
    text("linkingAgentIdentifierType", "SHA-256"),
    text("linkingAgentIdentifierValue", program),
    "</linkingAgentIdentifier>",
    ...payload.flatMap(linkLines),
    "</event>",
    "<agent>",
    ...identifier("agent", "SHA-256", program),
    text("agentName", name),
    text("agentType", "software"),
    text("agentVersion", version),
    "</agent>",
    "</premis>",
  ];
  return `${lines.join("\n")}\n`;
}

function objectLines({ path, bytes, sha256 }: PayloadFile): readonly string[] {
  return [
    '<object xsi:type="file">',
    ...identifier("object", "path", path),
    "<objectCharacteristics>",
    "<fixity>",
    text("messageDigestAlgorithm", "SHA-256"),
    text("messageDigest", sha256),
    "</fixity>",
    text("size", String(bytes)),
    "<format>",
    "<formatDesignation>",
    text("formatName", formatOf(path)),
    "</formatDesignation>",
    "</format>",
    "</objectCharacteristics>",
    "</object>",
  ];
}

/** What the event made and what it took; the program and what is said of the archive itself are neither. */
function linkLines({ path }: PayloadFile): readonly string[] {
  const role = roleOf(path);
  if (role === undefined) return [];
  return [
    "<linkingObjectIdentifier>",
    text("linkingObjectIdentifierType", "path"),
    text("linkingObjectIdentifierValue", path),
    text("linkingObjectRole", role),
    "</linkingObjectIdentifier>",
  ];
}

function roleOf(path: string): "source" | "outcome" | undefined {
  if (path.startsWith(`${ARCHIVE_LAYOUT.inputs}/`)) return "source";
  return path.startsWith(`${ARCHIVE_LAYOUT.run}/`) ? "outcome" : undefined;
}

function identifier(
  of: "object" | "event" | "agent",
  type: string,
  value: string,
): readonly string[] {
  return [
    `<${of}Identifier>`,
    text(`${of}IdentifierType`, type),
    text(`${of}IdentifierValue`, value),
    `</${of}Identifier>`,
  ];
}

function text(name: string, value: string): string {
  return `<${name}>${escapeText(value)}</${name}>`;
}

/** A file's kind by its ending, as registries of formats name it. */
function formatOf(path: string): string {
  const ending = path.slice(path.lastIndexOf(".") + 1).toLowerCase();
  return Object.hasOwn(NAMES, ending) ? (NAMES[ending] ?? ending) : ending;
}

const NAMES: Readonly<Record<string, string>> = {
  ...Object.fromEntries(FORMAT_IDS.map((id) => [FORMATS[id].extension, FORMATS[id].name.en])),
  csv: "CSV",
  hbs: "Handlebars template",
  js: "ECMAScript module",
  json: "JSON",
  jsonl: "JSON Lines",
  otf: "OpenType font",
  ttc: "OpenType font collection",
  ttf: "TrueType font",
  xlsx: "Office Open XML workbook",
  yaml: "YAML",
};
