import { createHash } from "node:crypto";
import { readFileSync, writeFileSync } from "node:fs";
import type { PDFDocument } from "mupdf";
import { afterAll, beforeAll, expect, test } from "vitest";
import type { Diagnostic } from "../../../src/base/diagnostic.ts";
import { messageOf } from "../../../src/base/messages/messages.ts";
import { verifyRun } from "../../../src/job/verify-run.ts";
import { thirdOf } from "../../samples/extent.ts";
import { type OwnPlace, ownPlace } from "../../samples/own-place.ts";
import { addedPart, changedPart } from "../../samples/read-package.ts";
import {
  annotate,
  append,
  exchangeOutlines,
  rewriteAddressee,
  streamsOf,
  tampered,
} from "./tampered.ts";

// A run is kept for years. Whoever verifies it has its folder and the faces, and neither template nor list.
const TEMPLATE = `---
表題: 見本の件
種別: 書簡
体裁: { 基本: 26x27, ノンブル: 漢数字 }
日付: 令和4年12月27日
必要な列: [職名, 敬称]
---
［＃頭語］拝啓
貴職におかれましては、平素より格別の｜御協力《ごきょうりょく》を賜り、特に重要［＃「重要」に傍点］な三百万円の件を申し上げます。
［＃結語］敬具
［＃日付］{{和暦 日付}}
［＃差出人］総務大臣
［＃宛名］{{職名}}　{{敬称}}
［＃改ページ］
別紙の一覧を参照してください。
`;

const PDF = "out/letters/022012-青森市長.pdf";
const DOCX = "out/letters/022012-青森市長.docx";

let place: OwnPlace;
let ledger: string;
const good = new Map<string, Uint8Array>();

beforeAll(async () => {
  place = ownPlace(["022012,市,青森県,青森市,あおもりし,青森市長,殿,市民課"], TEMPLATE);
  const { kind } = await place.run({ formats: ["pdf", "docx"], verify: "all" });
  expect(kind).toBe("done");
  ledger = readFileSync(place.path("out/ledger.jsonl"), "utf8");
  for (const path of [PDF, DOCX]) good.set(path, new Uint8Array(readFileSync(place.path(path))));
}, 60_000);
afterAll(() => place.clear());

const sha256 = (data: Uint8Array | string): string =>
  createHash("sha256").update(data).digest("hex");

/** The folder as a writer at fault would have left it: the ledger has the hashes of the files as they are. */
function writeAsOwn(files: ReadonlyMap<string, Uint8Array>): void {
  let text = ledger;
  for (const [path, bytes] of files) {
    const old = good.get(path);
    if (old === undefined) throw new Error(`no file ${path}`);
    text = text
      .replaceAll(sha256(old), sha256(bytes))
      .replaceAll(`"bytes":${old.length}`, `"bytes":${bytes.length}`);
    writeFileSync(place.path(path), bytes);
  }
  const lines = text.trimEnd().split("\n");
  const sealed = lines.map((line) => {
    const json = line.split("\t")[0] ?? "";
    return `${json}\t${sha256(json).slice(0, 8)}\n`;
  });
  writeFileSync(place.path("out/ledger.jsonl"), sealed.join(""));
}

/** What verifying the run finds in its letters; the folder is then as it was. */
async function found(
  files: ReadonlyMap<string, Uint8Array>,
  who: "a writer at fault" | "somebody afterwards",
): Promise<readonly Diagnostic[]> {
  if (who === "a writer at fault") writeAsOwn(files);
  else for (const [path, bytes] of files) writeFileSync(place.path(path), bytes);
  const { kind, problems } = await verifyRun(place.path("out"), () => undefined);
  for (const [path, bytes] of good) writeFileSync(place.path(path), bytes);
  writeFileSync(place.path("out/ledger.jsonl"), ledger);
  expect(kind).toBe("differs");
  // That the ledger itself is another one is told, too.
  return problems.filter(({ at }) => at.kind !== "file" || !at.path.includes("ledger"));
}

const kindOf = ({ code, values }: Diagnostic): string =>
  values["look"] === undefined ? code : `${code} ${values["look"]}`;

const codesOf = (problems: readonly Diagnostic[]): readonly string[] => problems.map(kindOf);

const inPdf =
  (change: (document: PDFDocument) => void) =>
  (bytes: Uint8Array): Uint8Array =>
    tampered(bytes, change);

const inAddressee = (change: (text: string) => string) =>
  inPdf((document) => rewriteAddressee(document, change));

const inPart =
  (part: string, change: (xml: string) => string) =>
  (bytes: Uint8Array): Uint8Array =>
    changedPart(bytes, part, change);

const inDocument = (change: (xml: string) => string) => inPart("word/document.xml", change);

const inRun = (properties: string) =>
  inDocument((xml) =>
    xml.replace(/<w:r>(<w:t[^>]*>青森市長)/u, `<w:r><w:rPr>${properties}</w:rPr>$1`),
  );

type Fault = readonly [
  name: string,
  path: string,
  plant: (bytes: Uint8Array) => Uint8Array,
  kind: string,
];

const FAULTS: readonly Fault[] = [
  [
    "the addressee invisible",
    PDF,
    inAddressee((text) => text.replace("BT\n", "BT\n3 Tr\n")),
    "verify/text-invisible",
  ],
  [
    "the addressee white",
    PDF,
    inAddressee((text) => text.replace("BT\n", "1 g\nBT\n")),
    "verify/text-coloured",
  ],
  [
    "the addressee at one point",
    PDF,
    inAddressee((text) => text.replace(/\/R0 [\d.]+ Tf/u, "/R0 1 Tf")),
    "verify/text-size",
  ],
  [
    "the addressee elsewhere on the page",
    PDF,
    inAddressee((text) => text.replaceAll(/1 0 0 1 [\d.]+ /gu, "1 0 0 1 20 ")),
    "verify/page-places",
  ],
  [
    "text over the addressee",
    PDF,
    inAddressee((text) => {
      const at = /1 0 0 1 [\d.]+ [\d.]+ Tm/u.exec(text)?.[0] ?? "";
      return text.replace("ET", `/T0 20 Tf ${at} <000100020003>Tj ET`);
    }),
    "verify/text-covered",
  ],
  [
    "the text again elsewhere, not for readers",
    PDF,
    inPdf((document) =>
      append(
        document,
        0,
        "/Artifact BMC\nBT\n/T0 16 Tf 1 0 0 1 100 300 Tm <000100020003>Tj\nET\nEMC",
      ),
    ),
    "verify/text-foreign",
  ],
  [
    "a box over the text",
    PDF,
    inPdf((document) => append(document, 0, "1 1 1 rg 0 0 842 595 re f")),
    "verify/drawing-foreign",
  ],
  [
    "one empty page more",
    PDF,
    inPdf((document) => {
      const page = document.addPage([0, 0, 841.89, 595.276], 0, document.newDictionary(), "");
      document.insertPage(-1, page);
    }),
    "verify/page-count",
  ],
  [
    "a page's text on the page before it",
    PDF,
    inPdf((document) => {
      const [own, next] = [streamsOf(document, 0).at(-1), streamsOf(document, 1)];
      const moved = next.map((stream) => stream.readStream().asString()).join("\n");
      own?.writeStream(`${own.readStream().asString()}\n${moved}`);
    }),
    "verify/page-text",
  ],
  [
    "a page turned round",
    PDF,
    inPdf((document) => document.findPage(0).put("Rotate", 180)),
    "verify/page-turned",
  ],
  ["a note over the page", PDF, inPdf(annotate), "verify/page-annotated"],
  [
    "a smaller paper",
    PDF,
    inPdf((document) => document.findPage(0).get("MediaBox").put(2, 800)),
    "verify/look-other paper",
  ],
  [
    "another title",
    PDF,
    inPdf((document) =>
      document.getTrailer().get("Info").put("Title", document.newString("別の件")),
    ),
    "verify/look-other title",
  ],
  [
    "another title in the metadata alone",
    PDF,
    inPdf((document) => {
      const stream = document.getTrailer().get("Root").get("Metadata");
      stream.writeStream(stream.readStream().asString().replace("見本の件", "別の件"));
    }),
    "verify/look-other title",
  ],
  [
    "two outlines exchanged in a font",
    PDF,
    inPdf((document) => void exchangeOutlines(document)),
    "verify/text-outline",
  ],
  ["the addressee hidden", DOCX, inRun("<w:vanish/>"), "verify/look-differs hidden"],
  ["the addressee struck through", DOCX, inRun("<w:strike/>"), "verify/look-differs struck"],
  [
    "the addressee in white",
    DOCX,
    inRun('<w:color w:val="FFFFFF"/>'),
    "verify/look-differs colour",
  ],
  ["the addressee at one point", DOCX, inRun('<w:sz w:val="2"/>'), "verify/look-differs size"],
  [
    "another title",
    DOCX,
    inPart("docProps/core.xml", (xml) => xml.replace("見本の件", "別の件")),
    "verify/look-other title",
  ],
  [
    "the lines horizontal",
    DOCX,
    inDocument((xml) => xml.replace('<w:textDirection w:val="tbRl"/>', "")),
    "verify/look-other direction",
  ],
  [
    "another paper",
    DOCX,
    inDocument((xml) =>
      xml.replace(/<w:pgSz w:w="\d+" w:h="\d+"/u, '<w:pgSz w:w="8391" w:h="11906"'),
    ),
    "verify/look-other paper",
  ],
  [
    "no page break",
    DOCX,
    inDocument((xml) => xml.replace("<w:pageBreakBefore/>", "")),
    "verify/look-other page-break",
  ],
  [
    "a new page for every paragraph",
    DOCX,
    inDocument((xml) =>
      xml.replaceAll(/(<w:pStyle [^>]*>)(?!<w:pageBreakBefore)/gu, "$1<w:pageBreakBefore/>"),
    ),
    "verify/look-differs page-break",
  ],
  [
    "the addressee in the style of a heading",
    DOCX,
    inDocument((xml) => xml.replace("KobunAtena", "KobunKenmei")),
    "verify/look-other style",
  ],
  [
    "white space within a name",
    DOCX,
    inDocument((xml) => xml.replace("青森市長", "青　　森市長")),
    "verify/look-other space",
  ],
  [
    "a tracked insertion",
    DOCX,
    inDocument((xml) =>
      xml.replace(
        /(<w:p>(?:(?!<\/w:p>).)*?青森市長.*?)(<\/w:p>)/u,
        '$1<w:ins w:id="1" w:author="x"/>$2',
      ),
    ),
    "verify/look-differs revision",
  ],
  [
    "a header",
    DOCX,
    (bytes) => addedPart(bytes, "word/header1.xml", "<w:hdr/>"),
    "verify/look-differs header-footer",
  ],
  [
    "another amount",
    DOCX,
    inDocument((xml) => xml.replace("三百万円", "五百万円")),
    "verify/text-place",
  ],
  [
    "another reading",
    DOCX,
    inDocument((xml) => xml.replace("ごきょうりょく", "ごきょうぎ")),
    "verify/ruby-differs",
  ],
];

const PLANTED = thirdOf(FAULTS);

test.each(PLANTED)(
  "%s, in %s, is found in a kept run whose ledger knows the file so",
  async (_, path, plant, kind) => {
    const bytes = plant(good.get(path) ?? new Uint8Array());
    const codes = codesOf(await found(new Map([[path, bytes]]), "a writer at fault"));
    expect(codes).toContain(kind);
    expect(codes).not.toContain("verify/file-changed");
  },
);

test.each(PLANTED)(
  "%s, in %s, is named beside that the file has changed",
  async (_, path, plant, kind) => {
    const bytes = plant(good.get(path) ?? new Uint8Array());
    const codes = codesOf(await found(new Map([[path, bytes]]), "somebody afterwards"));
    expect(codes).toContain("verify/file-changed");
    expect(codes).toContain(kind);
  },
);

test("a run as it was made has nothing wrong with it", async () => {
  const { kind, problems } = await verifyRun(place.path("out"), () => undefined);
  expect(problems).toEqual([]);
  expect(kind).toBe("done");
});

test("where both files of a letter were changed, it is still told that the text is another", async () => {
  const both = new Map([
    [
      DOCX,
      inDocument((xml) => xml.replace("三百万円", "五百万円"))(good.get(DOCX) ?? new Uint8Array()),
    ],
    [PDF, new Uint8Array()],
  ]);
  const codes = codesOf(await found(both, "somebody afterwards"));
  expect(codes).toEqual(
    expect.arrayContaining(["verify/file-changed", "verify/text-differs", "verify/unreadable"]),
  );
});

test("a file that was only saved again is told to say the same", async () => {
  const again = new Map([[PDF, tampered(good.get(PDF) ?? new Uint8Array(), () => undefined)]]);
  const [only, ...others] = await found(again, "somebody afterwards");
  expect(others).toEqual([]);
  expect(only && messageOf(only, "ja").message).toContain(
    "読み戻した文字と見た目に相違はありません",
  );
});

test("a clerk is told in words what was changed and what the letter says", async () => {
  const told = async (path: string, plant: (bytes: Uint8Array) => Uint8Array): Promise<string> => {
    const bytes = plant(good.get(path) ?? new Uint8Array());
    const problems = await found(new Map([[path, bytes]]), "somebody afterwards");
    return problems.map((problem) => messageOf(problem, "ja").message).join("\n");
  };
  const amount = await told(
    DOCX,
    inDocument((xml) => xml.replace("三百万円", "五百万円")),
  );
  expect(amount).toContain("三百万円");
  expect(amount).toContain("五百万円");
  const title = await told(
    DOCX,
    inPart("docProps/core.xml", (xml) => xml.replace("見本の件", "別の件")),
  );
  expect(title).toContain("文書のタイトル");
  expect(title).toContain("書簡は `見本の件` 、ファイルは `別の件` です");
  const direction = await told(
    DOCX,
    inDocument((xml) => xml.replace('<w:textDirection w:val="tbRl"/>', "")),
  );
  expect(direction).toContain("書簡は縦書き、ファイルは横書きです");
});
