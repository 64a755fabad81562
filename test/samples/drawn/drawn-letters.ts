// A template as somebody could write it, with drawn combinations of all that the language has, and a list for it.
import fc from "fast-check";
import { block, figure, items, namedItem, namedNote } from "./blocks.ts";
import { certificates } from "./certificates.ts";
import { type DrawnLetters, FORMATS } from "./drawn.ts";
import { type Piece, type Surroundings, sentences } from "./pieces.ts";
import { COLUMNS, csv, detailsOf, rows } from "./rows.ts";
import { drawnSettings, KINDS, namesOf, type Plan, plan, SEALS, settingLines } from "./settings.ts";

/** Pictures that drawn letters have, of those in `test/corpus/pictures`. */
export const DRAWN_PICTURES = [
  "rgba.png",
  "grey.jpg",
  "palette.png",
  "baseline.jpg",
  "l.png",
  "la.png",
] as const;

const mark = (markup: string): Piece => ({ markup, words: [] });

/** The blocks of the text, with those among them that have names. */
function blocksOf(one: Plan, around: Surroundings): fc.Arbitrary<readonly Piece[]> {
  const kinds = one.hasVersions ? KINDS : [];
  const any = block(around, { hasDetails: one.hasDetails, kinds: kinds.slice(0, 2) });
  const named: readonly fc.Arbitrary<Piece>[] = [
    ...(one.hasItem ? [namedItem(around, "甲項")] : []),
    ...(one.hasFigure ? [figure("校舎")] : []),
    ...(one.note === undefined ? [] : [fc.constant(namedNote("経費", one.note))]),
  ];
  return fc
    .tuple(
      fc.array(any, { minLength: 1, maxLength: 6 }),
      fc.tuple(...named),
      fc.array(fc.nat({ max: 6 }), { minLength: 3, maxLength: 3 }),
    )
    .map(([blocks, others, places]) => {
      const all = [...blocks];
      for (const [index, other] of others.entries()) all.splice(places[index] ?? 0, 0, other);
      return all;
    });
}

const SENDERS = [
  ["［＃差出人］{{差出人職名}}　{{差出人氏名}}"],
  ["［＃差出人］{{差出人職名}}", "［＃差出人］{{差出人氏名}}"],
  ["［＃差出人］{{差出人職名}}　［＃５字取り］{{差出人氏名}}［＃字取り終わり］"],
] as const;
const JOINT_SENDERS = [
  "［＃差出人］{{差出人職名}}　{{差出人氏名}}",
  "［＃２行空き］",
  "［＃差出人］奈良県知事　山添太郎",
] as const;

const ADDRESSEES = [
  "［＃宛名］{{職名}}　{{敬称}}",
  "［＃宛名］{{職名}}{{#もし 氏名}}　{{氏名}}{{/もし}}　{{敬称}}",
  "［＃宛名］{{都道府県}}\n［＃宛名］{{職名}}　{{敬称}}",
  "［＃宛名］［＃１４ポイント］{{職名}}　{{敬称}}",
] as const;

const TOP = [
  "",
  "",
  "［＃右肩］取扱注意",
  "［＃右肩］［＃罫囲み］写［＃罫囲み終わり］",
  "［＃右肩］［＃太字］至急［＃太字終わり］",
] as const;

const NUMBERS = [
  ["［＃文書番号］{{文書番号}}", "［＃日付］{{和暦 日付}}"],
  [
    "［＃ここから均等割付］",
    "［＃文書番号］{{文書番号}}",
    "［＃日付］{{和暦 日付}}",
    "［＃ここで均等割付終わり］",
  ],
] as const;

/** The parts of a letter that stand around its text. */
interface Frame {
  readonly top: string;
  readonly numbers: readonly string[];
  readonly sender: readonly string[];
  readonly addressee: string;
  readonly seal: string;
  readonly isOmitted: boolean;
}

const frame: fc.Arbitrary<Frame> = fc
  .record({
    top: fc.constantFrom(...TOP),
    numbers: fc.constantFrom(...NUMBERS),
    sender: fc.constantFrom(...SENDERS),
    addressee: fc.constantFrom(...ADDRESSEES),
    seal: fc.constantFrom(...SEALS),
    isOmitted: fc.boolean(),
  })
  .map((one) => ({
    ...one,
    sender: one.seal.includes("連名") ? JOINT_SENDERS : one.sender,
    isOmitted: one.isOmitted && one.seal === "",
  }));

function bodyOf(
  { isVertical }: Plan,
  { top, numbers, sender, addressee, isOmitted }: Frame,
  text: readonly Piece[],
  {
    list,
    postscript,
    notesPlace,
  }: {
    readonly list: Piece | undefined;
    readonly postscript: Piece | undefined;
    readonly notesPlace: boolean;
  },
): readonly Piece[] {
  const signed = [...sender, ...(isOmitted ? ["［＃差出人］（公印省略）"] : [])].map(mark);
  const named = { markup: addressee, words: ["{{職名}}"] };
  const record = [
    ...(list === undefined ? [] : [mark("［＃記］記"), list, mark("［＃以上］以上")]),
    ...(postscript === undefined
      ? []
      : [{ ...postscript, markup: `［＃追伸］${postscript.markup}` }]),
  ];
  const above = top === "" ? [] : [mark(top)];
  const notes = notesPlace ? [mark("［＃注の場所］")] : [];
  const greeting = {
    markup: "［＃頭語］拝啓　初冬の候、ますます御清栄のことと存じます。",
    words: [],
  };
  return isVertical
    ? [
        ...above,
        ...(postscript === undefined ? [] : [mark("［＃件名］{{件名}}")]),
        greeting,
        ...text,
        mark("［＃結語］敬具"),
        ...notes,
        mark("［＃日付］{{和暦 日付}}"),
        ...signed,
        named,
        ...record,
      ]
    : [
        ...above,
        ...numbers.map(mark),
        named,
        ...signed,
        mark("［＃件名］{{件名}}"),
        ...text,
        ...notes,
        ...record,
      ];
}

/** A letter or a notice with everything. */
const letters: fc.Arbitrary<DrawnLetters> = plan.chain((one) => {
  const around: Surroundings = {
    isVertical: one.isVertical,
    edition: one.edition,
    isPlain: one.isPlain,
    names: namesOf(one),
  };
  const isPartVertical =
    one.part === "other" ? !one.isVertical : one.isVertical && one.part !== "lying";
  const inPart: Surroundings = { ...around, isVertical: isPartVertical };
  return fc
    .record({
      rows,
      frame,
      text: blocksOf(one, around),
      list: fc.option(items(around), { nil: undefined }),
      postscript: fc.option(sentences({ ...around, names: [] }), { nil: undefined }),
      notesPlace: fc.constantFrom(false, false, true),
      part: fc.array(block(inPart, { hasDetails: one.hasDetails, kinds: [] }), {
        minLength: 1,
        maxLength: 3,
      }),
      settings: drawnSettings(one),
    })
    .map((drawn): DrawnLetters => {
      const settings = settingLines(one, drawn.settings, drawn.frame.seal);
      const body = [...bodyOf(one, drawn.frame, drawn.text, drawn), ...partOf(one, drawn.part)];
      return {
        template: `---\n${settings.join("\n")}\n---\n${body.map(({ markup }) => markup).join("\n")}\n`,
        list: csv(COLUMNS, drawn.rows),
        details: one.hasDetails ? detailsOf(drawn.rows) : "",
        edition: one.edition,
        formats: one.isPlain ? [...FORMATS, "txt", "transcript"] : FORMATS,
        rows: drawn.rows,
        words: body.flatMap(({ words }) => words),
      };
    });
});

function partOf({ part }: Plan, blocks: readonly Piece[]): readonly Piece[] {
  if (part === undefined) return [];
  return [
    mark(part === "as it is" ? "［＃別紙］［＃右肩］別紙１" : "［＃別紙「表」］［＃右肩］別紙１"),
    { markup: "［＃件名］改修の一覧", words: ["改修の一覧"] },
    ...blocks,
  ];
}

/** Letters with everything, and now and then certificates. */
export const drawnLetters: fc.Arbitrary<DrawnLetters> = fc.oneof(
  { weight: 9, arbitrary: letters },
  { weight: 1, arbitrary: certificates },
);
