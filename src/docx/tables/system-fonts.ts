/** A Japanese font that comes with Windows or Office. */
export interface SystemFont {
  readonly name: string;
  /** Its name in programs that know only Latin names. */
  readonly latinName: string;
  readonly family: "roman" | "swiss";
  readonly pitch: "fixed" | "variable";
  /** Height of a line in ems as Word reckons it. */
  readonly lineRatio: number;
  /** Names in a template that this font stands in for. */
  readonly meant: RegExp;
}

/**
 * Word's Japanese fonts; the first also stands in for every name that no row means.
 *
 * Source: the fonts' own name, OS/2 and hhea tables as published by Microsoft (Windows 10 Japanese
 * supplemental fonts); 1.3 is the factor that Word applies to fonts with full-width ascent and descent.
 */
export const SYSTEM_FONTS: readonly [SystemFont, ...SystemFont[]] = [
  {
    name: "ＭＳ 明朝",
    latinName: "MS Mincho",
    family: "roman",
    pitch: "fixed",
    lineRatio: 1.3,
    meant: /^(?:ＭＳ|MS) ?(?:明朝|Mincho)$/u,
  },
  {
    name: "游明朝",
    latinName: "Yu Mincho",
    family: "roman",
    pitch: "variable",
    lineRatio: 1.72,
    meant: /游明朝|Yu ?Mincho/u,
  },
  {
    name: "游ゴシック",
    latinName: "Yu Gothic",
    family: "swiss",
    pitch: "variable",
    lineRatio: 1.72,
    meant: /游ゴシック|Yu ?Gothic/u,
  },
  {
    name: "ＭＳ ゴシック",
    latinName: "MS Gothic",
    family: "swiss",
    pitch: "fixed",
    lineRatio: 1.3,
    meant: /ゴシック|Gothic|Sans/u,
  },
];
