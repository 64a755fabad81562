import { readFileSync } from "node:fs";
import { strFromU8, strToU8, unzipSync, zipSync } from "fflate";
import { afterAll, beforeAll, describe, expect, test, vi } from "vitest";
import { placeOf } from "../../../src/base/messages/format-diagnostic.ts";
import type { BackRequest, BackResult } from "../../../src/followup/back.ts";
import { type EditingDesk, editingDesk, type Typing } from "../../samples/edited-letter.ts";
import { pickedOf } from "../../samples/extent.ts";
import { code, ifKind, mark } from "../word/attempt.ts";
import { type OtherPart, paragraph, part, wordFile } from "../word/word-files.ts";

vi.setConfig({ testTimeout: 60_000, hookTimeout: 60_000 });

const LIST = `団体コード,種別,都道府県,団体名,よみ,職名,敬称,担当,期限
010006,都道府県,北海道,北海道,ほっかいどう,北海道知事,殿,佐藤花子,一月末日
011002,市,北海道,札幌市,さっぽろし,札幌市長,殿,鈴木一郎,一月末日
012025,市,北海道,函館市,はこだてし,函館市長,殿,高橋二郎,一月末日
`;
const SAPPORO = "011002-札幌市長.docx";

/** A run with a look of its own. */
const run = (text: string, look = ""): string =>
  `<w:r>${look === "" ? "" : `<w:rPr>${look}</w:rPr>`}<w:t xml:space="preserve">${text}</w:t></w:r>`;
const line = (...runs: readonly string[]): string => `<w:p>${runs.join("")}</w:p>`;
const box = (text: string): string =>
  line(
    `<w:r><mc:AlternateContent><mc:Choice Requires="wps"><w:txbxContent>${paragraph(text)}</w:txbxContent></mc:Choice><mc:Fallback><w:txbxContent>${paragraph(text)}</w:txbxContent></mc:Fallback></mc:AlternateContent></w:r>`,
  );
const pageNumber = (shown: string): string =>
  `${mark("begin")}${code(" PAGE ")}${mark("separate")}${run(shown)}${mark("end")}`;

const BODY = [
  paragraph("拝啓"),
  line(
    run("時下ますます"),
    '<w:proofErr w:type="spellStart"/>',
    run("御清栄のこととお喜び申し上げます。"),
  ),
  line(
    run("さて、{{団体名}}の"),
    ifKind(' = "都道府県" "管内市町村への周知" "住民への周知"'),
    run("をお願いします。"),
  ),
  line(run("期限は"), run("一月末日", "<w:b/>"), run("です。担当は{{担当}}です。")),
  line(run("第一号様式 <A> を使用します。".replace("<A>", "&lt;A&gt;"))),
  box("至急お読みください"),
  paragraph("{{職名}}　{{敬称}}"),
].join("");

const OTHERS: readonly OtherPart[] = [
  { name: "word/header1.xml", kind: "header", xml: part("hdr", line(run("取扱注意　{{団体名}}"))) },
  { name: "word/header2.xml", kind: "header", xml: part("hdr", line(run("続き"))) },
  {
    name: "word/footer1.xml",
    kind: "footer",
    xml: part("ftr", line(run("－ "), pageNumber("1"), run(" －"))),
  },
  {
    name: "word/footnotes.xml",
    kind: "footnotes",
    xml: part(
      "footnotes",
      `<w:footnote w:id="1">${paragraph("様式は別添のとおり。")}</w:footnote><w:footnote w:id="2">${paragraph("電話でも受け付けます。")}</w:footnote>`,
    ),
  },
  {
    name: "docProps/core.xml",
    xml: '<cp:coreProperties xmlns:cp="http://schemas.openxmlformats.org/package/2006/metadata/core-properties" xmlns:dc="http://purl.org/dc/elements/1.1/"><dc:title>周知の依頼</dc:title></cp:coreProperties>',
  },
];

let desk: EditingDesk;
beforeAll(async () => {
  desk = await editingDesk(
    "---\n表題: x\n種別: 書簡\n---\n御案内します。\n［＃宛名］{{職名}}　{{敬称}}\n",
    LIST,
  );
  desk.write("templates/依頼.docx", wordFile(BODY, OTHERS).bytes);
  await desk.merge("out/依頼", "templates/依頼.docx");
});
afterAll(() => desk.clear());

type Parts = Readonly<Record<string, string>>;

function partsOf(path: string): Parts {
  const files = unzipSync(readFileSync(desk.path(path)));
  return Object.fromEntries(Object.entries(files).map(([name, bytes]) => [name, strFromU8(bytes)]));
}

/** Saves a letter of the run as somebody left it. */
async function saved(
  change: (parts: Parts) => Parts,
  request: Partial<BackRequest> = {},
  out = "out/依頼",
): Promise<BackResult> {
  const parts = change(partsOf(`${out}/letters/${SAPPORO}`));
  const files = Object.entries(parts).map(([name, text]) => [name, strToU8(text)] as const);
  desk.write(`机/${SAPPORO}`, zipSync(Object.fromEntries(files)));
  return desk.back(`机/${SAPPORO}`, { run: out, ...request });
}

/** The same after typing into whatever part has the words, once in all. */
function typing(...typed: readonly Typing[]): (parts: Parts) => Parts {
  return (parts) => {
    const changed = { ...parts };
    for (const [from, to] of typed) {
      const [name, ...more] = Object.keys(parts).filter((one) => changed[one]?.includes(from));
      const text = name === undefined ? undefined : changed[name];
      if (name === undefined || text === undefined || more.length > 0) throw new Error(from);
      changed[name] = text.replaceAll(from, () => to);
    }
    return changed;
  };
}

const shown = ({ edits }: BackResult): readonly string[] =>
  edits.map(({ was, now, places: [place], versions }) => {
    const where = place === undefined ? "" : placeOf(place.at, "ja");
    return `${was}→${now} ${where} ${versions.join("・")}`;
  });
const found = ({ diagnostics }: BackResult): readonly string[] =>
  diagnostics.map(({ severity, code: name, at }) => `${severity} ${name} ${placeOf(at, "ja")}`);

const NOTHING = { kind: "done", edits: [], diagnostics: [], isProved: true };

describe("of a letter in the clerk's own Word file, nothing is said", () => {
  test("where nobody edited it, whatever stands in its headers, notes and boxes", async () => {
    expect(await saved((parts) => parts)).toMatchObject(NOTHING);
  });

  test("of pages that Word has counted anew, notes in another order, a header that stands twice, who saved it", async () => {
    const result = await saved((parts) => {
      const notes = parts["word/footnotes.xml"] ?? "";
      const [, first = "", second = ""] =
        /(<w:footnote .*?<\/w:footnote>)(<w:footnote .*?<\/w:footnote>)/u.exec(notes) ?? [];
      const changed = typing(
        [">1<", ">12<"],
        [
          "</cp:coreProperties>",
          "<cp:lastModifiedBy>次の担当</cp:lastModifiedBy></cp:coreProperties>",
        ],
      )(parts);
      const relations = changed["word/_rels/document.xml.rels"] ?? "";
      return {
        ...changed,
        "word/footnotes.xml": notes.replace(first + second, second + first),
        "word/header9.xml": changed["word/header1.xml"] ?? "",
        "word/_rels/document.xml.rels": relations.replace(
          "</Relationships>",
          '<Relationship Id="rId99" Type="http://schemas.openxmlformats.org/officeDocument/2006/relationships/header" Target="header9.xml"/></Relationships>',
        ),
      };
    });
    expect(result).toMatchObject(NOTHING);
  });

  test("of runs that are cut otherwise, and of bold type that the clerk's file has", async () => {
    const cut = '>時下ま</w:t></w:r><w:proofErr w:type="gramStart"/><w:r><w:t>すます<';
    expect(await saved(typing([">時下ますます<", cut]))).toMatchObject(NOTHING);
  });
});

describe("in a letter of the clerk's own Word file, an edit comes home", () => {
  const PATH = "templates/依頼.docx";

  const edits: readonly [string, Typing, string, string, readonly string[]][] = [
    ["in a run", ["使用します", "御使用ください"], "本文 5段落目", "", []],
    [
      "over runs that look alike",
      [
        '時下ますます</w:t></w:r><w:proofErr w:type="spellStart"/><w:r><w:t xml:space="preserve">御清栄',
        'ますます</w:t></w:r><w:r><w:t xml:space="preserve">御健勝',
      ],
      "本文 2段落目",
      "",
      [],
    ],
    ["in the branch of an IF", ["住民への周知", "住民各位への周知"], "本文 3段落目", "その他", []],
    ["in a header", ["取扱注意", "取扱厳重注意"], "ヘッダー 1段落目", "", []],
    ["in a footnote", ["別添のとおり", "別紙のとおり"], "脚注 1段落目", "", []],
    [
      "in a text box, which older programs have again",
      ["至急お読み", "早急にお読み"],
      "テキストボックス 1段落目",
      "",
      [],
    ],
    ["in bold type", ["一月末日", "二月末日"], "本文 4段落目", "", []],
  ];

  test.each(pickedOf(edits, 3))(
    "%s, and the new file makes the letter",
    async (_, typed, place, version) => {
      const result = await saved(typing(typed), { apply: true });
      expect(result.kind, JSON.stringify(result.diagnostics)).toBe("done");
      expect(result).toMatchObject({ diagnostics: [], isProved: true });
      for (const { places } of result.edits) {
        expect(places.map(({ at }) => placeOf(at, "ja")).join()).toContain(`${PATH} ${place}`);
      }
      const versions = result.edits[0]?.versions;
      expect(versions).toEqual(version === "" ? ["都道府県", "その他"] : [version]);
      expect(result.others.map(({ title }) => title)).toEqual(
        version === "" ? ["北海道知事", "函館市長"] : ["函館市長"],
      );
      const [written] = result.written;
      const out = `out/${written?.path.replaceAll(/[/.]/gu, "_")}`;
      await desk.merge(out, written?.path);
      const edited = partsOf(`机/${SAPPORO}`);
      const made = partsOf(`${out}/letters/${SAPPORO}`);
      const textOf = (parts: Parts): readonly string[] =>
        Object.keys(made).map((name) =>
          (parts[name] ?? "").replaceAll(/<\/w:p>/gu, "\n").replaceAll(/<[^>]*>/gu, ""),
        );
      expect(textOf(made)).toEqual(textOf(edited));
      // Nothing but words has changed: all marks are those of the clerk's file.
      const marksOf = (parts: Parts): readonly string[] =>
        Object.values(parts).map((xml) => xml.replaceAll(/>[^<]+</gu, "><"));
      expect(marksOf(partsOf(written?.path ?? ""))).toEqual(marksOf(partsOf(PATH)));
    },
  );
});

describe("in a letter of the clerk's own Word file, what the clerk alone can write is asked", () => {
  const ended = "</w:t></w:r></w:p>";
  const behind = (words: string, more: string): Typing => [
    `${words}${ended}`,
    `${words}${ended}${more}`,
  ];

  const asked: readonly [string, readonly Typing[], string][] = [
    [
      "a paragraph that was added, behind the one before it",
      [behind("申し上げます。", paragraph("なお、様式は自由です。"))],
      "back/word-paragraph templates/依頼.docx 本文 2段落目「時下ますます御清栄のこととお喜び申し上げます。」",
    ],
    [
      "a paragraph that is gone, where it stands",
      [["第一号様式 &lt;A&gt; を使用します。", ""]],
      "back/word-paragraph templates/依頼.docx 本文 5段落目「第一号様式 <A> を使用します。」",
    ],
    [
      "words that were replaced over two looks",
      [['限は</w:t></w:r><w:r><w:rPr><w:b/></w:rPr><w:t xml:space="preserve">一', "切が"]],
      "back/word-template templates/依頼.docx 本文 4段落目「期限は一月末日です。担当は鈴木一郎です。」",
    ],
    [
      "a break that was typed",
      [
        [
          "お読みください</w:t></w:r></w:p></w:txbxContent></mc:Choice>",
          "お読み</w:t><w:br/><w:t>ください</w:t></w:r></w:p></w:txbxContent></mc:Choice>",
        ],
      ],
      "back/word-template templates/依頼.docx テキストボックス 1段落目「至急お読みください」",
    ],
    [
      "text that would be a tag in the clerk's file",
      [["申し上げます。", "{{敬称}}"]],
      "back/word-template templates/依頼.docx 本文 2段落目「時下ますます御清栄のこととお喜び申し上げます。」",
    ],
    [
      "a title among the properties",
      [["周知の依頼", "周知のお願い"]],
      "back/word-property 机/011002-札幌市長.docx",
    ],
    [
      "hidden text",
      [behind("拝啓", line(run("内緒", "<w:vanish/>")))],
      "back/word-beside 机/011002-札幌市長.docx",
    ],
    [
      "a value that stands in the header too and was changed there alone",
      [[`取扱注意　</w:t></w:r>${run("札幌市")}`, `取扱注意　</w:t></w:r>${run("札幌区")}`]],
      "back/twice list.csv 3行目『団体名』列",
    ],
  ];

  test.each(pickedOf(asked, 3))("%s; the others come home", async (_, typed, expected) => {
    const result = await saved(typing(...typed, ["別添のとおり", "別紙のとおり"]));
    expect(found(result)).toContain(`error ${expected}`);
    expect(shown(result)).toContain(
      "添→紙 templates/依頼.docx 脚注 1段落目「様式は別添のとおり。」 都道府県・その他",
    );
    expect(result.isProved).toBe(false);
  });

  test("a header that was made, and that it is a header", async () => {
    const result = await saved((parts) => ({
      ...parts,
      "word/endnotes.xml": part(
        "endnotes",
        `<w:endnote w:id="1">${paragraph("追って書き")}</w:endnote>`,
      ),
      "word/_rels/document.xml.rels": (parts["word/_rels/document.xml.rels"] ?? "").replace(
        "</Relationships>",
        '<Relationship Id="rId99" Type="http://schemas.openxmlformats.org/officeDocument/2006/relationships/endnotes" Target="endnotes.xml"/></Relationships>',
      ),
    }));
    expect(found(result)).toEqual([
      "error back/word-paragraph templates/依頼.docx 文末脚注 1段落目",
    ]);
  });

  test("open changes and a line through text stop everything, wherever they stand", async () => {
    const open = await saved(typing([">続き<", "><"]));
    expect(found(open)).not.toContain("error back/tracked-changes 机/011002-札幌市長.docx");
    const tracked = await saved(
      typing([
        '<w:r><w:t xml:space="preserve">続き</w:t></w:r>',
        '<w:ins w:id="1" w:author="a"><w:r><w:t>続紙</w:t></w:r></w:ins>',
      ]),
    );
    expect(found(tracked)).toEqual(["error back/tracked-changes 机/011002-札幌市長.docx"]);
    const struck = await saved(
      typing([
        '<w:r><w:t xml:space="preserve">拝啓',
        '<w:r><w:rPr><w:strike/></w:rPr><w:t xml:space="preserve">拝啓',
      ]),
    );
    expect(found(struck)).toEqual(["error back/look 机/011002-札幌市長.docx"]);
  });

  test("bold type that the letter did not have is told, and hinders nothing", async () => {
    const bold = await saved(
      typing([
        '<w:r><w:t xml:space="preserve">拝啓',
        '<w:r><w:rPr><w:b/></w:rPr><w:t xml:space="preserve">拝啓',
      ]),
    );
    expect(found(bold)).toEqual(["warning back/look 机/011002-札幌市長.docx"]);
    expect(bold).toMatchObject({ kind: "done", isProved: true });
  });
});

describe("bold type that was taken away from a letter of the clerk's Word file", () => {
  const BOLD = '<w:rPr><w:b/></w:rPr><w:t xml:space="preserve">一月末日';

  test("is told, and hinders nothing", async () => {
    const plain = await saved(typing([BOLD, '<w:t xml:space="preserve">一月末日']));
    expect(found(plain)).toEqual(["warning back/look-gone 机/011002-札幌市長.docx"]);
    expect(plain.kind).toBe("done");
    const [{ values } = { values: {} }] = plain.diagnostics;
    expect(values).toMatchObject({ what: "bold", text: "一月末日", count: 1 });
  });

  test.each<[string, Typing]>([
    ["its words are others now, still in bold type", [BOLD, BOLD.replace("一月", "二月")]],
    ["its words are gone with it", ["一月末日", ""]],
  ])("is not told where %s", async (_, typed) => {
    expect(found(await saved(typing(typed))).join()).not.toContain("back/look-gone");
  });
});

describe("the settings beside the clerk's Word file", () => {
  test("get a new name with it, so that they are found beside it", async () => {
    desk.write(
      "templates/設定.docx",
      wordFile(paragraph("{{件名}}について御案内します。") + paragraph("{{職名}}　{{敬称}}")).bytes,
    );
    desk.write("templates/設定.yaml", "件名: 研修会\n任意の列: [備考]\n");
    await desk.merge("out/設定", "templates/設定.docx");
    const edit = typing(["研修会", "講習会"], ["御案内", "お知らせ"]);
    const result = await saved(edit, { apply: true }, "out/設定");
    expect(result).toMatchObject({ kind: "done", diagnostics: [], isProved: true });
    expect(result.written.map(({ path }) => path)).toEqual([
      "templates/設定-修正.docx",
      "templates/設定-修正.yaml",
    ]);
    expect(desk.read("templates/設定-修正.yaml")).toBe("件名: 講習会\n任意の列: [備考]\n");
    await desk.merge("out/設定2", "templates/設定-修正.docx");
    expect(partsOf(`out/設定2/letters/${SAPPORO}`)["word/document.xml"]).toContain("講習会");
  });
});

describe("a letter that was made from an earlier text of the clerk's Word file", () => {
  /** What Word notes of the sittings in which a file was edited. */
  const noted = (root: string, ...ids: readonly string[]): OtherPart => {
    const all = ids.map((id) => `<w:rsid w:val="${id}"/>`).join("");
    const rsids = `<w:rsids><w:rsidRoot w:val="${root}"/>${all}</w:rsids>`;
    return { name: "word/settings.xml", kind: "settings", xml: part("settings", rsids) };
  };
  const NOW = noted("00A1", "00A1", "00B2");
  const SAID = paragraph("御案内します。") + paragraph("{{職名}}　{{敬称}}");

  test.each<[string, string | undefined, readonly string[]]>([
    ["is told so", noted("00A1", "00A1").xml, ["error back/earlier-text 机/011002-札幌市長.docx"]],
    ["was edited itself, and is none", noted("00A1", "00A1", "00B2", "00C3").xml, []],
    ["is another file's copy: nobody can tell", noted("00D4", "00D4").xml, []],
    ["says nothing of it, as LibreOffice saves it", part("settings", ""), []],
  ])("%s", async (_, settings, expected) => {
    desk.write("templates/記録.docx", wordFile(SAID, [NOW]).bytes);
    await desk.merge("out/記録", "templates/記録.docx");
    const made = unzipSync(readFileSync(desk.path("out/記録/letters", SAPPORO)));
    const document = strFromU8(made["word/document.xml"] ?? new Uint8Array());
    const edited = {
      ...made,
      "word/document.xml": strToU8(document.replace("御案内", "御連絡")),
      "word/settings.xml": strToU8(settings ?? ""),
    };
    desk.write(`机/${SAPPORO}`, zipSync(edited));
    const result = await desk.back(`机/${SAPPORO}`, { run: "out/記録" });
    expect(found(result)).toEqual(expected);
    expect(result.kind).toBe(expected.length > 0 ? "refused" : "done");
  });
});
