/** Characters of a text that are replaced. Units: UTF-16 offsets, half-open. */
interface Replacement {
  readonly start: number;
  readonly end: number;
  readonly text: string;
  /** Whole lines: several may be put in at one place, one after the other. */
  readonly isLines?: boolean;
}

/**
 * Writes changes into a text.
 *
 * Shape: `write` gives what is put in as it must be written there. Two changes of one place that say the same are one.
 * Errors: undefined where two changes of the same characters say different things.
 */
export function applyPlaces<Place extends Replacement>(
  text: string,
  places: readonly Place[],
  write: (place: Place) => string = (place) => place.text,
): string | undefined {
  const ordered = [...places].sort(
    (left, right) => left.start - right.start || left.end - right.end,
  );
  let result = "";
  let taken = 0;
  let last: Place | undefined;
  for (const place of ordered) {
    if (last !== undefined && isSame(last, place)) continue;
    const isAgain = last !== undefined && last.start === place.start && place.isLines !== true;
    if (place.start < taken || isAgain) return undefined;
    result += text.slice(taken, place.start) + write(place);
    taken = place.end;
    last = place;
  }
  return result + text.slice(taken);
}

function isSame(left: Replacement, right: Replacement): boolean {
  const isOne = left.start === right.start && left.end === right.end && left.text === right.text;
  return isOne && left.isLines !== true;
}
