import { nearestName } from "../base/nearest-name.ts";
import { closesOf, isSalutation } from "../language/salutation.ts";
import { ANNOTATION_WORDS, ROLE_NAMES } from "../model/annotation-words.ts";
import { ANNOTATION_NAMES, blockAnnotation, inlineAnnotation } from "./annotations.ts";

/** Gives the annotation that was most likely meant by one that there is not; empty if none is near. Never what was written itself. */
export function nearestAnnotation(written: string): string {
  const bare = written.replaceAll(/[\s　]/gu, "").replace(/^[#＃♯]+/u, "");
  const isKnown = (name: string): boolean =>
    blockAnnotation(name) !== undefined || inlineAnnotation(name, (text) => text) !== undefined;
  if (bare !== written && isKnown(bare)) return bare;
  // ［＃敬具］ is ［＃結語］敬具: the word belongs to the letter.
  if (closesOf(bare) !== undefined) return `頭語］${bare}`;
  if (isSalutation(bare, true)) return `結語］${bare}`;
  const meant = ANNOTATION_WORDS.get(bare);
  if (meant !== undefined) return meant;
  // 宛名行 and 差出人欄 say more than the name; 表の見出し says another thing.
  const within = [...ROLE_NAMES.keys()].find((name) => name.length > 1 && bare.startsWith(name));
  return nearestName(bare, ANNOTATION_NAMES) ?? within ?? "";
}
