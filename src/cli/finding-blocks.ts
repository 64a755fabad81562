import type { Diagnostic } from "../base/diagnostic.ts";
import type { Location } from "../base/location.ts";
import type { MessageLanguage } from "../base/messages/catalogue.ts";
import { diagnosticLines, type SourceLines } from "../base/messages/format-diagnostic.ts";
import { saidOf } from "../base/messages/said-of.ts";
import type { TerminalLook } from "../base/messages/terminal-look.ts";

/** Findings of one code in one file from so many places on are one block. */
const LEAST_ALIKE = 4;

/** Findings of a block that have a line of their own, where they say different things. */
const OWN_LINES = 8;

/** Ranges of rows that are named. */
const NAMED_RANGES = 40;

/** A finding with those of the same kind in its file, in reading order. */
export interface FindingBlock {
  readonly first: Diagnostic;
  /** The same code at other places of the file. */
  readonly others: readonly Diagnostic[];
  /** How often it was found at just this place besides: what is wrong in a template is wrong in every letter. */
  readonly again: number;
}

/**
 * Puts findings together for people: in reading order, once at each place of a template, and many of one code in one file
 * as one block where the first of them is.
 *
 * Shape: every finding is the first of a block, one of its others, or counted in `again`.
 */
export function findingBlocks(diagnostics: readonly Diagnostic[]): readonly FindingBlock[] {
  const { places, repeated } = oncePerPlace(inReadingOrder(diagnostics));
  const counts = new Map<string, number>();
  for (const first of places) {
    if (mayJoin(first.at)) counts.set(kindOf(first), (counts.get(kindOf(first)) ?? 0) + 1);
  }
  const blocks: { first: Diagnostic; others: Diagnostic[]; again: number }[] = [];
  const joining = new Map<string, { others: Diagnostic[]; again: number }>();
  for (const first of places) {
    const again = repeated.get(first) ?? 0;
    const kind = kindOf(first);
    const known = joining.get(kind);
    if (known !== undefined) {
      known.others.push(first);
      known.again += again;
      continue;
    }
    const block = { first, others: [], again };
    blocks.push(block);
    if ((counts.get(kind) ?? 0) >= LEAST_ALIKE) joining.set(kind, block);
  }
  return blocks;
}

/** Only cells of one list join: a template's places each have their own line to be looked at. */
function mayJoin(at: Location): boolean {
  return at.kind === "cell";
}

function kindOf({ severity, code, at }: Diagnostic): string {
  return JSON.stringify([severity, code, fileOf(at)]);
}

/** What is wrong at one place of a template, once; `repeated` has how often it is there again. */
function oncePerPlace(diagnostics: readonly Diagnostic[]): {
  readonly places: readonly Diagnostic[];
  readonly repeated: ReadonlyMap<Diagnostic, number>;
} {
  // Of cells there may be a million, each a place of its own.
  const inText = new Map<string, Diagnostic>();
  const repeated = new Map<Diagnostic, number>();
  const places = diagnostics.filter((one) => {
    const { code, at } = one;
    if (at.kind !== "text") return true;
    const place = JSON.stringify([code, at.path, at.span.start, at.span.end]);
    const first = inText.get(place);
    if (first === undefined) inText.set(place, one);
    else repeated.set(first, (repeated.get(first) ?? 0) + 1);
    return first === undefined;
  });
  return { places, repeated };
}

/** The lines of a block: its first finding in full, and where the others are. */
export function blockLines(
  { first, others, again }: FindingBlock,
  language: MessageLanguage,
  sourceLines: SourceLines,
  look: TerminalLook,
): readonly string[] {
  const all = others.length + 1;
  const besides = {
    count: others.length === 0 ? "" : countText(all, language),
    lines: [
      ...othersLines(first, others, language),
      ...sameForColumns(first, others, language),
      ...(again === 0 ? [] : [`  ${alikeHere(again, language)}`]),
    ],
  };
  return diagnosticLines(first, language, sourceLines, look, besides);
}

function countText(count: number, language: MessageLanguage): string {
  return language === "ja" ? `（${count}件）` : ` (${count})`;
}

function alikeHere(count: number, language: MessageLanguage): string {
  return language === "ja"
    ? `同じ箇所に、ほかの宛先についても同じ指摘が${count}件あります`
    : `the same is found here for ${count} more`;
}

/** Those that say the same by their rows, the others a line each as far as can be read, and the rest by their rows. */
function othersLines(
  first: Diagnostic,
  others: readonly Diagnostic[],
  language: MessageLanguage,
): readonly string[] {
  const said = sayingOf(first, language);
  const same: Diagnostic[] = [];
  const different: Diagnostic[] = [];
  for (const one of others) (sayingOf(one, language) === said ? same : different).push(one);
  const own = different.slice(0, OWN_LINES).map((one) => `  ${ownLine(one, first, language)}`);
  const rest = different.slice(OWN_LINES);
  const ja = language === "ja";
  return [
    ...(same.length === 0 ? [] : [`  ${ja ? "同じもの" : "the same"}: ${rowsText(same, ja)}`]),
    ...own,
    ...(rest.length === 0
      ? []
      : [`  ${ja ? `ほかに${rest.length}件` : `${rest.length} more`}: ${rowsText(rest, ja)}`]),
  ];
}

/** A finding in one line: its row, what it says, and what to do where that is not what the first one says but for the column. */
function ownLine(one: Diagnostic, first: Diagnostic, language: MessageLanguage): string {
  const { message, hints } = saidOf(one, language);
  const known = hintsForAnyColumn(first, language);
  const own = hintsForAnyColumn(one, language);
  const hint = hints.find((_, index) => !known.includes(own[index] ?? ""));
  const { row } = one.at.kind === "cell" ? one.at : NOWHERE;
  const name = columnBeside(one, first);
  const rowText = language === "ja" ? `${row}行目` : `row ${row}`;
  const place =
    name === "" ? rowText : `${rowText}${language === "ja" ? `『${name}』` : ` (${name})`}`;
  return `${place}: ${message}${hint === undefined ? "" : ` → ${hint}`}`;
}

/** The column of a finding where it is not that of the first one. */
function columnBeside({ at }: Diagnostic, first: Diagnostic): string {
  const { column, header } = at.kind === "cell" ? at : NOWHERE;
  const isElsewhere = first.at.kind === "cell" && first.at.column !== column;
  return isElsewhere ? (header ?? `${column}`) : "";
}

/** Hints with a mark for the name of the column and for the row, which are said before. */
function hintsForAnyColumn(one: Diagnostic, language: MessageLanguage): readonly string[] {
  const { at, values } = one;
  const isOfColumn =
    at.kind === "cell" && at.header !== undefined && values["column"] === at.header;
  const masked = { ...values, ...(isOfColumn ? { column: "\u0001" } : {}) };
  return saidOf({ ...one, values: "row" in values ? { ...masked, row: 0 } : masked }, language)
    .hints;
}

/** That what is to be done is the same for other columns, where the hints name the first one's. */
function sameForColumns(
  first: Diagnostic,
  others: readonly Diagnostic[],
  language: MessageLanguage,
): readonly string[] {
  const column = String(first.values["column"] ?? "");
  const { hints } = saidOf(first, language);
  if (column === "" || !hints.some((hint) => hint.includes(column))) return [];
  const names = new Set(
    others.map((one) => columnBeside(one, first)).filter((name) => name !== ""),
  );
  if (names.size === 0) return [];
  return language === "ja"
    ? [`  次の対処は、ほかの列（${[...names].join("、")}）でも同じです`]
    : [`  what follows is the same for the other columns (${[...names].join(", ")})`];
}

const NOWHERE = { row: 0, column: 0, header: undefined };

/** What a finding says, whatever its row. */
function sayingOf({ at, values, ...rest }: Diagnostic, language: MessageLanguage): string {
  const row = at.kind === "cell" ? { row: 0 } : {};
  const isRow = "row" in values;
  const { message, hints } = saidOf(
    { ...rest, at, values: isRow ? { ...values, ...row } : values },
    language,
  );
  return JSON.stringify([at.kind === "cell" ? at.column : 0, message, hints]);
}

/** 3、5〜20行目 */
function rowsText(findings: readonly Diagnostic[], ja: boolean): string {
  const found = new Uint32Array(findings.length);
  let count = 0;
  for (const { at } of findings) if (at.kind === "cell") found[count++] = at.row;
  const ranges: { from: number; to: number }[] = [];
  for (const row of found.subarray(0, count).sort()) {
    const last = ranges.at(-1);
    if (last !== undefined && last.to >= row - 1) last.to = row;
    else if (ranges.length > NAMED_RANGES) break;
    else ranges.push({ from: row, to: row });
  }
  const named = ranges
    .slice(0, NAMED_RANGES)
    .map(({ from, to }) => (from === to ? `${from}` : `${from}${ja ? "〜" : "-"}${to}`));
  const more = ranges.length > NAMED_RANGES ? "…" : "";
  return ja ? `${named.join("、")}${more}行目` : `rows ${named.join(", ")}${more}`;
}

/** File by file as they are first met, within each from its first row to its last, and from column to column. */
function inReadingOrder(diagnostics: readonly Diagnostic[]): readonly Diagnostic[] {
  const files = new Map<string, number>();
  for (const { at } of diagnostics) {
    if (!files.has(fileOf(at))) files.set(fileOf(at), files.size);
  }
  const keysOf = ({ at }: Diagnostic): readonly number[] => [
    files.get(fileOf(at)) ?? 0,
    ...positionOf(at),
  ];
  // Keys are made when they are compared: kept, they would take more than the findings themselves.
  const compared = (left: Diagnostic, right: Diagnostic): number =>
    compareKeys(keysOf(left), keysOf(right));
  const isInOrder = diagnostics.every((one, index) => {
    const before = diagnostics[index - 1];
    return before === undefined || compared(before, one) <= 0;
  });
  return isInOrder ? diagnostics : diagnostics.toSorted(compared);
}

function fileOf(at: Location): string {
  return at.kind === "option" ? "" : at.path;
}

function positionOf(at: Location): readonly [number, number] {
  switch (at.kind) {
    case "cell":
      return [at.row, at.column];
    case "text":
      return [at.line, at.column];
    case "word":
      return [at.paragraph, 0];
    case "page":
      return [at.page, 0];
    case "file":
    case "option":
      return [0, 0];
  }
}

function compareKeys(left: readonly number[], right: readonly number[]): number {
  const index = left.findIndex((key, place) => key !== right[place]);
  return index < 0 ? 0 : (left[index] ?? 0) - (right[index] ?? 0);
}
