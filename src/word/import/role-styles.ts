import type { LineRole } from "../../language/line-role.ts";
import type { BlockRole } from "../../model/letter.ts";

/** The styles of our own Word files, by the names that also survive other programs. */
const OUR_ROLES: readonly (readonly [string, BlockRole, number])[] = [
  ["公文書 本文", "paragraph", 0],
  ["公文書 頭語", "salutation", 0],
  ["公文書 結語", "complimentary-close", 0],
  ["公文書 日付", "date-line", 0],
  ["公文書 差出人", "sender", 0],
  ["公文書 宛名", "addressee", 0],
  ["公文書 文書番号", "document-number", 0],
  ["公文書 件名", "subject", 0],
  // Letters made before headings had the styles of Word itself.
  ["公文書 見出し２", "heading", 2],
  ["公文書 見出し３", "heading", 3],
  ["公文書 記", "notes-head", 0],
  ["公文書 以上", "notes-end", 0],
  ["公文書 項目", "list-item", 0],
  ["公文書 細目", "list-item", 1],
  ["公文書 細々目", "list-item", 2],
  ["公文書 追伸", "postscript", 0],
  ["公文書 右肩", "corner-mark", 0],
];

/** The styles of items that are numbered by themselves, by their depth. */
const NUMBERED_STYLES: readonly string[] = [..."１２３４５６７"].map(
  (depth) => `公文書 番号${depth}`,
);

/** Word's own styles, by the names that files have in every edition. Source: [MS-OI29500], 17.7.4.9 (built-in names). */
const WORDS_ROLES: readonly (readonly [string, BlockRole, number])[] = [
  ["title", "subject", 0],
  ["heading 1", "heading", 1],
  ["heading 2", "heading", 2],
  ["heading 3", "heading", 3],
  ["date", "date-line", 0],
  ["salutation", "salutation", 0],
  ["closing", "complimentary-close", 0],
  ["signature", "sender", 0],
  ["note heading", "notes-head", 0],
];

const ROLES: ReadonlyMap<string, LineRole> = new Map(
  [
    ...OUR_ROLES,
    ...NUMBERED_STYLES.map((name, depth) => [name, "list-item", depth] as const),
    ...WORDS_ROLES,
  ].map(([name, role, level]) => [name, { role, level }]),
);

/** Whether a style is that of an item which is numbered by itself. */
export function isNumberedStyle(name: string): boolean {
  return NUMBERED_STYLES.includes(name);
}

/** What the name of a paragraph's style says of it; undefined if it says nothing. */
export function roleOfStyle(name: string | undefined): LineRole | undefined {
  const plain = plainStyle(name ?? "");
  return ROLES.get(plain) ?? ROLES.get(plain.toLowerCase());
}

/** The name of a style without that of the 別紙 whose pages it is for: 公文書 本文（別紙１）. */
export function plainStyle(name: string): string {
  const plain = name.replace(/^(?<own>公文書 [^（]+)（.+）$/u, "$<own>");
  return plain.replace(/^公文書 見出し(?<level>[1-3])$/u, "heading $<level>");
}

/** Whether the styles of a file are those that Shokan writes, or wrote. */
export function areOurStyles(names: readonly string[]): boolean {
  return OUR_ROLES.every(([name]) => names.includes(name) || NOT_IN_ALL.has(name));
}

/** Whether our styles are of the time before the items of each depth had one. */
export function areEarlierStyles(names: readonly string[]): boolean {
  return !names.includes("公文書 細目");
}

/** Whether our styles are of the time when headings had none of Word's own. */
export function areEarlierHeadings(names: readonly string[]): boolean {
  return names.includes("公文書 見出し２");
}

/** The styles that letters of some times lack. */
const NOT_IN_ALL: ReadonlySet<string> = new Set([
  "公文書 見出し２",
  "公文書 見出し３",
  "公文書 細目",
  "公文書 細々目",
  "公文書 右肩",
]);

/** Our character styles that say more than their looks, by name. */
export const OUR_CHARACTER_STYLES = {
  tateChuYoko: "公文書 縦中横",
  noBreak: "公文書 分割禁止",
  compound: "公文書 熟語ルビ",
  warichu: "公文書 割注",
  secondLine: "公文書 割注改行",
} as const;
