import { mmToSp, ptToSp, sp } from "../../src/base/units.ts";
import type { World } from "../../src/base/world.ts";
import type {
  Block,
  BlockPlacement,
  BlockRole,
  Inline,
  Letter,
  Text,
} from "../../src/model/letter.ts";
import type { LetterSettings } from "../../src/model/letter-settings.ts";
import type { PageFormat, WritingMode } from "../../src/model/page-format.ts";
import { testWorld } from "./faces.ts";

/** The world of the tests: real hashes, nothing else. */
export const world: World = testWorld;

/** Characters without an origin. */
export function text(characters: string): Text {
  return { type: "text", text: characters, origin: undefined };
}

type PlainRole = Exclude<BlockRole, "heading" | "list-item">;

/** A block of a role with plain text or inlines. */
export function block(
  type: PlainRole,
  content: string | readonly Inline[],
  placement: BlockPlacement = {},
): Block {
  const inlines = typeof content === "string" ? [text(content)] : content;
  return { type, inlines, placement, origin: undefined };
}

/** A letter of blocks. */
export function letter(...blocks: readonly Block[]): Letter {
  return {
    lang: "ja",
    properties: {
      title: "地方公共団体におけるDX人材の確保・育成について",
      subject: "依頼",
      author: "総務大臣 松本剛明",
      date: "2022-12-27",
    },
    blocks,
  };
}

/** A short letter that has every part of a vertical one. */
export function shortLetter(addressee: string): Letter {
  return letter(
    block("salutation", "拝啓"),
    block(
      "paragraph",
      "貴職におかれましては、自治体DXの推進について、格別の御理解を賜り、感謝申し上げます。",
    ),
    block("complimentary-close", "敬具"),
    block("date-line", "令和四年十二月二十七日"),
    block("sender", "総務大臣"),
    block("sender", "松本剛明"),
    block("addressee", addressee),
  );
}

/** The default page of letters: 26 characters by 27 lines at 16 points on A4 that lies. */
export function pageFormat(writingMode: WritingMode = "vertical-rl"): PageFormat {
  const vertical = writingMode === "vertical-rl";
  const size = ptToSp(16);
  const gap = ptToSp(9.5);
  const [charactersPerLine, linesPerPage] = vertical ? [26, 27] : [26, 28];
  const width = mmToSp(vertical ? 297 : 210);
  const height = mmToSp(vertical ? 210 : 297);
  const along = charactersPerLine * size;
  const across = linesPerPage * size + (linesPerPage - 1) * gap;
  const [areaWidth, areaHeight] = vertical ? [across, along] : [along, across];
  const left = Math.floor((width - areaWidth) / 2);
  const top = Math.floor((height - areaHeight) / 2);
  return {
    name: "26×27",
    trimSize: { width, height },
    writingMode,
    characterSize: size,
    charactersPerLine,
    linesPerPage,
    lineGap: gap,
    margins: {
      top: sp(top),
      bottom: sp(height - areaHeight - top),
      left: sp(left),
      right: sp(width - areaWidth - left),
    },
    policy: {
      adjustment: "compromise",
      kinsoku: "very-strict",
      hanging: false,
      jaLatinGap: "1/4",
      latin: "tate-chu-yoko",
    },
    pageNumber: "none",
  };
}

/** Settings of a template that names Word's own fonts. */
export function letterSettings(changes: Partial<LetterSettings> = {}): LetterSettings {
  return {
    title: "DX人材の確保・育成",
    kind: "letter",
    format: pageFormat(),
    fonts: [],
    docxFonts: "system",
    date: "2022-12-27",
    author: "総務大臣 松本剛明",
    subject: undefined,
    ...changes,
  };
}

/** A letter that uses everything that the model can say. */
export function everyFeature(): Letter {
  const ruby = (base: string, reading: string): Inline => ({
    type: "ruby",
    mode: "group",
    pairs: [{ base: [text(base)], ruby: [text(reading)] }],
  });
  const heading = (level: 1 | 2 | 3, content: string): Block => ({
    type: "heading",
    level,
    inlines: [text(content)],
    placement: {},
    origin: undefined,
  });
  const item = (depth: number, label: string, content: string): Block => ({
    type: "list-item",
    depth,
    label: [text(label)],
    inlines: [text(content)],
    placement: {},
    origin: undefined,
  });
  return letter(
    block("document-number", "総行政第91号"),
    heading(1, "自治体デジタル・トランスフォーメーションの推進について（依頼）"),
    block("salutation", "拝啓"),
    block("paragraph", [
      text("縦中横はDXとCIOと12月、"),
      { type: "tate-chu-yoko", children: [text("100")] },
      text("件。大文字の並びはOECD、単語はSociety 5.0、年は2022年。一字はA案。"),
    ]),
    block("paragraph", [
      text("ルビは"),
      ruby("拝啓", "はいけい"),
      text("と"),
      {
        type: "ruby",
        mode: "mono",
        pairs: [
          { base: [text("鰺")], ruby: [text("あじ")] },
          { base: [text("沢")], ruby: [text("さわ")] },
        ],
      },
      text("、圏点は"),
      { type: "emphasis-dots", mark: "sesame", children: [text("ここ")] },
      text("と"),
      { type: "emphasis-dots", mark: "dot", children: [text("ここ")] },
      text("と"),
      { type: "emphasis-dots", mark: "circle", children: [text("ここ")] },
      text("と"),
      { type: "emphasis-dots", mark: "open-sesame", children: [text("ここ")] },
      text("。割注は"),
      { type: "warichu", children: [text("（二行に割って組む小さな注）")] },
      text("。均等割付は"),
      { type: "jidori", cells: 5, children: [text("松本")] },
      text("、分割禁止は"),
      { type: "no-break", children: [text("二、〇〇〇億円")] },
      text("、ママは"),
      { type: "editorial-note", note: "ママ", children: [text("ひ")] },
      text("。改行"),
      { type: "line-break" },
      text("の後。“引用”と……と——と①※。"),
    ]),
    heading(2, "経緯"),
    block("paragraph", "三字下げの段落は次の行も三字下がる。長い段落で折り返しを確かめる。", {
      indentStart: 3,
      indentEnd: 2,
      firstLineIndent: -1,
    }),
    heading(3, "細目"),
    block("paragraph", "中央に置く段落", { alignment: "center", firstLineIndent: 0 }),
    { type: "blank-line", origin: undefined },
    block("complimentary-close", "敬具"),
    block("date-line", "令和四年十二月二十七日"),
    block("sender", [
      text("総務大臣　"),
      { type: "jidori", cells: 6, children: [text("松本剛明")] },
    ]),
    block("addressee", [ruby("葛\u{e0100}城", "かつらぎ"), text("市長 殿")]),
    { type: "page-break", origin: undefined },
    block("notes-head", "記"),
    item(0, "一", "最初の項目。折り返したときは二字下がる。ここまで書けば二行目に届くはずである。"),
    item(1, "ア", "入れ子の項目。折り返したときはさらに一字下がる。ここまで書けば二行目に届く。"),
    item(0, "（二）", "札の長い項目。"),
    block("notes-end", "以上"),
    block("postscript", "追伸　資料を同封します。"),
  );
}
