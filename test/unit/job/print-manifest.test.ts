import { createHash } from "node:crypto";
import { mkdirSync, readdirSync, readFileSync, rmSync, writeFileSync } from "node:fs";
import { Document } from "mupdf";
import { afterEach, beforeEach, expect, test, vi } from "vitest";
import type { Disk } from "../../../src/base/disk.ts";
import type { MergeRequest } from "../../../src/job/plan/merge-options.ts";
import { verifyRun } from "../../../src/job/verify-run.ts";
import { projectAt } from "../../../src/outside/project.ts";
import { pickedOf } from "../../samples/extent.ts";
import { diskHere, type OwnPlace, ownPlace } from "../../samples/own-place.ts";

vi.setConfig({ testTimeout: 60_000 });

/** Letters of one page, of two and of one; the last is to somebody whom Excel would run. */
const ROWS = [
  "132063,市,東京都,府中市,ふちゅうし,府中市長,殿,市民課",
  `022021,市,青森県,弘前市,ひろさきし,弘前市長,殿,${"総務課と財務課".repeat(250)}`,
  ",,,,,＝会長,殿,企画課",
];

const TEMPLATE = `---
表題: 試し
種別: 通知
日付: 2026-12-01
差出人: 総務大臣
必要な列: [職名, 敬称, 備考]
確認済み: [団体名なし]
別添: 参考.pdf
---
［＃宛名］{{職名}}　{{敬称}}

　連絡先は{{備考}}です。
`;

let place: OwnPlace;
beforeEach(() => {
  place = ownPlace(ROWS, TEMPLATE);
  writeFileSync(place.path("参考.pdf"), "%PDF-1.7\n");
});
afterEach(() => place.clear());

const text = (name: string): string => readFileSync(place.path("out", name), "utf8");
const hash = (name: string): string =>
  createHash("sha256")
    .update(readFileSync(place.path("out", name)))
    .digest("hex");

async function run(options: Partial<MergeRequest>): Promise<void> {
  const project = projectAt(place.path("."));
  const { kind, diagnostics } = await place.run({ project, ...options });
  expect(diagnostics.filter(({ severity }) => severity === "error")).toEqual([]);
  expect(kind).toBe("done");
}

async function problems(): Promise<readonly string[]> {
  const found = await verifyRun(place.path("out"), () => undefined);
  return found.problems.map(({ code, at }) => `${code} ${at.kind === "file" ? at.path : ""}`);
}

test.each(
  pickedOf(
    [
      ["beside single files", {}],
      ["that are all there is", { formats: [] }],
    ] as const,
    1,
  ),
)(
  "whoever prints volumes %s on both sides is told file, pages, sheets, paper and addressee of every letter",
  async (_, how) => {
    await run({ ...how, duplex: true, volume: 2 });
    expect(text("print-run.csv")).toBe(
      [
        "\ufeffファイル,順番,最初のページ,最後のページ,枚数,白いページ,用紙,通番,連番,宛先番号,宛名,別添",
        "print-run-001.pdf,1,1,2,1,あり,A4縦,1,,132063,府中市長 殿,別添/参考.pdf",
        "print-run-001.pdf,2,3,4,1,,A4縦,2,,022021,弘前市長 殿,別添/参考.pdf",
        "print-run-002.pdf,1,1,2,1,あり,A4縦,3,,004,＝会長 殿,別添/参考.pdf",
        "",
      ]
        .join("\r\n")
        .replace(",＝会長", `,"'＝会長`)
        .replace("＝会長 殿", '＝会長 殿"'),
    );
    expect(text("print-run-files.csv")).toBe(
      [
        "\ufeffファイル,SHA-256,通数,ページ数,枚数,用紙,印刷面",
        `print-run-001.pdf,${hash("print-run-001.pdf")},2,4,2,A4縦,両面`,
        `print-run-002.pdf,${hash("print-run-002.pdf")},1,2,1,A4縦,両面`,
        "",
      ].join("\r\n"),
    );
    const [first, second] = JSON.parse(text("print-run.json")).files;
    expect(JSON.parse(text("print-run.json")).duplex).toBe(true);
    expect(first).toMatchObject({ path: "print-run-001.pdf", pages: 4, sheets: 2, letters: 2 });
    // Of a million letters each is named once, in the table.
    const named = "formats" in how ? undefined : "items";
    if (named === undefined) expect(Object.keys(second)).not.toContain("items");
    else
      expect(second[named]).toEqual([
        {
          ...{ place: 1, first: 1, last: 2, sheets: 1, hasBlankBack: true, papers: ["A4縦"] },
          ...{ sequence: 3, id: "004", addressee: "＝会長 殿", attachments: ["別添/参考.pdf"] },
        },
      ]);
    expect(await problems()).toEqual([]);
  },
);

test("the pages that are named are those of the file, as another reader counts them, on one side too", async () => {
  await run({ printRun: true });
  const rows = text("print-run.csv").split("\r\n").slice(1, -1);
  const cells = rows.map((row) => row.split(","));
  expect(cells.map((row) => row.slice(2, 6))).toEqual([
    ["1", "1", "1", ""],
    ["2", "3", "2", ""],
    ["4", "4", "1", ""],
  ]);
  const pdf = Document.openDocument(
    readFileSync(place.path("out/print-run.pdf")),
    "application/pdf",
  );
  expect(pdf.countPages()).toBe(4);
  for (const [, , first, last, , , paper, , , , addressee] of cells) {
    for (let page = Number(first); page <= Number(last); page += 1) {
      const [left, top, right, bottom] = pdf.loadPage(page - 1).getBounds();
      const size = [right - left, bottom - top].map((one) => Math.round((one * 25.4) / 72));
      expect([paper, ...size]).toEqual(["A4縦", 210, 297]);
    }
    const said = pdf
      .loadPage(Number(first) - 1)
      .toStructuredText("")
      .asText()
      .replaceAll(/\s/gu, "");
    expect(said).toContain(addressee?.replaceAll(/[\s"']/gu, ""));
  }
});

test("it is the same whenever it is made, goes when the letters go, and a letter to one alone stands with it", async () => {
  mkdirSync(place.path("先"));
  await run({ printRun: true });
  const before = ["print-run.csv", "print-run-files.csv", "print-run.json"].map(hash);
  rmSync(place.path("out", "letters", "022021-弘前市長.pdf"));
  await run({});
  expect(["print-run.csv", "print-run-files.csv", "print-run.json"].map(hash)).toEqual(before);
  await run({ restart: true, printRun: true });
  expect(["print-run.csv", "print-run-files.csv", "print-run.json"].map(hash)).toEqual(before);
  writeFileSync(
    place.path("次.hbs"),
    TEMPLATE.replace("別添: 参考.pdf", `別添: ${place.path("out")}`),
  );
  await run({ template: place.path("次.hbs"), out: place.path("out2"), printRun: true });
  const next = readFileSync(place.path("out2", "print-run.csv"), "utf8");
  expect(next).toContain(",letters/022021-弘前市長-別添.pdf\r\n");
  expect(next.match(/-別添\.pdf/gu)).toHaveLength(3);
});

test("what goes with each letter is told whatever formats it is in, and in whatever order", async () => {
  mkdirSync(place.path("先"));
  await run({ printRun: true });
  const own = TEMPLATE.replace("別添: 参考.pdf", `別添: ${place.path("out")}`);
  writeFileSync(place.path("次.hbs"), own);
  const template = place.path("次.hbs");
  const together = [
    ["transcript", "pdf"],
    ["tei", "pdf", "docx"],
    ["txt", "pdf"],
  ] as const;
  for (const formats of pickedOf(together, 1)) {
    const out = place.path("次", formats.join("-"));
    await run({ template, out, printRun: true, formats });
    const said = readFileSync(`${out}/print-run.csv`, "utf8");
    expect(said.match(/,letters\/[^,\r]+-別添\.pdf\r/gu)).toHaveLength(3);
  }
});

/** All that a print run of two volumes is. */
const ALL = [
  ...["print-run-001.pdf", "print-run-002.pdf"],
  ...["print-run.csv", "print-run-files.csv", "print-run.json"],
];

/** Starts a run once more: with nothing said of its print run, where it has other files. */
const STARTS = [
  { first: { duplex: true, volume: 2 }, again: {} },
  {
    first: { formats: [], duplex: true, volume: 2 },
    again: { formats: [], duplex: true, volume: 2 },
  },
] as const;

const CHANGED = ALL.flatMap((name) => STARTS.map((starts) => ({ name, ...starts })));

test.each(pickedOf(CHANGED, 2))(
  "$name that somebody changed is put aside, with a word, and is there again with all others: $again",
  async ({ name, first, again }) => {
    await run(first);
    const before = ALL.map(hash);
    const saved = Buffer.concat([readFileSync(place.path("out", name)), Buffer.from("\r\n")]);
    writeFileSync(place.path("out", name), saved);
    const project = projectAt(place.path("."));
    const { kind, diagnostics } = await place.run({ project, ...again });
    expect([kind, diagnostics.map(({ code }) => code)]).toEqual(["done", ["job/moved-aside"]]);
    expect(ALL.map(hash)).toEqual(before);
    expect(readFileSync(place.path("out/退避", name))).toEqual(saved);
    expect(await problems()).toEqual([]);
    // What is missing is made anew, and nothing else is touched.
    rmSync(place.path("out", name));
    await run(again);
    expect(ALL.map(hash)).toEqual(before);
    expect(readdirSync(place.path("out/退避"))).toEqual([name]);
  },
);

test("a start that says nothing of the print run and is broken off does not cost it", async () => {
  await run({ duplex: true, volume: 2 });
  const before = ALL.map(hash);
  rmSync(place.path("out", "letters", "022021-弘前市長.pdf"));
  const broken: Disk = {
    ...diskHere,
    rename: async (from, to) => {
      if (to.endsWith("ledger.csv")) throw Object.assign(new Error("gone"), { code: "EIO" });
      await diskHere.rename(from, to);
    },
  };
  const project = projectAt(place.path("."));
  expect((await place.run({ project, disk: broken })).kind).toBe("output-failed");
  await run({});
  expect(ALL.map(hash)).toEqual(before);
  expect(await problems()).toEqual([]);
});

test.each(pickedOf([{ printRun: true }, { formats: [], volume: 2 }] as const, 1))(
  "a manifest that was changed is found, and one that was changed together with its hash, too: %j",
  async (how) => {
    await run(how);
    const changed = text("print-run.csv").replace("府中市長", "弘前市長");
    writeFileSync(place.path("out/print-run.csv"), changed);
    expect(await problems()).toEqual([
      expect.stringMatching(/^verify\/file-changed .*print-run\.csv$/u),
    ]);
    const { outputs, ...record } = JSON.parse(text("run.json"));
    const forged = outputs.map((output: { readonly path: string }) =>
      output.path === "print-run.csv" ? { ...output, sha256: hash("print-run.csv") } : output,
    );
    const whole = { ...record, outputs: forged };
    writeFileSync(place.path("out/run.json"), `${JSON.stringify(whole, undefined, 2)}\n`);
    expect(await problems()).toEqual([
      expect.stringMatching(/^verify\/record-contradicts .*print-run\.csv$/u),
    ]);
  },
);
