import type { Diagnostic } from "../base/diagnostic.ts";
import { error, warning } from "../base/diagnostic.ts";
import type { Location } from "../base/location.ts";
import { failure, type Outcome, outcomeOf } from "../base/outcome.ts";
import type { SourceFile } from "../base/world.ts";
import type { FontFace } from "../model/font-face.ts";
import { createFace, type FaceTools } from "./create-face.ts";
import { FontFault, type FontProblem } from "./sfnt/font-fault.ts";
import { countFonts, readSfnt, type Sfnt } from "./sfnt/read-sfnt.ts";

/** Largest file that is looked at; the largest Japanese collections have about 130 MB. */
const MAX_BYTES = 256 * 1024 * 1024;

/**
 * Opens one face (書体) from a font file: .ttf, .otf, or a font of a .ttc/.otc by its index.
 *
 * Errors: one diagnostic naming the file and, where it is one table's fault, the table: not a font,
 * another format, cut off, wrong checksum, malformed, or a licence that forbids embedding. Warns of a font
 * that must be embedded whole, and of a variable one. Never throws for what is in the file.
 * Cost: about 25 ms for 8 MB, most of it checksums and the SHA-256.
 */
export function openFace(file: SourceFile, index: number, tools: FaceTools): Outcome<FontFace> {
  const at: Location = { kind: "file", path: file.path };
  if (file.bytes.byteLength > MAX_BYTES) {
    const megabytes = Math.round(file.bytes.byteLength / 1024 / 1024);
    return failure([error("font/too-large", at, { path: file.path, megabytes })]);
  }
  try {
    const sfnt = readSfnt(file.bytes, index);
    const face = createFace(file, index, sfnt, tools);
    return outcomeOf(face, [...checkEmbedding(face, at), ...checkVariable(sfnt, face, at)]);
  } catch (fault) {
    if (fault instanceof FontFault) return failure([diagnose(fault.problem, file.path, at)]);
    throw fault;
  }
}

/**
 * Counts the faces of a font file: more than 1 for a collection. A file that is no font counts as 1, so
 * that `openFace` is asked for it and says what is wrong.
 */
export function faceCount(file: SourceFile): number {
  try {
    return countFonts(file.bytes);
  } catch (fault) {
    if (fault instanceof FontFault) return 1;
    throw fault;
  }
}

function checkEmbedding(face: FontFace, at: Location): readonly Diagnostic[] {
  const { mayEmbed, maySubset, fsType } = face.permission;
  const values = { path: face.path, family: face.familyJa ?? face.family, fsType };
  if (mayEmbed) return maySubset ? [] : [warning("font/embedded-whole", at, values)];
  return (fsType & 0x0200) === 0
    ? [error("font/embedding-restricted", at, values)]
    : [error("font/bitmap-embedding-only", at, values)];
}

/** A variable font is used at its default, which is often its lightest weight. */
function checkVariable(sfnt: Sfnt, face: FontFace, at: Location): readonly Diagnostic[] {
  if (!sfnt.has("fvar")) return [];
  const values = { path: face.path, family: face.familyJa ?? face.family, style: face.style };
  return [warning("font/variable", at, values)];
}

function diagnose(problem: FontProblem, path: string, at: Location): Diagnostic {
  switch (problem.kind) {
    case "not-a-font":
      return error("font/not-a-font", at, { path, found: problem.found });
    case "unsupported-format":
      return error("font/unsupported-format", at, { path, format: problem.format });
    case "no-such-face":
      return error("font/no-such-face", at, { path, index: problem.index, count: problem.count });
    case "truncated":
      return error("font/truncated", at, { path, table: problem.table, missing: problem.missing });
    case "missing-table":
      return error("font/missing-table", at, { path, table: problem.table });
    case "wrong-checksum":
      return error("font/wrong-checksum", at, { path, table: problem.table });
    case "malformed-table":
      return error("font/malformed-table", at, {
        path,
        table: problem.table,
        offset: problem.offset,
      });
    case "no-unicode-characters":
      return error("font/no-unicode-characters", at, { path });
  }
}
