import { objectOf } from "../base/json-object.ts";
import { staysInside } from "./bag.ts";

/** A face that the letters are set in. */
export interface PackedFace {
  readonly name: string;
  /** Of the font's file. */
  readonly sha256: string;
  /** Whether its file comes with the program, is in the archive, or may not be in it by its licence. */
  readonly place: (typeof PLACES)[number];
  /** The file in the archive. */
  readonly path?: string;
}

const PLACES = ["program", "archive", "outside"] as const;

/** What an archive says of itself, for the program: where what is kept lies. Shape: paths are below the payload, with `/`. */
export interface ArchiveRecord {
  /** Counts up when an archive of the next kind cannot be read by the last program. */
  readonly archive: 1;
  /** As written in the files: name and version. */
  readonly tool: string;
  /** SHA-256 of the program, as runs record it. */
  readonly program: string;
  /** Which bytes the program's letters have. */
  readonly bytes: number;
  readonly title: string;
  readonly template: string;
  /** In the order in which the run read them; a worksheet of a workbook is named by the run. */
  readonly recipients: readonly string[];
  readonly characters?: string;
  readonly faces: readonly PackedFace[];
  /** How many letters there are to be made again. */
  readonly letters: number;
  /** Whether the letters are in the archive, or their hashes alone. */
  readonly kept: "files" | "hashes";
}

/** The folders and files of an archive's payload. */
export const ARCHIVE_LAYOUT = {
  record: "archive.json",
  steps: "再現手順.txt",
  provenance: "provenance.xml",
  run: "run",
  program: "program",
  main: "program/dist/bundle/main.js",
  inputs: "inputs",
  templates: "inputs/templates",
  recipients: "inputs/recipients",
  characters: "inputs/characters",
  fonts: "inputs/fonts",
} as const;

/** Gives the record's text. */
export function writeArchiveRecord(record: ArchiveRecord): string {
  return `${JSON.stringify(record, undefined, 2)}\n`;
}

/** Reads an archive's record. Errors: throws TypeError or SyntaxError for anything else. */
export function readArchiveRecord(text: string): ArchiveRecord {
  const value = objectOf(JSON.parse(text), ARCHIVE_LAYOUT.record);
  if (value["archive"] !== 1) throw new TypeError("an archive of another kind");
  const { characters } = value;
  return {
    archive: 1,
    tool: textIn(value, "tool"),
    program: textIn(value, "program"),
    bytes: Number(value["bytes"]),
    title: textIn(value, "title"),
    template: pathIn(value, "template"),
    recipients: listIn(value, "recipients").map((path) => pathIn({ path }, "path")),
    ...(characters === undefined ? {} : { characters: pathIn(value, "characters") }),
    faces: listIn(value, "faces").map((one) => {
      const face = objectOf(one, "face");
      return {
        name: textIn(face, "name"),
        sha256: textIn(face, "sha256"),
        place: PLACES.find((place) => place === face["place"]) ?? "outside",
        ...(face["path"] === undefined ? {} : { path: pathIn(face, "path") }),
      };
    }),
    letters: Number(value["letters"]),
    kept: value["kept"] === "hashes" ? "hashes" : "files",
  };
}

type Keyed = Readonly<Record<string, unknown>>;

function textIn(value: Keyed, key: string): string {
  const text = value[key];
  if (typeof text !== "string") throw new TypeError(`${key} is not a text`);
  return text;
}

/** A path that stays in the payload. */
function pathIn(value: Keyed, key: string): string {
  const path = textIn(value, key);
  if (!staysInside(path)) throw new TypeError(`${key} leads elsewhere`);
  return path;
}

function listIn(value: Keyed, key: string): readonly unknown[] {
  const list = value[key];
  if (!Array.isArray(list)) throw new TypeError(`${key} is not a list`);
  return list;
}
