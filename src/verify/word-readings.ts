/** What the small characters over a base of a Word file say: its reading, and behind that the one on the left of it or of more. */
export function wordReadings(
  base: string,
  written: string,
): readonly { readonly base: string; readonly ruby: string }[] {
  const found = /^(?<right>.*?)（(?:「(?<whole>.+)」の)?左・(?<left>.+)）$/su.exec(written)?.groups;
  if (found === undefined) return [{ base, ruby: written }];
  const { right = "", whole, left = "" } = found;
  const onRight = right === "" ? [] : [{ base, ruby: right }];
  return [...onRight, { base: whole ?? base, ruby: left }];
}
