// The lines of a drawn letter, one after another.
import fc from "fast-check";
import { type Piece, type Surroundings, sentences, someWords } from "./pieces.ts";

/** What the marks of numbered items are, from the highest level. */
const MARKS = {
  vertical: ["第一", "一", "１", "（一）", "（１）", "ア", "（ア）"],
  horizontal: ["第１", "１", "(1)", "ア", "(ア)", "ａ", "(ａ)"],
} as const;

const PLACES = [
  "",
  "",
  "",
  "",
  "［＃２字下げ］",
  "［＃１字下げ、折り返して３字下げ］",
  "［＃天付き］",
  "［＃地付き］",
  "［＃地から１字上げ］",
  "［＃中央揃え］",
  "［＃９ポイント］",
  "［＃１４ポイント］",
  "［＃２０ポイント］",
] as const;

const lines = (...all: readonly Piece[]): Piece => ({
  markup: all.map(({ markup }) => markup).join("\n"),
  words: all.flatMap(({ words }) => words),
});
const headed = (head: string, { markup, words }: Piece): Piece => ({
  markup: head + markup,
  words,
});
const mark = (markup: string): Piece => ({ markup, words: [] });

function marksOf({ isVertical }: Surroundings): readonly string[] {
  return isVertical ? MARKS.vertical : MARKS.horizontal;
}

function paragraph(around: Surroundings): fc.Arbitrary<Piece> {
  return fc
    .tuple(fc.constantFrom(...PLACES), sentences(around))
    .map(([place, text]) => headed(place, text));
}

/** Items of the levels that follow one another, down and up again. */
export function items(around: Surroundings): fc.Arbitrary<Piece> {
  const marks = marksOf(around);
  return fc
    .tuple(
      fc.nat({ max: 2 }),
      fc.array(fc.tuple(fc.integer({ min: -2, max: 1 }), sentences(around)), {
        minLength: 1,
        maxLength: 5,
      }),
    )
    .map(([first, steps]) => {
      let level = first;
      const made = steps.map(([step, text], index) => {
        if (index > 0) level = Math.max(first, Math.min(marks.length - 1, level + step));
        return headed(`［＃${marks[level] ?? ""}］`, text);
      });
      return lines(...made);
    });
}

/** An item with a name, which sentences elsewhere lead to. */
export function namedItem(around: Surroundings, name: string): fc.Arbitrary<Piece> {
  return fc
    .tuple(fc.constantFrom(...marksOf(around).slice(0, 4)), sentences(around))
    .map(([level, text]) => headed(`［＃${level}「${name}」］`, text));
}

/** A paragraph whose note has a name. */
export function namedNote(name: string, kind: "注" | "脚注"): Piece {
  return {
    markup: `対象の経費［＃${kind}「${name}」］当該年度に支出したものに限る。［＃${kind}終わり］を定めます。`,
    words: ["対象の経費", "当該年度に支出したものに限る。", "を定めます。"],
  };
}

const PICTURES = ["rgba.png", "grey.jpg", "palette.png", "baseline.jpg"] as const;

/** A figure, with a title, whose name sentences may lead to. */
export function figure(name: string | undefined): fc.Arbitrary<Piece> {
  return fc
    .record({
      place: fc.constantFrom("", "", "［＃天付き］", "［＃地付き］"),
      file: fc.constantFrom(...PICTURES),
      size: fc.constantFrom("、幅３０ミリ", "、高さ２０ミリ", "、幅８字", ""),
      isTitled: fc.boolean(),
    })
    .map(({ place, file, size, isTitled }) => {
      const head = mark(`${place}［＃図「${file}」「校舎の外観。正面に昇降口がある」${size}］`);
      if (name === undefined && !isTitled) return head;
      const called = name === undefined ? "" : `「${name}」`;
      return lines(head, { markup: `［＃図の題${called}］改修後の校舎`, words: ["改修後の校舎"] });
    });
}

function cell(around: Surroundings): fc.Arbitrary<Piece> {
  return fc.oneof(
    { weight: 4, arbitrary: someWords(around) },
    { weight: 2, arbitrary: fc.constantFrom("1,200", "34.5", "〇", "第１回", "３").map(mark) },
    { weight: 1, arbitrary: fc.constant(mark("")) },
    fc.tuple(someWords(around), someWords(around)).map(([first, second]) => ({
      markup: `${first.markup}［＃改行］${second.markup}`,
      words: [...first.words, ...second.words],
    })),
    { weight: 1, arbitrary: sentences({ ...around, names: [] }) },
  );
}

const COLUMNS = [
  "自動",
  "見出し",
  "見出し中央",
  "８字",
  "１０字右",
  "中央",
  "右",
  "小数点",
  "左",
] as const;

const ROWS = [
  "{{#繰り返し 事業名 金額}}\n{{番号}} | {{事業名}} | {{金額}}\n{{/繰り返し}}",
  "{{#繰り返し 課題 時期}}\n{{課題}} | {{時期}} | ［＃太字］{{番号}}［＃太字終わり］\n{{/繰り返し}}",
] as const;

/** A table whose rows stand in the template, or come from the lines of cells or from a second list. */
export function table(around: Surroundings, hasDetails: boolean): fc.Arbitrary<Piece> {
  const ofCells = fc.integer({ min: 2, max: 4 }).chain((count) => {
    const row = fc.array(cell(around), { minLength: count, maxLength: count }).map(
      (cells): Piece => ({
        markup: cells.map(({ markup }) => markup).join(" | "),
        words: cells.flatMap(({ words }) => words),
      }),
    );
    return fc.record({
      columns: fc.option(
        fc.array(fc.constantFrom(...COLUMNS), { minLength: count, maxLength: count }),
        { nil: undefined },
      ),
      head: fc.option(
        row.map((one) => headed("［＃見出し行］", one)),
        { nil: undefined },
      ),
      rows: fc.array(row, { minLength: 1, maxLength: 5 }).map((all) => lines(...all)),
    });
  });
  const ofRows = fc.record({
    columns: fc.option(fc.array(fc.constantFrom(...COLUMNS), { minLength: 3, maxLength: 3 }), {
      nil: undefined,
    }),
    head: fc.constantFrom<Piece | undefined>(
      { markup: "［＃見出し行］番号の欄 | 事業の欄 | 金額の欄", words: ["事業の欄", "金額の欄"] },
      undefined,
    ),
    rows: fc.constantFrom(...(hasDetails ? ROWS : ROWS.slice(0, 1))).map(mark),
  });
  return fc
    .tuple(fc.oneof(ofCells, ofRows), fc.option(someWords(around), { nil: undefined }))
    .map(([{ columns, head, rows }, caption]) =>
      lines(
        mark("［＃ここから表］"),
        ...(caption === undefined ? [] : [headed("［＃表題］別表　", caption)]),
        ...(columns === undefined ? [] : [mark(`［＃列　${columns.join("、")}］`)]),
        ...(head === undefined ? [] : [head]),
        rows,
        mark("［＃ここで表終わり］"),
      ),
    );
}

const HEADS = ["［＃大見出し］", "［＃中見出し］", "［＃小見出し］"] as const;

function sections(around: Surroundings, kinds: readonly string[]): fc.Arbitrary<Piece> {
  return fc
    .tuple(sentences(around), sentences(around), fc.boolean())
    .map(([first, second, isOptional]) => {
      const [kind = "", ...others] = kinds;
      if (others.length === 0) {
        return mark(`{{#もし 氏名}}\n${first.markup}\n{{else}}\n${second.markup}\n{{/もし}}`);
      }
      return mark(
        isOptional
          ? `{{#宛先のみ "${kind}"}}\n${first.markup}\n{{/宛先のみ}}`
          : `{{#宛先 "${kind}"}}\n${first.markup}\n{{else}}\n${second.markup}\n{{/宛先}}`,
      );
    });
}

/** Any block of a letter's text. */
export function block(
  around: Surroundings,
  { hasDetails, kinds }: { readonly hasDetails: boolean; readonly kinds: readonly string[] },
): fc.Arbitrary<Piece> {
  const text = sentences(around);
  return fc.oneof(
    { weight: 8, arbitrary: paragraph(around) },
    { weight: 3, arbitrary: items(around) },
    { weight: 3, arbitrary: table(around, hasDetails) },
    { weight: 1, arbitrary: figure(undefined) },
    {
      weight: 2,
      arbitrary: fc
        .tuple(fc.constantFrom(...HEADS), someWords(around))
        .map(([head, words]) => headed(head, words)),
    },
    { weight: 1, arbitrary: text.map((one) => headed("［＃項目］○　", one)) },
    {
      weight: 1,
      arbitrary: fc
        .tuple(text, text)
        .map(([first, second]) =>
          lines(headed("［＃項目］【問合せ先】　", first), headed("［＃細目］・　", second)),
        ),
    },
    {
      weight: 1,
      arbitrary: fc.constantFrom("［＃１行空き］", "［＃２行空き］", "［＃改ページ］").map(mark),
    },
    {
      weight: 1,
      arbitrary: fc
        .tuple(
          fc.constantFrom(
            ["［＃ここから２字下げ］", "［＃ここで字下げ終わり］"],
            ["［＃ここから１４ポイント］", "［＃ここで文字サイズ終わり］"],
            ["［＃ここから２４ポイント］", "［＃ここで文字サイズ終わり］"],
            ["［＃ここから中央揃え］", "［＃ここで中央揃え終わり］"],
          ),
          text,
          text,
        )
        .map(([[from = "", to = ""], first, second]) => lines(mark(from), first, second, mark(to))),
    },
    { weight: 2, arbitrary: sections(around, kinds) },
    {
      weight: 1,
      arbitrary: fc
        .tuple(fc.constantFrom("［＃平出］", "［＃１字擡頭］", "［＃２字擡頭］"), text)
        .map(([head, words]) => headed(head, words)),
    },
  );
}
