import { afterEach, describe, expect, test, vi } from "vitest";
import { readPages, readPdf } from "../../../src/verify/read-pdf.ts";
import { line, type SmallPage, smallPdf } from "../../samples/small-pdf.ts";

const marked = (mcid: number, text: string): string => `/P <</MCID ${mcid}>> BDC ${text} EMC`;

describe("a tagged file", () => {
  test("a paragraph that goes on over a page end is one paragraph", async () => {
    const pages: SmallPage[] = [
      {
        content: (show) =>
          marked(0, `${line(500)} ${show("拝啓")}`) +
          marked(1, `${line(480)} ${show("貴職にお")} ${line(460)} ${show("かれまし")}`),
      },
      {
        content: (show) =>
          marked(0, `${line(500)} ${show("ては。")}`) + marked(1, `${line(480)} ${show("敬具")}`),
      },
    ];
    const file = smallPdf(pages, {
      100: "<</Type/StructTreeRoot/K 101 0 R>>",
      101: "<</S/Document/P 100 0 R/K[102 0 R 103 0 R 104 0 R]>>",
      102: "<</S/P/P 101 0 R/Pg 10 0 R/K 0>>",
      103: "<</S/P/P 101 0 R/Pg 10 0 R/K[1<</Type/MCR/Pg 12 0 R/MCID 0>>]>>",
      104: "<</S/P/P 101 0 R/Pg 12 0 R/K 1>>",
    });
    expect(await readPdf(file)).toEqual({
      paragraphs: ["拝啓", "貴職におかれましては。", "敬具"],
      structured: true,
      ruby: [],
      pageCount: 2,
    });
  });

  test("ruby stands apart from its base", async () => {
    const content: SmallPage["content"] = (show) =>
      [
        marked(0, `${line(500)} ${show("さて、")}`),
        `/RB <</MCID 1>> BDC ${show("葛󠄀城")} EMC`,
        `/RT <</MCID 2>> BDC ${line(506, 6)} ${show("かつらぎ")} EMC`,
        marked(3, `1 0 0 1 172 500 Tm /F 12 Tf ${show("市")}`),
      ].join(" ");
    const file = smallPdf([{ content }], {
      100: "<</Type/StructTreeRoot/K[101 0 R]>>",
      101: "<</S/P/P 100 0 R/Pg 10 0 R/K[0 102 0 R 3]>>",
      102: "<</S/Ruby/P 101 0 R/Pg 10 0 R/K[103 0 R 104 0 R]>>",
      103: "<</S/RB/P 102 0 R/Pg 10 0 R/K 1>>",
      104: "<</S/RT/P 102 0 R/Pg 10 0 R/K 2>>",
    });
    const found = await readPdf(file);
    // pdf.js puts a blank where it comes back from the ruby.
    expect(found.paragraphs.map((text) => text.replace(" ", ""))).toEqual(["さて、葛󠄀城市"]);
    expect(found.ruby).toEqual([{ base: "葛󠄀城", ruby: "かつらぎ" }]);
  });

  test("a heading and the items of a list are paragraphs of their own", async () => {
    const content: SmallPage["content"] = (show) =>
      [
        marked(0, `${line(500)} ${show("通知")}`),
        marked(1, `${line(480)} ${show("一　日時")}`),
        marked(2, `${line(460)} ${show("二　場所")}`),
      ].join(" ");
    const file = smallPdf([{ content }], {
      100: "<</Type/StructTreeRoot/K 101 0 R/RoleMap<</Title/H1>>>>",
      101: "<</S/Document/P 100 0 R/K[102 0 R 103 0 R]>>",
      102: "<</S/Title/P 101 0 R/Pg 10 0 R/K 0>>",
      103: "<</S/L/P 101 0 R/K[104 0 R 105 0 R]>>",
      104: "<</S/LI/P 103 0 R/K 106 0 R>>",
      105: "<</S/LI/P 103 0 R/K 107 0 R>>",
      106: "<</S/LBody/P 104 0 R/Pg 10 0 R/K 1>>",
      107: "<</S/LBody/P 105 0 R/Pg 10 0 R/K 2>>",
    });
    const { paragraphs } = await readPdf(file);
    expect(paragraphs.map((text) => text.replaceAll(/\s/gu, ""))).toEqual([
      "通知",
      "一日時",
      "二場所",
    ]);
  });

  test("text that no element of the structure holds is not overlooked", async () => {
    const content: SmallPage["content"] = (show) =>
      `${marked(0, `${line(500)} ${show("正しい")}`)} ${line(300)} ${show("余計な文")}`;
    const file = smallPdf([{ content }], {
      100: "<</Type/StructTreeRoot/K 101 0 R>>",
      101: "<</S/P/P 100 0 R/Pg 10 0 R/K 0>>",
    });
    expect((await readPdf(file)).paragraphs).toEqual(["正しい", "余計な文"]);
  });

  test("page numbers marked as artifacts are no text of the letter", async () => {
    const content: SmallPage["content"] = (show) =>
      `${marked(0, `${line(500)} ${show("正しい")}`)} /Artifact BMC ${line(20)} ${show("一")} EMC`;
    const file = smallPdf([{ content }], {
      100: "<</Type/StructTreeRoot/K 101 0 R>>",
      101: "<</S/P/P 100 0 R/Pg 10 0 R/K 0>>",
    });
    expect((await readPdf(file)).paragraphs).toEqual(["正しい"]);
  });

  test("a structure tree that bites its own tail is read to its end", async () => {
    const content: SmallPage["content"] = (show) => marked(0, `${line(500)} ${show("一周")}`);
    const file = smallPdf([{ content }], {
      100: "<</Type/StructTreeRoot/K 101 0 R>>",
      101: "<</S/Document/P 100 0 R/K[102 0 R 101 0 R]>>",
      102: "<</S/P/P 101 0 R/Pg 10 0 R/K[0 101 0 R]>>",
    });
    expect((await readPdf(file)).paragraphs).toEqual(["一周"]);
  });
});

describe("an untagged file", () => {
  const page = (text: string): SmallPage => ({
    content: (show) => `${line(500)} ${show(text)} ${line(480)} ${show("二行目")}`,
  });

  test("each line is one", async () => {
    const found = await readPdf(smallPdf([page("一行目"), page("三行目")]));
    expect(found).toMatchObject({ structured: false, pageCount: 2 });
    expect(found.paragraphs).toEqual(["一行目", "二行目", "三行目", "二行目"]);
  });

  test("pages are read one by one for a print run", async () => {
    expect(await readPages(smallPdf([page("北海道知事"), page("青森県知事")]))).toEqual([
      "北海道知事\n二行目",
      "青森県知事\n二行目",
    ]);
  });

  test("ruby that is only marked as such is no part of a page's text", async () => {
    const content: SmallPage["content"] = (show) =>
      `${line(500)} ${show("雫石")} /RT BMC ${line(506, 6)} ${show("しずくいし")} EMC`;
    expect(await readPages(smallPdf([{ content }]))).toEqual(["雫石"]);
  });
});

test.each([
  ["a variation selector", "葛\u{e0100}城市"],
  ["a character beyond the first plane", "𠮷野"],
  ["Kangxi radicals beside real characters", "⼀一⼆二"],
  ["a compatibility ideograph", "神\ufa19社"],
  ["both wave dashes", "〜～"],
])("%s comes back as it is", async (_, text) => {
  const file = smallPdf([{ content: (show) => `${line(500)} ${show(text)}` }]);
  expect((await readPdf(file)).paragraphs).toEqual([text]);
});

test("the caller's bytes are left alone", async () => {
  const file = smallPdf([{ content: (show) => `${line(500)} ${show("拝啓")}` }]);
  await readPdf(file);
  expect(file.length).toBeGreaterThan(100);
});

test.each([
  ["no PDF at all", new TextEncoder().encode("拝啓")],
  ["an empty file", new Uint8Array(0)],
])("%s is refused as unreadable", async (_, bytes) => {
  await expect(readPdf(bytes)).rejects.toMatchObject({ name: "UnreadableFile", format: "pdf" });
});

test("a structure nested without end is refused as unreadable", async () => {
  const depth = 50_000;
  const structure: Record<number, string> = { 100: "<</Type/StructTreeRoot/K 101 0 R>>" };
  for (let level = 1; level <= depth; level += 1) {
    structure[100 + level] = `<</S/Sect/K ${101 + level} 0 R>>`;
  }
  const file = smallPdf([{ content: (show) => `${line(500)} ${show("拝啓")}` }], structure);
  await expect(readPdf(file)).rejects.toMatchObject({ name: "UnreadableFile" });
});

describe("what is read leaves no trace on the screen", () => {
  afterEach(() => vi.restoreAllMocks());

  test.each(["log", "warn", "error", "info"] as const)("console.%s stays silent", async (level) => {
    const spy = vi.spyOn(console, level).mockImplementation(() => undefined);
    const file = smallPdf([{ content: (show) => `${line(500)} ${show("拝啓")} BOGUS 1 2` }]);
    await readPdf(file);
    await readPdf(file.slice(0, file.length - 200)).catch(() => undefined); // no table of objects
    await readPdf(new TextEncoder().encode("%PDF-1.7\n")).catch(() => undefined);
    expect(spy).not.toHaveBeenCalled();
  });
});
