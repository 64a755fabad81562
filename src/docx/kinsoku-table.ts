import { mayBreakBetween, type Occurrence } from "../char/breaking.ts";
import { CL, classOf } from "../char/character-class.ts";
import { type Arrangement, type KinsokuLevel, PARTICLES } from "../model/page-format.ts";

/** Characters that may not begin, and that may not end a line (行頭禁則文字・行末禁則文字). */
export interface KinsokuTable {
  readonly before: string;
  readonly after: string;
}

/**
 * Gives Word's tables for a level, by asking the rules that lay out the pages.
 *
 * Shape: a character is prohibited if the rules forbid the break next to a kanji or next to a numeral;
 * pairs that may not be split (……) cannot be said in Word's tables. At most 100 and 50 characters, the
 * commoner ones first.
 * Source: [MS-DOC] DopTypography, cchFollowingPunct ≤ 100 and cchLeadingPunct ≤ 50.
 */
export function kinsokuTable(
  level: KinsokuLevel,
  arrangement: Arrangement = "letter",
): KinsokuTable {
  const before = [...START_CANDIDATES].filter((character) =>
    NEIGHBOURS.some((neighbour) => !mayBreakBetween(neighbour, occurrence(character), level)),
  );
  const after = [...END_CANDIDATES].filter((character) =>
    NEIGHBOURS.some((neighbour) => !mayBreakBetween(occurrence(character), neighbour, level)),
  );
  if (arrangement === "certificate") before.unshift(...PARTICLES);
  return { before: before.slice(0, 100).join(""), after: after.slice(0, 50).join("") };
}

// Word does not fold half-width marks onto the full-width ones; the rules know only the latter.
function occurrence(character: string): Occurrence {
  const codePoint = character.codePointAt(0) ?? 0;
  const folded = codePoint > 0x20 && codePoint < 0x7f ? codePoint + FULL_WIDTH_OFFSET : codePoint;
  return { cls: classOf(folded), codePoint: folded };
}

/** From ASCII to its full-width form. Source: Unicode, block Halfwidth and Fullwidth Forms. */
const FULL_WIDTH_OFFSET = 0xfe_e0;

const NEIGHBOURS: readonly Occurrence[] = [
  { cls: CL.ideographic, codePoint: 0x5b57 },
  { cls: CL.groupedNumeral, codePoint: 0x30 },
];

const START_CANDIDATES =
  "、。，．）」』〕］｝〉》】’”〟｠〙〗»・：；！？‼⁇⁈⁉ー々ゝゞヽヾ〻゛゜" +
  "ぁぃぅぇぉっゃゅょゎァィゥェォッャュョヮヵヶゕゖ〜～‐–゠％‰℃°′″…‥―—" +
  "!),.:;?]}%｡｣､･ｰｧｨｩｪｫｬｭｮｯ￠¢㎡㎏㎝㎜㎞ㇰㇱㇲㇳㇴㇵㇶㇷㇸㇹㇺㇻㇼㇽㇾㇿ";
const END_CANDIDATES = "（「『〔［｛〈《【‘“〝｟〘〖«￥＄￡＃€№([{｢$£¥";
