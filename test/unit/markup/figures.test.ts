// A picture on a line of its own, what it is called, and the number by which sentences name it.
import { expect, test } from "vitest";
import { parseLetter } from "../../../src/markup/parse-letter.ts";
import { printLetter } from "../../../src/markup/print-letter.ts";
import type { Letter, PlacedPicture } from "../../../src/model/letter.ts";
import { blockText, picturesIn, textParts } from "../../../src/model/letter-text.ts";
import type { PageFormat } from "../../../src/model/page-format.ts";
import { PAGE_FORMATS } from "../../../src/model/page-formats.ts";
import { recipientOf } from "../../../src/model/recipient.ts";
import { openedTemplate, picturesBeside } from "../../samples/pictures.ts";

const HEAD = "---\n表題: 図\n種別: KIND\n宛先:\n  全員: {}\n---\n";

function read(body: string, kind = "通知", beside = ["rgb.png", "turn-6.jpg"], settings = "") {
  const head = HEAD.replace("KIND", kind).replace("宛先:", `${settings}宛先:`);
  const bytes = new TextEncoder().encode(head + body);
  const template = openedTemplate(bytes, picturesBeside(...beside));
  if (!template.ok) throw new Error(JSON.stringify(template.errors));
  const merged = template.value.merge(recipientOf({ 職名: "市長", 敬称: "殿", 画像: "rgb.png" }));
  if (!merged.ok) throw new Error(JSON.stringify(merged.errors));
  return parseLetter(merged.value, template.value.settings, "corrected");
}

function letterOf(body: string, kind?: string): Letter {
  const read_ = read(body, kind);
  if (!read_.ok) throw new Error(JSON.stringify(read_.errors));
  return read_.value;
}

function codesOf(body: string): readonly string[] {
  const outcome = read(body);
  return (outcome.ok ? outcome.warnings : outcome.errors).map(({ code }) => code);
}

function codesBeside(body: string, beside: readonly string[]): readonly string[] {
  const bytes = new TextEncoder().encode(HEAD.replace("KIND", "通知") + body);
  const template = openedTemplate(bytes, picturesBeside(...beside));
  return template.ok ? codesOf(body) : template.errors.map(({ code }) => code);
}

function picturesOf(letter: Letter): readonly PlacedPicture[] {
  return textParts(letter).flatMap(picturesIn);
}

function formatOf(name: string): PageFormat {
  const format = PAGE_FORMATS.get(name);
  if (format === undefined) throw new Error(name);
  return format;
}

const BODY = `［＃「前」の番号］と［＃「後」の番号］を見てください
［＃図「rgb.png」「屋根のある家」、幅６０ミリ］
［＃図の題「前」］家
［＃図「turn-6.jpg」「横になった家」、高さ１０字］
［＃図の題「後」］写真
`;

test("figures are counted in their order, and sentences name them", () => {
  const texts = textParts(letterOf(BODY)).map(blockText);
  expect(texts).toEqual(["図１と図２を見てください", "", "図１　家", "", "図２　写真"]);
  const vertical = textParts(letterOf(BODY, "書簡")).map(blockText);
  expect(vertical).toEqual(["図一と図二を見てください", "", "図一　家", "", "図二　写真"]);
});

test("a figure has the side that its template asks for, the other follows from the pixels as they are seen", () => {
  const [house, photo] = picturesOf(letterOf(BODY));
  // 23 × 17 pixels, 60 mm across; 17 × 23 once it is turned, ten characters of 10.5 points down.
  expect(house?.size?.width).toBe(Math.round((60 / 25.4) * 72 * 65_536));
  expect((house?.size?.height ?? 0) / (house?.size?.width ?? 1)).toBeCloseTo(17 / 23, 6);
  const em = formatOf("40x36").characterSize;
  expect((photo?.size?.height ?? 0) / em).toBeCloseTo(10, 1);
  expect((photo?.size?.width ?? 0) / (photo?.size?.height ?? 1)).toBeCloseTo(17 / 23, 5);
});

test("no figure is larger than the text area", () => {
  const { characterSize, charactersPerLine } = formatOf("40x36");
  const [wide] = picturesOf(letterOf("［＃図「rgb.png」「家」、幅９００ミリ］\n"));
  expect(wide?.size?.width).toBeLessThanOrEqual(characterSize * charactersPerLine);
  const [tall] = picturesOf(letterOf("［＃図「turn-6.jpg」「家」、高さ９００ミリ］\n", "書簡"));
  const { characterSize: em, charactersPerLine: measure } = formatOf("26x27");
  expect(tall?.size?.height).toBeLessThanOrEqual(em * measure);
});

test("a figure is held to the pages that it is on: those of a 別紙 are no measure for the letter itself", () => {
  const figure = "［＃図「rgb.png」「家」、幅１２０ミリ］\n";
  const card = "別紙の体裁: { 用紙: はがき縦, 字詰め: 20, 行数: 10, 文字サイズ: 9pt, 行間: 6pt }\n";
  const letter = read(`本文です。\n${figure}［＃別紙］別紙\n${figure}`, "通知", ["rgb.png"], card);
  if (!letter.ok) throw new Error(JSON.stringify(letter.errors));
  const widths = picturesOf(letter.value).map(({ size }) =>
    Math.round((size?.width ?? 0) / 65_536),
  );
  // 120 mm in points; eight of ten lines of 9 and 6 points, since two are left for what it is called: 114 points high.
  expect(widths).toEqual([340, Math.round((114 * 23) / 17)]);
});

test("what is printed is read again as the same letter", () => {
  const letter = letterOf(BODY);
  const printed = printLetter(letter);
  expect(printed).toContain("［＃図「rgb.png」「屋根のある家」、幅60ミリ］\n［＃図の題］家");
  const again = letterOf(printed);
  expect(textParts(again).map(blockText)).toEqual(textParts(letter).map(blockText));
  expect(picturesOf(again).map(({ picture, alt }) => [picture.name, alt])).toEqual(
    picturesOf(letter).map(({ picture, alt }) => [picture.name, alt]),
  );
});

test("what is wrong with a picture is said where it is named", () => {
  expect(codesOf("［＃図「なし.png」「家」］\n")).toEqual(["markup/picture-missing"]);
  expect(codesOf("［＃図「rgb.png」］\n")).toEqual(["markup/picture-without-words"]);
  expect(codesOf("［＃図「rgb.png」「」］\n")).toEqual(["markup/picture-without-words"]);
  expect(codesOf("［＃図「rgb.png」「家」］家です\n")).toEqual(["markup/figure-line"]);
  expect(codesOf("［＃図の題］\n")).toEqual(["markup/empty-block"]);
  expect(codesOf("［＃図「../rgb.png」「家」］\n")).toEqual(["markup/picture-missing"]);
  const twice =
    "［＃図「rgb.png」「家」］\n［＃図の題「同じ」］一\n［＃図「rgb.png」「家」］\n［＃図の題「同じ」］二\n";
  expect(codesOf(twice)).toEqual(["markup/item-name-twice"]);
});

test("what a figure is called stands right after it, once", () => {
  const [figure, caption] = ["［＃図「rgb.png」「家」］\n", "［＃図の題］題\n"];
  const without = "markup/caption-without-figure";
  expect(codesOf(caption)).toEqual([without]);
  expect(codesOf(`文です。\n${caption}`)).toEqual([without]);
  expect(codesOf(figure + caption + caption)).toEqual([without]);
  expect(codesOf(`${figure}間の文。\n${caption}`)).toEqual([without]);
  expect(codesOf(`${figure}［＃改ページ］${caption}`)).toEqual([without]);
  expect(codesOf(`${figure}［＃表］\n｜一｜二｜\n［＃表終わり］\n${caption}`)).toContain(without);
  expect(codesOf(figure + caption)).toEqual([]);
  expect(codesOf(`${figure}\n${caption}文です。\n${figure}${caption}`)).toEqual([]);
  // The figure is told, and it alone.
  expect(codesOf(`［＃図「なし.png」「家」］\n${caption}`)).toEqual(["markup/picture-missing"]);
});

test("figures are counted on through 別紙, in the figures of their directions", () => {
  const figure = "［＃図「rgb.png」「家」］\n［＃図の題］題\n";
  const body = `${figure}［＃別紙「横」］別紙\n${figure}［＃別紙］別紙\n${figure}`;
  const letter = read(body, "書簡", ["rgb.png"], "別紙の体裁: { 横: 40x36 }\n");
  if (!letter.ok) throw new Error(JSON.stringify(letter.errors));
  const texts = textParts(letter.value).map(blockText);
  expect(texts.filter((text) => text.startsWith("図"))).toEqual([
    "図一　題",
    "図２　題",
    "図三　題",
  ]);
});

test("what a figure is called stands where the figure is, unless it is placed itself", () => {
  const figure = "［＃図「rgb.png」「家」］\n";
  const placed = (body: string): unknown =>
    textParts(letterOf(body)).find(({ type }) => type === "figure-caption")?.placement;
  expect(placed(`${figure}［＃図の題］題\n`)).toEqual({});
  for (const place of ["天付き", "地付き", "地から１字上げ", "２字下げ"]) {
    const body = `［＃${place}］${figure}［＃図の題］題\n`;
    const [own] = textParts(letterOf(`［＃${place}］文\n`));
    expect(placed(body)).toEqual(own?.placement);
    expect(placed(printLetter(letterOf(body)))).toEqual(own?.placement);
  }
  expect(placed(`［＃地付き］${figure}［＃中央揃え］［＃図の題］題\n`)).toEqual({
    alignment: "center",
  });
});

test("a size that none can follow is told by what it should be", () => {
  const size = "markup/picture-size";
  for (const said of [
    "幅０ミリ",
    "幅8.5.5ミリ",
    "幅８センチ",
    "幅50%",
    "高さ",
    "大きく",
    "幅-5ミリ",
    "",
  ]) {
    expect(codesOf(`［＃図「rgb.png」「家」、${said}］\n`)).toEqual([size]);
  }
  for (const said of ["幅８ミリ", "高さ8.5mm", "幅２０字", "幅1２.５ミリ"]) {
    expect(codesOf(`［＃図「rgb.png」「家」、${said}］\n`)).toEqual([]);
  }
});

test("for a name that no picture has one beside the template is offered, and a name within another names nothing", () => {
  const nearest = (body: string, beside: readonly string[]): unknown => {
    const outcome = read(body, "通知", [...beside]);
    return outcome.ok ? undefined : outcome.errors[0]?.values["nearest"];
  };
  expect(nearest("［＃図「rbg.png」「家」］\n", ["rgb.png", "turn-6.jpg"])).toBe("rgb.png");
  expect(nearest("［＃図「RGB.PNG」「家」］\n", ["rgb.png"])).toBe("rgb.png");
  expect(nearest("［＃図「写真.png」「家」］\n", ["rgb.png"])).toBe("");
  // A damaged cut.png is no business of who names another file whose name ends in it.
  expect(codesBeside("［＃図「uncut.png」「家」］\n", ["cut.png"])).toEqual([
    "markup/picture-missing",
  ]);
  expect(codesBeside("［＃図「cut.png」「家」］\n", ["cut.png"])).toEqual([
    "template/picture-refused",
  ]);
});

test("a picture stands for a character that no font has, where it is written", () => {
  const body = "古く※［＃「弓＋享」、「享」に同じ、画像「rgb.png」］氏の地\n";
  const [block] = textParts(letterOf(body));
  expect(block?.inlines.map((one) => (one.type === "text" ? one.text : one.type))).toEqual([
    "古く",
    "picture",
    "氏の地",
  ]);
  const [picture] = picturesOf(letterOf(body));
  expect([picture?.use, picture?.alt, picture?.size]).toEqual([
    "character",
    "「弓＋享」、「享」に同じ",
    undefined,
  ]);
  expect(printLetter(letterOf(body))).toBe(body);
  // A note that says which character it is stands for that.
  expect(picturesOf(letterOf("※［＃「葛」の異体字、U+845B U+E0100］城\n"))).toEqual([]);
  expect(codesOf("※［＃「弓＋享」、画像「なし.png」］\n")).toEqual(["markup/picture-missing"]);
  expect(codesOf("※［＃画像「rgb.png」］\n")).toEqual(["markup/picture-without-words"]);
  expect(codesOf("※［＃「弓＋享」、図「rgb.png」］\n")).toEqual(["markup/unknown-character"]);
  for (const within of [
    "《きゅう》",
    "［＃割り注］※［＃「弓＋享」、画像「rgb.png」］［＃割り注終わり］",
  ]) {
    const found = codesOf(`｜※［＃「弓＋享」、画像「rgb.png」］${within}\n`);
    expect(found).toContain("markup/not-plain");
  }
  expect(codesOf("※［＃「弓」、画像「{{画像}}」］\n")).toEqual(["markup/value-in-annotation"]);
});

test("no row of a list chooses which file is in a letter", () => {
  expect(codesOf("［＃図「{{画像}}」「家」］\n")).toEqual(["markup/value-in-annotation"]);
});

test("a picture that no letter may have stops the template, with the file as its place", () => {
  const bytes = new TextEncoder().encode(
    `${HEAD.replace("KIND", "通知")}［＃図「cut.png」「家」］\n`,
  );
  const partials = picturesBeside("cut.png", "cmyk.jpg");
  const template = openedTemplate(bytes, partials);
  // The other file is named nowhere, and is nobody's business.
  expect(
    template.ok ? [] : template.errors.map(({ code, values }) => [code, values["reason"]]),
  ).toEqual([["template/picture-refused", "damaged"]]);
});

test("a seal has a sender over whose name it is, and no letter says that it has none", () => {
  const seal = "公印: { 大きさ: 24mm, 画像: rgb.png, 代替文: 市長の印 }\n";
  const codes = (body: string, setting = seal): readonly string[] => {
    const bytes = new TextEncoder().encode(`---\n表題: 印\n種別: 通知\n${setting}---\n${body}`);
    const template = openedTemplate(bytes, picturesBeside("rgb.png"));
    if (!template.ok) return template.errors.map(({ code }) => code);
    const merged = template.value.merge(recipientOf({ 職名: "市長", 敬称: "殿" }));
    if (!merged.ok) throw new Error(JSON.stringify(merged.errors));
    const outcome = parseLetter(merged.value, template.value.settings, "corrected");
    return (outcome.ok ? outcome.warnings : outcome.errors).map(({ code }) => code);
  };
  expect(codes("［＃差出人］市長\n")).toEqual([]);
  expect(codes("本文だけ\n")).toEqual(["markup/seal-without-sender"]);
  expect(codes("［＃差出人］市長（公印省略）\n")).toEqual(["markup/seal-omitted"]);
  // What a 別紙 says of its own sender is not the letter's.
  expect(codes("［＃差出人］市長\n［＃別紙］様式\n［＃差出人］申請者（公印省略）\n")).toEqual([]);
  expect(codes("本文だけ\n［＃別紙］様式\n［＃差出人］申請者\n")).toEqual([
    "markup/seal-without-sender",
  ]);
  // Several who sign together, and one whose name or whose authority has a line of its own.
  const last = "markup/seal-on-last-sender";
  expect(codes("［＃差出人］奈良県教育長　大和\n［＃差出人］奈良県副知事　山田\n")).toEqual([last]);
  expect(codes("［＃差出人］甲市長\n［＃差出人］乙\n［＃差出人］丙町長\n［＃差出人］丁\n")).toEqual(
    [last],
  );
  expect(codes("［＃差出人］奈良県　総務部\n［＃差出人］部長　山田　太郎\n")).toEqual([]);
  expect(codes("［＃差出人］株式会社　大和　代表取締役\n［＃差出人］大和　太郎\n")).toEqual([]);
  expect(codes("［＃差出人］甲市長　乙\n［＃別紙］様式\n［＃差出人］丙町長　丁\n")).toEqual([]);
  expect(codes("［＃差出人］市長\n", seal.replace("rgb.png", "なし.png"))).toEqual([
    "markup/picture-missing",
  ]);
  expect(codes("［＃差出人］市長\n", "公印: { 大きさ: 24mm, 画像: rgb.png }\n")).toEqual([
    "template/missing-key",
  ]);
});
