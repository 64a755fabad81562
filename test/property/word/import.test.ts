import fc from "fast-check";
import { expect, test } from "vitest";
import { templateOfFile } from "../../../src/ask/template-of-file.ts";
import { createDocxWriter } from "../../../src/docx/write-docx.ts";
import { parseLetter } from "../../../src/markup/parse-letter.ts";
import type {
  Block,
  BlockPlacement,
  Inline,
  Letter,
  Ruby,
  Text,
} from "../../../src/model/letter.ts";
import { inlineText } from "../../../src/model/letter-text.ts";
import { PAGE_FORMATS } from "../../../src/model/page-formats.ts";
import { recipientOf } from "../../../src/model/recipient.ts";
import { compileTemplate } from "../../../src/template/compile-template.ts";
import { runs } from "../../samples/extent.ts";
import { letterSettings, world } from "../../samples/letters.ts";
import { withoutOrigins } from "../../samples/marked-text.ts";

// Characters of letters, and every mark of the notation and of tags among them.
const character = fc.constantFrom(
  ...[
    ...new Intl.Segmenter("ja").segment(
      "一二漢字かなカナＡ12DX、。「」『』葛󠄀𠮷　・—《》｜※［］＃{}|.\\",
    ),
  ].map(({ segment }) => segment),
);
const words = fc.array(character, { minLength: 1, maxLength: 8 }).map((all) => all.join(""));
const text = words.map((one): Text => ({ type: "text", text: one, origin: undefined }));
const kanji = fc.constantFrom("東", "京", "葛󠄀", "《", "｜");
const one = kanji.map((base): Text => ({ type: "text", text: base, origin: undefined }));
// A reading in brackets is an editor's note in a Word file.
const reading = fc
  .constantFrom("かな", "よみ", "か《な", "ヨ｜ミ")
  .map((said): Text => ({ type: "text", text: said, origin: undefined }));

const ruby: fc.Arbitrary<Ruby> = fc.oneof(
  fc.record({ base: one, said: reading }).map(
    ({ base, said }): Ruby => ({
      type: "ruby",
      mode: "mono",
      pairs: [{ base: [base], ruby: [said] }],
    }),
  ),
  fc.record({ first: kanji, second: kanji, said: reading }).map(
    ({ first, second, said }): Ruby => ({
      type: "ruby",
      mode: "group",
      pairs: [{ base: [{ type: "text", text: first + second, origin: undefined }], ruby: [said] }],
    }),
  ),
  fc.array(fc.record({ base: one, said: reading }), { minLength: 2, maxLength: 4 }).map(
    (pairs): Ruby => ({
      type: "ruby",
      mode: "jukugo",
      pairs: pairs.map(({ base, said }) => ({ base: [base], ruby: [said] })),
    }),
  ),
);

// What a Word file tells apart: an open sesame is a circle there, digits and acronyms stand by themselves, 縦中横 is none in a
// horizontal line, and neighbours of one kind are one stretch, which is why kinds take turns with readings here.
const inAnyLine: readonly fc.Arbitrary<Inline>[] = [
  fc.record({
    type: fc.constant("emphasis-dots" as const),
    mark: fc.constantFrom("sesame" as const, "dot" as const, "circle" as const),
    children: fc.constantFrom("強調", "《点》").map((said) => [plain(said)]),
  }),
  fc.record({
    type: fc.constant("lined-text" as const),
    line: fc.constantFrom("side" as const, "double-side" as const, "strike" as const),
    children: fc.constantFrom("期限", "五〇〇億円").map((said) => [plain(said)]),
  }),
  fc.record({
    type: fc.constant("lined-text" as const),
    line: fc.constant("frame" as const),
    children: fc
      .constantFrom("sesame" as const, "dot" as const)
      .map((mark): Inline[] => [
        plain("至急"),
        { type: "emphasis-dots", mark, children: [plain("重要")] },
      ]),
  }),
  fc.record({
    type: fc.constant("script-text" as const),
    place: fc.constantFrom("above" as const, "below" as const),
    children: fc.constantFrom("注", "二").map((said) => [plain(said)]),
  }),
  fc
    .constantFrom("内閣官房", "分けない")
    .map((said): Inline => ({ type: "no-break", children: [plain(said)] })),
  fc
    .constantFrom<readonly Inline[]>(
      [plain("本年三月裁可")],
      [plain("本年三月裁可"), { type: "line-break" }, plain("四月官報掲載")],
      [plain("一"), { type: "line-break" }, plain("二"), { type: "line-break" }, plain("三")],
    )
    .map((children): Inline => ({ type: "warichu", children })),
  fc
    .integer({ min: 4, max: 20 })
    .map((cells): Inline => ({ type: "jidori", cells, children: [plain("松本")] })),
  fc.constant<Inline>({ type: "editorial-note", note: "ママ", children: [plain("ふ")] }),
];
const standing = fc.constant<Inline>({ type: "tate-chu-yoko", children: [plain("!?")] });

function plain(said: string): Text {
  return { type: "text", text: said, origin: undefined };
}

function inlinesOf(isVertical: boolean): fc.Arbitrary<readonly Inline[]> {
  const marked = fc.oneof(...inAnyLine, ...(isVertical ? [standing] : []));
  return (
    fc
      .array(fc.tuple(ruby, marked, text), { maxLength: 2 })
      .chain((parts) => text.map((first): readonly Inline[] => [first, ...parts.flat()]))
      // A line of blanks alone is a blank line to the markup: no letter has such a block.
      .filter((inlines) => /\S/u.test(inlineText(inlines)))
  );
}

const placement = fc.constantFrom<BlockPlacement>(
  {},
  { indentStart: 12 },
  { indentStart: 3, firstLineIndent: -1 },
  { alignment: "center" },
  { indentEnd: 4, alignment: "end" },
);

function lettersOf(isVertical: boolean): fc.Arbitrary<readonly Block[]> {
  const inlines = inlinesOf(isVertical);
  const origin = fc.constant(undefined);
  const block: fc.Arbitrary<Block> = fc.oneof(
    fc.constant<Block>({ type: "blank-line", origin: undefined }),
    fc.record({
      type: fc.constantFrom(
        "salutation" as const,
        "paragraph" as const,
        "complimentary-close" as const,
        "sender" as const,
        "notes-end" as const,
        "postscript" as const,
      ),
      inlines,
      placement,
      origin,
    }),
    // It is in the middle already, and a Word file does not say so twice.
    fc.record({
      type: fc.constant("notes-head" as const),
      inlines,
      placement: fc.constant({}),
      origin,
    }),
  );
  return fc
    .array(block, { minLength: 1, maxLength: 5 })
    .map((blocks): readonly Block[] => [
      { type: "paragraph", inlines: [plain("本文です。")], placement: {}, origin: undefined },
      ...blocks,
    ]);
}

test.each([...PAGE_FORMATS.keys()])(
  "a letter of any shape comes back from its Word file as the same bytes and the same blocks: %s",
  async (name) => {
    const format = PAGE_FORMATS.get(name);
    if (format === undefined) throw new Error("no format");
    const isVertical = format.writingMode === "vertical-rl";
    const settings = letterSettings({ format, docxFonts: "system", fonts: [], title: "手紙" });
    const write = async (letter: Letter, own = settings): Promise<Uint8Array> => {
      const made = await createDocxWriter(own, [], world).write(letter);
      if (!made.ok) throw new Error(JSON.stringify(made.errors));
      return made.value;
    };
    await fc.assert(
      fc.asyncProperty(lettersOf(isVertical), async (blocks) => {
        const properties = {
          title: "手紙",
          subject: undefined,
          author: undefined,
          date: undefined,
        };
        const docx = await write({ lang: "ja", properties, blocks });
        const proved = templateOfFile({ path: "手紙.docx", bytes: docx }, "手紙");
        // Marks of other merge programs in the text are refused, with a reason.
        fc.pre(proved.ok || proved.errors.some(({ code }) => code === "template/stray-mark"));
        if (!proved.ok) return;
        expect(proved.value.losses).toEqual([]);
        const bytes = new TextEncoder().encode(proved.value.text);
        const template = compileTemplate({ path: "手紙.hbs", bytes });
        if (!template.ok) throw new Error(JSON.stringify(template.errors));
        const merged = template.value.merge(recipientOf(Object.fromEntries(proved.value.row)));
        if (!merged.ok) throw new Error(JSON.stringify(merged.errors));
        const again = parseLetter(merged.value, template.value.settings, "corrected");
        if (!again.ok) throw new Error(JSON.stringify(again.errors));
        expect(
          Buffer.from(await write(again.value, template.value.settings)).equals(Buffer.from(docx)),
        ).toBe(true);
        expect(again.value.blocks.map(asSeen)).toEqual(blocks.map(asSeen));
      }),
      { numRuns: runs(25) },
    );
  },
);

/** A title that is longer than a line hangs by an em, whether it is told to or not. */
function asSeen(block: Block): unknown {
  if (!("placement" in block) || !TITLES.includes(block.type)) return withoutOrigins(block);
  const { firstLineIndent, indentStart = 0, ...rest } = block.placement;
  if (firstLineIndent !== -1) return withoutOrigins(block);
  const start = indentStart - 1;
  const placement = start === 0 ? rest : { ...rest, indentStart: start };
  return withoutOrigins({ ...block, placement });
}

const TITLES: readonly Block["type"][] = ["addressee", "sender", "subject", "heading"];
