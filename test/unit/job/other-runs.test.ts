import { copyFileSync, mkdirSync, readFileSync, rmSync, writeFileSync } from "node:fs";
import { afterEach, expect, test, vi } from "vitest";
import { type OwnPlace, ownPlace } from "../../samples/own-place.ts";

vi.setConfig({ testTimeout: 30_000 });

const places: OwnPlace[] = [];
afterEach(() => {
  for (const place of places.splice(0)) place.clear();
});

function newPlace(...given: Parameters<typeof ownPlace>): OwnPlace {
  const place = ownPlace(...given);
  places.push(place);
  return place;
}

function codes(problems: readonly { readonly code: string }[]): readonly string[] {
  return problems.map(({ code }) => code);
}

const ONE = "022012,市,青森県,青森市,あおもりし,青森市長,殿";
const NAMED = `---
表題: 試し
種別: 通知
日付: 2026-12-01
差出人: 総務大臣
必要な列: [職名, 敬称, 備考]
---
［＃宛名］{{職名}}　{{備考}}　{{敬称}}

　お知らせします。
`;

test("the ledger has the addressee as the letter says it, also where a setting puts another honorific", async () => {
  const place = newPlace([`${ONE},新山花子`], NAMED.replace("---\n表", "---\n敬称: 様\n表"));
  expect((await place.run()).kind).toBe("done");
  const line = readFileSync(place.path("out/ledger.jsonl"), "utf8").split("\t")[0] ?? "";
  expect(JSON.parse(line)).toMatchObject({
    title: "青森市長",
    addressee: "青森市長 新山花子 様",
  });
  expect(readFileSync(place.path("out/ledger.csv"), "utf8")).toContain(",青森市長 新山花子 様,");
});

test("a run does not record where a list outside the working folder stands", async () => {
  const place = newPlace();
  await place.run();
  for (const name of ["run.json", "ledger.jsonl", "ledger.csv"]) {
    const text = readFileSync(place.path("out", name), "utf8");
    expect(text).toContain("名簿.csv");
    expect(text).not.toContain(place.path());
  }
  // The same list given from another place is the same run.
  const moved = place.path("別の場所");
  mkdirSync(moved);
  copyFileSync(place.path("名簿.csv"), `${moved}/名簿.csv`);
  const again = await place.run({ recipients: [`${moved}/名簿.csv`] });
  expect([again.kind, again.summary?.written]).toEqual(["done", 0]);
});

test("a letter to the predecessor is not attached to the letter to the successor, and both are named", async () => {
  const last = newPlace([`${ONE},旧田太郎`], NAMED);
  expect((await last.run()).kind).toBe("done");
  const now = newPlace([`${ONE},新山花子`], NAMED);
  const set = new Map([["別添", last.path("out")]]);
  const { kind, diagnostics } = await now.run({ set });
  expect([kind, codes(diagnostics)]).toEqual(["refused", ["job/attachment-other-person"]]);
  expect(diagnostics[0]?.values).toMatchObject({
    addressee: "青森市長 新山花子 殿",
    enclosed: "青森市長 旧田太郎 殿",
  });
  // A cover that names the office alone can go with either.
  const office = newPlace([`${ONE},`], NAMED.replace("{{備考}}　", "").replace(", 備考]", "]"));
  expect(codes((await office.run({ set })).diagnostics)).toEqual([]);
});

test("letters that were not read back are attached with a warning", async () => {
  const place = newPlace();
  await place.run({ verify: "none" });
  const set = new Map([["別添", place.path("out")]]);
  const { kind, diagnostics, summary } = await place.run({ out: place.path("cover"), set });
  expect([kind, codes(diagnostics)]).toEqual(["done", ["job/attachment-unread"]]);
  expect(summary?.warnings).toMatchObject([{ code: "job/attachment-unread", count: 1 }]);
  const run = JSON.parse(readFileSync(place.path("cover/run.json"), "utf8"));
  expect(run.ended.warnings).toMatchObject([{ code: "job/attachment-unread", count: 1 }]);
  const strict = await place.run({ out: place.path("strict"), set, strict: true });
  expect(strict.kind).toBe("refused");
});

test("one addressee's letter is not attached to all without a word; a copy of it is, and so is a letter to nobody alone", async () => {
  const place = newPlace();
  await place.run();
  const letter = place.path("out/letters/022012-青森市長.pdf");
  const attach = async (path: string): Promise<readonly string[]> => {
    const set = new Map([["別添", path]]);
    return codes((await place.run({ out: place.path("cover"), restart: true, set })).diagnostics);
  };
  expect(await attach(letter)).toEqual(["job/attachment-personal"]);
  writeFileSync(place.path("書簡（写）.pdf"), readFileSync(letter));
  expect(await attach(place.path("書簡（写）.pdf"))).toEqual([]);
  const generic = newPlace([",市区町村,,市区町村,,市区町村長,殿,市民課"]);
  await generic.run();
  expect(await attach(generic.path("out/letters/002-市区町村長.pdf"))).toEqual([]);
});

test("letters are made again only against records that are whole", async () => {
  const place = newPlace();
  await place.run();
  const again = { out: place.path("again"), reprint: place.path("out"), only: ["022012"] };
  const outcome = async (): Promise<unknown> => {
    const { kind, diagnostics } = await place.run(again);
    rmSync(place.path("again"), { recursive: true, force: true });
    return [kind, codes(diagnostics)];
  };
  expect(await outcome()).toEqual(["done", []]);
  const letter = place.path("out/letters/022012-青森市長.pdf");
  const bytes = readFileSync(letter);
  rmSync(letter);
  expect(await outcome()).toEqual(["done", []]);
  writeFileSync(letter, `${bytes}x`);
  expect(await outcome()).toEqual(["differs", ["job/reprint-original-changed"]]);
  writeFileSync(place.path("out/reprint.jsonl"), "{bad\n");
  expect(await outcome()).toEqual(["refused", ["job/reprint-damaged"]]);
  rmSync(place.path("out/reprint.jsonl"));
  const ledger = readFileSync(place.path("out/ledger.jsonl"));
  for (const damage of ["", `x${ledger}`, ledger.subarray(0, -2)]) {
    writeFileSync(place.path("out/ledger.jsonl"), damage);
    expect(await outcome()).toEqual(["refused", ["job/reprint-damaged"]]);
  }
  rmSync(place.path("out/ledger.jsonl"));
  expect(await outcome()).toEqual(["refused", ["job/reprint-damaged"]]);
});

test("a letter that the earlier run did not make is not made again", async () => {
  const place = newPlace();
  await place.run({ only: ["022012"] });
  const again = { out: place.path("again"), reprint: place.path("out"), only: ["022021"] };
  expect(codes((await place.run(again)).diagnostics)).toEqual(["job/reprint-unknown"]);
});

test("a letter that comes out otherwise, under another name too, is told with exit 3 and is not finished", async () => {
  const place = newPlace();
  await place.run();
  const list = place.path("名簿.csv");
  writeFileSync(list, readFileSync(list, "utf8").replace("青森市長", "青森市議会議長"));
  const again = { out: place.path("again"), reprint: place.path("out"), only: ["022012"] };
  const { kind, diagnostics, summary } = await place.run(again);
  expect([kind, summary?.finished]).toEqual(["differs", false]);
  expect(codes(diagnostics)).toContain("job/reprint-differs");
  // The row has moved too, and the letter is still found.
  const [header = "", ...rows] = readFileSync(list, "utf8").trimEnd().split("\r\n");
  writeFileSync(list, [header, ...rows.toReversed()].join("\r\n"));
  const moved = await place.run({ ...again, out: place.path("moved") });
  expect([moved.kind, codes(moved.diagnostics)]).toEqual(["differs", ["job/reprint-differs"]]);
  const both = { ...again, out: place.path("both"), formats: ["pdf", "docx"] as const };
  expect(codes((await place.run(both)).diagnostics)).toContain("job/reprint-unknown");
});
