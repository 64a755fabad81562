import { expect, test } from "vitest";
import type { RunInputs } from "../../../../src/model/run.ts";
import {
  allowedFor,
  orderOfRun,
  seenBeside,
} from "../../../../src/studio/page/desk/order-of-run.ts";
import type { Listing, ProjectFile } from "../../../../src/studio/protocol/server.ts";

const file = (handle: string, path: string): ProjectFile => ({ handle, path, bytes: 1 });

const LISTING: Listing = {
  templates: [file("t1", "templates/通知.hbs"), file("t2", "templates/通知#2.hbs")],
  lists: [
    file("l1", "recipients/宛先.xlsx"),
    file("l2", "recipients/宛先#控え.csv"),
    file("l3", "recipients/宛先"),
  ],
  runs: [],
};

function inputs(lists: readonly string[], options: Readonly<Record<string, string>>): RunInputs {
  return {
    tool: "shokan",
    template: { path: "templates/通知.hbs", sha256: "ab" },
    lists: lists.map((path) => ({ path, sha256: `of ${path}`, rows: 3 })),
    fonts: [],
    options,
  };
}

test("what a run records is what it was asked for, but for the addressees that were chosen", () => {
  const options = {
    format: "pdf,docx",
    edition: "as-issued",
    where: "都道府県=奈良県",
    only: "292010",
    hidden: "keep",
    "set 日付": "2026-12-01",
    "partial 署名": "cd",
    letters: "3",
  };
  expect(orderOfRun(inputs(["recipients/宛先.xlsx#市"], options), LISTING)).toEqual({
    template: "t1",
    lists: [{ list: "l1", sheet: "市" }],
    seen: { t1: "ab", l1: "of recipients/宛先.xlsx#市" },
    formats: ["pdf", "docx"],
    edition: "as-issued",
    hidden: "keep",
    set: { 日付: "2026-12-01" },
  });
});

test("a letter of a run that keeps no single files is made again as a PDF of its own", () => {
  const found = orderOfRun(inputs(["recipients/宛先.xlsx#市"], { format: "print-run" }), LISTING);
  expect(found?.formats).toEqual(["pdf"]);
});

test("a sign in a file's name is not taken for that of a worksheet", () => {
  const found = orderOfRun(inputs(["recipients/宛先#控え.csv"], {}), LISTING);
  expect(found?.lists).toEqual([{ list: "l2" }]);
});

test("where a file is gone there is no order", () => {
  expect(orderOfRun(inputs(["recipients/無い.csv"], {}), LISTING)).toBeUndefined();
  expect(orderOfRun(inputs([], {}), { ...LISTING, templates: [] })).toBeUndefined();
});

test("what lies beside the template is held to what the run was made with", () => {
  const { options } = inputs([], {
    "partial 署名": "cd",
    "partial 無い": "ef",
    "settings templates/通知.yaml": "01",
  });
  const partials = ["署名", "別の"].map((name, at) => ({
    name,
    file: file(`p${at}`, `templates/partials/${name}.hbs`),
  }));
  const settings = file("s1", "templates/通知.yaml");
  expect(seenBeside({ options }, { partials, settings })).toEqual({ p0: "cd", s1: "01" });
});

test("what was let pass in a run is let pass when its letters are made again", () => {
  const order = { template: "t1", lists: [] };
  const ended = (folder: string, column: string) => ({
    kind: "merge" as const,
    order: { ...order, allow: [{ column }] },
    end: {
      kind: "done" as const,
      findings: [],
      findingCount: 0,
      run: undefined,
      folder,
      detail: undefined,
    },
  });
  const works = [ended("r1", "敬称"), ended("r2", "職名")];
  expect(allowedFor("r1", works)).toEqual([{ column: "敬称" }]);
  expect(allowedFor("r3", works)).toBeUndefined();
});
