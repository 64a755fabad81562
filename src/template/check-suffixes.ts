import { type Diagnostic, error, warning } from "../base/diagnostic.ts";
import type { Location } from "../base/location.ts";
import { isConfirmed } from "./check-wording.ts";

/** A piece of an addressee's line, as the template or a cell has it. */
export interface Piece {
  readonly text: string;
  readonly isCell: boolean;
  /** The cell that it is. */
  readonly at?: Location | undefined;
}

/**
 * Looks at what a template writes right behind a cell of the addressee's line: an ending that the cell has already (工学部長 and 長), and
 * heads that no prefecture has: 奈良県 and 長, 奈良 and 知事.
 *
 * Errors: template/no-such-head; the warning template/ending-doubled.
 */
export function checkSuffixes(
  pieces: readonly Piece[],
  at: Location,
  confirmed: readonly string[],
): readonly Diagnostic[] {
  return pieces.flatMap(({ text, isCell }, index) => {
    const next = pieces[index + 1];
    const value = text.trim();
    if (!isCell || next === undefined || next.isCell || value === "") return [];
    const [ending = ""] = /^\S+/u.exec(next.text) ?? [];
    const found = `${value}${ending}`;
    if (ending === "" || isConfirmed(found, confirmed)) return [];
    return noSuchHead(value, ending, at) ?? doubled(value, ending, at);
  });
}

function noSuchHead(
  value: string,
  ending: string,
  at: Location,
): readonly Diagnostic[] | undefined {
  const official = ending === "知事" ? fullName(value) : value;
  if (official === value && !(ending === "長" && PREFECTURE.test(value))) return undefined;
  const values = { found: `${value}${ending}`, right: `${official}知事`, value, official };
  return [error("template/no-such-head", at, values)];
}

function doubled(value: string, ending: string, at: Location): readonly Diagnostic[] {
  if (!OFFICES.test(ending) || !value.endsWith(ending) || value === ending) return [];
  return [warning("template/ending-doubled", at, { found: `${value}${ending}`, ending, value })];
}

const PREFECTURE =
  /^(?:北海道|東京都|(?:京都|大阪)府|(?:神奈川|和歌山|鹿児島|\p{Script=Han}{2})県)$/u;

/** 奈良県 of 奈良; other words as they are. */
function fullName(short: string): string {
  if (!SHORT.has(short)) return short;
  if (short === "東京") return "東京都";
  return `${short}${short === "京都" || short === "大阪" ? "府" : "県"}`;
}

/** Prefectures without their last character; 北海道 keeps it. */
const SHORT: ReadonlySet<string> = new Set(
  (
    "青森 岩手 宮城 秋田 山形 福島 茨城 栃木 群馬 埼玉 千葉 東京 神奈川 新潟 富山 石川 福井 山梨 長野 岐阜 静岡 愛知 三重 滋賀 京都 大阪 兵庫 " +
    "奈良 和歌山 鳥取 島根 岡山 広島 山口 徳島 香川 愛媛 高知 福岡 佐賀 長崎 熊本 大分 宮崎 鹿児島 沖縄"
  ).split(" "),
);

/** Endings that offices and parts of a body have once; 花園 may be followed by 園. */
const OFFICES = /^(?:.*[長課部局係室]|会頭|頭取|総裁|教頭|宮司|住職|代表|理事|監事|幹事|館主)$/u;
