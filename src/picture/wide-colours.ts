/**
 * Gives the name of a colour space that is wider than sRGB, as a picture's profile says it; undefined for sRGB and for what is not
 * certain: profiles of screens and scanners have names of their own, and most are near to sRGB.
 *
 * Source: ICC.1:2022, 9.2.41 (profileDescriptionTag: ASCII in version 2, UTF-16 in version 4).
 */
export function wideColours(profile: Uint8Array): string | undefined {
  const text = new TextDecoder("latin1").decode(profile).replaceAll("\0", "");
  return NAMES.find(([, found]) => found.test(text))?.[0];
}

/** The same as the code points of a PNG say it. Source: ITU-T H.273, table 2 (colour primaries). */
export function widePrimaries([primaries = 0]: Uint8Array): string | undefined {
  return PRIMARIES.get(primaries);
}

const NAMES: readonly (readonly [string, RegExp])[] = [
  ["Display P3", /Display P3|DCI-?P3|P3 D65/u],
  ["Adobe RGB", /Adobe ?RGB/u],
  ["ProPhoto RGB", /ProPhoto|ROMM/u],
  ["Rec. 2020", /(?:Rec\.?|ITU-R BT\.?|BT\.?) ?2020/u],
];

const PRIMARIES: ReadonlyMap<number, string> = new Map([
  [9, "Rec. 2020"],
  [11, "Display P3"],
  [12, "Display P3"],
]);
