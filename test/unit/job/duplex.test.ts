import { readFileSync, rmSync } from "node:fs";
import { Document } from "mupdf";
import { afterEach, beforeEach, expect, vi } from "vitest";
import type { MergeRequest } from "../../../src/job/plan/merge-options.ts";
import { verifyRun } from "../../../src/job/verify-run.ts";
import { readPdfPages } from "../../../src/verify/pdf-pages.ts";
import { oneIn } from "../../samples/extent.ts";
import { type OwnPlace, ownPlace } from "../../samples/own-place.ts";

const test = oneIn(3);

vi.setConfig({ testTimeout: 30_000 });

/** Letters of one page, of two and of one; two cities have one name. */
const ROWS = [
  "132063,市,東京都,府中市,ふちゅうし,府中市長,殿,市民課",
  `022021,市,青森県,弘前市,ひろさきし,弘前市長,殿,${"総務課と財務課".repeat(250)}`,
  "342084,市,広島県,府中市,ふちゅうし,府中市長,殿,企画課",
];

let place: OwnPlace;
beforeEach(() => {
  place = ownPlace(ROWS);
});
afterEach(() => place.clear());

function printed(name: string): Uint8Array {
  return new Uint8Array(readFileSync(place.path("out", name)));
}

/** To whom the letter is that begins on each page; "…" where one goes on, nothing on a blank page. */
async function beginnings(name: string): Promise<readonly string[]> {
  const pages = await readPdfPages(printed(name));
  return pages.map((page) => {
    const text = page.map((item) => item.text).join("");
    const [title] = /(?:府中|弘前)市長/u.exec(text) ?? [];
    return title ?? (/\S/u.test(text) ? "…" : "");
  });
}

async function run(options: Partial<MergeRequest>): Promise<readonly unknown[]> {
  const { kind, summary } = await place.run(options);
  const { problems } = await verifyRun(place.path("out"), () => undefined);
  return [kind, summary?.finished, problems];
}

test("on both sides of the paper each letter begins on the front of a sheet", async () => {
  expect(await run({ duplex: true })).toEqual(["done", true, []]);
  expect(await beginnings("print-run.pdf")).toEqual([
    "府中市長",
    "",
    "弘前市長",
    "…",
    "府中市長",
    "",
  ]);
});

test("so it does in each volume, and whoever asks for one side again gets it", async () => {
  expect(await run({ duplex: true, volume: 2 })).toEqual(["done", true, []]);
  expect(await beginnings("print-run-001.pdf")).toEqual(["府中市長", "", "弘前市長", "…"]);
  expect(await beginnings("print-run-002.pdf")).toEqual(["府中市長", ""]);
  // A letter is made again, and nobody asks for a print run: the one that is there stays known for what it is.
  rmSync(place.path("out", "letters", "022021-弘前市長.pdf"));
  expect(await run({})).toEqual(["done", true, []]);
  expect(await beginnings("print-run-002.pdf")).toEqual(["府中市長", ""]);
  expect(await run({ volume: 2 })).toEqual(["done", true, []]);
  expect(await beginnings("print-run-001.pdf")).toEqual(["府中市長", "弘前市長", "…"]);
  expect(await beginnings("print-run-002.pdf")).toEqual(["府中市長"]);
});

test("letters to two cities of one name are told apart by the bookmarks of the print run", async () => {
  await run({ printRun: true });
  const outline = Document.openDocument(printed("print-run.pdf"), "application/pdf").loadOutline();
  expect(outline).toMatchObject([
    { title: "東京都", down: [{ title: "132063 府中市長" }] },
    { title: "青森県", down: [{ title: "022021 弘前市長" }] },
    { title: "広島県", down: [{ title: "342084 府中市長" }] },
  ]);
});
