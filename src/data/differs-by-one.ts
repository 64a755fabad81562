/** Whether a word is another with one character wrong, one more or one less. Shape: true for the same word. */
export function differsByOne(one: string, other: string): boolean {
  // A character has one code unit or two: a cell that is a whole text is not taken apart for each name that it is compared with.
  if (Math.abs(one.length - other.length) > 2) return false;
  const [own, second] = [[...one], [...other]];
  if (Math.abs(own.length - second.length) > 1) return false;
  const start = own.findIndex((character, index) => character !== second[index]);
  const from = start === -1 ? own.length : start;
  const rest = (characters: readonly string[], skipped: number): string =>
    characters.slice(from + skipped).join("");
  return (
    rest(own, 1) === rest(second, 1) ||
    rest(own, 1) === rest(second, 0) ||
    rest(own, 0) === rest(second, 1)
  );
}
