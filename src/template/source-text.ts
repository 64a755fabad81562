import { error } from "../base/diagnostic.ts";
import type { TextLocation } from "../base/location.ts";
import { failure, type Outcome, success } from "../base/outcome.ts";
import type { SourceFile } from "../base/world.ts";
import { graphemeCount } from "../text/graphemes.ts";

/** A template's text with the places where its lines begin. Line ends are LF. */
export interface SourceText {
  readonly path: string;
  readonly text: string;
  /** UTF-16 offset of each line's first character. */
  readonly lineStarts: readonly number[];
}

/**
 * Reads a template's bytes as UTF-8, with or without a byte order mark.
 *
 * Errors: template/encoding.
 */
export function decodeSource(file: SourceFile): Outcome<SourceText> {
  try {
    const text = new TextDecoder("utf-8", { fatal: true }).decode(file.bytes);
    return success(sourceText(file.path, text.replaceAll(/\r\n?/gu, "\n")));
  } catch {
    return failure([error("template/encoding", { kind: "file", path: file.path }, {})]);
  }
}

/** Takes a text as the source at a path. */
export function sourceText(path: string, text: string): SourceText {
  const lineStarts = [0];
  for (let at = text.indexOf("\n"); at !== -1; at = text.indexOf("\n", at + 1)) {
    lineStarts.push(at + 1);
  }
  return { path, text, lineStarts };
}

/** Gives the place of a range of the source. */
export function placeIn(source: SourceText, start: number, end: number): TextLocation {
  const line = lineAt(source, start);
  const before = source.text.slice(source.lineStarts[line - 1] ?? 0, start);
  return {
    kind: "text",
    path: source.path,
    span: { start, end },
    line,
    column: graphemeCount(before) + 1,
  };
}

/** Gives the 1-based line that an offset is on. */
export function lineAt(source: SourceText, offset: number): number {
  let low = 0;
  let high = source.lineStarts.length;
  while (high - low > 1) {
    const middle = (low + high) >> 1;
    if ((source.lineStarts[middle] ?? 0) <= offset) low = middle;
    else high = middle;
  }
  return low + 1;
}
