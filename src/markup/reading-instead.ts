import type { Inline } from "../model/letter.ts";

/** The reading that a word behind ｜ has in brackets of another kind, as it should be written: ｜標記（ひょうき）, ｜標記<<ひょうき>>. */
export function readingInstead(open: {
  readonly kind: string;
  readonly inlines: readonly Inline[];
}): { readonly instead?: string } {
  const [first] = open.inlines;
  const text = open.kind === "base" && first?.type === "text" ? first.text : "";
  const { base, reading } = BRACKETED.exec(text)?.groups ?? {};
  return base === undefined || reading === undefined ? {} : { instead: `｜${base}《${reading}》` };
}

const BRACKETED =
  /^(?<base>[^（(<＜〈≪\s]{1,20})[（(<＜〈≪]{1,2}(?<reading>[ぁ-ゖァ-ヺー]{1,30})[）)>＞〉≫]{1,2}/u;
