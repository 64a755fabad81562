/**
 * Work that is done once for what it is given: whoever asks for the same again, object for object, gets what was made then. For
 * letters and their pages, from which most tests of a file begin; a letter that is laid out anew takes longer than to read it.
 *
 * Shape: what it gives is changed by nobody.
 */
export function once<Given extends readonly unknown[], Made>(
  work: (...given: Given) => Made,
): (...given: Given) => Made {
  const done: { readonly given: Given; readonly made: Made }[] = [];
  return (...given) => {
    const known = done.find(
      (one) =>
        one.given.length === given.length && one.given.every((each, at) => each === given[at]),
    );
    if (known !== undefined) return known.made;
    const made = work(...given);
    done.push({ given, made });
    return made;
  };
}

/** The same for a file: each who asks gets a copy of its own, in which faults may be planted. */
export function fileOnce<Given extends readonly unknown[]>(
  work: (...given: Given) => Promise<Uint8Array>,
): (...given: Given) => Promise<Uint8Array> {
  const made = once(work);
  return async (...given) => Uint8Array.from(await made(...given));
}
