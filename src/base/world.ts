/**
 * What the stages need from outside: everything that is not a plain function of their input.
 * `job` gives the real one; tests give one in memory.
 */
export interface World {
  /** SHA-256 of bytes, as 64 lower-case hexadecimal digits. */
  readonly sha256: (bytes: Uint8Array) => string;
  /** The same of bytes in parts, one after the other. */
  readonly sha256OfParts: (parts: Iterable<Uint8Array>) => string;
}

/** A file's bytes with the path that people know it by, relative to the project, with `/`. */
export interface SourceFile {
  readonly path: string;
  readonly bytes: Uint8Array;
}
