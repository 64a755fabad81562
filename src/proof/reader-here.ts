import type { Disk } from "../base/disk.ts";
import type { FontFace } from "../model/font-face.ts";
import { KnownStreams } from "../verify/known-streams.ts";
import { KnownOriginals } from "../verify/original-word-file.ts";
import { OutlineCheck } from "../verify/outline-check.ts";
import { type FileReader, readBack } from "./read-back.ts";
import { StrictReaders } from "./strict-readers.ts";

/** Reads files back in this process, from the disk of their run. */
export function readerHere(faces: readonly FontFace[], disk: Disk): FileReader {
  const known = new KnownStreams();
  const originals = new KnownOriginals();
  const outlines = new OutlineCheck(faces);
  const strict = new StrictReaders();
  return { readBack: (file) => readBack(file, { known, originals, outlines, strict }, disk) };
}
