// Of several who sign together each has the picture of a seal over the name; what is exchanged, lost or moved is found.
import { describe, expect, test } from "vitest";
import { blockText, picturesIn } from "../../../src/model/letter-text.ts";
import { jointlySealedLetter } from "../../samples/letter-with-pictures.ts";
import { changedPart } from "../../samples/read-package.ts";
import { bytesOf, findings } from "./picture-files.ts";
import { streamsOf, tampered } from "./tampered.ts";

const KINDS = ["書簡", "通知"] as const;
const FORMATS = ["pdf", "docx", "html", "tei", "txt", "transcript"] as const;

test.each(KINDS)("each seal is with its signer, in whatever order they are listed: %s", (kind) => {
  const { blocks } = jointlySealedLetter(kind).letter;
  const signed = blocks.flatMap((block) =>
    block.type === "sender" ? [[blockText(block), picturesIn(block).map(({ alt }) => alt)]] : [],
  );
  expect(signed).toEqual([
    ["奈良県知事　山下　真", ["奈良県知事の印"]],
    ["奈良市長　仲川　元庸", ["奈良市長の印"]],
    ["斑鳩町長", []],
    ["中西　和夫", ["斑鳩町長の印"]],
  ]);
});

describe.each(FORMATS)("%s", (id) => {
  test.each(KINDS)("is read back without a difference: %s", async (kind) => {
    const sample = jointlySealedLetter(kind);
    const bytes = await bytesOf(id, sample);
    expect(await findings(id, bytes, sample)).toEqual([]);
    expect(await findings(id, bytes, sample, true)).toEqual([]);
  });
});

/** The pieces of a text that are pictures, exchanged, lost, or moved behind another one. */
function plants(picture: RegExp): readonly (readonly [string, (text: string) => string])[] {
  const pieces = (text: string): readonly string[] => text.match(picture) ?? [];
  return [
    [
      "exchanged",
      (text) => {
        const [one = "", other = ""] = pieces(text);
        return text
          .replace(one, "\u0000")
          .replace(other, () => one)
          .replace("\u0000", () => other);
      },
    ],
    ["lost", (text) => text.replace(pieces(text)[1] ?? "", "")],
    [
      "on another signer",
      (text) => {
        const [one = "", other = ""] = pieces(text);
        return text.replace(one, "").replace(other, () => other + one);
      },
    ],
  ];
}

const TEXTS = [
  ["docx", /<w:r>(?:<mc:AlternateContent>|<w:drawing>).*?<\/wp:anchor>.*?<\/w:r>/gu],
  ["html", /<span class="seal">.*?<\/span>/gu],
  ["tei", /<figure[ >].*?<\/figure>/gsu],
  ["txt", /［公印：[^］]*］/gu],
  ["transcript", /［公印：[^］]*］/gu],
] as const;

describe.each(TEXTS)("what somebody changes is found: %s", (id, picture) => {
  test.each(plants(picture).flatMap((plant) => KINDS.map((kind) => [...plant, kind] as const)))(
    "a seal that is %s",
    async (_, plant, kind) => {
      const sample = jointlySealedLetter(kind);
      const bytes = await bytesOf(id, sample);
      const change = (text: string): string => {
        const planted = plant(text);
        expect(planted).not.toBe(text);
        return planted;
      };
      const changed =
        id === "docx"
          ? changedPart(bytes, "word/document.xml", change)
          : new TextEncoder().encode(change(new TextDecoder().decode(bytes)));
      expect((await findings(id, changed, sample)).join()).toContain("picture");
    },
  );
});

// In vertical lines a Word file tells the place of a seal twice: for Word, and for programs that count along the lines.
describe("a seal in a Word file that is elsewhere than at its name, or another one for other programs, is found", () => {
  const CHOICE = /<mc:Choice.*?<\/mc:Choice>/u;
  const FALLBACK = /<mc:Fallback.*?<\/mc:Fallback>/u;
  const further = (text: string, by: number): string =>
    text.replace(/(?<=<wp:posOffset>)-?\d+/gu, (offset) => String(Number(offset) + by));
  const within = (part: RegExp, change: (text: string) => string) => (text: string) =>
    text.replace(part, change);
  const descr = (text: string): string => text.replace("奈良県知事の印", "奈良市長の印");
  test.each<readonly [string, (text: string) => string, "書簡" | "通知"]>([
    ["moved along", (text) => further(text, 1_000_000), "通知"],
    ["moved back", (text) => further(text, -1_000_000), "通知"],
    ["moved for Word", within(CHOICE, (text) => further(text, 1_500_000)), "書簡"],
    ["moved for others", within(FALLBACK, (text) => further(text, 1_000_000)), "書簡"],
    ["gone for Word", within(CHOICE, () => ""), "書簡"],
    ["gone for others", within(FALLBACK, () => ""), "書簡"],
    ["another for Word", within(CHOICE, descr), "書簡"],
    ["another for others", within(FALLBACK, descr), "書簡"],
    [
      "larger for others",
      within(FALLBACK, (text) => text.replaceAll('cx="864000"', 'cx="964000"')),
      "書簡",
    ],
    ["for no program", (text) => text.replace('Requires="w15"', 'Requires="w14"'), "書簡"],
  ])("%s", async (_, plant, kind) => {
    const sample = jointlySealedLetter(kind);
    const changed = changedPart(await bytesOf("docx", sample), "word/document.xml", plant);
    expect(await findings("docx", changed, sample)).not.toEqual([]);
  });
});

describe("what somebody changes in a PDF is found, at once and later", () => {
  const DRAWN = /^q [^\n]* Do Q$/gmu;
  const named = (text: string): string => {
    const [one = "", other = ""] = [...text.matchAll(/\/(P[\da-f]{16}) Do/gu)].map(([, n]) => n);
    return text.replace(`/${one} Do`, `/${other} Do`);
  };
  const moved = (text: string): string => {
    const [one = "", other = ""] = text.match(DRAWN) ?? [];
    const place = /^q [\d.]+ 0 0 [\d.]+ ([\d.]+) ([\d.]+) cm/u.exec(other);
    const over = one.replace(
      /^q ([\d.]+) 0 0 ([\d.]+) [\d.]+ [\d.]+ cm/u,
      (_, width, height) => `q ${width} 0 0 ${height} ${place?.[1]} ${place?.[2]} cm`,
    );
    return text.replace(one, over);
  };
  test.each([
    ["exchanged", named],
    ["lost", (text: string) => text.replace(DRAWN, "")],
    ["on another signer", moved],
  ] as const)("a seal that is %s", async (_, plant) => {
    const sample = jointlySealedLetter("書簡");
    const changed = tampered(await bytesOf("pdf", sample), (document) => {
      const drawing = streamsOf(document).find((stream) =>
        stream.readStream().asString().includes(" Do Q"),
      );
      const text = drawing?.readStream().asString() ?? "";
      expect(plant(text)).not.toBe(text);
      drawing?.writeStream(plant(text));
    });
    expect(await findings("pdf", changed, sample)).toContain("verify/page-pictures");
    expect(await findings("pdf", changed, sample, true)).not.toEqual([]);
  });
});
