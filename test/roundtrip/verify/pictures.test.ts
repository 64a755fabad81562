// A letter's pictures are read back: which they are, what is said of them, where they are and how large.
import { describe, expect, test } from "vitest";
import { writePlain } from "../../../src/plain/write-plain.ts";
import { letterWithPictures } from "../../samples/letter-with-pictures.ts";
import { corpusPicture } from "../../samples/pictures.ts";
import { changedPart } from "../../samples/read-package.ts";
import { bytesOf, findings } from "./picture-files.ts";
import { streamsOf, tampered } from "./tampered.ts";

describe.each(["pdf", "docx", "html", "tei", "txt", "transcript"] as const)("%s", (id) => {
  test.each(["書簡", "通知"] as const)("is read back without a difference: %s", async (kind) => {
    const sample = letterWithPictures(kind);
    const bytes = await bytesOf(id, sample);
    expect(await findings(id, bytes, sample)).toEqual([]);
    expect(await findings(id, bytes, sample, true)).toEqual([]);
  });
});

describe.each(["pdf", "docx", "html", "tei", "txt", "transcript"] as const)(
  "%s with a seal",
  (id) => {
    test.each(["書簡", "通知"] as const)("is read back without a difference: %s", async (kind) => {
      const sample = letterWithPictures(kind, true);
      const bytes = await bytesOf(id, sample);
      expect(await findings(id, bytes, sample)).toEqual([]);
      expect(await findings(id, bytes, sample, true)).toEqual([]);
    });
  },
);

test("a seal that is taken off, of another size or far from its name in a Word file is found", async () => {
  const sample = letterWithPictures("書簡", true);
  const docx = await bytesOf("docx", sample);
  const changed = async (replace: (xml: string) => string): Promise<string> =>
    (await findings("docx", changedPart(docx, "word/document.xml", replace), sample)).join();
  expect(
    await changed((xml) => xml.replace(/<w:r><mc:AlternateContent>.*?<\/w:r>/u, "")),
  ).toContain("「市長の印」 24×17.7 mm");
  expect(await changed((xml) => xml.replaceAll('cx="864000"', 'cx="964000"'))).toContain(
    "「市長の印」",
  );
  expect(
    await changed((xml) => xml.replace(/<wp:posOffset>-?\d+/u, "<wp:posOffset>9000000")),
  ).toContain("wp:posOffset");
  expect(await changed((xml) => xml.replace('behindDoc="0"', 'behindDoc="1"'))).not.toBe("");
});

test("a line of plain text says each picture", () => {
  const lines = new TextDecoder()
    .decode(writePlain(letterWithPictures("通知").letter))
    .split("\r\n");
  expect(lines).toContain("［図：屋根のある家］");
  expect(lines).toContain("［図：横に写した家 (1)］");
});

describe.each(["txt", "transcript"] as const)("%s", (id) => {
  test.each<readonly [string, (text: string) => string, string]>([
    [
      "other words of a picture",
      (text) => text.replace("屋根のある家", "屋根のない家"),
      "picture 屋根のある家 → 屋根のない家",
    ],
    [
      "a picture that is gone",
      (text) => text.replace("［図：横に写した家 (1)］", ""),
      "picture 横に写した家 (1) → 「弓＋享」",
    ],
    [
      "another character",
      (text) => text.replace("※［＃「弓＋享」］", "※［＃「弓＋亨」］"),
      "picture 「弓＋享」 → 「弓＋亨」",
    ],
    ["a picture more", (text) => `${text}［図：地図］\r\n`, "picture  → 地図"],
  ])("%s is found", async (_, plant, difference) => {
    const sample = letterWithPictures("通知");
    const text = new TextDecoder().decode(await bytesOf(id, sample));
    const planted = plant(text);
    expect(planted).not.toBe(text);
    const found = await findings(id, new TextEncoder().encode(planted), sample);
    expect(found).toContain(difference);
  });
});

const HOUSE = "「屋根のある家」 60×44.3 mm（3段落目の後）";
const PHOTO = "「横に写した家 (1)」 22.2×30 mm（5段落目の後）";

describe("what somebody changes in a Word file is found", () => {
  const change = async (
    name: string,
    replace: (text: string) => string,
  ): Promise<readonly string[]> => {
    const sample = letterWithPictures("通知");
    const bytes = changedPart(await bytesOf("docx", sample), name, replace);
    return findings("docx", bytes, sample);
  };
  const document = "word/document.xml";

  test("other words", async () => {
    const found = await change(document, (xml) => xml.replace("屋根のある家", "屋根のない家"));
    expect(found).toEqual([`picture ${HOUSE} → 「屋根のない家」 60×44.3 mm（3段落目の後）`]);
  });
  test("no words", async () => {
    const found = await change(document, (xml) => xml.replace(' descr="屋根のある家"', ""));
    expect(found.join()).toContain("→ 「」");
  });
  test("another size", async () => {
    const found = await change(document, (xml) =>
      xml.replaceAll(/(?<=<(?:wp:extent|a:ext) cx=")2160000/gu, "1080000"),
    );
    expect(found).toEqual([`picture ${HOUSE} → 「屋根のある家」 30×44.3 mm（3段落目の後）`]);
  });
  test("a picture that is stretched in its place", async () => {
    const found = await change(document, (xml) =>
      xml.replace('<a:ext cx="2160000"', '<a:ext cx="1080000"'),
    );
    expect(found.join()).toContain("a:ext");
  });
  test("another of the letter's pictures", async () => {
    const ids = ['r:embed="rId1001"', 'r:embed="rId1002"'];
    const found = await change(document, (xml) => xml.replace(ids[0] ?? "", ids[1] ?? ""));
    expect(found.join("\n")).toContain("picture 「屋根のある家」");
  });
  test("a picture that is gone", async () => {
    const found = await change(document, (xml) => xml.replace(/<w:r><w:drawing>.*?<\/w:r>/u, ""));
    expect(found.length).toBeGreaterThan(0);
    expect(found.join("\n")).toContain(`picture ${HOUSE}`);
  });
  test("a picture that is turned on its head, or cut off", async () => {
    const turned = await change(document, (xml) =>
      xml.replace("<a:xfrm>", '<a:xfrm rot="10800000">'),
    );
    expect(turned.join()).toContain(HOUSE);
    const cut = await change(document, (xml) =>
      xml.replace("<a:stretch>", '<a:srcRect l="50000"/><a:stretch>'),
    );
    expect(cut.length).toBeGreaterThan(0);
  });
  test("other bytes in the picture's part", async () => {
    const sample = letterWithPictures("通知");
    const bytes = changedPart(await bytesOf("docx", sample), "word/media/picture1.png", () =>
      new TextDecoder("latin1").decode(corpusPicture("rgb.png").bytes),
    );
    expect(await findings("docx", bytes, sample)).toContain(`picture ${HOUSE} → ${HOUSE}、別の図`);
  });
});

describe("what somebody changes on a page for browsers is found", () => {
  const change = async (replace: (text: string) => string): Promise<readonly string[]> => {
    const sample = letterWithPictures("書簡");
    const text = new TextDecoder().decode(await bytesOf("html", sample));
    const changed = replace(text);
    expect(changed).not.toBe(text);
    return findings("html", new TextEncoder().encode(changed), sample);
  };

  test("other words, another size, another place", async () => {
    expect(await change((html) => html.replace("屋根のある家", "別"))).toHaveLength(1);
    expect(await change((html) => html.replace(/width: [\d.]+pt/u, "width: 99pt"))).toHaveLength(1);
    const image = /<img [^>]*>/u;
    const moved = await change((html) => {
      const [one = ""] = image.exec(html) ?? [];
      return html.replace(one, "").replace("終わりです。", `終わりです。${one}`);
    });
    expect(moved.length).toBeGreaterThan(0);
  });
  test("another picture, none, one from elsewhere", async () => {
    const data = Buffer.from(corpusPicture("rgb.png").bytes).toString("base64");
    expect(
      await change((html) =>
        html.replace(/data:image\/png;base64,[^"]*/u, `data:image/png;base64,${data}`),
      ),
    ).toHaveLength(1);
    expect((await change((html) => html.replace(/<img [^>]*>/u, ""))).length).toBeGreaterThan(0);
    expect(
      (
        await change((html) =>
          html.replace(/data:image\/png;base64,[^"]*/u, "https://example.jp/x.png"),
        )
      ).length,
    ).toBeGreaterThan(0);
    expect(
      (
        await change((html) => html.replace("<img ", '<img style="display: none;" ')).catch(() => [
          "refused",
        ])
      ).length,
    ).toBeGreaterThan(0);
  });
});

describe("a page for browsers that draws a picture elsewhere or in another size is found", () => {
  const ruled = (rule: string) => (html: string) => html.replace("</style>", `${rule}\n</style>`);
  test.each<readonly [string, (html: string) => string]>([
    ["all pictures over the text", ruled("img { position: absolute; top: -1em; left: 50%; }")],
    ["a figure without its length", ruled(".figure-picture { inline-size: 0; }")],
    ["a figure in the frame of a character", ruled(".figure img { block-size: 1em; }")],
    ["pictures of the page alone", ruled("@media print { img { inline-size: 1em; } }")],
    ["a seal's place by a second rule", ruled(".seal-picture { position: relative; }")],
    [
      "a seal where lines of the other direction have it",
      (html) =>
        html.replace(
          "top: -1em; left: 50%; translate: -50% 0;",
          "left: -1em; top: 50%; translate: 0 -50%;",
        ),
    ],
    ["a seal in its line", (html) => html.replace("position: absolute; top", "top")],
    ["a figure as a seal", (html) => html.replace('"figure-picture"', '"seal-picture"')],
    ["a figure as a character", (html) => html.replace('"figure-picture"', '"character-picture"')],
    ["a seal as a figure", (html) => html.replace('"seal-picture"', '"figure-picture"')],
    [
      "a figure moved by its own style",
      (html) =>
        html.replace(/(<img class="figure-picture"[^>]*style=")/u, "$1position: absolute; "),
    ],
  ])("%s", async (_, plant) => {
    const sample = letterWithPictures("書簡", true);
    const page = new TextDecoder().decode(await bytesOf("html", sample));
    const planted = plant(page);
    expect(planted).not.toBe(page);
    expect(await findings("html", new TextEncoder().encode(planted), sample)).not.toEqual([]);
  });
});

/** Rewrites the stream that draws pictures. */
function redrawn(bytes: Uint8Array, replace: (text: string) => string): Uint8Array {
  return tampered(bytes, (document) => {
    const drawing = streamsOf(document).find((stream) =>
      stream.readStream().asString().includes(" Do Q"),
    );
    const text = drawing?.readStream().asString() ?? "";
    const changed = replace(text);
    if (changed === text) throw new Error("nothing was changed");
    drawing?.writeStream(changed);
  });
}

describe("what somebody changes in a PDF is found", () => {
  const change = async (replace: (text: string) => string): Promise<readonly string[]> => {
    const sample = letterWithPictures("書簡");
    return findings("pdf", redrawn(await bytesOf("pdf", sample), replace), sample);
  };
  const later = async (replace: (text: string) => string): Promise<readonly string[]> => {
    const sample = letterWithPictures("書簡");
    return findings("pdf", redrawn(await bytesOf("pdf", sample), replace), sample, true);
  };

  test("a picture that is moved, made smaller or left out", async () => {
    const moved = (text: string): string =>
      text.replace(/^q ([\d.]+) 0 0 ([\d.]+) ([\d.]+) ([\d.]+) cm/mu, "q $1 0 0 $2 $3 9 cm");
    expect(await change(moved)).toContain("verify/page-pictures");
    const smaller = (text: string): string =>
      text.replace(/^q ([\d.]+) 0 0 ([\d.]+) /mu, "q 9 0 0 9 ");
    expect(await change(smaller)).toContain("verify/page-pictures");
    expect((await later(smaller)).join()).toContain("picture 「屋根のある家」 60×44.3 mm");
    const gone = (text: string): string => text.replace(/^q .* Do Q$/mu, "");
    expect(await change(gone)).toContain("verify/page-pictures");
    expect((await later(gone)).join()).toContain("picture 「屋根のある家」");
  });
  test("a picture that stands on its head, or is seen in a mirror", async () => {
    const matrix = /^q ([\d.]+) 0 0 ([\d.]+) ([\d.]+) ([\d.]+) cm/mu;
    const redraw =
      (place: (box: readonly [number, number, number, number]) => string) =>
      (text: string): string =>
        text.replace(matrix, (_, ...box: string[]) => {
          const [width = 0, height = 0, x = 0, y = 0] = box.slice(0, 4).map(Number);
          return `q ${place([width, height, x, y])} cm`;
        });
    for (const place of [
      redraw(([width, height, x, y]) => `${-width} 0 0 ${-height} ${x + width} ${y + height}`),
      redraw(([width, height, x, y]) => `${-width} 0 0 ${height} ${x + width} ${y}`),
      redraw(([width, height, x, y]) => `${width} 0 0 ${-height} ${x} ${y + height}`),
    ]) {
      expect(await change(place)).toContain("verify/page-pictures");
      expect((await later(place)).join()).toContain("picture 「屋根のある家」");
    }
  });
  test("a picture that was moved since", async () => {
    const moved = (text: string): string =>
      text.replace(/^q ([\d.]+) 0 0 ([\d.]+) ([\d.]+) ([\d.]+) cm/mu, "q $1 0 0 $2 $3 9 cm");
    expect(await later(moved)).toContain("verify/page-rules");
  });
  test("other words in the place of a character, or in the place of text", async () => {
    const written = [..."※［＃「弓＋亨」］"].map((one) => one.charCodeAt(0).toString(16));
    const other = `<FEFF${written.map((hex) => hex.padStart(4, "0")).join("")}>`;
    const said = (text: string): string => text.replace(/(?<=\/ActualText *)<[\dA-F]+>/iu, other);
    expect((await later(said)).join()).toContain("※［＃「弓＋亨」］");
    const unlike = (text: string): string =>
      text.replace(/(?<=\/ActualText *)<[\dA-F]+>/iu, "<FEFF4ED6>");
    expect(await later(unlike)).toContain("verify/drawing-foreign");
    const instead = (text: string): string =>
      text.replace(/\/P *<<\/MCID (\d+)>> *BDC/u, "/P<</MCID $1/ActualText<FEFF4ED6>>>BDC");
    expect(await later(instead)).toContain("verify/drawing-foreign");
  });
  test("other words", async () => {
    const sample = letterWithPictures("書簡");
    const changed = tampered(await bytesOf("pdf", sample), (document) => {
      for (let number = 1; number < document.countObjects(); number += 1) {
        const object = document.newIndirect(number).resolve();
        if (object.isDictionary() && object.get("Alt").isString()) {
          object.put("Alt", document.newString("屋根のない家"));
          return;
        }
      }
      throw new Error("no figure");
    });
    expect((await findings("pdf", changed, sample, true)).join()).toContain("→ 「屋根のない家」");
  });
  test("the other picture in its place", async () => {
    const names = (text: string): string => {
      const [one = "", other = ""] = [...text.matchAll(/\/(P[\da-f]{16}) Do/gu)].map(
        ([, name]) => name,
      );
      return text.replace(`/${one} Do`, `/${other} Do`);
    };
    expect(await change(names)).toContain("verify/page-pictures");
    expect((await later(names)).length).toBeGreaterThan(0);
  });
});

test("what is seen of the photograph is said in its turned sides", async () => {
  const sample = letterWithPictures("通知");
  expect(
    (
      await findings(
        "docx",
        changedPart(await bytesOf("docx", sample), "word/document.xml", (xml) =>
          xml.replace("横に写した家", "横"),
        ),
        sample,
      )
    ).join(),
  ).toContain(PHOTO);
});
