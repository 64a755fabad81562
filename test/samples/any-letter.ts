// Letters with everything that the notation has, for properties.
import fc from "fast-check";
import { ptToSp } from "../../src/base/units.ts";
import type {
  Block,
  BlockPlacement,
  Inline,
  Letter,
  Ruby,
  TableRow,
  Text,
  TextLine,
} from "../../src/model/letter.ts";
import { inlinesWithin } from "../../src/model/letter-text.ts";

// Characters of letters, and every mark of the notation among them.
const letters = "一二漢字かなカナＡ12、。「」『』（）〈〉葛󠄀飛驒𠮷ｶﾞ 　・—";
const marks = "《》｜※［］＃{}|.［＃／＼″";
const character = fc.constantFrom(
  ...[...new Intl.Segmenter("ja").segment(letters + marks)].map(({ segment }) => segment),
);
const words = fc.array(character, { minLength: 1, maxLength: 8 }).map((all) => all.join(""));
const text = words.map((one): Text => ({ type: "text", text: one, origin: undefined }));

/** What is written right before a note is its target, so a note's text has no line break in it. */
const inlineTree = fc.letrec<{ inline: Inline; solid: Inline }>((tie) => ({
  solid: fc.oneof({ maxDepth: 2 }, text, ruby(), tateChuYoko()),
  inline: fc.oneof(
    { maxDepth: 3, depthIdentifier: "inline" },
    { weight: 4, arbitrary: text },
    ruby(),
    tateChuYoko(),
    fc.record({
      type: fc.constant("script-text" as const),
      place: fc.constantFrom("above" as const, "below" as const),
      children: fc.tuple(text),
    }),
    fc.constant<Inline>({ type: "line-break" }),
    fc.record({
      type: fc.constant("honorific-space" as const),
      cells: fc.integer({ min: 1, max: 9 }),
    }),
    fc.record({
      type: fc.constant("emphasis-dots" as const),
      mark: fc.constantFrom(
        "sesame" as const,
        "open-sesame" as const,
        "dot" as const,
        "circle" as const,
      ),
      children: fc.array(tie("inline"), { minLength: 1, maxLength: 3 }),
    }),
    fc
      .record({
        type: fc.constant("lined-text" as const),
        line: fc.constantFrom(
          "side" as const,
          "double-side" as const,
          "strike" as const,
          "frame" as const,
          "bold" as const,
        ),
        children: fc.array(tie("inline"), { minLength: 1, maxLength: 3 }),
      })
      .filter(({ line, children }) => !children.some((one) => hasAgain(line, one))),
    fc.record({
      type: fc.constant("no-break" as const),
      children: fc.array(tie("inline"), { minLength: 1, maxLength: 3 }),
    }),
    fc.record({
      type: fc.constant("warichu" as const),
      children: fc.array(fc.oneof(text, fc.constant<Inline>({ type: "line-break" })), {
        minLength: 1,
        maxLength: 3,
      }),
    }),
    fc.record({
      type: fc.constant("jidori" as const),
      cells: fc.integer({ min: 1, max: 40 }),
      children: fc.array(tie("inline"), { minLength: 1, maxLength: 3 }),
    }),
    fc.record({
      type: fc.constant("editorial-note" as const),
      note: fc.constant(""),
      issued: fc.oneof(fc.constant(""), words),
      children: fc.array(tie("solid"), { maxLength: 3 }),
    }),
    fc.record({
      type: fc.constant("editorial-note" as const),
      note: fc.oneof(fc.constant("ママ"), words),
      children: fc.array(tie("solid"), { minLength: 1, maxLength: 3 }),
    }),
    fc.record({
      type: fc.constant("editorial-note" as const),
      note: words,
      side: fc.constant("left" as const),
      children: fc.tuple(text),
    }),
  ),
}));

/** Tells whether a line is within text that has it: a letter has each once, and one beside its characters. */
function hasAgain(line: TextLine, inline: Inline): boolean {
  const isBeside = (one: TextLine): boolean => one === "side" || one === "double-side";
  const isAgain =
    inline.type === "lined-text" &&
    (inline.line === line || (isBeside(line) && isBeside(inline.line)));
  return isAgain || inlinesWithin(inline).some((one) => hasAgain(line, one));
}

function ruby(): fc.Arbitrary<Ruby> {
  const letter = fc.constantFrom("東", "京", "葛󠄀", "《", "｜");
  const one = letter.map((base): Text => ({ type: "text", text: base, origin: undefined }));
  return fc.oneof(
    fc.record({ base: one, ruby: text }).map(
      ({ base, ruby: reading }): Ruby => ({
        type: "ruby",
        mode: "mono",
        pairs: [{ base: [base], ruby: [reading] }],
      }),
    ),
    fc.tuple(letter, letter, text).map(
      ([first, second, reading]): Ruby => ({
        type: "ruby",
        mode: "group",
        pairs: [
          { base: [{ type: "text", text: first + second, origin: undefined }], ruby: [reading] },
        ],
      }),
    ),
    fc.tuple(letter, letter, text).map(
      ([first, second, reading]): Ruby => ({
        type: "ruby",
        mode: "group",
        side: "left",
        pairs: [
          { base: [{ type: "text", text: first + second, origin: undefined }], ruby: [reading] },
        ],
      }),
    ),
    fc.array(fc.record({ base: one, ruby: text }), { minLength: 2, maxLength: 4 }).map(
      (pairs): Ruby => ({
        type: "ruby",
        mode: "jukugo",
        pairs: pairs.map(({ base, ruby: reading }) => ({ base: [base], ruby: [reading] })),
      }),
    ),
  );
}

function tateChuYoko(): fc.Arbitrary<Inline> {
  return fc.constantFrom("12", "DX", "!?").map(
    (one): Inline => ({
      type: "tate-chu-yoko",
      children: [{ type: "text", text: one, origin: undefined }],
    }),
  );
}

const placement = fc.constantFrom<BlockPlacement>(
  {},
  { indentStart: 0 },
  { indentStart: 12 },
  { indentStart: 3, firstLineIndent: -1 },
  { deference: 0 },
  { deference: 2 },
  { indentEnd: 0, alignment: "end" },
  { indentEnd: 1, alignment: "end" },
  { alignment: "center" },
  { characterSize: ptToSp(28) },
  { characterSize: ptToSp(10.5), alignment: "center" },
);

export const anyInlines: fc.Arbitrary<Inline[]> = fc.array(inlineTree.inline, { maxLength: 4 });
const block: fc.Arbitrary<Block> = fc.oneof(
  fc.constantFrom<Block>(
    { type: "page-break", origin: undefined },
    { type: "blank-line", origin: undefined },
  ),
  fc.record({
    type: fc.constantFrom(
      "salutation" as const,
      "paragraph" as const,
      "complimentary-close" as const,
      "date-line" as const,
      "sender" as const,
      "addressee" as const,
      "document-number" as const,
      "notes-head" as const,
      "notes-end" as const,
      "postscript" as const,
      "corner-mark" as const,
    ),
    inlines: fc.tuple(solidText(), anyInlines).map(([first, rest]) => [first, ...rest]),
    placement,
    origin: fc.constant(undefined),
  }),
  fc.record({
    type: fc.constant("heading" as const),
    level: fc.constantFrom(1 as const, 2 as const, 3 as const),
    inlines: fc.tuple(solidText(), anyInlines).map(([first, rest]) => [first, ...rest]),
    placement,
    origin: fc.constant(undefined),
  }),
  fc.record({
    type: fc.constant("list-item" as const),
    depth: fc.constantFrom(0, 1, 2),
    label: fc
      .constantFrom("１　", "（ア） ", "《一》　")
      .map((one): Inline[] => [{ type: "text", text: one, origin: undefined }]),
    inlines: fc.tuple(solidText(), anyInlines).map(([first, rest]) => [first, ...rest]),
    placement,
    origin: fc.constant(undefined),
  }),
);

// Where a cell's text stands follows from its column, which the parser works out; here every column says it.
const table: fc.Arbitrary<Block> = fc
  .record({
    columns: fc.array(
      fc.record({
        width: fc.constantFrom(undefined, 1, 12),
        alignment: fc.constantFrom("start" as const, "center" as const, "end" as const),
        isHead: fc.boolean(),
      }),
      { minLength: 1, maxLength: 3 },
    ),
    caption: fc.option(fc.tuple(solidText(), anyInlines)),
    headCount: fc.integer({ min: 0, max: 2 }),
    rows: fc.array(fc.array(anyInlines, { minLength: 3, maxLength: 3 }), {
      minLength: 1,
      maxLength: 4,
    }),
  })
  .map(({ columns, caption, headCount, rows }): Block => {
    const row = (texts: readonly (readonly Inline[])[], isHead: boolean): TableRow => ({
      origin: undefined,
      cells: columns.map(({ alignment, isHead: heads }, index) => {
        const cell = { inlines: texts[index] ?? [], origin: undefined };
        if (isHead) return { ...cell, type: "table-head", scope: "column", placement: {} };
        return heads
          ? { ...cell, type: "table-head", scope: "row", placement: { alignment } }
          : { ...cell, type: "table-cell", placement: { alignment } };
      }),
    });
    return {
      type: "table",
      caption:
        caption === null
          ? undefined
          : {
              type: "table-caption",
              inlines: [caption[0], ...caption[1]],
              placement: {},
              origin: undefined,
            },
      columns,
      head: rows.slice(1, 1 + headCount).map((texts) => row(texts, true)),
      rows: rows.slice(0, 1).map((texts) => row(texts, false)),
      origin: undefined,
    };
  });

/** A block has visible text. */
export function solidText(): fc.Arbitrary<Inline> {
  return text.map((one) => ({ ...one, text: `本${one.text}` }));
}

/** A letter that was read for both editions; its parts have no places. */
export const anyLetter: fc.Arbitrary<Letter> = fc
  .array(fc.oneof({ weight: 6, arbitrary: block }, table), { maxLength: 6 })
  .map((blocks) => ({
    lang: "ja",
    properties: { title: "", subject: undefined, author: undefined, date: undefined },
    blocks,
  }));
