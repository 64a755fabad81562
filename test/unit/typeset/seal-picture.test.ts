// Where pictures are in lines of text: a seal over the last character of the sender's name, where checkSeal looks for room, and
// a picture in the frame of the character that it stands for.
import { beforeAll, expect, test } from "vitest";
import { parseLetter } from "../../../src/markup/parse-letter.ts";
import type { FontFace } from "../../../src/model/font-face.ts";
import { blockText, picturesIn } from "../../../src/model/letter-text.ts";
import type { GlyphRun, PageItem, PagePicture } from "../../../src/model/paged-document.ts";
import { recipientOf } from "../../../src/model/recipient.ts";
import { checkLayout } from "../../../src/typeset/check-layout.ts";
import { typeset } from "../../../src/typeset/typeset.ts";
import { loadNotoSerif } from "../../render/set-pages.ts";
import { letterWithPictures } from "../../samples/letter-with-pictures.ts";
import { openedTemplate, picturesBeside } from "../../samples/pictures.ts";

let face: FontFace;
beforeAll(async () => {
  face = await loadNotoSerif();
});

function itemsOf(kind: "書簡" | "通知"): readonly PageItem[] {
  const { letter, settings } = letterWithPictures(kind, true);
  const pages = typeset(letter, settings.format, [face]);
  if (!pages.ok) throw new Error(JSON.stringify(pages.errors));
  return pages.value.pages.flatMap(({ items }) => items);
}

test.each(["書簡", "通知"] as const)(
  "it begins with the last character, in the middle of its line: %s",
  (kind) => {
    const items = itemsOf(kind);
    const at = items.findIndex((item) => item.type === "picture" && item.picture.name === "la.png");
    const seal = items[at];
    const name = items.slice(0, at).findLast((item) => item.type === "glyphs");
    if (seal?.type !== "picture" || name?.type !== "glyphs")
      throw new Error("no seal after a name");
    expect(name.glyphs.at(-1)?.text).toBe("川");
    const along = name.glyphs.slice(0, -1).reduce((sum, { advance }) => sum + advance, 0);
    const { x, y, width, height } = seal.box;
    if (kind === "書簡") {
      expect(y).toBe(name.at.y + along);
      expect(Math.abs(x + width / 2 - name.at.x)).toBeLessThanOrEqual(1);
    } else {
      expect(x).toBe(name.at.x + along);
      // The middle of horizontal characters is 0.38 em above their baseline.
      expect(Math.abs(y + height / 2 - (name.at.y - name.size * 0.38))).toBeLessThanOrEqual(2);
    }
    expect(items[at - 1]).toMatchObject({ type: "tag-start", role: "picture", alt: "市長の印" });
  },
);

const KINDS = ["書簡", "通知"] as const;
const NOTES = [
  "［＃脚注］代理。［＃脚注終わり］",
  "［＃注］代理。［＃注終わり］",
  "　［＃※］甲。［＃※終わり］［＃注］乙。［＃注終わり］",
];
const MARKED = KINDS.flatMap((kind) => NOTES.map((notes) => [kind, notes] as const));
test.each(MARKED)(
  "it is over the name's last character and before the marks of notes behind the name: %s %s",
  (kind, notes) => {
    const { letter, settings } = letterWithPictures(kind, true, "", notes);
    const pages = typeset(letter, settings.format, [face]);
    if (!pages.ok) throw new Error(JSON.stringify(pages.errors));
    const items = pages.value.pages.flatMap((page) => page.items);
    const seal = items.find((item) => item.type === "picture" && item.picture.name === "la.png");
    const runs = items.filter((item) => item.type === "glyphs");
    const at = runs.findIndex(({ glyphs }) => glyphs.some(({ text }) => text === "仲"));
    const [name, mark] = [runs[at], runs[at + 1]];
    if (seal?.type !== "picture" || name === undefined || mark === undefined) {
      throw new Error("no seal, name and mark");
    }
    const last = name.glyphs.findIndex(({ text }) => text === "川");
    const along = name.glyphs.slice(0, last).reduce((sum, { advance }) => sum + advance, 0);
    const { x, y, width, height } = seal.box;
    expect(mark.size).toBeLessThan(name.size);
    if (kind === "書簡") {
      expect(y).toBe(name.at.y + along);
      expect(mark.at.y).toBeGreaterThanOrEqual(y + height);
    } else {
      expect(x).toBe(name.at.x + along);
      expect(mark.at.x).toBeGreaterThanOrEqual(x + width);
    }
    // Other formats put it where it stands in the text.
    const sender = letter.blocks.find(({ type }) => type === "sender");
    if (sender?.type !== "sender") throw new Error("no sender");
    const order = sender.inlines.map(({ type }) => type);
    const before = sender.inlines.slice(0, order.indexOf("picture"));
    expect(blockText({ ...sender, inlines: before })).toBe("奈良市長　仲川");
    expect(order.lastIndexOf("script-text")).toBeGreaterThan(order.indexOf("picture"));
  },
);

/** The seal begins with a character of a name, and is in the middle of its line. */
function expectOver(
  { box: { x, y, width, height } }: PagePicture,
  { at, size, glyphs }: GlyphRun,
  character: string,
  kind: "書簡" | "通知",
): void {
  const last = glyphs.findIndex(({ text }) => text === character);
  const along = glyphs.slice(0, last).reduce((sum, { advance }) => sum + advance, 0);
  const isVertical = kind === "書簡";
  expect(isVertical ? y : x).toBe((isVertical ? at.y : at.x) + along);
  const [middle, axis] = isVertical ? [x + width / 2, at.x] : [y + height / 2, at.y - size * 0.38];
  expect(Math.abs(middle - axis)).toBeLessThanOrEqual(2);
}

test.each(KINDS)(
  "it is over the name's last character wherever the sender's line ends, also where the marks of notes are in the next: %s",
  (kind) => {
    const seen = new Set<boolean>();
    for (let length = 6; length < 48; length += 2) {
      const notes = "［＃脚注］代理。［＃脚注終わり］".repeat(length % 3 === 0 ? 24 : 1);
      const long = `${"甲".repeat(length)}乙${notes}`;
      const { letter, settings } = letterWithPictures(kind, true, "", long);
      const pages = typeset(letter, settings.format, [face]);
      if (!pages.ok) throw new Error(JSON.stringify(pages.errors));
      const items = pages.value.pages.flatMap((page) => page.items);
      const seal = items.find((item) => item.type === "picture" && item.picture.name === "la.png");
      const name = items.find(
        (item) => item.type === "glyphs" && item.glyphs.some(({ text }) => text === "乙"),
      );
      if (seal?.type !== "picture" || name?.type !== "glyphs") throw new Error(`none at ${length}`);
      expectOver(seal, name, "乙", kind);
      const told = checkLayout(letter, settings.format, [face]).map(({ code }) => code);
      seen.add(told.includes("typeset/seal-line-wraps"));
    }
    // Short lines are one; of those that go on in another it is told.
    expect(seen).toEqual(new Set([false, true]));
  },
);

/** What is told of a letter of two who sign together, with or without pictures. */
function toldOf(seal: string, one: string): readonly string[] {
  const text = `---\n表題: 印\n種別: 通知\n公印: ${seal}\n---\n［＃宛名］{{職名}}　{{敬称}}\n［＃差出人］${one}\n［＃１行空き］\n［＃差出人］奈良市長　仲川\n文\n`;
  const template = openedTemplate(new TextEncoder().encode(text), picturesBeside("rgb.png"));
  if (!template.ok) throw new Error(JSON.stringify(template.errors));
  const merged = template.value.merge(recipientOf({ 職名: "市長", 敬称: "殿" }));
  if (!merged.ok) throw new Error(JSON.stringify(merged.errors));
  const { settings } = template.value;
  const letter = parseLetter(merged.value, settings, "corrected");
  if (!letter.ok) throw new Error(JSON.stringify(letter.errors));
  return checkLayout(letter.value, settings.format, [face]).map(({ code }) => code);
}

test("of joint signers each has the room of the own seal, however large", () => {
  const joint = (side: string): string =>
    `{ 大きさ: 24mm, 連名: [${["奈良県知事", "奈良市長"].map((name) => `{ 差出人: ${name}, 大きさ: ${side}, 画像: rgb.png, 代替文: ${name}の印 }`).join(", ")}] }`;
  expect(toldOf(joint("12mm"), "奈良県知事　山下")).toEqual([]);
  expect(toldOf(joint("24mm"), "奈良県知事　山下")).toEqual([]);
});

test("that a sender's line goes on in another is told of a picture alone", () => {
  const told = toldOf("12mm", `${"甲".repeat(60)}知事　山下`);
  expect(told).not.toContain("typeset/seal-line-wraps");
});

test("the marks of notes behind a name that is spread (均等割付) are not spread with it", () => {
  const notes = "［＃脚注］代理。［＃脚注終わり］\n［＃ここで均等割付終わり］";
  const { letter } = letterWithPictures(
    "通知",
    true,
    "",
    notes,
    "［＃ここから均等割付］\n［＃差出人］大和総合事務局長\n",
  );
  const sender = letter.blocks.findLast(({ type }) => type === "sender");
  if (sender?.type !== "sender") throw new Error("no sender");
  const [spread, ...others] = sender.inlines;
  expect(spread).toMatchObject({ type: "jidori", children: [{ text: "奈良市長　仲川" }] });
  expect(others.map(({ type }) => type)).toEqual(["picture", "text", "script-text"]);
});

test("it is over the letter's own sender, though a 別紙 after it has one too", () => {
  const { letter } = letterWithPictures("通知", true, "［＃別紙］様式\n［＃差出人］申請者\n");
  const sealed = letter.blocks.flatMap((block) =>
    block.type === "sender" ? [[blockText(block), picturesIn(block).length]] : [],
  );
  expect(sealed).toEqual([
    ["奈良市長　仲川", 1],
    ["申請者", 0],
  ]);
});

test.each(["書簡", "通知"] as const)(
  "the picture of a character is in the middle of a frame, and the next character begins after it: %s",
  (kind) => {
    const items = itemsOf(kind);
    const at = items.findIndex((item) => item.type === "picture" && item.picture.name === "l.png");
    const [start, picture, blank, end, next] = items.slice(at - 1);
    if (picture?.type !== "picture" || blank?.type !== "glyphs" || next?.type !== "glyphs") {
      throw new Error("no picture, blank and text");
    }
    expect(start).toMatchObject({
      type: "tag-start",
      role: "picture",
      alt: "「弓＋享」",
      actual: "※［＃「弓＋享」］",
    });
    expect(end).toEqual({ type: "tag-end" });
    // 23 × 17 pixels fill the frame from side to side.
    const em = next.size;
    const { x, y, width, height } = picture.box;
    expect(width).toBe(em);
    expect(height / em).toBeCloseTo(17 / 23, 4);
    const isVertical = kind === "書簡";
    const [middle, axis] = isVertical
      ? [x + width / 2, next.at.x]
      : [y + height / 2, next.at.y - em * 0.38];
    expect(Math.abs(middle - axis)).toBeLessThanOrEqual(2);
    const [head, after] = isVertical ? [blank.at.y, next.at.y] : [blank.at.x, next.at.x];
    expect(after - head).toBe(em);
    const centre = isVertical ? y + height / 2 : x + width / 2;
    expect(Math.abs(centre - (head + em / 2))).toBeLessThanOrEqual(2);
    expect(blank.glyphs.map(({ text, recipe }) => [text, recipe.kind])).toEqual([[" ", "blank"]]);
    expect(next.glyphs.map(({ text }) => text).join("")).toBe("氏については終わりです。");
  },
);
