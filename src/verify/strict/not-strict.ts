/** A file has something that letters do not have, or is not put together as they are: another reader has to read it. */
export class NotStrict extends Error {
  override readonly name = "NotStrict";
}

/** Holds a file to what letters have. Errors: throws `NotStrict`. */
export function demand(isSo: boolean, what: string): asserts isSo {
  if (!isSo) throw new NotStrict(what);
}
