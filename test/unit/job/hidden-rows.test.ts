import { readFileSync, writeFileSync } from "node:fs";
import { afterEach, beforeEach, describe, expect, test } from "vitest";
import { messageOf } from "../../../src/base/messages/messages.ts";
import { reopenRun } from "../../../src/followup/edits/reopen-run.ts";
import { verifyRun } from "../../../src/job/verify-run.ts";
import { projectAt } from "../../../src/outside/project.ts";
import { type OwnPlace, ownPlace } from "../../samples/own-place.ts";
import { headerRow, textRow, workbook } from "../../samples/workbook.ts";

const CITIES = [
  ["022012", "市", "青森県", "青森市", "あおもりし", "青森市長", "殿", "市民課"],
  ["022021", "市", "青森県", "弘前市", "ひろさきし", "弘前市長", "殿", "総務課"],
  ["022039", "市", "青森県", "八戸市", "はちのへし", "八戸市長", "殿", "企画課"],
];

describe("a run of a list in which a filter hides a row", () => {
  let place: OwnPlace;
  beforeEach(() => {
    place = ownPlace();
    const rows = CITIES.map((values, index) =>
      textRow(index + 2, values, index === 1 ? ' hidden="1"' : ""),
    );
    const bytes = workbook({ rows: headerRow(1, ["備考"]) + rows.join("") });
    writeFileSync(place.path("名簿.xlsx"), bytes);
  });
  afterEach(() => place.clear());

  const list = (hidden?: "keep" | "skip") => ({ recipients: [place.path("名簿.xlsx")], hidden });
  const ledger = (): string => readFileSync(place.path("out", "ledger.jsonl"), "utf8");

  test("writes nothing until it is said what becomes of it", async () => {
    const result = await place.run(list());
    expect(result.kind).toBe("refused");
    expect(result.diagnostics.map(({ code }) => code)).toEqual(["csv/hidden-rows"]);
  });

  test.each([
    ["keep", ["青森市長", "弘前市長", "八戸市長"]],
    ["skip", ["青森市長", "八戸市長"]],
  ] as const)(
    "with --hidden %s records it, and is verified and opened again with it",
    async (hidden, titles) => {
      expect(await place.run(list(hidden))).toMatchObject({ kind: "done", diagnostics: [] });
      const run = JSON.parse(readFileSync(place.path("out", "run.json"), "utf8"));
      expect(run.inputs.options).toMatchObject({ hidden, letters: String(titles.length) });
      for (const title of titles) expect(ledger()).toContain(title);
      expect(ledger().split("\n")).toHaveLength(titles.length + 1);
      expect((await verifyRun(place.path("out"), () => undefined)).kind).toBe("done");
      const again = reopenRun({
        project: projectAt(),
        folder: place.path("out"),
        template: place.path("試し.hbs"),
        recipients: [place.path("名簿.xlsx")],
        characters: undefined,
      });
      if (!again.ok) throw new Error(again.errors[0]?.code);
      expect(Array.from(again.value.letters, ({ entry }) => entry.row)).toEqual(
        hidden === "keep" ? [2, 3, 4] : [2, 4],
      );
    },
  );

  test("is not mixed with a run of the other choice", async () => {
    expect(await place.run(list("skip"))).toMatchObject({ kind: "done" });
    const other = await place.run(list("keep"));
    expect(other.kind).toBe("inputs-changed");
    expect(other.diagnostics.map((one) => messageOf(one, "ja").message).join()).toContain(
      "見えない行・取り消し線の行",
    );
  });
});

test("a choice that changes nothing is no other run", async () => {
  const place = ownPlace();
  expect(await place.run()).toMatchObject({ kind: "done" });
  expect(await place.run({ hidden: "skip" })).toMatchObject({ kind: "done" });
  expect(readFileSync(place.path("out", "run.json"), "utf8")).not.toContain("hidden");
  place.clear();
});
