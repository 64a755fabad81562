/**
 * The marks for a repeated word (くの字点) as two slashes, the way files of old texts have them: ／＼ and, voiced, ／″＼.
 *
 * Source: 青空文庫 注記一覧, 特殊文字; Unicode U+3033–3035.
 */
export const KUNOJI: RegExp = /／″?＼/gu;

/** Gives a text with the characters for these marks in their place. */
export function withKunoji(text: string): string {
  return text.replaceAll(KUNOJI, (mark) => (mark.includes("″") ? "〴〵" : "〳〵"));
}
