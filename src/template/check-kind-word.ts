import { type Diagnostic, warning } from "../base/diagnostic.ts";
import type { TextPart } from "../model/letter.ts";
import { blockText } from "../model/letter-text.ts";
import { type Recipient, valueIn } from "../model/recipient.ts";
import { isConfirmed } from "./check-wording.ts";

/**
 * Reports 貴市 in a letter to a town, 貴県 in one to 北海道: a word for another kind of government than the row's.
 *
 * Shape: a row whose 団体名 and 種別 name no prefecture or municipality is not looked at; words for several kinds
 * (貴都道府県, 貴市（町村）, 貴市又は貴町) fit each of them; 貴職 and 貴団体 fit everybody.
 * Errors: the warning template/other-kind, once for each word of a letter.
 */
export function checkKindWord(
  blocks: readonly TextPart[],
  recipient: Recipient,
  confirmed: readonly string[],
): readonly Diagnostic[] {
  const kind = kindOf(recipient);
  if (kind === undefined) return [];
  const person = valueIn(recipient.fields, "person").trim();
  const seen = new Set<string>();
  return blocks.flatMap((block) => {
    if (block.type === "addressee" || block.type === "sender") return [];
    const whole = blockText(block).replaceAll(/[\s　]/gu, "");
    const text = person === "" ? whole : whole.replaceAll(person.replaceAll(/\s/gu, ""), "");
    return [...text.matchAll(KIND_WORD)].flatMap(({ 0: words, groups, index }) => {
      const found = `貴${groups?.["kinds"] ?? ""}`;
      // A word that is quoted names a field of a form, or the word itself.
      const isQuoted = text[index - 1] === "「" && text[index + words.length] === "」";
      // 市町村 is often said for the wards of 東京都 as well.
      const fits = words.includes(kind) || (kind === "区" && words.includes("市町村"));
      if (fits || isQuoted || seen.has(found)) return [];
      if (isConfirmed(found, confirmed)) return [];
      seen.add(found);
      const at = block.origin ?? { kind: "option" as const, name: "本文" };
      return [warning("template/other-kind", at, { found, kind })];
    });
  });
}

// 貴市, and what may follow to name other kinds too: 貴市（町村）, 貴都・道・府・県, 貴市又は貴町. Not 貴市場, 貴都合, 貴区分.
const KIND_WORD =
  /貴(?<kinds>都道府県|市区町村|区市町村|市町村|都(?![合市])|道(?![路場])|府(?!省)|県|市(?![場販])|区(?![分間域画])|町(?!内会)|村(?!落))(?:(?:[・／/、，（()）]|又は|または|若しくは|及び)?貴?[都道府県市区町村])*/gu;

function kindOf({ fields }: Recipient): string | undefined {
  const kind = valueIn(fields, "kind").trim();
  const [last = ""] = valueIn(fields, "name").trim().slice(-1);
  if (kind === "特別区") return "区";
  if (["市", "町", "村"].includes(kind)) return kind;
  const isGovernment = kind === "都道府県" ? "都道府県" : "都道府県市町村区";
  const isKnown = kind === "" || kind === "都道府県" || kind === "市区町村";
  return isKnown && last !== "" && isGovernment.includes(last) ? last : undefined;
}
