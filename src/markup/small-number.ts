/** Reads a small number in full-width, half-width or kanji figures; undefined for any other text. */
export function smallNumber(figures: string | undefined): number | undefined {
  if (figures === undefined) return undefined;
  const ascii = figures.replaceAll(/[０-９]/gu, (digit) =>
    String.fromCharCode(digit.charCodeAt(0) - 0xfee0),
  );
  if (/^\d{1,2}$/u.test(ascii)) return Number(ascii);
  const kanji = /^(?<tens>[一二三四五六七八九])?(?<ten>十)?(?<ones>[〇一二三四五六七八九])?$/u.exec(
    ascii,
  );
  if (kanji === null || ascii === "") return undefined;
  const { tens, ten, ones } = kanji.groups ?? {};
  if (ten === undefined) {
    return tens !== undefined && ones !== undefined
      ? undefined
      : KANJI_DIGITS.indexOf(tens ?? ones ?? "");
  }
  return (
    (tens === undefined ? 1 : KANJI_DIGITS.indexOf(tens)) * 10 +
    (ones === undefined ? 0 : KANJI_DIGITS.indexOf(ones))
  );
}

const KANJI_DIGITS = "〇一二三四五六七八九";
