import { isObject } from "../../base/json-object.ts";
import { FORMAT_IDS, isFormatId } from "../../model/output-format.ts";
import type {
  LedgerEntry,
  LedgerFile,
  PageSum,
  PrintedLetter,
  RecordedLook,
  RecordedPicture,
  Verdict,
} from "../../model/run.ts";
import type { SeenPicture } from "../../model/verification.ts";
import { isLetterPath, isVolumePath } from "./run-layout.ts";

/** Files of one letter: one of each format. */
const MAX_FILES = FORMAT_IDS.length;

/**
 * Turns what JSON gave into a ledger entry, or into nothing if it is not one: a field that is missing, of another type or beyond
 * what a run can have, or a file that is not a letter of the run's folder. A checksum can be made by anybody, so nothing is
 * trusted of a path before it is known to lead nowhere else.
 *
 * Shape: entries of earlier versions are understood too: they said `verified` for `verdict`, and the title only as the
 * addressee's beginning.
 */
export function parseLedgerEntry(value: unknown): LedgerEntry | undefined {
  if (!isObject(value)) return undefined;
  const { sequence, id, list, row, prefecture, addressee, version } = value;
  const { recordSha256, textSha256 } = value;
  const title = value["title"] ?? titleOf(addressee);
  const places = placesOf(value);
  const look = lookOf(value["look"]);
  const { number, filled, otherFaces } = value;
  if (
    !(isCount(sequence) && isCount(row)) ||
    !(isText(id) && isText(list) && isText(prefecture) && isText(title)) ||
    !(isText(addressee) && isText(version) && isHash(recordSha256) && isHash(textSha256)) ||
    !(filled === undefined || isListOf(filled, isText)) ||
    !(otherFaces === undefined || isListOf(otherFaces, isText)) ||
    places === undefined ||
    (look === undefined && value["look"] !== undefined) ||
    !(number === undefined || isCount(number))
  ) {
    return undefined;
  }
  return {
    sequence,
    id,
    ...(number === undefined ? {} : { number }),
    list,
    row,
    prefecture,
    title,
    addressee,
    version,
    recordSha256,
    ...(filled && { filled }),
    ...(otherFaces && { otherFaces }),
    textSha256,
    ...(look && { look }),
    ...places,
  };
}

/** A letter has files of its own or is in a volume. */
function placesOf(
  value: Readonly<Record<string, unknown>>,
): Pick<LedgerEntry, "files" | "printed"> | undefined {
  const files = filesOf(value["files"]);
  if (files === undefined || value["printed"] === undefined) return files && { files };
  const printed = printedOf(value["printed"]);
  return printed === undefined || files.length > 0 ? undefined : { files, printed };
}

function printedOf(value: unknown): PrintedLetter | undefined {
  if (!isObject(value)) return undefined;
  const { path, page, pages, places, running, readBy, pictures, papers } = value;
  const verdict = verdictOf(value);
  const volume = volumeOf(value["volume"]);
  if (
    !(isText(path) && isVolumePath(path) && isCount(page) && isCount(pages)) ||
    !(page > 0 && isListOf(places, isPageSum) && places.length === pages) ||
    !(running === undefined || isListOf(running, isText)) ||
    !(readBy === undefined || readBy === "strict") ||
    !(papers === undefined || isListOf(papers, isText)) ||
    !(pictures === undefined || isListOf(pictures, isPictureList)) ||
    (volume === undefined && value["volume"] !== undefined) ||
    verdict === undefined
  ) {
    return undefined;
  }
  const by = readBy === undefined ? {} : ({ readBy: "strict" } as const);
  return {
    ...{ path, page, pages, places },
    ...(running && { running }),
    verdict,
    ...by,
    ...(pictures && { pictures }),
    ...(papers && { papers }),
    ...(volume && { volume }),
  };
}

function volumeOf(value: unknown): PrintedLetter["volume"] {
  if (!isObject(value)) return undefined;
  const { sha256, bytes } = value;
  return isHash(sha256) && isCount(bytes) ? { sha256, bytes } : undefined;
}

function titleOf(addressee: unknown): unknown {
  return isText(addressee)
    ? addressee.slice(0, Math.max(0, addressee.lastIndexOf(" ")))
    : undefined;
}

function lookOf(value: unknown): RecordedLook | undefined {
  if (!isObject(value)) return undefined;
  const { title, writingMode, paper, pageStarts, roles, paragraphCount } = value;
  const { tables = [], spacedSha256, lineBreaks, rubySha256 } = value;
  const size = isObject(paper) ? [paper["width"], paper["height"]] : [];
  const [width, height] = size;
  const own = ownLookOf(value);
  if (
    !(isText(title) && (writingMode === "vertical-rl" || writingMode === "horizontal-tb")) ||
    !(isNumber(width) && isNumber(height) && isListOf(pageStarts, isCount)) ||
    !(isListOf(roles, isText) && isCount(paragraphCount) && isCount(lineBreaks)) ||
    !(isHash(spacedSha256) && isHash(rubySha256)) ||
    own === undefined ||
    !isListOf(tables, isTexts)
  ) {
    return undefined;
  }
  return {
    title,
    writingMode,
    paper: { width, height },
    tables,
    pageStarts,
    roles,
    ...own,
    paragraphCount,
    spacedSha256,
    lineBreaks,
    rubySha256,
  };
}

function isSeenPicture(value: unknown): value is SeenPicture {
  if (!isObject(value)) return false;
  const { before, alt, width, height, content, pageContent } = value;
  const isSized = isNumber(width) && isNumber(height) && isCount(before);
  const isHashed = isText(content) && (pageContent === undefined || isText(pageContent));
  return isSized && isText(alt) && isHashed;
}

/** What only some letters have. */
type OwnKey = {
  [Key in keyof RecordedLook]-?: object extends Pick<RecordedLook, Key> ? Key : never;
}[keyof RecordedLook];

type OwnLook = Pick<RecordedLook, OwnKey>;

/** What is told of a letter's look and not written here would be lost at the run's end, and its files would be told as others. */
const OWN_LOOK: {
  readonly [Key in OwnKey]: (value: unknown) => value is NonNullable<RecordedLook[Key]>;
} = {
  pictures: (value) => isListOf(value, isSeenPicture),
  lines: isTexts,
  sizes: (value) => isListOf(value, isNumber),
  settings: isTexts,
  frame: isText,
  parts: isTexts,
  running: isTexts,
  references: isTexts,
};

/** What only some letters have: absent where it is; undefined if it is not as it should be. */
function ownLookOf(value: Readonly<Record<string, unknown>>): OwnLook | undefined {
  const own: Record<string, unknown> = {};
  for (const [key, isOne] of Object.entries(OWN_LOOK)) {
    if (value[key] === undefined) continue;
    if (!isOne(value[key])) return undefined;
    own[key] = value[key];
  }
  return own;
}

function isTexts(value: unknown): value is readonly string[] {
  return isListOf(value, isText);
}

function filesOf(value: unknown): readonly LedgerFile[] | undefined {
  if (!Array.isArray(value) || value.length > MAX_FILES) return undefined;
  const files = value.map(fileOf).filter((file) => file !== undefined);
  const formats = new Set(files.map(({ format }) => format));
  return files.length === value.length && formats.size === files.length ? files : undefined;
}

function fileOf(value: unknown): LedgerFile | undefined {
  if (!isObject(value)) return undefined;
  const { format, path, sha256, bytes, pages, places, running, reproducible, readBy } = value;
  const verdict = verdictOf(value);
  if (
    !(isText(format) && isFormatId(format)) ||
    !(isText(path) && isLetterPath(path, format)) ||
    !(isHash(sha256) && isCount(bytes)) ||
    !(pages === undefined || isCount(pages)) ||
    !(places === undefined || isListOf(places, isPageSum)) ||
    !(running === undefined || isListOf(running, isText)) ||
    !(reproducible === undefined || reproducible === false) ||
    !(readBy === undefined || readBy === "strict") ||
    verdict === undefined
  ) {
    return undefined;
  }
  const once = reproducible === undefined ? {} : ({ reproducible: false } as const);
  return {
    format,
    path,
    sha256,
    bytes,
    pages,
    ...(places && { places }),
    ...(running && { running }),
    ...once,
    verdict,
    ...(readBy && { readBy }),
  };
}

function verdictOf({ verdict, verified }: Readonly<Record<string, unknown>>): Verdict | undefined {
  if (verdict === "equal" || verdict === "different" || verdict === "unread") return verdict;
  if (verdict !== undefined || typeof verified !== "boolean") return undefined;
  return verified ? "equal" : "unread";
}

function isText(value: unknown): value is string {
  return typeof value === "string";
}

/** A count of things, or a place among them. */
function isCount(value: unknown): value is number {
  return typeof value === "number" && Number.isSafeInteger(value) && value >= 0;
}

function isNumber(value: unknown): value is number {
  return typeof value === "number" && Number.isFinite(value);
}

function isListOf<T>(value: unknown, isOne: (item: unknown) => item is T): value is readonly T[] {
  return Array.isArray(value) && value.every(isOne);
}

function isPictureList(value: unknown): value is readonly RecordedPicture[] {
  return isListOf(value, (one): one is RecordedPicture => {
    if (!isObject(one)) return false;
    const { corners, content } = one;
    return isListOf(corners, isNumber) && corners.length === 4 && isText(content);
  });
}

function isPageSum(value: unknown): value is PageSum {
  return isListOf(value, isNumber) && [3, 6, 7].includes(value.length);
}

function isHash(value: unknown): value is string {
  return isText(value) && /^[0-9a-f]{64}$/u.test(value);
}
