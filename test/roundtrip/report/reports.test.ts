import { execFileSync, spawnSync } from "node:child_process";
import { mkdtempSync, rmSync, writeFileSync } from "node:fs";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { afterAll, describe, expect, test } from "vitest";
import type { LedgerEntry } from "../../../src/model/run.ts";
import type { ReportFile, ReportRun } from "../../../src/report/report-run.ts";
import { writeLedgerPdf } from "../../../src/report/write-ledger.ts";
import { writeProofPdf } from "../../../src/report/write-proof.ts";
import { readPages, readPdf } from "../../../src/verify/read-pdf.ts";
import { testWorld } from "../../samples/faces.ts";
import { ledgerEntry, ledgerFile, reportRun } from "../../samples/ledger-entry.ts";
import { isInstalled, NOTO_SERIF_CJK, NOTO_SERIF_JP, openFace } from "../../samples/real-fonts.ts";

const face = openFace(NOTO_SERIF_JP);
const folder = mkdtempSync(join(tmpdir(), "shokan-report-"));
afterAll(() => rmSync(folder, { recursive: true }));

const NAMES = [
  "葛󠄀城市長 殿",
  "葛飾区長 殿",
  "飛驒市長 殿",
  "鰺ヶ沢町長 殿",
  "一関市長 殿",
  "⼀関市長 殿",
  "𠮷野町長 殿",
];

function entriesFor(names: readonly string[]): readonly LedgerEntry[] {
  return names.map((addressee, index) =>
    ledgerEntry({ sequence: index + 1, id: String(index).padStart(6, "0"), addressee }),
  );
}

async function ledger(entries: readonly LedgerEntry[], run = reportRun()): Promise<ReportFile> {
  for await (const file of writeLedgerPdf(run, entries, [face], testWorld)) return file;
  expect.fail("no ledger was written");
}

async function textOf(file: ReportFile): Promise<string> {
  return (await readPdf(file.bytes)).paragraphs.join("\n");
}

describe("発送台帳", () => {
  test("every name comes back as it was, variation selectors and look-alikes included", async () => {
    const text = await textOf(await ledger(entriesFor(NAMES)));
    for (const name of NAMES) expect(text).toContain(name);
  });

  test("poppler finds the same names", async () => {
    if (spawnSync("pdftotext", ["-v"]).error !== undefined) {
      expect(process.env["CI"], "pdftotext not found").toBeUndefined();
      return;
    }
    const path = join(folder, "ledger.pdf");
    writeFileSync(path, (await ledger(entriesFor(NAMES))).bytes);
    const text = execFileSync("pdftotext", [path, "-"], { encoding: "utf8" });
    for (const name of NAMES) expect(text).toContain(name);
  });

  test("the header stands on every page, and the pages are numbered", async () => {
    const file = await ledger(entriesFor(Array.from({ length: 120 }, () => "北海道知事 殿")));
    const pages = await readPages(file.bytes);
    expect(pages.length).toBe(3);
    pages.forEach((page, index) => {
      expect(page).toContain("SHA-256（先頭16桁）");
      expect(page.replaceAll(" ", "")).toContain(`${index + 1}/3`);
    });
  });

  test("a letter that differs says so in its row, and the head counts it", async () => {
    const [first, second] = ["letters/000000.pdf", "letters/000001.pdf"] as const;
    const differences = [
      { path: second, differences: [{ paragraph: 1, expected: "一", found: "二" }] },
    ];
    const entries = [
      ledgerEntry({ files: [ledgerFile({ path: first })] }),
      ledgerEntry({ files: [ledgerFile({ path: second, verdict: "different" })] }),
    ];
    const text = await textOf(await ledger(entries, reportRun({ differences })));
    expect(text).toContain("PDF 1件一致・1件相違");
    expect(text.match(/相違$/gmu)?.length ?? 0).toBeGreaterThan(0);
  });

  test("a name longer than its column is broken, and nothing of it is lost", async () => {
    const name = `葛󠄀${"株式会社代表取締役社長".repeat(6)} 様`;
    const text = await textOf(await ledger(entriesFor([name])));
    const cell = [...text.replaceAll(/\s/gu, "")];
    const letters = [...name.replaceAll(" ", "")];
    const count = (where: readonly string[], what: string) =>
      where.filter((c) => c === what).length;
    for (const letter of new Set(letters)) {
      expect(count(cell, letter)).toBeGreaterThanOrEqual(count(letters, letter));
    }
    expect(text).not.toContain("〓");
  });

  test("a row whose name is broken has its other cells where the other rows have them", async () => {
    if (spawnSync("pdftotext", ["-v"]).error !== undefined) {
      expect(process.env["CI"], "pdftotext not found").toBeUndefined();
      return;
    }
    const path = join(folder, "broken-name.pdf");
    const long = `${"株式会社代表取締役社長".repeat(4)} 様`;
    writeFileSync(path, (await ledger(entriesFor(["北海道知事 殿", long, "青森県知事 殿"]))).bytes);
    const boxes = execFileSync("pdftotext", ["-bbox", path, "-"], { encoding: "utf8" });
    // What stands before the broken cell, and what stands behind it.
    for (const cells of [/xMin="([\d.]+)"[^>]*>00000[012]</gu, /xMin="([\d.]+)"[^>]*>□</gu]) {
      const lefts = [...boxes.matchAll(cells)].map(([, left]) => Number(left).toFixed(2));
      expect(lefts).toHaveLength(3);
      expect(new Set(lefts).size).toBe(1);
    }
  });

  test("the same run gives the same bytes, another run another identifier", async () => {
    const [one, two] = [await ledger(entriesFor(NAMES)), await ledger(entriesFor(NAMES))];
    expect(Buffer.compare(one.bytes, two.bytes)).toBe(0);
    const id = (file: ReportFile) =>
      /\/ID \[<(\w+)>/u.exec(Buffer.from(file.bytes).toString("latin1"))?.[1];
    const other = await ledger(entriesFor(["北海道知事 殿"]));
    expect(id(one)).toMatch(/^[0-9a-f]{32}$/u);
    expect(id(other)).not.toBe(id(one));
  });

  test("a run without a date of its letters carries no date, least of all the clock's", async () => {
    const file = await ledger(
      entriesFor(NAMES),
      reportRun({ date: undefined, dateText: undefined }),
    );
    expect(Buffer.from(file.bytes).toString("latin1")).not.toMatch(/\(D:\d/u);
  });

  test("from 2,001 rows on each prefecture has its own file, which says so", async () => {
    const entries = Array.from({ length: 2001 }, (_, index) =>
      ledgerEntry({ sequence: index + 1, prefecture: index < 11 ? "北海道" : "青森県" }),
    );
    const first = await ledger(entries);
    expect(first.path).toBe("発送台帳-1-北海道.pdf");
    const text = await textOf(first);
    expect(text).toContain("範囲 北海道");
    expect(text).toContain("11通（知事 11通）");
    expect(text).not.toContain("青森県");
  });
});

test("a character that the first face lacks is taken from the next", async () => {
  if (!isInstalled(NOTO_SERIF_CJK)) return;
  const faces = [openFace(NOTO_SERIF_CJK), face];
  for await (const file of writeLedgerPdf(reportRun(), entriesFor(NAMES), faces, testWorld)) {
    const text = await textOf(file);
    for (const name of NAMES) expect(text).toContain(name);
  }
});

describe("照合証明", () => {
  const proof = (run: ReportRun, entries = entriesFor(NAMES)): Promise<ReportFile> =>
    writeProofPdf(run, entries, [face], testWorld);

  test("a run without differences takes one page and says that all is equal", async () => {
    const file = await proof(reportRun());
    expect(file.path).toBe("照合証明.pdf");
    expect(await readPages(file.bytes)).toHaveLength(1);
    const text = await textOf(file);
    expect(text).toContain("7ファイルすべての文字が原稿と一致しました");
    for (const hash of ["a", "b", "c"]) expect(text).toContain(hash.repeat(64));
    expect(text).toContain("確認日");
  });

  test("what was let pass and which rows became letters stand with what is signed", async () => {
    const warnings = [{ code: "csv/hidden-rows", count: 2, text: "名簿.xlsx　隠れた行があります" }];
    const account = ["宛名簿　　　名簿.csv　3行のうち宛先 2件", "送り先　　　都道府県 2／47"];
    const text = await textOf(await proof(reportRun({ warnings, account })));
    for (const words of [
      "注意が2件あります",
      "csv/hidden-rows",
      "名簿.xlsx 隠れた行があります",
      "名簿.csv 3行のうち宛先 2件",
      "都道府県 2／47",
      "確認日",
    ]) {
      expect(text).toContain(words);
    }
  });

  test("letters that came out otherwise than before are told, and nobody signs them", async () => {
    const reprinted = ["作り直した書簡が、先に作った `a.pdf` と同じになりません"];
    const text = await textOf(await proof(reportRun({ reprinted })));
    expect(text).toContain("先に作成した書簡との相違");
    expect(text).toContain("a.pdf");
    expect(text).not.toContain("確認日");
  });

  test("differences are shown character by character, and nobody signs them", async () => {
    const path = "letters/000000.pdf";
    const run = reportRun({
      differences: [
        {
          path,
          differences: [
            { paragraph: 19, expected: "葛󠄀(U+845B U+E0100)城市長", found: "葛(U+845B)城市長" },
            { paragraph: 20, expected: "", found: "余計" },
          ],
        },
      ],
      setAside: [{ id: "010006", reason: "文字の字形が書体にありません" }],
    });
    const entries = [ledgerEntry({ files: [ledgerFile({ path, verdict: "different" })] })];
    const text = await textOf(await proof(run, entries));
    expect(text).toContain("1ファイルのうち 0ファイルの文字が原稿と一致しました");
    expect(text).toContain("1ファイルに相違があります");
    expect(text).toContain("1通を作成できませんでした");
    expect(text).toContain("葛󠄀(U+845B U+E0100)城市長");
    expect(text).toContain("（なし）");
    expect(text).toContain("010006");
    expect(text).not.toContain("確認日");
  });

  test("files that were not read back are not called equal", async () => {
    const entries = [ledgerEntry({ files: [ledgerFile({ verdict: "unread" })] })];
    const text = await textOf(await proof(reportRun({ verify: "none" }), entries));
    expect(text).toContain("1ファイルを作成しました（照合していません）");
    expect(text).not.toContain("一致");
    expect(text).not.toContain("確認日");
  });

  test("a sample says how many files were left out", async () => {
    const entries = [
      ledgerEntry(),
      ledgerEntry({ files: [ledgerFile({ path: "letters/b.pdf", verdict: "unread" })] }),
    ];
    const text = await textOf(await proof(reportRun({ verify: "sample" }), entries));
    expect(text).toContain("2ファイルのうち 1ファイルの文字が原稿と一致しました");
    expect(text).toContain("1ファイルは照合していません");
    expect(text).toContain("抜き取り");
  });

  test("of very many differences two hundred are printed and the rest is counted", async () => {
    const differences = Array.from({ length: 250 }, (_, index) => ({
      path: `letters/${index}.pdf`,
      differences: [{ paragraph: 1, expected: "一", found: "二" }],
    }));
    expect(await textOf(await proof(reportRun({ differences })))).toContain(
      "ほかに 50か所の相違があります",
    );
  });

  test("the same run gives the same bytes", async () => {
    const [one, two] = [await proof(reportRun()), await proof(reportRun())];
    expect(Buffer.compare(one.bytes, two.bytes)).toBe(0);
  });
});

test("a character that no face has is shown as 〓 and comes back as itself", async () => {
  const text = await textOf(await ledger(entriesFor(["\u{2a6d0}田町長 殿"])));
  expect(face.glyphOf(0x2a_6d_0)).toBeUndefined();
  expect(text).toContain("\u{2a6d0}田町長 殿");
});
