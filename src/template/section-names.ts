/** The names of sections ({{#もし …}}), for suggestions and for `shokan fields`. */
export const SECTION_NAMES: readonly string[] = ["宛先", "宛先のみ", "もし", "空なら", "繰り返し"];
